using System.Security.Cryptography;
using System.Text;
using Beam;
using Fuzz.Power;

namespace Fuzz.Gate;

/// <summary>What an emitter emits for an instruction.</summary>
/// <param name="Emitter">The emitter: an op, of a BIF with its name; or shared code.</param>
/// <param name="Specimen">The instruction; empty for shared code.</param>
/// <param name="Code">Its code: lines of A32 text, or a hash of these where the emitter's other
/// entries show all that is to be seen.</param>
internal sealed record Fingerprint(string Emitter, string Specimen, string Code)
{
    /// <summary>Code that is longer is told by its beginning and a hash: no one reads it in a
    /// difference, and the file stays small.</summary>
    private const int LinesMax = 24;

    private const string LineBegin = "    ";
    private const string Rest = "…";
    private const int Digits = 8;

    /// <summary>Emitters of code that stands once in a guest or module.</summary>
    public const string SharedPrefix = "shared/";

    /// <summary>Of all lines of the code, however it is told.</summary>
    public string Hash => IsTold(Code) ? HashOfText(Code) : Code;

    public bool IsHash => !IsTold(Code);

    private static bool IsTold(string code) =>
        code.StartsWith(LineBegin, StringComparison.Ordinal);

    public static bool IsShared(string emitter) =>
        emitter.StartsWith(SharedPrefix, StringComparison.Ordinal);

    /// <summary>The op that the emitter is of; null for shared code.</summary>
    public static Op? OpOf(string emitter)
    {
        string name = emitter.Split(' ')[0];
        return Ops.All.FirstOrDefault(o => o.Name == name)?.Op;
    }

    /// <summary>The instruction; null for shared code.</summary>
    /// <exception cref="InputException">There is no such op.</exception>
    public Specimen? Instruction => Specimen.Length == 0 ? null : new Specimen(
        OpOf(Emitter) ?? throw new InputException($"{Emitter}: there is no such op"), Specimen);

    /// <summary>The same with this JIT's code for it.</summary>
    public Fingerprint Again(IReadOnlyList<IFault> planted)
    {
        using Specimen.Compiled compiled = Instruction!.Compile(planted);
        return this with { Code = IsHash ? HashOf(compiled.Lines()) : TextOf(compiled.Lines()) };
    }

    /// <summary>The same with all the text.</summary>
    public Fingerprint Told(IReadOnlyList<IFault> planted)
    {
        using Specimen.Compiled compiled = Instruction!.Compile(planted);
        return this with { Code = TextOf(compiled.Lines()) };
    }

    public static string TextOf(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder();
        foreach (string line in lines.Take(LinesMax))
            text.Append(LineBegin).Append(line).Append('\n');
        if (lines.Count is 0 or > LinesMax)
            text.Append($"{LineBegin}{Rest} {lines.Count} lines, {HashOf(lines)}\n");
        return text.ToString();
    }

    private static string HashOfText(string text)
    {
        string[] lines = [.. text.TrimEnd('\n').Split('\n').Select(l => l[LineBegin.Length..])];
        return lines[^1].StartsWith(Rest, StringComparison.Ordinal)
            ? lines[^1][^Digits..] : HashOf(lines);
    }

    public static string HashOf(IReadOnlyList<string> lines)
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        return Convert.ToHexStringLower(SHA256.HashData(text))[..Digits];
    }
}
