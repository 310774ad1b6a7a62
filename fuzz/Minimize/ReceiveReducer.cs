using Beam;
using Fuzz.Generate;

namespace Fuzz.Minimize;

/// <summary>Takes receives' markers away, and what is done where no message is there: that waits.
/// </summary>
internal sealed class ReceiveReducer : IReducer
{
    public void Reduce(Attempt attempt)
    {
        for (int f = attempt.Current.Module.Functions.Count - 1; f >= 0; f--)
        {
            attempt.Try(p => p.Each(f, i => IsMarker(i.Op) ? null : i));
            for (int at = attempt.Current.Module.Functions[f].Code.Count - 1;
                at > attempt.Current.BodyStart(f); at--)
            {
                attempt.Try(p => Waiting(p, f, at));
            }
        }
    }

    private static bool IsMarker(Op op) => op is Op.RecvMarkerReserve or Op.RecvMarkerBind
        or Op.RecvMarkerUse or Op.RecvMarkerClear or Op.RecvMark or Op.RecvSet;

    /// <summary>Where the receive has no message, it waits for one.</summary>
    private static Program? Waiting(Program program, int function, int at)
    {
        ValueList<Instruction> code = program.Module.Functions[function].Code;
        if (at >= code.Count || code[at].Op != Op.LoopRec || code[at - 1].Op != Op.Label)
            return null;
        int empty = code.Index()
            .FirstOrDefault(i => i.Item == new Instruction(Op.Label, code[at][0])).Index;
        int end = empty + 1;
        while (end < code.Count && code[end].Op != Op.Label)
            end++;
        return empty == 0 || code[empty + 1].Op == Op.Wait ? null : program.Replace(
            function, empty + 1, end - empty - 1, new Instruction(Op.Wait, code[at - 1][0]));
    }
}
