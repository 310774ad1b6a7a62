using System.Diagnostics;
using Corpus;
using Fuzz.Cli;
using Fuzz.Gate;
using Fuzz.Power;
using Fuzz.Run;

namespace Fuzz.Bench;

/// <summary>How many changes of the JIT that are wrong a gate stops: each planted fault is one.
/// </summary>
/// <param name="options">What each gate may do.</param>
/// <param name="atOnce">Gates side by side.</param>
/// <param name="terminal">Who is told.</param>
internal sealed class GateBench(GateOptions options, int atOnce, Terminal terminal)
{
    /// <summary>Programs of each source that say which faults there can be.</summary>
    private const int ProgramsOfPool = 400;

    private readonly Fingerprints _before = FingerprintReader.ReadFile(
        GateVerb.PathOfFingerprints).Again([]);

    /// <summary>A change, and what came of it.</summary>
    /// <param name="Fault">The change.</param>
    /// <param name="Power">What <c>power</c> makes of it; null where it was not asked.</param>
    private sealed record Tried(IFault Fault, Verdicted? Power)
    {
        /// <summary>Instructions of the fingerprints whose code is another.</summary>
        public int Altered { get; init; }

        public long Programs { get; init; }
        public double Seconds { get; init; }

        /// <summary>Signature of the finding; null when it passed.</summary>
        public string? StoppedBy { get; init; }

        /// <summary>The harness itself failed.</summary>
        public string? Broken { get; init; }

        /// <summary>Nobody can see it, no valid program shows it, or it asks services for what
        /// inline code did.</summary>
        public bool IsNone =>
            Power?.Fate is FaultFate.Equivalent or FaultFate.Invalid or FaultFate.Detour;

        private string? ByPower =>
            Power is null ? null : $"power: {FateText.Key(Power.Fate)}, {Power.How}";

        public override string ToString() => IsNone ? $"{Fault}: {ByPower}"
            : FormattableString.Invariant($"{Fault}: {Altered} altered, {Programs} programs, ")
                + FormattableString.Invariant($"{Seconds:f1} s: ")
                + (Broken is { } error ? $"broke the harness: {error}"
                    : StoppedBy is { } by ? $"stopped by {by}"
                    : $"passed{(Power is null ? "" : "; ")}{ByPower}");
    }

    /// <summary>Plants the named faults.</summary>
    public int RunNamed() => Run([.. Faults.All.Select(f => new Tried(f, null))]);

    /// <summary>Plants faults of templates, and tells what <c>power</c> makes of those that are
    /// not stopped.</summary>
    /// <param name="count">How many.</param>
    /// <param name="emitters">A glob over emitters; null for all.</param>
    public int RunTemplates(int count, string? emitters)
    {
        var power = new PowerOptions(count, ProgramsOfPool, options.Seed, atOnce, emitters);
        return Run(
        [
            .. new Scoring(power).Run(() => { }, terminal.Stop).Results
                .Select(r => new Tried(r.Fault, r)),
        ]);
    }

    private int Run(IReadOnlyList<Tried> faults)
    {
        var done = new Tried?[faults.Count];
        int told = 0;
        Parallel.For(
            0, faults.Count, new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            (i, state) =>
            {
                if (terminal.Stop.IsCancellationRequested)
                    state.Stop();
                else
                    Tell(i, Try(faults[i], i));
            });
        Summarize([.. done.OfType<Tried>()]);
        return ExitCode.Agree;

        void Tell(int index, Tried result)
        {
            lock (done)
            {
                done[index] = result;
                for (; told < done.Length && done[told] is { } next; told++)
                    terminal.Out.WriteLine(next);
            }
        }
    }

    private Tried Try(Tried it, int number)
    {
        if (it.IsNone)
            return it;
        var clock = Stopwatch.StartNew();
        IReadOnlyList<Alteration> altered = Altered(it.Fault);
        var gate = new GateRun(
            options, new FaultyFactory(it.Fault),
            new Store(Path.Combine("out", "bench-gate", $"{number}")), _ => { });
        string? broken = null;
        try
        {
            gate.Run([.. altered.Select(a => a.Emitter).Distinct()], _before, terminal.Stop);
        }
        catch (HarnessException error)
        {
            broken = $"{error.InnerException}".ReplaceLineEndings(" ");
        }
        return it with
        {
            Altered = altered.Count,
            Programs = gate.Programs,
            Seconds = clock.Elapsed.TotalSeconds,
            StoppedBy = gate.Findings is [var finding, ..] ? $"{finding.Case.Signature}" : null,
            Broken = broken,
        };
    }

    /// <summary>What of the fingerprints is altered: only what has the fault is looked at. Code
    /// that every guest has once has no module that a fault could be planted in.</summary>
    private IReadOnlyList<Alteration> Altered(IFault fault)
    {
        if (fault is TemplateFault { IsOfGuest: true } shared)
        {
            return [.. _before.Of(Fingerprint.SharedPrefix + shared.Place.Emitter)
                .Select(f => new Alteration(f, f))];
        }
        bool Has(string emitter) => fault is not TemplateFault of
            || emitter == $"{of.Place.Emitter}" || Fingerprint.IsShared(emitter);
        return _before.Again([fault], Has).ChangedSince(_before.Only(Has));
    }

    private void Summarize(IReadOnlyList<Tried> all)
    {
        Tried[] real = [.. all.Where(t => !t.IsNone)];
        Tried[] stopped = [.. real.Where(t => t.StoppedBy is not null)];
        double[] seconds = [.. stopped.Select(t => t.Seconds).Order()];
        terminal.Out.WriteLine(FormattableString.Invariant(
            $"{stopped.Length} of {real.Length} stopped, ")
            + FormattableString.Invariant($"{real.Count(t => t.Altered > 0)} in fingerprints; ")
            + $"{real.Count(t => t.Broken is not null)} broke the harness; " + (seconds.Length > 0
                ? FormattableString.Invariant($"median {seconds[seconds.Length / 2]:f1} s")
                : "none stopped"));
        foreach (var fate in all.Where(t => t.Power is not null).GroupBy(t => t.Power!.Fate)
            .OrderBy(g => g.Key))
        {
            terminal.Out.WriteLine(
                $"power: {FateText.Key(fate.Key)} {fate.Count()}, of these "
                + $"{fate.Count(t => t.StoppedBy is not null)} stopped, "
                + $"{fate.Count(t => t.Altered > 0)} in fingerprints");
        }
    }
}
