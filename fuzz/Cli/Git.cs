using System.Diagnostics;
using Beam;

namespace Fuzz.Cli;

/// <summary>What the repository around the project knows.</summary>
internal static class Git
{
    /// <summary>A file as a commit has it.</summary>
    public static string Show(string root, string commit, string file) =>
        Run(root, "show", $"{commit}:{file}");

    /// <summary>Runs git; what it printed.</summary>
    /// <exception cref="InputException">It failed.</exception>
    public static string Run(string root, params string[] words)
    {
        (int exit, string output, string error) = Command(root, "git", words);
        return exit == 0 ? output : throw new InputException(
            $"git {string.Join(' ', words)}: {error.Trim().ReplaceLineEndings(" ")}");
    }

    /// <summary>Runs any program to its end, in a folder.</summary>
    public static (int Exit, string Out, string Error) Command(
        string folder, string program, params IReadOnlyList<string> words) =>
        Command(folder, [], program, words);

    /// <summary>Likewise, with variables of the environment.</summary>
    public static (int Exit, string Out, string Error) Command(
        string folder, IEnumerable<(string Name, string Value)> variables, string program,
        params IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
