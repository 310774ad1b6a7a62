using Beam;

namespace Fuzz.Generate;

/// <summary>Rules for maps, and for tuples made from others.</summary>
internal static partial class Rules
{
    private static Rule[] Maps =>
    [
        new("put_map_assoc", [Op.PutMapAssoc], Always, b => PutMap(b, Op.PutMapAssoc)),
        new("put_map_exact", [Op.PutMapExact], HasMap, b => PutMap(b, Op.PutMapExact)),
        new("has_map_fields", [Op.HasMapFields], HasMap, HasMapFields),
        new("get_map_elements", [Op.GetMapElements], HasMap, GetMapElements),
        new("update_record", [Op.UpdateRecord], b => b.Register(IsRecord) is not null,
            UpdateRecord),
    ];

    private static bool IsMap(Known known) => known.Is(TypeSet.Map);

    private static bool HasMap(Body b) => b.Register(IsMap) is not null;

    private static bool IsRecord(Known known) =>
        known.Is(TypeSet.Tuple) && known.Exact && known.Size is > 0 and < 30;

    /// <summary>One key of any kind, or several different constants.</summary>
    private static Operand[] Keys(Body b)
    {
        if (b.Random.Chance(50))
        {
            return [b.Random.Chance(60)
                ? new Const(Values.Of(Want.Key, b.Random))
                : b.Source(Want.Any)];
        }
        int count = b.Random.Chance(85) ? b.Random.Between(2, 4) : b.Random.Between(2, 40);
        int from = b.Random.Chance(70) ? -1 : b.Random.Below(40);
        var keys = new HashSet<Operand>();
        for (int i = 0; i < count; i++)
        {
            keys.Add(new Const(
                from < 0 ? Values.Of(Want.Key, b.Random) : Terms.Int(from + i)));
        }
        return [.. keys];
    }

    private static void PutMap(Body b, Op op)
    {
        int budget = b.CostMax - 1;
        Operand map = b.Register(k => IsMap(k) && k.Cost <= budget) is { } register
            && b.Random.Chance(70) ? register : new Const(Values.Of(Want.Map, b.Random));
        budget -= Math.Min(budget, b.Look(map).Cost);
        var items = new List<Operand>();
        bool hasAtom = false;
        foreach (Operand key in Keys(b))
        {
            // From OTP 26 on which of several missing atoms badkey tells hangs on their indexes.
            bool isAtom = key is Const { Value: Atom };
            bool isSecond = op == Op.PutMapExact && isAtom && hasAtom;
            hasAtom |= isAtom;
            if (b.Look(key).Cost <= budget && !isSecond)
                items.AddRange([key, b.Affordable(Want.Any, ref budget)]);
        }
        if (items.Count == 0)
            return;
        b.Line();
        Label fail = op == Op.PutMapAssoc ? new Label(0) : FailOrRaise(b, 60);
        int live = Kept(b, fail, ref map, items);
        b.Emit(
            op, fail, map, b.Target(), new Num(live),
            new OperandList(ValueList.Create<Operand>([.. items])));
    }

    /// <summary>A number of live registers that keeps what an op reads that may collect; what it
    /// cannot keep becomes a constant.</summary>
    private static int Kept(
        Body b, Label fail, ref Operand first, List<Operand> others, int least = 0)
    {
        int prefix = b.Here.LivePrefix();
        int needed = fail.Number == b.Self.InfoLabel ? Math.Max(b.Self.Arity, least) : least;
        if (first is X x && x.Index >= prefix)
            first = new Const(Map.Empty);
        for (int i = 0; i < others.Count; i++)
        {
            if (others[i] is X other && other.Index >= prefix)
                others[i] = new Const(Terms.Int(i));
            if (others[i] is X kept)
                needed = Math.Max(needed, kept.Index + 1);
        }
        if (first is X { Index: var index })
            needed = Math.Max(needed, index + 1);
        return b.Live(Math.Min(needed, prefix));
    }

    private static void HasMapFields(Body b) => b.Emit(
        Op.HasMapFields, b.Fail(), b.Register(IsMap)!,
        new OperandList(ValueList.Create<Operand>(Keys(b))));

    private static void GetMapElements(Body b)
    {
        Operand map = b.Register(IsMap)!;
        var items = new List<Operand>();
        var targets = new List<Operand>();
        foreach (Operand key in Keys(b))
        {
            Operand target = b.Target();
            bool taken = targets.Any(t => Flow.SameRegister(t, target))
                || (targets.Count > 0 && Flow.SameRegister(target, map));
            if (taken)
                continue;
            targets.Add(target);
            items.AddRange([key, target]);
        }
        if (targets.Count > 1 && targets.Any(t => Flow.SameRegister(t, map)))
            items.RemoveRange(2, items.Count - 2);
        b.Emit(
            Op.GetMapElements, FailLosing(b, targets), map,
            new OperandList(ValueList.Create<Operand>([.. items])));
    }

    /// <summary>A label for what may have written these registers when it fails.</summary>
    private static Label FailLosing(Body b, IEnumerable<Operand> written)
    {
        Label fail = b.Fail();
        bool loses = fail.Number == b.Self.InfoLabel
            && written.Any(w => w is X x && x.Index < b.Self.Arity);
        return loses ? b.NewFail() : fail;
    }

    private static void UpdateRecord(Body b)
    {
        Operand tuple = b.Register(IsRecord)!;
        int size = b.Look(tuple).Size;
        int budget = b.CostMax - b.Look(tuple).Cost;
        if (budget < 0)
            return;
        Room(b, size + 1, 0);
        if (tuple is X x && b.Here.X(x.Index) is null)
            return;
        var items = new List<Operand>();
        for (int i = 1; i <= size; i++)
        {
            if (b.Random.Chance(items.Count == 0 && i == size ? 100 : 40))
                items.AddRange([new Num(i), b.Affordable(Want.Any, ref budget)]);
        }
        string hint = b.Random.Chance(50) ? "copy" : "reuse";
        b.Emit(
            Op.UpdateRecord, new Const(Atom.Of(hint)), new Num(size), tuple, b.Target(),
            new OperandList(ValueList.Create<Operand>([.. items])));
    }
}
