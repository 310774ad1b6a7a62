using Beam;

namespace Fuzz.Generate.Sweeping;

/// <summary>One program of a sweep, before it is made.</summary>
/// <param name="Arity">Arguments of its function.</param>
/// <param name="Calls">Makes the calls: most cells are waiting for their turn.</param>
/// <param name="Play">Emits the op and what it needs.</param>
internal sealed record Cell(
    int Arity, Func<ValueList<ValueList<Term>>> Calls, Action<Scene> Play)
{
    /// <summary>Arguments that nothing reads but what shows them at the end: a collection that
    /// loses them, or an op that overwrites them, is seen.</summary>
    private static readonly Term Kept =
        new Beam.Tuple(Atom.Of("kept"), Terms.List(Terms.Int(1 << 28), Atom.Of("k")));

    /// <summary>Calls of a cell whose arguments do not go through boundary values, at most.
    /// </summary>
    private const int CallsMax = 14;

    /// <summary>The first calls take plain values.</summary>
    private const int PlainCalls = 3;

    /// <summary>Likewise where one argument alone matters: values next to a constant come first.
    /// </summary>
    private const int PlainCallsOfOne = 6;

    /// <summary>A cell whose arguments are these, and one to be kept.</summary>
    public static Cell Of(ReadOnlySpan<ValueList<Term>> values, int turn, Action<Scene> play)
    {
        ValueList<ValueList<Term>> kept = [.. values];
        return new(kept.Count + 1, () => CallsOf(kept.Span, turn), play);
    }

    /// <summary>All combinations where they are few; else some, others in each turn.</summary>
    private static ValueList<ValueList<Term>> CallsOf(
        ReadOnlySpan<ValueList<Term>> values, int turn)
    {
        long all = 1;
        foreach (ValueList<Term> list in values)
            all *= list.Count;
        int count = (int)Math.Min(all, CallsMax);
        bool fewAreAll = all <= 2 * CallsMax;
        if (fewAreAll)
            count = (int)all;
        int varying = values.ToArray().Count(v => v.Count > 1);
        int plain = varying == 1 ? PlainCallsOfOne : PlainCalls;
        var calls = new ValueList<Term>[count];
        for (int n = 0; n < count; n++)
        {
            long number = fewAreAll ? n
                : n < plain ? -1
                : (((long)turn * CallsMax) + n) * Stride(all) % all;
            calls[n] = Arguments(values, number, n);
        }
        return [.. calls.Distinct()];
    }

    /// <summary>Coprime to the number of combinations, so that all come up.</summary>
    private static long Stride(long all)
    {
        long stride = Math.Max(1, all * 5 / 8);
        while (System.Numerics.BigInteger.GreatestCommonDivisor(stride, all) != 1)
            stride++;
        return stride;
    }

    /// <summary>The combination of that number; of a negative one, the first of each.</summary>
    private static ValueList<Term> Arguments(
        ReadOnlySpan<ValueList<Term>> values, long number, int plain)
    {
        var arguments = new Term[values.Length + 1];
        int step = 1;
        for (int i = 0; i < values.Length; i++)
        {
            int count = values[i].Count;
            long place = number < 0 ? plain * step : number;
            arguments[i] = values[i][(int)(place % count)];
            number /= number < 0 ? 1 : count;
            step += count > 1 ? 1 : 0;
        }
        arguments[^1] = Kept;
        return ValueList.Create<Term>(arguments);
    }
}
