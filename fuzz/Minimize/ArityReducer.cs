using Beam;
using Fuzz.Generate;

namespace Fuzz.Minimize;

/// <summary>Drops the last argument of a function that nothing but the harness calls.</summary>
internal sealed class ArityReducer : IReducer
{
    public void Reduce(Attempt attempt)
    {
        for (int f = 0; f < attempt.Current.Module.Functions.Count; f++)
        {
            while (attempt.Try(p => Drop(p, f)))
            {
            }
        }
    }

    private static Program? Drop(Program program, int function)
    {
        Module module = program.Module;
        Function value = module.Functions[function];
        int arity = value.Arity - 1;
        if (arity < 0 || module.Find(value.Name, arity) is not null
            || module.Lambdas.Any(l => l.Label == value.Entry))
        {
            return null;
        }
        Instruction Change(Instruction i) =>
            i.Op == Op.FuncInfo ? i.WithOperand(2, new Num(arity)) : i;
        Function changed = value with
        {
            Arity = arity,
            Code = new([.. value.Code.Select(Change)]),
        };
        (string, int)[] exports = [.. module.Exports.Select(
            e => e == (value.Name, value.Arity) ? (value.Name, arity) : e)];
        Program smaller = program with
        {
            Module = module with { Exports = new([.. exports]) },
            Entries = new([.. program.Entries.Select(e => e.Function == value.Name
                && e.Arity == value.Arity ? Fewer(e) : e)]),
        };
        return smaller.With(function, changed);
    }

    private static Entry Fewer(Entry entry) => entry with
    {
        Arity = entry.Arity - 1,
        Calls = new([.. entry.Calls.Select(
            c => ValueList.Create<Term>(c.Span[..^1])).Distinct()]),
    };
}
