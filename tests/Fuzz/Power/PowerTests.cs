using System.Text.Json.Nodes;
using Beam;
using Beam.Text;
using Fuzz.Cli;
using Fuzz.Generate;
using Fuzz.Power;
using Fuzz.Tests.Cli;
using Program = Fuzz.Generate.Program;

namespace Fuzz.Tests.Power;

/// <summary>Faults in emitters are killed, proven to change nothing, or said to be left.</summary>
internal sealed class PowerTests
{
    private const string Code = """
        {module, m}.
        {exports, [{f,2}]}.
        {attributes, []}.
        {labels, 6}.
        {function, f, 2, 2}.
          {label,1}.
            {func_info,{atom,m},{atom,f},2}.
          {label,2}.
            {allocate,2,2}.
            {move,{x,0},{y,0}}.
            {move,{x,1},{y,1}}.
            {test,is_lt,{f,3},[{x,0},{x,1}]}.
            {swap,{y,0},{y,1}}.
            {jump,{f,5}}.
          {label,3}.
            {move,{atom,no},{y,0}}.
          {label,5}.
            {test,is_atom,{f,4},[{x,0}]}.
            {call_ext,0,{extfunc,erlang,self,0}}.
            {deallocate,2}.
            return.
          {label,4}.
            {move,{y,0},{x,0}}.
            {deallocate,2}.
            return.
        """;

    private static readonly Lazy<Pool> OfCode = new(() => Pool.Of(
        [
            (null, new Program(
                AssemblyReader.Read(Code, "m.S").Module,
                [new Entry("f", 2, [Pair(1, 2), Pair(2, 1), Pair(2, 2)])],
                0,
                [])),
        ],
        seed: 1,
        work => work(),
        CancellationToken.None));

    private static ValueList<Term> Pair(int a, int b) => [Terms.Int(a), Terms.Int(b)];

    [TestCase("is_lt: bge → blt", FaultFate.Killed, "value")]
    [TestCase("is_lt: bge → bgt", FaultFate.Killed, "value")]
    [TestCase("swap: str r1, [sp, #4] → nothing", FaultFate.Killed, "value")]
    // The heap seems to begin in the code: the audit must not stumble over it.
    [TestCase("service: str lr, [fp, #-8] → str lr, [fp, #-0xc]", FaultFate.Killed, "audit")]
    [TestCase("swap: ldr r1, [sp, #8] → comes after ldr r0, [sp, #4]", FaultFate.Equivalent,
        "independent")]
    // What asks a service for what emitted code does itself breaks the contract.
    [TestCase("allocate: blo → bhs", FaultFate.Killed, "fault")]
    [TestCase("label: bmi → b", FaultFate.Killed, "fault")]
    [TestCase("is_lt: cmp fp, r2, lsl #28 → cmp fp, r2, lsl #27", FaultFate.Killed, "fault")]
    [TestCase("call_ext: bl → nothing", FaultFate.Unreached, "no program gets there")]
    public void The_fate_of_a_fault(string text, FaultFate fate, string how)
    {
        using var rig = new Rig();
        TemplateFault[] faults = [.. OfCode.Value.Faults()];
        TemplateFault? fault = faults.FirstOrDefault(f => FaultText.Of(f) == text);
        Assert.That(fault, Is.Not.Null, string.Join('\n', faults.Select(FaultText.Of)));
        Verdicted verdict = new Killing(OfCode.Value, rig).Try(fault!);
        Assert.Multiple(() =>
        {
            Assert.That(verdict.Fate, Is.EqualTo(fate));
            Assert.That(verdict.How, Is.EqualTo(how));
            Assert.That(verdict.Executions, fate == FaultFate.Unreached ? Is.Zero : Is.Positive);
        });
    }

    /// <summary>What a fault wrote where it should not must not kill the next one.</summary>
    [Test]
    public void A_fault_leaves_nothing_behind()
    {
        using var rig = new Rig();
        var killing = new Killing(OfCode.Value, rig);
        TemplateFault[] faults = [.. OfCode.Value.Faults().Where(f => !f.IsOfGuest).Take(60)];
        FaultFate[] first = [.. faults.Select(f => killing.Try(f).Fate)];
        FaultFate[] again = [.. faults.Reverse().Select(f => killing.Try(f).Fate).Reverse()];
        Assert.That(again, Is.EqualTo(first));
    }

