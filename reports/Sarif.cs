using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reports;

/// <summary>A report as SARIF 2.1.0: a rule for each op and kind, a result for each bucket.
/// </summary>
public static class Sarif
{
    private const string Schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        // Not for a web page: ' and + stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(Report report)
    {
        var rules = new JsonArray();
        foreach (string rule in report.Findings.Select(Rule).Distinct()
            .Order(StringComparer.Ordinal))
        {
            rules.Add(new JsonObject
            {
                ["id"] = rule,
                ["shortDescription"] = Message($"The JIT's code differs from the oracle: {rule}"),
            });
        }
        var driver = new JsonObject
        {
            ["name"] = "fuzz",
            ["semanticVersion"] = "1.0.0",
            ["rules"] = rules,
        };
        var run = new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = driver },
            ["results"] = new JsonArray([.. report.Findings.Select(Result)]),
            ["columnKind"] = "utf16CodeUnits",
        };
        var log = new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(run),
        };
        return log.ToJsonString(Indented) + "\n";
    }

    private static string Rule(ReportedFinding it) => $"{it.Signature.Kind}/{it.Signature.Op}";

    private static JsonNode Result(ReportedFinding it) => new JsonObject
    {
        ["ruleId"] = Rule(it),
        ["level"] = it.State == ReplayState.Differs ? "error" : "note",
        ["message"] = Message(
            it.Parting?.Guilty is { } guilty ? $"{it.Message}; guilty: {guilty}" : it.Message),
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = Uri(it.Finding.Path) },
                ["region"] = new JsonObject { ["startLine"] = it.Line },
            },
        }),
        ["partialFingerprints"] = new JsonObject { ["signature/v1"] = $"{it.Signature}" },
        ["occurrenceCount"] = Math.Max(1, it.Finding.Count),
    };

    private static JsonObject Message(string text) => new() { ["text"] = text };

    /// <summary>A path as SARIF has it: a relative reference with slashes.</summary>
    private static string Uri(string path) =>
        string.Join('/', path.Split('/', '\\').Select(System.Uri.EscapeDataString));
}
