namespace Beam.Chunks;

/// <summary>Reads operands and resolves what they refer to.</summary>
internal sealed class OperandReader(Tables tables, int labelCount)
{
    private const int XLimit = 1024;
    private const int YLimit = 1023;
    private const int FrLimit = 1024;

    /// <summary>Overlapping strings of a wild file could add up to its square.</summary>
    private const int StringBytesMax = 1 << 26;

    // Most operands are one of a few: each is made once.
    private static readonly X[] Xs = [.. Enumerable.Range(0, XLimit).Select(i => new X(i))];
    private static readonly Y[] Ys = [.. Enumerable.Range(0, YLimit).Select(i => new Y(i))];
    private static readonly Num[] Nums = [.. Enumerable.Range(0, 256).Select(i => new Num(i))];

    private readonly Dictionary<(int Register, int Type), Operand> _typed = [];
    private readonly Dictionary<int, Label> _labels = [];
    private long _stringBytesLeft = StringBytesMax;

    /// <summary>Operand number <paramref name="index"/> of an op; those before it are known.
    /// </summary>
    public Operand Read(ref ChunkReader reader, OpInfo op, int index, ReadOnlySpan<Operand> before)
    {
        int start = reader.Offset;
        char letter = op.Operands[index];
        Operand operand = ReadAny(ref reader);
        int back = reader.Offset - start;
        if (operand is Num(var value))
        {
            operand = letter switch
            {
                'e' => Row(ref reader, tables.Imports, value, "import", back),
                'I' => Row(ref reader, tables.Locations, value, "line", back),
                'm' or 't' => LambdaAt(ref reader, value, back),
                'b' => StringAt(ref reader, value, StringSize(op, before[^1]), back),
                _ => operand,
            };
        }
        if (!OperandLetters.Admits(letter, operand))
        {
            throw reader.Fail(
                $"expected {OperandLetters.Meaning(letter)} in {op.Name}, "
                + $"found {OperandLetters.Describe(operand)}", back);
        }
        return operand;
    }

    public Operand ReadAny(ref ChunkReader reader)
    {
        int start = reader.Offset;
        Compact term = Compact.Read(ref reader, "an operand");
        if (term is { Tag: Tag.Extended, Big: null, Value: (long)Extended.List })
            return ReadList(ref reader);
        return ReadSimple(ref reader, term, reader.Offset - start);
    }

    /// <summary>Lists do not nest.</summary>
    private OperandList ReadList(ref ChunkReader reader)
    {
        int count = reader.Checked(
            Compact.ReadNumber(ref reader, int.MaxValue, "the length of a list"), "operands", 1);
        var items = new List<Operand>(count);
        for (int i = 0; i < count; i++)
        {
            int start = reader.Offset;
            Compact term = Compact.Read(ref reader, "an operand of a list");
            items.Add(ReadSimple(ref reader, term, reader.Offset - start));
        }
        return new(new ValueList<Operand>([.. items]));
    }

    private Operand ReadSimple(ref ChunkReader reader, Compact term, int back)
    {
        if (term.Tag == Tag.Integer)
            return new Const(new Integer(term.Big ?? term.Value));
        if (term.Big is not null || term.Value < 0)
            throw reader.Fail($"expected an operand, found {term}", back);
        long value = term.Value;
        return term.Tag switch
        {
            Tag.Number => Number(value),
            Tag.Atom => Row(ref reader, tables.Atoms, value, "atom", back),
            Tag.X => Row(ref reader, Xs, value, "x register", back),
            Tag.Y => Row(ref reader, Ys, value, "y register", back),
            Tag.Label => LabelAt(ref reader, value, back),
            Tag.Extended => ReadExtended(ref reader, value, back),
            _ => throw reader.Fail($"expected an operand of OTP 24 or later, found {term}", back),
        };
    }

    private Operand ReadExtended(ref ChunkReader reader, long kind, int back)
    {
        switch ((Extended)kind)
        {
            case Extended.FloatRegister:
                return new Fr(Compact.ReadNumber(ref reader, FrLimit, "a float register"));
            case Extended.AllocList:
                return ReadAlloc(ref reader);
            case Extended.Literal:
                int at = Compact.ReadNumber(ref reader, int.MaxValue, "a literal");
                return Row(ref reader, tables.Literals, at, "literal", 1);
            case Extended.TypedRegister:
                return ReadTyped(ref reader);
            default:
                throw reader.Fail($"expected an extended operand, found kind {kind}", back);
        }
    }

