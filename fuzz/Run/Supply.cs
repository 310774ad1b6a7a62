using System.IO.Enumeration;
using Beam;
using Fuzz.Generate;
using Fuzz.Generate.Mutating;
using Fuzz.Generate.Sweeping;
using Fuzz.Guide;
using Fuzz.Run.Erlang;

namespace Fuzz.Run;

/// <summary>How a program came to be.</summary>
internal enum Source
{
    /// <summary>Drawn at random, typed.</summary>
    Typed,

    /// <summary>One of the sweep over ops.</summary>
    Sweep,

    /// <summary>Made of another one by a few changes.</summary>
    Mutation,

    /// <summary>Made likewise of programs that the campaign has kept for what they cover.</summary>
    Kept,

    /// <summary>Drawn at random, typed, of ops that have added to the coverage lately.</summary>
    Directed,

    /// <summary>Erlang source, compiled by a real VM's own compiler.</summary>
    Erlang,
}

/// <summary>Gives a campaign its programs, by number: which one a number has does not hang on who
/// asks when.</summary>
/// <param name="options">What the campaign is to do.</param>
/// <param name="vms">Where compilers of Erlang source are; null where none is wanted.</param>
internal sealed class Supply(CampaignOptions options, VmCatalog? vms = null)
{
    /// <summary>Sources of a campaign that is told none, in turn. Its length has no factor in
    /// common with that of the ways to run a program, so each source is run in all ways.</summary>
    private static readonly Source[] Mix =
        [Source.Sweep, Source.Typed, Source.Sweep, Source.Mutation, Source.Typed];

    /// <summary>Directed programs are longer: more of what costs the same for any program.
    /// </summary>
    private const int DirectedLength = 2;

    /// <summary>Tries for a program that all targets can run.</summary>
    private const int DrawsMax = 50;

    private readonly Source[] _turns = Turns(options);
    private readonly InTurn<Generate.Program> _sweep = new(
        Sweep.Of(options.Releases, op => IsHandled(options, op), op => IsWanted(options, op))
            .Where(options.Swept ?? (_ => true)),
        PlaceOf(options, options.First));

    private readonly Mutator _mutator = new(
        new Donors(options.DonorFolders), options.Releases, op => IsHandled(options, op));

    /// <summary>Mutants are not for real VMs unless asked for: compilers would not make them, and
    /// some are refused or get other stack traces there (docs/targets.md).</summary>
    private static Source[] Turns(CampaignOptions options)
    {
        if (options.Source is { } one)
            return [one];
        return (options.Targets ?? TargetList.Default).Names.Any(n => !TargetList.IsOwn(n))
            ? [.. Mix.Select(s => s == Source.Mutation ? Source.Typed : s)]
            : Mix;
    }

    /// <summary>How many programs of the sweep have a lower number.</summary>
    private static long PlaceOf(CampaignOptions options, long number)
    {
        Source[] turns = Turns(options);
        long rounds = number / turns.Length;
        return (rounds * turns.Count(s => s == Source.Sweep))
            + turns[..(int)(number % turns.Length)].Count(s => s == Source.Sweep);
    }

    private static bool IsHandled(CampaignOptions options, Op op) =>
        HandledOps.AllHave(options.Targets ?? TargetList.Default, op)
        && options.Limits.All(limits => !limits.MissingOps.Contains(op));

    private static GeneratorOptions OptionsOf(CampaignOptions options) => new(
        options.OpPattern, options.Releases, op => IsHandled(options, op), options.Preferred,
        IsWide: options.HasWideTarget,
        HasProcesses: (options.Targets ?? TargetList.Default).Names.All(TargetList.IsOwn));

    /// <summary>Where some ops are preferred, the sweep is about these alone.</summary>
    private static bool IsWanted(CampaignOptions options, Op op) =>
        options.OpPattern is { } pattern
            ? FileSystemName.MatchesSimpleExpression(pattern, op.Name)
            : options.Preferred?.Contains(op) ?? true;

    /// <summary>The generator that a worker needs for it.</summary>
    public Generator Generator() => new(OptionsOf(options));

