using System.Text.RegularExpressions;
using Fuzz.Cli;
using Reports;

namespace Fuzz.Tests.Cli;

/// <summary>What a person's terminal is given, and nobody else.</summary>
public sealed partial class TerminalTests
{
    private static readonly CampaignPanel Panel = new(
        new TimelinePoint(30, 3000, 40000, 2), [new(1, 50, 9, 0), new(2, 100, 90, 1)], 7, 1, 60,
        null);

    [GeneratedRegex("\e\\[[0-9;]*[A-Za-z]")]
    private static partial Regex Sequences();

    [TestCase("finding: value move x,y: out/a.S", "«finding:» value move x,y: out/a.S")]
    [TestCase("no findings", "«no findings»")]
    [TestCase("agree", "«agree»")]
    [TestCase("out/a.S: differs: x0", "out/a.S: «differs:» x0")]
    [TestCase("out/a.S: agrees", "out/a.S: «agrees»")]
    [TestCase("fuzz: no verb 'x'", "«fuzz:» no verb 'x'")]
    [TestCase("  --json             print", "  «--json»             print")]
    [TestCase("  --seed S           same", "  «--seed S»           same")]
    [TestCase("  ./run.sh gate --accept", "  «./run.sh gate --accept»")]
    [TestCase("%% case: 1", "«%% case: 1»")]
    [TestCase("      - bge {f,3}", "      «- bge {f,3}»")]
    [TestCase("arm32: 1.0 % raised", "«arm32»: 1.0 % raised")]
    [TestCase("a disagree", "a disagree")]
    [TestCase("{\"seed\":1}", "{\"seed\":1}")]
    public void Lines_are_coloured_by_what_they_are(string line, string expected)
    {
        using var text = new StringWriter();
        using (var colours = new Colours(text))
            colours.WriteLine(line);
        string shown = text.ToString();
        Assert.Multiple(() =>
        {
            Assert.That(Sequences().Replace(shown, ""), Is.EqualTo(line + "\n"));
            int[] marks = [.. Sequences().Matches(shown).Select(m => m.Index)];
            Assert.That(marks, Has.Length.EqualTo(expected.Contains('«') ? 2 : 0));
            string marked = Regex.Replace(shown, "\e\\[0m", "»");
            Assert.That(Sequences().Replace(marked, "«"), Is.EqualTo(expected + "\n"));
        });
    }

    /// <summary>However text comes, in letters, lines or lumps: it is the same.</summary>
    [TestCase(1)]
    [TestCase(3)]
    [TestCase(1000)]
    public void Text_comes_through_whole(int lump)
    {
        const string all = "agree\nseed 1: 3 programs\n\nfinding: x\nno end";
        using var text = new StringWriter();
        using (var colours = new Colours(text))
        {
            foreach (char[] part in all.Chunk(lump))
                colours.Write(new string(part));
            colours.Flush();
        }
        Assert.That(Sequences().Replace(text.ToString(), ""), Is.EqualTo(all));
    }

    [Test]
    public void Progress_is_one_plain_line_elsewhere() =>
        Assert.That(Panel.Line, Is.EqualTo(
            "30 s: 3000 programs (100/s), 40000 executions (1333/s), 2 findings, 7 inconclusive, "
            + "1 to minimise"));

    [Test]
    public void Progress_is_a_panel_for_a_person()
    {
        string[] lines = [.. Panel.Lines.Select(l => string.Concat(l.Select(p => p.Text)))];
        Assert.That(lines, Is.EqualTo(new[]
        {
            $"  {new string('━', 20)}{new string('─', 20)}  0:30 of 1:00",
            "  programs            3000    100/s  ██",
            "  executions         40000   1333/s",
            "  findings               2  1 to minimise",
            "  inconclusive           7",
        }));
    }

    /// <summary>A terminal of some lines, to see what is left on it.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public void Lines_are_rewritten_in_place(bool colours)
    {
        using var text = new StringWriter();
        var live = new Live(text, colours, () => 40);
        live.Show(Panel.Lines);
        live.Clear();
        text.Write("finding: x\n");
        live.Show([[new Piece("one", "bold red"), new Piece(" two")]]);
        live.Show([[new Piece(new string('x', 100))], [new Piece("three")]]);
        Assert.Multiple(() =>
        {
            Assert.That(
                Screen(text.ToString()),
                Is.EqualTo(new[] { "finding: x", new string('x', 39), "three" }));
            Assert.That(
                Regex.IsMatch(text.ToString(), "\e\\[(1;)?[39][0-7]m"), Is.EqualTo(colours));
        });
        live.Clear();
        Assert.That(Screen(text.ToString()), Is.EqualTo(new[] { "finding: x" }));
    }

    [Test]
    public void A_campaign_on_a_screen_leaves_its_summary_there()
    {
        using var text = new StringWriter();
        var terminal = new Terminal(text, text, CancellationToken.None)
        {
            Live = new Live(text, colours: false, () => 80),
        };
        string folder = Directory.CreateTempSubdirectory("terminal-").FullName;
        int exit = CommandLine.Run(
            ["run", "--programs", "40", "--workers", "1", "--out", folder], terminal,
            new Fuzz.Run.TargetFactory());
        Directory.Delete(folder, recursive: true);
        string[] screen = Screen(text.ToString());
        Assert.That(exit, Is.EqualTo(ExitCode.Agree), text.ToString());
        Assert.That(screen[0], Does.StartWith("seed 1: 40 programs"));
        Assert.That(screen[^1], Is.EqualTo("no findings"));
    }

    [TestCase(new double[] { }, "")]
    [TestCase(new double[] { 0, 0 }, "▁▁")]
    [TestCase(new double[] { 0, 1, 2, 4 }, "▁▃▅█")]
    [TestCase(new double[] { 1, 1, 7, 7, 3, 3, 5, 5, 0, 0 }, "▂█▄▆▁")]
    public void Values_are_bars(double[] values, string bars) =>
        Assert.That(Sparkline.Of(values, columns: 5), Is.EqualTo(bars));

    /// <summary>What stands on a screen: line ends, cursor up, column, erase to the end.</summary>
    private static string[] Screen(string text)
    {
        List<string> lines = [""];
        int row = 0;
        foreach (Match part in Regex.Matches(text, "\e\\[([0-9;]*)([A-Za-z])|\n|[^\e\n]+"))
        {
            if (part.Value == "\n")
            {
                if (++row == lines.Count)
                    lines.Add("");
            }
            else if (part.Value[0] != '\e')
            {
                lines[row] += part.Value;
            }
            else if (part.Groups[2].Value == "A")
            {
                row -= int.Parse(part.Groups[1].Value, null);
            }
            else if (part.Groups[2].Value == "J")
            {
                lines.RemoveRange(row, lines.Count - row);
                lines.Add("");
            }
        }
        return [.. lines.Where(l => l.Length > 0)];
    }
}
