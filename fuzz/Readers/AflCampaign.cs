using System.Diagnostics;
using System.Globalization;
using Beam;
using Fuzz.Cli;
using Fuzz.Run;

namespace Fuzz.Readers;

/// <summary>What AFL++ did.</summary>
/// <param name="Seconds">How long it took.</param>
/// <param name="Executions">Inputs tried.</param>
/// <param name="Inputs">Inputs kept because they took a new edge, seeds included.</param>
/// <param name="Suspects">Files of inputs that made the reader fail or hang.</param>
internal sealed record AflFigures(
    double Seconds, long Executions, int Inputs, IReadOnlyList<string> Suspects);

/// <summary>AFL++ at work on one reader.</summary>
/// <param name="target">The reader.</param>
/// <param name="program">The program with its readers instrumented.</param>
/// <param name="folder">Where AFL++ keeps its inputs; made anew.</param>
internal sealed class AflCampaign(ByteTarget target, Instrumented program, string folder)
{
    /// <summary>An input that takes longer is a hang.</summary>
    private const string MillisecondsMax = "2000";

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["AFL_SKIP_BIN_CHECK"] = "1", // The program is no ELF file of AFL's own compiler.
        ["AFL_NO_UI"] = "1",
        ["AFL_SKIP_CPUFREQ"] = "1",
        ["AFL_NO_AFFINITY"] = "1",
        ["AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES"] = "1", // Where core dumps go.
        ["AFL_FAST_CAL"] = "1",
        ["DOTNET_TieredPGO"] = "0",
    };

    private string Queue => Path.Combine(folder, "found", "default", "queue");

    private string Log => Path.Combine(folder, "log");

    /// <summary>AFL++'s program, which is fetched when it is not here yet.</summary>
    /// <exception cref="InputException">It could not be had.</exception>
    private static string Fetch()
    {
        string root = ProjectRoot.Find()
            ?? throw new InputException("fuzz-bytes needs the project's folder (.ci, corpus)");
        string folder = Path.Combine(root, ".cache", "afl");
        string program = Path.Combine(folder, "afl-fuzz");
        if (!File.Exists(program))
            FetchScript.Run(root, "fetch-afl.sh", [folder], "AFL++ could not be fetched");
        return program;
    }

    /// <param name="seconds">How long AFL++ works.</param>
    /// <param name="seed">AFL++'s own.</param>
    /// <param name="progress">Told now and then: seconds, inputs kept, suspects.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="InvalidOperationException">AFL++ failed.</exception>
    public AflFigures Run(
        long seconds, ulong seed, Action<double, int, int> progress, CancellationToken stop)
    {
        string afl = Fetch();
        WriteSeeds();
        var clock = Stopwatch.StartNew();
        using Process fuzzing = Start(afl, seconds, seed);
        while (!fuzzing.WaitForExit(TimeSpan.FromSeconds(2)))
        {
            progress(clock.Elapsed.TotalSeconds, CountOf(Queue), Suspects().Count);
            if (stop.IsCancellationRequested)
                fuzzing.Kill(entireProcessTree: true);
        }
        if (!Directory.Exists(Queue))
            throw new InvalidOperationException($"AFL++ did not start:\n{File.ReadAllText(Log)}");
        return new(clock.Elapsed.TotalSeconds, Executions(), CountOf(Queue), Suspects());
    }

    private void WriteSeeds()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        string seeds = Directory.CreateDirectory(Path.Combine(folder, "seeds")).FullName;
        foreach ((int i, byte[] seed) in target.Seeds().Index())
            File.WriteAllBytes(Path.Combine(seeds, i.ToString(CultureInfo.InvariantCulture)), seed);
        File.WriteAllLines(Path.Combine(folder, "words"), Ops.All.Select(Word));
    }

    /// <summary>A line of AFL's dictionary.</summary>
    private static string Word(OpInfo op) => $"{op.Name}=\"{op.Name}\"";

    private Process Start(string afl, long seconds, ulong seed)
    {
        string[] words =
        [
            afl, "-i", Path.Combine(folder, "seeds"), "-o", Path.Combine(folder, "found"),
            "-x", Path.Combine(folder, "words"), "-m", "none", "-t", MillisecondsMax,
            "-V", $"{seconds}", "-s", $"{seed}", "--",
            .. program.Command("fuzz-bytes", target.Name),
        ];
        // A shell of its own takes AFL's chatter away.
        var start = new ProcessStartInfo(
            "/bin/sh", ["-c", "exec \"$@\" > \"$0\" 2>&1", Log, .. words]);
        foreach ((string name, string value) in Settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private List<string> Suspects() =>
    [
        .. ((string[])["crashes", "hangs"])
            .Select(kind => Path.Combine(folder, "found", "default", kind))
            .Where(Directory.Exists)
            .SelectMany(kind => Directory.GetFiles(kind, "id*"))
            .Order(StringComparer.Ordinal),
    ];

    private static int CountOf(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder).Length : 0;

    private long Executions()
    {
        string stats = Path.Combine(folder, "found", "default", "fuzzer_stats");
        string? line = File.Exists(stats)
            ? File.ReadLines(stats).FirstOrDefault(
                l => l.StartsWith("execs_done", StringComparison.Ordinal))
            : null;
        return line is null ? 0 : long.Parse(line.Split(':')[1], CultureInfo.InvariantCulture);
    }
}
