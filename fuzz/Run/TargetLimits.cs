using System.Collections.Frozen;
using Beam;
using Fuzz.Generate;
using Fuzz.Run.Erlang;

namespace Fuzz.Run;

/// <summary>What a target is known not to do: programs that ask for it are not made for it, and
/// calls that come to it are not compared.</summary>
/// <param name="IntegerBits">Bits of the greatest integers, sign included; null for no limit.
/// </param>
/// <param name="ByteAligned">Bitstrings are of whole bytes.</param>
/// <param name="TraceFrames">Entries of stack traces that are compared; null for all.</param>
internal sealed record TargetLimits(
    int? IntegerBits = null, bool ByteAligned = false, int? TraceFrames = null)
{
    public static readonly TargetLimits None = new();

    private const int ByteBits = 8;

    /// <summary>Ops that it lacks.</summary>
    public FrozenSet<Op> MissingOps { get; init; } = FrozenSet<Op>.Empty;

    /// <summary>BIFs that it lacks: <c>erlang:phash2/1</c>.</summary>
    public FrozenSet<string> MissingBifs { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Differences that are known and none of ours.</summary>
    public ValueList<Forgiven> Forgiven { get; init; } = [];

    /// <summary>What it lacks of what a program is made of; null when nothing.</summary>
    public string? WhyNot(Module module)
    {
        if (ReferenceEquals(this, None))
            return null;
        foreach (Instruction i in module.Functions.SelectMany(f => f.Code))
        {
            if (MissingOps.Contains(i.Op))
                return i.Op.Name;
            if (ByteAligned && !IsAligned(i))
                return $"bits in {i.Op.Name}";
            if (i.Operands.Select(WhyNot).FirstOrDefault(why => why is not null) is { } lack)
                return lack;
        }
        return null;
    }

    public string? WhyNot(ValueList<Term> terms) => WhyNot(Terms.List(terms.Span));

    /// <summary>What it lacks of what a call came to elsewhere.</summary>
    public string? WhyNot(Observation seen) => seen.Outcome switch
    {
        Returned returned => WhyNot(returned.Value),
        Raised raised => WhyNot(raised.Reason),
        _ => null,
    };

    private string? WhyNot(Operand operand) => operand switch
    {
        Const constant => WhyNot(constant.Value),
        Extfunc { Function: var f } when MissingBifs.Contains($"{f.Module}:{f.Name}/{f.Arity}") =>
            $"{f.Module}:{f.Name}/{f.Arity}",
        OperandList list => list.Items.Select(WhyNot).FirstOrDefault(why => why is not null),
        _ => null,
    };

    private string? WhyNot(Term term)
    {
        if (IntegerBits is null && !ByteAligned)
            return null;
        string? why = null;
        Rewriting.Rewrite(term, node =>
        {
            if (node is Integer { Value: var value } && value.GetBitLength() >= IntegerBits)
                why = $"integers beyond {IntegerBits} bits";
            if (ByteAligned && node is Bitstring { BitLength: var bits } && bits % ByteBits != 0)
                why = "bitstrings";
            return node;
        });
        return why;
    }

    /// <summary>Whether the sizes that an instruction tells are of whole bytes; those in registers
    /// are not known.</summary>
    private static bool IsAligned(Instruction i) => i.Op switch
    {
        Op.BsCreateBin => ((OperandList)i[5]).Items.Chunk(Flow.SegmentSize).All(s =>
            s[0] is not Const { Value: Atom { Name: "integer" or "float" or "binary" } }
            || Bits(s[5], ((Num)s[2]).Value) % ByteBits == 0),
        Op.BsGetInteger2 or Op.BsGetBinary2 or Op.BsGetFloat2 =>
            Bits(i[3], ((Num)i[4]).Value) % ByteBits == 0,
        Op.BsSkipBits2 => Bits(i[2], ((Num)i[3]).Value) % ByteBits == 0,
        Op.BsMatchString => ((Num)i[2]).Value % ByteBits == 0,
        Op.BsMatch => AreAligned(((OperandList)i[2]).Items.Span),
        _ => true,
    };

    private static bool AreAligned(ReadOnlySpan<Operand> commands)
    {
        while (commands.Length > 0)
        {
            MatchCommand? command = MatchCommand.Read(ref commands);
            if (command is null || (!command.Ensures && command.Bits % ByteBits != 0))
                return false;
        }
        return true;
    }

    private static long Bits(Operand size, long unit) =>
        size is Const { Value: Integer { Value: var n } } ? (long)(n * unit % ByteBits) : unit;
}
