using Beam;

namespace Fuzz.Run.Erlang;

/// <summary>A module without the lambdas that nothing makes a fun of. No compiler writes such rows
/// of FunT, and the loader of OTP 27 and later dies of one.</summary>
internal static class UsedLambdas
{
    public static Module Of(Module module)
    {
        var rows = new SortedSet<int>(module.Functions.SelectMany(f => f.Code)
            .SelectMany(i => i.Operands).OfType<LambdaRef>().Select(l => l.Index));
        if (rows.Count == module.Lambdas.Count)
            return module;
        int[] kept = [.. rows];
        return module with
        {
            Lambdas = [.. kept.Select(row => module.Lambdas[row])],
            Functions =
            [
                .. module.Functions.Select(f => f with { Code = [.. f.Code.Select(Renumbered)] }),
            ],
        };

        Instruction Renumbered(Instruction instruction) => instruction with
        {
            Operands =
            [
                .. instruction.Operands.Select(o => o is LambdaRef { Index: var row }
                    ? new LambdaRef(Array.IndexOf(kept, row))
                    : o),
            ],
        };
    }
}
