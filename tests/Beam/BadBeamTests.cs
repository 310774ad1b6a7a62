using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Beam.Chunks;

namespace Beam.Tests;

/// <summary>Whatever the bytes: a module or one line that says where and what, in bounded memory.
/// </summary>
public class BadBeamTests
{
    /// <summary>What reading any of these small files may allocate.</summary>
    private const long BytesMax = 8 << 20;

    private static readonly uint[] Extremes = [0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF];

    /// <summary>Chunks that say themselves where they end.</summary>
    private static readonly string[] Counted =
        ["AtU8", "Code", "ImpT", "ExpT", "FunT", "Line", "Type", "Recs"];

    /// <summary>Small files of all forms, raw chunks left out: a table with every chunk there is.
    /// </summary>
    private static readonly byte[][] Samples =
    [
        Strip(BeamWriter.Write(Fixtures.Read("otp27"))), // Deflated literals, types of version 3.
        Strip(BeamWriter.Write(Fixtures.Read("otp27"), 29)),
        Strip(File.ReadAllBytes(Fixtures.PathOf("otp29"))),
        Strip(File.ReadAllBytes(Erlang.BeamFile("log_mf_h"))),
    ];

    private static IEnumerable<int> SampleNumbers => Enumerable.Range(0, Samples.Length);

    [TestCaseSource(nameof(SampleNumbers))]
    public void A_file_cut_anywhere_is_refused(int sample)
    {
        byte[] file = Samples[sample];
        for (int length = 0; length < file.Length; length++)
        {
            byte[] cut = file[..length];
            Assert.That(Complaint(cut), Is.Not.Null, $"cut at {length}");
            // Again with a container that knows its size, so that the cut shows further in.
            if (length >= 8)
                BinaryPrimitives.WriteInt32BigEndian(cut.AsSpan(4), length - 8);
            Complaint(cut);
        }
    }

    [TestCaseSource(nameof(SampleNumbers))]
    public void A_chunk_cut_anywhere_is_read_or_refused(int sample)
    {
        List<(string Id, byte[] Data)> chunks = Split(Samples[sample]);
        for (int i = 0; i < chunks.Count; i++)
        {
            (string id, byte[] whole) = chunks[i];
            for (int length = 0; length < whole.Length; length++)
            {
                chunks[i] = (id, whole[..length]);
                string? complaint = Complaint(Join(chunks));
                if (Counted.Contains(id))
                    Assert.That(complaint, Is.Not.Null, $"{id} cut at {length}");
            }
            chunks[i] = (id, whole);
        }
    }

    [TestCaseSource(nameof(SampleNumbers))]
    public void A_chunk_left_out_or_doubled_is_refused(int sample)
    {
        List<(string Id, byte[] Data)> chunks = Split(Samples[sample]);
        for (int i = 0; i < chunks.Count; i++)
        {
            if (chunks[i].Id is "AtU8" or "Code" or "StrT" or "ImpT" or "ExpT")
            {
                List<(string Id, byte[] Data)> fewer = [.. chunks];
                fewer.RemoveAt(i);
                Assert.That(Complaint(Join(fewer)), Does.Contain($"chunk {chunks[i].Id}"));
            }
            if (Counted.Contains(chunks[i].Id))
                Assert.That(Complaint(Join([.. chunks, chunks[i]])), Does.Contain(chunks[i].Id));
        }
    }

    [TestCaseSource(nameof(SampleNumbers))]
    public void Any_word_set_to_an_extreme_is_read_or_refused(int sample)
    {
        byte[] file = [.. Samples[sample]];
        Span<byte> saved = stackalloc byte[4];
        for (int offset = 0; offset + 4 <= file.Length; offset++)
        {
            Span<byte> word = file.AsSpan(offset, 4);
            word.CopyTo(saved);
            foreach (uint extreme in Extremes)
            {
                BinaryPrimitives.WriteUInt32BigEndian(word, extreme);
                Complaint(file);
            }
            saved.CopyTo(word);
        }
    }

    [TestCaseSource(nameof(SampleNumbers))]
    public void Random_bytes_are_read_or_refused(int sample)
    {
        var random = new Random(sample + 1);
        for (int round = 0; round < 5000; round++)
        {
            byte[] file = [.. Samples[sample]];
            for (int i = random.Next(1, 4); i > 0; i--)
                file[random.Next(12, file.Length)] = (byte)random.Next(256);
            Complaint(file);
        }
    }

