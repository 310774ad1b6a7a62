using Beam;
using Fuzz.Generate;

namespace Fuzz.Minimize;

/// <summary>Guts functions and drops those that nothing refers to, exports and lambdas.</summary>
internal sealed class FunctionReducer : IReducer
{
    public void Reduce(Attempt attempt)
    {
        for (int f = attempt.Current.Module.Functions.Count - 1; f >= 0; f--)
        {
            if (!attempt.Try(p => Drop(p, f)))
                attempt.Try(p => Gut(p, f));
        }
        for (int l = attempt.Current.Module.Lambdas.Count - 1; l >= 0; l--)
            attempt.Try(p => DropLambda(p, l));
        attempt.Try(p => DropExports(p));
    }

    /// <summary>A function that does nothing but return.</summary>
    private static Program Gut(Program program, int function)
    {
        ReadOnlySpan<Instruction> head =
            program.Module.Functions[function].Code.Span[..program.BodyStart(function)];
        var move = new Instruction(Op.Move, new Const(Terms.Int(0)), new X(0));
        return program.WithCode(function, [.. head, move, new Instruction(Op.Return)]);
    }

    /// <summary>Validity refuses this where something still refers to it.</summary>
    private static Program? Drop(Program program, int function)
    {
        Module module = program.Module;
        Function value = module.Functions[function];
        if (program.Entries.Any(e => e.Function == value.Name && e.Arity == value.Arity))
            return null;
        return program with
        {
            Module = module with
            {
                Functions = new(module.Functions.ToImmutableArray().RemoveAt(function)),
                Exports = new(module.Exports.ToImmutableArray().Remove((value.Name, value.Arity))),
            },
        };
    }

    private static Program? DropLambda(Program program, int lambda)
    {
        Module module = program.Module;
        bool used = module.Functions.Any(f => f.Code.Any(
            i => i.Operands.Any(o => o is LambdaRef row && row.Index == lambda)));
        Operand Moved(Operand operand) => operand is LambdaRef row && row.Index > lambda
            ? new LambdaRef(row.Index - 1) : operand;
        return used ? null : program with
        {
            Module = module with
            {
                Lambdas = new(module.Lambdas.ToImmutableArray().RemoveAt(lambda)),
                Functions = [.. module.Functions.Select(f => f with
                {
                    Code = [.. f.Code.Select(i => i.Each(Moved))],
                })],
            },
        };
    }

    private static Program DropExports(Program program)
    {
        var entries = program.Entries.Select(e => (e.Function, e.Arity)).Distinct();
        return program with { Module = program.Module with { Exports = new([.. entries]) } };
    }
}
