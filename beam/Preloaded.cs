using System.Collections.Frozen;

namespace Beam;

/// <summary>Modules that are part of the emulator (<c>erlang:pre_loaded()</c>). Real VMs load them
/// without their line tables, so stack traces give no location in them.</summary>
public static class Preloaded
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "atomics", "counters", "erl_init", "erl_prim_loader", "erl_tracer", "erlang",
        "erts_code_purger", "erts_dirty_process_signal_handler", "erts_internal",
        "erts_literal_area_collector", "init", "persistent_term", "prim_buffer", "prim_eval",
        "prim_file", "prim_inet", "prim_net", "prim_socket", "prim_zip", "socket_registry", "zlib",
    }.ToFrozenSet();

    public static bool Has(string module) => Names.Contains(module);
}
