using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Beam.Chunks;
using Beam.Text;

namespace Beam;

/// <summary>
/// Terms from the external term format, as <c>binary_to_term/1</c> reads it. Memory is proportional
/// to the input whatever its counts claim, and to <see cref="InflatedMax"/> where it is compressed.
/// </summary>
public static class TermDecoder
{
    /// <summary>Greatest size that a compressed term may inflate to.</summary>
    public const int InflatedMax = 32 << 20;

    /// <summary>The term that <paramref name="bytes"/>, beginning with 131, are.</summary>
    /// <exception cref="InputException">They are none; the message begins with the byte's offset.
    /// </exception>
    public static Term Decode(ReadOnlySpan<byte> bytes)
    {
        Term term = DecodePrefix(bytes, out int used);
        return used == bytes.Length
            ? term
            : throw Bad(used, "expected the end, the term is complete");
    }

    /// <summary>The term that <paramref name="bytes"/> begin with, and how many it takes: all of
    /// them, where it is compressed.</summary>
    /// <exception cref="InputException">As for <see cref="Decode"/>.</exception>
    public static Term DecodePrefix(ReadOnlySpan<byte> bytes, out int used)
    {
        var input = new Input(bytes);
        input.Expect(ExternalTag.Version, "version byte 131");
        if (bytes.Length > 1 && bytes[1] == (byte)ExternalTag.Compressed)
        {
            used = bytes.Length;
            var inflated = new Input(Inflate(bytes));
            Term term = inflated.Term();
            inflated.End();
            return term;
        }
        Term plain = input.Term();
        used = input.At;
        return plain;
    }

