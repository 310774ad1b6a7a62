using System.Collections.Immutable;
using Beam;
using Jit.Arm32;
using Tuple = Beam.Tuple;

namespace Jit.Runtime;

/// <summary>
/// Looks at a process between two BEAM instructions, while its registers are the machine's: what
/// each holds, and where that stands. Nothing here changes what the guest does.
/// </summary>
public sealed class Inspection(Guest guest)
{
    private readonly GuestCore _core = guest.Core;
    private readonly Audit _audit = new(guest.Core);

    /// <summary>Registers that <see cref="Take"/> wants: r4 to r10.</summary>
    public static readonly ImmutableArray<Reg> Registers =
        [Reg.R4, Reg.R5, Reg.R6, Reg.R7, Reg.R8, Reg.R9, Reg.R10];

    private readonly uint[] _before = new uint[Registers.Length + 1];

    /// <summary>Takes the machine's registers over, as a service's fragment does, until
    /// <see cref="Leave"/>.</summary>
    /// <param name="registers">What <see cref="Registers"/> hold.</param>
    /// <param name="e">What sp holds.</param>
    public void Take(ReadOnlySpan<uint> registers, uint e)
    {
        ProcessBlock process = _core.Process;
        (_before[0], _before[1], _before[^1]) = (process.HTop, (uint)process.FCalls, process.E);
        process.X[..(Registers.Length - 2)].CopyTo(_before.AsSpan(2));
        Put(registers, e);
    }

    /// <summary>What was there is there again: code that is wrong may read what the last service
    /// has left.</summary>
    public void Leave() => Put(_before.AsSpan(0, Registers.Length), _before[^1]);

    private void Put(ReadOnlySpan<uint> registers, uint e)
    {
        ProcessBlock process = _core.Process;
        process.HTop = registers[0];
        process.FCalls = (int)registers[1];
        registers[2..].CopyTo(process.X);
        process.E = e;
    }

    public uint X(int index) => _core.Process.X[index];
    public uint Y(int index) => Memory[AddressOfY(index)];

    /// <summary>Reductions that the process has spent, this turn's among them.</summary>
    public long ReductionsSpent => _core.Running.Spent + _core.Running.Given - _core.Process.FCalls;

    /// <summary>Words between the stack's top and its base.</summary>
    public int StackWords => (int)(_core.Process.StackBase - _core.Process.E) / 4;

    /// <summary>The run's arguments, as they are now.</summary>
    public ReadOnlySpan<uint> Arguments => _core.Heap.Arguments;

    public int Collections => _core.Heap.Collections;

    public GuestMemory Memory => _core.Memory;

    public uint AddressOfY(int index) => _core.Process.E + 4 + (4 * (uint)index);

    /// <summary>Whether a word is an address of code, as a return address is.</summary>
    public bool IsCode(uint word) => word % 4 == 0
        && (_core.Code.Find(word) is not null || _core.Fragments.Contains(word));

    /// <summary>The word at the top of the stack: where a frame is, its return address.</summary>
    public uint ReturnAddress => Memory[_core.Process.E];

    /// <summary>The running process' mailbox.</summary>
    public IReceiver Mailbox => _core.Running.Mailbox;

    /// <summary>Whether an address is part of the running process' stack.</summary>
    public bool IsStack(uint address) =>
        address >= _core.Process.E && address < _core.Process.StackBase;

    /// <summary>What is wrong with the heap.</summary>
    public IReadOnlyList<string> Audit() => [.. _audit.Run(returned: false)];

    /// <summary>The term, or null and what is wrong.</summary>
    public Term? Read(uint word, out string? error) => _core.Reader.Read(word, out error);

    /// <summary>Head and tail of a cons on the heap; else null.</summary>
    public (uint Head, uint Tail)? PartsOf(uint word)
    {
        uint at = Layout.Address(word);
        bool isThere = Layout.IsCons(word)
            && at >= _core.Process.HeapStart && at < _core.Process.HTop;
        return isThere ? (Memory[at], Memory[at + 4]) : null;
    }

    /// <summary>Addresses of a cons's head and tail, of a tuple's elements; none for other terms
    /// and for what is no term.</summary>
    public IEnumerable<uint> Words(uint word)
    {
        int count = Read(word, out _) switch
        {
            Cons => 2,
            Tuple tuple => tuple.Elements.Length,
            _ => 0,
        };
        uint first = Layout.Address(word) + (Layout.IsCons(word) ? 0u : 4u);
        return Enumerable.Range(0, count).Select(i => first + (4 * (uint)i));
    }

    /// <summary>The next bits of a match state and how many are left in all; or null.</summary>
    public (Bitstring Next, long Left)? ReadMatch(uint word, int bitsMax)
    {
        try
        {
            uint at = Layout.Address(word);
            if (!Layout.IsBoxed(word) || Memory[at] != Binaries.MatchStateHeader)
                return null;
            uint position = Memory[at + Layout.MatchPositionOffset];
            long left = Memory[at + Layout.MatchEndOffset] - (long)position;
            int count = (int)Math.Clamp(left, 0, bitsMax);
            uint skipped = position / 8 & ~3u;
            int wanted = (int)(((position + count + 7L) / 8) - skipped);
            byte[] next = new byte[(count + 7) / 8];
            Span<byte> bytes =
                Memory.Bytes(Memory[at + Layout.MatchBaseOffset] + skipped, wanted);
            BitCopy.Copy(bytes, position - (skipped * 8L), next, 0, count);
            return (new Bitstring([.. next], count), left);
        }
        catch (GuestStop)
        {
            return null;
        }
    }

    /// <summary>Whether a word is a pointer to where the process' heap was before a collection, or
    /// what such a place is filled with.</summary>
    public bool IsLeftBehind(uint word)
    {
        if (word == Layout.Poison)
            return true;
        uint at = Layout.Address(word);
        ProcessBlock process = _core.Process;
        return (Layout.IsCons(word) || Layout.IsBoxed(word))
            && at >= GuestMemory.HeapBase && at - GuestMemory.HeapBase < GuestMemory.HeapSize
            && !(at >= process.HeapStart && at < process.StackBase)
            && !(at >= process.OldStart && at < process.OldTop);
    }

    /// <summary>Addresses of the words that make a term another one than expected: from the word
    /// itself at <paramref name="address"/> inwards.</summary>
    public IEnumerable<uint> Differing(uint address, uint word, Term expected)
    {
        const int DepthMax = 10_000;
        for (int depth = 0; depth < DepthMax; depth++)
        {
            yield return address;
            if (Read(word, out _) is not { } actual || Step(word, expected, actual) is not { } next)
                yield break;
            (address, expected) = next;
            word = Memory[address];
        }
    }

    /// <summary>The first part that differs, and what it should be.</summary>
    private static (uint Address, Term Expected)? Step(uint word, Term expected, Term actual)
    {
        uint at = Layout.Address(word);
        switch (expected, actual)
        {
            case (Cons e, Cons a):
                return e.Head.Equals(a.Head) ? (at + 4, e.Tail) : (at, e.Head);
            case (Tuple e, Tuple a) when e.Elements.Length == a.Elements.Length:
                for (int i = 0; i < e.Elements.Length; i++)
                {
                    if (!e.Elements[i].Equals(a.Elements[i]))
                        return (at + 4 + (4 * (uint)i), e.Elements[i]);
                }
                return null;
            default:
                return null;
        }
    }
}
