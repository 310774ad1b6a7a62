using System.Collections.Concurrent;
using System.Diagnostics;
using Beam;
using Corpus;
using Fuzz.Generate;
using Fuzz.Guide;
using Reports;

namespace Fuzz.Run;

/// <summary>
/// The main job: makes programs, runs each on the targets, compares, files what differs. Workers
/// share nothing but the counter of programs, the tally and the store.
/// </summary>
internal sealed class Campaign(
    CampaignOptions options, TargetFactory targets, Store store, Action<Finding> announce)
{
    /// <summary>Programs that a real VM is given in one go.</summary>
    private const int BatchForVms = 32;

    private readonly TargetList _names = options.Targets ?? TargetList.Default;
    private readonly Tally _tally = new();
    private readonly Supply _supply = new(options, targets.Vms);
    private readonly Stopwatch _clock = new();
    private readonly Timeline _timeline = new();
    private readonly Findings _findings = new(
        options.Programs, options.First, options.StopsAtFinding);
    private readonly ConcurrentQueue<string> _left = new(options.Left);
    private readonly Guidance? _guidance = options.Coverage == Coverage.Unknown
        ? null : new Guidance(
            options.First, options.Kept.Count,
            new Planner(
                options.Seed, Supply.SweptBefore(options),
                ops => Supply.Generator(options, ops)),
            options.KeptStore is { } kept ? kept.Note : null);

    private long _workerTicks;
    private (TimeSpan Cpu, long Allocated, TimeSpan Collecting) _before;
    private Exception? _bug;

    /// <summary>What is counted so far; may be read while the campaign runs.</summary>
    public Tally Tally => _tally;

    /// <summary>What is found so far; likewise.</summary>
    public Findings Findings => _findings;

    /// <summary>What is covered so far; null where nobody looks.</summary>
    public Guidance? Guidance => _guidance;

    /// <summary>Processor time of the workers so far.</summary>
    public double WorkerSeconds => TimeSpan.FromTicks(Interlocked.Read(ref _workerTicks))
        .TotalSeconds;

    public double Seconds => _clock.Elapsed.TotalSeconds;

    /// <summary>How far it is; likewise.</summary>
    public TimelinePoint Now => new(
        Seconds, _tally.Programs, _tally.Executions, _findings.All.Count,
        _guidance?.CoveredInAll);

    /// <summary>How it came there; for the thread that runs it.</summary>
    public IReadOnlyList<TimelinePoint> Course => _timeline.Points;

    public CampaignOptions Options => options;

    /// <summary>Runs to its end or until told to stop. <paramref name="tick"/> is called about
    /// twice a second meanwhile.</summary>
    public CampaignFigures Run(Action tick, CancellationToken stop)
    {
        _clock.Start();
        _before = Used();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (options.Seconds is { } seconds)
            ended.CancelAfter(TimeSpan.FromSeconds(seconds));
        Thread[] workers = [.. Enumerable.Range(0, options.Workers).Select(Start)];
        try
        {
            foreach (Thread worker in workers)
            {
                while (!worker.Join(TimeSpan.FromMilliseconds(500)))
                {
                    _timeline.Take(Now);
                    options.KeptStore?.Write();
                    tick();
                }
            }
        }
        finally
        {
            ended.Cancel(); // Should the tick fail, no worker goes on without it.
            foreach (Thread worker in workers)
                worker.Join();
            _supply.Close();
        }
        options.KeptStore?.Write();
        foreach (Waiting needless in _findings.Left)
            Store.Drop(needless.RawPath);
        _clock.Stop();
        if (_bug is InputException input)
            throw new InputException(input.Message);
        if (_bug is not null)
            throw new HarnessException(_bug.Message, _bug);
        return Figures();

        Thread Start(int number)
        {
            // Terms may be deep, and the native emulator wants stack of its own.
            const int stackBytes = 16 << 20;
            var thread = new Thread(() => Work(number, ended, stop), stackBytes)
            {
                Name = $"worker {number}",
            };
            thread.Start();
            return thread;
        }
    }

    private CampaignFigures Figures()
    {
        _timeline.Take(Now, isEnd: true);
        double workerSeconds = _clock.Elapsed.TotalSeconds * options.Workers;
        (TimeSpan Cpu, long Allocated, TimeSpan Collecting) used = Used();
        return new CampaignFigures(
            options.Seed,
            _tally.Programs,
            _tally.Executions,
            _clock.Elapsed.TotalSeconds,
            workerSeconds > 0 ? _tally.EmulatorSeconds / workerSeconds : 0,
            _findings.All,
            _tally.Inconclusive)
        {
            CpuSeconds = (used.Cpu - _before.Cpu).TotalSeconds,
            AllocatedBytes = used.Allocated - _before.Allocated,
            CollectingSeconds = (used.Collecting - _before.Collecting).TotalSeconds,
            Stages = _tally.Stages,
            Verdicts = _tally.Verdicts,
            Outcomes = _tally.Outcomes,
            Targets = _tally.Targets,
            Filtered = _supply.Filtered,
            Sources = _tally.Sources,
            UnderGcStress = _tally.UnderGcStress,
            UnderChaos = _tally.UnderChaos,
            Ops = OpUse(),
            Timeline = _timeline.Points,
            Coverage = CoverageFigures(),
        };
    }

    /// <summary>What the process has used since it began.</summary>
    private static (TimeSpan Cpu, long Allocated, TimeSpan Collecting) Used() => (
        Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());

    private CoverageFigures? CoverageFigures() => _guidance is null ? null : new(
        Traced.IsHere ? _guidance.Covered(CoverageKind.Jit) : null,
        _guidance.Covered(CoverageKind.Guest),
        _guidance.Covered(CoverageKind.Ops),
        _guidance.KeptCount,
        _guidance.Kept.Count,
        [.. _guidance.Gains.Select(g => ($"{g.Source}".ToLowerInvariant(), g.Gains))]);

    private OpUse OpUse()
    {
        bool InQuestion(Op op) => options.Releases?.Load(op) ?? Releases.Mix.Any(r => r.Load(op));
        return new OpUse(
            options.Releases?.ToString() ?? "OTP 25, 27 and 29",
            [.. Ops.All.Where(o => InQuestion(o.Op)).Select(o => (o.Name, _tally.Uses(o.Op)))]);
    }

    /// <param name="worker">Its number.</param>
    /// <param name="ended">Time is over, or the user wants an end: no further program.</param>
    /// <param name="stop">The user wants an end: not even a finding is minimised further.</param>
    private void Work(int worker, CancellationTokenSource ended, CancellationToken stop)
    {
        long index = -1;
        TimeSpan told = ThreadClock.Now;
        Stages.Begin();
        Traced.BeginThread();
        try
        {
            using Differential differential = NewDifferential();
            using Recorder? recorder = _guidance is null ? null : new Recorder();
            // What is covered hangs on what a guest has run before, so guests that do nothing but
            // a worker's own programs are needed then.
            using Differential? filing = recorder is null ? null : NewDifferential();
            var filer = new Filer(
                filing ?? differential, store, _findings, options, announce);
            Generator generator = _supply.Generator();
            bool hasVm = !_names.Names.All(TargetList.IsOwn);
            int count = hasVm ? BatchForVms : 1;
            while (!ended.IsCancellationRequested && _left.TryDequeue(out string? path))
            {
                filer.NoteLeft(path);
                filer.FileRipe(stop);
            }
            for (int i = worker; i < options.Kept.Count; i += options.Workers)
                RunKept(differential, recorder!, i);
            Turn? turn = null;
            while (!ended.IsCancellationRequested && Begin(worker, count) is { } first)
            {
                index = first;
                long end = Math.Min(first + count, options.Programs ?? long.MaxValue);
                var batch = new List<Numbered>();
                for (long i = first; i < end; i++)
                {
                    if (Make(generator, i, ended.Token, out turn) is not var (program, source))
                        break;
                    batch.Add(new(i, hasVm ? Renaming.Of(program, $"gen{i}") : program, source));
                }
                recorder?.Begin();
                Check(differential, filer, batch, recorder);
                if (recorder is not null && batch is [var item])
                    Report(item, turn, recorder);
                _findings.End(first);
                Interlocked.Add(ref _workerTicks, ThreadClock.Since(ref told).Ticks);
                filer.FileRipe(stop);
                if (options.StopsAtFinding && _findings.All.Count > 0)
                    ended.Cancel();
                if (batch.Count < end - first)
                    break;
            }
            _tally.CountStages(Stages.Ticks());
        }
#pragma warning disable CA1031 // Told to the user by the thread that waits; the others stop.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(
                ref _bug,
                error is InputException or IOException or UnauthorizedAccessException
                    ? new InputException(error.Message)
                    : new HarnessException(
                        $"program {index} of seed {options.Seed}: {error.Message}", error),
                null);
            ended.Cancel();
        }
    }

    private Differential NewDifferential() => new(
        targets, NoModules.Instance, targets: _names, expectsLoops: options.ExpectsLoops);

    /// <summary>The first number of a worker's next programs.</summary>
    private long? Begin(int worker, int count) => _guidance is null
        ? _findings.Begin(count) : _findings.Begin(worker, options.Workers);

    private (Generate.Program, Source)? Make(
        Generator generator, long index, CancellationToken ended, out Turn? turn)
    {
        using Stages.Scope stage = Stages.Enter(Stage.Generate);
        bool isGuided = options.Coverage == Coverage.Guides;
        turn = isGuided ? _guidance!.For(index, ended) : null;
        return turn is null
            ? isGuided ? null : _supply.Make(generator, index)
            : _supply.Make(generator, index, turn);
    }

    private void Report(Numbered item, Turn? turn, Recorder recorder) => _guidance!.Report(
        item.Index, turn, item.Source, item.Program, recorder.End());

    /// <summary>Covers what a program covers that was kept before.</summary>
    private void RunKept(Differential differential, Recorder recorder, int index)
    {
        long number = options.First - options.Kept.Count + index;
        var item = new Numbered(number, options.Kept[index], Source.Kept);
        recorder.Begin();
        List<Observation> expected = First(differential, item, recorder);
        CaseOptions plain = options.Variants(number, Source.Kept).First();
        foreach (ITarget target in differential.Others(plain))
        {
            RunOn(
                target, differential, item.Program.Module, [.. item.Program.AllCalls()], plain,
                [.. expected.Select(e => new List<Seen> { new("", e, null) })], recorder);
        }
        Report(item, null, recorder);
    }

    /// <summary>The seed of one program of a campaign.</summary>
    internal static ulong SeedOf(ulong seed, long index) => new Pcg(seed, (ulong)index).Next64();

    /// <summary>A program, its number within the campaign, and where it is from.</summary>
    private readonly record struct Numbered(
        long Index, Generate.Program Program, Source Source);

    private void Check(
        Differential differential, Filer filer, IReadOnlyList<Numbered> batch,
        Recorder? recorder)
    {
        List<List<Observation>> expected =
            [.. batch.Select(item => First(differential, item, recorder))];
        RunAhead(differential, batch, expected);
        for (int i = 0; i < batch.Count; i++)
        {
            Check(differential, filer, batch[i], expected[i], recorder);
            _tally.CountProgram(batch[i].Program.Module, batch[i].Source);
        }
    }

    /// <summary>What the first target makes of each call.</summary>
    private List<Observation> First(
        Differential differential, Numbered item, Recorder? recorder)
    {
        CaseOptions variant = options.Variants(item.Index, item.Source).First();
        ITarget first = differential.Reference(variant);
        using Tally.Work work = _tally.Begin(first.Name, 1);
        recorder?.Loading(first);
        first.Load(item.Program.Module);
        recorder?.Loaded(first);
        return
        [
            .. item.Program.AllCalls().Select(call => first.Run(
                call.Function, call.Arguments, variant.Reductions)),
        ];
    }

    /// <summary>Gives real VMs all the calls that they are to make.</summary>
    private void RunAhead(
        Differential differential, IReadOnlyList<Numbered> batch,
        List<List<Observation>> expected)
    {
        foreach (string name in _names.Names.Skip(1))
        {
            if (TargetList.IsOwn(name)
                || differential.Target(name, new CaseOptions()) is not IBatchTarget target)
            {
                continue;
            }
            using Tally.Work work = _tally.Begin(name, batch.Count);
            target.RunAhead(
            [
                .. batch.Select((item, i) => Allowed(
                    differential, target, item.Program, expected[i])),
            ]);
        }
    }

    /// <summary>The program with the calls that a target is to make.</summary>
    private static Generate.Program Allowed(
        Differential differential, ITarget target, Generate.Program program,
        List<Observation> expected)
    {
        var calls = program.AllCalls().Zip(expected)
            .Where(pair => differential.WhyNot(
                target, program.Module, pair.First.Arguments, pair.Second, new CaseOptions())
                is null)
            .Select(pair => pair.First);
        return program with
        {
            Entries =
            [
                .. calls.GroupBy(c => c.Function)
                    .Select(g => new Entry(
                        g.Key.Name, g.Key.Arity, [.. g.Select(c => c.Arguments)])),
            ],
        };
    }

    private void Check(
        Differential differential, Filer filer, Numbered item, List<Observation> expected,
        Recorder? recorder)
    {
        string module = item.Program.Module.Name;
        List<(Mfa Function, ValueList<Term> Arguments)> calls = [.. item.Program.AllCalls()];
        var done = new HashSet<ITarget>();
        foreach (CaseOptions variant in options.Variants(item.Index, item.Source))
        {
            var sides = new List<Seen>[calls.Count];
            ITarget first = differential.Reference(variant);
            for (int i = 0; i < sides.Length; i++)
                sides[i] = [new Seen(first.Name, expected[i], first.RealVm)];
            // What chaos adds to code is no news.
            Recorder? told = variant.Chaos is null || options.Jit?.Chaos is not null
                ? recorder : null;
            bool isFirst = done.Count == 0;
            foreach (ITarget target in differential.Others(variant).Where(done.Add))
            {
                // The programs of a VM were counted when they were run ahead.
                using Tally.Work work = _tally.Begin(
                    target.Name, isFirst && target.RealVm is null ? 1 : 0);
                RunOn(
                    target, differential, item.Program.Module, calls, variant, sides, told);
            }
            for (int i = 0; i < sides.Length && sides[i].Count > 1; i++)
            {
                Verdict verdict = Panel.Judge(sides[i], module);
                _tally.CountExecution(variant, verdict);
                foreach (Seen side in sides[i])
                    _tally.CountOutcome(side.Target, side.Observation.Outcome);
                if (verdict is not Differ differ)
                    continue;
                if (!filer.Note(
                    item.Program.With(calls[i].Function, calls[i].Arguments),
                    item.Index, variant, sides[i], differ))
                {
                    _tally.CountInconclusive("a difference that a second run does not show");
                }
                return; // One finding a program: the rest of it has most likely the same cause.
            }
        }
    }

    private static void RunOn(
        ITarget target, Differential differential, Module module,
        List<(Mfa Function, ValueList<Term> Arguments)> calls, CaseOptions variant,
        List<Seen>[] sides, Recorder? recorder)
    {
        recorder?.Loading(target);
        target.Load(module);
        recorder?.Loaded(target);
        for (int i = 0; i < calls.Count; i++)
        {
            (Mfa function, ValueList<Term> arguments) = calls[i];
            sides[i].Add(
                differential.WhyNot(
                    target, module, arguments, sides[i][0].Observation, variant) is { } why
                ? Differential.NotRun(target, arguments, why)
                : differential.RunOn(target, function, arguments, variant));
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
