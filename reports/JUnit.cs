using System.Text;
using System.Xml.Linq;

namespace Reports;

/// <summary>A report as JUnit XML: a failed test for each bucket that still differs.</summary>
public static class JUnit
{
    public static string Of(Report report)
    {
        IEnumerable<XElement> tests = report.Findings.Count > 0
            ? report.Findings.Select(Test)
            : [new XElement("testcase", Name("fuzz", "no findings"))];
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", Xml(report.Title)),
            new XAttribute("tests", Math.Max(1, report.Findings.Count)),
            new XAttribute("failures", report.Findings.Count(Fails)),
            new XAttribute("errors", 0),
            new XAttribute("skipped", report.Findings.Count(IsInconclusive)),
            tests,
            report.Unread.Count > 0 ? new XElement("system-err", Xml(string.Concat(
                report.Unread.Select(u => $"not read: {u.Path}: {u.Problem}\n")))) : null);
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
            + new XElement("testsuites", suite) + "\n";
    }

    private static XElement Test(ReportedFinding it)
    {
        var test = new XElement(
            "testcase", Name($"fuzz.{it.Signature.Kind}", $"{it.Signature}"));
        if (Fails(it))
        {
            test.Add(new XElement(
                "failure",
                new XAttribute("message", Xml(it.Message)),
                new XAttribute("type", Xml(it.Signature.Kind)),
                Xml($"{it.Message}\n{it.Parting?.Guilty}\n{it.Command}\n")));
        }
        else if (IsInconclusive(it))
        {
            test.Add(new XElement("skipped", "inconclusive by now"));
        }
        return test;
    }

    private static bool Fails(ReportedFinding it) => it.State == ReplayState.Differs;

    private static bool IsInconclusive(ReportedFinding it) =>
        it.State == ReplayState.Inconclusive;

    private static XAttribute[] Name(string suite, string name) =>
        [new XAttribute("classname", Xml(suite)), new XAttribute("name", Xml(name))];

    /// <summary>Without the characters that XML cannot hold, in no spelling.</summary>
    private static string Xml(string text)
    {
        var legal = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isLegal = rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF);
            legal.Append(isLegal ? rune : new Rune(0xFFFD));
        }
        return legal.ToString();
    }
}
