using Beam;

namespace Oracle.Bifs;

/// <summary>What a run sees of the system around it: its kind, and an environment without
/// variables.</summary>
internal static class Surroundings
{
    public static readonly BifTable Os = new()
    {
        { "getenv", 1, (_, a) => a[0] is Cons or Nil ? false : BifResult.Badarg },
        { "env", 0, (_, _) => Nil.Instance },
    };

    public static readonly BifTable Erlang = new()
    {
        { "system_info", 1, (_, a) => a[0] is Atom { Name: "os_type" }
            ? new Beam.Tuple(Atom.Of("unix"), Atom.Of("linux"))
            : new BifResult.NotYet($"erlang:system_info({a[0]})") },
    };
}
