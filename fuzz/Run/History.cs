using System.Globalization;
using Beam;
using Corpus;
using Reports;

namespace Fuzz.Run;

/// <summary>
/// What campaigns into one directory have done, beside their cases: which programs, how fast,
/// what was found when. It is written as things happen, so a killed campaign has its
/// place in it, and the next goes on behind the last program that was done for sure.
/// </summary>
internal sealed class History : IDisposable
{
    private readonly HistoryFile _file;
    private readonly IReadOnlyList<Night> _before;
    private readonly IReadOnlyList<LongFinding> _known;
    private readonly Timeline _timeline = new();
    private readonly Lock _lock = new();
    private int _night;

    private History(HistoryFile file)
    {
        _file = file;
        (_before, _known) = Read(file);
    }

    /// <summary>Opens the history of a directory, or begins it.</summary>
    /// <exception cref="InputException">It is of another format.</exception>
    public static History Open(string folder)
    {
        HistoryFile file = HistoryFile.Open(folder);
        try
        {
            return new History(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The nights of a directory and what they found; a campaign may be running.</summary>
    /// <exception cref="InputException">There is no history, or one of another format.
    /// </exception>
    public static (IReadOnlyList<Night> Nights, IReadOnlyList<LongFinding> Findings) Read(
        string folder)
    {
        using HistoryFile file = HistoryFile.Read(folder);
        return Read(file);
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
        _night = _before.Select(n => n.Number).DefaultIfEmpty().Max() + 1;
        Do(
            """
            insert into night (number, began, "commit", seed, how, first, next)
            values ($0, $1, $2, $3, $4, $5, $5)
            """,
            _night, began, commit, seed.ToString(CultureInfo.InvariantCulture), how, first);
    }

    /// <summary>A case is on disk, and about to be announced.</summary>
    public void Found(Finding finding) => Do(
        "insert or ignore into found (signature, \"case\", night) values ($0, $1, $2)",
        $"{finding.Case.Signature}", Path.GetFileName(finding.Path), _night);

    /// <param name="next">Programs below are done for sure.</param>
    /// <param name="now">How far the campaign is.</param>
    /// <param name="inconclusive">Comparisons without a verdict until now.</param>
    /// <param name="isEnd">It goes no further.</param>
    public void Progress(long next, TimelinePoint now, long inconclusive, bool isEnd = false)
    {
        bool isDrawn = _timeline.Take(now, isEnd);
        Together(() =>
        {
            _file.Do(
                """
                update night set next = $1, executions = $2, seconds = $3, inconclusive = $4,
                    covered = $5 where number = $0
                """,
                _night, next, now.Executions, Math.Round(now.Seconds, 1), inconclusive,
                now.Covered);
            if (isDrawn)
            {
                _file.Do(
                    "insert or ignore into point values ($0, $1, $2, $3, $4, $5)", _night,
                    Math.Round(now.Seconds, 1), now.Programs, now.Executions, now.Findings,
                    now.Covered);
            }
        });
    }

    /// <summary>The campaign is over; so often each case came up in it.</summary>
    public void End(IEnumerable<(string Signature, string File, long Count)> seen) =>
        Together(() =>
        {
            foreach ((string signature, string file, long count) in seen.Where(s => s.Count > 0))
            {
                _file.Do(
                    "insert or ignore into seen values ($0, $1, $2, $3)",
                    _night, signature, file, count);
            }
            _file.Do("update night set ended = 1 where number = $0", _night);
        });

    public void Dispose() => _file.Dispose();

    /// <summary>Workers tell of findings while the campaign tells how far it is.</summary>
    private void Do(string sql, params object?[] values)
    {
        lock (_lock)
            _file.Do(sql, values);
    }

    private void Together(Action changes)
    {
        lock (_lock)
            _file.Together(changes);
    }

    private static (IReadOnlyList<Night>, IReadOnlyList<LongFinding>) Read(HistoryFile file)
    {
        var points = file.Rows(
            """
            select night, seconds, programs, executions, findings, covered from point
            order by night, seconds
            """,
            r => (Night: r.GetInt32(0), Point: new TimelinePoint(
                r.GetDouble(1), r.GetInt64(2), r.GetInt64(3), r.GetInt32(4),
                r.IsDBNull(5) ? null : r.GetInt64(5))))
            .ToLookup(p => p.Night, p => p.Point);
        var seen = file.Rows(
            "select signature, \"case\", night, count from seen order by signature, night",
            r => (Signature: r.GetString(0), Case: r.GetString(1), Night: r.GetInt32(2),
                Count: r.GetInt64(3)))
            .ToLookup(s => s.Signature);
        List<Night> nights = file.Rows(
            """
            select number, began, "commit", seed, how, first, next, executions, seconds,
                inconclusive, covered, ended,
                (select count(*) from seen where seen.night = number) from night order by number
            """,
            r => new Night(
                r.GetInt32(0), r.GetString(1), r.GetString(2),
                ulong.Parse(r.GetString(3), CultureInfo.InvariantCulture), r.GetString(4),
                r.GetInt64(5))
            {
                Next = r.GetInt64(6),
                Executions = r.GetInt64(7),
                Seconds = r.GetDouble(8),
                Inconclusive = r.GetInt64(9),
                Covered = r.IsDBNull(10) ? null : r.GetInt64(10),
                Ended = r.GetBoolean(11),
                Seen = r.GetInt32(12),
                Points = [.. points[r.GetInt32(0)]],
            });
        var findings = file.Rows(
            "select signature, \"case\", night from found",
            r => (Signature: r.GetString(0), Case: r.GetString(1), Night: r.GetInt32(2)))
            .Concat(seen.Select(s =>
                (Signature: s.Key, s.First().Case, s.First().Night)))
            .DistinctBy(f => f.Signature)
            .OrderBy(f => f.Signature, StringComparer.Ordinal)
            .Select(f => new LongFinding(
                f.Signature, f.Case, f.Night,
                seen[f.Signature].Select(s => s.Night).Append(f.Night).Max(),
                seen[f.Signature].Sum(s => s.Count))
            {
                Nights = seen[f.Signature].ToDictionary(s => s.Night, s => s.Count),
            });
        return (nights, [.. findings]);
    }
}