    /// <summary>A proof that holds of a fault that some program shows is wrong.</summary>
    [Test]
    public void What_is_killed_has_no_proof()
    {
        var generator = new Generator();
        Pool pool = Pool.Of(
            Enumerable.Range(0, 60).Select(i => ((string?)null, generator.Generate((ulong)i))),
            seed: 1, work => work(), CancellationToken.None);
        using var rig = new Rig();
        var killing = new Killing(pool, rig);
        TemplateFault[] faults = [.. pool.Faults().Where((_, i) => i % 25 == 0)];
        int killed = 0;
        foreach (TemplateFault fault in faults)
        {
            if (killing.Try(fault).Fate != FaultFate.Killed)
                continue;
            killed++;
            Assert.That(killing.Proof(fault), Is.Null, FaultText.Of(fault));
        }
        Assert.That(killed, Is.GreaterThan(faults.Length / 4));
    }

    [Test]
    public void The_summary_says_what_became_of_all_and_hangs_on_the_seed_alone()
    {
        JsonNode one = Score("--seed", "3", "--workers", "1");
        JsonNode two = Score("--seed", "3", "--workers", "2");
        JsonNode other = Score("--seed", "4", "--workers", "1");
        Assert.Multiple(() =>
        {
            Assert.That((int)one["faults"]!, Is.EqualTo(30));
            Assert.That((int)one["killed"]!, Is.Positive);
            Assert.That(
                new[] { "killed", "equivalent", "invalid", "survived" }.Sum(k => (int)one[k]!),
                Is.EqualTo(30));
            Assert.That((double)one["seconds"]!, Is.Positive);
            Assert.That((int)one["disagreeing"]!, Is.Zero);
            Assert.That(
                one["kinds"]!.AsObject().Sum(k => (int)k.Value!["faults"]!), Is.EqualTo(30));
            Assert.That(one["all"]!.AsArray(), Has.Count.EqualTo(30));
            Assert.That(two["all"]!.ToJsonString(), Is.EqualTo(one["all"]!.ToJsonString()));
            Assert.That(other["all"]!.ToJsonString(), Is.Not.EqualTo(one["all"]!.ToJsonString()));
        });

        static JsonNode Score(params string[] more)
        {
            Ran ran = Shell.Fuzz(
                ["power", "--faults", "30", "--programs", "10", "--json", .. more]);
            Assert.That(ran.Exit, Is.EqualTo(ExitCode.Agree), ran.Error);
            return JsonNode.Parse(ran.LastLine)!;
        }
    }

    [Test]
    public void Survivors_are_listed_in_a_file()
    {
        string file = Path.GetTempFileName();
        Ran ran = Shell.Fuzz(
            "power", "--ops", "is_*", "--faults", "10", "--programs", "3", "--write", file);
        string text = File.ReadAllText(file);
        File.Delete(file);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(ExitCode.Agree), ran.Error);
            Assert.That(ran.Out, Does.Contain("10 faults: "));
            Assert.That(text, Does.Contain("`./run.sh power --ops 'is_*' --faults 10"));
            Assert.That(text, Does.Contain("## Unreached: "));
        });
    }

    [Test]
    public void Faults_of_templates_are_localised()
    {
        Ran ran = Shell.Fuzz(
            "power", "--localise", "--faults", "12", "--programs", "15", "--ops", "is_*",
            "--seed", "5", "--workers", "1", "--json");
        JsonNode summary = JsonNode.Parse(ran.LastLine)!;
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(ExitCode.Agree), ran.Error);
            Assert.That((int)summary["killed"]!, Is.AtLeast(6));
            Assert.That((double)summary["medianInstructions"]!, Is.LessThanOrEqualTo(5));
            Assert.That(ran.Out, Does.Contain("op blamed right: 100 % of"));
        });
    }

    [Test]
    public void Named_faults_are_localised()
    {
        Ran ran = Shell.Fuzz(
            "power", "--localise", "condition of is_lt", "--programs", "60", "--samples", "1",
            "--json");
        JsonNode summary = JsonNode.Parse(ran.LastLine)!;
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(ExitCode.Agree), ran.Error);
            Assert.That((int)summary["faults"]!, Is.EqualTo(1));
            Assert.That((int)summary["killed"]!, Is.EqualTo(1));
        });
    }
}
