using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>What services look at.</summary>
internal static class Services
{
    /// <summary>Arg0–Arg3 that a service does not read which an instruction branches to: it finds
    /// its arguments where <see cref="Service"/> says.</summary>
    public static ulong UnreadArguments(Instance code, int index)
    {
        if (At(code, index) is not { } service)
            return 0;
        Jit.Site? site = code.Module?.Sites.GetValueOrDefault(4 * (index + 1));
        int read = service == Service.GuardBif && site?.Bif is { } bif
            ? bif.Arity : Arguments(service);
        return Resources.Arguments & ~((1ul << read) - 1);
    }

    /// <summary>The service that an instruction branches to, or null.</summary>
    public static Service? At(Instance code, int index)
    {
        uint word = code.Words[index];
        if (A32.FormatOf(word) != Format.Branch)
            return null;
        uint start = code.Module?.Base ?? GuestMemory.CodeBase;
        return Fragments.ServiceAt(A32.Target(word, start + ((uint)index * 4)));
    }

    private static int Arguments(Service service) => service switch
    {
        Service.Collect or Service.Yield or Service.Send or Service.LoopRec
            or Service.LoopRecEnd or Service.RemoveMessage or Service.Timeout or Service.Wait
            or Service.BsBuild or Service.FunctionClause or Service.IfClause or Service.Badarith
            or Service.RawRaise or Service.BuildStacktrace or Service.CatchEnd
            or Service.PutRecord => 0,
        Service.Bnot or Service.Negate or Service.UnaryPlus or Service.ToFloat
            or Service.BsStart or Service.BsTail or Service.BsPosition or Service.WaitTimeout
            or Service.Badmatch or Service.CaseClause or Service.TryClause
            or Service.Badrecord => 1,
        (>= Service.Plus and <= Service.Bsr) or Service.Order or Service.Equal
            or Service.Identical or Service.FindKey or Service.BsString or Service.BsUtf
            or Service.BsSetPosition or Service.FindField or Service.ResolveFun
            or Service.RaiseAgain or Service.PutMapAssoc or Service.PutMapExact => 2,
        Service.BsTake or Service.BsSkip or Service.BsEquals or Service.BsUnit
            or Service.GetRecordField => 3,
        _ => 4,
    };
}
