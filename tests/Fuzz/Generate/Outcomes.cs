using Beam;
using Oracle;
using Program = Fuzz.Generate.Program;

namespace Fuzz.Tests.Generate;

/// <summary>Runs programs in the oracle.</summary>
internal static class Outcomes
{
    private const long Reductions = 20_000;

    public static IEnumerable<Outcome> Of(Program program)
    {
        var oracle = new OracleMachine(new NoModules());
        oracle.Load(program.Module);
        foreach (var entry in program.Entries)
        {
            foreach (ValueList<Term> call in entry.Calls)
            {
                var function = new Mfa(program.Module.Name, entry.Function, entry.Arity);
                yield return oracle.Run(function, call, Reductions).Outcome;
            }
        }
    }

    private sealed class NoModules : ICodePath
    {
        public Module? Find(string name) => null;
    }
}
