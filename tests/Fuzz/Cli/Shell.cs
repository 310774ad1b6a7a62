using System.Diagnostics;
using Fuzz.Cli;
using Fuzz.Run;

namespace Fuzz.Tests.Cli;

/// <summary>What a command printed, and its exit code.</summary>
internal sealed record Ran(int Exit, string Out, string Error)
{
    public string LastLine => Out.TrimEnd('\n').Split('\n')[^1];
}

/// <summary>Runs the command line, in this process or in one of its own, and other programs.
/// </summary>
internal static class Shell
{
    /// <summary>The command line, in this process.</summary>
    public static Ran Fuzz(params string[] args) => Fuzz(new TargetFactory(), args);

    /// <summary>The command line with targets of the test's own.</summary>
    public static Ran Fuzz(TargetFactory targets, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, CancellationToken.None);
        int exit = CommandLine.Run(args, terminal, targets);
        return new Ran(exit, output.ToString(), error.ToString());
    }

    /// <summary>The command line as a process; it is the one that was built with the tests.
    /// </summary>
    public static Process StartFuzz(params string[] args) => StartFuzz([], args);

    /// <summary>The same with environment variables.</summary>
    public static Process StartFuzz((string Name, string Value)[] variables, params string[] args)
    {
        string program = typeof(CommandLine).Assembly.Location;
        ProcessStartInfo info = Info("dotnet", [program, .. args]);
        foreach ((string name, string value) in variables)
            info.Environment[name] = value;
        return Process.Start(info)!;
    }

    /// <summary>The command line as a process that has no more rights than its user's on files:
    /// root's are everything.</summary>
    public static Process StartUnprivileged(params string[] args)
    {
        string[] words = ["dotnet", typeof(CommandLine).Assembly.Location, .. args];
        if (Environment.UserName == "root")
            words = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", .. words];
        return Process.Start(Info(words[0], words[1..]))!;
    }

    /// <summary>Any program, to its end.</summary>
    public static Ran Command(string name, params string[] args) => CommandIn(null, name, args);

    /// <summary>Any program in a folder.</summary>
    public static Ran CommandIn(string? folder, string name, params string[] args)
    {
        ProcessStartInfo info = Info(name, args);
        info.WorkingDirectory = folder ?? "";
        using Process process = Process.Start(info)!;
        return Finish(process);
    }

    public static Ran Finish(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new Ran(process.ExitCode, output.Result, error.Result);
    }

    private static ProcessStartInfo Info(string name, string[] args)
    {
        var info = new ProcessStartInfo(name)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string arg in args)
            info.ArgumentList.Add(arg);
        return info;
    }
}
