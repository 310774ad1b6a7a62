using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Beam;

/// <summary>
/// Terms to the external term format, byte for byte what <c>term_to_binary/1</c> of OTP 25 gives.
/// </summary>
/// <remarks>
/// Two things have no bytes to equal. Entries of a map stand in the order of <see cref="MapKey"/>,
/// which is Erlang's own for up to 32 integer and atom keys only; beyond that Erlang's order comes
/// from its hash. And a local fun goes without its module's checksum and its creator, which a
/// <see cref="LocalFun"/> does not know. Terms are equal when their bytes are.
/// </remarks>
public static class TermEncoder
{
    private const int StringLengthMax = 0xFFFF;
    private const int AtomCharsMax = 255;
    private const ulong V3PortNumberMax = (1 << 28) - 1;

    /// <param name="term">Any term.</param>
    /// <param name="minorVersion">As <c>term_to_binary/2</c> has it: 0 writes floats as text, 2
    /// writes all atoms in UTF-8.</param>
    public static byte[] Encode(Term term, int minorVersion = 1)
    {
        var walk = new Walk(minorVersion);
        walk.Run(term);
        return walk.Bytes;
    }

    /// <summary>What is left to do: a term, the rest of a list, of a tuple or of a map's entries,
    /// or the size field of a fun.</summary>
    private readonly record struct Step(object What, int Index = -1);

    private sealed class MapEntries(Map map)
    {
        public KeyValuePair<Term, Term>[] Terms { get; } = [.. map.Entries];

        /// <summary>Keys with their bytes for text.</summary>
        public MapKey[] Keys { get; } = new MapKey[map.Entries.Count];
    }

    /// <summary>Stands on the stack for the end of a fun.</summary>
    private static readonly object FunEnd = new();

    private sealed class Walk(int minorVersion)
    {
        private readonly Stack<Step> _steps = new();
        private readonly Stack<List<byte>> _outer = new();
        private List<byte> _out = [];

        public byte[] Bytes => [.. _out];

        public void Run(Term term)
        {
            Tag(ExternalTag.Version);
            Term(term);
            while (_steps.TryPop(out Step step))
                Take(step);
        }

        private void Take(Step step)
        {
            switch (step.What)
            {
                case Term[] items when step.Index < items.Length:
                    _steps.Push(step with { Index = step.Index + 1 });
                    Term(items[step.Index]);
                    break;
                case Term[]:
                    break;
                case Cons cell when step.Index >= 0: // The rest of a list.
                    _steps.Push(new Step(cell.Tail, 0));
                    Term(cell.Head);
                    break;
                case MapEntries map:
                    Entries(map, step.Index);
                    break;
                case Term term:
                    Term(term);
                    break;
                default: // The end of a fun.
                    BinaryPrimitives.WriteInt32BigEndian(
                        CollectionsMarshal.AsSpan(_out)[step.Index..], _out.Count - step.Index);
                    break;
            }
        }

        private void Term(Term term)
        {
            switch (term)
            {
                case Atom atom:
                    AtomName(atom.Name);
                    break;
                case Integer integer:
                    Integer(integer.Value);
                    break;
                case Float real when minorVersion == 0:
                    Tag(ExternalTag.Float);
                    Encoding.Latin1.GetBytes(OldFloat(real.Value), Space(31));
                    break;
                case Float real:
                    Tag(ExternalTag.NewFloat);
                    BinaryPrimitives.WriteDoubleBigEndian(Space(8), real.Value);
                    break;
                case Nil:
                    Tag(ExternalTag.Nil);
                    break;
                case Cons list:
                    List(list);
                    break;
                case Tuple tuple:
                    Count(ExternalTag.SmallTuple, ExternalTag.LargeTuple, tuple.Elements.Length);
                    _steps.Push(new Step(tuple.Elements.ToArray(), 0));
                    break;
                case Bitstring bits:
                    Bits(bits);
                    break;
                case Map map:
                    Tag(ExternalTag.Map);
                    UInt32((uint)map.Entries.Count);
                    _steps.Push(map.Entries.Count == 1
                        ? new Step(new[] { map.Entries.First().Key, map.Entries.First().Value }, 0)
                        : new Step(new MapEntries(map), 0));
                    break;
                case NativeRecord record:
                    Record(record.Shape);
                    _steps.Push(new Step(record.Values.ToArray(), 0));
                    break;
                default:
                    Identifier(term);
                    break;
            }
        }

