using System.Buffers.Binary;
using System.Diagnostics;
using Beam;

namespace Fuzz.Run.Erlang;

/// <summary>A running VM with <c>fuzz_server.erl</c> in it: frames out, frames in.</summary>
/// <remarks>The VM reads its frames from descriptor 3 and writes to 4, so that nothing it prints
/// gets between them. It ends at the end of its input, so none outlives the harness.</remarks>
internal sealed class ErlangServer : IDisposable
{
    /// <summary>The module that calls the programs.</summary>
    public const string Module = "fuzz_server";

    /// <summary>A greater frame is garbage; the server sends outcomes of at most 16 MiB.</summary>
    private const int FrameBytesMax = 1 << 30;

    private const int ErrorLinesKept = 5;
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(60);

    /// <summary>Small tables (the process table is scanned when code is purged), one scheduler: a
    /// run should not hang on the number of processors.</summary>
    private static readonly (string, string)[] EmulatorFlags = [("P", "1024"), ("S", "1:1")];

    private readonly Process _process;
    private readonly Queue<string> _errors = new();

    public ErlangServer(ErlangVm vm, string serverFolder)
    {
        _process = Start(vm, ["-noinput", "-pa", serverFolder, "-s", Module, "main"]);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
        if (Receive(StartMax) is not Beam.Tuple
            {
                Elements: [Atom { Name: "ready" }, Integer release, Integer wordBits]
            })
        {
            throw new InvalidDataException($"{vm.Name} did not greet");
        }
        Release = (int)release.Value;
        WordBits = (int)wordBits.Value;
    }

    /// <summary>The OTP release it is.</summary>
    public int Release { get; }

    /// <summary>32 or 64.</summary>
    public int WordBits { get; }

    public int ProcessId => _process.Id;

    /// <summary>Starts the VM for something short that prints to its error output.</summary>
    public static Process Start(ErlangVm vm, IEnumerable<string> flags)
    {
        const string descriptors = "exec 3<&0 4>&1 0</dev/null 1>&2; exec \"$@\"";
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] words = ["-c", descriptors, "sh", .. vm.Words(EmulatorFlags, flags)];
        foreach (string word in words)
            start.ArgumentList.Add(word);
        start.Environment["ERL_CRASH_DUMP_SECONDS"] = "0";
        foreach ((string name, string value) in vm.Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <exception cref="VmDiedException">Nobody is there to read it.</exception>
    public void Send(Term request)
    {
        byte[] bytes = TermEncoder.Encode(request);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        try
        {
            Stream input = _process.StandardInput.BaseStream;
            input.Write(length);
            input.Write(bytes);
            input.Flush();
        }
        catch (IOException)
        {
            throw Died("the VM died");
        }
    }

    /// <summary>The next frame.</summary>
    /// <exception cref="VmDiedException">There is none, or none within that time.</exception>
    public Term Receive(TimeSpan most)
    {
        using var late = new Timer(_ => Kill(), null, most, Timeout.InfiniteTimeSpan);
        var clock = Stopwatch.StartNew();
        Stream output = _process.StandardOutput.BaseStream;
        try
        {
            byte[] length = new byte[4];
            output.ReadExactly(length);
            uint count = BinaryPrimitives.ReadUInt32BigEndian(length);
            if (count > FrameBytesMax)
                throw new InvalidDataException($"a frame of {count} bytes");
            byte[] frame = new byte[count];
            output.ReadExactly(frame);
            return TermDecoder.Decode(frame);
        }
        catch (EndOfStreamException)
        {
            throw Died(clock.Elapsed < most
                ? "the VM died"
                : $"the VM did not answer within {most.TotalSeconds:f0} s");
        }
    }

    /// <summary>Ends the VM's input, and so the VM.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Kill()
    {
        try
        {
            if (!_process.HasExited)
                _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended by itself meanwhile.
        }
    }

    private VmDiedException Died(string how)
    {
        Kill();
        _process.WaitForExit();
        string said;
        lock (_errors)
            said = string.Join(" / ", _errors);
        return new VmDiedException(said.Length > 0 ? $"{how}: {said}" : how);
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
}
