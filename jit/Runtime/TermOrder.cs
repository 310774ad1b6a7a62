using System.Numerics;

namespace Jit.Runtime;

/// <summary>How numbers of different kinds compare.</summary>
internal enum Equality
{
    /// <summary><c>==</c> and term order: 1 and 1.0 are equal.</summary>
    ByValue,

    /// <summary><c>=:=</c>: 1 is less than 1.0, and all integers than all floats.</summary>
    Exact,

    /// <summary>Keys of maps: as exact, and -0.0 is less than 0.0.</summary>
    Key,
}

/// <summary>Erlang's order of terms, on guest words: number &lt; atom &lt; reference &lt; fun &lt;
/// port &lt; pid &lt; tuple &lt; native record &lt; map &lt; [] &lt; cons &lt; bitstring.
/// </summary>
internal sealed class TermOrder(
    GuestMemory memory,
    AtomTable atoms,
    LambdaTable lambdas,
    ExportTable exports,
    RecordTable records)
{
    /// <summary>Pairs that one comparison may look at: garbage may be cyclic.</summary>
    private const int PairsMax = 1 << 28;

    /// <summary>Maps of many keys, each in a key of the one before, that are compared: each takes
    /// host stack.</summary>
    private const int NestedMax = 500;

    private readonly Stack<Range> _pending = new();
    private readonly HashedMaps _hashed = new(memory);
    private int _nested;

    /// <summary>Words still to be compared, one behind the other on both sides; where Count is 0
    /// they are the two words themselves.</summary>
    private readonly record struct Range(uint Left, uint Right, int Count, Equality Equality);

    private enum Rank
    {
        Number,
        Atom,
        Reference,
        Fun,
        Port,
        Pid,
        Tuple,
        Record,
        Map,
        Nil,
        Cons,
        Bitstring,
    }

    /// <summary>Negative, zero or positive, as left is less than, equal to or greater than right.
    /// </summary>
    public int Compare(uint left, uint right, Equality equality)
    {
        int mark = _pending.Count; // The order of keys is asked for during a comparison of maps.
        int result = 0;
        try
        {
            result = CompareFrom(mark, left, right, equality);
        }
        finally
        {
            while (_pending.Count > mark)
                _pending.Pop();
        }
        return result;
    }

    private int CompareFrom(int mark, uint left, uint right, Equality equality)
    {
        int result = Step(left, right, equality);
        for (int pairs = 0; result == 0 && _pending.Count > mark; pairs++)
        {
            Range range = _pending.Pop();
            if (pairs == PairsMax)
                throw GuestStop.Fault("a comparison that does not end");
            if (range.Count == 0)
            {
                result = Step(range.Left, range.Right, range.Equality);
                continue;
            }
            if (range.Count > 1)
            {
                _pending.Push(new Range(
                    range.Left + 4, range.Right + 4, range.Count - 1, range.Equality));
            }
            result = Step(memory[range.Left], memory[range.Right], range.Equality);
        }
        return result;
    }

    /// <summary>Brings keys into their order, and the values with them.</summary>
    public void SortKeys(Span<uint> keys, Span<uint> values)
    {
        keys.Sort(values, (left, right) => Compare(left, right, Equality.Key));
    }

    /// <summary>Compares two terms but for their parts, which become pending.</summary>
    private int Step(uint left, uint right, Equality equality)
    {
        if (left == right)
            return 0;
        Rank rank = RankOf(left);
        Rank other = RankOf(right);
        if (rank != other)
            return rank < other ? -1 : 1;
        switch (rank)
        {
            case Rank.Number:
                return CompareNumbers(left, right, equality);
            case Rank.Atom:
                return atoms.Compare(left, right);
            case Rank.Reference:
                return CompareReferences(left, right);
            case Rank.Fun:
                return CompareFuns(Layout.Address(left), Layout.Address(right), equality);
            case Rank.Port or Rank.Pid:
                return CompareIdentifiers(left, right);
            case Rank.Tuple:
                return CompareTuples(Layout.Address(left), Layout.Address(right), equality);
            case Rank.Record:
                return CompareRecords(Layout.Address(left), Layout.Address(right), equality);
            case Rank.Map:
                return CompareMaps(Layout.Address(left), Layout.Address(right), equality);
            case Rank.Cons:
                Later(Layout.Address(left), Layout.Address(right), 2, equality);
                return 0;
            case Rank.Bitstring:
                return CompareBits(Binaries.Bits(memory, left), Binaries.Bits(memory, right));
            default:
                return 0; // [] is one word.
        }
    }

    private Rank RankOf(uint word)
    {
        if (Layout.IsCons(word))
            return Rank.Cons;
        if (Layout.IsSmall(word))
            return Rank.Number;
        if (Layout.IsAtom(word))
            return Rank.Atom;
        if (word == Layout.Nil)
            return Rank.Nil;
        if (Layout.IsPid(word))
            return Rank.Pid;
        if (Layout.IsPort(word))
            return Rank.Port;
        if (!Layout.IsBoxed(word))
            throw GuestStop.Fault($"comparison of 0x{word:x8}, no term");
        uint header = memory[Layout.Address(word)];
        if (!Layout.IsHeader(header))
            throw GuestStop.Fault($"comparison: 0x{word:x8} points to no object");
        return Layout.SubtagOf(header) switch
        {
            Subtag.PositiveBignum or Subtag.NegativeBignum or Subtag.Float => Rank.Number,
            Subtag.Reference or Subtag.ExternalReference => Rank.Reference,
            Subtag.Fun or Subtag.Export => Rank.Fun,
            Subtag.ExternalPort => Rank.Port,
            Subtag.ExternalPid => Rank.Pid,
            Subtag.Tuple => Rank.Tuple,
            Subtag.Record => Rank.Record,
            Subtag.Map => Rank.Map,
            Subtag.HeapBinary or Subtag.RefcBinary or Subtag.SubBinary => Rank.Bitstring,
            _ => throw GuestStop.Fault($"comparison of an object of header 0x{header:x8}"),
        };
    }

    private int CompareNumbers(uint left, uint right, Equality equality)
    {
        if (Layout.IsSmall(left) && Layout.IsSmall(right))
            return Layout.SmallValue(left).CompareTo(Layout.SmallValue(right));
        bool leftFloat = Numbers.KindOf(memory, left) == NumberKind.Float;
        bool rightFloat = Numbers.KindOf(memory, right) == NumberKind.Float;
        if (leftFloat && rightFloat)
        {
            // Not CompareTo: 0.0 and -0.0 are equal.
            double a = Numbers.Float(memory, left);
            double b = Numbers.Float(memory, right);
            if (a == b && equality == Equality.Key)
                return double.IsNegative(b).CompareTo(double.IsNegative(a));
            return a < b ? -1 : a > b ? 1 : 0;
        }
        if (!leftFloat && !rightFloat)
            return Numbers.Integer(memory, left).CompareTo(Numbers.Integer(memory, right));
        if (equality != Equality.ByValue)
            return leftFloat ? 1 : -1;
        return leftFloat
            ? -CompareMixed(Numbers.Integer(memory, right), Numbers.Float(memory, left))
            : CompareMixed(Numbers.Integer(memory, left), Numbers.Float(memory, right));
    }

    /// <summary>An integer and a float by their values, nothing rounded.</summary>
    private static int CompareMixed(BigInteger integer, double real)
    {
        double whole = Math.Truncate(real);
        int result = integer.CompareTo(new BigInteger(whole));
        return result != 0 ? result : whole.CompareTo(real);
    }

    private int CompareTuples(uint left, uint right, Equality equality)
    {
        int size = Layout.WordsOf(memory[left]);
        int result = size.CompareTo(Layout.WordsOf(memory[right]));
        if (result == 0)
            Later(left + 4, right + 4, size, equality);
        return result;
    }

    /// <summary>By module, name, what is not exported before what is, number of fields, their names
    /// in the order of the definition, then values in that order.</summary>
    private int CompareRecords(uint left, uint right, Equality equality)
    {
        RecordEntry a = RecordOf(left);
        RecordEntry b = RecordOf(right);
        int result = ReferenceEquals(a, b) ? 0 : CompareShapes(a.Shape, b.Shape);
        for (int i = a.Places.Length - 1; i >= 0 && result == 0; i--)
        {
            uint offset = Layout.RecordValuesOffset + (4 * (uint)a.Places[i]);
            _pending.Push(new Range(memory[left + offset], memory[right + offset], 0, equality));
        }
        return result;
    }

    private RecordEntry RecordOf(uint at) =>
        records.Find(memory[at + Layout.RecordDefinitionOffset])
            ?? throw GuestStop.Fault($"comparison of a record at 0x{at:x8} without a definition");

    private int CompareShapes(Beam.RecordShape a, Beam.RecordShape b)
    {
        int result = CompareNames(a.Module, b.Module);
        if (result == 0)
            result = CompareNames(a.Name, b.Name);
        if (result == 0)
            result = a.Exported.CompareTo(b.Exported);
        if (result == 0)
            result = a.Fields.Count.CompareTo(b.Fields.Count);
        for (int i = 0; i < a.Fields.Count && result == 0; i++)
            result = CompareNames(a.Fields[i], b.Fields[i]);
        return result;
    }

    private int CompareNames(string a, string b) => atoms.Compare(atoms.Word(a), atoms.Word(b));

    /// <summary>By size, then keys in their order, then values.</summary>
    private int CompareMaps(uint left, uint right, Equality equality)
    {
        uint size = memory[left + Layout.MapSizeOffset];
        int result = size.CompareTo(memory[right + Layout.MapSizeOffset]);
        if (result != 0)
            return result;
        if (Layout.MapKindOf(memory[left]) != MapKind.Flat)
            return CompareHashedMaps(left, right, equality);
        uint leftKeys = Layout.Address(memory[left + Layout.MapKeysOffset]);
        uint rightKeys = Layout.Address(memory[right + Layout.MapKeysOffset]);
        Later(left + Layout.MapValuesOffset, right + Layout.MapValuesOffset, (int)size, equality);
        Later(leftKeys + 4, rightKeys + 4, (int)size, Equality.Key);
        return 0;
    }

    private int CompareHashedMaps(uint left, uint right, Equality equality)
    {
        if (_nested == NestedMax)
            throw GuestStop.NotYet($"maps in keys of maps, {NestedMax} deep");
        _nested++;
        try
        {
            (uint[] keys, uint[] values) = InOrder(left);
            (uint[] otherKeys, uint[] otherValues) = InOrder(right);
            int result = 0;
            for (int i = 0; i < keys.Length && result == 0; i++)
                result = Compare(keys[i], otherKeys[i], Equality.Key);
            if (result != 0)
                return result;
            for (int i = keys.Length - 1; i >= 0; i--)
                _pending.Push(new Range(values[i], otherValues[i], 0, equality));
            return 0;
        }
        finally
        {
            _nested--;
        }
    }

    private (uint[] Keys, uint[] Values) InOrder(uint head)
    {
        (uint[] keys, uint[] values) = _hashed.Entries(head);
        SortKeys(keys, values);
        return (keys, values);
    }

    /// <summary>Local funs before external ones.</summary>
    private int CompareFuns(uint left, uint right, Equality equality)
    {
        bool leftLocal = Layout.SubtagOf(memory[left]) == Subtag.Fun;
        bool rightLocal = Layout.SubtagOf(memory[right]) == Subtag.Fun;
        if (leftLocal != rightLocal)
            return leftLocal ? -1 : 1;
        if (!leftLocal)
            return CompareExports(left, right);
        LambdaEntry a = lambdas[memory[left + Layout.FunCodeOffset]];
        LambdaEntry b = lambdas[memory[right + Layout.FunCodeOffset]];
        int result = atoms.Compare(atoms.Word(a.Module), atoms.Word(b.Module));
        if (result == 0)
            result = a.Index.CompareTo(b.Index);
        if (result == 0)
            result = a.Uniq.CompareTo(b.Uniq);
        int words = Layout.WordsOf(memory[left]);
        if (result == 0)
            result = words.CompareTo(Layout.WordsOf(memory[right]));
        if (result == 0)
            Later(left + Layout.FunFreeOffset, right + Layout.FunFreeOffset, words - 2, equality);
        return result;
    }

    private int CompareExports(uint left, uint right)
    {
        Beam.Mfa a = exports.OfCode(memory[left + Layout.FunCodeOffset]);
        Beam.Mfa b = exports.OfCode(memory[right + Layout.FunCodeOffset]);
        int result = atoms.Compare(atoms.Word(a.Module), atoms.Word(b.Module));
        if (result == 0)
            result = atoms.Compare(atoms.Word(a.Name), atoms.Word(b.Name));
        return result != 0 ? result : a.Arity.CompareTo(b.Arity);
    }

    /// <summary>Pids and ports: by serial and number, then node and creation.</summary>
    private int CompareIdentifiers(uint left, uint right)
    {
        (ulong number, uint node, uint creation) = Identifier(left);
        (ulong otherNumber, uint otherNode, uint otherCreation) = Identifier(right);
        int result = number.CompareTo(otherNumber);
        if (result == 0)
            result = atoms.Compare(node, otherNode);
        return result != 0 ? result : creation.CompareTo(otherCreation);
    }

    private (ulong Number, uint Node, uint Creation) Identifier(uint word)
    {
        uint here = atoms.Word(Identifiers.ThisNode);
        if (Layout.IsPid(word))
        {
            Beam.Pid pid = Identifiers.LocalPid(word);
            return (((ulong)pid.Serial << 32) | pid.Number, here, 0);
        }
        if (Layout.IsPort(word))
            return (Identifiers.LocalPort(word).Number, here, 0);
        Span<uint> words = memory.Words(Layout.Address(word), Identifiers.ExternalPidWords);
        return (((ulong)words[4] << 32) | words[3], words[1], words[2]);
    }

    /// <summary>By node and creation, then the numbers, the last one first.</summary>
    private int CompareReferences(uint left, uint right)
    {
        (uint node, uint creation, uint at, int count) = Reference(left);
        (uint otherNode, uint otherCreation, uint otherAt, int otherCount) = Reference(right);
        int result = atoms.Compare(node, otherNode);
        if (result == 0)
            result = creation.CompareTo(otherCreation);
        if (result == 0)
            result = count.CompareTo(otherCount);
        for (int i = count - 1; i >= 0 && result == 0; i--)
            result = memory[at + ((uint)i * 4)].CompareTo(memory[otherAt + ((uint)i * 4)]);
        return result;
    }

    private (uint Node, uint Creation, uint At, int Count) Reference(uint word)
    {
        uint address = Layout.Address(word);
        int words = Layout.WordsOf(memory[address]);
        return Layout.SubtagOf(memory[address]) == Subtag.Reference
            ? (atoms.Word(Identifiers.ThisNode), 0, address + 4, words)
            : (memory[address + 4], memory[address + 8], address + 12, words - 2);
    }

    /// <summary>Bit by bit; where one ends it is the lesser.</summary>
    private static int CompareBits(BitRange left, BitRange right)
    {
        long common = Math.Min(left.Length, right.Length);
        long first = 0;
        if (left.StartsAByte && right.StartsAByte)
        {
            int bytes = (int)(common / 8);
            int order = left.Take(bytes).SequenceCompareTo(right.Take(bytes));
            if (order != 0)
                return order;
            first = bytes * 8L;
        }
        for (long i = first; i < common; i += 8)
        {
            int unused = (int)Math.Max(0, 8 - (common - i));
            int result = (left.ByteAt(i) >> unused) - (right.ByteAt(i) >> unused);
            if (result != 0)
                return result;
        }
        return left.Length.CompareTo(right.Length);
    }

    private void Later(uint left, uint right, int count, Equality equality)
    {
        if (count > 0)
            _pending.Push(new Range(left, right, count, equality));
    }
}