    [Test]
    public void A_gzip_bomb_is_refused()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest))
        {
            for (int i = 0; i < 100; i++)
                gzip.Write(new byte[1 << 20]);
        }
        Assert.That(
            () => BeamReader.Read(bomb.ToArray(), "bomb"),
            Throws.TypeOf<InputException>().With.Message.EqualTo(
                "bomb: offset 0: expected a gzipped module"));
    }

    [TestCase(1u << 20, "expected zlib data of 1048576 bytes")]
    [TestCase(1000u, "expected zlib data of 1000 bytes")]
    [TestCase(0xFFFFFFFF, "expected at most 67108864 bytes inflated, found 4294967295")]
    public void Literals_that_inflate_to_another_size_are_refused(uint stated, string complaint)
    {
        using var zeros = new MemoryStream();
        zeros.Write([0, 0, 0, 0]);
        using (var zlib = new ZLibStream(zeros, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(new byte[4 << 20]);
        byte[] literals = zeros.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(literals, stated);
        List<(string Id, byte[] Data)> chunks = Split(Samples[0]);
        chunks[chunks.FindIndex(chunk => chunk.Id == "LitT")] = ("LitT", literals);
        Assert.That(Complaint(Join(chunks)), Does.EndWith(complaint));
    }

    /// <summary>Found by fuzz-bytes: what .NET throws here is of a kind of its own.</summary>
    [Test]
    public void Literals_that_ask_for_a_dictionary_are_refused()
    {
        List<(string Id, byte[] Data)> chunks = Split(Samples[0]);
        byte[] literals = [0, 0, 0, 27, 0x78, 0xBB, 1, 2, 3, 4, 3, 0, 0, 0, 0, 1];
        chunks[chunks.FindIndex(chunk => chunk.Id == "LitT")] = ("LitT", literals);
        Assert.That(Complaint(Join(chunks)), Does.EndWith("expected zlib data of 27 bytes"));
    }

    [TestCase(0, "expected an opcode up to 191, found 0")]
    [TestCase(192, "expected an opcode up to 191, found 192")]
    [TestCase(30, "expected an op of OTP 24 or later, found m_div (until OTP 10)")]
    public void Ops_that_no_release_in_scope_has_are_refused(int opcode, string complaint)
    {
        List<(string Id, byte[] Data)> chunks = Split(Samples[0]);
        int code = chunks.FindIndex(chunk => chunk.Id == "Code");
        chunks[code].Data[20] = (byte)opcode;
        Assert.That(
            Complaint(Join(chunks)),
            Does.StartWith("bad.beam: chunk Code, offset").And.EndsWith(complaint));
    }

    private static readonly Const M = new(Atom.Of("m"));

    private static readonly (Instruction Code, string Complaint)[] Loose =
    [
        (new(Op.Jump, new Label(9)), "offset 64: expected label 9 somewhere"),
        (new(Op.Jump, new Label(0)), "offset 64: expected a label in jump, found 0, in m/1"),
        (new(Op.Jump, new Label(10)), "offset 65: expected a label below 10, found 10, in m/1"),
        (new(Op.CallOnly, new Num(1), new Label(1)),
            "offset 64: expected a function's entry, found label 1"),
        (new(Op.Label, new Label(2)), "offset 64: expected a new label, found 2, in m/1"),
        (new(Op.FuncInfo, M, M, new Num(0)), "offset 64: expected a label behind func_info"),
        (new(Op.Move, new X(1024), new X(0)),
            "offset 65: expected x register 1024 of 1024, in m/1"),
        (new(Op.MakeFun3, new LambdaRef(0), new X(0), new OperandList([])),
            "offset 65: expected a lambda below 0, found 0, in m/1"),
        (new(Op.SelectVal, new X(0), new Label(1), new OperandList([M, new Label(0)])),
            "offset 64: expected a label, found none, in the list of select_val, in m/1"),
        (new(Op.PutTuple2, new X(0), new OperandList([new Fr(0)])),
            "offset 64: expected a register or constant, found a float register, "
            + "in the list of put_tuple2, in m/1"),
        (new(Op.BsMatch, new Label(1), new X(0), new OperandList(
            [Word("ensure_at_least"), new Num(8), new Num(0)])),
            "offset 80: expected a unit, 1 to 256, found 0, in the command ensure_at_least of "
            + "bs_match, in m/1"),
        (new(Op.CallExtOnly, new Num(2), new Extfunc(new Mfa("lists", "sort", 1))),
            "offset 76: expected a function of 2 arguments in call_ext_only, in m/1"),
    ];

    private static Const Word(string name) => new(Atom.Of(name));

    /// <summary>The last operand of a test of the unit, which is 7 before, in compact terms.
    /// </summary>
    [TestCase(0x10, null)]
    [TestCase(0x00, "found 0")]
    [TestCase(0x03, "found x register 0")]
    public void Units_are_from_1_to_256(byte unit, string? found)
    {
        const byte seven = 0x70;
        byte[] file = BeamWriter.Write(ModuleOf(
            new(Op.BsTestUnit, new Label(1), new X(1), new Num(7))));
        List<(string Id, byte[] Data)> chunks = Split(file);
        byte[] code = chunks.Find(chunk => chunk.Id == "Code").Data;
        code[Array.LastIndexOf(code, seven)] = unit;
        Assert.That(Complaint(Join(chunks)), Is.EqualTo(found is null ? null
            : $"bad.beam: chunk Code, offset 67: expected a unit, 1 to 256 in bs_test_unit, {found}"
                + ", in m/1"));
    }

    [TestCaseSource(nameof(Loose))]
    public void References_that_lead_nowhere_are_refused((Instruction Code, string Complaint) loose)
    {
        byte[] file = BeamWriter.Write(ModuleOf(loose.Code));
        Assert.That(Complaint(file), Is.EqualTo("bad.beam: chunk Code, " + loose.Complaint));
    }

    private static Module ModuleOf(Instruction code)
    {
        Function function = new(
            "m", 1, 2,
            [
                new(Op.Label, new Label(1)), new(Op.FuncInfo, M, M, new Num(1)),
                new(Op.Label, new Label(2)), code,
            ]);
        return new("m", [], [function], [], 10, []);
    }

    [Test]
    public void A_complaint_names_file_chunk_and_offset()
    {
        byte[] file = [.. Samples[0]];
        int atoms = file.AsSpan().IndexOf("AtU8"u8);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(atoms + 8), 1000000);
        string expected = $"^bad.beam: chunk AtU8, offset {atoms + 12}: "
            + "expected 1000000 atoms, found [0-9]+ bytes$";
        Assert.That(Complaint(file), Does.Match(expected));
    }

    /// <summary>What reading complains of, or null.</summary>
    private static string? Complaint(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string? complaint = null;
        try
        {
            BeamReader.Read(file, "bad.beam");
        }
        catch (InputException bad)
        {
            complaint = bad.Message;
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > BytesMax)
            Assert.Fail($"{allocated} bytes allocated: {complaint}");
        bool oneLine = complaint is null
            || (complaint.StartsWith("bad.beam: chunk ", StringComparison.Ordinal)
                && !complaint.Contains('\n', StringComparison.Ordinal));
        if (!oneLine)
            Assert.Fail($"not one line about the file: {complaint}");
        return complaint;
    }

    private static byte[] Strip(byte[] file) =>
        Join([.. Split(file).Where(c => c.Id is not ("Dbgi" or "Docs" or "CInf" or "Attr"))]);

    private static List<(string Id, byte[] Data)> Split(byte[] file)
    {
        var chunks = new List<(string, byte[])>();
        for (int at = 12; at < file.Length;)
        {
            int size = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 4));
            chunks.Add((Encoding.ASCII.GetString(file, at, 4), file[(at + 8)..(at + 8 + size)]));
            at += 8 + ((size + 3) & ~3);
        }
        return chunks;
    }

    private static byte[] Join(List<(string Id, byte[] Data)> chunks)
    {
        using var file = new MemoryStream();
        Span<byte> size = stackalloc byte[4];
        file.Write("FOR1\0\0\0\0BEAM"u8);
        foreach ((string id, byte[] data) in chunks)
        {
            file.Write(Encoding.ASCII.GetBytes(id));
            BinaryPrimitives.WriteInt32BigEndian(size, data.Length);
            file.Write(size);
            file.Write(data);
            file.Write(new byte[-data.Length & 3]);
        }
        byte[] bytes = file.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), bytes.Length - 8);
        return bytes;
    }
}
