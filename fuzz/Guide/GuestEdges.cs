using Beam;
using Jit;
using Jit.Runtime;

namespace Fuzz.Guide;

/// <summary>Edges between blocks of emitted code. A block is known by the template that it is of,
/// emitter and offset, so an edge means the same in every program and at every address.</summary>
internal sealed class GuestEdges(HitMap map)
{
    /// <summary>Words of a template that are told apart; more are repetitions.</summary>
    private const int WordsMax = 63;

    /// <summary>The emulator ends a block where a page ends, which says nothing of code that may
    /// stand anywhere.</summary>
    private const uint PageBytes = 1024;

    private readonly HashSet<(int, int)> _begun = [];
    private uint[] _blocks = new uint[1024]; // By word of the code; 0: not looked at yet.
    private CompiledModule? _code;
    private uint _start;
    private uint _words;
    private uint _previous;
    private uint _end;
    private uint[] _ranges = [];

    /// <summary>From now on that module is the program; null: nothing counts.</summary>
    public void Begin(LoadedModule? module)
    {
        _code = module?.Code;
        _start = module?.Start ?? 0;
        _words = (uint)(module?.Code.Words.Length ?? 0);
        _previous = 0;
        if (_blocks.Length < _words)
            _blocks = new uint[2 * _words];
        Array.Clear(_blocks, 0, (int)_words);
        if (_code is null)
            return;
        _begun.Clear();
        _ranges = [.. _code.Ranges.Select(HashOf)];
    }

    /// <summary>A block begins.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="bytes">Its size.</param>
    public void Enter(uint address, uint bytes)
    {
        if (_code is null)
            return;
        uint word = (address - _start) / 4;
        uint end = _end;
        _end = address + bytes;
        if (address == end && address % PageBytes == 0 && word - 1 < _words
            && !EndsBlock(_code.Words[word - 1]))
        {
            return;
        }
        uint block = address; // Of the code that every guest has, at the same place in each.
        if (word < _words)
        {
            block = _blocks[word];
            if (block == 0)
                block = _blocks[word] = BlockAt((int)word * 4);
        }
        map.Hit(StableHash.With(_previous, block));
        _previous = block;
    }

    /// <summary>Whether an instruction may lead elsewhere: b, bl, svc, bx, blx, and loads and
    /// operations of pc.</summary>
    private static bool EndsBlock(uint word) =>
        (word & 0x0E00_0000) == 0x0A00_0000 || (word & 0x0F00_0000) == 0x0F00_0000
        || (word & 0x0FFF_FFD0) == 0x012F_FF10 || (word & 0x0E10_8000) == 0x0810_8000
        || ((word & 0x0800_F000) == 0x0000_F000 && !IsMedia(word));

    /// <summary>sdiv and its like, which have all ones where others have a register that they
    /// write.</summary>
    private static bool IsMedia(uint word) => (word & 0x0E00_0010) == 0x0600_0010;

    private uint BlockAt(int offset)
    {
        IReadOnlyList<CodeRange> ranges = _code!.Ranges;
        (int low, int high) = (0, ranges.Count - 1);
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (ranges[middle].Offset <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        uint within = (uint)Math.Min((offset - ranges[low].Offset) / 4, WordsMax);
        return StableHash.With(_ranges[low], within) | 1;
    }

    private uint HashOf(CodeRange range)
    {
        if (range.Function == CodeRange.Shared)
            return StableHash.Of(range.Note ?? "");
        Instruction i = _code!.Module.Functions[range.Function].Code[range.Instruction];
        uint outOfLine = _begun.Add((range.Function, range.Instruction)) ? 0u : 1u;
        uint hash = StableHash.With((uint)i.Op, outOfLine);
        foreach (Operand operand in i.Operands)
        {
            if (operand is Extfunc { Function.Name: var name })
                hash = StableHash.With(hash, StableHash.Of(name));
        }
        return hash;
    }
}
