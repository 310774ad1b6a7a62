using System.Text;
using Beam;
using Fuzz.Power;

namespace Fuzz.Gate;

/// <summary>
/// What the emitters emit: a list of instructions and the code of each. The list is the file's, not
/// made anew each time, so what differs between two of these is what the JIT emits, and one that
/// people can read.
/// </summary>
internal sealed class Fingerprints
{
    public const string Head =
        "# What the JIT emits, by emitter: instructions with their code, then with its hash those\n"
        + "# that have no line of their own to show (docs/findings.md, The gate).\n"
        + "# Generated: ./run.sh gate --accept\n";

    private readonly SortedDictionary<string, List<Fingerprint>> _emitters =
        new(StringComparer.Ordinal);

    /// <param name="all">Each emitter's in the order of the file.</param>
    public Fingerprints(IEnumerable<Fingerprint> all)
    {
        foreach (Fingerprint it in all)
        {
            if (!_emitters.TryGetValue(it.Emitter, out List<Fingerprint>? list))
                _emitters.Add(it.Emitter, list = []);
            list.Add(it);
        }
    }

    public IEnumerable<string> Emitters => _emitters.Keys;

    public IEnumerable<Fingerprint> All => _emitters.Values.SelectMany(list => list);

    /// <summary>Those of an emitter.</summary>
    public IReadOnlyList<Fingerprint> Of(string emitter) =>
        _emitters.GetValueOrDefault(emitter) ?? [];

    /// <summary>Those of some emitters.</summary>
    public Fingerprints Only(Func<string, bool> emitters) =>
        new(All.Where(f => emitters(f.Emitter)));

    /// <summary>These, and what others have beside them.</summary>
    public Fingerprints With(Fingerprints? others)
    {
        HashSet<(string, string)> known = [.. All.Select(f => (f.Emitter, f.Specimen))];
        return others is null ? this
            : new(All.Concat(others.All.Where(f => known.Add((f.Emitter, f.Specimen)))));
    }

    /// <summary>The same instructions with the code of this JIT.</summary>
    /// <param name="planted">Faults of it.</param>
    /// <param name="emitters">Only of these; null for all.</param>
    public Fingerprints Again(
        IReadOnlyList<IFault> planted, Func<string, bool>? emitters = null)
    {
        bool IsWanted(Fingerprint it) => emitters?.Invoke(it.Emitter) ?? true;
        return new(
        [
            .. All.Where(f => f.Specimen.Length > 0 && IsWanted(f)).AsParallel().AsOrdered()
                .Select(f => f.Again(planted)),
            .. Shared(planted).Where(IsWanted),
        ]);
    }

    /// <summary>Code that stands once, and that of each function's entry.</summary>
    public static IEnumerable<Fingerprint> Shared(IReadOnlyList<IFault> planted)
    {
        using Specimen.Compiled any = new Specimen(Op.Return, "return").Compile(planted);
        var entry = new[] { Op.FuncInfo, Op.Label }
            .Select((op, i) => (op.Name, any.Code.Instruction(0, i + 1, sites: true)));
        return
        [
            .. entry.Concat(any.Code.OfModule()).Concat(EmittedCode.OfShared())
                .Select(code => new Fingerprint(
                    Fingerprint.SharedPrefix + code.Item1, "",
                    Fingerprint.TextOf([.. code.Item2]))),
        ];
    }

    /// <summary>As a file; <see cref="FingerprintReader"/> reads it back.</summary>
    public string Text()
    {
        var text = new StringBuilder(Head);
        foreach ((string emitter, List<Fingerprint> list) in _emitters)
        {
            text.Append(emitter).Append('\n');
            foreach (Fingerprint it in list)
            {
                text.Append(it.Specimen.Length == 0 ? it.Code
                    : it.IsHash ? $"  #{it.Code} {it.Specimen}\n" : $"  {it.Specimen}\n{it.Code}");
            }
        }
        return text.ToString();
    }

    /// <summary>What is not as it was, new and gone ones among them.</summary>
    public IReadOnlyList<Alteration> ChangedSince(Fingerprints before)
    {
        var was = before.All.ToDictionary(f => (f.Emitter, f.Specimen));
        var changes = new List<Alteration>();
        foreach (Fingerprint it in All)
        {
            was.Remove((it.Emitter, it.Specimen), out Fingerprint? old);
            if (old is null || old.Hash != it.Hash)
                changes.Add(new Alteration(old, it));
        }
        changes.AddRange(was.Values.Select(old => new Alteration(old, null)));
        return [.. changes.OrderBy(c => c.Emitter, StringComparer.Ordinal)];
    }

    /// <summary>The emitters whose code calls shared code of that name.</summary>
    public IEnumerable<string> CallersOf(string shared) => All
        .Where(f => f.Code.Contains($" {shared}\n", StringComparison.Ordinal)
            || f.Code.Contains($" {shared} ", StringComparison.Ordinal))
        .Select(f => f.Emitter).Distinct();
}

/// <summary>An instruction of which the code is not what it was.</summary>
/// <param name="Before">Null for one that was not there.</param>
/// <param name="Now">Null for one that is gone.</param>
internal sealed record Alteration(Fingerprint? Before, Fingerprint? Now)
{
    public string Emitter => (Now ?? Before!).Emitter;
}
