using Fuzz.Guide;

namespace Fuzz.Cli;

/// <summary>The process: console, Ctrl-C and exit code around <see cref="CommandLine"/>.</summary>
internal static class Start
{
    private static int Main(string[] args)
    {
        if (!Traced.IsHere && CommandLine.IsTraced(args))
            return Traced.Run(args);
        Traced.BeginThread();
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            // The first one ends the work in an orderly way, the second ends the process.
            press.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        var terminal = new Terminal(Console.Out, Console.Error, stop.Token);
        if (CanMove && !Console.IsErrorRedirected)
        {
            terminal = terminal with
            {
                Error = Coloured(Console.Error),
                Live = new Live(Console.Error, WantsColours, Columns),
            };
        }
        if (CanMove && !Console.IsOutputRedirected)
            terminal = terminal with { Out = Coloured(Console.Out) };
        try
        {
            return CommandLine.Run(args, terminal, new Run.TargetFactory());
        }
        finally
        {
            terminal.Out.Flush();
            terminal.Error.Flush();
        }
    }

    private static bool CanMove => Environment.GetEnvironmentVariable("TERM") is not "dumb";

    /// <summary>Any value of the variable but none says no (no-color.org).</summary>
    private static bool WantsColours =>
        Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    private static TextWriter Coloured(TextWriter to) => WantsColours ? new Colours(to) : to;

    private static int Columns()
    {
        const int unknown = 80;
        return Console.WindowWidth is > 0 and var columns ? columns : unknown;
    }
}
