using System.Runtime.InteropServices;

namespace Jit.Arm32;

/// <summary>Collects the words of A32 code that will live at a known address. A method for each
/// mnemonic, named as it; what cannot be encoded throws <see cref="EncodingException"/> and emits
/// nothing.</summary>
public sealed partial class Assembler
{
    private const int Unbound = -1;
    private const int NoFixup = -1;

    private readonly List<uint> _words = [];
    private readonly List<LabelState> _labels = [];
    private readonly List<Fixup> _fixups = [];
    private readonly List<(uint Target, CodeLabel Label)> _veneers = [];
    private List<string>? _origins;
    private int _unresolved;

    public Assembler(uint baseAddress = 0) => Reset(baseAddress);

    /// <summary>Where a word goes that its label's address must be put into.</summary>
    private enum Patch
    {
        Branch, // imm24 of b and bl
        Low, // imm16 of movw
        High, // imm16 of movt
        Word, // all of it
    }

    /// <summary>Address of the first word.</summary>
    public uint BaseAddress { get; private set; }

    /// <summary>Bytes emitted so far.</summary>
    public int Offset => _words.Count * 4;

    /// <summary>Where the next instruction will be.</summary>
    public uint Address => BaseAddress + (uint)Offset;

    /// <summary>Offset at which the last label was bound; -1 before any was.</summary>
    public int LastBound { get; private set; } = -1;

    /// <summary>The code so far; valid until more is emitted.</summary>
    public ReadOnlySpan<uint> Words => CollectionsMarshal.AsSpan(_words);

    /// <summary>Forgets code and labels and keeps the buffers.</summary>
    public void Reset(uint baseAddress)
    {
        if ((baseAddress & 3) != 0)
        {
            throw new ArgumentException("code begins at a multiple of 4", nameof(baseAddress));
        }
        BaseAddress = baseAddress;
        LastBound = -1;
        _words.Clear();
        _labels.Clear();
        _fixups.Clear();
        _veneers.Clear();
        _origins?.Clear();
        _unresolved = 0;
    }

    /// <summary>For each word the line of source that emitted it; null when nobody asked.</summary>
    public IReadOnlyList<string>? Origins => _origins;

    /// <summary>From now on, the first word on, notes origins.</summary>
    public void NoteOrigins() => _origins = [];

    public CodeLabel NewLabel()
    {
        _labels.Add(new(Unbound, NoFixup));
        return new(_labels.Count - 1);
    }

    /// <summary>A new label, bound here.</summary>
    public CodeLabel Here()
    {
        CodeLabel label = NewLabel();
        Bind(label);
        return label;
    }

    /// <summary>The label is here: patches what already refers to it.</summary>
    public void Bind(CodeLabel label)
    {
        LabelState state = _labels[label.Index];
        if (state.Offset != Unbound)
        {
            throw new InvalidOperationException("the label is bound already");
        }
        _labels[label.Index] = new(Offset, NoFixup);
        LastBound = Offset;
        for (int i = state.LastFixup; i != NoFixup; i = _fixups[i].Previous)
        {
            Fixup fixup = _fixups[i];
            int index = fixup.WordIndex;
            _words[index] = Patched(fixup.Patch, _words[index], index * 4, Address).OrThrow();
            _unresolved--;
        }
    }

    public bool IsBound(CodeLabel label) => _labels[label.Index].Offset != Unbound;

    /// <summary>Bytes from the base to a bound label.</summary>
    public int OffsetOf(CodeLabel label) => IsBound(label)
        ? _labels[label.Index].Offset
        : throw new InvalidOperationException("the label is not bound");

    public uint AddressOf(CodeLabel label) => BaseAddress + (uint)OffsetOf(label);

    /// <summary>The finished code; every label that is referred to must be bound.</summary>
    public uint[] ToArray() => _unresolved == 0
        ? [.. _words]
        : throw new InvalidOperationException($"{_unresolved} references to unbound labels");

    /// <summary>A word of data.</summary>
    public void Word(uint value) => Add(value);

    /// <summary>The address of a label as a word of data.</summary>
    public void Word(CodeLabel label) => Emit(Patch.Word, 0, label);

    private void Emit(Encoded encoded) => Add(encoded.OrThrow());

    private void Emit(uint word) => Add(word);

    /// <summary>Emits a word with the label's address in it, now or when the label is bound.
    /// </summary>
    private void Emit(Patch patch, uint word, CodeLabel label)
    {
        LabelState state = _labels[label.Index];
        if (state.Offset != Unbound)
        {
            Emit(Patched(patch, word, Offset, BaseAddress + (uint)state.Offset));
            return;
        }
        _fixups.Add(new(_words.Count, patch, state.LastFixup));
        _labels[label.Index] = state with { LastFixup = _fixups.Count - 1 };
        _unresolved++;
        Add(word);
    }

    private Encoded Patched(Patch patch, uint word, int offset, uint target)
    {
        switch (patch)
        {
            case Patch.Branch:
                bool link = (word & 1 << 24) != 0;
                return Encode.Branch(link, BaseAddress + (uint)offset, target, (Cond)(word >> 28));
            case Patch.Low:
                return Encoded.Of(word | Encode.Wide(target & 0xFFFF));
            case Patch.High:
                return Encoded.Of(word | Encode.Wide(target >> 16));
            default:
                return Encoded.Of(target);
        }
    }

    private void Add(uint word)
    {
        _words.Add(word);
        _origins?.Add(Origin.OfCaller());
    }

    private readonly record struct LabelState(int Offset, int LastFixup);

    /// <summary>A reference to an unbound label; those of one label form a list.</summary>
    private readonly record struct Fixup(int WordIndex, Patch Patch, int Previous);
}
