using Beam;

namespace Fuzz.Generate;

/// <summary>Rules that match bitstrings.</summary>
internal static partial class Rules
{
    private static readonly int[] FieldBits =
        [0, 1, 3, 4, 7, 8, 8, 8, 9, 12, 15, 16, 16, 24, 27, 28, 29, 31, 32, 33, 48, 60, 64, 65, 80];

    private static Rule[] Matching =>
    [
        new("bs_start_match3", [Op.BsStartMatch3], Always, b => StartMatch(b, Op.BsStartMatch3)),
        new("bs_start_match4", [Op.BsStartMatch4], Always, b => StartMatch(b, Op.BsStartMatch4)),
        new("bs_get_integer2", [Op.BsGetInteger2], HasContext, GetInteger),
        new("bs_get_float2", [Op.BsGetFloat2], HasContext, GetFloat),
        new("bs_get_binary2", [Op.BsGetBinary2], HasContext, GetBinary),
        new("bs_skip_bits2", [Op.BsSkipBits2], HasContext, SkipBits),
        new("bs_test_tail2", [Op.BsTestTail2], HasContext, b => b.Emit(
            Op.BsTestTail2, b.Fail(), Context(b), new Num(SomeBits(b)))),
        new("bs_test_unit", [Op.BsTestUnit], HasContext, b => b.Emit(
            Op.BsTestUnit, b.Fail(), Context(b), new Num(Unit(b)))),
        new("bs_match_string", [Op.BsMatchString], HasContext, MatchString),
        new("bs_get_tail", [Op.BsGetTail], HasContext, b => OfContext(b, Op.BsGetTail)),
        new("bs_get_position", [Op.BsGetPosition, Op.BsSetPosition], HasContext, GetPosition),
        new("bs_set_position", [Op.BsSetPosition], b => b.Find(k => k.IsPosition) is not null,
            SetPosition),
        new("bs_get_utf", [Op.BsGetUtf8, Op.BsGetUtf16, Op.BsGetUtf32], HasContext, GetRune),
        new("bs_skip_utf", [Op.BsSkipUtf8, Op.BsSkipUtf16, Op.BsSkipUtf32], HasContext, SkipRune),
        new("bs_match", [Op.BsMatch], HasContext, Match),
    ];

    private static bool HasContext(Body b) => b.Find(k => k.IsContext) is not null;

    private static Operand Context(Body b) => b.Find(k => k.IsContext)!;

    /// <summary>Starts, and goes on with a few fields at once: contexts do not live long.</summary>
    private static void StartMatch(Body b, Op op)
    {
        Operand source = b.Random.Chance(10) && HasContext(b) ? Context(b) : b.Source(Want.Bits);
        if (source is Const)
            b.Emit(Op.Move, source, source = b.Target());
        if (b.LiveKeeping(source) is not { } live)
            return;
        Known known = b.Look(source);
        bool proven = known.IsContext || known.Is(TypeSet.Bitstring);
        if (op == Op.BsStartMatch3)
            b.Emit(op, b.Fail(), source, new Num(live), b.Target());
        else if (known.IsContext && b.Random.Chance(60))
            Resume(b, source, live);
        else if (proven && b.Random.Chance(60))
            b.Emit(op, Word("no_fail"), new Num(live), source, b.Target());
        else
            b.Emit(op, b.Fail(), new Num(live), source, b.Target());
        for (int i = b.Random.Between(0, 4); i > 0 && HasContext(b); i--)
            AField(b);
    }

    private static void Resume(Body b, Operand source, int live)
    {
        Operand target = b.Target();
        if (target is not X x || x.Index < live)
            b.Emit(Op.BsStartMatch4, Word("resume"), new Num(live), source, target);
    }

    private static Const Word(string name) => new(Atom.Of(name));

    private static void AField(Body b)
    {
        if (b.Has(Op.BsMatch) && b.Random.Chance(50))
        {
            Match(b);
            return;
        }
        switch (b.Random.Below(8))
        {
            case 0 or 1 or 2:
                GetInteger(b);
                break;
            case 3:
                GetBinary(b);
                break;
            case 4:
                SkipBits(b);
                break;
            case 5:
                GetFloat(b);
                break;
            case 6:
                GetRune(b);
                break;
            case 7 when b.Random.Chance(50):
                GetPosition(b);
                break;
            default:
                OfContext(b, Op.BsGetTail);
                break;
        }
    }

