using Beam;
using Jit.Arm32;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Moves, and what marks places.
internal sealed partial class Emitter
{
    /// <summary>Marks the target of every operand {f,Label}.</summary>
    private void Label(Label label)
    {
        if (label.Number == _function.Entry)
            EmitFunEntries(label.Number);
        _asm.Bind(_labels[label.Number]);
        if (label.Number == _function.Entry)
            EnterFunction();
    }

    /// <summary>The instructions that follow come from File:Line.</summary>
    private void Line(Operand location) => _line = _hasLines ? (Location)location : Location.None;

    /// <summary>Dst = Src.</summary>
    private void Move(Operand source, Operand destination)
    {
        if (Home(destination) is Reg home)
            LoadTo(home, source);
        else
            Store(Load(source, Arg0), destination);
    }

    /// <summary>Swaps two registers.</summary>
    private void Swap(Operand left, Operand right)
    {
        if (Home(left) is null)
            (left, right) = (right, left);
        Reg a = Load(left, Arg1);
        LoadTo(Arg0, right);
        Store(a, right);
        Store(Arg0, left);
    }
}
