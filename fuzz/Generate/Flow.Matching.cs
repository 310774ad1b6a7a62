using Beam;

namespace Fuzz.Generate;

/// <summary>Matching of bitstrings.</summary>
internal sealed partial class Flow
{
    private int _matches;

    private bool StepMatch(Instruction i)
    {
        switch (i.Op)
        {
            case Op.BsStartMatch3:
                StartMatch(i[1], Number(i[2]), i[3], i[0]);
                return true;
            case Op.BsStartMatch4:
                StartMatch(i[2], Number(i[1]), i[3], i[0]);
                return true;
            case Op.BsGetInteger2:
                GetField(i, IntegerField(i[3], Number(i[4]), Number(i[5])));
                return true;
            case Op.BsGetFloat2:
                GetField(i, Known.AFloat);
                return true;
            case Op.BsGetBinary2:
                int match = CheckContext(i[1]).Match;
                GetField(i, Known.Bits);
                if (IsWord(i[3], "all"))
                    Spend(Here, match);
                return true;
            case Op.BsGetUtf32:
                GetUtf32(i);
                return true;
            case Op.BsGetUtf8 or Op.BsGetUtf16:
                CheckContext(i[1]);
                Branch(LabelOf(i[0]), Here);
                Extract(i[1], Number(i[2]), i[4], Known.Range(0, 0x10FFFF));
                return true;
            case Op.BsSkipUtf8 or Op.BsSkipUtf16 or Op.BsSkipUtf32:
                CheckContext(i[1]);
                Branch(LabelOf(i[0]), Here);
                Collect(i[1], Number(i[2]));
                return true;
            case Op.BsSkipBits2:
                CheckContext(i[1]);
                ReadSize(i[2]);
                if (i[2] is Const { Value: not Integer })
                    Complain("loaders of today do not skip all"); // They test the unit.
                if (Number(i[3]) is < 1 or > 256)
                    Complain("no such unit"); // OTP 29 divides by it, and dies.
                Branch(LabelOf(i[0]), Here);
                return true;
            default:
                return StepContext(i);
        }
    }

    private bool StepContext(Instruction i)
    {
        switch (i.Op)
        {
            case Op.BsTestTail2:
                CheckContext(i[1]);
                Branch(LabelOf(i[0]), Here);
                return true;
            case Op.BsTestUnit:
                CheckContext(i[1]);
                if (Number(i[2]) is < 1 or > 256)
                    Complain("no such unit");
                Branch(LabelOf(i[0]), Here);
                return true;
            case Op.BsMatchString:
                CheckContext(i[1]);
                if (Number(i[2]) < 1 || Number(i[2]) > 8L * ((Bytes)i[3]).Value.Count)
                    Complain("the string is shorter");
                Branch(LabelOf(i[0]), Here);
                return true;
            case Op.BsGetTail:
                Extract(i[0], Number(i[2]), i[1], Known.Bits);
                return true;
            case Op.BsGetPosition:
                Extract(i[0], Number(i[2]), i[1], Known.Position(CheckContext(i[0]).Match));
                return true;
            case Op.BsSetPosition:
                Known context = CheckContext(i[0]);
                Known position = ReadMovable(i[1]);
                if (!position.IsPosition || position.Match != context.Match || context.Match == 0)
                    Complain($"{i[1]} is no position of that match");
                return true;
            case Op.BsMatch:
                Match(i);
                return true;
            default:
                return false;
        }
    }

    private Known CheckContext(Operand register)
    {
        Known known = ReadMovable(register);
        if (!known.IsContext)
            Complain($"{register} is no match context");
        return known;
    }

    /// <summary>Loaders make two instructions of it: the first takes 32 bits, the second may find
    /// that they are no code point.</summary>
    private void GetUtf32(Instruction i)
    {
        CheckContext(i[1]);
        if (SameRegister(i[1], i[4]))
            Complain("the context is overwritten");
        State fails = Here.Copy();
        Extract(i[1], Number(i[2]), i[4], Known.Range(0, 0x10FFFF));
        Forget(fails, i[4]);
        if (_complaint is null)
            Branch(LabelOf(i[0]), fails, isCopy: true);
    }

    /// <summary>Where a match is hangs on the release: at its end or not after one took all, at
    /// its start or not where bs_match failed halfway. So nothing reads its contexts.</summary>
    private static void Spend(State state, int match)
    {
        bool IsOf(Known? known) => known is { IsContext: true }
            && (match == 0 || known.Match == 0 || known.Match == match);
        for (int x = 0; x < state.XEnd; x++)
        {
            if (IsOf(state.X(x)))
                state.SetX(x, Known.Unreadable);
        }
        for (int y = 0; y < state.Frame; y++)
        {
            if (IsOf(state.Y(y)))
                state.SetY(y, Known.Unreadable);
        }
    }

