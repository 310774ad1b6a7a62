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
    private const int OneInDamaged = 4;

    /// <summary>Programs that a fault is given to show itself, for each case wanted.</summary>
    private const int ProgramsPerCase = 40;

    /// <summary>A fault that cases are made of.</summary>
    private sealed class Source(Fault fault, int number)
    {
        public Fault Fault => fault;
        public int Number => number;

        /// <summary>The next program to try.</summary>
        public long Program { get; set; }

        public int Made { get; set; }

        /// <summary>It shows itself too rarely to make more.</summary>
        public bool IsDry { get; set; }
    }

    private readonly Dictionary<string, Fault> _faultOf = [];

    /// <summary>Which fault each sound case was found with, by name of its file.</summary>
    public IReadOnlyDictionary<string, Fault> FaultOf => _faultOf;

    public int Stale { get; private set; }
    public int Damaged { get; private set; }

    /// <summary>Makes so many cases, each fault's share; of those that show themselves rarely
    /// fewer, and of the others more.</summary>
    public void Make(IReadOnlyList<Fault> faults, int cases, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        List<Source> open = [.. faults.Select((fault, f) => new Source(fault, f))];
        for (int left = cases; left > 0 && open.Count > 0 && !stop.IsCancellationRequested;)
        {
            int share = (left + open.Count - 1) / open.Count;
            foreach (Source source in open)
                left -= Make(source, Math.Min(share, left), stop);
            open.RemoveAll(s => s.IsDry);
        }
    }

    /// <summary>Makes further cases of a fault; gives how many.</summary>
    private int Make(Source source, int wanted, CancellationToken stop)
    {
        using var faulty = new Differential(new FaultyFactory(source.Fault), NoModules.Instance);
        var generator = new Generator(new GeneratorOptions());
        var options = new CaseOptions(GcStress: source.Fault.GcStress);
        int made = 0;
        long end = source.Program + (wanted * (long)ProgramsPerCase);
        for (; source.Program < end && made < wanted; source.Program++)
        {
            if (stop.IsCancellationRequested)
                break;
            Generate.Program program =
                generator.Generate(Campaign.SeedOf(seed, source.Program));
            if (Measure.Failing(faulty, program, options) is not { } found)
                continue;
            string name = $"raw_{source.Number}_{source.Program}";
            string text = CaseWriter.Write(found.CaseBy(
                faulty, name, found.SignatureBy(faulty), seed, source.Program, "unknown"));
            Write(name, text);
            _faultOf.Add($"{name}.S", source.Fault);
            Write($"{name}_again", text);
            _faultOf.Add($"{name}_again.S", source.Fault);
            if (source.Made++ % OneInDamaged == 0)
                Damage(name, text, source.Number);
            made++;
        }
        source.IsDry = made < wanted;
        return made;
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
