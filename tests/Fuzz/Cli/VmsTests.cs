using System.Text.Json.Nodes;

namespace Fuzz.Tests.Cli;

/// <summary>Real VMs on the command line.</summary>
public sealed class VmsTests
{
    [Test]
    public void The_systems_own_is_listed_with_its_release()
    {
        Ran ran = Shell.Fuzz("vms", "--json");
        JsonNode otp = JsonNode.Parse(ran.LastLine)!["vms"]!["otp"]!;
        string release = Erlang.Eval("io:put_chars(erlang:system_info(otp_release))");
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero);
            Assert.That((bool)otp["available"]!, Is.True);
            Assert.That((int)otp["release"]!, Is.EqualTo(int.Parse(release)));
            Assert.That(ran.Out, Does.Match("otp27-armhf .*ARM"));
        });
    }

    [Test]
    public void What_cannot_be_had_is_bad_input()
    {
        Ran ran = Shell.Fuzz("vms", "--install", "otp1");
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(2));
            Assert.That(ran.Error, Does.Contain("'otp1' is none of otp25"));
        });
    }

    [Test]
    public void Exec_shows_a_real_VM_beside_the_others()
    {
        Ran ran = Shell.Fuzz(
            "exec", Erlang.BeamFile("lists"), "nth", "[0,[a]]",
            "--targets", "oracle,arm32,otp", "--json");
        JsonNode summary = JsonNode.Parse(ran.LastLine)!;
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero, ran.Out);
            Assert.That((bool)summary["agree"]!, Is.True);
            Assert.That(
                (string)summary["outcomes"]!["otp"]!,
                Is.EqualTo((string)summary["outcomes"]!["oracle"]!));
        });
    }

    /// <summary>The judge of the oracle: real Erlang makes of generated programs what it does.
    /// </summary>
    [Test]
    public void A_thousand_programs_run_alike_in_the_oracle_and_in_real_Erlang()
    {
        string folder = Directory.CreateTempSubdirectory("judged-").FullName;
        Ran ran = Shell.Fuzz(
            "run", "--programs", "1000", "--seed", "11", "--workers", "1",
            "--targets", "oracle,otp", "--out", folder, "--json");
        JsonNode summary = JsonNode.Parse(ran.LastLine)!;
        Directory.Delete(folder, recursive: true);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.Zero, ran.Out);
            Assert.That((int)summary["programs"]!, Is.EqualTo(1000));
            Assert.That((int)summary["executions"]!, Is.GreaterThan(3000));
        });
    }
}
