namespace Beam;

/// <summary>An operand of an instruction, with every table reference of the file resolved.
/// </summary>
public abstract record Operand;

/// <summary>x register, 0 to 1023. <paramref name="Type"/> is what the Type chunk promises of the
/// value read; null where it promises nothing.</summary>
public sealed record X(int Index, ValueType? Type = null) : Operand;

/// <summary>y register, 0 to 1022, counted from the top of the frame.</summary>
public sealed record Y(int Index, ValueType? Type = null) : Operand;

/// <summary>Floating-point register, <c>{fr,Index}</c>.</summary>
public sealed record Fr(int Index) : Operand;

/// <summary>A constant: atom, integer, [] or literal; the term tells which.</summary>
public sealed record Const(Term Value) : Operand;

/// <summary><c>{f,Number}</c>; 0 means no label.</summary>
public sealed record Label(int Number) : Operand;

/// <summary>An untagged number: arity, size, index, live count, flags.</summary>
public sealed record Num(long Value) : Operand;

/// <summary>A heap need of words, floats and funs, as <c>{alloc,[…]}</c>.</summary>
public sealed record Alloc(int Words, int Floats, int Funs) : Operand;

/// <summary><c>{extfunc,M,F,A}</c>: a row of the import table.</summary>
public sealed record Extfunc(Mfa Function) : Operand;

/// <summary>A row of <see cref="Module.Lambdas"/>.</summary>
public sealed record LambdaRef(int Index) : Operand;

/// <summary>A source location; file null and line 0 when there is none (row 0 of the Line chunk).
/// </summary>
public sealed record Location(string? File, int Line) : Operand
{
    public static readonly Location None = new(null, 0);
}

/// <summary>A range of the string table.</summary>
public sealed record Bytes(ValueList<byte> Value) : Operand;

/// <summary><c>{list,[…]}</c>.</summary>
public sealed record OperandList(ValueList<Operand> Items) : Operand;

/// <summary>Module, function and arity.</summary>
public readonly record struct Mfa(string Module, string Name, int Arity)
{
    /// <summary>Erlang syntax, atoms quoted where they must be.</summary>
    public override string ToString() =>
        $"{Atom.Quote(Module)}:{Atom.Quote(Name)}/{Arity}";
}

/// <summary>The kinds of value that a typed register may hold, as the Type chunk numbers them.
/// </summary>
[Flags]
public enum TypeSet : ushort
{
    None = 0,
    Atom = 1 << 0,
    Bitstring = 1 << 1,
    MatchContext = 1 << 2,
    Cons = 1 << 3,
    Float = 1 << 4,
    Fun = 1 << 5,
    Integer = 1 << 6,
    Map = 1 << 7,
    Nil = 1 << 8,
    Pid = 1 << 9,
    Port = 1 << 10,
    Reference = 1 << 11,
    Tuple = 1 << 12,
    NativeRecord = 1 << 15,

    /// <summary>Any value at all.</summary>
    Any = 0x1FFF | NativeRecord,
}

/// <summary>A row of the Type chunk.</summary>
/// <param name="Set">Kinds the value may be of.</param>
/// <param name="Min">Least value, when an integer; null when unbounded.</param>
/// <param name="Max">Greatest value, when an integer; null when unbounded.</param>
/// <param name="Unit">Size in bits is a multiple of this, when a bitstring; 0 when not told.
/// </param>
public sealed record ValueType(TypeSet Set, long? Min = null, long? Max = null, int Unit = 0);
