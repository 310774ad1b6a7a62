using System.Numerics;

namespace Jit.Runtime;

/// <summary>A hash of terms that are keys of maps: equal keys, equal hashes. It hangs on contents
/// only, never on addresses, so that collections change nothing.</summary>
internal sealed class TermHash(GuestMemory memory)
{
    /// <summary>Words that one hash may look at: garbage may be cyclic.</summary>
    private const int WordsMax = 1 << 28;

    private readonly Stack<uint> _pending = new();
    private uint _hash;

    /// <param name="term">The key.</param>
    /// <param name="round">Another hash for each: keys of one hash part in a later round.</param>
    public uint Of(uint term, int round)
    {
        _hash = (uint)round;
        _pending.Clear();
        _pending.Push(term);
        for (int words = 0; _pending.TryPop(out uint word); words++)
        {
            if (words == WordsMax)
                throw GuestStop.Fault("a key without end");
            Step(word);
        }
        uint hash = _hash;
        hash = (hash ^ (hash >> 16)) * 0x7FEB_352D;
        hash = (hash ^ (hash >> 15)) * 0x846C_A68B;
        return hash ^ (hash >> 16);
    }

    private void Step(uint word)
    {
        if (Layout.IsImmediate(word))
        {
            Mix(word);
            return;
        }
        uint at = Layout.Address(word);
        if (Layout.IsCons(word))
        {
            Mix(Layout.ConsTag);
            _pending.Push(memory[at + 4]);
            _pending.Push(memory[at]);
            return;
        }
        uint header = memory[at];
        if (!Layout.IsBoxed(word) || !Shape.IsHeader(header))
            throw GuestStop.Fault($"a map's key is 0x{word:x8}, no term");
        if (Binaries.IsBitstring(memory, word))
        {
            MixBits(Binaries.Bits(memory, word));
            return;
        }
        Mix(header);
        int first = Shape.FirstTerm(header);
        int size = Layout.WordsOf(header) + 1;
        for (int i = 1; i < first; i++)
            Mix(memory[at + ((uint)i * 4)]);
        for (int i = size - 1; i >= first; i--)
            _pending.Push(memory[at + ((uint)i * 4)]);
    }

    /// <summary>Bitstrings are the same wherever they lie.</summary>
    private void MixBits(BitRange bits)
    {
        Mix((uint)Subtag.HeapBinary << 2);
        Mix((uint)bits.Length);
        for (long i = 0; i < bits.Length; i += 8)
            Mix(bits.ByteAt(i));
    }

    private void Mix(uint word) =>
        _hash = (BitOperations.RotateLeft(_hash, 13) ^ word) * 0x9E37_79B1 + 0x85EB_CA6B;
}
