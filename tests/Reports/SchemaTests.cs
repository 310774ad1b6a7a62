using System.Text.Json;
using System.Xml.Linq;
using System.Xml.Schema;
using Json.Schema;

namespace Reports.Tests;

/// <summary>Reports are what those who read them say that they must be: SARIF's own schema, the one
/// of Jenkins' JUnit reader. test.sh fetches both (.ci/fetch-schemas.sh); they are not ours.
/// </summary>
public sealed class SchemaTests
{
    private static readonly Lazy<JsonSchema> SarifSchema = new(() => JsonSchema.FromText(
        // Of draft 4, which the library does not know; what draft 7 has other names for is this.
        Fetched("sarif-2.1.0.json").Replace("draft-04", "draft-07").Replace(
            "\"id\": \"http", "\"$id\": \"http")));

    private static IEnumerable<TestCaseData> Reports() =>
    [
        new TestCaseData(Sample.Report).SetArgDisplayNames("findings"),
        new TestCaseData(Sample.Empty).SetArgDisplayNames("none"),
        new TestCaseData(Sample.Odd).SetArgDisplayNames("of an earlier night, odd paths"),
    ];

    [TestCaseSource(nameof(Reports))]
    public void Sarif_is_valid(Report report) =>
        Assert.That(Faults(Sarif.Of(report)), Is.Empty);

    [TestCase("\"version\": \"2.1.0\"", "\"version\": \"2.0.0\"")]
    [TestCase("\"startLine\": 7", "\"startLine\": 0")]
    [TestCase("\"level\": \"error\"", "\"level\": \"fatal\"")]
    [TestCase("\"message\"", "\"massage\"")]
    [TestCase("\"uri\": \"out", "\"uri\": \"o u t")]
    public void What_is_no_Sarif_is_not_valid(string right, string wrong)
    {
        string text = Sarif.Of(Sample.Report);
        Assert.That(text, Does.Contain(right));
        Assert.That(Faults(text.Replace(right, wrong)), Is.Not.Empty);
    }

    [TestCaseSource(nameof(Reports))]
    public void JUnit_is_valid(Report report) =>
        Assert.That(XmlFaults(JUnit.Of(report)), Is.Empty);

    [TestCase("type=\"value\"", "kind=\"value\"")]
    [TestCase("tests=", "test=")]
    [TestCase("<skipped>", "<skipped message=\"\">")]
    public void What_is_no_JUnit_is_not_valid(string right, string wrong)
    {
        string text = JUnit.Of(Sample.Odd);
        Assert.That(text, Does.Contain(right));
        Assert.That(XmlFaults(text.Replace(right, wrong)), Is.Not.Empty);
    }

    private static List<string> Faults(string sarif)
    {
        using var document = JsonDocument.Parse(sarif);
        EvaluationResults results = SarifSchema.Value.Evaluate(
            document.RootElement,
            new EvaluationOptions
            {
                OutputFormat = OutputFormat.List,
                RequireFormatValidation = true,
            });
        return results.IsValid ? [] :
        [
            .. (results.Details ?? []).Where(d => d.Errors is not null)
                .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}")),
        ];
    }

    private static List<string> XmlFaults(string junit)
    {
        var schemas = new XmlSchemaSet();
        using (var text = new StringReader(Fetched("jenkins-junit.xsd")))
        using (var reader = System.Xml.XmlReader.Create(text))
            schemas.Add("", reader);
        var faults = new List<string>();
        XDocument.Parse(junit).Validate(schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }

    private static string Fetched(string name)
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Fuzz.sln")))
            folder = Path.GetDirectoryName(folder);
        string path = Path.Combine(folder!, ".cache", "schemas", name);
        Assert.That(
            File.Exists(path), $"{path}: .ci/fetch-schemas.sh .cache/schemas fetches it");
        return File.ReadAllText(path);
    }
}
