using System.Text;
using Beam;
using Corpus;
using Fuzz.Cli;
using Fuzz.Gate;
using Fuzz.Run;

namespace Fuzz.Tests.Filetests;

/// <summary>
/// What tests/filetests says is what the oracle and the JIT do and what real Erlang confirms.
/// <c>FUZZ_BLESS=1</c> rewrites expected outcomes, by what real Erlang says, and expected code.
/// </summary>
[TestFixture]
public sealed class FiletestTests
{
    private const string Hint =
        "FUZZ_BLESS=1 rewrites what is expected; look at the difference before you commit it";

    private static readonly bool Bless = Environment.GetEnvironmentVariable("FUZZ_BLESS") == "1";

    private readonly Dictionary<string, (string? Error, List<Outcome> Outcomes)> _real = [];

    public static IEnumerable<string> Names() => Filetest.Names();

    private static readonly (string Name, CaseOptions? Options)[] Sides =
    [
        ("oracle", null),
        ("arm32", new CaseOptions()),
        ("arm32 under GC stress", new CaseOptions(GcStress: true)),
        ("arm32 without types", new CaseOptions(UseTypes: false)),
        ("arm32 under chaos", new CaseOptions(Chaos: 1)),
    ];

    private readonly Dictionary<string, ITarget> _targets = [];

    [OneTimeSetUp]
    public void AskErlang()
    {
        if (Bless && Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
            Assert.Fail("FUZZ_BLESS is not for CI: a test must not rewrite what it is judged by");
        foreach (var files in Filetest.Names().Select(Filetest.Read).GroupBy(f => f.Release))
        {
            foreach ((string name, var verdict) in Judge(files.Key, files))
                _real.Add(name, verdict);
        }
        foreach ((string name, CaseOptions? options) in Sides)
        {
            _targets.Add(name, options is null
                ? new OracleTarget(NoModules.Instance)
                : new Arm32Target(NoModules.Instance, options, inspect: true));
        }
        if (Bless)
            BlessAll();
    }

    /// <summary>A release that is not here confirms nothing: that is its files' error.</summary>
    private static Dictionary<string, (string? Error, List<Outcome> Outcomes)> Judge(
        string? release, IEnumerable<Filetest> files)
    {
        try
        {
            return RealErlang.Judge(RealErlang.Vm(release), files);
        }
        catch (InputException e)
        {
            return files.ToDictionary(f => f.Name, _ => ((string?)e.Message, new List<Outcome>()));
        }
    }

    [OneTimeTearDown]
    public void Dispose()
    {
        foreach (ITarget target in _targets.Values)
            target.Dispose();
    }

    private void BlessAll()
    {
        foreach (Filetest file in Filetest.Names().Select(Filetest.Read))
        {
            IReadOnlyList<RunLine> runs = file.Runs;
            if (_real.TryGetValue(file.Name, out var real) && real.Error is null)
                runs = [.. runs.Zip(real.Outcomes, (run, outcome) => run.With(outcome))];
            string text = file.Text(runs);
            if (text != string.Join("\n", file.Lines) + "\n")
                file.Rewrite(text);
        }
    }

    [TestCaseSource(nameof(Names))]
    public void It_is_about_the_op_it_is_named_after(string name)
    {
        Filetest file = Filetest.Read(name);
        Assert.Multiple(() =>
        {
            // `init` is a module that the VM cannot do without.
            Assert.That(file.Module.Name, Is.EqualTo(file.OpName).Or.EqualTo($"{file.OpName}_op"));
            Assert.That(Ledger.Uses(file.Module, file.Op), "it does not use the op");
            Assert.That(file.Runs, Is.Not.Empty);
            Assert.That(file.CodeSections, Is.Positive);
        });
    }

    [TestCaseSource(nameof(Names))]
    public void Real_Erlang_confirms_the_outcomes(string name)
    {
        Filetest file = Filetest.Read(name);
        (string? error, List<Outcome> outcomes) = _real[name];
        Assert.That(error, Is.Null, "it is not judged, does not assemble or does not load");
        Expect(file, file.Runs.Zip(outcomes, (run, outcome) => run.With(outcome)));
    }

    [Test]
    public void Every_side_gives_the_outcomes(
        [ValueSource(nameof(Names))] string name,
        [Range(0, 4)] int side)
    {
        Filetest file = Filetest.Read(name);
        ITarget target = _targets[Sides[side].Name];
        target.Load(file.Module);
        var seen = new List<RunLine>();
        var complaints = new StringBuilder();
        foreach (RunLine run in file.Runs)
        {
            var function = new Mfa(file.Module.Name, run.Function, run.Arguments.Count);
            Observation observation =
                target.Run(function, run.Arguments, CaseOptions.DefaultReductions);
            seen.Add(IsMissing(observation.Outcome) ? run : run.With(observation.Outcome));
            foreach (string remark in observation.Audit)
                complaints.Append($"{run.Call}: audit: {remark}\n");
        }
        Expect(file, seen);
        Assert.That(complaints.ToString(), Is.Empty);
    }

    /// <summary>What the JIT has no code for says so, and the ledger shows it.</summary>
    private static bool IsMissing(Outcome outcome) => outcome is Unsupported { What: var what }
        && Ops.All.FirstOrDefault(o => o.Name == what) is { } op && !Jit.Compiler.Has(op.Op);

    [TestCaseSource(nameof(Names))]
    public void The_code_is_as_expected(string name)
    {
        Filetest file = Filetest.Read(name);
        string[] lines = file.Text(file.Runs).TrimEnd('\n').Split('\n');
        string difference = TextDifference.Of(file.Lines, lines);
        Assert.That(difference, Is.Empty, Hint);
    }

    private static void Expect(Filetest file, IEnumerable<RunLine> seen)
    {
        string difference = TextDifference.Of(
            [.. file.Runs.Select(r => $"{r}")], [.. seen.Select(r => $"{r}")]);
        Assert.That(difference, Is.Empty, Hint);
    }
}
