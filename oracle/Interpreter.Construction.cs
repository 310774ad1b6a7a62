using System.Collections.Immutable;
using System.Numerics;
using Beam;

namespace Oracle;

/// <summary>Construction of bitstrings.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Operands of a segment in the list of bs_create_bin: type, number, unit, flags,
    /// source, size.</summary>
    private const int SegmentSize = 6;

    /// <summary>A bitstring of as many bits is too large (docs/abi.md).</summary>
    private const long BitLengthLimit = 1L << 32;

    /// <summary>A larger one is more than a run may take.</summary>
    private const long BuildMaxBits = 1L << 30;

    /// <summary>What the ops before OTP 25 fill.</summary>
    private BitBuffer? _buffer;

    /// <summary>Sizes are looked at first, in order, then segments are built, in order.</summary>
    private int CreateBin(Instruction i)
    {
        ReadOnlySpan<Operand> list = Items(i[5]);
        long total = 0;
        for (int at = 0; at < list.Length; at += SegmentSize)
        {
            ReadOnlySpan<Operand> operands = list.Slice(at, SegmentSize);
            if (Measure(operands, out SegmentError? error) is not long size)
                return FailSegment(i[0], operands, error!);
            total += size;
            if (total >= BitLengthLimit)
            {
                error = new SegmentError(Names.SystemLimit, "size", Get(operands[5]));
                return FailSegment(i[0], operands, error);
            }
        }
        if (total > BuildMaxBits)
            return Finish(new Exhausted(Exhausted.Memory));
        var buffer = new BitBuffer(total);
        for (int at = 0; at < list.Length; at += SegmentSize)
        {
            ReadOnlySpan<Operand> operands = list.Slice(at, SegmentSize);
            if (Build(buffer, operands) is SegmentError error)
                return FailSegment(i[0], operands, error);
        }
        return Set(i[4], buffer.Result);
    }

    private long? Measure(ReadOnlySpan<Operand> operands, out SegmentError? error)
    {
        error = null;
        string kind = KindOf(operands);
        if (kind == "string")
            return ((Bytes)operands[4]).Value.Count * 8L;
        if (kind is "append" or "private_append") // It tells what is wrong later.
            return Get(operands[4]) is Bitstring bits ? bits.BitLength : 0;
        return SegmentOf(operands).Measure(out error);
    }

    private SegmentError? Build(BitBuffer buffer, ReadOnlySpan<Operand> operands)
    {
        if (KindOf(operands) != "string")
            return SegmentOf(operands).Build(buffer);
        ReadOnlySpan<byte> text = ((Bytes)operands[4]).Value.Span;
        buffer.Append(text, text.Length * 8L);
        return null;
    }

    private static string KindOf(ReadOnlySpan<Operand> operands) =>
        ((Atom)((Const)operands[0]).Value).Name;

    /// <summary>That something is appended to a bitstring, which might save a copy, changes nothing
    /// of the result.</summary>
    private Segment SegmentOf(ReadOnlySpan<Operand> operands)
    {
        string kind = KindOf(operands);
        return new Segment(
            kind is "append" or "private_append" ? "binary" : kind,
            Number(operands[2]),
            FieldFlags.Of(((Const)operands[3]).Value),
            Get(operands[4]),
            Get(operands[5]));
    }

    /// <summary>The trace tells which segment is wrong.</summary>
    private int FailSegment(Operand fail, ReadOnlySpan<Operand> operands, SegmentError error)
    {
        if (((Label)fail).Number != 0)
            return Go(fail);
        Term cause = new Beam.Tuple(
            Terms.Int(Number(operands[1])),
            Atom.Of(SegmentOf(operands).Kind),
            Atom.Of(error.What),
            error.Value);
        var info = new Map(ImmutableDictionary<Term, Term>.Empty
            .Add(Names.Cause, cause)
            .Add(Atom.Of("function"), Atom.Of("format_bs_fail"))
            .Add(Names.Module, Atom.Of("erl_erts_errors")));
        return Throw(
            Names.Error, error.Reason, Stacktraces.WithErrorInfo(Trace(null, Here), info));
    }

    // The ops before OTP 25: one makes the bitstring, others fill it.

    /// <summary>Starts a bitstring of <paramref name="size"/> times <paramref name="unit"/> bits,
    /// the first of which are those of <paramref name="start"/>.</summary>
    private int InitBits(Operand fail, Operand size, int unit, Operand destination, Bitstring start)
    {
        if (Segment.Bits(SizeTerm(size), unit, out SegmentError? error) is not long bits)
            return FailBuild(fail, error!.Reason);
        bits += start.BitLength;
        if (bits >= BitLengthLimit)
            return FailBuild(fail, Names.SystemLimit);
        if (bits > BuildMaxBits)
            return Finish(new Exhausted(Exhausted.Memory));
        _buffer = new BitBuffer(bits);
        _buffer.Append(start);
        return Set(destination, _buffer.Result);
    }

    private Term SizeTerm(Operand size) => size is Num number ? Terms.Int(number.Value) : Get(size);

    private int AppendTo(
        Operand fail, Term binary, Operand size, int unit, Operand destination) =>
        binary is Bitstring start && start.BitLength % unit == 0
            ? InitBits(fail, size, 1, destination, start)
            : FailBuild(fail, Names.Badarg);

    private int FailBuild(Operand fail, Atom reason) =>
        ((Label)fail).Number != 0 ? Go(fail) : Raise(Names.Error, reason);

    /// <summary>Operands: Fail, Size, Unit, Flags, Source.</summary>
    private int PutField(Instruction i, string kind) => PutSegment(i[0], new Segment(
        kind, Number(i[2]), Flags(i[3]), Get(i[4]), Get(i[1])));

    /// <summary>Operands: Fail, Flags, Source.</summary>
    private int PutRune(Instruction i, string kind) => PutSegment(i[0], new Segment(
        kind, 0, Flags(i[1]), Get(i[2]), Names.Undefined));

    /// <summary>Whatever is wrong is badarg here.</summary>
    private int PutSegment(Operand fail, Segment segment) =>
        segment.Build(_buffer!) is null ? Next : FailBuild(fail, Names.Badarg);

    private int PutText(Bytes text)
    {
        _buffer!.Append(text.Value.Span, text.Value.Count * 8L);
        return Next;
    }

    private int AddSizes(Operand fail, Term first, Term second, int unit, Operand destination)
    {
        if (Addend(first, 1) is not BigInteger a || Addend(second, unit) is not BigInteger b)
            return FailBuild(fail, Names.Badarg);
        return a + b <= uint.MaxValue
            ? Set(destination, new Integer(a + b))
            : FailBuild(fail, Names.SystemLimit);
    }

    private static BigInteger? Addend(Term size, int unit) =>
        size is Integer { Value: var n } && n.Sign >= 0 ? n * unit : null;

    /// <summary>By the value alone: the op that appends it says whether it is a code point.
    /// </summary>
    private static Integer Utf8Size(Term source) => Terms.Int(source switch
    {
        Integer { Value: var code } when code >= 0 && code < 0x10000 =>
            code < 0x80 ? 1 : code < 0x800 ? 2 : 3,
        _ => 4,
    });

    private static Integer Utf16Size(Term source) =>
        Terms.Int(source is Integer { Value: var code } && code >= 0 && code < 0x10000 ? 2 : 4);
}