    private static byte[] Inflate(ReadOnlySpan<byte> bytes)
    {
        const int header = 6;
        if (bytes.Length < header)
            throw Bad(bytes.Length, "size of compressed term is cut off");
        uint size = BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]);
        if (size > InflatedMax)
            throw Bad(2, $"compressed term of {size} bytes, more than {InflatedMax}");
        return Inflater.Zlib(bytes[header..], size)
            ?? throw Bad(header, $"expected zlib data of a term of {size} bytes");
    }

    private static InputException Bad(int offset, string what) => new($"byte {offset}: {what}");

    private enum Shape
    {
        Tuple,
        List,
        Map,
        Record,
        Fun,
    }

    /// <summary>A term that waits for <paramref name="Missing"/> parts, which go on the stack of
    /// values from <paramref name="First"/> on.</summary>
    private record struct Frame(Shape Shape, int First, long Missing, int Offset);

    private ref struct Input(ReadOnlySpan<byte> bytes)
    {
        private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private readonly Stack<Frame> _frames = new();
        private readonly List<Term> _values = [];
        private readonly Stack<LocalFun> _funs = new();
        private readonly Stack<RecordShape> _shapes = new();
        private int _at;

        public void Expect(ExternalTag tag, string what)
        {
            if (_bytes.Length == _at || _bytes[_at] != (byte)tag)
                throw Bad(_at, $"expected {what}");
            _at++;
        }

        public readonly int At => _at;

        public readonly void End()
        {
            if (_at != _bytes.Length)
                throw Bad(_at, "expected the end, the term is complete");
        }

        /// <summary>The term from here on.</summary>
        public Term Term()
        {
            do
            {
                One();
                while (_frames.TryPeek(out Frame top) && _values.Count - top.First == top.Missing)
                    Close(_frames.Pop());
            }
            while (_frames.Count > 0);
            return _values[0];
        }

        /// <summary>Reads one term, or opens the frame of one that has parts.</summary>
        private void One()
        {
            int start = _at;
            var tag = (ExternalTag)Byte();
            switch (tag)
            {
                case ExternalTag.SmallTuple:
                    Open(Shape.Tuple, Byte(), start);
                    break;
                case ExternalTag.LargeTuple:
                    Open(Shape.Tuple, UInt32(), start);
                    break;
                case ExternalTag.List:
                    Open(Shape.List, UInt32() + 1L, start);
                    break;
                case ExternalTag.Map:
                    Open(Shape.Map, UInt32() * 2L, start);
                    break;
                case ExternalTag.NativeRecord:
                    Record(start);
                    break;
                case ExternalTag.NewFun:
                    NewFun(start);
                    break;
                default:
                    _values.Add(Leaf(tag, start));
                    break;
            }
        }

        private readonly void Open(Shape shape, long parts, int start)
        {
            if (parts > _bytes.Length - _at)
            {
                throw Bad(
                    start, $"{parts} parts of a {Name(shape)} in {_bytes.Length - _at} bytes");
            }
            _frames.Push(new Frame(shape, _values.Count, parts, start));
        }

        private static string Name(Shape shape) => shape.ToString().ToLowerInvariant();

        private readonly void Close(Frame frame)
        {
            Span<Term> parts = CollectionsMarshal.AsSpan(_values)[frame.First..];
            Term term = frame.Shape switch
            {
                Shape.Tuple => new Tuple(parts),
                Shape.List => Terms.List(parts[..^1], parts[^1]),
                Shape.Map => MakeMap(parts, frame.Offset),
                Shape.Record => new NativeRecord(_shapes.Pop(), [.. parts]),
                Shape.Fun => MakeFun(_funs.Pop(), parts),
            };
            _values.RemoveRange(frame.First, parts.Length);
            _values.Add(term);
        }

        private static Map MakeMap(ReadOnlySpan<Term> parts, int start)
        {
            ImmutableDictionary<Term, Term>.Builder entries = Map.Empty.Entries.ToBuilder();
            for (int i = 0; i < parts.Length; i += 2)
            {
                if (!entries.TryAdd(parts[i], parts[i + 1]))
                    throw Bad(start, "map with a key twice");
            }
            return new Map(entries.ToImmutable());
        }

        private static LocalFun MakeFun(LocalFun fun, ReadOnlySpan<Term> free) =>
            new(fun.Module, fun.Arity, fun.Index, fun.Uniq, ImmutableArray.Create(free));

        /// <summary>A native record; its values are its parts.</summary>
        private void Record(int start)
        {
            uint count = UInt32();
            int exported = Byte();
            if (exported > 1)
                throw Bad(start, $"record that is exported or not: {exported}");
            string module = AtomName();
            string name = AtomName();
            if (count > _bytes.Length - _at)
                throw Bad(start, $"{count} fields of a record in {_bytes.Length - _at} bytes");
            var fields = new string[count];
            for (int i = 0; i < fields.Length; i++)
                fields[i] = AtomName();
            if (fields.Distinct().Count() != fields.Length)
                throw Bad(start, "record with a field twice");
            _shapes.Push(new RecordShape(module, name, exported == 1, [.. fields]));
            Open(Shape.Record, count, start);
        }

        /// <summary>A fun; its free variables are its parts.</summary>
        private void NewFun(int start)
        {
            UInt32(); // Size, which the parts say too.
            int arity = Byte();
            Take(16); // The module's checksum.
            int index = checked((int)(UInt32() & int.MaxValue));
            uint free = UInt32();
            string module = AtomName();
            SmallNumber();
            var uniq = (int)(uint)SmallNumber();
            int at = _at;
            if (Leaf((ExternalTag)Byte(), at) is not Pid)
                throw Bad(at, "expected a pid, the maker of the fun");
            _funs.Push(new LocalFun(module, arity, index, uniq, []));
            Open(Shape.Fun, free, start);
        }

        private Term Leaf(ExternalTag tag, int start)
        {
            switch (tag)
            {
                case ExternalTag.SmallInteger:
                    return Terms.Int(Byte());
                case ExternalTag.Integer:
                    return Terms.Int((int)UInt32());
                case ExternalTag.SmallBig:
                    return Big(Byte());
                case ExternalTag.LargeBig:
                    return Big(UInt32());
                case ExternalTag.NewFloat:
                    return Finite(BinaryPrimitives.ReadDoubleBigEndian(Take(8)), start);
                case ExternalTag.Float:
                    return OldFloat(start);
                case ExternalTag.Nil:
                    return Nil.Instance;
                case ExternalTag.String:
                    return String();
                case ExternalTag.Binary:
                    return new Bitstring(Take(UInt32()));
                case ExternalTag.BitBinary:
                    return Bits(start);
                case ExternalTag.Atom or ExternalTag.SmallAtom or ExternalTag.AtomUtf8
                    or ExternalTag.SmallAtomUtf8:
                    return Atom.Of(AtomName(tag, start));
                default:
                    return Identifier(tag, start);
            }
        }

        private Term Identifier(ExternalTag tag, int start)
        {
            switch (tag)
            {
                case ExternalTag.Export:
                    return new ExternalFun(new Mfa(AtomName(), AtomName(), SmallArity()));
                case ExternalTag.Pid:
                    return new Pid(AtomName(), UInt32(), UInt32(), (uint)Byte());
                case ExternalTag.NewPid:
                    return new Pid(AtomName(), UInt32(), UInt32(), UInt32());
                case ExternalTag.Port:
                    return new Port(AtomName(), UInt32(), (uint)Byte());
                case ExternalTag.NewPort:
                    return new Port(AtomName(), UInt32(), UInt32());
                case ExternalTag.V4Port:
                    string node = AtomName();
                    ulong number = BinaryPrimitives.ReadUInt64BigEndian(Take(8));
                    return new Port(node, number, UInt32());
                case ExternalTag.Reference:
                    return OldReference();
                case ExternalTag.NewReference:
                    return NewReference(wideCreation: false, start);
                case ExternalTag.NewerReference:
                    return NewReference(wideCreation: true, start);
                default:
                    throw Bad(start, $"{(int)tag} is no tag of a term");
            }
        }

        private Integer Big(long length)
        {
            bool negative = Byte() != 0;
            var magnitude = new BigInteger(Take(length), isUnsigned: true);
            return new Integer(negative ? -magnitude : magnitude);
        }

        private Float OldFloat(int start)
        {
            string text = Encoding.Latin1.GetString(Take(31)).TrimEnd('\0');
            return double.TryParse(
                text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                ? Finite(value, start)
                : throw Bad(start, $"no float: {TermPrinter.QuoteAtom(text)}");
        }

        private static Float Finite(double value, int start) =>
            double.IsFinite(value) ? new Float(value) : throw Bad(start, "float is not finite");

        private Term String()
        {
            ReadOnlySpan<byte> text = Take(UInt16());
            Term list = Nil.Instance;
            for (int i = text.Length - 1; i >= 0; i--)
                list = new Cons(Terms.Int(text[i]), list);
            return list;
        }

        private Bitstring Bits(int start)
        {
            uint length = UInt32();
            int last = Byte();
            if (last > 8 || (last == 0) != (length == 0))
                throw Bad(start, $"{last} bits in the last of {length} bytes");
            byte[] data = Take(length).ToArray();
            if (data.Length > 0)
                data[^1] &= (byte)(0xFF << (8 - last));
            return new Bitstring([.. data], (data.Length * 8L) - ((8 - last) % 8));
        }

        private Reference OldReference()
        {
            string node = AtomName();
            return new Reference(node, [UInt32()], (uint)Byte());
        }

        private Reference NewReference(bool wideCreation, int start)
        {
            const int numbersMax = 5;
            int count = UInt16();
            if (count is 0 or > numbersMax)
                throw Bad(start, $"reference of {count} numbers, not 1 to {numbersMax}");
            string node = AtomName();
            uint creation = wideCreation ? UInt32() : (uint)Byte();
            var numbers = new uint[count];
            for (int i = 0; i < count; i++)
                numbers[i] = UInt32();
            return new Reference(node, [.. numbers], creation);
        }

        private int SmallArity()
        {
            int at = _at;
            BigInteger arity = SmallNumber();
            return arity >= 0 && arity <= byte.MaxValue
                ? (int)arity : throw Bad(at, $"arity {arity}, not 0 to 255");
        }

        private long SmallNumber()
        {
            int at = _at;
            return (ExternalTag)Byte() switch
            {
                ExternalTag.SmallInteger => Byte(),
                ExternalTag.Integer => (int)UInt32(),
                ExternalTag.SmallBig when Big(Byte()).Value is var n && n <= uint.MaxValue && n >= 0
                    => (long)n,
                _ => throw Bad(at, "expected a 32-bit integer"),
            };
        }

        private string AtomName()
        {
            int start = _at;
            return AtomName((ExternalTag)Byte(), start);
        }

        private string AtomName(ExternalTag tag, int start)
        {
            const int charsMax = 255;
            bool utf8 = tag is ExternalTag.AtomUtf8 or ExternalTag.SmallAtomUtf8;
            int length = tag switch
            {
                ExternalTag.Atom or ExternalTag.AtomUtf8 => UInt16(),
                ExternalTag.SmallAtom or ExternalTag.SmallAtomUtf8 => Byte(),
                _ => throw Bad(start, "expected an atom"),
            };
            ReadOnlySpan<byte> bytes = Take(length);
            try
            {
                string name = utf8 ? Utf8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
                if (name.EnumerateRunes().Count() > charsMax)
                    throw Bad(start, $"atom of more than {charsMax} characters");
                return name;
            }
            catch (DecoderFallbackException)
            {
                throw Bad(start, "atom is not UTF-8");
            }
        }

        private int Byte() => Take(1)[0];
        private int UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));
        private uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

        private ReadOnlySpan<byte> Take(long count)
        {
            if (count > _bytes.Length - _at)
                throw Bad(_at, $"expected {count} more bytes, {_bytes.Length - _at} are left");
            ReadOnlySpan<byte> taken = _bytes.Slice(_at, (int)count);
            _at += (int)count;
            return taken;
        }
    }
}
