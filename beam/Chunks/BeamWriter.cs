using System.Text;

namespace Beam.Chunks;

/// <summary>Writes a module as a <c>.beam</c> file that real Erlang loads; tables are made anew.
/// </summary>
public sealed class BeamWriter
{
    private const int Oldest = 25;

    /// <summary>From this release on the lengths of atoms are compact terms, and literals are not
    /// deflated.</summary>
    private const int CompactAtoms = 28;
    private const int PlainLiterals = 28;
    private const int NativeRecords = 29;
    private const int AtomBytesOfOld = 255;

    private readonly Module _module;
    private readonly TableBuilder _tables;
    private readonly ChunkWriter _code = new();
    private readonly ChunkWriter _records = new();
    private bool _hasExecutableLine;
    private int _lineCount;

    private BeamWriter(Module module)
    {
        _module = module;
        _tables = new(module.Name);
    }

    /// <summary>The file for OTP <paramref name="release"/>, or the oldest that can load it (but 27
    /// rather than 26, whose types later releases misread).</summary>
    /// <exception cref="ArgumentException">That release cannot load it.</exception>
    public static byte[] Write(Module module, int? release = null)
    {
        var writer = new BeamWriter(module);
        writer.Encode();
        int least = writer.LeastRelease();
        if (release < least)
            throw new ArgumentException($"{module.Name} needs OTP {least}, not {release}");
        return writer.Assemble(release ?? (least == 26 && writer.CanSayTypes(27) ? 27 : least));
    }

    private void Encode()
    {
        var operands = new OperandWriter(_code, _tables);
        foreach (Function function in _module.Functions)
        {
            _tables.Atom(function.Name);
            foreach (Instruction instruction in function.Code)
                Encode(instruction, operands);
        }
        Encode(new Instruction(Op.IntCodeEnd), operands);
        foreach (Lambda lambda in _module.Lambdas)
            _tables.Atom(lambda.Name);
        if (_module.Records.Count > 0)
            RecordTable.Write(_records, _module.Records, new OperandWriter(_records, _tables));
    }

    private void Encode(Instruction instruction, OperandWriter operands)
    {
        string letters = instruction.Op.Info.Operands;
        if (letters.Length != instruction.Operands.Count)
            throw new ArgumentException($"{instruction.Op.Name} takes {letters.Length} operands");
        _hasExecutableLine |= instruction.Op == Op.ExecutableLine;
        if (letters.Contains('I'))
            _lineCount++;
        _code.U8((int)instruction.Op);
        if (instruction.Op == Op.Label)
        {
            _code.Compact(Tag.Number, ((Label)instruction[0]).Number);
            return;
        }
        for (int i = 0; i < letters.Length; i++)
        {
            if (!OperandLetters.Admits(letters[i], instruction[i]))
            {
                throw new ArgumentException(
                    $"{instruction.Op.Name}, operand {i + 1}: {OperandLetters.Meaning(letters[i])} "
                    + $"expected, not {instruction[i]}");
            }
            if (instruction.Op == Op.BsMatch && instruction[i] is OperandList commands)
                operands.WriteCommands(commands);
            else
                operands.Write(instruction[i]);
        }
    }

    /// <summary>The first release that has every op, type and atom of the module.</summary>
    private int LeastRelease()
    {
        int release = Math.Max(
            _tables.Atoms.Any(a => Utf8Size(a) > AtomBytesOfOld) ? CompactAtoms : Oldest,
            _module.Records.Count > 0 ? NativeRecords : Oldest);
        foreach (Function function in _module.Functions)
        {
            foreach (Instruction instruction in function.Code)
                release = Math.Max(release, instruction.Op.Info.Since);
        }
        // What none can say is widened: from OTP 27 on a bitstring may be a match context.
        return Enumerable.Range(release, RowAttribute.Now - release + 1)
            .FirstOrDefault(CanSayTypes, release);
    }

    private bool CanSayTypes(int release) =>
        _tables.Types.All(type => TypeFormat.CanSay(type, TypeVersion(release)));

    private static int Utf8Size(string atom) => Encoding.UTF8.GetByteCount(atom);

    private static int TypeVersion(int release) => release switch
    {
        <= 25 => 1,
        26 => 2,
        27 or 28 => 3,
        _ => 4,
    };

    private byte[] Assemble(int release)
    {
        var tables = new TableWriter(_tables);
        List<(string Id, byte[] Data)> chunks =
        [
            ("Code", CodeChunk(release)),
            ("StrT", _tables.Strings.ToArray()),
            ("ExpT", tables.Functions(Exports(exported: true))),
            ("LocT", tables.Functions(Exports(exported: false))),
            ("ImpT", tables.Imports()),
            ("Line", tables.Lines(_lineCount, _hasExecutableLine)),
            ("Type", tables.Types(TypeVersion(release))),
        ];
        if (_module.Lambdas.Count > 0)
            chunks.Add(("FunT", tables.Lambdas(_module.Lambdas)));
        if (_tables.Literals.Count > 0)
            chunks.Add(("LitT", tables.Literals(deflated: release < PlainLiterals)));
        if (_module.Records.Count > 0)
            chunks.Add(("Recs", _records.Written.ToArray()));
        // The others have asked for all the atoms there are.
        chunks.Insert(0, ("AtU8", tables.Atoms(compact: release >= CompactAtoms)));
        chunks.AddRange(_module.Chunks.Select(raw => (raw.Id, raw.Data.ToArray())));
        return Container(chunks);
    }

    /// <summary>Loaders refuse files whose greatest opcode is of a release too old for them, so it
    /// is the greatest that <paramref name="release"/> has.</summary>
    private byte[] CodeChunk(int release)
    {
        var chunk = new ChunkWriter();
        chunk.U32(16); // Bytes of header that follow.
        chunk.U32(0); // Instruction set.
        chunk.U32(Ops.All.Where(op => op.Since <= release).Max(op => (int)op.Op));
        chunk.U32(_module.LabelCount);
        chunk.U32(_module.Functions.Count);
        chunk.Bytes(_code.Written);
        return chunk.Written.ToArray();
    }

    /// <summary>Name, arity and label of the functions that are exported, or of those that are not.
    /// </summary>
    private List<(string Name, int Arity, int Label)> Exports(bool exported)
    {
        var entries = _module.Functions.ToDictionary(f => (f.Name, f.Arity), f => f.Entry);
        var names = _module.Exports.ToHashSet();
        IEnumerable<(string Name, int Arity)> wanted = exported
            ? _module.Exports
            : entries.Keys.Where(name => !names.Contains(name));
        return [.. wanted.Select(f => (f.Name, f.Arity, entries[f]))];
    }

    private static byte[] Container(List<(string Id, byte[] Data)> chunks)
    {
        var body = new ChunkWriter();
        body.Bytes("BEAM"u8);
        foreach ((string id, byte[] data) in chunks)
        {
            body.Bytes(Encoding.Latin1.GetBytes(id));
            body.U32(data.Length);
            body.Bytes(data);
            for (int i = data.Length; i % 4 != 0; i++)
                body.U8(0);
        }
        var file = new ChunkWriter();
        file.Bytes("FOR1"u8);
        file.U32(body.Written.Length);
        file.Bytes(body.Written);
        return file.Written.ToArray();
    }
}
