using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Jit.Arm32;
using Jit.Runtime;

namespace Fuzz.Unicorn;

/// <summary>An ARM machine whose memory is host memory: runs guest code, calls the host back for
/// services, and turns what the guest must not do into a <see cref="MachineFault"/>. One for each
/// worker thread, used for all its programs: nothing here allocates for a run.</summary>
public sealed partial class Machine : IDisposable
{
    private static readonly Reg ProcessRegister = Abi.Process;

    /// <summary>Code that a run may reach: more than a generated program has.</summary>
    public const int SmallCode = 2 << 20;

    /// <summary>Code that a run may reach: the Erlang compiler and what it calls.</summary>
    public const int LargeCode = 32 << 20;

    private readonly Engine _engine;
    private readonly Func<int, bool> _service;
    private readonly GCHandle _self;
    private readonly List<Region> _regions = [];
    private readonly Watchdog _watchdog;

    private MachineFault? _fault;
    private ExceptionDispatchInfo? _thrown;
    private bool _stopped;

    /// <summary>Bytes from one piece of code to the next that count as one piece.</summary>
    private const uint Gap = 64;

    /// <summary>Where code was announced: nowhere else can any have been translated.</summary>
    private readonly List<(uint Start, uint End)> _announced = [];

    /// <summary>Bytes in the buffer of translated code, at most.</summary>
    private long _translated;

    /// <param name="regions">The guest's memory; more can be mapped later.</param>
    /// <param name="service">Called with the operand of each <c>svc</c>; false ends the run. What
    /// it throws comes out of <see cref="Run"/>.</param>
    /// <param name="hangLimit">How long a run may go on without a service before it is a fault;
    /// half a minute when not given.</param>
    /// <param name="codeBytes">Code that a run may reach, <see cref="SmallCode"/> or
    /// <see cref="LargeCode"/>: it takes sixteen times as long to forget translated code.</param>
    public Machine(
        IEnumerable<Region> regions,
        Func<int, bool> service,
        TimeSpan? hangLimit = null,
        int codeBytes = SmallCode)
    {
        _engine = new(codeBytes);
        CodeBytes = codeBytes;
        _service = service;
        _self = GCHandle.Alloc(this);
        _watchdog = new(hangLimit ?? TimeSpan.FromSeconds(30), _engine.Stop);
        foreach (Region region in regions)
        {
            Map(region);
        }
        AddEngineHooks();
    }

    /// <summary>Version of the native library.</summary>
    public static Version LibraryVersion => Engine.LibraryVersion;

    /// <summary>Time spent in the emulator, services included, in ticks of
    /// <see cref="Stopwatch"/>.</summary>
    public long EmulatorTicks { get; private set; }

    /// <summary>Code that a run may reach.</summary>
    public int CodeBytes { get; }

    /// <summary>Whether a run is going on: true inside services and hooks.</summary>
    public bool IsRunning { get; private set; }

    public void Map(Region region)
    {
        _engine.Map(region);
        _regions.Add(region);
    }

    public void Unmap(Region region)
    {
        if (!_regions.Remove(region))
        {
            throw new ArgumentException("this region is not mapped", nameof(region));
        }
        Invalidate(region.Address, region.End);
        _engine.Unmap(region);
    }

    /// <summary>Must be called when code has been written: else what was translated of these
    /// addresses before runs on, silently. Allowed in services. Costs nothing where no code was
    /// announced before: nothing of it can be translated yet.</summary>
    /// <remarks>Everything is flushed rather than a range removed: what is removed keeps its room
    /// in the buffer of translated code, and Unicorn 2.1.1 crashes when that is full.</remarks>
    public void Invalidate(uint start, uint end)
    {
        if (start >= end)
        {
            return;
        }
        if (_announced.Exists(code => start < code.End && end > code.Start))
        {
            Flush();
        }
        if (_announced.Exists(code => start >= code.Start && end <= code.End))
        {
            return;
        }
        int before = _announced.FindIndex(code => start >= code.End && start - code.End < Gap);
        if (before < 0)
        {
            _announced.Add((start, end));
        }
        else
        {
            _announced[before] = (_announced[before].Start, end);
        }
    }

