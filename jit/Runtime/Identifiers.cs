using Beam;

namespace Jit.Runtime;

/// <summary>Pids, ports and references as words: those of this node in the short forms, others in
/// the external ones.</summary>
internal static class Identifiers
{
    /// <summary>The node that every guest is.</summary>
    public const string ThisNode = "nonode@nohost";

    public const int ExternalPidWords = 5; // Header, node, creation, number, serial.
    public const int ExternalPortWords = 5; // Header, node, creation, number low, high.

    // An immediate pid: serial in the high bits, number in the low ones.
    private const int NumberBits = 15;
    private const int SerialBits = 13;
    private const int PortBits = 28;

    /// <summary>The immediate of a pid or port, or null where it has none.</summary>
    public static uint? Immediate(Term term) => term switch
    {
        Pid { Node: ThisNode, Creation: 0, Number: < 1 << NumberBits, Serial: < 1 << SerialBits } p
            => (((p.Serial << NumberBits) | p.Number) << Layout.ImmediateShift) | Layout.PidTag,
        Port { Node: ThisNode, Creation: 0, Number: < 1 << PortBits } p
            => ((uint)p.Number << Layout.ImmediateShift) | Layout.PortTag,
        _ => null,
    };

    public static bool IsLocal(Reference reference) =>
        reference is { Node: ThisNode, Creation: 0 };

    public static Pid LocalPid(uint word)
    {
        uint data = word >> Layout.ImmediateShift;
        return new Pid(ThisNode, data & ((1 << NumberBits) - 1), data >> NumberBits, 0);
    }

    public static Port LocalPort(uint word) => new(ThisNode, word >> Layout.ImmediateShift, 0);
}
