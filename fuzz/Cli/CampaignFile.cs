using System.Text.Json;
using System.Text.Json.Nodes;
using Reports;

namespace Fuzz.Cli;

/// <summary>What a campaign or a triage leaves beside its cases: its figures, and how often each
/// case came up.</summary>
internal static class CampaignFile
{
    private const string Name = "campaign.json";

    public static void Write(string folder, string commit, CampaignFigures figures)
    {
        JsonObject text = RunVerb.Figures(figures);
        text["commit"] = commit;
        Write(folder, text);
    }

    /// <summary>Any summary that has a list of findings.</summary>
    public static void Write(string folder, JsonObject text)
    {
        string path = Path.Combine(folder, Name);
        File.WriteAllText(path + ".tmp", text.ToJsonString() + "\n");
        File.Move(path + ".tmp", path, overwrite: true);
    }

    /// <summary>The figures of the campaign that filed the cases of a folder, and counts by the
    /// name of the case's file; nothing where there are none or they cannot be read.</summary>
    public static (IReadOnlyList<(string, string)> Figures, Dictionary<string, long> Counts) Read(
        string folder)
    {
        var counts = new Dictionary<string, long>();
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            return ([], counts);
        try
        {
            JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;
            foreach (JsonNode? finding in root["findings"]!.AsArray())
                counts[Path.GetFileName((string)finding!["case"]!)] = (long)finding["count"]!;
            return (
                [
                    .. Shown.Where(name => root[name] is not null)
                        .Select(name => (name, $"{root[name]}")),
                ],
                counts);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException
            or NullReferenceException or FormatException)
        {
            return ([], counts);
        }
    }

    private static readonly string[] Shown =
        ["seed", "programs", "executions", "files", "seconds", "programsPerSecond"];
}
