using System.Text.RegularExpressions;
using System.Xml.Linq;
using Acornima;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Reports.Tests;

/// <summary>Pages as a browser reads them, but for what only eyes can judge.</summary>
public sealed class PageTests
{
    private static readonly (string Name, Func<string> Text)[] All =
    [
        ("findings", () => Html.Of(Sample.Report)),
        ("none", () => Html.Of(Sample.Empty)),
        ("nights", () => HistoryHtml.Of("n<", Sample.History.Nights, Sample.History.Findings)),
        ("no night", () => HistoryHtml.Of("none", [], [])),
    ];

    private static IEnumerable<TestCaseData> Pages() =>
        All.Select(p => new TestCaseData(p.Text).SetArgDisplayNames(p.Name));

    /// <summary>In strict mode the parser throws at what browsers mend in silence.</summary>
    private static IHtmlDocument Parsed(string page) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(page);

    [TestCaseSource(nameof(Pages))]
    public void A_page_is_HTML_without_a_fault(Func<string> page)
    {
        IHtmlDocument document = Parsed(page());
        string[] ids = [.. document.All.Select(e => e.Id ?? "").Where(id => id.Length > 0)];
        Assert.Multiple(() =>
        {
            Assert.That(ids, Is.Unique);
            foreach (IElement it in document.QuerySelectorAll("a[href^='#']"))
                Assert.That(ids, Does.Contain(it.GetAttribute("href")![1..]));
            foreach (IElement it in document.QuerySelectorAll("[aria-labelledby]"))
                Assert.That(ids, Does.Contain(it.GetAttribute("aria-labelledby")));
            Assert.That(document.Title, Is.Not.Empty);
            Assert.That(document.DocumentElement.GetAttribute("lang"), Is.EqualTo("en"));
            Assert.That(document.QuerySelectorAll("table tr").Select(CellCount), Is.All.Positive);
        });
    }

    private static int CellCount(IElement row) => row.Children.Length;

    [TestCaseSource(nameof(Pages))]
    public void A_page_needs_nothing_but_itself(Func<string> page)
    {
        IHtmlDocument document = Parsed(page());
        string[] loading = ["src", "srcset", "href", "action", "data", "poster", "background"];
        Assert.Multiple(() =>
        {
            foreach (string attribute in loading)
            {
                Assert.That(
                    document.QuerySelectorAll($"[{attribute}]:not([{attribute}^='#'])"), Is.Empty);
            }
            Assert.That(document.QuerySelectorAll("link, iframe, object, embed, base"), Is.Empty);
            foreach (IElement style in document.QuerySelectorAll("style"))
            {
                Assert.That(style.TextContent, Does.Not.Contain("url(").And.Not.Contain("@import"));
                Assert.That(style.TextContent, Does.Contain("prefers-color-scheme: dark"));
            }
            foreach (IElement script in document.QuerySelectorAll("script"))
                Assert.That(script.TextContent, Does.Not.Contain("fetch(").And.Not.Contain("http"));
        });
    }

    /// <summary>Colours stand for light and for dark, or one of the two has holes.</summary>
    [Test]
    public void Every_colour_has_a_dark_one()
    {
        string style = Parsed(Html.Of(Sample.Empty)).QuerySelector("style")!.TextContent;
        string[] blocks = [.. style.Split(":root {").Skip(1).Select(b => b[..b.IndexOf('}')])];
        string[][] names = [.. blocks.Select(b => b.Split([' ', '\n'])
            .Where(w => w.StartsWith("--", StringComparison.Ordinal)).ToArray())];
        Assert.That(names, Has.Length.EqualTo(2));
        Assert.That(names[1], Is.EquivalentTo(names[0]));
        Assert.That(
            style.Split("var(").Skip(1).Select(v => v[..v.IndexOf(')')] + ":").Distinct(),
            Is.SubsetOf(names[0]));
    }

    /// <summary>The script is one, and every place that it asks the page for is there.</summary>
    [Test]
    public void The_script_can_be_read_and_finds_its_places()
    {
        IHtmlDocument document = Parsed(Html.Of(Sample.Report));
        string script = document.QuerySelector("script")!.TextContent;
        Assert.DoesNotThrow(() => new Parser().ParseScript(script, strict: true));
        foreach (string call in script.Split("getElementById(\"").Skip(1))
            Assert.That(document.GetElementById(call[..call.IndexOf('"')]), Is.Not.Null, call);
        foreach (string call in script.Split("document.querySelectorAll(\"").Skip(1))
            Assert.That(document.QuerySelectorAll(call[..call.IndexOf('"')]), Is.Not.Empty, call);
    }

    [Test]
    public void Every_key_of_the_help_is_one_that_the_script_knows()
    {
        IHtmlDocument document = Parsed(Html.Of(Sample.Report));
        string script = document.QuerySelector("script")!.TextContent;
        string[] keys = [.. document.QuerySelectorAll("#help td:first-child kbd")
            .Select(k => k.TextContent)];
        Assert.That(keys, Has.Length.EqualTo(11));
        foreach (string key in keys.Where(k => k.Length == 1 && char.IsAscii(k[0])))
            Assert.That(script, Does.Match($"\n  [\"]?{Regex.Escape(key)}[\"]?: "));
    }

