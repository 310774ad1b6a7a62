using Beam;
using Fuzz.Run.Erlang;

namespace Fuzz.Run;

/// <summary>The targets of a job, by name; the first is what the others are compared with.
/// </summary>
internal sealed record TargetList(ValueList<string> Names)
{
    public const string Oracle = "oracle";
    public const string Arm32 = "arm32";

    public static readonly TargetList Default = new([Oracle, Arm32]);

    /// <summary>Whether it is one of ours, no VM.</summary>
    public static bool IsOwn(string name) => name is Oracle or Arm32;

    /// <summary>Reads <c>oracle,arm32,otp,otp27,erl:PATH</c>.</summary>
    /// <param name="text">Names, with commas between them.</param>
    /// <param name="vms">The VMs that there are.</param>
    /// <exception cref="InputException">A name means nothing, or there are fewer than two.
    /// </exception>
    public static TargetList Parse(string text, VmCatalog vms)
    {
        string[] names = text.Split(',', StringSplitOptions.RemoveEmptyEntries);
        if (names.FirstOrDefault(n => n is not (Oracle or Arm32) && !vms.Has(n)) is { } bad)
        {
            throw new InputException(
                $"--targets: no target '{bad}'; there are oracle, arm32, erl:PATH, "
                + "cmd:TEMPLATE and what ./run.sh vms lists");
        }
        if (names.Length < 2 || names.Distinct().Count() != names.Length)
            throw new InputException($"--targets: '{text}' is no list of two or more targets");
        return new TargetList([.. names]);
    }
}
