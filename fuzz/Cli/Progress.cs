using System.Diagnostics;
using Corpus;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>How long work is going: one line that is rewritten for a person, a plain line now and
/// then elsewhere.</summary>
internal sealed class Progress(Terminal terminal) : IDisposable
{
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Stopwatch _sincePlain = Stopwatch.StartNew();
    private int _shown;

    public void Show(Campaign campaign) => Show(() => Line(campaign));

    /// <summary>Shows a line, unless the last one is too short a time ago.</summary>
    public void Show(Func<string> text)
    {
        lock (_lock)
        {
            if (!terminal.Interactive && _sincePlain.Elapsed < PlainEvery)
                return;
            _sincePlain.Restart();
            string line = text();
            if (terminal.Interactive)
            {
                // A line that wraps could not be rewritten.
                if (line.Length >= terminal.Columns)
                    line = line[..(terminal.Columns - 1)];
                terminal.Error.Write("\r" + line.PadRight(_shown));
            }
            else
            {
                terminal.Error.WriteLine(line);
            }
            _shown = line.Length;
        }
    }

    /// <summary>Tells of a finding; it is on disk.</summary>
    public void Announce(Finding finding)
    {
        lock (_lock)
        {
            ClearLine();
            terminal.Error.WriteLine($"finding: {finding.Case.Signature}: {finding.Path}");
        }
    }

    public void Clear()
    {
        lock (_lock)
            ClearLine();
    }

    public void Dispose() => Clear();

    private void ClearLine()
    {
        if (terminal.Interactive && _shown > 0)
            terminal.Error.Write("\r" + new string(' ', _shown) + "\r");
        _shown = 0;
    }

    private static string Line(Campaign campaign)
    {
        Tally tally = campaign.Tally;
        double seconds = Math.Max(campaign.Seconds, 0.001);
        int waiting = campaign.Findings.WaitingCount;
        return $"{seconds:f0} s: {tally.Programs} programs ({tally.Programs / seconds:f0}/s), "
            + $"{tally.Executions} executions ({tally.Executions / seconds:f0}/s), "
            + $"{campaign.Findings.All.Count} findings, "
            + $"{tally.Inconclusive.Sum(i => i.Count)} inconclusive"
            + (waiting > 0 ? $", {waiting} to minimise" : "");
    }
}
