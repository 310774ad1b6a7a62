using System.Collections.Immutable;
using Beam;
using Fuzz.Generate;

namespace Fuzz.Minimize;

/// <summary>Programs with a part replaced.</summary>
internal static class Edit
{
    public static Program With(this Program program, int function, Function value)
    {
        ImmutableArray<Function> functions = program.Module.Functions.ToImmutableArray();
        return program with
        {
            Module = program.Module with { Functions = new(functions.SetItem(function, value)) },
        };
    }

    public static Program WithCode(
        this Program program, int function, IEnumerable<Instruction> code)
    {
        Function value = program.Module.Functions[function];
        return program.With(function, value with { Code = new([.. code]) });
    }

    /// <summary>With instructions <paramref name="at"/>… replaced.</summary>
    public static Program Replace(
        this Program program, int function, int at, int count,
        params ReadOnlySpan<Instruction> replacement)
    {
        ReadOnlySpan<Instruction> code = program.Module.Functions[function].Code.Span;
        return program.WithCode(
            function, [.. code[..at], .. replacement, .. code[(at + count)..]]);
    }

    /// <summary>With each instruction of a function put through <paramref name="change"/>, which
    /// gives null to drop it.</summary>
    public static Program Each(
        this Program program, int function, Func<Instruction, Instruction?> change) =>
        program.WithCode(
            function, program.Module.Functions[function].Code.Select(change).OfType<Instruction>());

    /// <summary>The instruction with each operand, also those in lists, put through
    /// <paramref name="change"/>.</summary>
    public static Instruction Each(this Instruction instruction, Func<Operand, Operand> change) =>
        new(instruction.Op, Map(instruction.Operands, change));

    public static Instruction WithOperand(this Instruction instruction, int at, Operand operand) =>
        new(instruction.Op, new ValueList<Operand>(
            instruction.Operands.ToImmutableArray().SetItem(at, operand)));

    private static ValueList<Operand> Map(
        ValueList<Operand> operands, Func<Operand, Operand> change) =>
        new([.. operands.Select(o => o is OperandList list
            ? new OperandList(Map(list.Items, change))
            : change(o))]);

    /// <summary>Index of the first instruction of a function's body.</summary>
    public static int BodyStart(this Program program, int function) =>
        Validity.BodyStart(program.Module, program.Module.Functions[function]);

    /// <summary>What is known before each instruction of a function; null where control cannot
    /// come, and behind what is wrong.</summary>
    public static State?[] States(this Program program, int function)
    {
        Module module = program.Module;
        Function value = module.Functions[function];
        var table = FunctionTable.Of(module);
        var flow = new Flow(value, table, ((Label)value.Code[0][0]).Number);
        var states = new State?[value.Code.Count];
        for (int i = program.BodyStart(function); i < states.Length; i++)
        {
            states[i] = flow.Current?.Copy();
            if (flow.Step(value.Code[i]) is not null)
                break; // What is known behind it is not to be relied on.
        }
        return states;
    }
}
