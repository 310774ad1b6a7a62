using Beam;
using Corpus;
using Fuzz.Generate;
using Fuzz.Power;
using Fuzz.Run;

namespace Fuzz.Bench;

/// <summary>
/// A directory as a crash corpus is one: cases not yet minimised, of many faults, each found on a
/// JIT with that fault alone, and each twice; cases that agree by now; damaged files.
/// </summary>
internal sealed class MixedCases(string folder, ulong seed)
{
    private const int OneInDamaged = 7;

    /// <summary>Programs that a fault is given to show itself, for each case wanted.</summary>
    private const int ProgramsPerCase = 40;

    private readonly Dictionary<string, Fault> _faultOf = [];

    /// <summary>Which fault each sound case was found with, by name of its file.</summary>
    public IReadOnlyDictionary<string, Fault> FaultOf => _faultOf;

    public int Stale { get; private set; }
    public int Damaged { get; private set; }

    /// <summary>Makes cases of each fault; of those that show themselves rarely, fewer.</summary>
    public void Make(IReadOnlyList<Fault> faults, int each, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var generator = new Generator(new GeneratorOptions());
        foreach ((int f, Fault fault) in faults.Index())
        {
            using var faulty = new Differential(new FaultyFactory(fault), NoModules.Instance);
            var options = new CaseOptions(GcStress: fault.GcStress);
            int made = 0;
            for (long i = 0; i < each * (long)ProgramsPerCase && made < each; i++)
            {
                if (stop.IsCancellationRequested)
                    return;
                Generate.Program program = generator.Generate(Campaign.SeedOf(seed, i));
                if (Measure.Failing(faulty, program, options) is not { } found)
                    continue;
                string name = $"raw_{f}_{i}";
                string text = CaseWriter.Write(found.CaseBy(
                    faulty, name, found.SignatureBy(faulty), seed, i, "unknown"));
                Write(name, text);
                _faultOf.Add($"{name}.S", fault);
                Write($"{name}_again", text);
                _faultOf.Add($"{name}_again.S", fault);
                if (++made % OneInDamaged == 1)
                    Damage(name, text, f);
            }
        }
    }

    /// <summary>Adds cases that agree on these targets.</summary>
    public void AddStale(int count, TargetFactory targets)
    {
        using var differential = new Differential(targets, NoModules.Instance);
        var generator = new Generator(new GeneratorOptions());
        var signature = new Signature("value", "move", "x,x");
        for (long i = -1; Stale < count; i--)
        {
            Generate.Program program = generator.Generate(Campaign.SeedOf(seed, i));
            (Mfa function, ValueList<Term> arguments) = program.AllCalls().First();
            Generate.Program one = program.With(function, arguments);
            if (Reproducer.Of(differential, one, new CaseOptions()) is not null)
                continue;
            string name = $"stale_{Stale++}";
            var it = new Reproducer(one, new CaseOptions(), new Differ(Difference.Value, ""));
            Write(name, CaseWriter.Write(
                it.CaseBy(differential, name, signature, seed, 0, "unknown")));
        }
    }

    /// <summary>Cut off, overwritten, of a later format, or not a case at all.</summary>
    private void Damage(string name, string text, int way)
    {
        Write($"{name}_damaged", (way % 4) switch
        {
            0 => text[..(text.Length / 2)],
            1 => text.Replace("{label,", "{lebal,", StringComparison.Ordinal),
            2 => text.Replace("%% case: 1", "%% case: 99", StringComparison.Ordinal),
            _ => new string('\0', text.Length),
        });
        Damaged++;
    }

    private void Write(string name, string text) =>
        File.WriteAllText(Path.Combine(folder, name + ".S"), text);
}
