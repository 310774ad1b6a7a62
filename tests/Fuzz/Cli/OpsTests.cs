using System.Text.Json.Nodes;
using Beam;
using Fuzz.Cli;

namespace Fuzz.Tests.Cli;

public sealed class OpsTests
{
    [Test]
    public void The_ledger_in_docs_is_current()
    {
        string path = Path.Combine(ProjectRoot.Find()!, "docs", "opcodes.md");
        string current = Ledger.Markdown(Ledger.Rows());
        if (Environment.GetEnvironmentVariable("FUZZ_BLESS") == "1")
            File.WriteAllText(path, current);
        Assert.That(
            File.ReadAllText(path), Is.EqualTo(current),
            "type ./run.sh ops --write docs/opcodes.md and look at the difference");
    }

    [Test]
    public void Json_has_every_op_in_scope()
    {
        JsonObject ops = JsonNode.Parse(Shell.Fuzz("ops", "--json").LastLine)!["ops"]!.AsObject();
        Assert.Multiple(() =>
        {
            Assert.That(ops, Has.Count.EqualTo(Ops.All.Count(o => o.InScope)));
            Assert.That((bool)ops["move"]!["oracle"]!, Is.True);
            Assert.That((bool)ops["move"]!["jit"]!, Is.True);
            Assert.That((bool)ops["move"]!["generator"]!, Is.True);
            Assert.That(ops["move"]!.AsObject().ContainsKey("filetest"), Is.True);
        });
    }

    [Test]
    public void A_pattern_chooses_ops()
    {
        string[] lines = Shell.Fuzz("ops", "is_tu*").Out.TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[1], Does.StartWith("is_tuple/2 "));
    }

    [Test]
    public void Bifs_are_listed_with_what_is_here()
    {
        JsonObject bifs = JsonNode.Parse(
            Shell.Fuzz("ops", "--bifs", "binary:*", "--json").LastLine)!["bifs"]!.AsObject();
        Assert.Multiple(() =>
        {
            Assert.That((bool)bifs["binary:split/3"]!, Is.True);
            Assert.That((bool)bifs["binary:referenced_byte_size/1"]!, Is.False);
            Assert.That(bifs.Select(b => b.Key), Has.All.StartsWith("binary:"));
        });
    }

    [Test]
    public void Every_zero_of_the_ledger_has_a_reason_and_every_reason_a_zero()
    {
        IReadOnlyDictionary<Op, OpCount> counts = OpCensus.Read().Counts;
        Assert.That(counts.Keys, Is.EquivalentTo(Ops.All.Where(o => o.InScope).Select(o => o.Op)));
        IEnumerable<string> zeros = OpCensus.Columns.SelectMany(column => counts
            .Where(c => column.Of(c.Value) == 0)
            .Select(c => $"{column.Column} {c.Key.Name}"));
        IEnumerable<string> explained = OpCensus.Zeros()
            .SelectMany(z => z.Ops.Select(op => $"{z.Column} {op}"));
        Assert.That(explained, Is.EquivalentTo(zeros));
    }

    [Test]
    public void A_census_is_the_same_each_time()
    {
        IReadOnlyDictionary<Op, OpCount> counts = OpCensus.Take(60, 1, CancellationToken.None);
        Assert.That(OpCensus.Take(60, 1, CancellationToken.None), Is.EqualTo(counts));
        Assert.That(counts[Op.Badmatch].Succeeded, Is.Positive);
        Assert.That(counts[Op.IsInteger].Failed, Is.Positive);
        Assert.That(counts[Op.Move], Is.EqualTo(counts[Op.Move] with { Failed = 0 }));
    }

    /// <summary>A campaign can only agree where both sides do the op.</summary>
    [Test]
    public void What_is_generated_is_done_on_both_sides() =>
        Assert.That(
            Ledger.Rows().Where(r => r.Generator && !(r.Oracle && r.Jit)).Select(r => r.Info.Name),
            Is.Empty);
}
