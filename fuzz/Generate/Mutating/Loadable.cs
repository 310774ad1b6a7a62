using Beam;

namespace Fuzz.Generate.Mutating;

/// <summary>What Erlang's compiler crashes on where it should complain.</summary>
internal static class Loadable
{
    public static bool Holds(Module module) =>
        HasItsRecords(module) && HasOneOfEachDebugLine(module);

    /// <summary>beam_validator looks up what put_record makes of the module's own records.
    /// </summary>
    public static bool HasItsRecords(Module module) => Code(module, Op.PutRecord).All(
        i => i[1] is not Const { Value: Atom id } || module.Records.Any(r => r.Name == id.Name));

    /// <summary>beam_asm enters each debug_line by its number.</summary>
    private static bool HasOneOfEachDebugLine(Module module)
    {
        Operand[] numbers = [.. Code(module, Op.DebugLine).Select(i => i[2])];
        return numbers.Distinct().Count() == numbers.Length;
    }

    private static IEnumerable<Instruction> Code(Module module, Op op) =>
        module.Functions.SelectMany(f => f.Code).Where(i => i.Op == op);
}
