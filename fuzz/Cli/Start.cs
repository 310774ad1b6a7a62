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
        var terminal = new Terminal(
            Console.Out, Console.Error, !Console.IsErrorRedirected, stop.Token);
        return CommandLine.Run(args, terminal, new TargetFactory());
    }
}
