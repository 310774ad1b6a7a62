using System.Text;
using Beam;
using Beam.Text;

namespace Fuzz.Bench;

/// <summary>One function of <c>workloads.erl</c>, called for two sizes: the difference is that of
/// units of work alone.</summary>
/// <param name="Name">What it does, for the table.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Function">The function.</param>
/// <param name="Theirs">Instructions a unit of OTP 25's interpreter for armhf, with what its
/// collections cost, as the goal was set.</param>
/// <param name="Counted">The same, counted for this very function.</param>
/// <param name="Small">The lesser size.</param>
/// <param name="Large">The greater size.</param>
/// <param name="Arguments">Arguments of a size.</param>
/// <param name="Units">Units of a size.</param>
internal sealed record Workload(
    string Name,
    string Unit,
    string Function,
    int Theirs,
    int Counted,
    int Small,
    int Large,
    Func<int, ValueList<Term>> Arguments,
    Func<int, long> Units)
{
    private const string Source = "workloads.S";

    public static readonly IReadOnlyList<Workload> All =
    [
        new("fib", "call", "fib", 74, 101, 12, 18, n => [Terms.Int(n)], Calls),
        Of("list reverse", "element", "reverse", 57, 56, n => [Numbers(n)]),
        new(
            "naive reverse", "append step", "naive_reverse", 83, 79, 40, 120, n => [Numbers(n)],
            n => n * (n - 1) / 2),
        Of("map of 3 keys, 2 updated", "update", "map_update", 340, 346, n =>
            [Terms.Int(n), Counters]),
        Of("4-tuple rebuilt", "tuple", "tuple", 180, 176, n => [Terms.Int(n), FourNumbers]),
        Of("float multiply-add", "round", "float", 502, 272, n =>
            [Terms.Int(n), new Float(1.0), new Float(0.5)]),
        Of("8-way select", "round", "select", 145, 150, n => [Terms.Int(n), Terms.Int(0)]),
        Of("throw every second, catch", "round", "throw_catch", 406, 665, n =>
            [Terms.Int(n), Terms.Int(0)]),
        Of("fun made and called", "fun", "make_fun", 140, 144, n => [Terms.Int(n), Terms.Int(0)]),
        Of("the same, not known which", "fun", "call_fun", 361, 361, n =>
            [Terms.Int(n), Terms.Int(0)]),
        Of("type-length-value parse", "field", "tlv", 464, 396, n => [Fields(n)]),
        Of("fold with a fun", "element", "fold", 168, 169, n => [Numbers(n)]),
        Of("append to a binary", "append", "append", 516, 409, n =>
            [Terms.Int(n), new Bitstring([], 0)]),
    ];

    /// <summary>The module that the functions are in, as OTP 25 compiled it.</summary>
    public static Module ReadModule()
    {
        using Stream stream = typeof(Workload).Assembly.GetManifestResourceStream(Source)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return AssemblyReader.Read(reader.ReadToEnd(), Source).Module;
    }

    private static Workload Of(
        string name,
        string unit,
        string function,
        int theirs,
        int counted,
        Func<int, ValueList<Term>> arguments)
    {
        const int Small = 1000;
        const int Large = 10_000; // Sums of the numbers up to it are smalls.
        return new(name, unit, function, theirs, counted, Small, Large, arguments, n => n);
    }

    /// <summary>Calls that fib(N) makes, its own among them.</summary>
    private static long Calls(int n) => n < 2 ? 1 : 1 + Calls(n - 1) + Calls(n - 2);

    private static Term Numbers(int count) =>
        Terms.List([.. Enumerable.Range(1, count).Select(i => Terms.Int(i))]);

    private static Map Counters => new(
        System.Collections.Immutable.ImmutableDictionary<Term, Term>.Empty
            .Add(Atom.Of("a"), Terms.Int(0))
            .Add(Atom.Of("b"), Terms.Int(0))
            .Add(Atom.Of("c"), Terms.Int(0)));

    private static Beam.Tuple FourNumbers =>
        new(Terms.Int(1), Terms.Int(2), Terms.Int(3), Terms.Int(4));

    /// <summary>Fields of no to seven bytes, one type and one length each.</summary>
    private static Bitstring Fields(int count)
    {
        var bytes = new List<byte>();
        for (int i = 0; i < count; i++)
        {
            int length = i % 8;
            bytes.AddRange([(byte)i, (byte)length, .. Enumerable.Repeat((byte)i, length)]);
        }
        return new Bitstring([.. bytes], bytes.Count * 8);
    }
}
