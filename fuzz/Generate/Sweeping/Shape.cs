using System.Collections.Immutable;
using Beam;

namespace Fuzz.Generate.Sweeping;

/// <summary>Where an operand is.</summary>
internal enum Place
{
    /// <summary>In the x register that the argument came in.</summary>
    X,

    /// <summary>In an x register that is none of the machine's.</summary>
    Middle,

    /// <summary>In one of the last x registers.</summary>
    Far,
    Y,

    /// <summary>In one of the last y registers of the greatest frame.</summary>
    FarY,
    Constant,
}

/// <summary>What is proven of a register before the op.</summary>
/// <param name="Name">Name.</param>
/// <param name="Set">Kinds; by a type test.</param>
/// <param name="Min">Least value, by a comparison; null for none.</param>
/// <param name="Max">Greatest value.</param>
/// <param name="Size">Elements of a tuple; -1 when not proven.</param>
internal sealed record Proof(
    string Name, TypeSet Set, long? Min = null, long? Max = null, int Size = -1)
{
    private const long SmallMax = (1 << 27) - 1;

    public static readonly Proof Integer = new("integer", TypeSet.Integer);
    public static readonly Proof Float = new("float", TypeSet.Float);
    public static readonly Proof Number = new("number", Known.NumberSet);
    public static readonly Proof Atom = new("atom", TypeSet.Atom);
    public static readonly Proof List = new("list", Known.ListSet);
    public static readonly Proof Cons = new("cons", TypeSet.Cons);
    public static readonly Proof Tuple = new("tuple", TypeSet.Tuple);
    public static readonly Proof Map = new("map", TypeSet.Map);
    public static readonly Proof Bits = new("bits", TypeSet.Bitstring);
    public static readonly Proof Fun = new("fun", TypeSet.Fun);

    public static readonly Proof Byte = new("byte", TypeSet.Integer, 0, 255);
    public static readonly Proof Small = new("small", TypeSet.Integer, -SmallMax - 1, SmallMax);
    public static readonly Proof Natural = new("natural", TypeSet.Integer, 0, SmallMax);
    public static readonly Proof Over = new("over", TypeSet.Integer, -SmallMax - 2, SmallMax + 1);
    public static readonly Proof Shift = new("shift", TypeSet.Integer, 1, 31);
    public static readonly Proof Length = new("length", TypeSet.Integer, 0, 64);

    /// <summary>A tuple of that many elements.</summary>
    public static Proof Elements(int size) => new($"{size} elements", TypeSet.Tuple, Size: size);

    /// <summary>The type test of it.</summary>
    public Op Test => Set switch
    {
        TypeSet.Integer => Op.IsInteger,
        TypeSet.Float => Op.IsFloat,
        Known.NumberSet => Op.IsNumber,
        TypeSet.Atom => Op.IsAtom,
        Known.ListSet => Op.IsList,
        TypeSet.Cons => Op.IsNonemptyList,
        TypeSet.Tuple => Op.IsTuple,
        TypeSet.Map => Op.IsMap,
        TypeSet.Bitstring => Op.IsBitstr,
        _ => Op.IsFunction,
    };

    /// <summary>Values that have it, and those next to them.</summary>
    public ValueList<Term> Values => this switch
    {
        { Size: >= 0 } => [TupleOf(Size), TupleOf(Size + 1)],
        { Min: { } min, Max: { } max } =>
            [.. new[] { min, max, min + 1, max - 1, (min + max) / 2, 1 }.Distinct()
                .Where(v => v >= min && v <= max).Select(v => (Term)Terms.Int(v))],
        _ => [.. Boundary.Of(Wanted).Where(Holds)],
    };

    /// <summary>Whether a value has it.</summary>
    public bool Holds(Term value) => (Known.Of(value).Set & ~Set) == 0
        && (Size < 0 || value is Beam.Tuple { Elements.Length: var size } && size == Size)
        && (value is not Integer { Value: var n } || (!(n < Min) && !(n > Max)));

    private Want Wanted => WantOf(Set);

    /// <summary>What is wanted of a value of these kinds.</summary>
    public static Want WantOf(TypeSet set) => set switch
    {
        TypeSet.Integer => Want.Integer,
        TypeSet.Float or Known.NumberSet => Want.Number,
        TypeSet.Atom => Want.Atom,
        Known.ListSet or TypeSet.Cons => Want.List,
        TypeSet.Tuple => Want.Tuple,
        TypeSet.Map => Want.Map,
        TypeSet.Bitstring => Want.Bits,
        TypeSet.Fun => Want.Fun,
        _ => Want.Any,
    };

    private static Beam.Tuple TupleOf(int size) =>
        new(Enumerable.Range(1, size).Select(i => (Term)Terms.Int(i)).ToImmutableArray());
}

/// <summary>How a source operand comes to the op.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Proof">What is proven of it; null for nothing.</param>
/// <param name="Typed">The operand says so.</param>
/// <param name="Value">The constant.</param>
internal sealed record Shape(
    Place Place, Proof? Proof = null, bool Typed = false, Term? Value = null)
{
    public static readonly Shape InX = new(Place.X);
    public static readonly Shape InY = new(Place.Y);

    public static Shape Of(Term constant) => new(Place.Constant, Value: constant);

    /// <summary>A register of that kind, told or not.</summary>
    public static Shape Of(Proof proof, bool typed = true, Place place = Place.X) =>
        new(place, proof, typed);
}
