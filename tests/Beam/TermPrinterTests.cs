using System.Collections.Immutable;
using static Beam.Terms;

namespace Beam.Tests;

/// <summary>Expected texts are those of <c>io:format("~tw")</c>, OTP 25.</summary>
public class TermPrinterTests
{
    [TestCase(0.0, "0.0")]
    [TestCase(-0.0, "-0.0")]
    [TestCase(1.0, "1.0")]
    [TestCase(100.0, "100.0")]
    [TestCase(1000.0, "1.0e3")]
    [TestCase(1.0e10, "1.0e10")]
    [TestCase(1.0e22, "1.0e22")]
    [TestCase(1.0e23, "1.0e23")]
    [TestCase(0.1, "0.1")]
    [TestCase(0.001, "0.001")]
    [TestCase(0.0001, "0.0001")]
    [TestCase(1.0e-5, "1.0e-5")]
    [TestCase(0.00012, "1.2e-4")]
    [TestCase(0.0012, "0.0012")]
    [TestCase(0.000123456, "1.23456e-4")]
    [TestCase(123456.789, "123456.789")]
    [TestCase(12000.0, "1.2e4")]
    [TestCase(1234567890.0, "1234567890.0")]
    [TestCase(9007199254740991.0, "9007199254740991.0")]
    [TestCase(9007199254740992.0, "9.007199254740992e15")]
    [TestCase(4123000000000000.0, "4.123e15")]
    [TestCase(18446744073709551616.0, "1.8446744073709552e19")]
    [TestCase(1.7976931348623157e308, "1.7976931348623157e308")]
    [TestCase(5.0e-324, "5.0e-324")]
    [TestCase(2.2250738585072014e-308, "2.2250738585072014e-308")]
    [TestCase(-2.0 / 3, "-0.6666666666666666")]
    [TestCase(123.456e100, "1.23456e102")]
    public void Float(double value, string text) =>
        Assert.That(new Float(value).ToString(), Is.EqualTo(text));

    [TestCase("a", "a")]
    [TestCase("aB_9@", "aB_9@")]
    [TestCase("A", "'A'")]
    [TestCase("_a", "'_a'")]
    [TestCase("@a", "'@a'")]
    [TestCase("1a", "'1a'")]
    [TestCase("", "''")]
    [TestCase("a.b", "'a.b'")]
    [TestCase("a b", "'a b'")]
    [TestCase("and", "'and'")]
    [TestCase("receive", "'receive'")]
    [TestCase("query", "query")]
    [TestCase("é", "é")]
    [TestCase("É", "'É'")]
    [TestCase("aÉ", "aÉ")]
    [TestCase("a÷", "'a÷'")]
    [TestCase("a×", "'a×'")]
    [TestCase("ß", "ß")]
    [TestCase("µ", "'µ'")]
    [TestCase("日本", "'日本'")]
    [TestCase("a日", "'a日'")]
    [TestCase("𝄞", "'𝄞'")]
    [TestCase("it's", @"'it\'s'")]
    [TestCase("\\", @"'\\'")]
    [TestCase("\"", "'\"'")]
    [TestCase("\0\x1\b\t\n\v\f\r\e\x7f\x80\x9f\xa0", @"'\000\001\b\t\n\v\f\r\e\d\200\237" + "\xa0'")]
    public void Atom_in_quotes_where_needed(string name, string text) =>
        Assert.That(Atom.Quote(name), Is.EqualTo(text));

    [Test]
    public void Compound()
    {
        Atom a = Atom.Of("a"), b = Atom.Of("b");
        (Term Term, string Text)[] table =
        [
            (List(Int(1), Int(2), Int(3)), "[1,2,3]"),
            (List([a, b], Int(-1)), "[a,b|-1]"),
            (new Tuple(a, new Tuple(), Nil.Instance), "{a,{},[]}"),
            (new Bitstring([1, 2, 255]), "<<1,2,255>>"),
            (new Bitstring([]), "<<>>"),
            (new Bitstring([1, 2, 0x40], 19), "<<1,2,2:3>>"),
            (new Bitstring([0x80], 1), "<<1:1>>"),
            (Map.Empty, "#{}"),
            (MapOf((b, a), (Int(1), List(Int(2))), (a, Map.Empty)), "#{1 => [2],a => #{},b => a}"),
            (MapOf((MapOf((a, b)), a), (new Tuple(a), b)), "#{#{a => b} => a,{a} => b}"),
            (new ExternalFun(new Mfa("lists", "map", 2)), "fun lists:map/2"),
            (new ExternalFun(new Mfa("A", "b c", 1)), "fun 'A':'b c'/1"),
            (new LocalFun("m", 1, 0, 123456789, [a]), "#Fun<m.0.123456789>"),
            (new Pid("nonode@nohost", 84, 0, 0), "<0.84.0>"),
            (new Port("nonode@nohost", 3, 0), "#Port<0.3>"),
            (new Reference("nonode@nohost", [1, 2, 3], 0), "#Ref<0.3.2.1>"),
        ];
        Assert.Multiple(() =>
        {
            foreach ((Term term, string text) in table)
                Assert.That(term.ToString(), Is.EqualTo(text));
        });
    }

    private static Map MapOf(params (Term, Term)[] entries) => new(
        entries.ToImmutableDictionary(e => e.Item1, e => e.Item2));
}