    private static int SomeBits(Body b) => b.Random.Pick<int>(FieldBits);

    private static int Unit(Body b) =>
        b.Random.Chance(85) ? b.Random.Pick<int>([1, 1, 8, 8, 16]) : b.Random.Between(1, 256);

    /// <summary>little, signed and native, as bits.</summary>
    private static Num FieldFlags(Body b) =>
        new((b.Random.Below(4) * 2) + (b.Random.Chance(15) ? 16 : 0));

    /// <summary>A size and its unit: mostly a constant, else a register.</summary>
    private static (Operand Size, Num Unit) Field(Body b)
    {
        if (b.Random.Chance(20) && b.Source(Want.Count) is (X or Y) and var size)
            return (size, new Num(b.Random.Chance(70) ? 1 : 8));
        int bits = SomeBits(b);
        return bits % 8 == 0 && b.Random.Chance(50)
            ? (new Const(Terms.Int(bits / 8)), new Num(8))
            : (new Const(Terms.Int(bits)), new Num(1));
    }

    private static void GetInteger(Body b)
    {
        (Operand size, Num unit) = Field(b);
        Get(b, Op.BsGetInteger2, size, unit);
    }

    private static void GetFloat(Body b)
    {
        (Operand size, Num unit) = b.Random.Chance(85)
            ? (new Const(Terms.Int(16 << b.Random.Below(3))), new Num(1))
            : Field(b);
        Get(b, Op.BsGetFloat2, size, unit);
    }

    private static void GetBinary(Body b)
    {
        (Operand size, Num unit) = b.Random.Chance(25)
            ? (Word("all"), new Num(Unit(b)))
            : Field(b);
        Get(b, Op.BsGetBinary2, size, unit);
    }

    private static void Get(Body b, Op op, Operand size, Num unit)
    {
        Operand context = Context(b);
        if (b.LiveKeeping(context, size) is { } live)
            b.Emit(op, b.Fail(), context, new Num(live), size, unit, FieldFlags(b), b.Target());
    }

    private static void SkipBits(Body b)
    {
        (Operand size, Num unit) = Field(b);
        b.Emit(Op.BsSkipBits2, b.Fail(), Context(b), size, unit, new Num(0));
    }

    private static void MatchString(Body b)
    {
        var bytes = new byte[b.Random.Between(1, 3)];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = b.Random.Pick<byte>([0, 1, 97, 255, 0xA0]);
        int bits = b.Random.Chance(50) ? 8 * bytes.Length : b.Random.Between(1, 8 * bytes.Length);
        b.Emit(
            Op.BsMatchString, b.Fail(), Context(b), new Num(bits),
            new Bytes(ValueList.Create<byte>(bytes)));
    }

    private static void OfContext(Body b, Op op)
    {
        Operand context = Context(b);
        if (b.LiveKeeping(context) is { } live)
            b.Emit(op, context, b.Target(), new Num(live));
    }

    /// <summary>A position, a field or two, and most often back to it.</summary>
    private static void GetPosition(Body b)
    {
        OfContext(b, Op.BsGetPosition);
        for (int i = b.Random.Below(3); i > 0 && HasContext(b); i--)
            AField(b);
        if (b.Random.Chance(80) && b.Find(k => k.IsPosition) is not null)
            SetPosition(b);
    }

    /// <summary>Back to where that match once was.</summary>
    private static void SetPosition(Body b)
    {
        Operand position = b.Find(k => k.IsPosition)!;
        int match = b.Look(position).Match;
        if (match != 0 && b.Find(k => k.IsContext && k.Match == match) is { } context)
            b.Emit(Op.BsSetPosition, context, position);
    }

