namespace Fuzz.Cli;

/// <summary>Where a verb writes, and how it hears that the user wants it to end.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Progress and errors.</param>
/// <param name="Interactive">A person watches <paramref name="Error"/>: lines may be rewritten.
/// </param>
/// <param name="Stop">Ctrl-C.</param>
internal sealed record Terminal(
    TextWriter Out, TextWriter Error, bool Interactive, CancellationToken Stop);

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Agree = 0;
    public const int Findings = 1;
    public const int BadInput = 2;
    public const int HarnessFailed = 3;
}
