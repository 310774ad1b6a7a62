using Beam;

namespace Fuzz.Generate;

/// <summary>Maps, and tuples made from others.</summary>
internal sealed partial class Flow
{
    private bool StepMap(Instruction i)
    {
        switch (i.Op)
        {
            case Op.PutMapAssoc or Op.PutMapExact:
                PutMap(i);
                return true;
            case Op.HasMapFields:
                CheckMap(i[1]);
                CheckKeys(Pairs(i[2], 1));
                Branch(LabelOf(i[0]), Here);
                return true;
            case Op.GetMapElements:
                GetMapElements(i);
                return true;
            case Op.UpdateRecord:
                UpdateRecord(i);
                return true;
            default:
                return false;
        }
    }

    private Known CheckMap(Operand source)
    {
        Known map = Read(source);
        if (!map.Is(TypeSet.Map))
            Complain($"{source} is not known to be a map");
        return map;
    }

    /// <summary>The items of a list of pairs, or of single ones.</summary>
    private ReadOnlySpan<Operand> Pairs(Operand list, int each)
    {
        ReadOnlySpan<Operand> items = ((OperandList)list).Items.Span;
        if (!items.IsEmpty && items.Length % each == 0)
            return items;
        Complain("the list is empty or odd");
        return [];
    }

    /// <summary>Keys: one of any kind, or several different constants.</summary>
    private void CheckKeys(ReadOnlySpan<Operand> keys)
    {
        var seen = new HashSet<Operand>();
        foreach (Operand key in keys)
        {
            Read(key);
            if (keys.Length > 1 && (key is not Const || !seen.Add(key)))
                Complain("several keys must be different constants");
        }
    }

    private static Operand[] EverySecond(ReadOnlySpan<Operand> items, int from)
    {
        var found = new Operand[items.Length / 2];
        for (int n = 0; n < found.Length; n++)
            found[n] = items[(2 * n) + from];
        return found;
    }

    private void PutMap(Instruction i)
    {
        int live = Number(i[3]);
        int cost = 1 + CheckMap(i[1]).Cost;
        ReadOnlySpan<Operand> items = Pairs(i[4], 2);
        CheckKeys(EverySecond(items, 0));
        CheckLive(live);
        CheckYs();
        CheckKept(i[1], live);
        foreach (Operand item in items)
        {
            cost += Read(item).Cost;
            CheckKept(item, live);
        }
        if (_complaint is not null)
            return;
        Here.NoRoom();
        Here.PruneX(live); // Where it fails, too: VMs keep the map in the next x register.
        if (i.Op == Op.PutMapExact)
            FailTo(LabelOf(i[0]));
        else if (LabelOf(i[0]) != 0)
            Complain("put_map_assoc cannot fail");
        Set(i[2], new Known(TypeSet.Map, Cost: cost));
    }

    /// <summary>Where it fails some of the targets may have been written.</summary>
    private void GetMapElements(Instruction i)
    {
        int cost = CheckMap(i[1]).Cost;
        ReadOnlySpan<Operand> items = Pairs(i[2], 2);
        if (i[1] is Const)
            Complain("a register is needed");
        CheckKeys(EverySecond(items, 0));
        Operand[] targets = EverySecond(items, 1);
        if (targets.Length > 1 && targets.Any(t => SameRegister(t, i[1])))
            Complain("the map is overwritten");
        Take(LabelOf(i[0]), targets, Known.Any with { Cost = Math.Max(cost, Known.AnyCost) });
    }

    /// <summary>Several registers are written, or control goes to the label.</summary>
    private void Take(int fail, Operand[] targets, Known known)
    {
        State fails = Here.Copy();
        for (int n = 0; n < targets.Length && _complaint is null; n++)
        {
            for (int m = 0; m < n; m++)
            {
                if (SameRegister(targets[n], targets[m]))
                    Complain("two values go to one register");
            }
            Set(targets[n], known);
            Forget(fails, targets[n]);
        }
        if (_complaint is null)
            Branch(fail, fails, isCopy: true);
    }

    /// <summary>Nothing may read the register there.</summary>
    private static void Forget(State state, Operand register)
    {
        if (register is X x)
            state.SetX(x.Index, null);
        else if (register is Y y && y.Index < state.Frame)
            state.SetY(y.Index, Known.Unreadable);
    }

    /// <summary>Operands: hint, size, source, destination, index and value pairs.</summary>
    private void UpdateRecord(Instruction i)
    {
        int size = Number(i[1]);
        if (i[0] is not Const { Value: Atom { Name: "copy" or "reuse" } })
            Complain("the hint must be copy or reuse");
        Known tuple = Read(i[2]);
        if (!tuple.Is(TypeSet.Tuple) || !tuple.Exact || tuple.Size != size)
            Complain($"{i[2]} is not known to be a tuple of {size} elements");
        ReadOnlySpan<Operand> items = Pairs(i[4], 2);
        if (_complaint is not null)
            return;
        var elements = new Known[size];
        for (int n = 0; n < size; n++)
            elements[n] = tuple.Element(n);
        long last = 0;
        for (int n = 0; n + 1 < items.Length; n += 2)
        {
            if (items[n] is not Num { Value: var index } || index <= last || index > size)
            {
                Complain("indexes are out of range or not in order");
                return;
            }
            last = index;
            elements[index - 1] = Read(items[n + 1]);
        }
        CheckYs();
        Eat(size + 1);
        Known updated = Known.TupleOf([.. elements]);
        Set(i[3], updated with { Cost = Math.Max(updated.Cost, tuple.Cost) });
    }
}
