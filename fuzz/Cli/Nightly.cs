using System.Diagnostics;
using Beam;
using Corpus;
using Fuzz.Run;
using Reports;

namespace Fuzz.Cli;

/// <summary>A campaign as one of many into the same directory (<c>run --resume</c>).</summary>
internal sealed class Nightly : IDisposable
{
    private static readonly TimeSpan ToldEvery = TimeSpan.FromSeconds(2);

    private readonly Store _store;
    private readonly History _history;
    private readonly ulong? _seed;
    private readonly Stopwatch _sinceTold = Stopwatch.StartNew();

    /// <param name="store">The directory.</param>
    /// <param name="seed">The seed asked for; null for that of the last night.</param>
    public Nightly(Store store, ulong? seed)
    {
        (_store, _seed) = (store, seed);
        _history = History.Open(store.Directory);
        store.RemoveUnfinished();
    }

    /// <summary>The options of a campaign that goes on where the last one stopped; a limit of
    /// programs is one for this night.</summary>
    public CampaignOptions Prepare(CampaignOptions options)
    {
        ulong seed = _seed ?? _history.LastSeed ?? options.Seed;
        long first = _history.DoneOf(seed, How(options));
        return options with
        {
            Seed = seed,
            First = first,
            Programs = options.Programs + first,
            Left = _store.Raw(seed, first),
        };
    }

    /// <summary>Writes down that it begins. What is filed already is not filed again.</summary>
    public void Begin(Campaign campaign, CampaignOptions options, Action<string> tell)
    {
        foreach (string path in _store.Paths)
        {
            string file = Path.GetFileName(path);
            if (file.StartsWith("raw_", StringComparison.Ordinal))
                continue;
            try
            {
                Case it = ModuleFile.ReadCase(path);
                if (it.Signature is not null)
                    campaign.Findings.Know(new Finding(it, path, _history.CountOf(file)));
            }
            catch (InputException error)
            {
                tell($"fuzz: not read: {error.Message}");
            }
        }
        if (options.First > 0)
            tell($"goes on with program {options.First} of seed {options.Seed}");
        string now = DateTime.UtcNow.ToString(
            "yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
        _history.Begin(now, options.Commit, options.Seed, How(options), options.First);
    }

    /// <summary>What beside the seed says which programs a campaign makes.</summary>
    private static string How(CampaignOptions options) => string.Join(
        ' ',
        new[]
        {
            options.Source is { } source ? $"source={source}" : "",
            options.Coverage == Coverage.Guides ? "guided" : "",
            options.OpPattern is { } ops ? $"ops={ops}" : "",
            options.Releases is { } releases ? $"releases={releases}" : "",
            options.Targets == TargetList.Default ? ""
                : $"targets={string.Join(',', options.Targets?.Names ?? [])}",
        }.Where(word => word.Length > 0));

    public void Found(Finding finding) => _history.Found(finding);

    public void Tick(Campaign campaign)
    {
        if (_sinceTold.Elapsed < ToldEvery)
            return;
        _sinceTold.Restart();
        Tell(campaign, isEnd: false);
    }

    public void End(Campaign campaign, CampaignFigures figures)
    {
        Tell(campaign, isEnd: true);
        _history.End(figures.Findings.Select(f =>
        {
            string file = Path.GetFileName(f.Path);
            return ($"{f.Case.Signature}", file, f.Count - _history.CountOf(file));
        }));
    }

    public void Dispose() => _history.Dispose();

    private void Tell(Campaign campaign, bool isEnd) => _history.Progress(
        campaign.Findings.Done, campaign.Now, campaign.Tally.Inconclusive.Sum(i => i.Count), isEnd);
}
