using Beam;
using Jit.Arm32;

namespace Jit.Emit;

/// <summary>Code that is reached with a frame and without: what only raises may be shared so, and
/// compilers do. It stands there twice, for <c>lr</c> is the return address in one state alone.
/// </summary>
internal sealed partial class Emitter
{
    /// <summary>Where a label is, and the state that its first code is for.</summary>
    private readonly record struct TwoWays(int Position, bool HasFrame);

    private readonly Dictionary<int, TwoWays> _twice = [];
    private readonly Dictionary<int, CodeLabel> _others = [];

    private void NoteFrames()
    {
        (_frames, IReadOnlySet<int> twice) = FrameStates.Of(_function);
        if (twice.Count == 0)
            return;
        foreach ((int at, Instruction i) in _function.Code.Index())
        {
            if (i.Op == Op.Label && twice.Contains(((Label)i[0]).Number))
            {
                _twice[((Label)i[0]).Number] =
                    new TwoWays(at, _frames[at] != FrameStates.None);
            }
        }
    }

    /// <summary>Where control runs into a label in the state that its first code is not for, it
    /// goes to the other.</summary>
    private void FallInto(Label label, Instruction last, int before)
    {
        if (!_twice.ContainsKey(label.Number) || FrameStates.EndsFlow(last))
            return;
        int frame = _frame;
        _frame = FrameStates.After(last, before);
        if (HasFrame != (frame != FrameStates.None))
            _asm.B(LabelOf(label));
        _frame = frame;
    }

    /// <summary>The code for the other state.</summary>
    private CodeLabel OtherOf(int number, TwoWays place)
    {
        if (!_others.TryGetValue(number, out CodeLabel other))
        {
            int frame = _frame;
            _others.Add(number, other = OutOfLine(() => EmitOther(place.Position, frame)));
        }
        return other;
    }

    private void EmitOther(int position, int frame)
    {
        (_line, _isRest) = (LineAt(position), false);
        for (_at = position + 1; _at < _function.Code.Count; _at++)
        {
            Instruction instruction = _function.Code[_at];
            _frame = frame;
            if (instruction.Op == Op.Label)
            {
                _asm.B(LabelOf(instruction[0]));
                return;
            }
            ByOp[(int)instruction.Op](this, instruction);
            if (FrameStates.EndsFlow(instruction))
                return;
            frame = FrameStates.After(instruction, frame);
        }
    }

    /// <summary>The line that the code before a place has told.</summary>
    private Location LineAt(int position) =>
        _hasLines && _function.Code.Take(position).LastOrDefault(
            i => i.Op is Op.Line or Op.ExecutableLine) is { } line
            ? (Location)line[0] : Location.None;
}
