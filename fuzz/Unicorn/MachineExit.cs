namespace Fuzz.Unicorn;

/// <summary>How a run ended: stopped by a service, or by a fault.</summary>
/// <param name="Fault">Null when a service stopped it.</param>
/// <param name="Hung">The watchdog had to end it.</param>
public readonly record struct MachineExit(MachineFault? Fault, bool Hung = false)
{
    public bool Stopped => Fault is null;
}

/// <summary>What the guest did that it may not do.</summary>
/// <param name="Pc">The instruction. For a load or store, libraries before 2.1.4 tell only where
/// its straight run of code begins, unless every instruction is hooked
/// (<see cref="Machine.CountsInstructions"/> and its like).</param>
/// <param name="Address">What it wanted to reach; null where it is not about memory.</param>
/// <param name="Why">In words.</param>
public sealed record MachineFault(uint Pc, uint? Address, string Why)
{
    public override string ToString() => Address is { } address
        ? $"{Why} of 0x{address:x8} at pc 0x{Pc:x8}"
        : $"{Why} at pc 0x{Pc:x8}";
}
