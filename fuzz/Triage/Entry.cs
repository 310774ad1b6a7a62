using System.Globalization;
using Corpus;
using Fuzz.Localise;

namespace Fuzz.Triage;

/// <summary>What became of a file when it was run again.</summary>
internal enum Fate
{
    /// <summary>The targets still differ.</summary>
    Differs,

    /// <summary>They agree by now.</summary>
    Stale,

    /// <summary>No verdict.</summary>
    Inconclusive,

    /// <summary>It is no case and no module, or not one that can be run.</summary>
    Damaged,

    /// <summary>The harness itself failed on it.</summary>
    Failed,
}

/// <summary>A file of the directory, looked at.</summary>
/// <param name="Path">Relative to the directory.</param>
/// <param name="Hash">Of its bytes.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Rough">Where the targets part, before it is minimised; null where they do not.
/// </param>
/// <param name="Instructions">Of the module; the smallest stands for its like.</param>
/// <param name="What">For a reader.</param>
internal sealed record Entry(
    string Path, string Hash, Fate Fate, Cause? Rough, int Instructions, string What)
{
    public IEnumerable<string> Fields =>
    [
        Path, Hash, $"{Fate}", $"{Rough?.Signature}", Rough?.Place ?? "",
        Instructions.ToString(CultureInfo.InvariantCulture), What,
    ];

    /// <summary>Reads <see cref="Fields"/> back; null where they are none.</summary>
    public static Entry? Parse(ReadOnlySpan<string> fields) =>
        fields is [var path, var hash, var fate, var rough, var place, var count, var what]
        && Enum.TryParse(fate, out Fate known) && int.TryParse(count, out int instructions)
            ? new Entry(path, hash, known, State.CauseOf(rough, place), instructions, what) : null;
}

/// <summary>Files of one cause.</summary>
/// <param name="Signature">The minimal case's.</param>
/// <param name="Others">Signatures that files of the same cause have, too.</param>
/// <param name="Case">The minimal case.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Members">The files, in order of their names.</param>
internal sealed record Bucket(
    Signature Signature,
    IReadOnlyList<Signature> Others,
    Case Case,
    string Path,
    IReadOnlyList<Entry> Members)
{
    /// <summary>What breaks memory comes before what gives a wrong term, and that before what only
    /// counts wrongly.</summary>
    public int Severity => Signature.Kind.Split(':', '@')[0] switch
    {
        "fault" or "noterm" or "root" or "audit" or "stack" or "hang" => 0,
        "value" or "branch" or "outcome" or "arguments" => 1,
        "reductions" or "stacktrace" => 3,
        _ => 2,
    };
}
