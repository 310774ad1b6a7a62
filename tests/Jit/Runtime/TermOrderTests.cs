using Beam;
using Beam.Tests;
using Beam.Text;
using Jit.Runtime;

namespace Jit.Tests.Runtime;

/// <summary>Every pair of a list of terms of all kinds, judged by real Erlang.</summary>
public sealed class TermOrderTests
{
    private const string Values =
        """
        [0, 1, -1, 134217727, 134217728, -134217729, 9007199254740992, 9007199254740993,
         1 bsl 70, -(1 bsl 70), (1 bsl 70) + 1, 1 bsl 1023, 1 bsl 1024, 0.0, -0.0, 1.0, -1.0, 1.5,
         9007199254740992.0, 9007199254740994.0, 1180591620717411303424.0, 1.0e308, -1.0e308,
         a, b, aa, '', 'Z', true, '\x{e9}', '\x{65e5}', '\x{1f600}', fun a:b/1, fun a:b/2,
         fun a:c/0, fun b:a/0,
         {}, {a}, {b}, {1}, {1.0}, {1, 2}, {a, b, c}, [], [a], [1], [1.0], [1, 2], [1 | 2], [[]],
         "abc", "abd", #{}, #{a => 1}, #{a => 1.0}, #{b => 1}, #{1 => a}, #{1.0 => a}, #{1 => b},
         #{1 => a, 2 => b}, #{a => 1, b => 2}, #{{1} => a}, #{{1.0} => a}, #{[1] => #{1.0 => 2}},
         #{#{1 => a} => 1}, #{#{1.0 => a} => 1}, <<>>, <<1>>, <<1, 2>>, <<2>>, <<1:1>>, <<0:1>>,
         <<1:4>>, <<16>>, <<1, 1:4>>, <<1, 0:4>>, <<1:9>>, {[1.0, a], <<1>>}, {[1, a], <<1>>}]
        """;

    [Test]
    public void Order_is_real_Erlangs()
    {
        string text = Erlang.Eval($$$"""
            io:setopts([{encoding, unicode}]),
            Vs = {{{Values}}},
            Cmp = fun(A, B) when A < B -> -1; (A, B) when A > B -> 1; (_, _) -> 0 end,
            io:format("~tw.~n", [Vs]),
            [io:format("~w.~n", [[{Cmp(A, B), A == B, A =:= B, Cmp(#{A => 1}, #{B => 1})}
                || B <- Vs]]) || A <- Vs]
            """);
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var guest = new GuestCore(stress: false);
        guest.Heap.Begin(10_000);
        List<Term> terms = Terms.Elements(TermParser.Parse(lines[0].TrimEnd('.')))!;
        // Two of each, so that no term is compared with itself.
        uint[] words = [.. terms.Select(guest.Encode)];
        uint[] others = [.. terms.Select(guest.Encode)];
        for (int i = 0; i < words.Length; i++)
        {
            List<Term> row = Terms.Elements(TermParser.Parse(lines[i + 1].TrimEnd('.')))!;
            for (int j = 0; j < words.Length; j++)
            {
                string seen = Compare(guest, words[i], others[j]);
                Assert.That(seen, Is.EqualTo(row[j].ToString()), $"{terms[i]} and {terms[j]}");
            }
        }
        Assert.That(words, Has.Length.GreaterThan(75));
    }

    [Test]
    public void Offset_bits_compare_as_others()
    {
        using var guest = new GuestCore(stress: false);
        guest.Heap.Begin(1000);
        uint bytes = guest.Encode(TermParser.Parse("<<16#5A,16#C3,16#FF>>"));
        uint part = Binaries.MakeSub(guest, bytes, 3, 11);
        // 01011010 11000011 from bit 3.
        uint same = guest.Encode(TermParser.Parse("<<16#D6,0:3>>"));
        Assert.That(
            guest.Order.Compare(part, same, Equality.Exact), Is.Zero);
        Assert.That(
            guest.Reader.Read(part), Is.EqualTo(guest.Reader.Read(same)));
    }

    [Test]
    public void Deep_terms_compare_without_recursion()
    {
        using var guest = new GuestCore(stress: false);
        guest.Heap.Begin(1_000_000);
        Term deep = Nil.Instance;
        for (int i = 0; i < 200_000; i++)
            deep = new Beam.Tuple(deep);
        Assert.That(
            guest.Order.Compare(guest.Encode(deep), guest.Encode(deep), Equality.Exact), Is.Zero);
    }

    [Test]
    public void Comparison_of_no_term_is_a_fault()
    {
        using var guest = new GuestCore(stress: false);
        guest.Heap.Begin(100);
        Assert.Throws<GuestStop>(() =>
            guest.Order.Compare(Layout.Poison, Layout.Nil, Equality.Exact));
    }

    private static string Compare(GuestCore guest, uint left, uint right)
    {
        int order = Math.Sign(guest.Order.Compare(left, right, Equality.ByValue));
        bool exact = guest.Order.Compare(left, right, Equality.Exact) == 0;
        int keys = Math.Sign(guest.Order.Compare(left, right, Equality.Exact));
        return $"{{{order},{Text(order == 0)},{Text(exact)},{keys}}}";
    }

    private static string Text(bool value) => value ? "true" : "false";
}
