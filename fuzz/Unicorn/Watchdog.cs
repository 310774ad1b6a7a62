namespace Fuzz.Unicorn;

/// <summary>Stops a run that has made no progress for too long, from another thread: code that
/// loops without ever spending a reduction ends no other way. (Unicorn's own time limit starts a
/// thread for every run.)</summary>
internal sealed class Watchdog : IDisposable
{
    private const int LooksPerLimit = 4;

    private readonly Lock _gate = new();
    private readonly Timer _timer;
    private readonly Action _stop;
    private long _progress;
    private long _seen;
    private int _looks;
    private bool _running;
    private bool _hung;

    internal Watchdog(TimeSpan limit, Action stop)
    {
        _stop = stop;
        TimeSpan interval = limit / LooksPerLimit;
        _timer = new(_ => Look(), null, interval, interval);
    }

    /// <summary>A run begins.</summary>
    internal void Begin()
    {
        lock (_gate)
        {
            _progress++;
            _running = true;
            _hung = false;
        }
    }

    /// <summary>The run does something besides computing.</summary>
    internal void Progress() => _progress++;

    /// <summary>The run is over; whether it was stopped from here.</summary>
    internal bool End()
    {
        lock (_gate)
        {
            _running = false;
            return _hung;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        // The gate keeps the stop from hitting the next run.
        lock (_gate)
        {
            long progress = Volatile.Read(ref _progress);
            _looks = _running && progress == _seen ? _looks + 1 : 0;
            _seen = progress;
            if (_looks >= LooksPerLimit)
            {
                _looks = 0;
                _hung = true;
                _stop();
            }
        }
    }
}
