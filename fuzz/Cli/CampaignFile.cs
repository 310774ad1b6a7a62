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
        text["timeline"] = new JsonArray([.. figures.Timeline.Select(p => new JsonObject
        {
            ["seconds"] = Math.Round(p.Seconds, 1),
            ["programs"] = p.Programs,
            ["executions"] = p.Executions,
            ["findings"] = p.Findings,
            ["covered"] = p.Covered,
        })]);
        Write(folder, text);
    }

    /// <summary>Any summary that has a list of findings.</summary>
    public static void Write(string folder, JsonObject text)
    {
        string path = Path.Combine(folder, Name);
        File.WriteAllText(path + ".tmp", text.ToJsonString() + "\n");
        File.Move(path + ".tmp", path, overwrite: true);
    }

    /// <summary>What the campaign that filed the cases of a folder has left; nothing where there
    /// is none or it cannot be read.</summary>
    public static CampaignKept Read(string folder)
    {
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            return CampaignKept.None;
        try
        {
            JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;
            return new CampaignKept(
                [
                    .. Shown.Where(s => root[s.Key] is not null)
                        .Select(s => (s.Name, $"{root[s.Key]}")),
                ],
                root["findings"]!.AsArray().ToDictionary(
                    f => Path.GetFileName((string)f!["case"]!),
                    f => ((long)f!["count"]!, (long?)f["last"])),
                [.. root["timeline"]?.AsArray().Select(PointOf) ?? []]);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException
            or NullReferenceException or FormatException or ArgumentException)
        {
            return CampaignKept.None;
        }
    }

    private static TimelinePoint PointOf(JsonNode? it) => new(
        (double)it!["seconds"]!, (long)it["programs"]!, (long)it["executions"]!,
        (int)it["findings"]!, (long?)it["covered"]);

    private static readonly (string Key, string Name)[] Shown =
    [
        ("seed", "seed"), ("programs", "programs"), ("executions", "executions"),
        ("files", "files"), ("seconds", "seconds"), ("programsPerSecond", "programs/s"),
        ("executionsPerSecond", "executions/s"),
    ];
}

/// <summary>What is left of a campaign.</summary>
/// <param name="Figures">Name and value.</param>
/// <param name="Counts">How often each case came up, and in which program last, by name of its
/// file.</param>
/// <param name="Course">Its course.</param>
internal sealed record CampaignKept(
    IReadOnlyList<(string Name, string Value)> Figures,
    IReadOnlyDictionary<string, (long Count, long? Last)> Counts,
    IReadOnlyList<TimelinePoint> Course)
{
    public static CampaignKept None { get; } =
        new([], new Dictionary<string, (long, long?)>(), []);
}
