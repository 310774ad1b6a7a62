using System.Diagnostics;
using Corpus;
using Fuzz.Run;
using Fuzz.Run.Erlang;

namespace Fuzz.Cli;

/// <summary>How long work is going: lines that are rewritten for a person, a plain line now and
/// then elsewhere.</summary>
internal sealed class Progress(Terminal terminal) : IDisposable
{
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Stopwatch _sincePlain = Stopwatch.StartNew();

    public void Show(Campaign campaign) =>
        Show(() => CampaignPanel.Of(campaign).Line, () => CampaignPanel.Of(campaign).Lines);

    /// <summary>Shows a line, unless the last one is too short a time ago.</summary>
    public void Show(Func<string> text) => Show(text, () => [[new Piece(text())]]);

    private void Show(Func<string> plain, Func<IReadOnlyList<IReadOnlyList<Piece>>> lines)
    {
        lock (_lock)
        {
            if (terminal.Live is { } live)
            {
                live.Show(lines());
            }
            else if (_sincePlain.Elapsed >= PlainEvery)
            {
                _sincePlain.Restart();
                terminal.Error.WriteLine(plain());
            }
        }
    }

    /// <summary>Tells of a finding; it is on disk.</summary>
    public void Announce(Finding finding)
    {
        lock (_lock)
        {
            terminal.Live?.Clear();
            terminal.Error.WriteLine($"finding: {finding.Case.Signature}: {finding.Path}");
            if (finding.Case.Shell is { } shell)
            {
                string folder = Path.GetDirectoryName(Path.GetFullPath(finding.Path))!;
                terminal.Error.WriteLine(
                    $"  without the harness: cd {ShellWords.Quoted(folder)} && {shell}");
            }
        }
    }

    public void Clear()
    {
        lock (_lock)
            terminal.Live?.Clear();
    }

    public void Dispose() => Clear();
}
