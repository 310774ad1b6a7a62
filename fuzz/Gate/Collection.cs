using Beam;
using Beam.Text;
using Fuzz.Generate.Sweeping;
using Fuzz.Power;
using Place = Fuzz.Power.Place;

namespace Fuzz.Gate;

/// <summary>
/// Chooses the instructions that fingerprints are of, so that each shape of operands of each
/// emitter is among them and each line of its template. What is in a list of before stays, so that
/// the list does not change with what it is chosen from.
/// </summary>
internal sealed class Collection
{
    private readonly HashSet<string> _seen = [];
    private readonly HashSet<string> _shown = [];
    private readonly HashSet<Place> _places = [];
    private readonly List<Fingerprint> _kept = [];

    /// <summary>The best list.</summary>
    /// <param name="before">What is there; null for nothing.</param>
    /// <param name="folder">The filetests.</param>
    public static Fingerprints Of(Fingerprints? before, string folder)
    {
        var first = new Collection();
        foreach (Fingerprint it in before?.All ?? [])
        {
            if (it.Instruction is { } specimen)
                first.Add(specimen);
        }
        foreach (Specimen specimen in OfFiletests(folder).Concat(OfSweep()))
            first.Add(specimen);
        // In the order of the file others may be needless, or be those with a line to show.
        var second = new Collection();
        foreach (Fingerprint it in new Fingerprints(first._kept.OrderBy(f => f.IsHash)).All)
            second.Add(it.Instruction!);
        return new(second._kept.Concat(Fingerprints.Shared([])));
    }

    /// <summary>Whatever the filetests have.</summary>
    public static IEnumerable<Specimen> OfFiletests(string folder)
    {
        foreach (string path in Directory
            .EnumerateFiles(folder, "*.S", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            Module module = AssemblyReader.Read(File.ReadAllText(path), path).Module;
            foreach (Specimen specimen in Specimens.Of(module, _ => true))
                yield return specimen;
        }
    }

    /// <summary>What the programs of the sweep are about.</summary>
    public static IEnumerable<Specimen> OfSweep() =>
        from program in Sweep.Of(null, _ => true, _ => true)
        let about = Sweep.OpOf(program)
        from specimen in Specimens.Of(program.Module, op => op.Name == about)
        select specimen;

    /// <summary>Keeps what shows something new.</summary>
    private void Add(Specimen specimen)
    {
        if (!_seen.Add(specimen.Text))
            return;
        using Specimen.Compiled compiled = specimen.Compile([]);
        string emitter = $"{Places.EmitterOf(compiled.Instruction)}";
        List<string> lines = compiled.Lines();
        bool isLine = HasNew(_places, compiled.Places())
            | HasNew(_shown, lines.Where(IsCall).Select(l => $"{emitter} {l.Split(' ')[1]}"));
        bool isKind = HasNew(_shown, Kinds.Of(compiled.Instruction).Append(
            specimen.HasFrame ? "frame" : "").Select(kind => $"{emitter} {kind}"));
        if (isLine || isKind)
        {
            _kept.Add(new Fingerprint(emitter, specimen.Text, isLine
                ? Fingerprint.TextOf(lines) : Fingerprint.HashOf(lines)));
        }
    }

    private static bool IsCall(string line) => line.StartsWith("bl ", StringComparison.Ordinal);

    /// <summary>Adds all; says whether any was not there.</summary>
    private static bool HasNew<T>(HashSet<T> known, IEnumerable<T> all)
    {
        int before = known.Count;
        known.UnionWith(all);
        return known.Count > before;
    }
}
