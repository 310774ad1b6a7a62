using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>BIFs about processes: names, flags, what is known of them.</summary>
internal static class ProcessBifs
{
    public static readonly BifTable Erlang = new()
    {
        { "register", 2, (p, a) => Register(p, a[0], a[1]) },
        { "unregister", 1, (p, a) => a[0] is Atom name && p.Node.Unregister(name)
            ? true
            : BifResult.Badarg },
        { "whereis", 1, (p, a) => a[0] is not Atom name ? BifResult.Badarg
            : SystemServers.Missing(p.Node, name)
                ?? (BifResult)(p.Node.WhereIs(name)?.Self ?? (Term)Oracle.Names.Undefined) },
        { "registered", 0, (p, _) => Terms.List(
            [.. p.Node.Registered.Select(r => (Term)r.RegisteredName!)]) },
        { "is_process_alive", 1, (p, a) => a[0] is Pid pid
            ? p.Node.Find(pid) is not null
            : BifResult.Badarg },
        { "processes", 0, (p, _) => Terms.List(
            [.. p.Node.Processes.Select(each => (Term)each.Self)]) },
        { "process_flag", 2, (p, a) => ProcessFlags.Set(p, a[0], a[1]) },
        { "process_info", 1, (p, a) => a[0] switch
            {
                Pid pid when p.Node.Find(pid) is null => Oracle.Names.Undefined,
                Pid => new BifResult.NotYet("erlang:process_info/1"),
                _ => BifResult.Badarg,
            } },
        { "process_info", 2, (p, a) => ProcessInfo.Of(p, a[0], a[1]) },
        { "group_leader", 0, (p, _) => p.GroupLeader },
        { "hibernate", 3, (_, a) => a[0] is Atom module && a[1] is Atom function
            && Terms.Elements(a[2]) is List<Term> args
            ? new BifResult.Hibernate(new Mfa(module.Name, function.Name, args.Count), args)
            : BifResult.Badarg },
        { "yield", 0, (p, _) => p.WantsToYield = true },
    };

    public static readonly BifTable Internal = new()
    {
        { "group_leader", 2, (p, a) => SetLeader(p, a[0], a[1]) },
        { "process_flag", 3, (p, a) => a[0] is Pid pid && p.Node.Find(pid) is ProcessContext other
            && a[1] is Atom { Name: "save_calls" }
            ? ProcessFlags.Set(other, a[1], a[2])
            : BifResult.Badarg },
        { "garbage_collect", 1, (_, a) => a[0] is Atom { Name: "major" or "minor" }
            ? true
            : BifResult.Badarg },
        { "request_system_task", 3, (p, a) => SystemTask(p, a[0], a[2]) },
        { "is_system_process", 1, (_, a) => a[0] is Pid ? false : BifResult.Badarg },
    };

    private static BifResult Register(ProcessContext process, Term name, Term pid)
    {
        if (name is not Atom atom || atom == Oracle.Names.Undefined)
            return Badarg("none");
        if (pid is not Pid known || process.Node.Find(known) is not ProcessContext found)
            return Badarg("notalive");
        if (found.RegisteredName is not null || process.Node.WhereIs(atom) is not null)
            return Badarg("registered_name");
        process.Node.Register(atom, found);
        return true;
    }

    private static BifResult.Raise Badarg(string cause) =>
        new(Oracle.Names.Error, Oracle.Names.Badarg, Cause: Atom.Of(cause));

    /// <summary>The atom badarg makes erlang:group_leader/2 raise it.</summary>
    private static BifResult SetLeader(ProcessContext process, Term leader, Term pid)
    {
        if (leader is not Pid to || pid is not Pid of
            || process.Node.Find(of) is not ProcessContext found)
        {
            return Oracle.Names.Badarg;
        }
        found.GroupLeader = to;
        return true;
    }

    /// <summary>What garbage_collect and check_process_code ask of another process: done at once,
    /// the result is a message.</summary>
    private static BifResult SystemTask(ProcessContext process, Term pid, Term task)
    {
        if (pid is not Pid known || task is not Beam.Tuple { Elements: [Atom kind, var id, ..] })
            return BifResult.Badarg;
        bool isAlive = process.Node.Find(known) is not null;
        bool done = kind.Name == "garbage_collect" && isAlive;
        process.Deliver(new Beam.Tuple(kind, id, Atom.Of(done)));
        return Oracle.Names.Ok;
    }
}
