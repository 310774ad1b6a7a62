using System.Globalization;
using System.Text.RegularExpressions;
using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>Pids, ports and references from their texts; those of other nodes are none.</summary>
internal static partial class Identifiers
{
    public static readonly BifTable Table = new()
    {
        { "list_to_pid", 1, (_, a) => Read(a[0], PidSyntax(), static n => n[1] < 1 << 13
            ? new Pid(Node.Name, n[0], n[1], 0)
            : null) },
        { "list_to_port", 1, (_, a) => Read(a[0], PortSyntax(), static n =>
            new Port(Node.Name, n[0], 0)) },
        { "list_to_ref", 1, (_, a) => Read(a[0], ReferenceSyntax(), static n =>
            new Reference(Node.Name, [n[2], n[1], n[0]], 0)) },
    };

    private static BifResult Read(Term list, Regex syntax, Func<uint[], Term?> make)
    {
        if (Terms.Elements(list) is not List<Term> chars
            || !chars.TrueForAll(c => Erlang.Small(c, 0, 0x7F) is not null))
        {
            return BifResult.Badarg;
        }
        string text = string.Concat(chars.Select(c => (char)(int)((Integer)c).Value));
        Match match = syntax.Match(text);
        if (!match.Success)
            return BifResult.Badarg;
        var numbers = new List<uint>();
        foreach (Group group in match.Groups.Values.Skip(1))
        {
            if (!uint.TryParse(group.Value, CultureInfo.InvariantCulture, out uint number))
                return BifResult.Badarg;
            numbers.Add(number);
        }
        return make([.. numbers]) is Term made ? made : BifResult.Badarg;
    }

    [GeneratedRegex(@"\A<0\.([0-9]+)\.([0-9]+)>\z")]
    private static partial Regex PidSyntax();

    [GeneratedRegex(@"\A#Port<0\.([0-9]+)>\z")]
    private static partial Regex PortSyntax();

    [GeneratedRegex(@"\A#Ref<0\.([0-9]+)\.([0-9]+)\.([0-9]+)>\z")]
    private static partial Regex ReferenceSyntax();
}
