namespace Jit.Runtime;

/// <summary>What the guest may do with a region.</summary>
public enum Protection
{
    Read,
    ReadWrite,
    ReadExecute,
}

/// <summary>Host memory that the guest sees at a fixed address. What lies between regions is
/// unmapped: that is what the guard pages are.</summary>
/// <param name="Address">Guest address, a multiple of the page.</param>
/// <param name="Host">Where it is in the host.</param>
/// <param name="Size">Bytes, a multiple of the page.</param>
/// <param name="Protection">What the guest may do; the host may do anything.</param>
public readonly record struct Region(uint Address, nint Host, int Size, Protection Protection)
{
    public uint End => Address + (uint)Size;
}
