namespace Jit.Runtime;

/// <summary>Code that every guest has once, for what is too long to stand at each place: called by
/// <c>bl</c>, written in <c>jit/Emit/SharedCode.cs</c>.</summary>
/// <remarks>Clobbered: r0–r3, r12, d14, d15, flags. Where a service may follow, the place of the
/// call is its site.</remarks>
public enum Shared : byte
{
    // A lambda's code while its module is not loaded: fun in Arg0. Loads it and jumps on.
    LoadFun,

    // Arg0 = copy of the map Arg0, or the non-value where it is not flat or there is no room.
    CopyFlatMap,

    // Arg0 = the next Arg2 bits of the context Arg0, or the non-value. May collect.
    TakeBits,
    // Arg0 = the bits left in the context Arg0, which stays as it is. May collect.
    TakeTail,
    // Arg0 = the integer that the next 32 bits of the context Arg0 are, unsigned and big endian, or
    // the non-value. May collect.
    TakeWord,

    // Arg0 = the bitstring Arg0 made longer by Arg2 bits, whole bytes; Arg1 = where they go. The
    // non-value where it is not writable or has no room, or so many bytes as Arg3 says are not
    // left on the heap.
    AppendBytes,

    // Arg0 = Arg0 and Arg1 added, … when they are floats or smalls; else the service does it.
    AddFloats, SubtractFloats, MultiplyFloats, DivideFloats,

    // Arg0 = -1, 0 or 1, the order of Arg0 and Arg1, when they are floats; else the service says.
    OrderFloats,
}
