using Beam;

namespace Fuzz.Generate;

/// <summary>A function in the making: the code so far, what is known where it stands, and the
/// choices of operands that rules make.</summary>
internal sealed class Body
{
    private readonly List<Instruction> _code = [];
    private readonly Flow _flow;
    private int _line;

    public Body(Pcg random, Plan plan, FunctionPlan self, int budget)
    {
        (Random, Plan, Self, Budget) = (random, plan, self, budget);
        var info = new Const[] { new(Atom.Of(Plan.ModuleName)), new(Atom.Of(self.Name)) };
        _code.Add(new Instruction(Op.Label, new Label(self.InfoLabel)));
        _code.Add(new Instruction(Op.Line, new Location("gen.erl", LineBase)));
        _code.Add(new Instruction(Op.FuncInfo, info[0], info[1], new Num(self.Arity)));
        _code.Add(new Instruction(Op.Label, new Label(self.Entry)));
        var function = new Function(self.Name, self.Arity, self.Entry, []);
        _flow = new Flow(function, plan.Table, self.InfoLabel);
        for (int i = 0; i < self.Arity; i++)
            Here.SetX(i, Known.Guess(Values.Kinds(self.Params[i])));
        if (Has(Op.NifStart) && random.Chance(3))
            Emit(Op.NifStart);
    }

    public Pcg Random { get; }
    public Plan Plan { get; }
    public FunctionPlan Self { get; }

    /// <summary>Instructions still to be made, about.</summary>
    public int Budget { get; private set; }

    /// <summary>Labels that were jumped to and wait for their code.</summary>
    public List<int> Pending { get; } = [];

    /// <summary>Whether the program may have the op.</summary>
    public bool Has(Op op) => Plan.Dialect.Has(op);

    /// <summary>Whether what comes next follows an instruction that only raises.</summary>
    public bool IsBehindError => _flow.IsBehindError;

    public bool IsReachable => _flow.Current is not null;
    public State Here => _flow.Current!;
    public bool HasFrame => Here.Frame != State.NoFrame;
    public Function Function =>
        new(Self.Name, Self.Arity, Self.Entry, ValueList.Create<Instruction>([.. _code]));

    private int LineBase => 10 + (100 * Self.Index);

    // Emitting.

    /// <summary>Appends an instruction; that it is wrong here is a bug of the rule.</summary>
    public void Emit(Op op, params ReadOnlySpan<Operand> operands)
    {
        Instruction instruction = Plan.Typed && Flow.TakesTypes(op)
            ? Typing.Add(op, operands, this)
            : new Instruction(op, operands);
        if (_flow.Step(instruction) is { } why)
        {
            throw new InvalidOperationException(
                $"{Self.Name}+{_code.Count} {instruction.Op.Name}: {why}");
        }
        _code.Add(instruction);
        Budget--;
    }

    /// <summary>The location of what may raise next.</summary>
    public void Line()
    {
        if (!Random.Chance(60))
            return;
        Emit(Op.Line, Random.Chance(5) ? Location.None : NextLocation());
    }

    public Location NextLocation() =>
        new(Random.Chance(90) ? "gen.erl" : "inc.hrl", LineBase + ++_line);

    /// <summary>Places a label that waits.</summary>
    public void Place(int label)
    {
        Pending.Remove(label);
        Emit(Op.Label, new Label(label));
    }

    // Registers.

    /// <summary>Where a recursive function keeps its counter: never written by other rules.
    /// </summary>
    public Operand? Counter =>
        !Self.IsRecursive ? null : HasFrame ? new Y(Here.Frame - 1) : new X(0);

    /// <summary>Whether the counter is known to be above 0.</summary>
    public bool MayRecur => Counter is { } counter && Look(counter) is { Min: >= 1 } known
        && known.Is(TypeSet.Integer) && known.Max < Self.CounterMax;

    public Known Look(Operand operand) => operand switch
    {
        X x => Here.X(x.Index)!,
        Y y => Here.Y(y.Index)!,
        Const constant => Known.Of(constant.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(operand)),
    };

    /// <summary>A random register with a term of which that is known, or null.</summary>
    public Operand? Register(Func<Known, bool> accepts) => Find(accepts, terms: true);

    /// <summary>A random register of which that is known, be it a term or not, or null.</summary>
    public Operand? Find(Func<Known, bool> accepts) => Find(accepts, terms: false);

    private Operand? Find(Func<Known, bool> accepts, bool terms)
    {
        Operand? chosen = null;
        int seen = 0;
        for (int i = 0; i < Here.XEnd; i++)
        {
            if (Here.X(i) is { } known && (known.IsTerm || !terms) && accepts(known)
                && Random.Below(++seen) == 0)
            {
                chosen = new X(i);
            }
        }
        for (int i = 0; i < Here.Frame; i++)
        {
            if (Here.Y(i) is { } known && (known.IsTerm || !terms) && accepts(known)
                && Random.Below(++seen) == 0)
            {
                chosen = new Y(i);
            }
        }
        return chosen;
    }

