using Fuzz.Power;

namespace Fuzz.Gate;

/// <summary>Changes of emitted code, for people.</summary>
internal static class AlterationText
{
    /// <summary>Emitters of which a difference is printed.</summary>
    private const int EmittersMax = 4;

    /// <param name="output">Where to.</param>
    /// <param name="all">The changes, those of an emitter side by side.</param>
    /// <param name="planted">Faults of the JIT.</param>
    public static void Write(
        TextWriter output, IReadOnlyList<Alteration> all, IReadOnlyList<IFault> planted)
    {
        foreach ((int number, var emitter) in all.GroupBy(a => a.Emitter).Index())
        {
            output.WriteLine($"changed: {emitter.Key}, {emitter.Count()} instructions");
            if (number < EmittersMax)
                Write(output, emitter.OrderBy(IsHash).First(), planted);
        }
    }

    private static bool IsHash(Alteration it) =>
        it.Before is { IsHash: true } || it.Now is not { IsHash: false };

    private static void Write(
        TextWriter output, Alteration it, IReadOnlyList<IFault> planted)
    {
        output.WriteLine($"  {(it.Now ?? it.Before!).Specimen}");
        string[] before = it.Before is { IsHash: false } old ? Lines(old.Code) : [];
        string[] now = it.Now is null ? []
            : it.Now.IsHash ? Lines(it.Now.Told(planted).Code) : Lines(it.Now.Code);
        output.WriteLine(TextDifference.Of(before, now));
    }

    private static string[] Lines(string code) => code.TrimEnd('\n').Split('\n');
}
