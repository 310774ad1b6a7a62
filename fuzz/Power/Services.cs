using Jit.Runtime;

namespace Fuzz.Power;

/// <summary>What services and shared code look at.</summary>
internal static class Services
{
    private static readonly Lazy<Dictionary<uint, Shared>> SharedCode = new(() =>
    {
        using var memory = new GuestMemory();
        var fragments = new Fragments(memory);
        return Enum.GetValues<Shared>().ToDictionary(fragments.Of);
    });

    /// <summary>Arg0–Arg3 that a service does not read which an instruction branches to: it finds
    /// its arguments where <see cref="Service"/> says.</summary>
    public static ulong UnreadArguments(Instance code, int index)
    {
        if (At(code, index) is not { } service)
            return Resources.Arguments & ~SharedArguments(code, index);
        Jit.Site? site = code.Module?.Sites.GetValueOrDefault(4 * (index + 1));
        int read = service == Service.GuardBif && site?.Bif is { } bif
            ? bif.Arity : Arguments(service);
        return Resources.Arguments & ~((1ul << read) - 1);
    }

    /// <summary>The service that an instruction branches to, or null.</summary>
    public static Service? At(Instance code, int index) =>
        Target(code, index) is { } address ? Fragments.ServiceAt(address) : null;

    private static uint? Target(Instance code, int index)
    {
        uint start = code.Module?.Base ?? GuestMemory.CodeBase;
        return A32.FormatOf(code.Words[index]) == Format.Branch
            ? A32.Target(code.Words[index], start + ((uint)index * 4)) : null;
    }

    /// <summary>What shared code that an instruction branches to may read: where it is left to a
    /// service it makes what else that reads. All, where it is no such branch.</summary>
    private static ulong SharedArguments(Instance code, int index) =>
        Target(code, index) is not { } address
            || !SharedCode.Value.TryGetValue(address, out Shared shared) ? Resources.Arguments
        : shared switch
        {
            Shared.LoadFun or Shared.CopyFlatMap or Shared.TakeTail or Shared.TakeWord => 0b0001,
            Shared.AddFloats or Shared.SubtractFloats or Shared.MultiplyFloats
                or Shared.DivideFloats or Shared.OrderFloats => 0b0011,
            Shared.TakeBits => 0b0101,
            _ => 0b1101,
        };

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
