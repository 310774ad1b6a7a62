using System.Text;
using Beam.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Beam.Tests;

/// <summary>What holds for every term, however odd or deep, and for every input, however broken.
/// </summary>
public class TermPropertyTests
{
    private static readonly Arbitrary<Term> Any = TermGenerator.Terms.ToArbitrary();

    [Test]
    public void Text_reads_back_as_the_term() =>
        Check(term => TermParser.Parse(term.ToString()).Equals(term));

    [Test]
    public void Bytes_read_back_as_the_term() =>
        Check(term => TermDecoder.Decode(TermEncoder.Encode(term)).Equals(term));

    [Test]
    public void Identifiers_and_funs_have_bytes()
    {
        Term[] terms =
        [
            new Pid("nonode@nohost", 84, 3, 0),
            new Pid("é@日", uint.MaxValue, uint.MaxValue, uint.MaxValue),
            new Port("a@b", (1UL << 28) - 1, 1),
            new Port("a@b", 1UL << 28, 1),
            new Port("a@b", ulong.MaxValue, 1),
            new Reference("nonode@nohost", [1, 2, uint.MaxValue], 7),
            new LocalFun("m", 2, 3, -5, [Terms.Int(1), new LocalFun("n", 0, 0, 7, [])]),
        ];
        Term all = Terms.List(terms, terms[^1]);
        Assert.That(TermDecoder.Decode(TermEncoder.Encode(all)), Is.EqualTo(all));
    }

