using Beam;
using Corpus;
using Fuzz.Report;
using Fuzz.Run;
using Reports;

namespace Fuzz.Cli;

/// <summary>Writes what a campaign has found in forms that people and CI read.</summary>
internal sealed class ReportVerb : Verb
{
    private static readonly Option HtmlTo = new(
        "--html", "FILE", "a page for people, one file (default DIR/report.html)");

    private static readonly Option SarifTo = new("--sarif", "FILE", "SARIF 2.1.0");
    private static readonly Option JUnitTo = new("--junit", "FILE", "JUnit XML");
    private static readonly Option MarkdownTo = new("--markdown", "FILE", "for a CI job's page");

    private static readonly Option GitHub = new(
        "--github", null, "print annotations that GitHub shows beside the files");

    private static readonly Option Nights = new(
        "--history", null, "the nights of run --resume side by side, on --html FILE with charts");

    public override string Name => "report";
    public override string Usage => "[DIR|CASE…]";
    public override string Summary => "write findings as HTML, SARIF, JUnit XML, Markdown";

    public override IReadOnlyList<Option> Options =>
        [HtmlTo, SarifTo, JUnitTo, MarkdownTo, GitHub, Nights, Plant];

    public override IReadOnlyList<string> Examples =>
    [
        "", "out/tonight --html tonight.html", "nightly --history",
        "nightly --history --html nights.html",
        "out/cases --sarif fuzz.sarif --junit fuzz.xml --markdown summary.md --github",
    ];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(0, int.MaxValue);
        string[] words =
            arguments.Words.Count > 0 ? [.. arguments.Words] : [Path.Combine("out", "cases")];
        if (arguments.Has(Nights))
            return History(words, arguments, terminal);
        Reports.Report report = Read(words, Planted(arguments, targets), terminal.Stop);
        bool any = false;
        Write(SarifTo, Sarif.Of);
        Write(JUnitTo, JUnit.Of);
        Write(MarkdownTo, Markdown.Of);
        any |= arguments.Has(GitHub);
        if (arguments.Has(GitHub))
            terminal.Out.Write(Markdown.GitHub(report));
        if (!any || arguments.Text(HtmlTo) is not null)
        {
            string folder = Directory.Exists(words[0]) ? words[0] : ".";
            string path = arguments.Text(HtmlTo) ?? Path.Combine(folder, "report.html");
            File.WriteAllText(path, Html.Of(report));
            terminal.Out.WriteLine($"{path}: {report.Findings.Count} buckets");
        }
        foreach ((string path, string problem) in report.Unread)
            terminal.Error.WriteLine($"fuzz: not read: {path}: {problem}");
        return report.Findings.Any(f => f.State == ReplayState.Differs)
            ? ExitCode.Findings : ExitCode.Agree;

        void Write(Option option, Func<Reports.Report, string> text)
        {
            if (arguments.Text(option) is not { } path)
                return;
            any = true;
            File.WriteAllText(path, text(report));
        }
    }

    private static int History(string[] folders, Arguments arguments, Terminal terminal)
    {
        string? page = arguments.Text(HtmlTo);
        if (page is not null && folders.Length > 1)
            throw arguments.Wrong("--history --html: one directory, one page");
        bool any = false;
        foreach (string folder in folders)
        {
            (IReadOnlyList<Night> nights, IReadOnlyList<LongFinding> findings) =
                Fuzz.Run.History.Read(folder);
            terminal.Out.Write(HistoryText.Of(nights, findings));
            if (page is not null)
                File.WriteAllText(page, HistoryHtml.Of($"Nights in {folder}", nights, findings));
            any |= findings.Count > 0;
        }
        return any ? ExitCode.Findings : ExitCode.Agree;
    }

    /// <summary>The page of a campaign that has just ended.</summary>
    public static void WriteHtml(
        string path, CampaignFigures figures, string commit, TargetFactory targets)
    {
        using var reporting = new Reporting(targets);
        var report = new Reports.Report(
            $"Campaign of seed {figures.Seed}",
            commit,
            [
                ("programs", $"{figures.Programs}"),
                ("executions", $"{figures.Executions}"),
                ("seconds", FormattableString.Invariant($"{figures.Seconds:f1}")),
                ("programs/s", FormattableString.Invariant($"{figures.ProgramsPerSecond:f0}")),
            ],
            [.. figures.Findings.OrderByDescending(f => f.Count).Select(reporting.Of)],
            [])
        {
            Charts = Charts.Of(figures.Timeline),
        };
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        File.WriteAllText(path, Html.Of(report));
    }

    /// <summary>Reads and replays cases; what is none is told and left out.</summary>
    private static Reports.Report Read(
        string[] words, TargetFactory targets, CancellationToken stop)
    {
        using var reporting = new Reporting(targets);
        var findings = new List<ReportedFinding>();
        var unread = new List<(string, string)>();
        CampaignKept kept = CampaignKept.None;
        IReadOnlyList<Chart> charts = [];
        foreach (string word in words)
        {
            string folder = Directory.Exists(word) ? word : Path.GetDirectoryName(word) ?? ".";
            kept = CampaignFile.Read(folder);
            (IReadOnlyList<Night> nights, IReadOnlyList<LongFinding> known) =
                HistoryFile.Exists(folder) ? Fuzz.Run.History.Read(folder) : ([], []);
            charts = nights.Count > 1 ? Charts.Of(nights, known) : Charts.Of(kept.Course);
            foreach (string path in Files(word))
            {
                if (stop.IsCancellationRequested)
                    break;
                string name = Path.GetFileName(path);
                (long count, long? last) = kept.Counts.GetValueOrDefault(name, (1, null));
                try
                {
                    ReportedFinding it = reporting.Of(
                        new(ModuleFile.ReadCase(path), path, count) { LastProgram = last });
                    LongFinding? over = known.FirstOrDefault(k => k.Case == name);
                    findings.Add(over is null ? it : it with { Seen = Seen(over, nights) });
                }
                catch (InputException error)
                {
                    unread.Add((path, error.Message));
                }
            }
        }
        bool isOne = words.Length == 1;
        return new Reports.Report(
            $"Findings in {string.Join(", ", words)}",
            Commit.Current(),
            isOne ? kept.Figures : [],
            [.. findings.OrderByDescending(f => f.Finding.Count)],
            unread)
        {
            Charts = isOne ? charts : [],
        };
    }

    private static (string, string) Seen(LongFinding it, IReadOnlyList<Night> nights)
    {
        return (Of(it.FirstSeen), Of(it.LastSeen));

        string Of(int number) =>
            $"night {number}, {nights.FirstOrDefault(n => n.Number == number)?.Began ?? "?"}";
    }

    private static IReadOnlyList<string> Files(string word)
    {
        if (File.Exists(word))
            return [word];
        return Directory.Exists(word)
            ? new Store(word).Paths
            : throw new InputException($"{word}: no such file or directory");
    }
}
