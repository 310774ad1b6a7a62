using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reports.Tests;

/// <summary>
/// SARIF is what the 2.1.0 schema says, for the objects that we write: what each must have, what it
/// may have (the schema takes no other property), and of what type. The rows are taken from the
/// specification, section by section. <see cref="SchemaTests"/> ask the schema itself, which is
/// not at hand without a network.
/// </summary>
public sealed class SarifTests
{
    private delegate bool Check(JsonNode value);

    private static readonly Check Text = v => v.GetValueKind() == JsonValueKind.String;
    private static readonly Check Positive = v =>
        v.GetValueKind() == JsonValueKind.Number && v.AsValue().TryGetValue(out long n) && n >= 1;
    private static readonly Check UriReference = v =>
        Text(v) && Uri.TryCreate((string?)v, UriKind.Relative, out _)
        && !((string)v!).Contains(' ');

    /// <summary>Objects by name: properties, whether they are required, what they hold.</summary>
    private static readonly
        Dictionary<string, (string Name, bool Required, Check Check)[]> Objects = new()
        {
            ["sarifLog"] = // 3.13
            [
                ("$schema", false, v => Uri.TryCreate((string?)v, UriKind.Absolute, out _)),
                ("version", true, v => (string?)v == "2.1.0"),
                ("runs", true, ListOf("run")),
            ],
            ["run"] = // 3.14
            [
                ("tool", true, v => Holds("tool", v)),
                ("results", false, ListOf("result")),
                ("columnKind", false, OneOf("utf16CodeUnits", "unicodeCodePoints")),
            ],
            ["tool"] = [("driver", true, v => Holds("toolComponent", v))], // 3.18
            ["toolComponent"] = // 3.19
            [
                ("name", true, Text),
                ("semanticVersion", false, Text),
                ("rules", false, v => ListOf("reportingDescriptor")(v) && AreUnique(v)),
            ],
            ["reportingDescriptor"] = // 3.49
            [
                ("id", true, Text),
                ("shortDescription", false, v => Holds("message", v)),
            ],
            ["message"] = [("text", true, v => Text(v) && (string?)v != "")], // 3.11
            ["result"] = // 3.27
            [
                ("ruleId", false, Text),
                ("level", false, OneOf("none", "note", "warning", "error")),
                ("message", true, v => Holds("message", v)),
                ("locations", false, ListOf("location")),
                ("partialFingerprints", false, v =>
                    v is JsonObject all && all.All(p => p.Value is { } one && Text(one))),
                ("occurrenceCount", false, Positive),
            ],
            ["location"] = [("physicalLocation", false, v => Holds("physicalLocation", v))], // 3.28
            ["physicalLocation"] = // 3.29
            [
                ("artifactLocation", true, v => Holds("artifactLocation", v)),
                ("region", false, v => Holds("region", v)),
            ],
            ["artifactLocation"] = [("uri", true, UriReference)], // 3.4
            ["region"] = [("startLine", true, Positive)], // 3.30
        };

    private static IEnumerable<TestCaseData> Reports() =>
    [
        new TestCaseData(Sample.Report).SetArgDisplayNames("findings"),
        new TestCaseData(Sample.Empty).SetArgDisplayNames("none"),
        new TestCaseData(Sample.Odd).SetArgDisplayNames("of an earlier night, absolute path"),
    ];

    [TestCaseSource(nameof(Reports))]
    public void Sarif_is_as_the_schema_has_it(Report report)
    {
        JsonNode log = JsonNode.Parse(Sarif.Of(report))!;
        Assert.That(Holds("sarifLog", log), $"{log}");
        JsonNode run = log["runs"]![0]!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray().Select(r => (string?)r!["id"]);
        Assert.That(
            run["results"]!.AsArray().Select(r => (string?)r!["ruleId"]).Distinct(),
            Is.SubsetOf(rules));
    }

    [TestCase("\"version\": \"2.1.0\"", "\"version\": \"2.0.0\"")]
    [TestCase("\"startLine\": 7", "\"startLine\": 0")]
    [TestCase("\"level\": \"error\"", "\"level\": \"fatal\"")]
    [TestCase("\"message\"", "\"massage\"")]
    [TestCase("%20", " ")]
    public void The_check_can_fail(string right, string wrong)
    {
        string text = Sarif.Of(Sample.Report);
        Assert.That(text, Does.Contain(right));
        Assert.That(Holds("sarifLog", JsonNode.Parse(text.Replace(right, wrong))!), Is.False);
    }

    private static bool Holds(string name, JsonNode value)
    {
        if (value is not JsonObject it)
            return false;
        (string Name, bool Required, Check Check)[] properties = Objects[name];
        return properties.All(p => !p.Required || it[p.Name] is not null)
            && it.All(p => p.Value is { } held
                && properties.Any(row => row.Name == p.Key && row.Check(held)));
    }

    private static Check ListOf(string name) =>
        v => v is JsonArray list && list.All(item => item is not null && Holds(name, item));

    private static Check OneOf(params string[] words) => v => words.Contains((string?)v);

    private static bool AreUnique(JsonNode list) =>
        list.AsArray().Select(i => i!.ToJsonString()).Distinct().Count() == list.AsArray().Count;
}