    /// <summary>Forgets all translated code; not in services. What is announced from now on is
    /// all the code there is.</summary>
    public void ForgetCode()
    {
        Flush();
        _announced.Clear();
    }

    /// <summary>So much is translated that another program of an eighth of <c>codeBytes</c>
    /// might not find room: code is to be forgotten.</summary>
    public bool IsFilling => _translated > (long)CodeBytes * Engine.Growth * 5 / 8;

    /// <summary>A block was translated. What it takes at most, by trial, is counted: stores are
    /// the longest, and where each instruction is hooked, that call is.</summary>
    private void CountTranslated(int instructions) =>
        _translated += _instructionHook != 0 ? 220 + (160 * instructions)
            : 200 + (102 * instructions);

    private void Flush()
    {
        _engine.FlushCache();
        _translated = 0;
    }

    /// <summary>Runs from <paramref name="pc"/> until a service stops it or it faults. The
    /// process register holds <paramref name="processBlock"/>, all others what they hold in a
    /// machine just made.</summary>
    public MachineExit Run(uint pc, uint processBlock)
    {
        if (IsRunning)
        {
            throw new InvalidOperationException("the machine is running already");
        }
        _engine.ResetCpu();
        _engine.Write(ProcessRegister, processBlock);
        _fault = null;
        _thrown = null;
        _stopped = false;
        IsRunning = true;
        _watchdog.Begin();
        long begin = Stopwatch.GetTimestamp();
        UcError error = _engine.Start(pc);
        EmulatorTicks += Stopwatch.GetTimestamp() - begin;
        bool hung = _watchdog.End();
        IsRunning = false;
        _thrown?.Throw();
        if (_fault is null && !_stopped)
        {
            string why = hung ? "no service for too long" : Why(error);
            _fault = new(_engine.Read(Reg.Pc), null, why);
        }
        return new(_fault, hung);
    }

    /// <summary>A register as it is now: in a service, in a hook, or after a run.</summary>
    public uint Read(Reg register) => _engine.Read(register);

    public ulong Read(DReg register) => _engine.Read(register);

    public void Write(Reg register, uint value) => _engine.Write(register, value);

    public void Write(DReg register, ulong value) => _engine.Write(register, value);

    /// <summary>The flags N, Z, C and V in bits 31–28.</summary>
    public uint ReadFlags() => _engine.Read(UcRegister.Cpsr) & 0xF000_0000;

    /// <summary>The word that the guest has at an address; false when nothing is mapped there.
    /// </summary>
    public unsafe bool TryRead(uint address, out uint word)
    {
        foreach (Region region in CollectionsMarshal.AsSpan(_regions))
        {
            uint offset = address - region.Address; // Wraps when it is below.
            if (offset < (uint)region.Size && (uint)region.Size - offset >= 4)
            {
                word = *(uint*)((byte*)region.Host + offset);
                return true;
            }
        }
        word = 0;
        return false;
    }

    public void Dispose()
    {
        if (IsRunning)
        {
            throw new InvalidOperationException("the machine is running");
        }
        _watchdog.Dispose();
        _engine.Dispose();
        if (_self.IsAllocated)
        {
            _self.Free();
        }
    }

    private static string Why(UcError error) => error switch
    {
        UcError.InvalidInstruction => "undefined instruction",
        UcError.Ok => "stopped by nobody",
        UcError.ReadUnmapped or UcError.WriteUnmapped or UcError.FetchUnmapped
            or UcError.ReadProtected or UcError.WriteProtected or UcError.FetchProtected
            or UcError.BadArgument or UcError.Exception => Engine.Text(error),
    };
}
