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

    /// <summary>The last from which the JIT can have gone where it went; else the first.</summary>
    /// <param name="path">The steps.</param>
    /// <param name="went">Where the JIT went; null: it ended.</param>
    public static CodePlace ForBranch(IReadOnlyList<OracleStep> path, CodePlace? went)
    {
        for (int i = path.Count - 1; went is not null && i > 0; i--)
        {
            CodePlace from = path[i].Place;
            bool isSame = from.Function == went.Function && from.Module.Name == went.Module.Name;
            if (isSame && CanGo(from, went.Index) && IsTest(from.Instruction))
                return from;
        }
        return path[0].Place;
    }

    private static bool CanGo(CodePlace from, int index)
    {
        if (index > from.Index && index - from.Index <= 8)
            return true; // Falls through, over what has no code.
        return Frames.Labels(from.Instruction).Any(label => from.In.Code
            .Skip(index - 1).Take(2)
            .Any(i => i.Op == Op.Label && ((Label)i[0]).Number == label.Number));
    }

    private static bool IsTest(Instruction instruction) =>
        instruction.Op != Op.Label && Frames.Labels(instruction).Any();

    private static bool Writes(Instruction instruction, string register)
    {
        string letters = instruction.Op.Info.Operands;
        for (int n = 0; n < instruction.Operands.Count; n++)
        {
            if (Liveness.IsWritten(letters, n) && Name(instruction[n]) == register)
                return true;
        }
        return false;
    }

    private static string Name(Operand operand) => operand switch
    {
        X x => $"x{x.Index}",
        Y y => $"y{y.Index}",
        Fr fr => $"fr{fr.Index}",
        _ => "",
    };
}
