using System.IO.Enumeration;
using System.Text.Json.Nodes;
using Beam;
using Corpus;
using Fuzz.Generate;
using Fuzz.Guide;
using Fuzz.Run;
using Fuzz.Run.Erlang;
using Reports;

namespace Fuzz.Cli;

/// <summary>The main job: a campaign.</summary>
internal sealed class RunVerb : Verb
{
    private const double DefaultSeconds = 60;

    private static readonly Option Seconds = new(
        "--seconds", "N", $"how long (default {DefaultSeconds}, without --programs)");

    private static readonly Option Programs = new(
        "--programs", "N", "how many programs");

    private static readonly Option Seed = new(
        "--seed", "S", "same seed, same programs (default 1)");

    private static readonly Option OpPattern = new(
        "--ops", "PATTERN", "prefer ops of these names, e.g. 'is_*'");

    private static readonly Option Release = new(
        "--release", "N", "OTP release to load on (default: what all targets load)");

    private static readonly Option From = new(
        "--source", "NAME",
        "where programs come from: typed, sweep, mutation, erlang or mix (default mix)");

    private static readonly Option Guided = new(
        "--guided", null, "keep programs that cover something new, and make others of them");

    private static readonly Option Out = new(
        "--out", "DIR", "where cases are filed (default out/cases)");

    private static readonly Option Resume = new(
        "--resume", null, "go on behind what campaigns into DIR have done; keep their history");

    private static readonly Option ReportTo = new(
        "--report", "FILE", "write an HTML report of the findings");

    public override string Name => "run";
    public override string Usage => "[OPTIONS]";
    public override string Summary =>
        "run random programs on the oracle and the JIT, file differences";

    public override IReadOnlyList<Option> Options =>
    [
        Seconds, Programs, Seed, Workers, Targets, TargetsFile, From, OpPattern, Release,
        GcStress, NoTypes, ChaosSeed, ScheduleSeed, Guided, Out, Resume, ReportTo, Plant, Json,
    ];

    public override IReadOnlyList<string> Examples =>
    [
        "--seconds 60",
        "--programs 5000 --seed 7 --json",
        "--ops 'is_*' --seconds 30",
        "--gc-stress --workers 2 --out out/tonight",
        "--chaos 1 --no-types",
        "--source sweep --ops 'gc_bif2'",
        "--resume --seconds 28800 --out nightly",
        "--guided --seconds 600",
        "--targets oracle,otp --programs 2000",
        "--plant 'condition of is_lt' --programs 300 --report out/report.html",
        "--targets oracle,otp27,otp29 --seconds 60",
        "--source erlang --targets oracle,arm32,otp27",
        "--targets oracle,mine --targets-file targets.json",
    ];

