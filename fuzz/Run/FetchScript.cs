using System.Diagnostics;
using Beam;

namespace Fuzz.Run;

/// <summary>The project's scripts that set up what a machine lacks.</summary>
internal static class FetchScript
{
    /// <summary>Runs <c>.ci/NAME</c> to its end.</summary>
    /// <param name="root">The project's folder.</param>
    /// <param name="name">The script.</param>
    /// <param name="words">Its arguments.</param>
    /// <param name="what">What the user asked for, for the complaint.</param>
    /// <exception cref="InputException">It failed, with what it said.</exception>
    public static void Run(string root, string name, IEnumerable<string> words, string what)
    {
        var start = new ProcessStartInfo(Path.Combine(root, ".ci", name), words)
        {
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InputException($"{what}: {said.Trim()}");
    }
}
