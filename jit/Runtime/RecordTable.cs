using System.Collections.Immutable;
using Beam;

namespace Jit.Runtime;

/// <summary>A definition of native records in the guest.</summary>
/// <param name="Shape">What it says.</param>
/// <param name="Word">Its word, a tuple among the literals.</param>
/// <param name="Places">Of each field, in the order of the definition, which value of an instance
/// it is.</param>
internal sealed record RecordEntry(RecordShape Shape, uint Word, ImmutableArray<int> Places);

/// <summary>Definitions of native records, one for each shape: equal definitions are one word.
/// </summary>
internal sealed class RecordTable(GuestCore guest)
{
    private readonly Dictionary<RecordShape, RecordEntry> _byShape = [];
    private readonly Dictionary<uint, RecordEntry> _byWord = [];

    /// <summary>Which value of an instance each field is: values lie in the order of the atoms'
    /// words, as in ERTS.</summary>
    public static ImmutableArray<int> PlacesOf(
        ValueList<string> fields, Func<string, uint> atomWord)
    {
        uint[] words = [.. fields.Select(atomWord)];
        uint[] ordered = [.. words.Order()];
        return [.. words.Select(word => Array.IndexOf(ordered, word))];
    }

    /// <summary>The definition of a shape, made where it is new.</summary>
    public RecordEntry Of(RecordShape shape)
    {
        if (!_byShape.TryGetValue(shape, out RecordEntry? entry))
        {
            ImmutableArray<int> places = PlacesOf(shape.Fields, guest.Atoms.Word);
            entry = new RecordEntry(shape, Write(shape, places), places);
            _byShape.Add(shape, entry);
            _byWord.Add(entry.Word, entry);
        }
        return entry;
    }

    /// <summary>The definition whose word it is, or null.</summary>
    public RecordEntry? Find(uint word) => _byWord.GetValueOrDefault(word);

    public void Reset()
    {
        _byShape.Clear();
        _byWord.Clear();
    }

    /// <summary>The tuple of docs/abi.md; literals may be being written, so nothing here is a
    /// term.</summary>
    private uint Write(RecordShape shape, ImmutableArray<int> places)
    {
        int count = places.Length;
        uint order = guest.Literals.Take(1 + count);
        guest.Memory[order] = Layout.Header(Subtag.Tuple, count);
        uint at = guest.Literals.Take(Layout.DefinitionWords + count);
        guest.Memory[at] = Layout.Header(Subtag.Tuple, Layout.DefinitionWords - 1 + count);
        guest.Memory[at + Layout.DefinitionOrderOffset] = Layout.Boxed(order);
        guest.Memory[at + Layout.DefinitionHashOffset] = Layout.Small(0);
        guest.Memory[at + Layout.DefinitionModuleOffset] = guest.Atoms.Word(shape.Module);
        guest.Memory[at + Layout.DefinitionNameOffset] = guest.Atoms.Word(shape.Name);
        guest.Memory[at + Layout.DefinitionExportedOffset] = guest.Atoms.Word(shape.Exported);
        for (int i = 0; i < count; i++)
        {
            uint key = at + Layout.DefinitionKeysOffset + (4 * (uint)places[i]);
            guest.Memory[key] = guest.Atoms.Word(shape.Fields[i]);
            guest.Memory[order + 4 + (4 * (uint)i)] = Layout.Small(places[i]);
        }
        return Layout.Boxed(at);
    }
}