    /// <summary>A field's size: any term, and all where it may be.</summary>
    private void ReadSize(Operand size)
    {
        Read(size);
        if (size is Const { Value: Integer { Value.Sign: < 0 } })
            Complain("a size is negative");
    }

    /// <summary>What the op reads is live, and so are the other live registers.</summary>
    private void Collect(Operand context, int live)
    {
        CheckContext(context);
        CheckLive(live);
        CheckYs();
        CheckKept(context, live);
        if (_complaint is null)
            Here.PruneX(live);
    }

    private void Extract(Operand context, int live, Operand target, Known known)
    {
        Collect(context, live);
        Here.NoRoom();
        Set(target, known);
    }

    private void StartMatch(Operand source, int live, Operand target, Operand fail)
    {
        Known known = ReadMovable(source);
        CheckLive(live);
        CheckYs();
        CheckKept(source, live);
        if (source is Const)
            Complain("a register is needed");
        if (known.IsPosition || known == Known.Trace)
            Complain($"{source} holds no term");
        if (_complaint is not null)
            return;
        switch (fail)
        {
            case Label label:
                State fails = Here.Copy();
                if (known.IsTerm && known.Set != Known.AnySet)
                    Refine(fails, source, known.Narrow(~TypeSet.Bitstring));
                Branch(label.Number, fails, isCopy: true);
                Refine(Here, source, known.Narrow(TypeSet.Bitstring));
                break;
            case Const { Value: Atom { Name: "resume" } }:
                if (!known.IsContext)
                    Complain($"{source} is no match context");
                if (target is X x && x.Index >= live)
                    Complain($"{target} is not live"); // Says the validator of OTP 25.
                break;
            case Const { Value: Atom { Name: "no_fail" } }:
                if (!known.IsContext && !known.Is(TypeSet.Bitstring))
                    Complain($"{source} is not known to be a bitstring");
                break;
            default:
                Complain("it fails to a label, no_fail or resume");
                break;
        }
        Here.PruneX(live);
        Here.NoRoom();
        Set(target, known.IsContext ? known : Known.Context(++_matches));
    }

    /// <summary>Operands: Fail, Context, Live, Size, Unit, Flags, Destination.</summary>
    private void GetField(Instruction i, Known field)
    {
        CheckContext(i[1]);
        ReadSize(i[3]);
        CheckKept(i[3], Number(i[2]));
        if (Number(i[4]) is < 1 or > 256)
            Complain("no such unit");
        Branch(LabelOf(i[0]), Here);
        Extract(i[1], Number(i[2]), i[6], field);
    }

    /// <summary>What is known of an integer of that size.</summary>
    private static Known IntegerField(Operand size, int unit, int flags)
    {
        const int signed = 4;
        return size is Const { Value: Integer { Value: var n } } && n >= 0 && n <= 64
            ? Known.IntegerOfBits((long)n * unit, (flags & signed) != 0)
            : Known.Int;
    }

    /// <summary>Commands: what they take must have been ensured. Where it fails, what commands
    /// before the last test wrote is gone.</summary>
    private void Match(Instruction i)
    {
        int match = CheckContext(i[1]).Match;
        CheckYs();
        State fails = Here.Copy();
        long ensured = 0;
        int live = int.MaxValue;
        var written = new List<Operand>();
        ReadOnlySpan<Operand> rest = ((OperandList)i[2]).Items.Span;
        for (bool first = true; !rest.IsEmpty && _complaint is null; first = false)
        {
            MatchCommand? command = MatchCommand.Read(ref rest);
            if (command is null || first != command.Ensures)
            {
                Complain("the commands are not right");
                return;
            }
            ensured = command.Ensures ? command.Bits : ensured - command.Bits;
            if (ensured < 0)
                Complain("more is taken than was ensured");
            if (command.Tests)
            {
                if (!first)
                    Spend(fails, match);
                fails.PruneX(Math.Min(live, State.XLimit));
                foreach (Operand target in written)
                    Forget(fails, target);
            }
            if (command.Target is not { } register)
                continue;
            CheckLive(command.Live);
            CheckKept(i[1], command.Live);
            if (SameRegister(register, i[1]))
                Complain("the context is overwritten");
            Here.PruneX(command.Live);
            live = Math.Min(live, command.Live);
            Set(register, command.Result);
            written.Add(register);
        }
        Here.NoRoom();
        if (_complaint is null)
            Branch(LabelOf(i[0]), fails, isCopy: true);
    }
}
