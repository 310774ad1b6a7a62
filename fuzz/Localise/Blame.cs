using Beam;
using Fuzz.Run;

namespace Fuzz.Localise;

/// <summary>Which step of the oracle is to blame, of those since both sides agreed: the first has
/// code, those behind it have none of their own.</summary>
internal static class Blame
{
    /// <summary>The last that writes the register, else the first.</summary>
    public static CodePlace ForValue(IReadOnlyList<OracleStep> path, string register) =>
        (path.LastOrDefault(s => Writes(s.Place.Instruction, register)) ?? path[0]).Place;

    /// <summary>The last test without code, which cannot branch, if the JIT went on behind it; else
    /// the first.</summary>
    /// <param name="path">The steps.</param>
    /// <param name="went">Where the JIT went.</param>
    /// <param name="hasCode">Whether an instruction has code of its own.</param>
    public static CodePlace ForBranch(
        IReadOnlyList<OracleStep> path, CodePlace went, Func<CodePlace, bool> hasCode) =>
        path.Skip(1).Select(s => s.Place)
            .LastOrDefault(test => IsTest(test.Instruction) && IsBehind(test, went, hasCode))
            ?? path[0].Place;

    private static bool IsBehind(CodePlace test, CodePlace went, Func<CodePlace, bool> hasCode) =>
        test.Function == went.Function && test.Module.Name == went.Module.Name
        && test.Index < went.Index && Enumerable.Range(test.Index, went.Index - test.Index)
            .All(index => !hasCode(test with { Index = index }));

    private static bool IsTest(Instruction instruction) =>
        instruction.Op is not (Op.Label or Op.Jump) && Frames.Labels(instruction).Any();

    /// <summary>Whether the register is one of the instruction's destinations.</summary>
    public static bool Writes(Instruction instruction, string register) =>
        Liveness.Destinations(instruction).Any(o => Name(o) == register);

    /// <summary>Likewise, or one that it leaves undefined; true of what is no x or y register.
    /// </summary>
    public static bool MayWrite(Instruction instruction, string register) => register switch
    {
        ['x', .. var index] when int.TryParse(index, out int x) =>
            !(Liveness.Written(instruction).X >> x).IsEven,
        ['y', _, ..] => Writes(instruction, register),
        _ => true,
    };

    private static string Name(Operand operand) => operand switch
    {
        X x => $"x{x.Index}",
        Y y => $"y{y.Index}",
        Fr fr => $"fr{fr.Index}",
        _ => "",
    };
}
