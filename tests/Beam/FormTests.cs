using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Beam.Chunks;

namespace Beam.Tests;

/// <summary>The forms of chunks that OTP 25's own files do not have.</summary>
public class FormTests
{
    private static IEnumerable<(string, int)> Releases() =>
        from name in Fixtures.Names
        from release in Enumerable.Range(25, 5)
        select (name, release);

    [TestCaseSource(nameof(Releases))]
    public void A_module_reads_the_same_from_the_form_of_every_release_that_has_its_ops(
        (string Name, int Release) form)
    {
        Module module = Fixtures.Read(form.Name);
        int least = module.Functions.Max(f => f.Code.Max(i => i.Op.Info.Since));
        if (form.Release < least || (form.Name == "otp29_debug" && form.Release < 28))
        {
            Assert.That(
                () => BeamWriter.Write(module, form.Release), Throws.TypeOf<ArgumentException>());
            return;
        }
        Assert.That(Again(module, form.Release), Is.EqualTo(module));
    }

    [TestCase(25, "AtU8 +, LitT deflated, Type 1")]
    [TestCase(26, "AtU8 +, LitT deflated, Type 2")]
    [TestCase(27, "AtU8 +, LitT deflated, Type 3")]
    [TestCase(28, "AtU8 -, LitT plain, Type 3")]
    [TestCase(29, "AtU8 -, LitT plain, Type 4")]
    public void Each_release_has_its_forms(int release, string forms)
    {
        var typed = new X(0, new(TypeSet.Integer, 1, 2));
        Module module = Small([new(Op.IsEq, new Label(0), typed, Literal)]);
        byte[] file = BeamWriter.Write(module, release);
        string atoms = Word(file, "AtU8") < 0 ? "-" : "+";
        string literals = Word(file, "LitT") == 0 ? "plain" : "deflated";
        string found = $"AtU8 {atoms}, LitT {literals}, Type {Word(file, "Type")}";
        Assert.That(found, Is.EqualTo(forms));
    }

    private static readonly Const Literal = new(new Tuple(Terms.Int(1), Terms.Int(2)));

