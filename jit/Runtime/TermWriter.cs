using System.Numerics;
using System.Runtime.InteropServices;
using Beam;
using Tuple = Beam.Tuple;

namespace Jit.Runtime;

/// <summary>Host terms to guest words, on the heap or among the literals.</summary>
internal sealed class TermWriter(
    GuestMemory memory,
    AtomTable atoms,
    LambdaTable lambdas,
    ExportTable exports,
    RecordTable records,
    TermOrder order,
    OffHeap offHeap)
{
    private readonly Stack<Term> _unsized = new();
    /// <summary>Words that nodes of a hashed map may take for each of its keys.</summary>
    private const int NodeWordsPerKey = 3;

    private readonly Stack<(Term Term, uint Slot)> _pending = new();
    private readonly List<UnfinishedMap> _maps = [];
    private readonly HashedMaps _hashed = new(memory);

    /// <summary>A map whose parts are to be written before it can be finished: a flat one, whose
    /// keys are to be sorted, or the leaves of a hashed one, whose word goes to a slot.</summary>
    private readonly record struct UnfinishedMap(uint At, int Count, uint Slot);

    /// <summary>Whether literals are measured or written: there binaries of any size are heap
    /// binaries.</summary>
    private bool _literal;

    /// <summary>The word of a term that needs no memory, or null.</summary>
    public uint? Immediate(Term term) => term switch
    {
        Atom atom => atoms.Word(atom.Name),
        Nil => Layout.Nil,
        Integer integer when integer.Value >= Layout.SmallMin && integer.Value <= Layout.SmallMax
            => Layout.Small((int)integer.Value),
        _ => Identifiers.Immediate(term),
    };

    /// <summary>Words that the term takes on the heap, or among the literals. What host terms
    /// share is counted each time; where it comes to more than any region has, counting stops.
    /// </summary>
    public long Size(Term term, bool literal = false)
    {
        _literal = literal;
        const long Enough = Heap.WordsLimit;
        long words = 0;
        _unsized.Clear();
        _unsized.Push(term);
        while (words <= Enough && _unsized.TryPop(out Term? next))
            words += OwnSize(next);
        return words;
    }

    /// <summary>Writes the term from <paramref name="top"/> on, where <see cref="Size"/> words
    /// must be, and moves that.</summary>
    public uint Write(Term term, ref uint top)
    {
        _pending.Clear();
        _maps.Clear();
        _literal = top < GuestMemory.HeapBase;
        uint root = Place(term, 0, ref top);
        while (_pending.TryPop(out (Term Term, uint Slot) next))
            memory[next.Slot] = Place(next.Term, next.Slot, ref top);
        for (int i = _maps.Count - 1; i >= 0; i--) // Maps inside keys come behind their map.
        {
            if (_maps[i].Count <= Layout.FlatMapKeysMax)
                SortFlat(_maps[i]);
            else if (_maps[i].Slot == 0)
                root = WriteHashed(_maps[i], ref top);
            else
                memory[_maps[i].Slot] = WriteHashed(_maps[i], ref top);
        }
        return root;
    }

    private void SortFlat(UnfinishedMap map)
    {
        uint keys = Layout.Address(memory[map.At + Layout.MapKeysOffset]) + 4;
        order.SortKeys(
            memory.Words(keys, map.Count),
            memory.Words(map.At + Layout.MapValuesOffset, map.Count));
    }

    private uint WriteHashed(UnfinishedMap map, ref uint top)
    {
        uint[] keys = new uint[map.Count];
        uint[] leaves = new uint[map.Count];
        for (int i = 0; i < map.Count; i++)
        {
            uint leaf = map.At + ((uint)i * 8);
            keys[i] = memory[leaf];
            leaves[i] = Layout.Cons(leaf);
        }
        if (_hashed.Measure(keys) > NodeWordsPerKey * map.Count)
            throw GuestStop.NotYet("a map of keys whose hashes are nearly alike");
        return _hashed.Write(leaves, ref top);
    }

    private long OwnSize(Term term)
    {
        switch (term)
        {
            case Cons cell:
                _unsized.Push(cell.Tail);
                _unsized.Push(cell.Head);
                return 2;
            case Tuple tuple:
                return 1 + SizeLater(tuple.Elements.AsSpan());
            case NativeRecord record:
                records.Of(record.Shape); // It must not be made while terms are written.
                return Layout.RecordWords + SizeLater(record.Values.AsSpan());
            case LocalFun fun:
                return Layout.FunWords + SizeLater(fun.Free.AsSpan());
            case Map map:
                foreach ((Term key, Term value) in map.Entries)
                {
                    _unsized.Push(value);
                    _unsized.Push(key);
                }
                long count = map.Entries.Count;
                return count <= Layout.FlatMapKeysMax
                    ? 4 + (2 * count)
                    : (2 + NodeWordsPerKey) * count;
            case Integer integer:
                return Immediate(integer) is null ? 1 + Numbers.Digits(integer.Value) : 0;
            case Float:
                return Layout.FloatWords;
            case ExternalFun:
                return Layout.ExportWords;
            case Bitstring bits:
                int binary = IsOffHeap(bits)
                    ? Layout.RefcWords
                    : 2 + ((bits.Data.Length + 3) / 4);
                return bits.BitLength % 8 == 0 ? binary : binary + Layout.SubBinaryWords;
            case Pid or Port:
                return Identifiers.Immediate(term) is null ? Identifiers.ExternalPidWords : 0;
            case Reference reference:
                return reference.Numbers.Length + (Identifiers.IsLocal(reference) ? 1 : 3);
            case Atom or Nil:
                return 0;
            default:
                throw GuestStop.NotYet($"{term.GetType().Name} as a guest term");
        }
    }

    private int SizeLater(ReadOnlySpan<Term> terms)
    {
        foreach (Term term in terms)
            _unsized.Push(term);
        return terms.Length;
    }

    /// <summary>Writes a term's own words; its parts follow from <see cref="_pending"/>.</summary>
    private uint Place(Term term, uint slot, ref uint top)
    {
        if (Immediate(term) is { } immediate)
            return immediate;
        uint at = top;
        switch (term)
        {
            case Cons cell:
                top += 8;
                _pending.Push((cell.Tail, at + 4));
                _pending.Push((cell.Head, at));
                return Layout.Cons(at);
            case Tuple tuple:
                Begin(Subtag.Tuple, tuple.Elements.Length, ref top);
                Later(tuple.Elements.AsSpan(), at + 4);
                return Layout.Boxed(at);
            case NativeRecord record:
                PlaceRecord(record, ref top);
                return Layout.Boxed(at);
            case Map map:
                return PlaceMap(map, slot, ref top);
            case LocalFun fun:
                Begin(Subtag.Fun, 2 + fun.Free.Length, ref top);
                memory[at + Layout.FunCodeOffset] =
                    lambdas.Word(fun.Module, fun.Index, fun.Uniq);
                memory[at + Layout.FunArityOffset] = (uint)fun.Arity;
                Later(fun.Free.AsSpan(), at + Layout.FunFreeOffset);
                return Layout.Boxed(at);
            case ExternalFun fun:
                uint code = exports.CodeOf(exports.Number(fun.Function));
                PlaceWords(Subtag.Export, [code, (uint)fun.Function.Arity], ref top);
                return Layout.Boxed(at);
            case Integer integer:
                return PlaceBignum(integer.Value, ref top);
            case Float real:
                ulong raw = BitConverter.DoubleToUInt64Bits(real.Value);
                PlaceWords(Subtag.Float, [(uint)raw, (uint)(raw >> 32)], ref top);
                return Layout.Boxed(at);
            case Bitstring bits:
                return PlaceBitstring(bits, ref top);
            default:
                PlaceIdentifier(term, ref top);
                return Layout.Boxed(at);
        }
    }

    private void PlaceRecord(NativeRecord record, ref uint top)
    {
        uint at = top;
        RecordEntry entry = records.Of(record.Shape);
        Begin(Subtag.Record, 1 + record.Values.Length, ref top);
        memory[at + Layout.RecordDefinitionOffset] = entry.Word;
        for (int i = record.Values.Length - 1; i >= 0; i--)
        {
            uint slot = at + Layout.RecordValuesOffset + (4 * (uint)entry.Places[i]);
            _pending.Push((record.Values[i], slot));
        }
    }

    /// <summary>A hashed map has no word yet: the slot gets it in the end.</summary>
    private uint PlaceMap(Map map, uint slot, ref uint top)
    {
        int count = map.Entries.Count;
        uint at = top;
        _maps.Add(new UnfinishedMap(at, count, slot));
        if (count > Layout.FlatMapKeysMax)
        {
            top += (uint)count * 8;
            PlaceEntries(map, at, at + 4, stride: 8);
            return Layout.NonValue;
        }
        memory[at] = Layout.MapHeader(MapKind.Flat, 2 + count);
        top += 4 * (3 + (uint)count);
        uint keys = top;
        Begin(Subtag.Tuple, count, ref top);
        memory[at + Layout.MapSizeOffset] = (uint)count;
        memory[at + Layout.MapKeysOffset] = Layout.Boxed(keys);
        PlaceEntries(map, keys + 4, at + Layout.MapValuesOffset, stride: 4);
        return Layout.Boxed(at);
    }

    private void PlaceEntries(Map map, uint key, uint value, uint stride)
    {
        foreach ((Term entryKey, Term entryValue) in map.Entries)
        {
            _pending.Push((entryValue, value));
            _pending.Push((entryKey, key));
            key += stride;
            value += stride;
        }
    }

    private uint PlaceBignum(BigInteger value, ref uint top)
    {
        uint at = top;
        int digits = Numbers.Digits(value);
        Subtag subtag = value.Sign < 0 ? Subtag.NegativeBignum : Subtag.PositiveBignum;
        Begin(subtag, digits, ref top);
        Numbers.WriteDigits(value, memory.Words(at + 4, digits));
        return Layout.Boxed(at);
    }

    private uint PlaceBitstring(Bitstring bits, ref uint top)
    {
        uint at = top;
        if (IsOffHeap(bits))
            PlaceOffHeap(bits, ref top);
        else
            PlaceHeapBinary(bits, ref top);
        if (bits.BitLength % 8 == 0)
            return Layout.Boxed(at);
        uint sub = top;
        PlaceWords(Subtag.SubBinary, [0, (uint)bits.BitLength, 0, Layout.Boxed(at)], ref top);
        return Layout.Boxed(sub);
    }

    private bool IsOffHeap(Bitstring bits) =>
        !_literal && bits.Data.Length > Layout.HeapBinaryBytesMax;

    private void PlaceHeapBinary(Bitstring bits, ref uint top)
    {
        uint at = top;
        int length = bits.Data.Length;
        int words = (length + 3) / 4;
        Begin(Subtag.HeapBinary, 1 + words, ref top);
        memory[at + Layout.HeapBinarySizeOffset] = (uint)length;
        Span<byte> bytes =
            MemoryMarshal.AsBytes(memory.Words(at + Layout.HeapBinaryBytesOffset, words));
        bytes.Clear();
        bits.Data.AsSpan().CopyTo(bytes);
    }

    private void PlaceOffHeap(Bitstring bits, ref uint top)
    {
        int length = bits.Data.Length;
        uint at = top;
        top += 4 * Layout.RefcWords;
        uint bytes = offHeap.Make(at, (uint)length, (uint)length, flags: 0);
        bits.Data.AsSpan().CopyTo(memory.Bytes(bytes, length));
    }

    private void PlaceIdentifier(Term term, ref uint top)
    {
        switch (term)
        {
            case Pid pid:
                PlaceWords(
                    Subtag.ExternalPid,
                    [atoms.Word(pid.Node), pid.Creation, pid.Number, pid.Serial],
                    ref top);
                break;
            case Port port:
                uint high = (uint)(port.Number >> 32);
                PlaceWords(
                    Subtag.ExternalPort,
                    [atoms.Word(port.Node), port.Creation, (uint)port.Number, high],
                    ref top);
                break;
            case Reference reference when Identifiers.IsLocal(reference):
                PlaceWords(Subtag.Reference, reference.Numbers.AsSpan(), ref top);
                break;
            case Reference reference:
                uint[] head = [atoms.Word(reference.Node), reference.Creation];
                uint[] words = [.. head, .. reference.Numbers];
                PlaceWords(Subtag.ExternalReference, words, ref top);
                break;
        }
    }

    private void Later(ReadOnlySpan<Term> terms, uint firstSlot)
    {
        for (int i = terms.Length - 1; i >= 0; i--)
            _pending.Push((terms[i], firstSlot + ((uint)i * 4)));
    }

    private void Begin(Subtag subtag, int words, ref uint top)
    {
        memory[top] = Layout.Header(subtag, words);
        top += 4 + ((uint)words * 4);
    }

    private void PlaceWords(Subtag subtag, ReadOnlySpan<uint> words, ref uint top)
    {
        uint at = top;
        Begin(subtag, words.Length, ref top);
        words.CopyTo(memory.Words(at + 4, words.Length));
    }
}