    private static Alloc ReadAlloc(ref ChunkReader reader)
    {
        int count = reader.Checked(
            Compact.ReadNumber(ref reader, int.MaxValue, "the length of an allocation list"),
            "allocations", 2);
        Span<int> needs = stackalloc int[3];
        for (int i = 0; i < count; i++)
        {
            int kind = Compact.ReadNumber(ref reader, needs.Length, "a kind of allocation");
            int need = Compact.ReadNumber(ref reader, int.MaxValue, "an allocation");
            if (needs[kind] != 0)
                throw reader.Fail($"expected each kind of allocation once, found {kind} again");
            needs[kind] = need;
        }
        return new(needs[0], needs[1], needs[2]);
    }

    private Operand ReadTyped(ref ChunkReader reader)
    {
        int start = reader.Offset;
        Compact term = Compact.Read(ref reader, "a typed register");
        Operand register = ReadSimple(ref reader, term, reader.Offset - start);
        int index = Compact.ReadNumber(ref reader, int.MaxValue, "a type");
        ValueType? type = Row(ref reader, tables.Types, index, "type", 1);
        int key = register switch
        {
            X x => x.Index,
            Y y => ~y.Index,
            _ => throw reader.Fail(
                "expected a typed x or y register, "
                + $"found {OperandLetters.Describe(register)}"),
        };
        if (!_typed.TryGetValue((key, index), out Operand? typed))
        {
            typed = key >= 0 ? new X(key, type) : new Y(~key, type);
            _typed.Add((key, index), typed);
        }
        return typed;
    }

    private static Num Number(long value) =>
        value < Nums.Length ? Nums[value] : new(value);

    private Label LabelAt(ref ChunkReader reader, long number, int back)
    {
        if (number >= labelCount)
            throw reader.Fail($"expected a label below {labelCount}, found {number}", back);
        if (!_labels.TryGetValue((int)number, out Label? label))
        {
            label = new((int)number);
            _labels.Add((int)number, label);
        }
        return label;
    }

    private LambdaRef LambdaAt(ref ChunkReader reader, long row, int back) =>
        row < tables.LambdaCount
            ? new((int)row)
            : throw reader.Fail($"expected a lambda below {tables.LambdaCount}, found {row}", back);

    /// <summary>bs_match_string counts in bits.</summary>
    private static long StringSize(OpInfo op, Operand size) =>
        op.Op == Op.BsMatchString ? (((Num)size).Value + 7) / 8 : ((Num)size).Value;

    /// <summary>
    /// The list of bs_create_bin has six operands a segment: type, number, unit, flags, source,
    /// size. The source of a string is an offset into StrT, its size is in bytes.
    /// </summary>
    public OperandList ResolveSegments(ref ChunkReader reader, OperandList list)
    {
        const int SegmentSize = 6;
        Operand[] items = [.. list.Items];
        if (items.Length % SegmentSize != 0)
            throw reader.Fail($"expected segments of {SegmentSize} operands, found {items.Length}");
        for (int i = 0; i < items.Length; i += SegmentSize)
        {
            if (items[i] is not Const { Value: Atom { Name: "string" } })
                continue;
            if (items[i + 4] is not Num(var offset)
                || items[i + 5] is not Const { Value: Integer { Value: var size } }
                || size < 0 || size > tables.Strings.Length)
            {
                throw reader.Fail("expected offset and size of a string");
            }
            items[i + 4] = StringAt(ref reader, offset, (long)size, 0);
        }
        return new(ValueList.Create<Operand>(items));
    }

    private Bytes StringAt(ref ChunkReader reader, long offset, long size, int back)
    {
        if (size > tables.Strings.Length || offset > tables.Strings.Length - size)
        {
            throw reader.Fail(
                $"expected {size} bytes at {offset} of {tables.Strings.Length} in StrT", back);
        }
        _stringBytesLeft -= size;
        if (_stringBytesLeft < 0)
            throw reader.Fail($"expected at most {StringBytesMax} bytes of strings", back);
        return new(ValueList.Create(tables.Strings.Span.Slice((int)offset, (int)size)));
    }

    private static T Row<T>(ref ChunkReader reader, T[] rows, long row, string what, int back) =>
        (ulong)row < (ulong)rows.Length
            ? rows[row]
            : throw reader.Fail($"expected {what} {row} of {rows.Length}", back);
}