    private static int Word(byte[] file, string id) =>
        BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(Find(file, id)));

    private static int Find(byte[] file, string id) =>
        file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(id)) + 8;

    private static Module Small(ValueList<Instruction> body) => new(
        "m",
        [("f", 1)],
        [
            new("f", 1, 2,
            [
                new(Op.Label, new Label(1)),
                new(Op.FuncInfo, new Const(Atom.Of("m")), new Const(Atom.Of("f")), new Num(1)),
                new(Op.Label, new Label(2)), .. body, new(Op.Return),
            ]),
        ],
        [], 3, []);

    private static Module Again(Module module, int? release = null) =>
        BeamReader.Read(BeamWriter.Write(module, release), "again.beam");

    /// <summary>Integers around each length of a compact term.</summary>
    [Test]
    public void Integers_of_every_size_read_back()
    {
        var body = new List<Instruction>();
        foreach (int bits in Enumerable.Range(0, 140).Append(1000).Append(65536))
        {
            foreach (int delta in new[] { -1, 0, 1 })
            {
                System.Numerics.BigInteger value = (System.Numerics.BigInteger.One << bits) + delta;
                body.Add(new(Op.Move, new Const(new Integer(value)), new X(0)));
                body.Add(new(Op.Move, new Const(new Integer(-value)), new X(0)));
            }
        }
        Module module = Small([.. body]);
        Assert.That(Again(module), Is.EqualTo(module));
    }

    /// <summary>Kinds, ranges and units that only some versions of the Type chunk can say.
    /// </summary>
    private static IEnumerable<(ValueType Type, int Release)> Types() =>
    [
        (new(TypeSet.Integer), 25),
        (new(TypeSet.Integer, 0, 255), 25),
        (new(TypeSet.Integer | TypeSet.Float, -5, 5), 25),
        (new(TypeSet.Bitstring), 25),
        (new(TypeSet.MatchContext), 25),
        (new(TypeSet.Integer, 0), 26),
        (new(TypeSet.Integer, null, 7), 26),
        (new(TypeSet.Bitstring, Unit: 256), 26),
        (new(TypeSet.Bitstring | TypeSet.MatchContext, Unit: 8), 26),
        (new(TypeSet.NativeRecord), 29),
        (new(TypeSet.NativeRecord | TypeSet.Tuple | TypeSet.Atom), 29),
    ];

    [TestCaseSource(nameof(Types))]
    public void A_type_makes_the_file_as_new_as_it_needs((ValueType Type, int Release) needs)
    {
        Module module = Small([new(Op.Move, new Y(0, needs.Type), new X(0))]);
        Assert.Multiple(() =>
        {
            Assert.That(Again(module), Is.EqualTo(module));
            Assert.That(Again(module, needs.Release), Is.EqualTo(module));
            Assert.That(
                () => BeamWriter.Write(module, needs.Release - 1),
                Throws.TypeOf<ArgumentException>());
        });
    }

    [Test]
    public void A_type_that_promises_nothing_is_none()
    {
        Module any = Small([new(Op.Move, new X(1, new(TypeSet.Any)), new X(0))]);
        Module none = Small([new(Op.Move, new X(1), new X(0))]);
        Assert.That(Again(any), Is.EqualTo(none));
    }

    [Test]
    public void Native_records_are_read()
    {
        Term tag = new Tuple(Atom.Of("default"), Terms.List(Terms.Int(1), Terms.Int(2)));
        ValueList<RecordDefinition> expected =
        [
            new("point", true, [new("x", Terms.Int(0)), new("y", null), new("tag", tag)]),
        ];
        Assert.That(Fixtures.Read("otp29").Records, Is.EqualTo(expected));
    }

    [TestCase("otp27", "update", "update_record")]
    [TestCase("otp27", "match", "bs_match")]
    [TestCase("otp27", "create", "executable_line")]
    [TestCase("otp29", "new", "put_record")]
    [TestCase("otp29", "sum", "get_record_elements")]
    [TestCase("otp29", "open", "is_record_accessible")]
    [TestCase("otp29_debug", "f", "debug_line")]
    public void Fixtures_hold_the_ops_they_are_for(string name, string function, string op)
    {
        Function found = Fixtures.Read(name).Functions.First(f => f.Name == function);
        Assert.That(found.Code.Select(i => i.Op.Name), Does.Contain(op));
    }

    [Test]
    public void Match_commands_are_read()
    {
        Function match = Fixtures.Read("otp27").Find("match", 1)!;
        OperandList commands = match.Code
            .Where(i => i.Op == Op.BsMatch)
            .Select(i => (OperandList)i[2])
            .First(list => list.Items[1] == new Num(32));
        Const none = new(Nil.Instance);
        Operand[] expected =
        [
            Named("ensure_at_least"), new Num(32), new Num(8),
            Named("=:="), none, new Num(8), new Num(98),
            Named("integer"), new Num(2), none, new Num(8), new Num(1), new X(0),
            Named("integer"), new Num(2), new Const(Terms.List(Atom.Of("little"))), new Num(16),
            new Num(1), new X(2),
            Named("get_tail"), new Num(3), new Num(8), new X(1),
        ];
        Assert.That(commands.Items, Is.EqualTo(expected));
    }

    private static Const Named(string atom) => new(Atom.Of(atom));

    [Test]
    public void Types_and_lines_are_read()
    {
        Instruction[] code = [.. Fixtures.Read("otp27").Find("ranges", 1)!.Code];
        Assert.Multiple(() =>
        {
            Assert.That(
                code.SelectMany(i => i.Operands).OfType<X>().Select(x => x.Type),
                Does.Contain(new ValueType(TypeSet.Integer, 0, 999)));
            Assert.That(
                code.SelectMany(i => i.Operands).OfType<Location>(),
                Does.Contain(new Location("otp27.erl", 19)));
        });
    }

    [Test]
    public void A_file_that_is_gzipped_as_a_whole_is_read()
    {
        byte[] plain = File.ReadAllBytes(Fixtures.PathOf("otp27"));
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
            gzip.Write(plain);
        Assert.That(BeamReader.Read(zipped.ToArray(), "x"), Is.EqualTo(Fixtures.Read("otp27")));
    }

    /// <summary>The chunk Atom of old, whose bytes are characters.</summary>
    [Test]
    public void Atoms_in_latin1_are_read()
    {
        byte[] file = BeamWriter.Write(Small([new(Op.Move, Named("ab"), new X(0))]));
        int atoms = Find(file, "AtU8");
        "Atom"u8.CopyTo(file.AsSpan(atoms - 8));
        int name = file.AsSpan().IndexOf("ab"u8);
        file[name] = 0xE4;
        Module module = BeamReader.Read(file, "x");
        Assert.That(module.Functions[0].Code[3][0], Is.EqualTo(Named("äb")));
    }

    [Test]
    public void A_long_atom_makes_the_file_new()
    {
        string name = new('ä', 255);
        Module module = Small([new(Op.Move, Named(name), new X(0))]);
        Assert.Multiple(() =>
        {
            Assert.That(Again(module), Is.EqualTo(module));
            Assert.That(() => BeamWriter.Write(module, 27), Throws.TypeOf<ArgumentException>());
        });
    }

    [Test]
    public void An_operand_that_the_op_does_not_take_is_not_written() =>
        Assert.That(
            () => BeamWriter.Write(Small([new(Op.Move, new X(0), new Num(1))])),
            Throws.TypeOf<ArgumentException>().With.Message.Contains("move, operand 2"));
}
