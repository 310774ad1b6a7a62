using System.Globalization;
using Corpus;
using Fuzz.Localise;
using Fuzz.Power;
using Fuzz.Run;
using Fuzz.Triage;

namespace Fuzz.Bench;

/// <summary>Says which fault makes a file part where it does, on a JIT that has many: with that one
/// alone it parts there as well, with all but that one it does not.</summary>
internal sealed class PartingJudge(string folder, IReadOnlyList<Fault> faults)
{
    /// <summary>How many files part by the fault of their bucket, and how many by another one;
    /// which these are, by bucket.</summary>
    public IEnumerable<string> Verdict(
        IReadOnlyList<Bucket> buckets, Func<Bucket, IReadOnlySet<Fault>> causes)
    {
        Entry[] all = [.. buckets.SelectMany(b => b.Members).DistinctBy(m => m.Hash)];
        Dictionary<string, Parting?> whole = PartingsOf(faults, all);
        var right = new HashSet<string>();
        foreach (Fault fault in faults)
        {
            Entry[] members = [.. buckets.Where(b => causes(b).Contains(fault))
                .SelectMany(b => b.Members).DistinctBy(m => m.Hash)];
            right.UnionWith(ThoseOf(fault, members, whole).Select(m => m.Hash));
        }
        var wrong = all.Where(m => !right.Contains(m.Hash)).ToList();
        var others = new Dictionary<string, Fault>();
        foreach (Fault fault in faults)
        {
            foreach (Entry entry in ThoseOf(fault, wrong, whole))
                others.TryAdd(entry.Hash, fault);
        }
        int files = buckets.Sum(b => b.Members.Count);
        int Count(IEnumerable<string> hashes) =>
            buckets.Sum(b => b.Members.Count(m => hashes.Contains(m.Hash)));
        string share = (100.0 * Count(right) / Math.Max(files, 1))
            .ToString("f1", CultureInfo.InvariantCulture);
        yield return $"{Count(right)} of {files} files part by the fault of their bucket "
            + $"({share} %), {Count(others.Keys)} by another, "
            + $"{files - Count(right) - Count(others.Keys)} by no single one";
        foreach (Bucket bucket in buckets)
        {
            foreach (var alike in bucket.Members.Where(m => !right.Contains(m.Hash))
                .GroupBy(m => $"{others.GetValueOrDefault(m.Hash)}"))
            {
                yield return $"  {bucket.Signature}: {alike.Count()} by "
                    + $"{(alike.Key.Length > 0 ? alike.Key : "no single one")}: "
                    + alike.First().Path;
            }
        }
    }

    /// <summary>Those that part by a fault.</summary>
    private IEnumerable<Entry> ThoseOf(
        Fault fault, IReadOnlyList<Entry> members, Dictionary<string, Parting?> whole)
    {
        if (members.Count == 0)
            return [];
        Dictionary<string, Parting?> alone = PartingsOf([fault], members);
        Dictionary<string, Parting?> without =
            PartingsOf([.. faults.Where(f => f != fault)], members);
        return members.Where(m => whole[m.Hash] is { } at
            && alone[m.Hash] == at && without[m.Hash] != at);
    }

    /// <summary>Where files part.</summary>
    private Dictionary<string, Parting?> PartingsOf(
        IReadOnlyList<Fault> planted, IReadOnlyList<Entry> files)
    {
        using var differential = new Differential(
            new FaultyFactory(planted), NoModules.Instance, expectsLoops: true);
        var all = new Dictionary<string, Parting?>();
        foreach (Entry file in files)
        {
            Case it = CaseReader.ReadFile(Path.Combine(folder, file.Path));
            Divergence? parted = differential.Lockstep(it.Options)!.Run(
                it.Module, it.Mfa, it.Arguments, Difference.Value);
            all[file.Hash] = parted is null ? null
                : new Parting(parted.At.Function, parted.At.Index, parted.Number);
        }
        return all;
    }

    /// <summary>The instruction that went wrong, and how many went right before it.</summary>
    private sealed record Parting(int Function, int Index, int Number);
}
