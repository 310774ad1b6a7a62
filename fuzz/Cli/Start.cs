namespace Fuzz.Cli;

/// <summary>Where the process starts. (A named class: top-level statements would make a global
/// <c>Program</c> that hides <see cref="Generate.Program"/>.)</summary>
internal static class Start
{
    private static int Main() => 0;
}
