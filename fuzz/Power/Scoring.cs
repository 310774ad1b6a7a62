using System.Diagnostics;
using System.IO.Enumeration;
using Beam;
using Fuzz.Generate;
using Fuzz.Generate.Sweeping;
using Fuzz.Run;

namespace Fuzz.Power;

/// <summary>Plants faults one after another and throws programs at each: how many are killed is
/// the harness' power.</summary>
internal sealed class Scoring(PowerOptions options)
{
    private Verdicted?[] _results = [];
    private Exception? _bug;
    private int _next = -1;

    /// <summary>How far it is; may be asked while it runs.</summary>
    public string Progress() => _results.Length == 0
        ? "running programs without a fault"
        : $"{_results.Count(r => r is not null)} of {_results.Length} faults, "
            + $"{_results.Count(r => r is { Fate: FaultFate.Killed })} killed";

    /// <exception cref="InputException">No emitter matches the pattern.</exception>
    public PowerScore Run(Action tick, CancellationToken stop)
    {
        // Emitters of BIFs are known by their code only.
        if (options.OpPattern?.Contains(' ') == false && !Known().Any(Matches))
            throw NoEmitter();
        var clock = Stopwatch.StartNew();
        Pool pool = Pool.Of(
            Programs(), options.Seed, work => InThreads(options.Workers, work, tick), stop);
        double preparing = clock.Elapsed.TotalSeconds;
        TemplateFault[] all = [.. pool.Faults().Where(f => Matches(f.Place.Emitter))];
        if (all.Length == 0)
            throw NoEmitter();
        TemplateFault[] faults = Choose(all);
        _results = new Verdicted[faults.Length];
        InThreads(options.Workers, () => Work(pool, faults, stop), tick);
        return new PowerScore(
            [.. _results.OfType<Verdicted>()],
            all.Length,
            pool.Programs,
            pool.Disagreeing,
            preparing,
            clock.Elapsed.TotalSeconds);
    }

    private void InThreads(int count, Action work, Action tick)
    {
        // Terms may be deep, and the native emulator wants stack of its own.
        const int stackBytes = 16 << 20;
        Thread[] threads =
            [.. Enumerable.Range(0, count).Select(_ => new Thread(Guarded, stackBytes))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
        {
            while (!thread.Join(TimeSpan.FromMilliseconds(500)))
                tick();
        }
        if (_bug is not null)
            throw new HarnessException(_bug.Message, _bug);

        void Guarded()
        {
            try
            {
                work();
            }
#pragma warning disable CA1031 // Told to the user by the thread that waits.
            catch (Exception error)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref _bug, error, null);
            }
        }
    }

    private static IEnumerable<Emitter> Known() =>
    [
        .. Ops.All.Select(o => new Emitter(o.Name)),
        .. Enum.GetNames<Jit.Runtime.Shared>().Select(n => new Emitter(n)),
    ];

    private InputException NoEmitter() =>
        new($"--ops: no emitter matches '{options.OpPattern}'");

    private bool Matches(Emitter emitter) => options.OpPattern is not { } pattern
        || FileSystemName.MatchesSimpleExpression(pattern, emitter.Name)
        || FileSystemName.MatchesSimpleExpression(pattern, emitter.Name.Split(' ')[0]);

    /// <summary>The sweep over single ops, as far as it goes to so many programs for each random
    /// one, and the random ones.</summary>
    private IEnumerable<(string? About, Generate.Program Program)> Programs()
    {
        const int SweptForEach = 22;
        string? preferred = options.OpPattern is { } pattern && Generator.Ops.Any(
            o => FileSystemName.MatchesSimpleExpression(pattern, o.Name)) ? pattern : null;
        IEnumerable<Generate.Program> Of(Source source, long count)
        {
            var supply = new Supply(new CampaignOptions(
                options.Seed, OpPattern: preferred, Source: source));
            Generator generator = supply.Generator();
            for (long i = 0; i < count && supply.Make(generator, i) is { } made; i++)
                yield return made.Program;
        }
        return Of(Source.Sweep, (long)SweptForEach * options.Programs)
            .Select(p => ((string?)Sweep.OpOf(p), p))
            .Concat(Of(Source.Typed, options.Programs).Select(p => ((string?)null, p)));
    }

    /// <summary>Takes from each emitter in turn, and of each emitter from each kind of fault in
    /// turn, so that no long template hides the others.</summary>
    private TemplateFault[] Choose(TemplateFault[] all)
    {
        var random = new Pcg(options.Seed, 0xFA);
        var emitters = all.GroupBy(f => f.Place.Emitter)
            .Select(g => InTurn(Shuffled(
                g.GroupBy(f => f.Mutation.Kind).Select(k => Shuffled(k, random)), random)));
        return [.. InTurn(emitters).Take(options.Faults)];
    }

    private static IEnumerable<TemplateFault> InTurn(
        IEnumerable<IEnumerable<TemplateFault>> lists)
    {
        List<Queue<TemplateFault>> left = [.. lists.Select(l => new Queue<TemplateFault>(l))];
        while (left.Count > 0)
        {
            foreach (Queue<TemplateFault> queue in left)
            {
                if (queue.TryDequeue(out TemplateFault? fault))
                    yield return fault;
            }
            left.RemoveAll(q => q.Count == 0);
        }
    }

    private static List<T> Shuffled<T>(IEnumerable<T> items, Pcg random)
    {
        List<T> list = [.. items];
        for (int i = list.Count - 1; i > 0; i--)
        {
            int other = random.Below(i + 1);
            (list[i], list[other]) = (list[other], list[i]);
        }
        return list;
    }

    private void Work(Pool pool, TemplateFault[] faults, CancellationToken stop)
    {
        using var rig = new Rig();
        var killing = new Killing(pool, rig);
        int index;
        while (!stop.IsCancellationRequested
            && (index = Interlocked.Increment(ref _next)) < faults.Length)
        {
            try
            {
                _results[index] = killing.Try(faults[index]);
            }
            catch (Exception error)
            {
                throw new HarnessException(
                    $"fault {index}, {FaultText.Of(faults[index])}: {error.Message}", error);
            }
        }
    }
}
