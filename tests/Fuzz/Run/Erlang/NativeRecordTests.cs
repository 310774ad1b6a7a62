using Fuzz.Cli;
using Fuzz.Tests.Cli;

namespace Fuzz.Tests.Run.Erlang;

/// <summary>Native records beside their ops: order, hashes, the external format, BIFs and programs
/// with them, on both sides as in real OTP 29.</summary>
public sealed class NativeRecordTests
{
    private static readonly string Module = Path.Combine(
        ProjectRoot.Find()!, "tests", "filetests", "otp29", "native_records.beam");

    private static readonly string Stdlib =
        Path.GetDirectoryName(Cli.Erlang.BeamFile("lists"))!;

    [TestCase("order")]
    [TestCase("keys")]
    [TestCase("hashes")]
    [TestCase("external")]
    [TestCase("decoding")]
    [TestCase("bifs")]
    [TestCase("tests")]
    [TestCase("errors")]
    [TestCase("least")]
    [TestCase("program")]
    public void Both_sides_do_as_OTP_29_does(string function)
    {
        Ran ran = Shell.Fuzz(
            "exec", Module, function, "--path", Stdlib, "--targets", "oracle,arm32,otp29");
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
            Assert.That(ran.Out, Does.Not.Contain("not supported"));
        });
    }

    [TestCase("order")]
    [TestCase("keys")]
    [TestCase("bifs")]
    [TestCase("program")]
    public void Collections_change_nothing(string function)
    {
        Ran ran = Shell.Fuzz("exec", Module, function, "--path", Stdlib, "--gc-stress");
        Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
    }
}
