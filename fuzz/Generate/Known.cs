using System.Collections.Immutable;
using System.Numerics;
using Beam;
using Tuple = Beam.Tuple;
using ValueType = Beam.ValueType;

namespace Fuzz.Generate;

/// <summary>What is known of the value that a register holds, at one point of a function.</summary>
/// <param name="Set">Kinds the value may be of.</param>
/// <param name="Min">Least value, should it be an integer; null when unbounded.</param>
/// <param name="Max">Greatest value, should it be an integer; null when unbounded.</param>
/// <param name="Size">Least number of elements, should it be a tuple.</param>
/// <param name="Exact">Whether <paramref name="Size"/> is the exact number.</param>
/// <param name="Boolean">Whether it is true or false, should it be an atom.</param>
/// <param name="FunArity">Arity, should it be a fun; -1 when unknown.</param>
/// <param name="Likely">A guess that proves nothing: what the value most probably is.</param>
/// <param name="Cost">Words the term takes when written out, as a guess: shared parts count each
/// time, and that is what printing and comparing it costs.</param>
internal sealed record Known(
    TypeSet Set,
    long? Min = null,
    long? Max = null,
    int Size = 0,
    bool Exact = false,
    bool Boolean = false,
    int FunArity = -1,
    TypeSet Likely = TypeSet.None,
    int Cost = 1)
{
    /// <summary>What an unknown term is taken to cost.</summary>
    public const int AnyCost = 8;

    /// <summary>As many element types are kept as by the validator of Erlang.</summary>
    private const int ElementsMax = 12;

    public const TypeSet AnySet = TypeSet.Atom | TypeSet.Bitstring | TypeSet.Cons | TypeSet.Float
        | TypeSet.Fun | TypeSet.Integer | TypeSet.Map | TypeSet.Nil | TypeSet.Pid | TypeSet.Port
        | TypeSet.Reference | TypeSet.Tuple | TypeSet.NativeRecord;

    public const TypeSet NumberSet = TypeSet.Integer | TypeSet.Float;
    public const TypeSet ListSet = TypeSet.Cons | TypeSet.Nil;

    public static readonly Known Any = new(AnySet, Cost: AnyCost);
    public static readonly Known Int = new(TypeSet.Integer);
    public static readonly Known AnAtom = new(TypeSet.Atom);
    public static readonly Known Bool = new(TypeSet.Atom, Boolean: true);
    public static readonly Known AFloat = new(TypeSet.Float);
    public static readonly Known Number = new(NumberSet);
    public static readonly Known Bits = new(TypeSet.Bitstring, Cost: AnyCost);
    public static readonly Known ACons = new(TypeSet.Cons);

    // Not terms: no op but those that know them may read these.

    /// <summary>A y register set to [] by init_yregs and never written.</summary>
    public static readonly Known Unreadable = new(TypeSet.None, Size: -1);

    /// <summary>The tag that catch and try keep in their y register.</summary>
    public static readonly Known Tag = new(TypeSet.None, Size: -2);

    /// <summary>A marker of the mailbox that is not yet tied to a reference.</summary>
    public static readonly Known Marker = new(TypeSet.None, Size: -6);

    /// <summary>The raw stack trace that try_case leaves in x2.</summary>
    public static readonly Known Trace = new(TypeSet.None, Size: -3);

    /// <summary>x0 at a handler: the non-value, or (catch) the value of the expression.</summary>
    public static readonly Known Caught = new(TypeSet.None, Size: -4);

    private const int PositionMark = -5;

    /// <summary>A match context.</summary>
    public static Known Context(int match) => new(TypeSet.MatchContext) { Match = match };

    /// <summary>A position in the bitstring of that match.</summary>
    public static Known Position(int match) =>
        new(TypeSet.None, Size: PositionMark) { Match = match };

    /// <summary>Types of the first elements, should it be a tuple.</summary>
    public ImmutableArray<Known> Elements { get; init; } = [];

    /// <summary>Module and name, should it be a native record; null when unknown.</summary>
    public (string Module, string Name)? Record { get; init; }

    /// <summary>Which match of the function a context or position is of; 0 when unknown.</summary>
    public int Match { get; init; }

    /// <summary>A bitstring that bs_private_append may write behind, in place: nobody else has it.
    /// </summary>
    public bool Writable { get; init; }

    public bool IsTerm => Set is not (TypeSet.None or TypeSet.MatchContext);

    public bool IsContext => Set == TypeSet.MatchContext;

    public bool IsPosition => Set == TypeSet.None && Size == PositionMark;

    /// <summary>Whether move may copy it.</summary>
    public bool IsMovable => IsTerm || IsContext || IsPosition || this == Trace;

    public bool Is(TypeSet set) => IsTerm && (Set & ~set) == 0;

    public static Known Guess(TypeSet likely) => new(AnySet, Likely: likely, Cost: AnyCost);

    public static Known Range(long min, long max) => new(TypeSet.Integer, min, max);

    /// <summary>An integer of so many bits.</summary>
    public static Known IntegerOfBits(long bits, bool signed) => bits switch
    {
        < 1 or >= 60 => Int,
        _ when signed => Range(-(1L << (int)(bits - 1)), (1L << (int)(bits - 1)) - 1),
        _ => Range(0, (1L << (int)bits) - 1),
    };

    public static Known Fun(int arity) => new(TypeSet.Fun, FunArity: arity);

    public static Known TupleOf(params ImmutableArray<Known> elements) =>
        new(TypeSet.Tuple, Size: elements.Length, Exact: true, Cost: 1 + elements.Sum(e => e.Cost))
        {
            Elements = [.. elements.Take(ElementsMax).Select(e => e.Shallow())],
        };

    /// <summary>What is known of a constant.</summary>
    public static Known Of(Term term) => term switch
    {
        Map map => OfTerm(term) with { Cost = Math.Clamp(2 * map.Entries.Count, AnyCost, 60) },
        Cons or Tuple or Bitstring => OfTerm(term) with { Cost = AnyCost },
        _ => OfTerm(term),
    };

    private static Known OfTerm(Term term) => term switch
    {
        Integer { Value: var v } when v >= long.MinValue && v <= long.MaxValue =>
            Range((long)v, (long)v),
        Integer => Int,
        Atom atom => new(TypeSet.Atom, Boolean: atom == Atom.True || atom == Atom.False),
        Float => AFloat,
        Nil => new(TypeSet.Nil),
        Cons => ACons,
        Tuple tuple => TupleOf([.. tuple.Elements.Take(ElementsMax).Select(OfElement)]) with
        {
            Size = tuple.Elements.Length,
        },
        Map => new(TypeSet.Map),
        Bitstring => new(TypeSet.Bitstring),
        ExternalFun fun => Fun(fun.Function.Arity),
        LocalFun fun => Fun(fun.Arity),
        _ => Any,
    };

    /// <summary>Type of the element at a zero-based index.</summary>
    public Known Element(int index) => index < Elements.Length ? Elements[index] : Any;

    /// <summary>What is known when it is one of the two; null when nothing may read it.</summary>
    public static Known? Join(Known? left, Known? right)
    {
        if (left is null || right is null)
            return null;
        if (ReferenceEquals(left, right))
            return left;
        if (left == Caught || right == Caught)
            return left == Trace || right == Trace ? null : Caught;
        if (left.IsContext && right.IsContext)
            return Context(left.Match == right.Match ? left.Match : 0);
        if (!left.IsTerm || !right.IsTerm)
            return left == right ? left : null;
        return JoinTerms(left, right);
    }

    private static Known JoinTerms(Known left, Known right)
    {
        TypeSet likely = left.Guessed == right.Guessed ? left.Guessed : TypeSet.None;
        TypeSet set = left.Set | right.Set;
        if (set == AnySet)
            return Guess(likely) with { Cost = Math.Max(left.Cost, right.Cost) };
        (long? min, long? max) = JoinRanges(left, right);
        Known tuple = JoinTuples(left, right);
        return new Known(
            set, min, max, tuple.Size, tuple.Exact,
            Boolean: left.BooleanOrNone && right.BooleanOrNone,
            FunArity: left.FunArity == right.FunArity ? left.FunArity : -1,
            Likely: likely,
            Cost: Math.Max(left.Cost, right.Cost))
        {
            Elements = tuple.Elements,
            Record = left.Record == right.Record ? left.Record : null,
        };
    }

    private TypeSet Guessed => Likely == TypeSet.None && Set != AnySet ? Set : Likely;

    private bool BooleanOrNone => Boolean || (Set & TypeSet.Atom) == 0;

    private static (long? Min, long? Max) JoinRanges(Known left, Known right)
    {
        if ((left.Set & TypeSet.Integer) == 0)
            return (right.Min, right.Max);
        if ((right.Set & TypeSet.Integer) == 0)
            return (left.Min, left.Max);
        long? min = left.Min is { } a && right.Min is { } b ? Math.Min(a, b) : null;
        long? max = left.Max is { } c && right.Max is { } d ? Math.Max(c, d) : null;
        return (min, max);
    }

    /// <summary>Size and elements of the tuples that either may be.</summary>
    private static Known JoinTuples(Known left, Known right)
    {
        if ((left.Set & TypeSet.Tuple) == 0)
            return right;
        if ((right.Set & TypeSet.Tuple) == 0)
            return left;
        int count = Math.Min(left.Elements.Length, right.Elements.Length);
        var elements = ImmutableArray.CreateBuilder<Known>(count);
        for (int i = 0; i < count; i++)
            elements.Add(JoinTerms(left.Elements[i], right.Elements[i]));
        return new Known(
            TypeSet.Tuple,
            Size: Math.Min(left.Size, right.Size),
            Exact: left.Exact && right.Exact && left.Size == right.Size)
        {
            Elements = elements.ToImmutable(),
        };
    }

    /// <summary>What is known after a test said that it is in <paramref name="set"/>; null when it
    /// cannot be.</summary>
    public Known? Narrow(TypeSet set)
    {
        TypeSet both = Set & set;
        return both == Set ? this : both == TypeSet.None ? null : this with { Set = both };
    }

    /// <summary>After is_boolean passed.</summary>
    public Known AsBoolean() => Boolean ? this : this with { Boolean = true };

    /// <summary>A tuple of that exact size, after a test said so; null when it cannot be.</summary>
    public Known? NarrowSize(int size)
    {
        if ((Set & TypeSet.Tuple) == 0 || size < Size || (Exact && size != Size))
            return null;
        return this with { Set = TypeSet.Tuple, Size = size, Exact = true };
    }

    /// <summary>An integer in a range, as a comparison said; null when it cannot be.</summary>
    public Known? NarrowRange(long? min, long? max)
    {
        long? low = min is null || Min > min ? Min : min;
        long? high = max is null || Max < max ? Max : max;
        return low > high ? null : this with { Min = low, Max = high };
    }

    /// <summary>Whether all that a Type chunk row promises is known.</summary>
    public bool Implies(ValueType type)
    {
        if (!IsTerm || (Set & ~type.Set) != 0 || type.Unit > 1)
            return false;
        return (Set & TypeSet.Integer) == 0
            || ((type.Min is null || Min >= type.Min) && (type.Max is null || Max <= type.Max));
    }

    /// <summary>As a Type chunk row of OTP 25, which bounds integers only, by smalls of 60 bits;
    /// null when that would promise nothing.</summary>
    public ValueType? ToValueType()
    {
        if (!IsTerm || Set == AnySet)
            return null;
        const long limit = 1L << 59;
        bool bounded = Set == TypeSet.Integer && Min >= -limit && Max < limit;
        return new ValueType(Set, bounded ? Min : null, bounded ? Max : null);
    }

    private static Known OfElement(Term term) => term is Tuple tuple
        ? new Known(TypeSet.Tuple, Size: tuple.Elements.Length, Exact: true)
        : Of(term);

    private Known Shallow() => Elements.IsEmpty ? this : this with { Elements = [] };

    /// <summary>Range of an arithmetic result, null bounds when it does not fit 64 bits.</summary>
    public static Known OfRange(BigInteger min, BigInteger max) =>
        min < long.MinValue || max > long.MaxValue ? Int : Range((long)min, (long)max);
}