    public override bool IsTraced(ReadOnlySpan<string> args) => args.Contains(Guided.Name);

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(0, 0);
        long? programs = arguments.Number(Programs, 1);
        double? seconds = arguments.Number(Seconds, 1);
        TargetList names = TargetsOf(arguments, targets);
        var options = new CampaignOptions(
            arguments.Seed(Seed) ?? 1,
            programs,
            seconds ?? (programs is null ? DefaultSeconds : null),
            WorkersOf(arguments),
            OptionsOf(arguments, new CaseOptions()),
            Preferred(arguments),
            Commit.Current(),
            names,
            ReleasesOf(arguments, names, targets.Vms),
            SourceOf(arguments))
        {
            HasWideTarget = names.Names.Any(targets.Vms.IsWide),
            Limits = [.. names.Names.Select(name => targets.Vms.SpecOf(name).Limits)],
            DonorFolders = [.. DonorFolders(targets.Vms)],
            Coverage = arguments.Has(Guided) ? Coverage.Guides : Coverage.Unknown,
        };
        targets = Planted(arguments, targets);
        var store = new Store(arguments.Text(Out) ?? Path.Combine("out", "cases"));
        using var progress = new Progress(terminal);
        using Nightly? nightly = arguments.Has(Resume)
            ? new Nightly(store, arguments.Seed(Seed)) : null;
        options = nightly?.Prepare(options) ?? options;
        if (arguments.Has(Guided))
            options = GuidedBy(options, arguments, store, terminal);
        var campaign = new Campaign(options, targets, store, finding =>
        {
            nightly?.Found(finding);
            progress.Announce(finding);
        });
        nightly?.Begin(campaign, options, text => terminal.Error.WriteLine(text));
        CampaignFigures figures = campaign.Run(
            () =>
            {
                nightly?.Tick(campaign);
                progress.Show(campaign);
            },
            terminal.Stop);
        progress.Clear();
        nightly?.End(campaign, figures);
        terminal.Out.Write(Reports.Summary.Text(figures));
        CampaignFile.Write(store.Directory, options.Commit, figures);
        if (arguments.Text(ReportTo) is { } report)
            ReportVerb.WriteHtml(report, figures, options.Commit, targets);
        if (arguments.Has(Json))
            terminal.WriteJson(Figures(figures));
        return figures.Findings.Count > 0 ? ExitCode.Findings : ExitCode.Agree;
    }

    /// <summary>With kept programs on disk, where the user has named a directory.</summary>
    private static CampaignOptions GuidedBy(
        CampaignOptions options, Arguments arguments, Store store, Terminal terminal)
    {
        if (options.Source is not null)
        {
            throw new InputException(
                "--guided: coverage says where programs come from, not --source");
        }
        if (options.Targets is { } targets && targets.Names.Any(n => !TargetList.IsOwn(n)))
            throw new InputException("--guided: what it makes of programs is not for real VMs");
        if (!arguments.Has(Out))
            return options;
        var kept = new KeptStore(KeptStore.FolderIn(store.Directory), options);
        if (arguments.Has(Resume))
            options = kept.Resume(terminal.Error.WriteLine);
        return options with { KeptStore = kept };
    }

    /// <summary>Null for a mix.</summary>
    private static Source? SourceOf(Arguments arguments) => arguments.Text(From) switch
    {
        null or "mix" => null,
        "typed" => Source.Typed,
        "sweep" => Source.Sweep,
        "mutation" => Source.Mutation,
        "erlang" => Source.Erlang,
        var other => throw new InputException(
            $"--source: no source '{other}'; there are: typed, sweep, mutation, erlang, mix"),
    };

    /// <summary>The project's own cases, and the system's Erlang where there is one.</summary>
    internal static IEnumerable<string> DonorFolders(VmCatalog vms)
    {
        if (ProjectRoot.Find() is { } root)
            yield return Path.Combine(root, "corpus", "cases");
        if (vms.LibraryOf("otp") is not { } library)
            yield break;
        foreach (string folder in Directory.GetDirectories(library, "stdlib-*").Order())
            yield return Path.Combine(folder, "ebin");
    }

    private static string? Preferred(Arguments arguments)
    {
        string? pattern = arguments.Text(OpPattern);
        if (pattern is null
            || Generator.Ops.Any(o => FileSystemName.MatchesSimpleExpression(pattern, o.Name)))
        {
            return pattern;
        }
        throw new InputException($"--ops: the generator makes no op that matches '{pattern}'");
    }

    /// <summary>The release asked for, or those of the real VMs among the targets; null where there
    /// are none.</summary>
    private static Releases? ReleasesOf(Arguments arguments, TargetList targets, VmCatalog vms)
    {
        if (arguments.Number(Release, Releases.First) is { } asked)
        {
            return asked <= RowAttribute.Now
                ? Releases.Only((int)asked)
                : throw arguments.Wrong($"--release: {asked} is beyond {RowAttribute.Now}");
        }
        int[] known = [.. targets.Names.Where(n => !TargetList.IsOwn(n))
            .Select(name => vms.ReleaseOf(name) ?? Releases.First)];
        return known.Length == 0 ? null : new Releases(known.Min(), known.Max());
    }

    /// <summary>A campaign's figures as the summary has them.</summary>
    internal static JsonObject Figures(CampaignFigures figures)
    {
        var findings = new JsonArray();
        foreach (Finding finding in figures.Findings)
        {
            findings.Add(new JsonObject
            {
                ["signature"] = $"{finding.Case.Signature}",
                ["case"] = finding.Path,
                ["count"] = finding.Count,
                ["first"] = finding.Case.Program,
                ["last"] = finding.LastProgram,
            });
        }
        var outcomes = new JsonObject();
        foreach (var target in figures.Outcomes.GroupBy(o => o.Target))
            outcomes[target.Key] = Counts(target.Select(o => (o.Outcome, o.Count)));
        var stages = new JsonObject();
        foreach ((string stage, double seconds) in figures.Stages)
            stages[stage] = Math.Round(seconds, 3);
        var targets = new JsonObject();
        foreach (TargetWork work in figures.Targets)
        {
            targets[work.Target] = new JsonObject
            {
                ["programs"] = work.Programs,
                ["seconds"] = Math.Round(work.Seconds, 3),
                ["programsPerSecond"] = Math.Round(work.ProgramsPerSecond, 1),
            };
        }
        return new JsonObject
        {
            ["seed"] = figures.Seed,
            ["programs"] = figures.Programs,
            ["executions"] = figures.Executions,
            ["seconds"] = Math.Round(figures.Seconds, 3),
            ["programsPerSecond"] = Math.Round(figures.ProgramsPerSecond, 1),
            ["executionsPerSecond"] = Math.Round(figures.ExecutionsPerSecond, 1),
            ["unicornShare"] = Math.Round(figures.UnicornShare, 4),
            ["cpuSeconds"] = Math.Round(figures.CpuSeconds, 3),
            ["allocatedBytes"] = figures.AllocatedBytes,
            ["collectingSeconds"] = Math.Round(figures.CollectingSeconds, 3),
            ["stages"] = stages,
            ["sources"] = Counts(figures.Sources),
            ["filtered"] = figures.Filtered,
            ["findings"] = findings,
            ["inconclusive"] = Counts(figures.Inconclusive),
            ["verdicts"] = Counts(figures.Verdicts),
            ["outcomes"] = outcomes,
            ["targets"] = targets,
            ["underGcStress"] = figures.UnderGcStress,
            ["underChaos"] = figures.UnderChaos,
            ["ops"] = OpsOf(figures.Ops),
            ["coverage"] = CoverageOf(figures.Coverage),
        };
    }

    private static JsonObject Counts(IEnumerable<(string Name, long Count)> counts)
    {
        var all = new JsonObject();
        foreach ((string name, long count) in counts)
            all[name] = count;
        return all;
    }

    private static JsonObject? CoverageOf(CoverageFigures? coverage) => coverage is null
        ? null
        : new JsonObject
        {
            ["jit"] = coverage.Jit,
            ["guest"] = coverage.Guest,
            ["ops"] = coverage.Ops,
            ["added"] = coverage.Added,
            ["kept"] = coverage.Kept,
        };

    private static JsonObject? OpsOf(OpUse? ops)
    {
        if (ops is null)
            return null;
        var programs = new JsonObject();
        foreach ((string op, long count) in ops.Programs)
            programs[op] = count;
        return new JsonObject
        {
            ["releases"] = ops.Releases,
            ["all"] = ops.Programs.Count,
            ["used"] = ops.Used,
            ["missing"] = new JsonArray([.. ops.Missing.Select(op => (JsonNode)op)]),
            ["programs"] = programs,
        };
    }
}
