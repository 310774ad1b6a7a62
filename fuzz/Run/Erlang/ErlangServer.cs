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

    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(120);

    /// <summary>Small tables (the process table is scanned when code is purged), one scheduler: a
    /// run should not hang on the number of processors.</summary>
    private static readonly (string, string)[] EmulatorFlags = [("P", "1024"), ("S", "1:1")];

    private readonly ProcessGroup _group;
    private readonly Process _process;

    /// <param name="vm">How to start it.</param>
    /// <param name="serverFolder">Where the server's code is.</param>
    /// <param name="residentBytesMax">Memory that it may hold.</param>
    public ErlangServer(ErlangVm vm, string serverFolder, long residentBytesMax)
    {
        _group = Start(vm, ["-noinput", "-pa", serverFolder, "-s", Module, "main"]);
        _process = _group.Process;
        _group.Guard(residentBytesMax);
        try
        {
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
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The OTP release it is.</summary>
    public int Release { get; }

    /// <summary>32 or 64.</summary>
    public int WordBits { get; }

    public int ProcessId => _process.Id;

    /// <summary>Starts the VM for something short that prints to its error output.</summary>
    public static ProcessGroup Start(ErlangVm vm, IEnumerable<string> flags) => ProcessGroup.Start(
        vm.Words(EmulatorFlags, flags),
        [("ERL_CRASH_DUMP_SECONDS", "0"), .. vm.Environment],
        "exec 3<&0 4>&1 0</dev/null 1>&2;");

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
        using IDisposable late = _group.Within(most);
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
            throw Died("the VM died");
        }
    }

    /// <summary>Ends the VM's input, and so the VM.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    public void Dispose() => _group.Dispose();

    private VmDiedException Died(string how)
    {
        _group.Kill();
        _process.WaitForExit();
        how = _group.Ended is { } why ? $"the VM was ended: {why}" : how;
        return new VmDiedException(_group.Said is { Length: > 0 } said ? $"{how}: {said}" : how);
    }
}
