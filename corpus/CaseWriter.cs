using Beam;
using Beam.Text;

namespace Corpus;

/// <summary>Cases as text: a header of <c>%%</c> lines, then the module's assembly.</summary>
public static class CaseWriter
{
    /// <summary>Version of the header; a reader refuses what is newer.</summary>
    public const int Version = 1;

    public static string Write(Case it)
    {
        List<string> header = [$"case: {Version}"];
        if (it.Signature is { } signature)
            header.Add($"signature: {signature}");
        header.Add($"seed: {it.Seed}");
        header.Add($"program: {it.Program}");
        header.Add($"commit: {it.Commit}");
        header.Add($"function: {Atom.Quote(it.Function)}/{it.Arguments.Count}");
        header.Add($"arguments: {Terms.List(it.Arguments.Span)}");
        foreach ((string function, ValueList<Term> arguments) in it.More)
        {
            header.Add($"call: {Atom.Quote(function)}/{arguments.Count} "
                + $"{Terms.List(arguments.Span)}");
        }
        header.Add($"options: {it.Options}");
        foreach ((string target, string outcome) in it.Expected)
            header.Add($"expected {target}: {outcome}");
        foreach ((string target, string outcome) in it.Actual)
            header.Add($"actual {target}: {outcome}");
        if (it.Parted is { } parted)
            header.Add($"parted: {parted}");
        if (it.Guilty is { } guilty)
            header.Add($"guilty: {guilty}");
        if (it.Shell is { } shell)
            header.Add($"shell: {shell}");
        return AssemblyWriter.Write(it.Module, header);
    }
}
