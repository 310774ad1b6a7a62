using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Beam;

namespace Oracle;

/// <summary>Moves, selections, tuples, maps and floats.</summary>
internal sealed partial class Interpreter
{
    // Moves.

    private int Swap(Operand a, Operand b)
    {
        Term kept = Get(a);
        Put(a, Get(b));
        return Set(b, kept);
    }

    /// <summary>Both parts are read before either is written: Dst1 may be Src.</summary>
    private int GetList(Cons cell, Operand head, Operand tail)
    {
        Put(head, cell.Head);
        return Set(tail, cell.Tail);
    }

    private int Blank(Operand registers)
    {
        foreach (Operand register in Items(registers))
            Put(register, Nil.Instance);
        return Next;
    }

    private Term[] GetAll(Operand list)
    {
        ReadOnlySpan<Operand> items = Items(list);
        var values = new Term[items.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = Get(items[i]);
        return values;
    }

    /// <summary>Index and value pairs, indexes from 1.</summary>
    private Beam.Tuple Update(Beam.Tuple record, Operand updates)
    {
        ReadOnlySpan<Operand> items = Items(updates);
        Term[] elements = [.. record.Elements];
        for (int i = 0; i + 1 < items.Length; i += 2)
            elements[Number(items[i]) - 1] = Get(items[i + 1]);
        return new Beam.Tuple(elements);
    }

    /// <summary>In place, seen by everyone who holds the tuple: the compiler uses it on a tuple
    /// that nobody else holds yet.</summary>
    private int SetTupleElement(Beam.Tuple tuple, int index, Term value)
    {
        ImmutableCollectionsMarshal.AsArray(tuple.Elements)![index] = value;
        return Next;
    }

    private static bool IsTagged(Term term, int arity, Term tag) =>
        term is Beam.Tuple tuple && tuple.Elements.Length == arity
        && Ordering.Identical(tuple.Elements[0], tag);

    // Selections.

    private int SelectValue(Term value, Operand fail, Operand pairs)
    {
        ReadOnlySpan<Operand> items = Items(pairs);
        for (int i = 0; i + 1 < items.Length; i += 2)
        {
            if (Ordering.Identical(value, ((Const)items[i]).Value))
                return Go(items[i + 1]);
        }
        return Go(fail);
    }

    private int SelectArity(Term value, Operand fail, Operand pairs)
    {
        if (value is not Beam.Tuple tuple)
            return Go(fail);
        ReadOnlySpan<Operand> items = Items(pairs);
        for (int i = 0; i + 1 < items.Length; i += 2)
        {
            if (Number(items[i]) == tuple.Elements.Length)
                return Go(items[i + 1]);
        }
        return Go(fail);
    }

    // Maps.

    /// <summary>Keys and values alternate; where <paramref name="exact"/>, each key must be there.
    /// </summary>
    private int PutMap(Instruction i, bool exact)
    {
        if (Get(i[1]) is not Map map)
            return FailMap(i[0], "badmap", Get(i[1]));
        ReadOnlySpan<Term> pairs = GetAll(i[4]);
        ImmutableDictionary<Term, Term> entries = map.Entries;
        if (exact && MissingKey(map, pairs) is { } missing)
            return FailMap(i[0], "badkey", missing);
        for (int at = 0; at + 1 < pairs.Length; at += 2)
            entries = entries.SetItem(pairs[at], pairs[at + 1]);
        return Set(i[2], new Map(entries));
    }

    /// <summary>The least of the keys that are not in the map, or null: loaders sort them.
    /// </summary>
    private static Term? MissingKey(Map map, ReadOnlySpan<Term> pairs)
    {
        Term? least = null;
        for (int at = 0; at < pairs.Length; at += 2)
        {
            Term key = pairs[at];
            bool isLess = least is null || Ordering.CompareExact(key, least) < 0;
            if (isLess && !map.Entries.ContainsKey(key))
                least = key;
        }
        return least;
    }

    private int FailMap(Operand fail, string tag, Term value) =>
        ((Label)fail).Number != 0 ? Go(fail) : RaiseError(tag, value);

    private int HasMapFields(Term term, Operand fail, Operand keys)
    {
        foreach (Term key in GetAll(keys))
        {
            if (term is not Map map || !map.Entries.ContainsKey(key))
                return Go(fail);
        }
        return Next;
    }

    /// <summary>Keys and destinations alternate; what was found before a key that is missing stays
    /// written.</summary>
    private int GetMapElements(Term term, Operand fail, Operand pairs)
    {
        ReadOnlySpan<Operand> items = Items(pairs);
        for (int i = 0; i + 1 < items.Length; i += 2)
        {
            if (term is not Map map || !map.Entries.TryGetValue(Get(items[i]), out Term? value))
                return Go(fail);
            Put(items[i + 1], value);
        }
        return Next;
    }

    // Floats.

    private double Real(Operand register) => FloatRegisters[((Fr)register).Index];

    /// <summary>A result that is no finite float is badarith.</summary>
    private int SetFloat(Operand register, double? value)
    {
        if (value is not double finite || !double.IsFinite(finite))
            return Raise(Names.Error, Names.Badarith);
        FloatRegisters[((Fr)register).Index] = finite;
        return Next;
    }

    private int Fmove(Operand source, Operand destination)
    {
        if (destination is Fr register)
            return SetFloat(register, ((Float)Get(source)).Value);
        return Set(destination, Get(source));
    }
}
