using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>The process: console, Ctrl-C and exit code around <see cref="CommandLine"/>.</summary>
internal static class Start
{
    private static int Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            // The first one ends the work in an orderly way, the second ends the process.
            press.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        bool interactive = !Console.IsErrorRedirected;
        var terminal = new Terminal(Console.Out, Console.Error, interactive, stop.Token);
        if (interactive && Console.WindowWidth > 0)
            terminal = terminal with { Columns = Console.WindowWidth };
        return CommandLine.Run(args, terminal, new TargetFactory());
    }
}
