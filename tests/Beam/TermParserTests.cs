using System.Numerics;
using Beam.Text;

namespace Beam.Tests;

public class TermParserTests
{
    /// <summary>The right column is what Erlang prints (<c>~tw</c>) of the left one.</summary>
    [TestCase(" [ 1 , 2 | 3 ] ", "[1,2|3]")]
    [TestCase("[1,2|[3]]", "[1,2,3]")]
    [TestCase("\"abc\"", "[97,98,99]")]
    [TestCase("\"ab\" \"c\" % comment\n \"d\"", "[97,98,99,100]")]
    [TestCase("\"é日𝄞\"", "[233,26085,119070]")]
    [TestCase(@"""\n\t\e\d\s\0\12\177\x41\x{1d11e}\^A\^z\q\""""", "[10,9,27,127,32,0,10,127,65,119070,1,26,113,34]")]
    [TestCase(@"'a\'b\n'", @"'a\'b\n'")]
    [TestCase("'hello'", "hello")]
    [TestCase("else", "'else'")]
    [TestCase("maybe", "'maybe'")]
    [TestCase("$a", "97")]
    [TestCase("[$a,$ ,$\\n,$\\\\,$',$\\x{e9},$日]", "[97,32,10,92,39,233,26085]")]
    [TestCase("16#fF", "255")]
    [TestCase("36#zZ", "1295")]
    [TestCase("2#1010_1010", "170")]
    [TestCase("1_000_000", "1000000")]
    [TestCase("-16#80000000", "-2147483648")]
    [TestCase("- 1", "-1")]
    [TestCase("+5", "5")]
    [TestCase("7#123456012345601234560123456", "12776752155276751650000")]
    [TestCase("1.0E+3", "1.0e3")]
    [TestCase("1_0.2_5e-1", "1.025")]
    [TestCase("-0.0", "-0.0")]
    [TestCase("#{a=>1,'b'=>#{},a=>2}", "#{a => 2,b => #{}}")]
    [TestCase("#{1=>a,1.0=>b}", "#{1 => a,1.0 => b}")]
    [TestCase("# m : 'R'{ a=1 , b = # m:r{} }", "#m:'R'{a = 1,b = #m:r{}}")]
    [TestCase("<<\"abc\">>", "<<97,98,99>>")]
    [TestCase("<<\"é\">>", "<<233>>")]
    [TestCase("<<\"é日\"/utf8,0>>", "<<195,169,230,151,165,0>>")]
    [TestCase("<<\"a𝄞\"/utf16>>", "<<0,97,216,52,221,30>>")]
    [TestCase("<<\"a\"/utf16-little>>", "<<97,0>>")]
    [TestCase("<<\"a\"/utf32-little>>", "<<97,0,0,0>>")]
    [TestCase("<<1,2,3:4>>", "<<1,2,3:4>>")]
    [TestCase("<<1:1,2:2,255:5>>", "<<223>>")]
    [TestCase("<<1:1,-1:12,7:9>>", "<<255,248,7:6>>")]
    [TestCase("<<4660:16/little,4660:12/little,1:4>>", "<<52,18,52,33>>")]
    [TestCase("<<-2:72>>", "<<255,255,255,255,255,255,255,255,254>>")]
    [TestCase("<<1.5/float,1.5:32/float-little,3:16/float>>", "<<63,248,0,0,0,0,0,0,0,0,192,63,66,0>>")]
    [TestCase("<<256,-1>>", "<<0,255>>")]
    [TestCase("<<>>", "<<>>")]
    [TestCase("fun lists : map / 2", "fun lists:map/2")]
    [TestCase("{}", "{}")]
    [TestCase("{{[]},[{}]}.", "{{[]},[{}]}")]
    public void Syntax(string text, string printed) =>
        Assert.That(TermParser.Parse(text).ToString(), Is.EqualTo(printed));

    [TestCase("", "1:1: expected a term, found the end")]
    [TestCase("[1,2", "1:5: expected ',', '|' or ']', found the end")]
    [TestCase("[1|2,3]", "1:5: expected ']', found ','")]
    [TestCase("[|1]", "1:2: expected a term, found '|'")]
    [TestCase("{a,\n b c}", "2:4: expected ',' or '}', found c")]
    [TestCase("#{a}", "1:4: expected '=>', found '}'")]
    [TestCase("{a,}", "1:4: expected a term, found '}'")]
    [TestCase("'abc", "1:1: quoted atom without its closing '")]
    [TestCase("[a,\"é日𝄞\",\"x]", "1:10: string without its closing \"")]
    [TestCase("X", "1:1: expected a term, found 'X'")]
    [TestCase("and", "1:1: expected a term, found the reserved word and; an atom is 'and'")]
    [TestCase("1 2", "1:3: expected the end, the term is complete, found an integer")]
    [TestCase("-a", "1:2: expected a number, found a")]
    [TestCase("37#1", "1:1: base 37, not 2 to 36")]
    [TestCase("2#2", "1:3: expected a digit of base 2")]
    [TestCase("1.0e400", "1:1: float beyond the greatest")]
    [TestCase("1.0e", "1:4: expected the digits of an exponent")]
    [TestCase("<<a>>", "1:3: expected a number, found a")]
    [TestCase("<<1:999999999999>>", "1:5: segment of more than 268435456 bits")]
    [TestCase("<<1.5>>", "1:3: segment is no integer")]
    [TestCase("<<1/foo>>", "1:5: expected the type of a segment")]
    [TestCase("fun a:b/256", "1:9: arity beyond 255")]
    [TestCase("\"\\x{d800}\"", "1:2: expected \\xHH or \\x{H…}, a code point in hexadecimal")]
    [TestCase("<0.1.0>", "1:1: expected a term, found '<'")]
    public void Error_says_where_and_what(string text, string message) =>
        Assert.That(() => TermParser.Parse(text), Throws.TypeOf<InputException>()
            .With.Message.EqualTo(message));

    [Test]
    public void Error_names_the_file() =>
        Assert.That(() => TermParser.Parse("\n\n  ]", "args"), Throws.TypeOf<InputException>()
            .With.Message.EqualTo("args:3:3: expected a term, found ']'"));

    [Test]
    public void Long_atoms_and_integers_end_at_Erlangs_limits()
    {
        string atom = new('a', 255);
        string integer = "1" + new string('0', 1_000_000);
        Assert.Multiple(() =>
        {
            Assert.That(TermParser.Parse(atom), Is.EqualTo(Atom.Of(atom)));
            Assert.That(() => TermParser.Parse(atom + "a"), Throws.TypeOf<InputException>());
            Assert.That(() => TermParser.Parse($"'{atom}a'"), Throws.TypeOf<InputException>());
            Assert.That(
                TermParser.Parse(integer), Is.EqualTo(new Integer(BigInteger.Pow(10, 1_000_000))));
            Assert.That(
                () => TermParser.Parse(integer + integer), Throws.TypeOf<InputException>());
        });
    }
}
