using Beam;

namespace Fuzz.Generate;

/// <summary>Rules about other processes: making them, and what passes between them. Our targets
/// alone give each its turn in the same order, so only their programs have these.</summary>
internal static partial class Rules
{
    private static Rule[] Processes =>
    [
        new("spawn", [Op.CallExt], b => b.HasFrame && Callee(b) is not null, Spawn)
        {
            NeedsProcesses = true,
        },
        new("process_bif", [Op.CallExt], b => b.HasFrame, ProcessBif) { NeedsProcesses = true },
    ];

    /// <summary>A process that runs a later function, mostly remembered.</summary>
    private static void Spawn(Body b)
    {
        FunctionPlan callee = Callee(b)!;
        SpawnArguments(b, callee);
        b.Emit(Op.Move, new Const(Atom.Of(callee.Name)), new X(1));
        b.Emit(Op.Move, new Const(Atom.Of(Plan.ModuleName)), new X(0));
        string name = b.Random.Pick<string>(["spawn", "spawn", "spawn_link", "spawn_opt"]);
        int arity = 3;
        if (name == "spawn_opt")
        {
            Term[] options = b.Random.Chance(70) ? [Atom.Of("monitor")]
                : [Atom.Of("link"), Atom.Of("monitor")];
            b.Emit(Op.Move, new Const(Terms.List(options)), new X(arity++));
        }
        b.Line();
        b.Emit(Op.CallExt, new Num(arity), Extern("erlang", name, arity));
        if (name != "spawn_opt" && b.Random.Chance(60) && b.FreeY() is { } y)
            b.Emit(Op.Move, new X(0), y);
    }

    /// <summary>x2 = arguments for the function, the first of them often who spawns.</summary>
    private static void SpawnArguments(Body b, FunctionPlan callee)
    {
        Term[] values = [.. callee.Params.Select(want => Values.Of(want, b.Random))];
        if (callee.IsRecursive)
            values[0] = Terms.Int(b.Random.Below(4));
        if (values.Length == 0 || callee.IsRecursive || b.Random.Chance(40))
        {
            b.Emit(Op.Move, new Const(Terms.List(values)), new X(2));
            return;
        }
        b.Emit(Op.Bif0, Extern("erlang", "self", 0), new X(0));
        b.Emit(Op.TestHeap, new Num(2), new Num(1));
        b.Emit(Op.PutList, new X(0), new Const(Terms.List(values.AsSpan(1))), new X(2));
    }

    private static void ProcessBif(Body b)
    {
        Bif bif = b.Random.Pick<Bif>(Bifs.OfProcesses);
        if (bif.Args is [Want.Reference] && LikelyIn(b, TypeSet.Reference) is null
            && b.Random.Chance(90))
        {
            bif = Bifs.MakeRef; // For the next one.
        }
        for (int i = 0; i < bif.Args.Count; i++)
        {
            Want want = bif.Args[i];
            if (want == Want.Pid && LikelyIn(b, TypeSet.Pid) is null && b.Random.Chance(80))
                b.Emit(Op.Bif0, Extern("erlang", "self", 0), new X(i));
            else
                Put(b, want, i);
            if (b.Look(new X(i)).Cost > b.CostMax)
                b.Emit(Op.Move, new Const(Values.Of(Want.Atom, b.Random)), new X(i));
        }
        b.Line();
        b.Emit(Op.CallExt, new Num(bif.Function.Arity), new Extfunc(bif.Function));
    }

    /// <summary>A register that most probably has that; null when there is none.</summary>
    private static Operand? LikelyIn(Body b, TypeSet kind) =>
        b.Register(known => known.Is(kind) || known.Likely == kind);
}
