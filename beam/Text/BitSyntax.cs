using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Beam.Text;

/// <summary>Numbers, strings, and the segments of <c>&lt;&lt;…&gt;&gt;</c> that are made of them.
/// </summary>
internal sealed class BitSyntax(Scanner scanner)
{
    /// <summary>Bits that segments with a size may have in one text: the size is a few digits, the
    /// memory is not.</summary>
    private const long SizedBitsMax = 1 << 28;

    private long _sizedBits;

    /// <summary>A number with its sign.</summary>
    public Term Number()
    {
        bool negative = scanner.Current.Kind == TokenKind.Minus;
        if (negative || scanner.Current.Kind == TokenKind.Plus)
            scanner.Advance();
        Token token = scanner.Current;
        scanner.Advance();
        return token switch
        {
            (TokenKind.Float, _, double value) => new Float(negative ? -value : value),
            (TokenKind.Integer, _, BigInteger value) => new Integer(negative ? -value : value),
            _ => throw scanner.Unexpected(token, "a number"),
        };
    }

    /// <summary>A string, and those that follow it.</summary>
    public string AdjacentStrings()
    {
        var text = (string)scanner.Expect(TokenKind.String).Value!;
        if (scanner.Current.Kind != TokenKind.String)
            return text;
        var all = new StringBuilder(text);
        while (scanner.Current.Kind == TokenKind.String)
            all.Append((string)scanner.Expect(TokenKind.String).Value!);
        return all.ToString();
    }

    /// <summary><c>&lt;&lt;Segment,…&gt;&gt;</c>.</summary>
    public Bitstring Read()
    {
        scanner.Expect(TokenKind.BitsOpen);
        var bits = new BitBuilder();
        if (!scanner.Accept(TokenKind.BitsClose))
        {
            do
                Segment(bits);
            while (scanner.Accept(TokenKind.Comma));
            if (!scanner.Accept(TokenKind.BitsClose))
                throw scanner.Unexpected("',' or '>>'");
        }
        return bits.ToBitstring();
    }

    private void Segment(BitBuilder bits)
    {
        int start = scanner.Current.Offset;
        bool isText = scanner.Current.Kind == TokenKind.String;
        string text = isText ? AdjacentStrings() : "";
        Term? number = isText ? null : Number();
        long? size = scanner.Accept(TokenKind.Colon) ? Size() : null;
        SegmentType type = scanner.Accept(TokenKind.Slash) ? Types() : new SegmentType();
        if (number is not null)
            Append(bits, number, size, type, start);
        foreach (Rune rune in text.EnumerateRunes())
            Append(bits, Terms.Int(rune.Value), size, type, start);
    }

    private long Size()
    {
        Token token = scanner.Expect(TokenKind.Integer);
        var size = (BigInteger)token.Value!;
        if (size > SizedBitsMax)
            throw scanner.Bad(token.Offset, $"segment of more than {SizedBitsMax} bits");
        return (long)size;
    }

    private sealed class SegmentType
    {
        public string Kind { get; set; } = "integer";
        public bool Little { get; set; }
    }

    private SegmentType Types()
    {
        var type = new SegmentType();
        do
        {
            Token token = scanner.Expect(TokenKind.Atom);
            switch ((string)token.Value!)
            {
                case "integer" or "float" or "utf8" or "utf16" or "utf32":
                    type.Kind = (string)token.Value!;
                    break;
                case "little":
                    type.Little = true;
                    break;
                case "big" or "signed" or "unsigned":
                    break;
                default:
                    throw scanner.Bad(token.Offset, "expected the type of a segment");
            }
        }
        while (scanner.Accept(TokenKind.Minus));
        return type;
    }

    private void Append(BitBuilder bits, Term number, long? size, SegmentType type, int start)
    {
        if (size is not null && (_sizedBits += size.Value) > SizedBitsMax)
            throw scanner.Bad(start, $"segments of more than {SizedBitsMax} bits");
        switch (type.Kind, number)
        {
            case ("integer", Integer integer):
                bits.Append(integer.Value, size ?? 8, type.Little);
                break;
            case ("float", Integer integer):
                AppendFloat(bits, (double)integer.Value, size, type.Little, start);
                break;
            case ("float", Float real):
                AppendFloat(bits, real.Value, size, type.Little, start);
                break;
            case (_, Integer integer) when integer.Value >= 0 && integer.Value <= 0x10FFFF
                    && size is null && Rune.IsValid((int)integer.Value):
                string character = new Rune((int)integer.Value).ToString();
                bits.AppendBytes(Encoder(type).GetBytes(character));
                break;
            default:
                throw scanner.Bad(start, $"segment is no {type.Kind}");
        }
    }

    private static Encoding Encoder(SegmentType type) => type.Kind switch
    {
        "utf8" => Encoding.UTF8,
        "utf16" => type.Little ? Encoding.Unicode : Encoding.BigEndianUnicode,
        _ => new UTF32Encoding(!type.Little, byteOrderMark: false),
    };

    private void AppendFloat(BitBuilder bits, double value, long? size, bool little, int start)
    {
        Span<byte> bytes = stackalloc byte[8];
        switch (size ?? 64)
        {
            case 64:
                BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
                break;
            case 32 when float.IsFinite((float)value):
                bytes = bytes[..4];
                BinaryPrimitives.WriteSingleBigEndian(bytes, (float)value);
                break;
            case 16 when Half.IsFinite((Half)value):
                bytes = bytes[..2];
                BinaryPrimitives.WriteHalfBigEndian(bytes, (Half)value);
                break;
            default:
                throw scanner.Bad(start, "expected a float that fits 16, 32 or 64 bits");
        }
        if (little)
            bytes.Reverse();
        bits.AppendBytes(bytes);
    }

    /// <summary>Bits, appended at the end.</summary>
    private sealed class BitBuilder
    {
        private readonly List<byte> _bytes = [];
        private long _length;

        /// <summary>The low <paramref name="size"/> bits of <paramref name="value"/>.</summary>
        public void Append(BigInteger value, long size, bool little)
        {
            if (size == 8)
            {
                AppendBits((byte)(value & 0xFF), 8);
                return;
            }
            var bytes = new byte[(size + 7) / 8]; // Least significant first.
            byte[] digits = value.ToByteArray();
            bytes.AsSpan().Fill(value.Sign < 0 ? (byte)0xFF : (byte)0);
            digits.AsSpan(0, Math.Min(digits.Length, bytes.Length)).CopyTo(bytes);
            int top = (int)(size % 8);
            for (int i = 0; i < bytes.Length; i++)
            {
                int at = little ? i : bytes.Length - 1 - i;
                bool partial = top != 0 && at == bytes.Length - 1;
                AppendBits(bytes[at], partial ? top : 8);
            }
        }

        public void AppendBytes(ReadOnlySpan<byte> bytes)
        {
            foreach (byte b in bytes)
                AppendBits(b, 8);
        }

        public Bitstring ToBitstring() => new([.. _bytes], _length);

        private void AppendBits(byte value, int count)
        {
            int used = (int)(_length % 8);
            int aligned = (value << (8 - count)) & 0xFF; // The count bits, at the top of a byte.
            if (used == 0)
            {
                _bytes.Add((byte)aligned);
            }
            else
            {
                _bytes[^1] |= (byte)(aligned >> used);
                if (used + count > 8)
                    _bytes.Add((byte)(aligned << (8 - used)));
            }
            _length += count;
        }
    }
}