        /// <summary>All of a record that stands before its values.</summary>
        private void Record(RecordShape shape)
        {
            Tag(ExternalTag.NativeRecord);
            UInt32((uint)shape.Fields.Count);
            Space(1)[0] = shape.Exported ? (byte)1 : (byte)0;
            AtomName(shape.Module);
            AtomName(shape.Name);
            foreach (string field in shape.Fields)
                AtomName(field);
        }

        /// <summary>First each key into bytes of its own, to sort by; then each entry.</summary>
        private void Entries(MapEntries map, int index)
        {
            int count = map.Terms.Length;
            if (index > 0 && index <= count)
            {
                string bytes = Encoding.Latin1.GetString(CollectionsMarshal.AsSpan(_out));
                map.Keys[index - 1] = new MapKey(map.Terms[index - 1].Key, bytes);
                _out = _outer.Pop();
            }
            if (index < count)
            {
                _steps.Push(new Step(map, index + 1));
                _outer.Push(_out);
                _out = [];
                Term(map.Terms[index].Key);
                return;
            }
            if (index == count)
                Array.Sort(map.Keys, map.Terms);
            if (index == 2 * count)
                return;
            _steps.Push(new Step(map, index + 1));
            string key = map.Keys[index - count].Text;
            Encoding.Latin1.GetBytes(key, Space(key.Length));
            Term(map.Terms[index - count].Value);
        }

        private void Identifier(Term term)
        {
            switch (term)
            {
                case ExternalFun fun:
                    Tag(ExternalTag.Export);
                    AtomName(fun.Function.Module);
                    AtomName(fun.Function.Name);
                    Integer(fun.Function.Arity);
                    break;
                case LocalFun fun:
                    LocalFun(fun);
                    break;
                case Pid pid:
                    Pid(pid);
                    break;
                case Port port:
                    Port(port);
                    break;
                case Reference reference:
                    Tag(ExternalTag.NewerReference);
                    BinaryPrimitives.WriteUInt16BigEndian(
                        Space(2), (ushort)reference.Numbers.Length);
                    AtomName(reference.Node);
                    UInt32(reference.Creation);
                    foreach (uint number in reference.Numbers)
                        UInt32(number);
                    break;
                default:
                    throw new ArgumentException($"{term.GetType().Name} has no external form");
            }
        }

        /// <summary>C's "%.20e", which has an exponent of two digits at least.</summary>
        private static string OldFloat(double value)
        {
            string text = value.ToString("e20", CultureInfo.InvariantCulture);
            return text[^3] == '0' ? text.Remove(text.Length - 3, 1) : text;
        }

        private void AtomName(string name)
        {
            if (minorVersion < 2 && name.Length <= AtomCharsMax && name.All(c => c <= 0xFF))
            {
                Tag(ExternalTag.Atom);
                BinaryPrimitives.WriteUInt16BigEndian(Space(2), (ushort)name.Length);
                Encoding.Latin1.GetBytes(name, Space(name.Length));
                return;
            }
            int length = Encoding.UTF8.GetByteCount(name);
            if (length <= byte.MaxValue)
            {
                Tag(ExternalTag.SmallAtomUtf8);
                Space(1)[0] = (byte)length;
            }
            else
            {
                Tag(ExternalTag.AtomUtf8);
                BinaryPrimitives.WriteUInt16BigEndian(Space(2), checked((ushort)length));
            }
            Encoding.UTF8.GetBytes(name, Space(length));
        }

