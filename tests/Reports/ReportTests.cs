using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Reports.Tests;

public sealed class ReportTests
{
    [Test]
    public void What_is_shown_is_escaped()
    {
        string page = Html.Of(Sample.Report);
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("out/value &lt;1&gt;.S"));
            Assert.That(
                page, Does.Contain("returned <mark>&lt;&lt;&quot;a&amp;b&quot;&gt;&gt;</mark>"));
            Assert.That(page, Does.Contain("no case: &lt;binary&gt;"));
        });
    }

    [Test]
    public void Sarif_has_a_result_for_each_bucket()
    {
        JsonNode run = JsonNode.Parse(Sarif.Of(Sample.Report))!["runs"]![0]!;
        JsonArray results = run["results"]!.AsArray();
        JsonNode place = results[0]!["locations"]![0]!["physicalLocation"]!;
        Assert.Multiple(() =>
        {
            Assert.That(results, Has.Count.EqualTo(2));
            Assert.That((string?)results[0]!["level"], Is.EqualTo("error"));
            Assert.That((string?)results[1]!["level"], Is.EqualTo("note"));
            Assert.That((int)place["region"]!["startLine"]!, Is.EqualTo(7));
            Assert.That(
                (string?)place["artifactLocation"]!["uri"], Is.EqualTo("out/value%20%3C1%3E.S"));
            Assert.That(
                run["tool"]!["driver"]!["rules"]!.AsArray().Select(r => (string?)r!["id"]),
                Is.EquivalentTo(results.Select(r => (string?)r!["ruleId"])));
        });
    }

    [Test]
    public void JUnit_has_a_failure_for_each_bucket_that_still_differs()
    {
        XElement suite = XDocument.Parse(JUnit.Of(Sample.Report)).Root!.Element("testsuite")!;
        Assert.Multiple(() =>
        {
            Assert.That((int)suite.Attribute("tests")!, Is.EqualTo(2));
            Assert.That((int)suite.Attribute("failures")!, Is.EqualTo(1));
            Assert.That(suite.Descendants("failure").Count(), Is.EqualTo(1));
            Assert.That(
                XDocument.Parse(JUnit.Of(Sample.Empty)).Descendants("testcase").Count(),
                Is.EqualTo(1));
        });
    }

    [Test]
    public void Characters_that_XML_cannot_hold_are_replaced()
    {
        ReportedFinding first = Sample.Report.Findings[0];
        Report report = Sample.Report with
        {
            Findings =
                [first with { Parting = first.Parting! with { Actual = "a\u0001\ud800b" } }],
        };
        Assert.That(JUnit.Of(report), Does.Contain("got a\ufffd\ufffdb"));
    }

    [Test]
    public void Markdown_keeps_its_table_whole() =>
        Assert.That(
            Markdown.Of(Sample.Report).Split('\n'),
            Does.Contain("| 12 | value | `gc_bif2/erlang:'+'/2` "
                + "| `{gc_bif,'+',{f,0},1,[{x,0},{x,0}],{x,0}}` "
                + "| `x0` should be `<<\"a\\|b\">>`, is `0` |"));

    [Test]
    public void An_annotation_is_one_line_with_its_commas_escaped() =>
        Assert.That(
            Markdown.GitHub(Sample.Report),
            Is.EqualTo(
                "::error file=out/value <1>.S,line=7,"
                + "title=value gc_bif2/erlang%3A'+'/2 f0%2Cu%2Cx%2Cx%2Cx::"
                + "after {gc_bif,'+',{f,0},1,[{x,0},{x,0}],{x,0}} in f/1: x0: "
                + "expected <<\"a|b\">>, got 0"
                + "%0Aguilty: 0x10101020 adds r6, r6, r3: wrote x0\n"));

    [Test]
    public void A_report_without_findings_says_so()
    {
        Assert.That(Markdown.Of(Sample.Empty), Does.Contain("No findings."));
        Assert.That(Html.Of(Sample.Empty), Does.Contain("0 buckets</b>, 0 differences"));
    }
}
