using Beam;

namespace Fuzz.Generate;

/// <summary>All rules.</summary>
internal static partial class Rules
{
    /// <summary>Rules behind which control goes on.</summary>
    public static IReadOnlyList<Rule> Steps => field ??=
        [.. Data, .. Maps, .. Floats, .. Matching, .. Building, .. Control, .. Calls, .. Messages,
            .. Processes, .. Records];

    /// <summary>Rules that end a path.</summary>
    public static IReadOnlyList<Rule> Ends => Ending;

    /// <summary>Ops that functions have without a rule of their own.</summary>
    public static IReadOnlyList<Op> Frame =>
        [Op.Label, Op.Line, Op.FuncInfo, Op.TryCase, Op.CatchEnd, Op.Raise, Op.RawRaise,
            Op.NifStart];
}
