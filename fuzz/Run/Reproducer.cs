using Beam;
using Corpus;
using Fuzz.Localise;
using Fuzz.Minimize;

namespace Fuzz.Run;

/// <summary>A program whose only call shows a difference.</summary>
/// <param name="Program">The program.</param>
/// <param name="Options">How it is compiled and run.</param>
/// <param name="Kind">What differs.</param>
internal sealed record Reproducer(
    Generate.Program Program, CaseOptions Options, Difference Kind)
{
    /// <summary>The program as a reproducer; null when it shows no difference.</summary>
    public static Reproducer? Of(
        Differential differential, Generate.Program program, CaseOptions options) =>
        Compare(differential, program, options).Verdict is Differ differ
            ? new Reproducer(program, options, differ.Kind) : null;

    public Signature SignatureBy(Differential differential)
    {
        if (DivergenceBy(differential) is { } parted)
            return Signature.Of(parted.Kind, parted.At.Instruction);
        string kind = Kind.ToString().ToLowerInvariant();
        if (differential.Lockstep(Options) is not null)
            return Signature.Of(kind, null);
        (Mfa function, ValueList<Term> arguments) = Program.OnlyCall();
        Instruction? blamed = Cutting.Blame(
            Program.Module,
            function,
            cut => differential.Run(cut, function, arguments, Options).Verdict is Differ);
        return Signature.Of(kind, blamed);
    }

    /// <summary>Where oracle and JIT part; null where they do not, or are not the targets.
    /// </summary>
    public Divergence? DivergenceBy(Differential differential)
    {
        (Mfa function, ValueList<Term> arguments) = Program.OnlyCall();
        return differential.Lockstep(Options)?.Run(
            Program.Module, function, arguments, Kind);
    }

    /// <summary>The smallest found that shows the same kind of difference, so that one bug does
    /// not turn into another on the way. Unchanged once told to stop.</summary>
    public Reproducer MinimizedBy(Differential differential, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
            return this;
        return this with { Program = Minimizer.Minimize(Program, Fails) };

        bool Fails(Generate.Program candidate) =>
            FailsAlike(differential, candidate, stop) is not null;
    }

    /// <summary>The same where there may be several bugs: one op is to blame, before and after.
    /// Localising every candidate costs, so that is only done when the op slips without.</summary>
    public Reproducer MinimizedBy(
        Differential differential, Signature pinned, CancellationToken stop)
    {
        const int triesMax = 2_000;
        Reproducer quick = MinimizedBy(differential, stop);
        if (quick.SignatureBy(differential).Op == pinned.Op || stop.IsCancellationRequested)
            return quick;
        return this with { Program = Minimizer.Minimize(Program, Fails, triesMax) };

        bool Fails(Generate.Program candidate) =>
            FailsAlike(differential, candidate, stop)?.SignatureBy(differential).Op == pinned.Op;
    }

    private Reproducer? FailsAlike(
        Differential differential, Generate.Program candidate, CancellationToken stop) =>
        !stop.IsCancellationRequested && Of(differential, candidate, Options) is { } found
        && found.Kind == Kind ? found : null;

    /// <summary>As a case whose module has the given name.</summary>
    public Case CaseBy(
        Differential differential, string name, Signature signature, ulong seed, long number,
        string commit)
    {
        Generate.Program program = Renaming.Of(Program, name);
        (Mfa function, ValueList<Term> arguments) = program.OnlyCall();
        Comparison fresh = differential.RunAfresh(program.Module, function, arguments, Options);
        Comparison seen = fresh.Verdict is Differ
            ? fresh : Compare(differential, program, Options);
        Divergence? parted = (this with { Program = program }).DivergenceBy(differential);
        return new Case(
            signature,
            seed,
            number,
            commit,
            function.Name,
            arguments,
            Options,
            [Text(seen.Sides[0])],
            [.. seen.Sides.Skip(1).Select(Text)],
            program.Module)
        {
            Parted = parted is null ? null : DivergenceText.Parted(parted),
            Guilty = parted is null ? null : DivergenceText.Guilty(parted),
        };
    }

    private static (string Target, string Outcome) Text(Seen seen) =>
        (seen.Target, ObservationText.Of(seen.Observation));

    private static Comparison Compare(
        Differential differential, Generate.Program program, CaseOptions options)
    {
        (Mfa function, ValueList<Term> arguments) = program.OnlyCall();
        return differential.Run(program.Module, function, arguments, options);
    }
}
