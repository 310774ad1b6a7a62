using System.Globalization;
using Corpus;
using Reports;

namespace Fuzz.Run;

/// <summary>
/// What campaigns into one directory have done, in a journal beside their cases: which programs,
/// how fast, what was found when. It is written as things happen, so a killed campaign has its
/// place in it, and the next goes on behind the last program that was done for sure.
/// </summary>
internal sealed class History : IDisposable
{
    private const string Name = "history";
    private const string Format = "history 1";

    private readonly Journal _journal;
    private readonly IReadOnlyList<Night> _before;
    private readonly IReadOnlyList<LongFinding> _known;
    private int _night;

    private History(Journal journal, IReadOnlyList<string> lines)
    {
        _journal = journal;
        (_before, _known) = Parse(lines);
        if (lines.Count == 0)
            journal.Add([Format], toDisk: true);
    }

    /// <summary>Opens the journal of a directory, or begins it.</summary>
    /// <exception cref="Beam.InputException">It is of another format.</exception>
    public static History Open(string folder)
    {
        string path = Path.Combine(folder, Name);
        Journal journal = Journal.Open(path, out IReadOnlyList<string> lines);
        try
        {
            Check(path, lines);
            return new History(journal, lines);
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>The nights of a directory and what they found; a campaign may be running.</summary>
    /// <exception cref="Beam.InputException">There is no history, or one of another format.
    /// </exception>
    public static (IReadOnlyList<Night> Nights, IReadOnlyList<LongFinding> Findings) Read(
        string folder)
    {
        string path = Path.Combine(folder, Name);
        IReadOnlyList<string> lines = Journal.Read(path);
        if (!File.Exists(path))
            throw new Beam.InputException($"{path}: there is no history; run --resume keeps one");
        Check(path, lines);
        return Parse(lines);
    }

    /// <summary>The seed of the last night.</summary>
    public ulong? LastSeed => _before.Count > 0 ? _before[^1].Seed : null;

    /// <summary>Programs of a seed below this number are done, in that way.</summary>
    public long DoneOf(ulong seed, string how) =>
        _before.Where(n => n.Seed == seed && n.How == how)
            .Select(n => n.Next).DefaultIfEmpty().Max();

    /// <summary>How often a case came up so far, by name of its file.</summary>
    public long CountOf(string file) =>
        _known.FirstOrDefault(f => f.Case == file)?.Count ?? 0;

    public void Begin(string began, string commit, ulong seed, string how, long first)
    {
        _night = _before.Count + 1;
        Add(["begin", began, commit, Text(seed), how, Text(first)], toDisk: true);
    }

    /// <summary>A case is on disk, and about to be announced.</summary>
    public void Found(Finding finding) => Add(
        ["found", $"{finding.Case.Signature}", Path.GetFileName(finding.Path)], toDisk: true);

    public void Progress(long next, long executions, double seconds, long inconclusive) => Add(
        ["done", Text(next), Text(executions), Text(Math.Round(seconds, 1)), Text(inconclusive)]);

    /// <summary>The campaign is over; so often each case came up in it.</summary>
    public void End(IEnumerable<(string Signature, string File, long Count)> seen)
    {
        foreach ((string signature, string file, long count) in seen.Where(s => s.Count > 0))
            Add(["seen", signature, file, Text(count)]);
        Add(["end"], toDisk: true);
    }

    public void Dispose() => _journal.Dispose();

    private void Add(IEnumerable<string> fields, bool toDisk = false)
    {
        string[] all = [.. fields];
        _journal.Add([all[0], Text(_night), .. all[1..]], toDisk);
    }

    private static string Text(IFormattable value) =>
        value.ToString(null, CultureInfo.InvariantCulture);

    private static void Check(string path, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0 && lines[0] != Format)
        {
            throw new Beam.InputException(
                $"{path}:1: expected '{Format}', found '{Shorten(lines[0])}'");
        }
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    /// <summary>Lines that mean nothing are passed over: a history is no reason not to run.
    /// </summary>
    private static (IReadOnlyList<Night>, IReadOnlyList<LongFinding>) Parse(
        IReadOnlyList<string> lines)
    {
        var nights = new SortedDictionary<int, Night>();
        var findings = new SortedDictionary<string, LongFinding>(StringComparer.Ordinal);
        foreach (string[] fields in lines.Skip(1).Select(Journal.Fields))
        {
            if (fields.Length < 2 || !int.TryParse(fields[1], out int night))
                continue;
            switch (fields)
            {
                case ["begin", _, var began, var commit, var seed, var how, var first]
                    when ulong.TryParse(seed, out ulong s) && long.TryParse(first, out long f):
                    nights[night] = new Night(night, began, commit, s, how, f);
                    break;
                case ["done", _, var next, var executions, var seconds, var inconclusive]
                    when nights.TryGetValue(night, out Night? it)
                    && long.TryParse(next, out long n) && long.TryParse(executions, out long e)
                    && double.TryParse(seconds, CultureInfo.InvariantCulture, out double t)
                    && long.TryParse(inconclusive, out long i):
                    nights[night] = it with
                    {
                        Next = n,
                        Executions = e,
                        Seconds = t,
                        Inconclusive = i,
                    };
                    break;
                case ["found", _, var signature, var file]:
                    findings.TryAdd(signature, new(signature, file, night, night, 0));
                    break;
                case ["seen", _, var signature, var file, var count]
                    when long.TryParse(count, out long c):
                    LongFinding known = findings.GetValueOrDefault(
                        signature, new(signature, file, night, night, 0));
                    findings[signature] =
                        known with { LastSeen = night, Count = known.Count + c };
                    if (nights.TryGetValue(night, out Night? during))
                        nights[night] = during with { Seen = during.Seen + 1 };
                    break;
                case ["end", _] when nights.TryGetValue(night, out Night? it):
                    nights[night] = it with { Ended = true };
                    break;
            }
        }
        return ([.. nights.Values], [.. findings.Values]);
    }
}