    /// <summary>One that prefers some ops.</summary>
    public static Generator Generator(CampaignOptions options, IReadOnlySet<Op> preferred) =>
        new(OptionsOf(options) with { Preferred = preferred, Length = DirectedLength });

    /// <summary>Programs that were made and not given away, because a target cannot run them.
    /// </summary>
    public long Filtered => Interlocked.Read(ref _filtered);

    private long _filtered;

    /// <summary>The program of a number, and where it is from; null when there are no more. Once
    /// the sweep is over, a mix has typed programs in its place; so it has for what a target cannot
    /// run.</summary>
    public (Generate.Program Program, Source Source)? Make(Generator generator, long number)
    {
        (Generate.Program Program, Source Source)? made = Draw(generator, number);
        for (uint draw = 1; draw < DrawsMax && made is { } it && !MayRun(it.Program); draw++)
        {
            Interlocked.Increment(ref _filtered);
            var random = new Pcg(Campaign.SeedOf(options.Seed, number), draw);
            made = (generator.Generate(random.Next64()), Source.Typed);
        }
        return made;
    }

    /// <summary>Whether no target is known to lack what a program asks for.</summary>
    private bool MayRun(Generate.Program program) => options.Limits.All(limits =>
        limits.WhyNot(program.Module) is null
        && program.AllCalls().All(call => limits.WhyNot(call.Arguments) is null));

    private (Generate.Program Program, Source Source)? Draw(Generator generator, long number)
    {
        Source turn = _turns[(int)(number % _turns.Length)];
        if (turn == Source.Sweep)
        {
            if (_sweep.At(PlaceOf(options, number)) is { } program)
                return (program, Source.Sweep);
            if (options.Source is not null)
                return null;
        }
        ulong seed = Campaign.SeedOf(options.Seed, number);
        return turn switch
        {
            Source.Mutation => (_mutator.Mutate(seed), turn),
            Source.Erlang => (_compiled.Value.Make(seed), turn),
            _ => (generator.Generate(seed), Source.Typed),
        };
    }

    private readonly Lazy<SourcePrograms> _compiled = new(() => SourcePrograms.For(
        vms!, options.Targets ?? TargetList.Default, options.Releases));

    /// <summary>No more programs are wanted.</summary>
    public void Close()
    {
        if (_compiled.IsValueCreated)
            _compiled.Value.Dispose();
    }

    /// <summary>Likewise, where coverage says what it is to be.</summary>
    public (Generate.Program Program, Source Source)? Make(
        Generator generator, long number, Turn turn)
    {
        ulong seed = Campaign.SeedOf(options.Seed, number);
        return turn.Source switch
        {
            Source.Sweep when _sweep.At(turn.Sweep) is { } program => (program, Source.Sweep),
            Source.Mutation => (_mutator.Mutate(seed), Source.Mutation),
            Source.Kept => (_mutator.Mutate(seed, turn.Kept), Source.Kept),
            Source.Directed => (turn.Preference!.Generator.Generate(seed), Source.Directed),
            _ => (generator.Generate(seed), Source.Typed),
        };
    }

    /// <summary>Programs of the sweep that campaigns before the first program have done.</summary>
    public static long SweptBefore(CampaignOptions options) => PlaceOf(options, options.First);
}

/// <summary>Items of a sequence by their place, each asked for once, about in order, by several
/// threads.</summary>
/// <param name="items">The sequence.</param>
/// <param name="begin">No place below is asked for.</param>
internal sealed class InTurn<T>(IEnumerable<T> items, long begin = 0)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly IEnumerator<T> _items = items.GetEnumerator();
    private readonly Dictionary<long, T> _waiting = [];
    private long _next;

    /// <summary>The item, or null beyond the end.</summary>
    public T? At(long place)
    {
        lock (_lock)
        {
            for (; _next <= place && _items.MoveNext(); _next++)
            {
                if (_next >= begin)
                    _waiting[_next] = _items.Current;
            }
            return _waiting.Remove(place, out T? item) ? item : null;
        }
    }
}