    /// <summary>A register or constant that most probably is what is wanted.</summary>
    public Operand Source(Want want)
    {
        if (want == Want.Binary)
            return new Const(Values.Of(want, Random));
        TypeSet kinds = Values.Kinds(want);
        bool special = want is Want.Count or Want.Bytes or Want.Key or Want.Zero or Want.Place
            or Want.Process or Want.TrapExit;
        int chance = Random.Below(100);
        if (chance < 5 && Register(_ => true) is { } any)
            return any;
        if (chance < 8)
            return new Const(Values.Wrong(Random));
        if (want == Want.Count && chance < 30 && Register(IsCount) is { } count)
            return count;
        if (!special && chance < 75 && Register(k => k.Is(kinds)) is { } proven)
            return proven;
        if (!special && chance < 90 && Register(k => Fits(k, kinds)) is { } likely)
            return likely;
        return new Const(Values.Of(want, Random));
    }

    private static bool IsCount(Known known) =>
        known.Is(TypeSet.Integer) && known.Min >= 0 && known.Max <= 64;

    private static bool Fits(Known known, TypeSet kinds) =>
        known.Is(kinds) || (known.Likely != TypeSet.None && (known.Likely & ~kinds) == 0);

    /// <summary>As <see cref="Source"/>, but cheap enough to go on building with.</summary>
    public Operand Affordable(Want want, ref int budget)
    {
        Operand source = Source(want);
        int cost = Look(source).Cost;
        if (cost > budget)
            source = new Const(Values.Of(Want.Atom, Random));
        budget -= Math.Min(cost, budget);
        return source;
    }

    /// <summary>What a term built here may cost: terms that double at each turn of a recursion
    /// would take for ever to print.</summary>
    public int CostMax => Self.IsRecursive ? Known.AnyCost + 8 : 64;

    /// <summary>A random register to write to.</summary>
    public Operand Target()
    {
        if (Here.Frame > 0 && Random.Chance(30) && FreeY() is { } y)
            return y;
        int prefix = Here.LivePrefix();
        int chance = Random.Below(100);
        int most = Plan.Wide ? 320 : 21;
        int index = chance < 50 ? Random.Below(prefix + 1)
            : chance < 85 || prefix > most ? Math.Min(prefix, most)
            : Random.Between(prefix, Math.Max(prefix, chance < 97 ? prefix + 3 : most));
        return new X(index == 0 && Counter is X ? Math.Max(1, Math.Min(prefix, most)) : index);
    }

    /// <summary>A y register that may be written, or null.</summary>
    public Y? FreeY()
    {
        for (int tries = 0; tries < 4 && Here.Frame > 0; tries++)
        {
            var y = new Y(Random.Below(Here.Frame));
            if (Here.Y(y.Index) != Known.Tag && y != Counter as Y)
                return y;
        }
        return null;
    }

    /// <summary>A count of live x registers that keeps at least <paramref name="needed"/>.
    /// </summary>
    public int Live(int needed)
    {
        int prefix = Here.LivePrefix();
        if (Counter is X)
            needed = Math.Max(needed, 1);
        return Random.Chance(75) ? prefix : Random.Between(Math.Min(needed, prefix), prefix);
    }

    /// <summary>A count of live x registers that keeps what is read; null when it cannot.
    /// </summary>
    public int? LiveKeeping(params ReadOnlySpan<Operand> read)
    {
        int needed = 0;
        foreach (Operand operand in read)
        {
            if (operand is X x)
                needed = Math.Max(needed, x.Index + 1);
        }
        return needed <= Here.LivePrefix() ? Live(needed) : null;
    }

    // Labels.

    /// <summary>A label to jump to from here: the function_clause error, one that waits already,
    /// or a new one.</summary>
    public Label Fail()
    {
        if (Random.Chance(12) && _flow.MayJump(Self.InfoLabel))
            return new Label(Self.InfoLabel);
        if (Random.Chance(60) && WaitingLabel() is { } waiting)
            return new Label(waiting);
        return NewFail();
    }

    /// <summary>A label that nothing jumps to yet.</summary>
    public Label NewFail()
    {
        int label = Plan.NewLabel();
        Pending.Add(label);
        return new Label(label);
    }

    /// <summary>A label that waits and may be jumped to, or placed, here; handlers are not among
    /// them.</summary>
    public int? WaitingLabel()
    {
        int start = Pending.Count == 0 ? 0 : Random.Below(Pending.Count);
        for (int i = 0; i < Pending.Count; i++)
        {
            int label = Pending[(start + i) % Pending.Count];
            if (_flow.MayJump(label) && !IsHandler(label))
                return label;
        }
        return null;
    }

    /// <summary>Whether code is still to come that may raise to this handler: it comes first.
    /// </summary>
    public bool IsOpenElsewhere(int label)
    {
        foreach (int other in Pending)
        {
            if (other != label && _flow.At(other) is { Handlers.Count: > 0 } state
                && state.Handlers.Any(h => h.Label == label))
            {
                return true;
            }
        }
        return false;
    }

    public bool IsJumpedTo(int label) => _flow.At(label) is not null;

    private bool IsHandler(int label) => Here.Handlers.Any(h => h.Label == label);
}
