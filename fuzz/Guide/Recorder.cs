using Fuzz.Run;

namespace Fuzz.Guide;

/// <summary>Records the coverage of one program after another; one a worker. What another worker
/// does meanwhile leaves no trace here.</summary>
internal sealed class Recorder : IDisposable
{
    private readonly HitMap _jit = new(CoverageKind.Jit);
    private readonly HitMap _guest = new(CoverageKind.Guest);
    private readonly HitMap _ops = new(CoverageKind.Ops);
    private readonly JitEdges? _jitEdges = Traced.IsHere ? new() : null;
    private readonly GuestEdges _guestEdges;
    private readonly OpSteps _opSteps;
    private readonly Action<uint, uint> _enter;

    public Recorder()
    {
        _guestEdges = new GuestEdges(_guest);
        _enter = _guestEdges.Enter;
        _opSteps = new OpSteps(_ops);
    }

    /// <summary>A program begins, on this thread.</summary>
    public void Begin()
    {
        _jitEdges?.Begin();
        _guestEdges.Begin(null);
        _opSteps.Begin();
        _guest.Clear();
        _ops.Clear();
    }

    /// <summary>A target is about to load the program.</summary>
    public void Loading(ITarget target)
    {
        _guestEdges.Begin(null);
        if (target is OracleTarget oracle)
            oracle.Told = _opSteps.Told;
        else
            _jitEdges?.Begin(); // Making a guest takes edges, too, which are no program's.
    }

    /// <summary>A target is about to run the program that it has loaded.</summary>
    public void Loaded(ITarget target)
    {
        if (target is not Arm32Target jit || jit.Guest.Modules is not [var module])
            return;
        jit.OnBlock = _enter;
        _guestEdges.Begin(module);
    }

    /// <summary>The program is over: the places it hit, each once.</summary>
    public int[] End()
    {
        _guestEdges.Begin(null);
        _jit.Clear();
        _jitEdges?.Take(_jit);
        var places = new List<int>(1 << 12);
        _jit.AddTo(places);
        _guest.AddTo(places);
        _ops.AddTo(places);
        return [.. places];
    }

    public void Dispose() => _jitEdges?.Dispose();
}
