using System.Buffers.Binary;
using System.Text;
using Beam;
using Beam.Text;
using Fuzz.Debug;
using Fuzz.Run;
using Jit;
using Jit.Runtime;

namespace Fuzz.Tests.Cli;

/// <summary>The file for debuggers, read back by readers of our own.</summary>
internal sealed class GdbTests
{
    private const string Source = """
        {module, m}.
        {exports, [{f,1}]}.
        {attributes, []}.
        {labels, 4}.
        {function, f, 1, 2}.
          {label,1}.
            {func_info,{atom,m},{atom,f},1}.
          {label,2}.
            {test,is_nonempty_list,{f,3},[{x,0}]}.
            {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
            return.
          {label,3}.
            {call_ext_only,1,{extfunc,erlang,hd,1}}.
        """;

    private string _folder = null!;
    private byte[] _elf = null!;
    private string[] _text = null!;
    private Guest _guest = null!;
    private LoadedModule _loaded = null!;

    [SetUp]
    public void Make()
    {
        _folder = Directory.CreateTempSubdirectory("gdb").FullName;
        _guest = new Guest(
            new JitOptions(), new SharedBifs(NoModules.Instance.Find), NoModules.Instance);
        _loaded = _guest.Load(AssemblyReader.Read(Source, "m.S").Module);
        string path = Path.Combine(_folder, "m.elf");
        _text = File.ReadAllLines(GdbFile.Write(path, _guest, _loaded));
        _elf = File.ReadAllBytes(path);
    }

    [TearDown]
    public void Dispose()
    {
        _guest.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void Code_lies_where_it_runs()
    {
        (uint address, byte[] data) = Section(".text");
        Assert.That(address, Is.EqualTo(_loaded.Start));
        Assert.That(data, Has.Length.EqualTo(_loaded.Code.Words.Length * 4));
        Assert.That(
            BinaryPrimitives.ReadUInt32LittleEndian(data), Is.EqualTo(_loaded.Code.Words[0]));
    }

    [Test]
    public void Functions_and_what_they_call_have_names()
    {
        Dictionary<string, uint> symbols = Symbols();
        Assert.That(symbols["m:f/1"], Is.EqualTo(_loaded.Start));
        Assert.That(
            symbols["service Plus"], Is.EqualTo(_guest.Fragment(Service.Plus)));
        Assert.That(
            symbols["stub of erlang:hd/1"],
            Is.EqualTo(_guest.ExportStub(new Mfa("erlang", "hd", 1))));
        Assert.That(symbols, Contains.Key("m: yield at return"));
    }

    [Test]
    public void Every_range_of_code_has_the_line_of_its_instruction()
    {
        Dictionary<uint, int> lines = Lines();
        foreach (CodeRange range in _loaded.Code.Ranges)
        {
            int line = lines[_loaded.Start + (uint)range.Offset];
            string? text = range.Function == CodeRange.Shared ? null : AssemblyWriter.Write(
                _loaded.Code.Module,
                _loaded.Code.Module.Functions[range.Function].Code[range.Instruction]);
            Assert.That(
                line == 0 ? null : _text[line - 1].Trim().TrimEnd('.'), Is.EqualTo(text));
        }
    }

    [Test]
    public void Every_word_knows_the_line_that_emitted_it()
    {
        using var guest = new Guest(
            new JitOptions(Origins: true), new SharedBifs(NoModules.Instance.Find),
            NoModules.Instance);
        CompiledModule code = guest.Load(AssemblyReader.Read(Source, "m.S").Module).Code;
        Assert.That(code.Origins, Has.Count.EqualTo(code.Words.Length));
        // Of code that .NET has optimised by then it does not always tell the line.
        Assert.That(code.Origins, Has.All.Match(@"^Emitter([\w.]*:\d+)? \w+$"));
        Assert.That(
            code.Origins!.Count(o => o.Contains(':', StringComparison.Ordinal)),
            Is.GreaterThan(code.Words.Length / 2));
        Assert.That(_loaded.Code.Origins, Is.Null);
    }

    private uint Word(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_elf.AsSpan(at));

    private int Half(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_elf.AsSpan(at));

    private (uint Address, byte[] Data) Section(string name)
    {
        int headers = (int)Word(32);
        int names = (int)Word(headers + (40 * Half(50)) + 16);
        for (int i = 0; i < Half(48); i++)
        {
            int at = headers + (40 * i);
            if (Text(_elf, names + (int)Word(at)) == name)
            {
                byte[] data = _elf.AsSpan((int)Word(at + 16), (int)Word(at + 20)).ToArray();
                return (Word(at + 12), data);
            }
        }
        throw new AssertionException($"no section {name}");
    }

    private Dictionary<string, uint> Symbols()
    {
        byte[] names = Section(".strtab").Data;
        byte[] table = Section(".symtab").Data;
        var symbols = new Dictionary<string, uint>();
        for (int at = 0; at < table.Length; at += 16)
        {
            uint name = BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(at));
            uint address = BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(at + 4));
            symbols.Add(Text(names, (int)name), address);
        }
        return symbols;
    }

    /// <summary>Runs the line program, of the opcodes that are in it.</summary>
    private Dictionary<uint, int> Lines()
    {
        byte[] data = Section(".debug_line").Data;
        int at = 10 + (int)BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(6));
        (uint address, int line) = (0, 1);
        var lines = new Dictionary<uint, int>();
        while (at < data.Length)
        {
            switch (data[at++])
            {
                case 0 when data[at + 1] == 2:
                    address = BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(at + 2));
                    at += 6;
                    break;
                case 0:
                    at += 2;
                    break;
                case 1:
                    lines[address] = line;
                    break;
                case 2:
                    address += 4 * (uint)Number(data, ref at, signed: false);
                    break;
                case 3:
                    line += Number(data, ref at, signed: true);
                    break;
                default:
                    throw new AssertionException($"opcode {data[at - 1]}");
            }
        }
        Assert.That(address, Is.EqualTo(_loaded.End));
        return lines;
    }

    private static int Number(byte[] data, ref int at, bool signed)
    {
        int value = 0;
        int shift = 0;
        byte part;
        do
        {
            part = data[at++];
            value |= (part & 0x7F) << shift;
            shift += 7;
        }
        while ((part & 0x80) != 0);
        return signed && (part & 0x40) != 0 ? value | (-1 << shift) : value;
    }

    private static string Text(byte[] data, int at) =>
        Encoding.UTF8.GetString(data, at, Array.IndexOf(data, (byte)0, at) - at);
}
