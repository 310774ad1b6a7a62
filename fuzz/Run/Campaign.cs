using System.Diagnostics;
using Beam;
using Corpus;
using Fuzz.Generate;
using Reports;

namespace Fuzz.Run;

/// <summary>
/// The main job: makes programs, runs each on the oracle and on the JIT, compares, files what
/// differs. Workers share nothing but the counter of programs, the tally and the store.
/// </summary>
internal sealed class Campaign(
    CampaignOptions options, TargetFactory targets, Store store, Action<Finding> announce)
{
    private readonly Tally _tally = new();
    private readonly Stopwatch _clock = new();
    private long _next = -1;
    private long _emulatorTicks;
    private TimeSpan _cpuBefore;
    private Exception? _bug;

    /// <summary>What is counted so far; may be read while the campaign runs.</summary>
    public Tally Tally => _tally;

    public double Seconds => _clock.Elapsed.TotalSeconds;

    /// <summary>Runs to its end or until told to stop. <paramref name="tick"/> is called about
    /// twice a second meanwhile.</summary>
    public CampaignFigures Run(Action tick, CancellationToken stop)
    {
        _clock.Start();
        _cpuBefore = Environment.CpuUsage.TotalTime;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (options.Seconds is { } seconds)
            ended.CancelAfter(TimeSpan.FromSeconds(seconds));
        Thread[] workers = [.. Enumerable.Range(0, options.Workers).Select(Start)];
        foreach (Thread worker in workers)
        {
            while (!worker.Join(TimeSpan.FromMilliseconds(500)))
                tick();
        }
        _clock.Stop();
        if (_bug is not null)
            throw new HarnessException(_bug.Message, _bug);
        return Figures();

        Thread Start(int number)
        {
            // Terms may be deep, and the native emulator wants stack of its own.
            const int stackBytes = 16 << 20;
            var thread = new Thread(() => Work(ended, stop), stackBytes)
            {
                Name = $"worker {number}",
            };
            thread.Start();
            return thread;
        }
    }

    private CampaignFigures Figures()
    {
        double workerSeconds = _clock.Elapsed.TotalSeconds * options.Workers;
        double emulatorSeconds = _emulatorTicks / (double)Stopwatch.Frequency;
        return new CampaignFigures(
            options.Seed,
            _tally.Programs,
            _tally.Executions,
            _clock.Elapsed.TotalSeconds,
            workerSeconds > 0 ? emulatorSeconds / workerSeconds : 0,
            _tally.Findings,
            _tally.Inconclusive)
        {
            CpuSeconds = (Environment.CpuUsage.TotalTime - _cpuBefore).TotalSeconds,
            Stages = _tally.Stages,
        };
    }

    /// <param name="ended">Time is over, or the user wants an end: no further program.</param>
    /// <param name="stop">The user wants an end: not even a finding is minimised further.</param>
    private void Work(CancellationTokenSource ended, CancellationToken stop)
    {
        long index = -1;
        Stages.Begin();
        try
        {
            using var differential = new Differential(targets, NoModules.Instance);
            var filer = new Filer(differential, store, _tally, options, announce);
            var generator = new Generator(new GeneratorOptions(options.OpPattern));
            while (!ended.IsCancellationRequested)
            {
                index = Interlocked.Increment(ref _next);
                if (index >= options.Programs)
                    break;
                Generate.Program program = Make(generator, index);
                Check(differential, filer, program, index, stop);
                _tally.CountProgram();
            }
            Interlocked.Add(ref _emulatorTicks, differential.EmulatorTicks);
            _tally.CountStages(Stages.Ticks());
        }
#pragma warning disable CA1031 // Told to the user by the thread that waits; the others stop.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(
                ref _bug,
                new HarnessException(
                    $"program {index} of seed {options.Seed}: {error.Message}", error),
                null);
            ended.Cancel();
        }
    }

    private Generate.Program Make(Generator generator, long index)
    {
        using Stages.Scope stage = Stages.Enter(Stage.Generate);
        return generator.Generate(SeedOf(options.Seed, index));
    }

    /// <summary>The seed of one program of a campaign.</summary>
    internal static ulong SeedOf(ulong seed, long index) => new Pcg(seed, (ulong)index).Next64();

    private void Check(
        Differential differential, Filer filer, Generate.Program program, long index,
        CancellationToken stop)
    {
        List<(Mfa Function, ValueList<Term> Arguments)> calls = [.. program.AllCalls()];
        differential.Oracle.Load(program.Module);
        List<Observation> expected =
        [
            .. calls.Select(call => differential.Oracle.Run(
                call.Function, call.Arguments, CaseOptions.DefaultReductions)),
        ];
        foreach (CaseOptions variant in options.Variants(index))
        {
            ITarget arm32 = differential.Arm32(variant);
            arm32.Load(program.Module);
            for (int i = 0; i < calls.Count; i++)
            {
                Observation actual = arm32.Run(
                    calls[i].Function, calls[i].Arguments, variant.Reductions);
                _tally.CountExecution();
                Verdict verdict = Compare.Observations(
                    differential.Oracle.Name, expected[i], arm32.Name, actual);
                if (verdict is Inconclusive inconclusive)
                    _tally.CountInconclusive(inconclusive.Reason);
                if (verdict is not Differ)
                    continue;
                (Mfa function, ValueList<Term> arguments) = calls[i];
                filer.File(program.With(function, arguments), index, variant, stop);
                return; // One finding a program: the rest of it has most likely the same cause.
            }
        }
    }
}

/// <summary>A bug of the harness, met while it worked at something that it names.</summary>
internal sealed class HarnessException(string message, Exception inner) : Exception(message, inner);

/// <summary>Generated programs call no other module.</summary>
internal sealed class NoModules : ICodePath
{
    public static readonly NoModules Instance = new();

    public Module? Find(string name) => null;
}
