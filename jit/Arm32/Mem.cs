namespace Jit.Arm32;

/// <summary>The memory operand of a load or store.</summary>
public readonly record struct Mem
{
    private enum Indexing : byte
    {
        Offset,
        Pre,
        Post,
    }

    private readonly Indexing _indexing;

    private Mem(Reg @base, int offset, Indexing indexing)
    {
        Base = @base;
        Offset = offset;
        _indexing = indexing;
    }

    public Reg Base { get; }

    /// <summary>In bytes, 0 where an index register is.</summary>
    public int Offset { get; }

    /// <summary>The register added or subtracted, null where there is a constant offset.</summary>
    public Reg? Index { get; private init; }

    internal bool Subtract { get; private init; }

    /// <summary>Bits 11–5 of the shift of the index.</summary>
    internal uint ShiftBits { get; private init; }

    internal bool IsPost => _indexing == Indexing.Post;

    /// <summary>Whether the base register changes.</summary>
    public bool Writeback => _indexing != Indexing.Offset;

    internal bool Up => Index is null ? Offset >= 0 : !Subtract;

    /// <summary><c>[rn, #offset]</c></summary>
    public static Mem At(Reg rn, int offset = 0) => new(rn, offset, Indexing.Offset);

    /// <summary><c>[rn, #offset]!</c>: the base becomes the address used.</summary>
    public static Mem Pre(Reg rn, int offset) => new(rn, offset, Indexing.Pre);

    /// <summary><c>[rn], #offset</c>: the offset is added to the base afterwards.</summary>
    public static Mem Post(Reg rn, int offset) => new(rn, offset, Indexing.Post);

    /// <summary><c>[rn, rm, shift #amount]</c></summary>
    public static Mem At(
        Reg rn, Reg rm, Shift shift = Shift.Lsl, int amount = 0, bool subtract = false) =>
        Indexed(rn, rm, shift, amount, subtract, Indexing.Offset);

    /// <summary><c>[rn, rm, shift #amount]!</c></summary>
    public static Mem Pre(
        Reg rn, Reg rm, Shift shift = Shift.Lsl, int amount = 0, bool subtract = false) =>
        Indexed(rn, rm, shift, amount, subtract, Indexing.Pre);

    /// <summary><c>[rn], rm, shift #amount</c></summary>
    public static Mem Post(
        Reg rn, Reg rm, Shift shift = Shift.Lsl, int amount = 0, bool subtract = false) =>
        Indexed(rn, rm, shift, amount, subtract, Indexing.Post);

    private static Mem Indexed(
        Reg rn, Reg rm, Shift shift, int amount, bool subtract, Indexing indexing) =>
        new(rn, 0, indexing)
        {
            Index = rm,
            Subtract = subtract,
            ShiftBits = Operand2.ShiftBits(shift, amount),
        };
}
