using System.Text;
using Beam;

namespace Jit.Runtime;

/// <summary>Atoms of one guest, numbered as their words hold them.</summary>
public sealed class AtomTable
{
    private readonly Dictionary<string, int> _indexes = [];
    private readonly List<Atom> _atoms = [];
    private readonly List<byte[]> _utf8 = [];
    private readonly int _baseCount;

    public AtomTable()
    {
        Empty = Word(""); // Index 0: a zeroed word never names an atom that programs use.
        False = Word("false");
        True = Word("true");
        Error = Word("error");
        Exit = Word("exit");
        Throw = Word("throw");
        Badarg = Word("badarg");
        Badarith = Word("badarith");
        SystemLimit = Word("system_limit");
        _baseCount = _atoms.Count;
    }

    public uint Empty { get; }
    public uint False { get; }
    public uint True { get; }
    public uint Error { get; }
    public uint Exit { get; }
    public uint Throw { get; }
    public uint Badarg { get; }
    public uint Badarith { get; }
    public uint SystemLimit { get; }

    /// <summary>The word of an atom, which is new when it was not there.</summary>
    public uint Word(string name)
    {
        if (!_indexes.TryGetValue(name, out int index))
        {
            index = _atoms.Count;
            _indexes.Add(name, index);
            _atoms.Add(Atom.Of(name));
            _utf8.Add(Encoding.UTF8.GetBytes(name));
        }
        return Layout.AtomWord(index);
    }

    public uint Word(bool value) => value ? True : False;

    /// <summary>Whether the word is that of an atom that was made.</summary>
    public bool Contains(uint word) =>
        Layout.IsAtom(word) && Layout.AtomIndex(word) < _atoms.Count;

    public Atom this[uint word] => Contains(word)
        ? _atoms[Layout.AtomIndex(word)]
        : throw GuestStop.Fault($"0x{word:x8} is no atom");

    /// <summary>Order of two atoms: that of their code points, which UTF-8 keeps.</summary>
    public int Compare(uint left, uint right) => left == right
        ? 0
        : Utf8(left).SequenceCompareTo(Utf8(right));

    /// <summary>Forgets the atoms that programs made.</summary>
    public void Reset()
    {
        for (int i = _baseCount; i < _atoms.Count; i++)
            _indexes.Remove(_atoms[i].Name);
        _atoms.RemoveRange(_baseCount, _atoms.Count - _baseCount);
        _utf8.RemoveRange(_baseCount, _utf8.Count - _baseCount);
    }

    private ReadOnlySpan<byte> Utf8(uint word) => Contains(word)
        ? _utf8[Layout.AtomIndex(word)]
        : throw GuestStop.Fault($"0x{word:x8} is no atom");
}
