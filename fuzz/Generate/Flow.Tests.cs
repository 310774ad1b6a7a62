using Beam;

namespace Fuzz.Generate;

/// <summary>Tests, selections, jumps: what is known on either side of a branch.</summary>
internal sealed partial class Flow
{
    /// <summary>The kinds that a type test lets pass, or None for other ops.</summary>
    public static TypeSet Tested(Op op) => op switch
    {
        Op.IsInteger => TypeSet.Integer,
        Op.IsFloat => TypeSet.Float,
        Op.IsNumber => Known.NumberSet,
        Op.IsAtom or Op.IsBoolean => TypeSet.Atom,
        Op.IsPid => TypeSet.Pid,
        Op.IsReference => TypeSet.Reference,
        Op.IsPort => TypeSet.Port,
        Op.IsNil => TypeSet.Nil,
        Op.IsBinary or Op.IsBitstr => TypeSet.Bitstring,
        Op.IsList => Known.ListSet,
        Op.IsNonemptyList => TypeSet.Cons,
        Op.IsTuple => TypeSet.Tuple,
        Op.IsFunction => TypeSet.Fun,
        Op.IsMap => TypeSet.Map,
        Op.IsAnyNativeRecord => TypeSet.NativeRecord,
        _ => TypeSet.None,
    };

    private bool StepTest(Instruction i)
    {
        if (Tested(i.Op) is not TypeSet.None and var set)
        {
            TypeTest(i, set);
            return true;
        }
        switch (i.Op)
        {
            case Op.IsLt or Op.IsGe or Op.IsEq or Op.IsNe or Op.IsEqExact or Op.IsNeExact:
                Compare(i);
                return true;
            case Op.IsFunction2:
                IsFunctionOfArity(i);
                return true;
            case Op.TestArity:
                if (!Read(i[1]).Is(TypeSet.Tuple) || i[1] is Const)
                    Complain($"{i[1]} is not known to be a tuple");
                Branch(LabelOf(i[0]), Here);
                Refine(Here, i[1], Read(i[1]).NarrowSize(Number(i[2])));
                return true;
            case Op.IsTaggedTuple:
                Read(i[1]);
                Branch(LabelOf(i[0]), Here);
                Refine(Here, i[1], Read(i[1]).NarrowSize(Number(i[2])));
                return true;
            case Op.SelectVal:
                SelectVal(i);
                return true;
            case Op.SelectTupleArity:
                SelectTupleArity(i);
                return true;
            case Op.Jump:
                Branch(LabelOf(i[0]), Here);
                Current = null;
                return true;
            default:
                return false;
        }
    }

    private void TypeTest(Instruction i, TypeSet set)
    {
        Known known = Read(i[1]);
        if (i.Op is Op.IsNonemptyList or Op.IsFunction or Op.IsAnyNativeRecord && i[1] is Const)
            Complain("VMs test a register only"); // Or say no, or do not load it.
        State fails = Here.Copy();
        // is_binary and is_boolean say nothing of what they turn away.
        // Of any term but one kind Erlang's validator keeps nothing.
        if (i.Op is not (Op.IsBinary or Op.IsBoolean) && known.Set != Known.AnySet)
            Refine(fails, i[1], known.Narrow(~set));
        Branch(LabelOf(i[0]), fails, isCopy: true);
        Known? passes = known.Narrow(set);
        Refine(Here, i[1], i.Op == Op.IsBoolean ? passes?.AsBoolean() : passes);
    }

    private void IsFunctionOfArity(Instruction i)
    {
        Known known = Read(i[1]);
        Read(i[2]);
        Branch(LabelOf(i[0]), Here);
        bool constant = i[2] is Const { Value: Integer { Value: var n } } && n >= 0 && n <= 255;
        Known? passes = known.Narrow(TypeSet.Fun);
        if (constant && passes is not null)
            passes = passes with { FunArity = (int)((Integer)((Const)i[2]).Value).Value };
        Refine(Here, i[1], passes);
    }

    private void Compare(Instruction i)
    {
        Known left = Read(i[1]);
        Known right = Read(i[2]);
        State fails = Here.Copy();
        if (left.Is(TypeSet.Integer) && right.Is(TypeSet.Integer))
            CompareRanges(i, left, right, fails);
        Branch(LabelOf(i[0]), fails, isCopy: true);
    }

    /// <summary>Both are integers: the comparison bounds them.</summary>
    private void CompareRanges(Instruction i, Known left, Known right, State fails)
    {
        State passes = Here;
        if (SameRegister(i[1], i[2]))
            return;
        switch (i.Op)
        {
            case Op.IsLt:
                Less(passes, i[1], left, i[2], right);
                NotLess(fails, i[1], left, i[2], right);
                break;
            case Op.IsGe:
                NotLess(passes, i[1], left, i[2], right);
                Less(fails, i[1], left, i[2], right);
                break;
            case Op.IsEq or Op.IsEqExact:
                Same(passes, i[1], left, i[2], right);
                break;
            case Op.IsNe or Op.IsNeExact:
                Same(fails, i[1], left, i[2], right);
                break;
        }
    }

    private static void Less(State state, Operand a, Known left, Operand b, Known right)
    {
        Refine(state, a, left.NarrowRange(null, right.Max > long.MinValue ? right.Max - 1 : null));
        Refine(state, b, right.NarrowRange(left.Min < long.MaxValue ? left.Min + 1 : null, null));
    }

    private static void NotLess(State state, Operand a, Known left, Operand b, Known right)
    {
        Refine(state, a, left.NarrowRange(right.Min, null));
        Refine(state, b, right.NarrowRange(null, left.Max));
    }

    private static void Same(State state, Operand a, Known left, Operand b, Known right)
    {
        Refine(state, a, left.NarrowRange(right.Min, right.Max));
        Refine(state, b, right.NarrowRange(left.Min, left.Max));
    }

    private void SelectVal(Instruction i)
    {
        Known known = Read(i[0]);
        var seen = new HashSet<Term>();
        ValueList<Operand> arms = ((OperandList)i[2]).Items;
        bool atoms = arms.Count > 0 && arms[0] is Const { Value: Atom };
        if (known.Is(atoms ? TypeSet.Integer : TypeSet.Atom)) // VMs leave the test before it out.
            Complain("no arm can be taken");
        for (int n = 0; n + 1 < arms.Count; n += 2)
        {
            Term? value = (arms[n] as Const)?.Value;
            if (value is not (Atom or Integer) || value is Atom != atoms || !seen.Add(value))
                Complain("arms must be different atoms or different integers");
            Branch(LabelOf(arms[n + 1]), Here);
        }
        if (arms.Count == 0)
            Complain("there is no arm");
        Branch(LabelOf(i[1]), Here);
        Current = null;
    }

    private void SelectTupleArity(Instruction i)
    {
        Known tuple = Read(i[0]);
        if (!tuple.Is(TypeSet.Tuple) || i[0] is Const)
            Complain($"{i[0]} is not known to be a tuple");
        var seen = new HashSet<int>();
        ValueList<Operand> arms = ((OperandList)i[2]).Items;
        for (int n = 0; n + 1 < arms.Count; n += 2)
        {
            if (!seen.Add(Number(arms[n])))
                Complain("arms must be different");
            State state = Here.Copy();
            Refine(state, i[0], tuple.NarrowSize(Number(arms[n])));
            Branch(LabelOf(arms[n + 1]), state, isCopy: true);
        }
        if (arms.Count == 0)
            Complain("there is no arm");
        Branch(LabelOf(i[1]), Here);
        Current = null;
    }
}
