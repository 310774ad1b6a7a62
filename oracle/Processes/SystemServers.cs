using System.Collections.Frozen;
using Beam;
using Oracle.Bifs;

namespace Oracle.Processes;

/// <summary>Registered processes of a system that has started and that a run does not have: what a
/// program would hear from them is NotYet, not an error.</summary>
internal static class SystemServers
{
    private static readonly FrozenSet<string> All = FrozenSet.Create(
        "application_controller", "code_server", "erl_prim_loader", "erl_signal_server",
        "erts_code_purger", "file_server_2", "global_group", "global_name_server", "inet_db",
        "init", "kernel_refc", "kernel_safe_sup", "kernel_sup", "logger", "logger_proxy",
        "logger_sup", "net_kernel", "rex", "socket_registry", "user");

    /// <summary>NotYet when a name, alone or with this node's, is that of a server that is not
    /// here; else null.</summary>
    public static BifResult.NotYet? Missing(Node node, Term name) => name switch
    {
        Atom atom when All.Contains(atom.Name) && node.WhereIs(atom) is null =>
            new BifResult.NotYet($"the registered process {atom}"),
        Beam.Tuple { Elements: [Atom atom, Atom { Name: Node.Name }] } => Missing(node, atom),
        _ => null,
    };
}