    private static void GetRune(Body b)
    {
        Operand context = Context(b);
        if (b.LiveKeeping(context) is not { } live)
            return;
        Op op = b.Random.Pick<Op>([Op.BsGetUtf8, Op.BsGetUtf16, Op.BsGetUtf32]);
        Operand target = b.Target();
        if (op == Op.BsGetUtf32 && Flow.SameRegister(target, context))
            return;
        Label fail = op == Op.BsGetUtf32 ? FailLosing(b, [target]) : b.Fail();
        b.Emit(op, fail, context, new Num(live), RuneFlags(b, op), target);
    }

    private static void SkipRune(Body b)
    {
        Operand context = Context(b);
        if (b.LiveKeeping(context) is not { } live)
            return;
        Op op = b.Random.Pick<Op>([Op.BsSkipUtf8, Op.BsSkipUtf16, Op.BsSkipUtf32]);
        b.Emit(op, b.Fail(), context, new Num(live), RuneFlags(b, op));
    }

    private static Num RuneFlags(Body b, Op op) =>
        op is Op.BsGetUtf8 or Op.BsSkipUtf8 ? new Num(0) : new Num(b.Random.Below(2) * 2);

    /// <summary>Ensures some bits, then takes no more than these.</summary>
    private static void Match(Body b)
    {
        Operand context = Context(b);
        if (b.LiveKeeping(context) is null)
            return;
        var commands = new List<Operand>();
        long left = b.Random.Chance(60) ? 8 * b.Random.Between(0, 12) : b.Random.Below(140);
        if (b.Random.Chance(25))
            commands.AddRange([Word("ensure_exactly"), new Num(left)]);
        else
            commands.AddRange([Word("ensure_at_least"), new Num(left), new Num(MatchUnit(b))]);
        int live = b.Here.LivePrefix();
        for (int i = b.Random.Between(1, 6); i > 0 && left > 0; i--)
            left -= MatchField(b, commands, context, left, live);
        if (b.Random.Chance(25) && MatchTarget(b, context, live) is { } tail)
        {
            commands.AddRange(
                [Word("get_tail"), new Num(live), new Num(MatchUnit(b)), tail]);
        }
        Label fail = FailLosing(b, commands.Where(c => c is X));
        b.Emit(
            Op.BsMatch, fail, context,
            new OperandList(ValueList.Create<Operand>([.. commands])));
    }

    private static int MatchUnit(Body b) =>
        b.Random.Chance(60) ? 1 : b.Random.Pick<int>([8, 16, 3]);

    /// <summary>A register to write to that keeps the live ones without a gap, or null.</summary>
    private static Operand? MatchTarget(Body b, Operand context, int live)
    {
        Operand target = b.Target();
        return Flow.SameRegister(target, context) || target is X x && x.Index > live
            ? null
            : target;
    }

    /// <summary>One command that takes at most what is left; bits that it takes.</summary>
    private static long MatchField(
        Body b, List<Operand> commands, Operand context, long left, int live)
    {
        long bits = Math.Min(left, b.Random.Chance(80) ? SomeBits(b) : left);
        int kind = b.Random.Below(10);
        if (kind < 2)
        {
            commands.AddRange([Word("skip"), new Num(bits)]);
            return bits;
        }
        if (kind < 4)
        {
            bits = Math.Clamp(bits, 1, 40);
            long value = b.Random.Chance(50) ? 0 : b.Random.Next() & ((1L << (int)bits) - 1);
            commands.AddRange(
                [Word("=:="), new Const(Nil.Instance), new Num(bits), new Num(value)]);
            return bits;
        }
        if (MatchTarget(b, context, live) is not { } target)
            return 0;
        bool bytes = bits % 8 == 0 && b.Random.Chance(50);
        string[] flags = [.. new[] { "little", "signed" }.Where(_ => b.Random.Chance(35))];
        bool binary = kind > 7;
        commands.AddRange(
        [
            Word(binary ? "binary" : "integer"),
            new Num(live),
            new Const(Terms.List(binary ? [] : [.. flags.Select(f => (Term)Atom.Of(f))])),
            new Num(bytes ? bits / 8 : bits),
            new Num(bytes ? 8 : 1),
            target,
        ]);
        return bits;
    }
}
