using System.Diagnostics;
using System.Numerics;
using Beam;

namespace Oracle;

/// <summary>Matching of bitstrings. What fails leaves the context where it was.</summary>
internal sealed partial class Interpreter
{
    private MatchContext Context(Operand register) => (MatchContext)Get(register);

    private static FieldFlags Flags(Operand number) => FieldFlags.Of(((Num)number).Value);

    /// <summary>Compilers from OTP 26 on ask <c>bit_size</c> and <c>byte_size</c> of a context how
    /// much is left.</summary>
    private static Term Whole(Term term) => term is MatchContext context ? context.Rest : term;

    /// <summary>A context is matched on from where it is.</summary>
    private int StartMatch(Operand source, Operand destination, Operand fail) =>
        Get(source) switch
        {
            MatchContext context => Set(destination, context),
            Bitstring bits => Set(destination, new MatchContext(bits)),
            _ => Go(fail),
        };

    private int GetInteger(Instruction i)
    {
        MatchContext context = Context(i[1]);
        if (context.SizeOf(Get(i[3]), Number(i[4])) is not long size)
            return Go(i[0]);
        return Set(i[6], new Integer(
            Bits.Integer(context.Source, context.Take(size), size, Flags(i[5]))));
    }

    private int GetFloat(Instruction i)
    {
        MatchContext context = Context(i[1]);
        if (context.SizeOf(Get(i[3]), Number(i[4])) is not long size
            || Bits.Float(context.Source, context.Position, size, Flags(i[5])) is not double value)
        {
            return Go(i[0]);
        }
        context.Take(size);
        return Set(i[6], new Float(value));
    }

    /// <summary>Size may be the atom all.</summary>
    private int GetBinary(Instruction i)
    {
        MatchContext context = Context(i[1]);
        return FieldOrAll(context, Get(i[3]), Number(i[4])) is long size
            ? Set(i[6], Bits.Slice(context.Source, context.Take(size), size))
            : Go(i[0]);
    }

    private int SkipBits(Instruction i)
    {
        MatchContext context = Context(i[1]);
        if (FieldOrAll(context, Get(i[2]), Number(i[3])) is not long size)
            return Go(i[0]);
        context.Take(size);
        return Next;
    }

    private static long? FieldOrAll(MatchContext context, Term size, int unit)
    {
        if (size is not Atom { Name: "all" })
            return context.SizeOf(size, unit);
        return context.Left % unit == 0 ? context.Left : null;
    }

    private int MatchString(MatchContext context, int size, Bytes text, Operand fail)
    {
        if (context.Left < size)
            return Go(fail);
        Bitstring expected = Bits.Slice(new Bitstring(text.Value.Span), 0, size);
        if (!Bits.Slice(context.Source, context.Position, size).Equals(expected))
            return Go(fail);
        context.Take(size);
        return Next;
    }

    private int SetPosition(MatchContext context, Term position)
    {
        context.Position = (long)((Integer)position).Value;
        return Next;
    }

    // Code points.

    private Utf.Found? Utf8At(Operand register) =>
        Utf.Utf8(Context(register).Source, Context(register).Position);

    private Utf.Found? Utf16At(Operand register, Operand flags) =>
        Utf.Utf16(Context(register).Source, Context(register).Position, Flags(flags).Little);

    private Utf.Found? Utf32At(Operand register, Operand flags) =>
        Utf.Utf32(Context(register).Source, Context(register).Position, Flags(flags).Little);

    private int GetRune(Instruction i, Utf.Found? found)
    {
        if (found is not Utf.Found there)
            return Go(i[0]);
        Context(i[1]).Take(there.Size);
        return Set(i[4], Terms.Int(there.Rune.Value));
    }

    private int SkipRune(Instruction i, Utf.Found? found)
    {
        if (found is not Utf.Found there)
            return Go(i[0]);
        Context(i[1]).Take(there.Size);
        return Next;
    }

    // Commands of bs_match.

    private int Match(Instruction i)
    {
        MatchContext context = Context(i[1]);
        long start = context.Position;
        ReadOnlySpan<Operand> commands = Items(i[2]);
        while (!commands.IsEmpty)
        {
            int size = Run(context, commands);
            if (size == 0)
            {
                context.Position = start;
                return Go(i[0]);
            }
            commands = commands[size..];
        }
        return Next;
    }

    /// <summary>Runs the first of <paramref name="c"/>; operands that it has, its name among them,
    /// or 0 when it does not match.</summary>
    private int Run(MatchContext context, ReadOnlySpan<Operand> c)
    {
        switch (((Atom)((Const)c[0]).Value).Name)
        {
            case "ensure_at_least": // Size, Unit: what is left behind Size is a multiple of Unit.
                long behind = context.Left - Count(c[1]);
                return behind >= 0 && behind % Count(c[2]) == 0 ? 3 : 0;
            case "ensure_exactly": // Size
                return context.Left == Count(c[1]) ? 2 : 0;
            case "integer": // Live, Flags, Size, Unit, Dst
                long bits = Count(c[3]) * Count(c[4]);
                FieldFlags flags = FieldFlags.Of(Get(c[2]));
                Put(c[5], new Integer(
                    Bits.Integer(context.Source, context.Take(bits), bits, flags)));
                return 6;
            case "binary": // Live, Flags, Size, Unit, Dst
                long part = Count(c[3]) * Count(c[4]);
                Put(c[5], Bits.Slice(context.Source, context.Take(part), part));
                return 6;
            case "skip": // Size
                context.Take(Count(c[1]));
                return 2;
            case "get_tail": // Live, Unit, Dst
                Put(c[3], context.Rest);
                return 4;
            case "=:=": // nil, Size, Value
                long size = Count(c[2]);
                BigInteger seen =
                    Bits.Integer(context.Source, context.Take(size), size, default);
                return seen == Count(c[3]) ? 4 : 0;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>A number within a list, which the file may hold as an integer.</summary>
    private static long Count(Operand operand) => operand is Num number
        ? number.Value
        : (long)((Integer)((Const)operand).Value).Value;
}
