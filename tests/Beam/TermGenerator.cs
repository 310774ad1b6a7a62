using System.Collections.Immutable;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Beam.Tests;

/// <summary>Random terms, biased towards the edges of their kinds.</summary>
public static class TermGenerator
{
    private static readonly Gen<BigInteger> Integers =
        from bits in Gen.Elements(
            0, 1, 7, 8, 15, 16, 27, 28, 31, 32, 59, 60, 63, 64, 128, 2040, 2048)
        from delta in Gen.Choose(-2, 2)
        from negative in Gen.Elements(false, true)
        let value = (BigInteger.One << bits) + delta
        select negative ? -value : value;

    private static readonly Gen<double> Floats = Gen.OneOf(
        Gen.Elements(
            0.0, -0.0, 1.0, -1.5, 0.1, double.Epsilon, double.MaxValue, double.MinValue,
            9007199254740991.0, 9007199254740992.0, 1e22, 1e23, 1e-5, 123456.789),
        Gen.Choose(int.MinValue, int.MaxValue).Two().Select(pair =>
            Finite(BitConverter.Int64BitsToDouble(((long)pair.Item1 << 32) ^ (uint)pair.Item2))));

    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.Elements(
            "", "a", "ok", "A", "_", "a b", "it's", "\\", "\"", "and", "maybe", "é", "É", "日本", "𝄞",
            "\0", "\n", "\x7f", "\x80", "\xa0", "\u2028", "\ufeff", new string('a', 255),
            new string('日', 255), "a@b", "a.b", "'"),
        Gen.Choose(0, 300).Select(c => char.ConvertFromUtf32(c)).ArrayOf().Select(
            parts => string.Concat(parts.Take(20))));

    private static readonly Gen<Term> Bits =
        from bytes in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf()
        from unused in Gen.Choose(0, 7)
        select (Term)MakeBits(bytes, unused);

    private static readonly Gen<Term> Leaves = Gen.OneOf(
        Integers.Select(i => (Term)new Integer(i)),
        Floats.Select(f => (Term)new Float(f)),
        Names.Select(n => (Term)Atom.Of(n)),
        Bits,
        Gen.Constant((Term)Nil.Instance),
        Names.Two().Select(n => (Term)new ExternalFun(new Mfa(n.Item1, n.Item2, n.Item1.Length))));

    /// <summary>Terms that have a syntax.</summary>
    public static Gen<Term> Terms { get; } = Gen.Sized(Sized);

    /// <summary>The same terms each time.</summary>
    public static IReadOnlyList<Term> Sample(int count, int size) =>
        Terms.Sample(count, new Rnd(10907351275280993478, 0x9E3779B97F4A7C15), size);

    private static Gen<Term> Sized(int size)
    {
        if (size <= 1)
            return Leaves;
        Gen<Term[]> parts = Gen.Sized(_ => Sized(size / 4)).ArrayOf(4);
        return Gen.Frequency(
            (2, Leaves),
            (2, parts.Select(p => Beam.Terms.List(p))),
            (1, parts.Select(p => Beam.Terms.List(p.AsSpan(1), p[0]))),
            (1, parts.Select(p => Beam.Terms.List(p.AsSpan(0, 1)))),
            (2, parts.Select(p => (Term)new Tuple(p))),
            (1, parts.Select(p => (Term)new Tuple(p.AsSpan(0, 2)))),
            (2, parts.Two().Select(p => (Term)MakeMap(p.Item1, p.Item2))),
            (1, Gen.Choose(0, 255).Select(i => (Term)Beam.Terms.Int(i)).ArrayOf().Select(
                bytes => Beam.Terms.List(bytes))));
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : 0.5;

    private static Bitstring MakeBits(byte[] bytes, int unused)
    {
        if (bytes.Length == 0)
            return new Bitstring([]);
        bytes[^1] &= (byte)(0xFF << unused);
        return new Bitstring([.. bytes], (bytes.Length * 8L) - unused);
    }

    /// <summary>A map that every release can hold: to OTP 25 and 26, 0.0 and -0.0 are one key.
    /// </summary>
    private static Map MakeMap(Term[] keys, Term[] values) => new(
        keys.DistinctBy(WithoutSignOfZero).Zip(values).ToImmutableDictionary(
            pair => pair.First, pair => pair.Second));

    private static string WithoutSignOfZero(Term term) =>
        term.ToString().Replace("-0.0", "0.0", StringComparison.Ordinal);
}
