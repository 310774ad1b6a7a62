using System.Diagnostics;

namespace Beam.Tests;

/// <summary>The real Erlang of the machine.</summary>
internal static class Erlang
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(60);

    /// <summary>Folder of its installation.</summary>
    public static string Root { get; } = Eval("io:put_chars(code:root_dir())");

    /// <summary>Paths of all its <c>.beam</c> files, in order.</summary>
    public static IReadOnlyList<string> BeamFiles { get; } = FindBeams(Root);

    public static string BeamFile(string module) =>
        BeamFiles.First(file => Path.GetFileNameWithoutExtension(file) == module);

    public static string[] FindBeams(string folder)
    {
        var links = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        return [.. Directory.GetFiles(folder, "*.beam", links).Order(StringComparer.Ordinal)];
    }

    /// <summary>What evaluating expressions prints.</summary>
    public static string Eval(string expressions, string? folder = null)
    {
        // A failing expression ends init, which says why on stdout and exits with 1.
        var start = new ProcessStartInfo("erl", ["-noshell", "-eval", expressions + ", halt()."])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        start.Environment["ERL_CRASH_DUMP_SECONDS"] = "0";
        using Process erl = Process.Start(start)!;
        Task<string> errors = erl.StandardError.ReadToEndAsync();
        Task<string> output = erl.StandardOutput.ReadToEndAsync();
        if (!erl.WaitForExit(TimeMax))
        {
            erl.Kill();
            Assert.Fail($"erl took more than {TimeMax}: {expressions}");
        }
        Assert.That(erl.ExitCode, Is.Zero, () => output.Result + errors.Result);
        return output.Result;
    }
}
