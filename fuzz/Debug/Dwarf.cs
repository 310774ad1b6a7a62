namespace Fuzz.Debug;

/// <summary>From an address on, code is that of a line; 0 is none.</summary>
internal readonly record struct LineRow(uint Address, int Line);

/// <summary>One source file with its lines, in DWARF 3, which every debugger reads.</summary>
internal static class Dwarf
{
    private const int Version = 3;

    // Standard opcodes of line programs, and their numbers of operands.
    private const int Copy = 1;
    private const int AdvancePc = 2;
    private const int AdvanceLine = 3;
    private const int EndSequence = 1;
    private const int SetAddress = 2;
    private static readonly byte[] OperandCounts = [0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1];

    /// <summary>Bytes of an instruction: program counters are told in these.</summary>
    private const int InstructionBytes = 4;

    /// <summary><c>.debug_line</c>.</summary>
    /// <param name="file">The source's name.</param>
    /// <param name="rows">In order of address.</param>
    /// <param name="end">Behind the last instruction.</param>
    public static byte[] Lines(string file, IReadOnlyList<LineRow> rows, uint end)
    {
        ByteWriter header = new ByteWriter()
            .Byte(InstructionBytes)
            .Byte(1) // Rows begin statements.
            .Byte(-1).Byte(4) // Line base and range of special opcodes, which are not used.
            .Byte(OperandCounts.Length + 1)
            .Bytes(OperandCounts)
            .Byte(0) // No directories but the unit's.
            .Text(file).Byte(0).Byte(0).Byte(0)
            .Byte(0);
        ByteWriter unit = new ByteWriter().Half(Version).Word((uint)header.Count)
            .Bytes(header.ToArray());
        WriteProgram(unit, rows, end);
        return Sized(unit);
    }

    /// <summary><c>.debug_abbrev</c>: the one kind of entry that there is.</summary>
    public static byte[] Abbreviations() => new ByteWriter()
        .Unsigned(1).Unsigned(0x11).Byte(0) // A compile unit without children.
        .Unsigned(0x03).Unsigned(0x08) // Name, a string.
        .Unsigned(0x1B).Unsigned(0x08) // Directory, a string.
        .Unsigned(0x25).Unsigned(0x08) // Producer, a string.
        .Unsigned(0x10).Unsigned(0x06) // Offset of its lines.
        .Unsigned(0x11).Unsigned(0x01) // First address.
        .Unsigned(0x12).Unsigned(0x01) // The address behind it.
        .Unsigned(0x13).Unsigned(0x05) // Language.
        .Unsigned(0).Unsigned(0).Unsigned(0).ToArray();

    /// <summary><c>.debug_info</c>: the unit that the lines belong to.</summary>
    public static byte[] Unit(string file, string directory, uint start, uint end)
    {
        const int assembler = 0x8001;
        ByteWriter unit = new ByteWriter().Half(Version).Word(0).Byte(4).Unsigned(1)
            .Text(file).Text(directory).Text("BEAM to A32")
            .Word(0).Word(start).Word(end).Half(assembler);
        return Sized(unit);
    }

    private static void WriteProgram(ByteWriter unit, IReadOnlyList<LineRow> rows, uint end)
    {
        if (rows.Count == 0)
            return;
        (uint address, int line) = (rows[0].Address, 1);
        unit.Byte(0).Unsigned(5).Byte(SetAddress).Word(address);
        foreach (LineRow row in rows)
        {
            Advance(unit, row.Address - address);
            unit.Byte(AdvanceLine).Signed(row.Line - line).Byte(Copy);
            (address, line) = (row.Address, row.Line);
        }
        Advance(unit, end - address);
        unit.Byte(0).Unsigned(1).Byte(EndSequence);
    }

    private static void Advance(ByteWriter unit, uint bytes) =>
        unit.Byte(AdvancePc).Unsigned(bytes / InstructionBytes);

    private static byte[] Sized(ByteWriter unit) =>
        new ByteWriter().Word((uint)unit.Count).Bytes(unit.ToArray()).ToArray();
}
