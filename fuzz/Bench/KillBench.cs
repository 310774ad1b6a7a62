using System.Diagnostics;
using Beam;
using Corpus;
using Fuzz.Cli;
using Fuzz.Generate;
using Fuzz.Power;
using Fuzz.Run;
using Reports;

namespace Fuzz.Bench;

/// <summary>Kills nights with -9 at random moments, and looks whether what they announced is there
/// and all that is there can be read. The JIT has faults, so that there is much to announce.
/// </summary>
internal sealed class KillBench(string folder, ulong seed)
{
    private const int SoonestMilliseconds = 200;
    private const int LatestMilliseconds = 5_000;

    private readonly List<string> _announced = [];
    private readonly List<string> _wrong = [];
    private long _done;

    /// <summary>Files of findings, as they were told.</summary>
    public IReadOnlyList<string> Announced => _announced;

    /// <summary>What was lost or spoilt, a line each.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Programs that are done for sure.</summary>
    public long Done => _done;

    public void Run(int kills, CancellationToken stop)
    {
        var random = new Pcg(seed, 0x9);
        for (int i = 0; i < kills && !stop.IsCancellationRequested; i++)
        {
            Night(TimeSpan.FromMilliseconds(
                random.Between(SoonestMilliseconds, LatestMilliseconds)));
            Look();
        }
        if (_announced.Distinct().Count() < _announced.Count)
            _wrong.Add("a finding was announced in two nights");
    }

    public static int Run(string folder, int kills, ulong seed, Terminal terminal)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var bench = new KillBench(folder, seed);
        bench.Run(kills, terminal.Stop);
        foreach (string line in bench.Wrong)
            terminal.Out.WriteLine(line);
        terminal.Out.WriteLine(
            $"{kills} kills, {bench.Done} programs done, {bench.Announced.Count} findings "
            + $"announced; {bench.Wrong.Count} lost or spoilt");
        return bench.Wrong.Count > 0 ? ExitCode.Findings : ExitCode.Agree;
    }

    private void Night(TimeSpan time)
    {
        string program = typeof(KillBench).Assembly.Location;
        var start = new ProcessStartInfo(
            "dotnet",
            [
                program, "run", "--resume", "--plant", string.Join(',', Faults.All),
                "--seconds", "60", "--workers", "2", "--out", folder,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        Task<string> told = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(time))
            process.Kill();
        else
            _wrong.Add($"a night ended by itself: {told.Result.Trim()}");
        process.WaitForExit();
        // A line that was cut off was not told.
        _announced.AddRange(told.Result.Split('\n')[..^1]
            .Where(l => l.StartsWith("finding: ", StringComparison.Ordinal))
            .Select(l => Path.GetFileName(l)));
    }

    private void Look()
    {
        if (!HistoryFile.Exists(folder))
            return; // Killed before it had begun.
        try
        {
            (IReadOnlyList<Night> nights, IReadOnlyList<LongFinding> known) = History.Read(folder);
            long done = nights.Select(n => n.Next).DefaultIfEmpty().Max();
            if (done < _done)
                _wrong.Add($"{_done} programs were done, now it is {done}");
            _done = done;
            foreach (string file in _announced.Except(known.Select(f => f.Case)))
                _wrong.Add($"{file}: was announced and is not in the history");
            foreach (string file in _announced.Where(f => !File.Exists(Path.Combine(folder, f))))
                _wrong.Add($"{file}: was announced and is not there");
            foreach (string path in new Store(folder).Paths)
                CaseReader.ReadFile(path);
        }
        catch (InputException error)
        {
            _wrong.Add(error.Message);
        }
    }
}
