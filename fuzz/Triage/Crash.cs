using Beam;
using Corpus;
using Fuzz.Check;
using Fuzz.Cli;
using Fuzz.Generate;
using Fuzz.Run;

namespace Fuzz.Triage;

/// <summary>A file as a call to make: a case's own, or for a module that comes without one the
/// first of many that differs.</summary>
/// <param name="Module">The module.</param>
/// <param name="Case">The case; null for a mere module.</param>
internal sealed record Crash(Module Module, Case? Case)
{
    /// <summary>Calls of each function of a module that comes without one.</summary>
    private const int Calls = 20;

    private static readonly CaseOptions[] Ways = [new(), new(GcStress: true)];

    /// <exception cref="InputException">The file is neither.</exception>
    public static Crash Read(string path)
    {
        if (ModuleFile.IsCase(path))
        {
            Case it = ModuleFile.ReadCase(path);
            return new Crash(it.Module, it);
        }
        return new Crash(ModuleFile.Read(path), null);
    }

    public int Instructions => Module.Functions.Sum(f => f.Code.Count);

    /// <summary>Why it cannot be cut; null when it can.</summary>
    public string? Problem => Validity.Check(Module) is { } problem
        ? $"function {problem.Function}, instruction {problem.Instruction}: {problem.What}" : null;

    /// <summary>Runs it again.</summary>
    /// <param name="differential">The targets.</param>
    /// <param name="stop">The user wants an end.</param>
    public (Verdict Verdict, Reproducer? Reproducer) Replay(
        Differential differential, CancellationToken stop)
    {
        if (Case is { } it)
        {
            Verdict verdict =
                differential.Run(Module, it.Mfa, it.Arguments, it.Options).Verdict;
            return (verdict, verdict is Differ differ
                ? new Reproducer(Program(it.Mfa, it.Arguments), it.Options, differ) : null);
        }
        var tally = new CheckTally();
        foreach (CaseOptions way in Ways)
        {
            var check = new ModuleCheck(differential, NoModules.Instance, seed: 1, Calls)
            {
                Options = way,
            };
            check.Run(Module, Module.Name, tally, stop);
            foreach ((_, Disagreement what) in tally.Differences)
            {
                Generate.Program program = Program(what.Function, what.Arguments);
                if (Reproducer.Of(differential, program, way) is { } found)
                    return (found.Verdict with { Where = what.Where }, found);
            }
        }
        string? lacks =
            tally.Unsupported.Keys.Concat(tally.Inconclusive.Keys).FirstOrDefault();
        return (lacks is null ? Agree.Instance : new Inconclusive(lacks), null);
    }

    private Generate.Program Program(Mfa function, ValueList<Term> arguments) => new(
        Module,
        [new Generate.Entry(function.Name, function.Arity, [arguments])],
        Case?.Seed ?? 0,
        []);
}
