using System.Numerics;
using Beam;

namespace Fuzz.Generate;

/// <summary>What is known of the result of arithmetic, from that of the operands.</summary>
internal static class Ranges
{
    public static Known Of(Bif bif, ReadOnlySpan<Known> args)
    {
        if (bif.Function.Module != "erlang")
            return bif.Result;
        return args.Length switch
        {
            1 => Unary(bif, args[0]),
            2 => Binary(bif, args[0], args[1]),
            _ => bif.Result,
        };
    }

    private static Known Unary(Bif bif, Known arg)
    {
        bool bounded = Bounds(arg, out BigInteger min, out BigInteger max);
        return bif.Function.Name switch
        {
            "-" when bounded => Known.OfRange(-max, -min),
            "+" when bounded => arg,
            "bnot" when bounded => Known.OfRange(-max - 1, -min - 1),
            "abs" when bounded && min >= 0 => arg,
            "-" or "+" or "abs" when arg.Is(TypeSet.Integer) => Known.Int,
            _ => bif.Result,
        };
    }

    private static Known Binary(Bif bif, Known left, Known right)
    {
        if (Bounds(left, out BigInteger a, out BigInteger b)
            && Bounds(right, out BigInteger c, out BigInteger d))
        {
            return Bounded(bif, a, b, c, d);
        }
        bool integers = left.Is(TypeSet.Integer) && right.Is(TypeSet.Integer);
        // Of floats Erlang's validator infers less than is true.
        return bif.Function.Name switch
        {
            "+" or "-" or "*" when integers => Known.Int,
            "band" when MaskOf(left, right) is { } mask => Known.Range(0, mask),
            _ => bif.Result,
        };
    }

    /// <summary>Operands are integers in a…b and c…d.</summary>
    private static Known Bounded(Bif bif, BigInteger a, BigInteger b, BigInteger c, BigInteger d)
    {
        switch (bif.Function.Name)
        {
            case "+":
                return Known.OfRange(a + c, b + d);
            case "-":
                return Known.OfRange(a - d, b - c);
            case "*":
                BigInteger[] corners = [a * c, a * d, b * c, b * d];
                return Known.OfRange(corners.Min(), corners.Max());
            case "band" when a >= 0 && c >= 0:
                return Known.OfRange(0, BigInteger.Min(b, d));
            case "band" when c >= 0:
                return Known.OfRange(0, d);
            case "band" when a >= 0:
                return Known.OfRange(0, b);
            case "rem" when c > 0 && a >= 0:
                return Known.OfRange(0, BigInteger.Min(b, d - 1));
            case "rem" when c > 0:
                return Known.OfRange(1 - d, d - 1);
            case "div" when c > 0 && a >= 0:
                return Known.OfRange(0, b / c);
            case "bsr" when c >= 0 && d < 64 && a >= 0:
                return Known.OfRange(a >> (int)d, b >> (int)c);
            default:
                return bif.Result;
        }
    }

    /// <summary>The non-negative bound that either side of a band gives, or null.</summary>
    private static long? MaskOf(Known left, Known right) =>
        right.Is(TypeSet.Integer) && right.Min >= 0 ? right.Max
        : left.Is(TypeSet.Integer) && left.Min >= 0 ? left.Max
        : null;

    private static bool Bounds(Known known, out BigInteger min, out BigInteger max)
    {
        min = known.Min ?? 0;
        max = known.Max ?? 0;
        return known.Is(TypeSet.Integer) && known.Min is not null && known.Max is not null;
    }
}
