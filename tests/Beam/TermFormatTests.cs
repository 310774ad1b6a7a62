using Beam.Text;

namespace Beam.Tests;

/// <summary>Text and bytes of the same terms, as OTP 25 prints (<c>~tw</c>) and encodes them.
/// </summary>
public class TermFormatTests
{
    [TestCase("a", "8364000161")]
    [TestCase("é", "83640001e9")]
    [TestCase("'日本'", "837706e697a5e69cac")]
    [TestCase("'日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日'", "83760102e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5e697a5")]
    [TestCase("<<>>", "836d00000000")]
    [TestCase("1", "836101")]
    [TestCase("255", "8361ff")]
    [TestCase("256", "836200000100")]
    [TestCase("-1", "8362ffffffff")]
    [TestCase("134217727", "836207ffffff")]
    [TestCase("134217728", "836208000000")]
    [TestCase("-134217728", "8362f8000000")]
    [TestCase("-134217729", "8362f7ffffff")]
    [TestCase("2147483647", "83627fffffff")]
    [TestCase("-2147483648", "836280000000")]
    [TestCase("2147483648", "836e040000000080")]
    [TestCase("-2147483649", "836e040101000080")]
    [TestCase("576460752303423488", "836e08000000000000000008")]
    [TestCase("-576460752303423489", "836e08010100000000000008")]
    [TestCase("9223372036854775807", "836e0800ffffffffffffff7f")]
    [TestCase("9223372036854775808", "836e08000000000000000080")]
    [TestCase("-9223372036854775808", "836e08010000000000000080")]
    [TestCase("18446744073709551616", "836e0900000000000000000001")]
    [TestCase("-18446744073709551616", "836e0901000000000000000001")]
    [TestCase("1.5", "83463ff8000000000000")]
    [TestCase("-0.0", "83468000000000000000")]
    [TestCase("5.0e-324", "83460000000000000001")]
    [TestCase("[]", "836a")]
    [TestCase("[1,2]", "836b00020102")]
    [TestCase("[0,255]", "836b000200ff")]
    [TestCase("[1,256]", "836c00000002610162000001006a")]
    [TestCase("[-1]", "836c0000000162ffffffff6a")]
    [TestCase("[1|2]", "836c0000000161016102")]
    [TestCase("[1,[2|3]|4]", "836c0000000261016c00000001610261036104")]
    [TestCase("{}", "836800")]
    [TestCase("{a}", "83680164000161")]
    [TestCase("{a,{b}}", "83680264000161680164000162")]
    [TestCase("#{}", "837400000000")]
    [TestCase("#{a => 2,b => 1}", "837400000002640001616102640001626101")]
    [TestCase("#{9 => y,10 => x,a => #{}}", "837400000003610964000179610a64000178640001617400000000")]
    [TestCase("fun lists:map/2", "83716400056c697374736400036d61706102")]
    [TestCase("fun m:'F'/255", "83716400016d6400014661ff")]
    [TestCase("#m:r{}", "834300000000016400016d64000172")]
    [TestCase("#m:r{b = 1,'A' = {}}", "834300000002016400016d64000172640001626400014161016800")]
    [TestCase("<<1:1>>", "834d000000010180")]
    [TestCase("<<97,98,5:3>>", "834d00000003036162a0")]
    [TestCase("<<127:7>>", "834d0000000107fe")]
    public void Text_and_bytes(string text, string hex)
    {
        Term term = TermParser.Parse(text);
        byte[] bytes = Convert.FromHexString(hex);
        Assert.Multiple(() =>
        {
            Assert.That(term.ToString(), Is.EqualTo(text));
            Assert.That(Convert.ToHexStringLower(TermEncoder.Encode(term)), Is.EqualTo(hex));
            Assert.That(TermDecoder.Decode(bytes), Is.EqualTo(term));
        });
    }
}