        private void Integer(BigInteger value)
        {
            if (value >= 0 && value <= byte.MaxValue)
            {
                Tag(ExternalTag.SmallInteger);
                Space(1)[0] = (byte)value;
            }
            else if (value >= int.MinValue && value <= int.MaxValue)
            {
                Tag(ExternalTag.Integer);
                BinaryPrimitives.WriteInt32BigEndian(Space(4), (int)value);
            }
            else
            {
                BigInteger magnitude = BigInteger.Abs(value);
                int length = magnitude.GetByteCount(isUnsigned: true);
                Count(ExternalTag.SmallBig, ExternalTag.LargeBig, length);
                Space(1)[0] = value.Sign < 0 ? (byte)1 : (byte)0;
                magnitude.TryWriteBytes(Space(length), out _, isUnsigned: true);
            }
        }

        /// <summary>A proper list of bytes is a string, any other a list and its tail.</summary>
        private void List(Cons list)
        {
            int length = 0;
            bool bytes = true;
            Term tail = list;
            for (; tail is Cons cell; tail = cell.Tail, length++)
                bytes = bytes && cell.Head is Integer i && i.Value >= 0 && i.Value <= byte.MaxValue;
            if (!bytes || tail is not Nil || length > StringLengthMax)
            {
                Tag(ExternalTag.List);
                UInt32((uint)length);
                _steps.Push(new Step(list, 0));
                return;
            }
            Tag(ExternalTag.String);
            BinaryPrimitives.WriteUInt16BigEndian(Space(2), (ushort)length);
            Span<byte> space = Space(length);
            Term rest = list;
            for (int i = 0; rest is Cons cell; rest = cell.Tail, i++)
                space[i] = (byte)((Integer)cell.Head).Value;
        }

        private void Bits(Bitstring bits)
        {
            int rest = (int)(bits.BitLength % 8);
            Tag(rest == 0 ? ExternalTag.Binary : ExternalTag.BitBinary);
            UInt32((uint)bits.Data.Length);
            if (rest != 0)
                Space(1)[0] = (byte)rest;
            bits.Data.AsSpan().CopyTo(Space(bits.Data.Length));
        }

        private void LocalFun(LocalFun fun)
        {
            Tag(ExternalTag.NewFun);
            _steps.Push(new Step(FunEnd, _out.Count));
            UInt32(0); // The size, patched at the end.
            Space(1)[0] = (byte)fun.Arity;
            Space(16).Clear(); // The module's checksum.
            UInt32((uint)fun.Index);
            UInt32((uint)fun.Free.Length);
            AtomName(fun.Module);
            Integer(fun.Index);
            Integer((uint)fun.Uniq);
            Pid(new Pid("nonode@nohost", 0, 0, 0));
            _steps.Push(new Step(fun.Free.ToArray(), 0));
        }

        private void Pid(Pid pid)
        {
            Tag(ExternalTag.NewPid);
            AtomName(pid.Node);
            UInt32(pid.Number);
            UInt32(pid.Serial);
            UInt32(pid.Creation);
        }

        private void Port(Port port)
        {
            bool small = port.Number <= V3PortNumberMax;
            Tag(small ? ExternalTag.NewPort : ExternalTag.V4Port);
            AtomName(port.Node);
            if (small)
                UInt32((uint)port.Number);
            else
                BinaryPrimitives.WriteUInt64BigEndian(Space(8), port.Number);
            UInt32(port.Creation);
        }

        private void Count(ExternalTag small, ExternalTag large, int count)
        {
            Tag(count <= byte.MaxValue ? small : large);
            if (count <= byte.MaxValue)
                Space(1)[0] = (byte)count;
            else
                UInt32((uint)count);
        }

        private void Tag(ExternalTag tag) => Space(1)[0] = (byte)tag;

        private void UInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Space(4), value);

        /// <summary>Room for the next <paramref name="count"/> bytes, to be filled at once.
        /// </summary>
        private Span<byte> Space(int count)
        {
            int start = _out.Count;
            CollectionsMarshal.SetCount(_out, start + count);
            Span<byte> space = CollectionsMarshal.AsSpan(_out)[start..];
            return space;
        }
    }
}