    [Test]
    public void A_bucket_has_all_that_a_reader_asks_for()
    {
        IHtmlDocument document = Parsed(Html.Of(Sample.Report));
        IElement bucket = document.QuerySelector(".finding")!;
        Assert.Multiple(() =>
        {
            Assert.That(bucket.GetAttribute("data-op"), Is.EqualTo("gc_bif2/erlang:'+'/2"));
            Assert.That(Text("summary .seen"), Is.EqualTo("program 163 … program 299"));
            Assert.That(Text("summary .count"), Is.EqualTo("× 12"));
            Assert.That(Text(".outcomes .expected mark"), Is.EqualTo("<<\"a&b\">>"));
            Assert.That(Text(".outcomes .actual mark"), Is.EqualTo("0"));
            Assert.That(Text(".code .guilty"), Is.EqualTo(
                "  {gc_bif}10101020adds r6, r6, r3 ◀ guilty"));
            Assert.That(Text(".code .executed"), Is.EqualTo(" ◀ here10101024nop"));
            Assert.That(Text(".command"), Is.EqualTo("./run.sh replay --lockstep out/a.S"));
            Assert.That(Text(".case"), Is.EqualTo(
                "%% case: 1\n{module, m}.\n\n\n\n\n  {gc_bif}.\n  return.\n"));
            Assert.That(Text(".case .blamed"), Is.EqualTo("  {gc_bif}."));
            Assert.That(Text(".case .comment"), Is.EqualTo("%% case: 1"));
            Assert.That(
                document.QuerySelectorAll(".state").Select(s => s.TextContent),
                Is.EqualTo(["agrees by now"]));
        });

        string? Text(string selector) => bucket.QuerySelector(selector)?.TextContent;
    }

    /// <summary>Before and behind in one row; heap words below the register that leads there.
    /// </summary>
    [Test]
    public void Registers_and_heap_are_side_by_side()
    {
        IHtmlDocument document = Parsed(Html.Of(Sample.Report));
        Assert.That(
            document.QuerySelectorAll(".registers tr").Skip(1).Select(r =>
                $"{r.ClassName}: {string.Join(" ¦ ", r.Children.Select(c => c.TextContent))}"),
            Is.EqualTo(new[]
            {
                "register differs: x0 ¦ 1 ¦ 0000001f ¦ [a|b] ¦ [a|c] ¦ 10203041",
                "heap differs: tl(x0) ¦ – ¦  ¦ b ¦ c ¦ 0000004b at 10203044",
                "register changed: x1 ¦ [] ¦ 0000003b ¦ – ¦ – ¦ ",
            }));
    }

    [TestCase("returned 12", "returned 13", "returned <mark>12</mark>")]
    [TestCase("[a,b]", "[a]", "[a<mark>,b</mark>]")]
    [TestCase("[a]", "[a,b]", "[a<mark></mark>]")]
    [TestCase("\ud83d\ude00", "\ud83d\ude01", "<mark>&#128512;</mark>")]
    [TestCase("same", "same", "same")]
    [TestCase("<a>", "<b>", "&lt;<mark>a</mark>&gt;")]
    public void What_differs_is_marked(string text, string against, string expected) =>
        Assert.That(FindingHtml.Marked(text, against), Is.EqualTo(expected));

    [TestCase(0, "0")]
    [TestCase(9.75, "9.8")]
    [TestCase(741, "741")]
    [TestCase(9999, "9999")]
    [TestCase(44520, "45k")]
    [TestCase(2_500_000, "2.5M")]
    public void An_axis_has_short_numbers(double value, string text) =>
        Assert.That(Charts.Number(value), Is.EqualTo(text));

    /// <summary>Every kind of chart is XML, and stays within its frame.</summary>
    [TestCase(ChartKind.Line)]
    [TestCase(ChartKind.Steps)]
    [TestCase(ChartKind.Bars)]
    public void A_chart_stays_in_its_frame(ChartKind kind)
    {
        foreach (double[] values in new double[][] { [], [0], [0, 0], [7, 0, 1e9], [3, 5, 4.5] })
        {
            var chart = new Chart(
                "a<b", kind, [.. values.Select((v, i) => new ChartPoint(i, v, "<"))], "0", "&");
            XElement svg = XElement.Parse(Svg.Of(chart));
            foreach (string name in (string[])["x", "y", "cx", "cy"])
            {
                Assert.That(
                    svg.Descendants().Attributes(name).Select(a => (double)a),
                    Is.All.InRange(0, 340), $"{svg}");
            }
            Assert.That($"{svg}", Does.Not.Contain("NaN").And.Not.Contain("∞"));
        }
    }

    [Test]
    public void A_course_is_drawn_as_rates_findings_and_coverage() =>
        Assert.That(
            Sample.Report.Charts.Select(
                c => $"{c.Title}: {string.Join(' ', c.Points.Select(p => p.Y))}"),
            Is.EqualTo(new[]
            {
                "programs/s: 0 90 105", "findings: 0 1 2", "covered: 7 8 9",
            }));

    /// <summary>However long it goes: points enough to draw it, and not too many.</summary>
    [TestCase(60, 20, 120)]
    [TestCase(12 * 3600, 300, 1000)]
    public void A_course_has_some_hundred_points(double seconds, int least, int most)
    {
        var timeline = new Timeline();
        for (double at = 0.5; at <= seconds; at += 0.5)
            timeline.Take(new(at, 0, 0, 0));
        timeline.Take(new(seconds + 0.1, 0, 0, 0), isEnd: true);
        Assert.That(timeline.Points, Has.Count.InRange(least, most));
        Assert.That(timeline.Points[^1].Seconds, Is.EqualTo(seconds + 0.1));
        Assert.That(timeline.Points.Select(p => p.Seconds), Is.Ordered.And.Unique);
    }
}
