using System.Numerics;
using Beam;
using Oracle.Processes;

namespace Oracle.Bifs;

/// <summary>Arrays of 64-bit integers: modules <c>atomics</c> and <c>counters</c>, and what they
/// are made of. They wrap around.</summary>
internal sealed class Counters(int size, bool isSigned)
{
    private const int Signed = 1;
    private const int SizeMax = 1 << 24;

    private readonly ulong[] _cells = new ulong[size];

    public static readonly BifTable Atomics = new()
    {
        { "put", 3, (p, a) => At(p, a, static (array, cell, value) =>
            {
                array._cells[cell] = value;
                return Oracle.Names.Ok;
            }) },
        { "get", 2, (p, a) => At(p, a) is (Counters array, int cell)
            ? array.Value(array._cells[cell])
            : BifResult.Badarg },
        { "add", 3, (p, a) => Add(p, a, static (_, _) => Oracle.Names.Ok) },
        { "add_get", 3, (p, a) => Add(p, a, static (array, sum) => array.Value(sum)) },
        { "exchange", 3, (p, a) => At(p, a, static (array, cell, value) =>
            {
                ulong before = array._cells[cell];
                array._cells[cell] = value;
                return array.Value(before);
            }) },
        { "compare_exchange", 4, (p, a) => CompareExchange(p, a) },
        { "info", 1, (p, a) => p.Node.Arrays.GetValueOrDefault(a[0]) is Counters array
            ? array.Info()
            : BifResult.Badarg },
    };

    public static readonly BifTable Internal = new()
    {
        { "atomics_new", 2, (p, a) => New(
            p, a[0], signed: Erlang.Small(a[1], Signed, Signed) is not null) },
        { "counters_new", 1, (p, a) => New(p, a[0], signed: true) },
        { "counters_get", 2, (p, a) => At(p, a) is (Counters array, int cell)
            ? array.Value(array._cells[cell])
            : BifResult.Badarg },
        { "counters_add", 3, (p, a) => Add(p, a, static (_, _) => Oracle.Names.Ok) },
        { "counters_put", 3, (p, a) => At(p, a, static (array, cell, value) =>
            {
                array._cells[cell] = value;
                return Oracle.Names.Ok;
            }) },
    };

    private delegate BifResult Change(Counters array, int cell, ulong value);

    private static BifResult New(ProcessContext process, Term size, bool signed)
    {
        if (size is not Integer { Value: { Sign: > 0 } count })
            return BifResult.Badarg;
        if (count > SizeMax)
            return BifResult.SystemLimit;
        Reference name = process.Node.NewReference();
        process.Node.Arrays.Add(name, new Counters((int)count, signed));
        return name;
    }

    /// <summary>The array and the cell that the first two arguments name; null when there is none.
    /// </summary>
    private static (Counters Array, int Cell)? At(
        ProcessContext process, ReadOnlySpan<Term> args) =>
        process.Node.Arrays.GetValueOrDefault(args[0]) is Counters array
        && Erlang.Small(args[1], 1, array._cells.Length) is int position
            ? (array, position - 1)
            : null;

    private static BifResult At(
        ProcessContext process, ReadOnlySpan<Term> args, Change change) =>
        At(process, args) is (Counters array, int cell) && array.Cell(args[2]) is ulong value
            ? change(array, cell, value)
            : BifResult.Badarg;

    /// <summary>What is added may be any 64 bits, with or without a sign.</summary>
    private static BifResult Add(
        ProcessContext process, ReadOnlySpan<Term> args, Func<Counters, ulong, BifResult> result)
    {
        if (At(process, args) is not (Counters array, int cell)
            || args[2] is not Integer { Value: BigInteger more }
            || more < long.MinValue || more > ulong.MaxValue)
        {
            return BifResult.Badarg;
        }
        return result(array, array._cells[cell] += (ulong)(more & ulong.MaxValue));
    }

    private static BifResult CompareExchange(ProcessContext process, ReadOnlySpan<Term> args)
    {
        if (At(process, args) is not (Counters array, int cell)
            || array.Cell(args[2]) is not ulong expected
            || array.Cell(args[3]) is not ulong desired)
        {
            return BifResult.Badarg;
        }
        ulong actual = array._cells[cell];
        if (actual != expected)
            return array.Value(actual);
        array._cells[cell] = desired;
        return Oracle.Names.Ok;
    }

    private BigInteger Min => isSigned ? long.MinValue : 0;
    private BigInteger Max => isSigned ? long.MaxValue : ulong.MaxValue;

    private Integer Value(ulong cell) => new(isSigned ? (long)cell : cell);

    private ulong? Cell(Term term) =>
        term is Integer { Value: BigInteger value } && value >= Min && value <= Max
            ? (ulong)(value & ulong.MaxValue)
            : null;

    private Map Info()
    {
        const int headerBytes = 40;
        return new Map(Map.Empty.Entries
            .Add(Atom.Of("size"), Terms.Int(_cells.Length))
            .Add(Atom.Of("max"), new Integer(Max))
            .Add(Atom.Of("min"), new Integer(Min))
            .Add(Atom.Of("memory"), Terms.Int(headerBytes + (8L * _cells.Length))));
    }
}
