using Beam;
using Beam.Tests;
using Beam.Text;
using Jit.Runtime;

namespace Jit.Tests.Runtime;

/// <summary>Every operator on every pair of boundary values, judged by real Erlang.</summary>
public sealed class ArithmeticTests
{
    private const string Values =
        """
        [0, 1, -1, 2, -2, 7, 31, -32, 64, 100, -133,
         134217727, 134217728, -134217728, -134217729, 268435455, -268435456,
         2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296, -4294967296,
         576460752303423487, -576460752303423488, 576460752303423488,
         9007199254740993, 9223372036854775807, 9223372036854775808, -9223372036854775808,
         18446744073709551615, 18446744073709551616, -18446744073709551616,
         36893488147419107329, 1208925819614629174706177, -340282366920938463463374607431768211456,
         (1 bsl 200) + (1 bsl 147) + (1 bsl 100), (1 bsl 64) + (1 bsl 11) + 1, 1 bsl 1023,
         1 bsl 1024, 0.0, -0.0, 1.0, -1.5, 0.1, 4.0e9, 1.0e16, -1.0e300, 1.7976931348623157e308,
         5.0e-324, a, [], <<1>>]
        """;

    private static readonly (string Name, Service Service)[] Binary =
    [
        ("+", Service.Plus), ("-", Service.Minus), ("*", Service.Times), ("/", Service.Divide),
        ("div", Service.IntDiv), ("rem", Service.Rem), ("band", Service.Band),
        ("bor", Service.Bor), ("bxor", Service.Bxor), ("bsl", Service.Bsl), ("bsr", Service.Bsr),
    ];

    // trunc and the like: the service is Done, which is none of theirs.
    private static readonly (string Name, Service Service)[] Unary =
    [
        ("-", Service.Negate), ("+", Service.UnaryPlus), ("bnot", Service.Bnot),
        ("abs", Service.Done), ("trunc", Service.Done), ("round", Service.Done),
        ("floor", Service.Done), ("ceil", Service.Done), ("float", Service.Done),
    ];

    [TestCase(false)]
    [TestCase(true)]
    public void Results_are_real_Erlangs(bool stress)
    {
        string all = string.Join(", ", Binary.Select(o => $"'{o.Name}'"));
        string one = string.Join(", ", Unary.Select(o => $"'{o.Name}'"));
        // A shift by more than ERTS' limit on 32 bits and less than on 64 is left out.
        string text = Erlang.Eval($$"""
            Vs = {{Values}},
            Call = fun(O, As) ->
                R = try {ok, apply(erlang, O, As)} catch error:E -> {error, E} end,
                io:format("{~w,~w,~w}.~n", [O, As, R])
            end,
            [Call(O, [A, B]) || O <- [{{all}}], A <- Vs, B <- Vs,
                not (lists:member(O, ['bsl', 'bsr']) andalso is_integer(B)
                     andalso abs(B) > 1000 andalso abs(B) < 1 bsl 60)],
            % abs(-0.0) is 0.0 from OTP 27 on.
            [Call(O, [A]) || O <- [{{one}}], A <- Vs, {O, A} =/= {abs, -0.0}]
            """);
        using var guest = new GuestCore(stress);
        var natives = new NativeBifs(guest, new Arithmetic(guest));
        int cases = 0;
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var row = (Beam.Tuple)TermParser.Parse(line.TrimEnd('.'));
            Check(guest, natives, row, line);
            cases++;
        }
        Assert.That(cases, Is.GreaterThan(25_000));
    }

    [TestCase("1", 2_097_119, true)]
    [TestCase("1", 2_097_120, false)]
    [TestCase("-1", 2_097_119, true)]
    [TestCase("3", 2_097_119, false)]
    public void Bignums_have_65535_digits(string value, int shift, bool fits)
    {
        using var guest = new GuestCore(stress: false);
        guest.Heap.Begin(100);
        var arithmetic = new Arithmetic(guest);
        uint word = guest.Encode(TermParser.Parse(value));
        uint result = arithmetic.Run(Service.Bsl, word, Layout.Small(shift));
        Assert.That(result != Layout.NonValue, Is.EqualTo(fits));
        if (fits)
            Assert.That(arithmetic.Run(Service.Times, result, result), Is.Zero);
        Assert.That(arithmetic.Reason, Is.EqualTo(guest.Atoms.SystemLimit));
    }

    private static void Check(GuestCore guest, NativeBifs natives, Beam.Tuple row, string line)
    {
        guest.Heap.Begin(1000);
        List<Term> args = Terms.Elements(row.Elements[1])!;
        foreach (Term arg in args)
            guest.Heap.Held.Add(guest.Encode(arg));
        uint word = natives.Call(new Mfa("erlang", ((Atom)row.Elements[0]).Name, args.Count));
        Term result = word == Layout.NonValue
            ? new Beam.Tuple(Atom.Of("error"), guest.Atoms[natives.Reason])
            : new Beam.Tuple(Atom.Of("ok"), guest.Reader.Read(word));
        Assert.That(result, Is.EqualTo(row.Elements[2]), line);
        Assert.That(guest.Heap.Held.Select(guest.Reader.Read), Is.EqualTo(args), line);
    }
}
