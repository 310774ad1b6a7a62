namespace Fuzz.Debug;

/// <summary>A name for an address.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">The address.</param>
/// <param name="Size">Bytes; 0 where it is not known.</param>
/// <param name="InCode">Whether the file has the code there.</param>
/// <param name="IsFunction">Whether it is a function; else a place.</param>
internal readonly record struct Symbol(
    string Name, uint Address, uint Size, bool InCode, bool IsFunction);

/// <summary>An executable file of ARM code at a fixed address, in the ELF format of 32 bits: what
/// debuggers and disassemblers read. It need not run.</summary>
internal sealed class ElfFile
{
    private const int HeaderBytes = 52;
    private const int ProgramHeaderBytes = 32;
    private const int SectionHeaderBytes = 40;
    private const int SymbolBytes = 16;

    private const int CodeSection = 1;
    private const int AbsoluteSection = 0xFFF1;

    // Types of sections.
    private const uint ProgramBits = 1;
    private const uint SymbolTable = 2;
    private const uint StringTable = 3;
    private const uint Attributes = 0x7000_0003;

    private readonly List<Section> _sections = [];

    private sealed record Section(string Name, uint Type, byte[] Data)
    {
        public uint Flags { get; init; }
        public uint Address { get; init; }
        public uint Link { get; init; }
        public uint Info { get; init; }
        public uint Align { get; init; } = 1;
        public uint EntryBytes { get; init; }
    }

    /// <param name="code">The code.</param>
    /// <param name="address">Where it lies.</param>
    public ElfFile(byte[] code, uint address)
    {
        const uint allocatedAndExecutable = 6;
        _sections.Add(new Section("", 0, []) { Align = 0 });
        _sections.Add(new Section(".text", ProgramBits, code)
        {
            Flags = allocatedAndExecutable,
            Address = address,
            Align = 4,
        });
        _sections.Add(new Section(".ARM.attributes", Attributes, ArmAttributes()));
    }

    /// <summary>Adds debugging information.</summary>
    public void Add(string name, byte[] data) =>
        _sections.Add(new Section(name, ProgramBits, data));

    /// <summary>The file.</summary>
    /// <param name="symbols">Names in it, in any order.</param>
    public byte[] Write(IEnumerable<Symbol> symbols)
    {
        AddSymbols(symbols);
        ByteWriter names = new ByteWriter().Byte(0);
        uint[] nameAt = [.. _sections.Select(Name), (uint)names.Count];
        names.Text(".shstrtab");
        _sections.Add(new Section(".shstrtab", StringTable, names.ToArray()));

        var file = new ByteWriter();
        WriteHeader(file);
        uint[] dataAt = [.. _sections.Select(s => Place(file, s))];
        Align(file);
        file.Patch(32, (uint)file.Count); // e_shoff
        for (int i = 0; i < _sections.Count; i++)
            WriteSectionHeader(file, _sections[i], nameAt[i], dataAt[i]);
        PatchProgramHeader(file, dataAt[CodeSection]);
        return file.ToArray();

        uint Name(Section section)
        {
            var at = (uint)names.Count;
            names.Text(section.Name);
            return section.Name.Length == 0 ? 0 : at;
        }
    }

    /// <summary>Symbol table and its names; local symbols come first: <c>$a</c> says that the
    /// section is A32 code.</summary>
    private void AddSymbols(IEnumerable<Symbol> symbols)
    {
        const int local = 0;
        const int global = 1 << 4;
        const int function = 2;
        ByteWriter names = new ByteWriter().Byte(0);
        var table = new ByteWriter();
        table.Bytes(new byte[SymbolBytes]);
        Add("$a", _sections[CodeSection].Address, 0, local, CodeSection);
        uint locals = (uint)(table.Count / SymbolBytes);
        foreach (Symbol symbol in symbols.OrderBy(s => s.Address))
        {
            Add(
                symbol.Name, symbol.Address, symbol.Size,
                global | (symbol.IsFunction ? function : 0),
                symbol.InCode ? CodeSection : AbsoluteSection);
        }
        int link = _sections.Count + 1;
        _sections.Add(new Section(".symtab", SymbolTable, table.ToArray())
        {
            Link = (uint)link,
            Info = locals,
            Align = 4,
            EntryBytes = SymbolBytes,
        });
        _sections.Add(new Section(".strtab", StringTable, names.ToArray()));

        void Add(string name, uint address, uint size, int info, int section)
        {
            table.Word((uint)names.Count).Word(address).Word(size).Byte(info).Byte(0).Half(section);
            names.Text(name);
        }
    }

    /// <summary>ARMv7-A in A32 state with VFPv3-D16: else disassemblers take an older one.
    /// </summary>
    private static byte[] ArmAttributes()
    {
        byte[] tags = [6, 10, 7, (byte)'A', 8, 1, 10, 4];
        byte[] ofFile = new ByteWriter().Byte(1).Word((uint)tags.Length + 5).Bytes(tags).ToArray();
        byte[] vendor = new ByteWriter().Text("aeabi").Bytes(ofFile).ToArray();
        return new ByteWriter().Byte('A').Word((uint)vendor.Length + 4).Bytes(vendor).ToArray();
    }

    private void WriteHeader(ByteWriter file)
    {
        const int executable = 2;
        const int arm = 40;
        const uint eabi5HardFloat = 0x0500_0400;
        file.Bytes([0x7F, (byte)'E', (byte)'L', (byte)'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        file.Half(executable).Half(arm).Word(1);
        file.Word(_sections[CodeSection].Address); // Entry.
        file.Word(HeaderBytes).Word(0).Word(eabi5HardFloat);
        file.Half(HeaderBytes).Half(ProgramHeaderBytes).Half(1);
        file.Half(SectionHeaderBytes).Half(_sections.Count).Half(_sections.Count - 1);
        file.Bytes(new byte[ProgramHeaderBytes]);
    }

    /// <summary>The code is loaded as it lies in the file.</summary>
    private void PatchProgramHeader(ByteWriter file, uint dataAt)
    {
        const uint load = 1;
        const uint readAndExecute = 5;
        Section code = _sections[CodeSection];
        uint size = (uint)code.Data.Length;
        uint[] fields =
            [load, dataAt, code.Address, code.Address, size, size, readAndExecute, 4];
        for (int i = 0; i < fields.Length; i++)
            file.Patch(HeaderBytes + (4 * i), fields[i]);
    }

    private static uint Place(ByteWriter file, Section section)
    {
        Align(file);
        var at = (uint)file.Count;
        file.Bytes(section.Data);
        return at;
    }

    private static void WriteSectionHeader(
        ByteWriter file, Section section, uint nameAt, uint dataAt)
    {
        file.Word(nameAt).Word(section.Type).Word(section.Flags).Word(section.Address);
        file.Word(section.Type == 0 ? 0 : dataAt).Word((uint)section.Data.Length);
        file.Word(section.Link).Word(section.Info).Word(section.Align).Word(section.EntryBytes);
    }

    private static void Align(ByteWriter file)
    {
        while (file.Count % 4 != 0)
            file.Byte(0);
    }
}
