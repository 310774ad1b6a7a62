using Beam;
using Fuzz.Generate;

namespace Fuzz.Minimize;

/// <summary>Renumbers labels from 1 on, in the order they stand, and x registers that are high for
/// no reason.</summary>
internal sealed class NumberReducer : IReducer
{
    private const int LowestTried = 8;

    public void Reduce(Attempt attempt)
    {
        attempt.Try(p => Relabel(p));
        for (int f = 0; f < attempt.Current.Module.Functions.Count; f++)
            LowerRegisters(attempt, f);
    }

    private static Program? Relabel(Program program)
    {
        var numbers = new Dictionary<int, int> { [0] = 0 };
        foreach (Function function in program.Module.Functions)
        {
            foreach (Instruction i in function.Code.Where(i => i.Op == Op.Label))
                numbers.TryAdd(((Label)i[0]).Number, numbers.Count);
        }
        if (program.Module.LabelCount == numbers.Count && numbers.All(n => n.Key == n.Value))
            return null;
        Operand Renumber(Operand operand) =>
            operand is Label label ? new Label(numbers[label.Number]) : operand;
        Function[] functions = [.. program.Module.Functions.Select(f => f with
        {
            Entry = numbers[f.Entry],
            Code = new([.. f.Code.Select(i => i.Each(Renumber))]),
        })];
        return program with
        {
            Module = program.Module with
            {
                Functions = new([.. functions]),
                Lambdas = new([.. program.Module.Lambdas.Select(
                    l => l with { Label = numbers[l.Label] })]),
                LabelCount = numbers.Count,
            },
        };
    }

    private static void LowerRegisters(Attempt attempt, int function)
    {
        var used = new SortedSet<int>();
        foreach (Instruction i in attempt.Current.Module.Functions[function].Code)
            i.Each(o => Note(o, used));
        foreach (int x in used.Reverse())
        {
            for (int lower = 0; lower < Math.Min(x, LowestTried); lower++)
            {
                if (attempt.Try(p => Rename(p, function, x, lower)))
                    break;
            }
        }
    }

    private static Operand Note(Operand operand, SortedSet<int> used)
    {
        if (operand is X x)
            used.Add(x.Index);
        return operand;
    }

    private static Program Rename(Program program, int function, int from, int to) =>
        program.Each(function, i => i.Each(
            o => o is X x && x.Index == from ? x with { Index = to } : o));
}
