using Beam;
using Corpus;
using Fuzz.Localise;

namespace Fuzz.Run;

/// <summary>A program whose only call shows a difference.</summary>
/// <param name="Program">The program.</param>
/// <param name="Options">How it is compiled and run.</param>
/// <param name="Verdict">What differs.</param>
internal sealed record Reproducer(
    Generate.Program Program, CaseOptions Options, Differ Verdict)
{
    private Difference Kind => Verdict.Kind;

    /// <summary>What the sides showed when a second run does not show it: code that is wrong may
    /// hang on what ran before. Such a difference cannot be localised nor minimised.</summary>
    public IReadOnlyList<Seen>? Once { get; init; }

    /// <summary>The program as a reproducer; null when it shows no difference.</summary>
    public static Reproducer? Of(
        Differential differential, Generate.Program program, CaseOptions options) =>
        Compare(differential, program, options).Verdict is Differ differ
            ? new Reproducer(program, options, differ) : null;

    public Signature SignatureBy(Differential differential) => CauseBy(differential).Signature;

    public Cause CauseBy(Differential differential)
    {
        if (DivergenceBy(differential) is { } parted)
            return Cause.Of(parted, differential.Lockstep(Options)!.Guest);
        return new Cause(UnlocalisedBy(differential), "");
    }

    private Signature UnlocalisedBy(Differential differential)
    {
        string kind = Verdict.Name;
        if (Once is not null)
            return Signature.Of($"unrepeated:{kind}", null);
        if (IsOurs && differential.Lockstep(Options) is not null)
            return Signature.Of(kind, null);
        (Mfa function, ValueList<Term> arguments) = Program.OnlyCall();
        Instruction? blamed = Cutting.Blame(
            Program.Module,
            function,
            cut => differential.Run(cut, function, arguments, Options).Verdict is Differ);
        return Signature.Of(kind, blamed);
    }

    /// <summary>Whether oracle and JIT differ, as far as the verdict tells.</summary>
    private bool IsOurs => Verdict.Camp is not { } camp
        || camp.Split('+').Any(TargetList.IsOwn);

    /// <summary>Where oracle and JIT part; null where they do not, or are not the targets.
    /// </summary>
    public Divergence? DivergenceBy(Differential differential)
    {
        if (Once is not null || !IsOurs)
            return null;
        (Mfa function, ValueList<Term> arguments) = Program.OnlyCall();
        return differential.Lockstep(Options)?.Run(
            Program.Module, function, arguments, Kind);
    }

    /// <summary>As a case whose module has the given name.</summary>
    public Case CaseBy(
        Differential differential, string name, Signature signature, ulong seed, long number,
        string commit)
    {
        Generate.Program program = Renaming.Of(Program, name);
        (Mfa function, ValueList<Term> arguments) = program.OnlyCall();
        IReadOnlyList<Seen> sides = Once ?? SidesBy(differential, program);
        Divergence? parted = (this with { Program = program }).DivergenceBy(differential);
        return new Case(
            signature,
            seed,
            number,
            commit,
            function.Name,
            arguments,
            Options,
            [Text(sides[0])],
            [.. sides.Skip(1).Select(Text)],
            program.Module)
        {
            Parted = parted is not null ? DivergenceText.Parted(parted)
                : Once is not null ? "no second run showed it" : null,
            Guilty = parted is null ? null : DivergenceText.Guilty(parted),
            Shell = OddVm is { } odd
                ? differential.Target(odd, Options).ShellCommand(function, arguments) : null,
        };
    }

    /// <summary>The real VM that is odd, or the first of them.</summary>
    private string? OddVm =>
        Verdict.Camp?.Split('+').FirstOrDefault(name => !TargetList.IsOwn(name));

    /// <summary>What each side shows, in a guest that has run nothing before where that differs
    /// as well.</summary>
    private IReadOnlyList<Seen> SidesBy(Differential differential, Generate.Program program)
    {
        (Mfa function, ValueList<Term> arguments) = program.OnlyCall();
        Comparison fresh = differential.RunAfresh(program.Module, function, arguments, Options);
        return fresh.Verdict is Differ
            ? fresh.Sides : Compare(differential, program, Options).Sides;
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
