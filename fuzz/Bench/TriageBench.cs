using System.Diagnostics;
using System.Globalization;
using Corpus;
using Fuzz.Cli;
using Fuzz.Power;
using Fuzz.Run;
using Fuzz.Triage;

namespace Fuzz.Bench;

/// <summary>How right the buckets of a triage are: cases of many faults, found one fault at a
/// time, are triaged on a JIT that has all of them.</summary>
internal static class TriageBench
{
    /// <param name="folder">Where to work; what is there goes.</param>
    /// <param name="cases">About how many cases.</param>
    /// <param name="seed">Of the programs.</param>
    /// <param name="terminal">Where to tell.</param>
    public static int Run(string folder, int cases, ulong seed, Terminal terminal)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        string mixed = Path.Combine(folder, "mixed");
        var made = new MixedCases(mixed, seed);
        // Each twice, and beside them the stale and the damaged ones.
        made.Make(Faults.All, Math.Max(cases * 2 / 5, Faults.All.Count), terminal.Stop);
        var shown = made.FaultOf.Values.Distinct().ToList();
        var targets = new FaultyFactory(shown);
        made.AddStale(Math.Max(cases / 10, 1), targets);
        terminal.Out.WriteLine($"{made.FaultOf.Count} cases of {shown.Count} faults, "
            + $"{made.Stale} stale, {made.Damaged} damaged");

        var clock = Stopwatch.StartNew();
        using var triage = new Triage.Triage(
            mixed, Path.Combine(folder, "triaged"), "", "unknown", targets);
        IReadOnlyList<Bucket> buckets = triage.Run(_ => { }, terminal.Stop);
        terminal.Out.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:f0} s; ")
            + string.Join(", ", Enum.GetValues<Fate>().Select(
                f => $"{triage.Entries.Count(e => e.Fate == f)} {f}".ToLowerInvariant())));
        var judge = new BucketJudge(mixed, made.FaultOf, shown);
        foreach (Bucket bucket in buckets)
        {
            terminal.Out.WriteLine($"× {bucket.Members.Count}: {bucket.Signature}: "
                + string.Join("; ", judge.Causes(bucket)));
        }
        terminal.Out.WriteLine(judge.Verdict(buckets));
        foreach (string line in new PartingJudge(mixed, shown).Verdict(buckets, judge.Causes))
            terminal.Out.WriteLine(line);
        return ExitCode.Agree;
    }
}

/// <summary>Says which faults a case shows, by planting them one at a time.</summary>
internal sealed class BucketJudge(
    string folder, IReadOnlyDictionary<string, Fault> faultOf, IReadOnlyList<Fault> faults)
{
    private readonly Dictionary<string, HashSet<Fault>> _shown = [];

    /// <summary>The faults that a bucket's minimal case shows.</summary>
    public IReadOnlySet<Fault> Causes(Bucket bucket) => Shown(bucket.Path, faults);

    /// <summary>A file is in a right bucket when the minimal case there shows a fault that the file
    /// shows as well.</summary>
    public bool IsRight(Bucket bucket, Entry member)
    {
        IReadOnlySet<Fault> causes = Causes(bucket);
        if (faultOf.TryGetValue(member.Path, out Fault? found) && causes.Contains(found))
            return true;
        return Shown(Path.Combine(folder, member.Path), [.. causes]).Count > 0;
    }

    public string Verdict(IReadOnlyList<Bucket> buckets)
    {
        int all = buckets.Sum(b => b.Members.Count);
        int right = buckets.Sum(b => b.Members.Count(m => IsRight(b, m)));
        int single = buckets.Count(b => Causes(b).Count == 1);
        int known = buckets.SelectMany(Causes).Distinct().Count();
        int fullest = faults.Sum(f => buckets
            .Select(b => b.Members.Count(m => faultOf.GetValueOrDefault(m.Path) == f))
            .DefaultIfEmpty().Max());
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{right} of {all} files in a right bucket ({100.0 * right / Math.Max(all, 1):f1} %); "
            + $"{buckets.Count} buckets, {single} of one fault, "
            + $"{known} of {faults.Count} faults have one; ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{100.0 * fullest / Math.Max(all, 1):f0} % in their fault's fullest bucket");
    }

    private HashSet<Fault> Shown(string path, IReadOnlyList<Fault> among)
    {
        string key = $"{path}\n{string.Join('\n', among)}";
        if (_shown.TryGetValue(key, out HashSet<Fault>? known))
            return known;
        Case it = CaseReader.ReadFile(path);
        known = [];
        foreach (Fault fault in among)
        {
            using var differential = new Differential(
                new FaultyFactory(fault), NoModules.Instance);
            if (differential.Run(it.Module, it.Mfa, it.Arguments, it.Options).Verdict is Differ)
                known.Add(fault);
        }
        return _shown[key] = known;
    }
}
