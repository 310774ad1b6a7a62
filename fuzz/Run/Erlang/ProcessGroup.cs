using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Fuzz.Run.Erlang;

/// <summary>A program in a session of its own, so that it ends with all that it has started: a VM
/// may stand behind scripts, and hang. What outlives the harness, the <see cref="Reaper"/> ends.
/// </summary>
internal sealed partial class ProcessGroup : IDisposable
{
    private const int Kill9 = 9;
    private const int ErrorLinesKept = 5;

    /// <summary>No core files: an emulator's are as large as its guest's address space.</summary>
    private const string Session = "ulimit -c 0; exec setsid \"$@\"";

    private static readonly long PageBytes = Environment.SystemPageSize;

    /// <summary>How often its memory is looked at.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Queue<string> _errors = new();
    private Timer? _look;
    private volatile string? _ended;
    private int _looking;

    private ProcessGroup(Process process) => Process = process;

    public Process Process { get; }

    /// <summary>Why it was ended; null when it was not, or ended by itself.</summary>
    public string? Ended => _ended;

    /// <summary>The last lines of its error output, as far as they are kept.</summary>
    public string Said
    {
        get
        {
            lock (_errors)
                return string.Join(" / ", _errors);
        }
    }

    /// <summary>Starts a program; all three streams are pipes to it.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="environment">Variables that it needs.</param>
    /// <param name="redirections">What a shell does with the streams first.</param>
    public static ProcessGroup Start(
        IEnumerable<string> words, IEnumerable<(string Name, string Value)> environment,
        string redirections = "")
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string word in (string[])["-c", $"{redirections} {Session}", "sh", .. words])
            start.ArgumentList.Add(word);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        var group = new ProcessGroup(Process.Start(start)!);
        Reaper.Watch(group.Process.Id);
        return group;
    }

    /// <summary>Keeps the last lines of its error output from now on, and ends it when it holds
    /// more memory than that.</summary>
    public void Guard(long residentBytesMax)
    {
        Process.ErrorDataReceived += (_, line) => Keep(line.Data);
        Process.BeginErrorReadLine();
        _look = new Timer(_ => Look(residentBytesMax), null, LookEvery, LookEvery);
    }

    /// <summary>Ends it once that time is over (more on a busy machine), unless the result is
    /// disposed of before.</summary>
    public IDisposable Within(TimeSpan most) => new Timer(
        _ => End($"no answer within {most.TotalSeconds:f0} s"), null, most * VmLimits.Busy,
        Timeout.InfiniteTimeSpan);

    /// <summary>Ends all of it, now.</summary>
    public void Kill()
    {
        _ = kill(-Process.Id, Kill9);
        try
        {
            Process.Kill(); // Should it not have come to its session yet.
        }
        catch (InvalidOperationException)
        {
            // It ended by itself meanwhile.
        }
    }

    /// <summary>Ends all of it; that is what its end is told as.</summary>
    public void End(string why)
    {
        _ended ??= why;
        Kill();
    }

    private void Look(long residentBytesMax)
    {
        if (Interlocked.Exchange(ref _looking, 1) == 1)
            return; // A look takes longer than that, now and then.
        if (_ended is null && ResidentBytes() > residentBytesMax)
            End($"more than {residentBytesMax >> 20} MiB");
        _looking = 0;
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_errors)
        {
            _errors.Enqueue(line.Trim());
            if (_errors.Count > ErrorLinesKept)
                _errors.Dequeue();
        }
    }

    /// <summary>Memory that it holds at the moment, without what nobody has touched.</summary>
    public long ResidentBytes()
    {
        string group = Process.Id.ToString(CultureInfo.InvariantCulture);
        long pages = 0;
        foreach (string folder in Directory.GetDirectories("/proc"))
        {
            if (char.IsAsciiDigit(Path.GetFileName(folder)[0])
                && Fields(Path.Combine(folder, "stat")) is { } fields && fields[2] == group)
            {
                pages += long.Parse(fields[21], CultureInfo.InvariantCulture);
            }
        }
        return pages * PageBytes;
    }

    public void Dispose()
    {
        _look?.Dispose();
        Kill();
        Reaper.Forget(Process.Id);
        Process.Dispose();
    }

    /// <summary>The fields behind the name, which may hold blanks: state, parent, group, ….
    /// </summary>
    private static string[]? Fields(string stat)
    {
        try
        {
            string text = File.ReadAllText(stat);
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null; // It has ended.
        }
    }

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
