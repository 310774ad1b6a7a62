using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fuzz.Cli;

/// <summary>Where a verb writes, and how it hears that the user wants it to end.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Progress and errors.</param>
/// <param name="Stop">Ctrl-C.</param>
internal sealed record Terminal(
    TextWriter Out, TextWriter Error, CancellationToken Stop)
{
    /// <summary>Lines that are rewritten, where errors go to a person's screen; else null.
    /// </summary>
    public Live? Live { get; init; }

    private static readonly JsonSerializerOptions Readable = new()
    {
        // The text is for programs and terminals, never for a web page: < and ' stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The summary, on one line; the last that a verb writes.</summary>
    public void WriteJson(JsonObject summary) => Out.WriteLine(summary.ToJsonString(Readable));
}

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Agree = 0;
    public const int Findings = 1;
    public const int BadInput = 2;
    public const int HarnessFailed = 3;
}
