using Beam;

namespace Fuzz.Generate;

/// <summary>Float registers.</summary>
internal sealed partial class Flow
{
    private bool StepFloat(Instruction i)
    {
        switch (i.Op)
        {
            case Op.Fmove when i[1] is Fr target:
                if (i[0] is Fr || !Read(i[0]).Is(TypeSet.Float))
                    Complain($"{i[0]} is not known to be a float");
                SetFloat(target);
                return true;
            case Op.Fmove:
                ReadFloat(i[0]);
                if (--Here.HeapFloats < 0)
                    Complain("no room for a float");
                Set(i[1], Known.AFloat);
                return true;
            case Op.Fconv:
                Read(i[0]);
                MayRaise();
                SetFloat(i[1]);
                return true;
            case Op.Fadd or Op.Fsub or Op.Fmul or Op.Fdiv or Op.Fnegate:
                if (LabelOf(i[0]) != 0)
                    Complain("a float register op jumps nowhere");
                for (int n = 1; n < i.Operands.Count - 1; n++)
                    ReadFloat(i[n]);
                MayRaise();
                SetFloat(i.Operands[^1]);
                return true;
            case Op.Fclearerror:
                return true;
            case Op.Fcheckerror:
                if (LabelOf(i[0]) != 0)
                    Complain("fcheckerror jumps nowhere");
                MayRaise();
                return true;
            default:
                return false;
        }
    }

    private void ReadFloat(Operand source)
    {
        if (source is not Fr { Index: < State.FloatLimit } register
            || (Here.Floats & (1UL << register.Index)) == 0)
        {
            Complain($"{source} holds no float");
        }
    }

    private void SetFloat(Operand target)
    {
        if (target is Fr { Index: < State.FloatLimit } register)
            Here.Floats |= 1UL << register.Index;
        else
            Complain($"{target} cannot be written");
    }
}
