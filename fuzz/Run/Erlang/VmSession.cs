using System.Text;
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
internal sealed class VmSession(ErlangVm vm, string cache, VmLimits? limits = null) : IDisposable
{
    /// <summary>Unloaded modules leave atoms and tables behind: then a new VM is cheaper.</summary>
    private const int ModulesMax = 5_000;

    private const int HeapWordsMax = 16 << 20;

    private static readonly TimeSpan CompileMax = TimeSpan.FromSeconds(60);

    private readonly VmLimits _limits = limits ?? VmLimits.Default;
    private ErlangServer? _server;
    private int _modules;

    /// <summary>The code that was loaded alone, by the last request: it need not be loaded again.
    /// </summary>
    private byte[]? _loaded;

    public ErlangServer Server => _server ??= Started();

    /// <summary>How often a VM died.</summary>
    public int Deaths { get; private set; }

    /// <summary>The outcomes of each job's calls, with the process dictionary after each.</summary>
    public IReadOnlyList<IReadOnlyList<Observation>> Run(IReadOnlyList<VmJob> jobs) =>
    [
        .. jobs.Zip(RunOnce(jobs, _limits.Call), (job, seen) => (IReadOnlyList<Observation>)
        [
            .. job.Calls.Zip(seen, (call, it) => it.Outcome is Exhausted { Limit: Exhausted.Time }
                ? RunOnce([job with { Calls = [call] }], _limits.Call * VmLimits.Patience)[0][0]
                : it),
        ]),
    ];

    private List<IReadOnlyList<Observation>> RunOnce(IReadOnlyList<VmJob> jobs, TimeSpan callMax)
    {
        if (_modules + jobs.Count > ModulesMax)
            Restart();
        bool isFresh = _modules == 0, isLoaded = false;
        _modules += jobs.Count;
        var seen = new List<IReadOnlyList<Observation>>();
        try
        {
            Server.Send(Request(jobs, callMax));
            isLoaded = Server.Receive(_limits.Slack) is Atom { Name: "loaded" };
            foreach (VmJob job in jobs)
            {
                Term reply = Server.Receive(_limits.Slack + (callMax * job.Calls.Count));
                seen.Add(Outcomes(job, reply));
            }
            _loaded = jobs is [var only] && !seen[0].Any(s => s.Outcome is Unsupported)
                ? only.Code : null;
        }
        catch (VmDiedException death)
        {
            Deaths++;
            Restart();
            List<VmJob> left = [.. jobs.Skip(seen.Count)];
            seen.AddRange(AfterDeath(left, death, callMax, isLoaded, isFresh));
        }
        return seen;
    }

    /// <summary>A VM that has greeted; it has a few tries, for the machine may be busy.</summary>
    /// <exception cref="InputException">None came up.</exception>
    private ErlangServer Started()
    {
        const int tries = 3;
        string folder = ServerCode.FolderFor(vm, cache);
        for (int i = 1; ; i++)
        {
            try
            {
                return new ErlangServer(vm, folder, _limits.ResidentBytes);
            }
            catch (VmDiedException death) when (i == tries)
            {
                throw new InputException($"target {vm.Name} does not start: {death.Message}");
            }
            catch (VmDiedException)
            {
                Deaths++;
            }
        }
    }

    /// <summary>The file of a module that is part of the VM's own system, or null.</summary>
    public Module? Own(string name)
    {
        Server.Send(new Beam.Tuple(Atom.Of("own"), Atom.Of(name)));
        return Server.Receive(_limits.Slack) is Bitstring code
            ? BeamReader.Read(code.Data.AsSpan(), $"{vm.Name}: {name}.beam")
            : null;
    }

    /// <summary>What the VM's compiler makes of a module's source; null when it refuses that.
    /// </summary>
    public byte[]? Compile(string source)
    {
        const int tries = 2;
        for (int i = 1; ; i++)
        {
            try
            {
                Server.Send(new Beam.Tuple(
                    Atom.Of("compile"), new Bitstring(Encoding.UTF8.GetBytes(source))));
                return Server.Receive(CompileMax) is Bitstring code ? [.. code.Data] : null;
            }
            catch (VmDiedException) when (i < tries)
            {
                Deaths++;
                Restart();
            }
        }
    }

    public void Dispose() => Restart();

    private void Restart()
    {
        _server?.Dispose();
        _server = null;
        _modules = 0;
        _loaded = null;
    }

    /// <summary>One of these killed the VM. When they were loaded it is most likely the first, the
    /// next to be answered; halves tell otherwise. Of the one, each call is made alone, and is
    /// guilty when it kills a VM that has run nothing before.</summary>
    private List<IReadOnlyList<Observation>> AfterDeath(
        List<VmJob> jobs, VmDiedException death, TimeSpan callMax, bool wereLoaded, bool wasFresh)
    {
        if (jobs is not [var job])
        {
            int first = wereLoaded ? 1 : jobs.Count / 2;
            return
            [
                .. RunOnce([.. jobs.Take(first)], callMax),
                .. RunOnce([.. jobs.Skip(first)], callMax),
            ];
        }
        if (job.Calls.Count == 1 && wasFresh)
            return [[VmOutcome.Of(job.Calls[0].Arguments, Outcome(death))]];
        return
        [
            [.. job.Calls.SelectMany(call => RunOnce([job with { Calls = [call] }], callMax)[0])],
        ];
    }

    /// <summary>A VM that ends because it gets no memory is not wrong.</summary>
    private static Outcome Outcome(VmDiedException death) =>
        death.Message.Contains("Cannot allocate", StringComparison.Ordinal)
            ? new Exhausted(Exhausted.Memory)
            : new Faulted(0, death.Message);

    private Beam.Tuple Request(IReadOnlyList<VmJob> jobs, TimeSpan callMax) => new(
        Atom.Of("run"),
        Terms.List([.. jobs.Select(Term)]),
        Terms.Int(HeapWordsMax),
        Terms.Int((long)(callMax * VmLimits.Busy).TotalMilliseconds));

    private Term Term(VmJob job)
    {
        Term[] calls = [.. job.Calls.Select(call => new Beam.Tuple(
            Atom.Of(call.Function), Terms.List(call.Arguments.Span)))];
        Term code = job.Code is null || ReferenceEquals(job.Code, _loaded)
            ? Atom.Of("own") : new Bitstring(job.Code);
        return new Beam.Tuple(Atom.Of(job.Module), code, Terms.List(calls));
    }

    private static List<Observation> Outcomes(VmJob job, Term reply)
    {
        if (Terms.Elements(reply) is not { } results)
        {
            var refused = new Unsupported($"module {Atom.Quote(job.Module)}: {reply}");
            return [.. job.Calls.Select(call => VmOutcome.Of(call.Arguments, refused))];
        }
        return
        [
            .. job.Calls.Zip(results, (call, result) => VmOutcome.Read(
                call.Arguments, TermDecoder.Decode(((Bitstring)result).Data.AsSpan()))),
        ];
    }
}