    /// <summary>Real Erlang is asked about a few hundred terms at once. It orders the entries of
    /// maps by its own rules, and prints the bytes of a fun's name for characters.</summary>
    [Test]
    public void Erlang_sees_the_same_terms_in_text_and_bytes()
    {
        string folder = Directory.CreateTempSubdirectory("terms").FullName;
        try
        {
            var lines = new StringBuilder("%% coding: utf-8\n");
            foreach (Term term in TermGenerator.Sample(300, 30))
            {
                string bytes = string.Join(',', TermEncoder.Encode(term));
                string text = Printable(term);
                lines.Append($"{{{text},<<{bytes}>>,{PrintAsString(text)}}}.\n");
            }
            File.WriteAllText(Path.Combine(folder, "terms"), lines.ToString());
            string wrong = Erlang.Eval("""
                {ok, Terms} = file:consult("terms"),
                300 = length(Terms),
                Has = fun(S, What) -> string:find(S, What) =/= nomatch end,
                io:format("~tw", [[{T, B} || {T, B, S} <- Terms,
                    T =/= binary_to_term(B) orelse
                    (not Has(S, "#{") andalso B =/= term_to_binary(T))]]),
                io:format("~tw", [[{T, S} || {T, _, S} <- Terms,
                    not Has(S, "#{"), not Has(S, "fun "),
                    S =/= lists:flatten(io_lib:format("~tw", [T]))]])
                """, folder);
            Assert.That(wrong, Is.EqualTo("[][]"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>OTP 25 prints maybe and else, which OTP 27 reserves, without quotes.</summary>
    private static string Printable(Term term) =>
        term.ToString().Replace("'maybe'", "maybe", StringComparison.Ordinal);

    private static string PrintAsString(string text) =>
        $"[{string.Join(',', text.EnumerateRunes().Select(r => r.Value))}]";

    [Test]
    public void Deep_terms_go_all_ways()
    {
        const int depth = 1_000_000;
        Term yes = Atom.True;
        Term list = Nil.Instance, tuple = Nil.Instance, map = Nil.Instance;
        for (int i = 0; i < depth; i++)
        {
            list = new Cons(list, Nil.Instance);
            tuple = new Tuple(yes, tuple);
        }
        for (int i = 0; i < depth / 4; i++)
            map = i % 2 == 0 ? MapOf(yes, map) : MapOf(map, yes);
        foreach (Term term in (Term[])[list, tuple, map])
        {
            Assert.That(TermParser.Parse(term.ToString()), Is.EqualTo(term));
            Assert.That(TermDecoder.Decode(TermEncoder.Encode(term)), Is.EqualTo(term));
        }
    }

    /// <summary>Characters that mean something to the parser.</summary>
    private const string Odd = "[]{}<>#,|'\"\\$%.:/-1aé";

    [Test]
    public void Broken_text_is_an_input_error()
    {
        foreach (Term term in TermGenerator.Sample(30, 20))
        {
            string text = term.ToString();
            var random = new Random(1);
            for (int end = 0; end < Math.Min(text.Length, 300); end++)
            {
                OnlyInputError(() => TermParser.Parse(text[..end]));
                char[] changed = text.ToCharArray();
                changed[random.Next(text.Length)] = Odd[random.Next(Odd.Length)];
                OnlyInputError(() => TermParser.Parse(new string(changed)));
            }
        }
    }

    [Test]
    public void Both_zeros_can_be_keys_of_one_map()
    {
        Term map = new Map(Map.Empty.Entries
            .Add(new Float(0.0), Atom.True).Add(new Float(-0.0), Atom.False));
        Assert.That(TermParser.Parse(map.ToString()), Is.EqualTo(map));
        Assert.That(TermDecoder.Decode(TermEncoder.Encode(map)), Is.EqualTo(map));
    }

    private static Map MapOf(Term key, Term value) => new(Map.Empty.Entries.Add(key, value));

    [Test]
    public void Maps_with_deep_keys_compare()
    {
        const int depth = 1_000;
        Term one = Nil.Instance, two = Nil.Instance;
        for (int i = 0; i < depth; i++)
        {
            one = new Map(Map.Empty.Entries.Add(one, Atom.True).Add(Terms.Int(i), Atom.False));
            two = new Map(Map.Empty.Entries.Add(Terms.Int(i), Atom.False).Add(two, Atom.True));
        }
        Assert.That(one, Is.EqualTo(two));
        Assert.That(one, Is.Not.EqualTo(MapOf(two, Atom.True)));
    }

    [Test]
    public void Broken_bytes_are_an_input_error()
    {
        foreach (Term term in TermGenerator.Sample(30, 20))
        {
            byte[] bytes = TermEncoder.Encode(term);
            var random = new Random(1);
            for (int end = 0; end < Math.Min(bytes.Length, 300); end++)
            {
                byte[] cut = bytes[..end];
                Assert.That(() => TermDecoder.Decode(cut), Throws.TypeOf<InputException>());
                byte[] changed = [.. bytes];
                changed[random.Next(bytes.Length)] = (byte)random.Next(256);
                OnlyInputError(() => TermDecoder.Decode(changed));
            }
        }
    }

    [TestCase("836c7fffffff6a", Description = "list")]
    [TestCase("8369ffffffff", Description = "tuple")]
    [TestCase("8374ffffffff", Description = "map")]
    [TestCase("836dffffffff", Description = "binary")]
    [TestCase("836fffffffff00", Description = "integer")]
    [TestCase("8350ffffffff789c", Description = "compressed, beyond the limit")]
    [TestCase("835001000000789c4b6407", Description = "compressed, cut off")]
    [TestCase("8370ffffffff", Description = "fun")]
    public void Count_beyond_the_input_costs_nothing(string hex)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(
            () => TermDecoder.Decode(Convert.FromHexString(hex)), Throws.TypeOf<InputException>());
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    /// <summary>Each tuple claims all that is left: the claims add up to the square of the input.
    /// </summary>
    [Test]
    public void Nested_claims_cost_no_more_than_the_input()
    {
        const int size = 2_000_000;
        var bytes = new byte[1 + size];
        bytes[0] = 131;
        for (int at = 1; at + 5 <= bytes.Length; at += 5)
        {
            bytes[at] = 105;
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(
                bytes.AsSpan(at + 1), Math.Max(1, bytes.Length - at - 5));
        }
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(() => TermDecoder.Decode(bytes), Throws.TypeOf<InputException>());
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(64 * size));
    }

    /// <summary>Forms that <c>term_to_binary/1</c> does not make but <c>binary_to_term/1</c> reads,
    /// with what OTP 25 reads.</summary>
    [TestCase("834d0000000108" + "80", "<<128>>")]
    [TestCase("834d0000000101" + "ff", "<<1:1>>")]
    [TestCase("836e0101" + "00", "0")]
    [TestCase("836e0200" + "0100", "1")]
    [TestCase("836c00000000" + "6101", "1")]
    [TestCase("836900000001" + "6101", "{1}")]
    [TestCase("8371770161770162" + "6203", null)]
    [TestCase("8350000000" + "02789c4b640700" + "00cb0069", "7")]
    [TestCase("8363312e3530303030303030303030303030303030303030652b3030" + "0000000000", "1.5")]
    [TestCase("8373026162", "ab")]
    [TestCase("83670000", null)]
    [TestCase("8367770161000000070000000100", "<a.7.1>")]
    [TestCase("83667701610000000700", "#Port<a.7>")]
    [TestCase("83657701610000000700", "#Ref<a.7>")]
    [TestCase("8372000277016100" + "0000000700000008", "#Ref<a.8.7>")]
    [TestCase("83467ff0000000000000", null)]
    [TestCase("837702c328", null)]
    [TestCase("837400000002" + "61016101" + "61016102", null)]
    [TestCase("83610100", null)]
    public void Rare_forms(string hex, string? printed)
    {
        byte[] bytes = Convert.FromHexString(hex);
        if (printed is null)
            Assert.That(() => TermDecoder.Decode(bytes), Throws.TypeOf<InputException>());
        else
            Assert.That(TermDecoder.Decode(bytes).ToString(), Is.EqualTo(printed));
    }

    private static void Check(Func<Term, bool> holds) => FsCheck.Fluent.Prop.ForAll(Any, holds)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static void OnlyInputError(Action action)
    {
        try
        {
            action();
        }
        catch (InputException)
        {
            // The one error there may be.
        }
    }
}
