using Beam;
using Beam.Chunks;

namespace Fuzz.Run.Erlang;

/// <summary>A module and the calls to make into it.</summary>
/// <param name="Module">Its name.</param>
/// <param name="Code">Its <c>.beam</c>; null for a module that is part of the VM's own system.
/// </param>
/// <param name="Calls">Functions and arguments.</param>
internal sealed record VmJob(
    string Module,
    byte[]? Code,
    IReadOnlyList<(string Function, ValueList<Term> Arguments)> Calls);

/// <summary>Runs jobs in a VM, and starts another when that one dies or has loaded so much that it
/// gets slow. Whatever a job does, each of its calls has an outcome.</summary>
internal sealed class VmSession(ErlangVm vm, string cache) : IDisposable
{
    /// <summary>Unloaded modules leave atoms and tables behind: then a new VM is cheaper.</summary>
    private const int ModulesMax = 5_000;

    private const int HeapWordsMax = 16 << 20;
    private static readonly TimeSpan CallMax = TimeSpan.FromSeconds(2);

    /// <summary>Above what the calls of a job may take: for loading, and a busy machine.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(20);

    private ErlangServer? _server;
    private int _modules;

    public ErlangServer Server =>
        _server ??= new ErlangServer(vm, ServerCode.FolderFor(vm, cache));

    /// <summary>How often a VM died.</summary>
    public int Deaths { get; private set; }

    /// <summary>The outcomes of each job's calls, with the process dictionary after each.</summary>
    public IReadOnlyList<IReadOnlyList<Observation>> Run(IReadOnlyList<VmJob> jobs)
    {
        if (_modules + jobs.Count > ModulesMax)
            Restart();
        _modules += jobs.Count;
        var seen = new List<IReadOnlyList<Observation>>();
        try
        {
            Server.Send(Request(jobs));
            foreach (VmJob job in jobs)
                seen.Add(Outcomes(job, Server.Receive(Slack + (CallMax * job.Calls.Count))));
        }
        catch (VmDiedException death)
        {
            Deaths++;
            Restart();
            seen.AddRange(AfterDeath([.. jobs.Skip(seen.Count)], death));
        }
        return seen;
    }

    /// <summary>The file of a module that is part of the VM's own system, or null.</summary>
    public Module? Own(string name)
    {
        Server.Send(new Beam.Tuple(Atom.Of("own"), Atom.Of(name)));
        return Server.Receive(Slack) is Bitstring code
            ? BeamReader.Read(code.Data.AsSpan(), $"{vm.Name}: {name}.beam")
            : null;
    }

    public void Dispose() => Restart();

    private void Restart()
    {
        _server?.Dispose();
        _server = null;
        _modules = 0;
    }

    /// <summary>One of these killed the VM. Halves tell which: the jobs, then the calls of the one.
    /// </summary>
    private IEnumerable<IReadOnlyList<Observation>> AfterDeath(
        List<VmJob> jobs, VmDiedException death)
    {
        if (jobs is not [var job])
        {
            int half = jobs.Count / 2;
            return [.. Run([.. jobs.Take(half)]), .. Run([.. jobs.Skip(half)])];
        }
        if (job.Calls.Count <= 1)
            return [[.. job.Calls.Select(c => Of(c.Arguments, Outcome(death)))]];
        return
        [
            [.. job.Calls.SelectMany(call => Run([job with { Calls = [call] }])[0])],
        ];
    }

    /// <summary>A VM that ends because it gets no memory is not wrong.</summary>
    private static Outcome Outcome(VmDiedException death) =>
        death.Message.Contains("Cannot allocate", StringComparison.Ordinal)
            ? new Exhausted(Exhausted.Memory)
            : new Faulted(0, death.Message);

    private static Beam.Tuple Request(IReadOnlyList<VmJob> jobs) => new(
        Atom.Of("run"),
        Terms.List([.. jobs.Select(Term)]),
        Terms.Int(HeapWordsMax),
        Terms.Int((long)CallMax.TotalMilliseconds));

    private static Term Term(VmJob job)
    {
        Term[] calls = [.. job.Calls.Select(call => new Beam.Tuple(
            Atom.Of(call.Function), Terms.List(call.Arguments.Span)))];
        Term code = job.Code is null ? Atom.Of("own") : new Bitstring(job.Code);
        return new Beam.Tuple(Atom.Of(job.Module), code, Terms.List(calls));
    }

    private static List<Observation> Outcomes(VmJob job, Term reply)
    {
        if (Terms.Elements(reply) is not { } results)
        {
            var refused = new Unsupported($"module {Atom.Quote(job.Module)}: {reply}");
            return [.. job.Calls.Select(call => Of(call.Arguments, refused))];
        }
        return
        [
            .. job.Calls.Zip(results, (call, result) => Read(call.Arguments, (Bitstring)result)),
        ];
    }

    private static Observation Read(ValueList<Term> arguments, Bitstring result)
    {
        Term decoded = TermDecoder.Decode(result.Data.AsSpan());
        if (decoded is not Beam.Tuple
            {
                Elements: [Beam.Tuple { Elements: var outcome }, var pairs]
            })
        {
            throw new InvalidDataException($"the VM answered {decoded}");
        }
        Outcome ended = outcome switch
        {
            [Atom { Name: "returned" }, var value] => new Returned(value),
            [Atom { Name: "raised" }, Atom cls, var reason, var trace] =>
                new Raised(cls, reason, WithoutServer(trace)),
            [Atom { Name: "exhausted" }, Atom { Name: var what }] => new Exhausted(what),
            [Atom { Name: "exited" }, var reason] =>
                new Faulted(0, $"the process ended: {reason}"),
            _ => throw new InvalidDataException($"the VM answered {decoded}"),
        };
        return Of(arguments, ended) with
        {
            Dictionary =
            [
                .. Terms.Elements(pairs)!.Cast<Beam.Tuple>()
                    .Select(pair => (pair.Elements[0], pair.Elements[1])),
            ],
        };
    }

    /// <summary>What called the function is ours and goes.</summary>
    private static Term WithoutServer(Term trace) =>
        Terms.Elements(trace) is { } frames
            ? Terms.List([.. frames.TakeWhile(f => !IsServer(f))])
            : trace;

    private static bool IsServer(Term frame) =>
        frame is Beam.Tuple { Elements: [Atom { Name: ErlangServer.Module }, ..] };

    private static Observation Of(ValueList<Term> arguments, Outcome outcome) =>
        new(outcome, 0, arguments, [], [], []);
}
