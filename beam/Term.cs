using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;

namespace Beam;

/// <summary>
/// An Erlang term, immutable. It has identity (<c>=:=</c> as OTP 27 and later see it: floats by
/// their bits), printing and (de)serialisation; no arithmetic, no ordering, no conversion, because
/// semantics shared by both sides would be bugs shared by both sides.
/// </summary>
/// <remarks>Terms may be a million conses or tuples deep: nothing here recurses.</remarks>
public abstract class Term : IEquatable<Term>
{
    /// <summary>Erlang syntax; what has none (pids, local funs) prints as Erlang prints it.
    /// </summary>
    public sealed override string ToString() => Text.TermPrinter.Print(this);

    public bool Equals(Term? other) => other is not null && TermIdentity.Same(this, other);
    public sealed override bool Equals(object? obj) => obj is Term other && Equals(other);

    /// <summary>The same in every process: nothing in a result may hang on a random seed.</summary>
    public sealed override int GetHashCode() => TermIdentity.Hash(this);
}

/// <summary>An atom. Interned: equal atoms are one object.</summary>
public sealed class Atom : Term
{
    private static readonly ConcurrentDictionary<string, Atom> Interned = new();

    public static readonly Atom True = Of("true");
    public static readonly Atom False = Of("false");

    private Atom(string name)
    {
        Name = name;
        uint hash = 2166136261;
        foreach (char c in name)
            hash = (hash ^ c) * 16777619;
        NameHash = (int)hash;
    }

    public string Name { get; }
    internal int NameHash { get; }

    public static Atom Of(string name) => Interned.GetOrAdd(name, static n => new Atom(n));
    public static Atom Of(bool value) => value ? True : False;

    /// <summary>The atom's name in Erlang syntax, in quotes where it needs them.</summary>
    public static string Quote(string name) => Text.TermPrinter.QuoteAtom(name);
}

/// <summary>An integer of any size.</summary>
public sealed class Integer(BigInteger value) : Term
{
    public BigInteger Value => value;
}

/// <summary>A float; identity is that of its 64 bits.</summary>
public sealed class Float(double value) : Term
{
    public double Value => value;
}

/// <summary>The empty list.</summary>
public sealed class Nil : Term
{
    public static readonly Nil Instance = new();

    private Nil()
    {
    }
}

/// <summary>A list cell; the tail may be any term.</summary>
public sealed class Cons(Term head, Term tail) : Term
{
    public Term Head => head;
    public Term Tail => tail;
}

/// <summary>A tuple.</summary>
public sealed class Tuple(ImmutableArray<Term> elements) : Term
{
    public Tuple(params ReadOnlySpan<Term> elements) : this(ImmutableArray.Create(elements))
    {
    }

    public ImmutableArray<Term> Elements => elements;
}

/// <summary>A bitstring; bits behind <paramref name="bitLength"/> in the last byte are zero.
/// </summary>
public sealed class Bitstring(ImmutableArray<byte> data, long bitLength) : Term
{
    public Bitstring(ReadOnlySpan<byte> bytes)
        : this(ImmutableArray.Create(bytes), bytes.Length * 8L)
    {
    }

    public ImmutableArray<byte> Data => data;
    public long BitLength => bitLength;
}

/// <summary>A map. Its order of entries means nothing.</summary>
public sealed class Map(ImmutableDictionary<Term, Term> entries) : Term
{
    public static readonly Map Empty = new(ImmutableDictionary<Term, Term>.Empty);

    public ImmutableDictionary<Term, Term> Entries => entries;
}

/// <summary>A native record, OTP 29.</summary>
/// <param name="shape">What it shares with others of its definition.</param>
/// <param name="values">A value a field, in the order of the definition.</param>
public sealed class NativeRecord(RecordShape shape, ImmutableArray<Term> values) : Term
{
    public RecordShape Shape => shape;
    public ImmutableArray<Term> Values => values;

    /// <summary>The value of a field; null where there is none of that name.</summary>
    public Term? this[string field] => shape.IndexOf(field) is >= 0 and int i ? values[i] : null;
}

/// <summary>A fun made by <c>make_fun3</c>.</summary>
/// <param name="module">Module of the lambda.</param>
/// <param name="arity">Arguments a caller passes.</param>
/// <param name="index">FunT row.</param>
/// <param name="uniq">Old unique number of the row.</param>
/// <param name="free">Values of the free variables.</param>
public sealed class LocalFun(
    string module, int arity, int index, int uniq, ImmutableArray<Term> free) : Term
{
    public string Module => module;
    public int Arity => arity;
    public int Index => index;
    public int Uniq => uniq;
    public ImmutableArray<Term> Free => free;
}

/// <summary><c>fun Module:Name/Arity</c>.</summary>
public sealed class ExternalFun(Mfa function) : Term
{
    public Mfa Function => function;
}

/// <summary>A process identifier.</summary>
public sealed class Pid(string node, uint number, uint serial, uint creation) : Term
{
    public string Node => node;
    public uint Number => number;
    public uint Serial => serial;
    public uint Creation => creation;
}

/// <summary>A port identifier.</summary>
public sealed class Port(string node, ulong number, uint creation) : Term
{
    public string Node => node;
    public ulong Number => number;
    public uint Creation => creation;
}

/// <summary>A reference.</summary>
public sealed class Reference(string node, ImmutableArray<uint> numbers, uint creation) : Term
{
    public string Node => node;
    public ImmutableArray<uint> Numbers => numbers;
    public uint Creation => creation;
}

/// <summary>A value of one side that no program can hold as a term (a match context, a try tag); it
/// is never printed, compared or stored outside that side.</summary>
public abstract class Opaque : Term;

/// <summary>Short forms for building terms.</summary>
public static class Terms
{
    public static Integer Int(long value) => new(value);

    /// <summary>A proper list.</summary>
    public static Term List(params ReadOnlySpan<Term> items) => List(items, Nil.Instance);

    /// <summary>A list of <paramref name="items"/> that ends in <paramref name="tail"/>.</summary>
    public static Term List(ReadOnlySpan<Term> items, Term tail)
    {
        for (int i = items.Length - 1; i >= 0; i--)
            tail = new Cons(items[i], tail);
        return tail;
    }

    /// <summary>The elements of a proper list, or null when the term is none.</summary>
    public static List<Term>? Elements(Term list)
    {
        var items = new List<Term>();
        while (list is Cons cell)
        {
            items.Add(cell.Head);
            list = cell.Tail;
        }
        return list is Nil ? items : null;
    }

    /// <summary>A string as the list of its code points.</summary>
    public static Term CharList(string text)
    {
        Term[] codes = [.. text.EnumerateRunes().Select(r => (Term)Int(r.Value))];
        return List(codes);
    }
}
