using System.Security.Cryptography;
using System.Text;
using Beam;
using Beam.Text;
using Corpus;
using Fuzz.Power;

namespace Fuzz.Gate;

/// <summary>
/// What the emitters emit, an entry for each op and shape of operands: an instruction of the
/// filetests, and its code as text. A change of the JIT is a difference between two of these, and
/// one that people can read.
/// </summary>
internal sealed class Fingerprints
{
    /// <summary>Code that is longer is told by its beginning and a hash: no one reads it in a
    /// difference, and the file stays small.</summary>
    private const int LinesMax = 24;

    private const string Head =
        "# What the JIT emits, by op and operand shape (docs/findings.md, The gate).\n"
        + "# Generated: ./run.sh gate --accept\n";

    /// <summary>Entries of code that all modules share.</summary>
    public const string SharedPrefix = "shared/";

    private readonly SortedDictionary<string, string> _entries = new(StringComparer.Ordinal);

    private Fingerprints()
    {
    }

    /// <summary>Code by name: <c>op shape</c>.</summary>
    public IReadOnlyDictionary<string, string> Entries => _entries;

    /// <summary>Those of this JIT.</summary>
    /// <param name="folder">The filetests.</param>
    /// <param name="planted">Faults of it.</param>
    public static Fingerprints Take(string folder, IReadOnlyList<IFault> planted)
    {
        var found = new List<(string Name, int Lines, string Text)>();
        foreach (string path in Directory
            .EnumerateFiles(folder, "*.S", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            Module module = AssemblyReader.Read(File.ReadAllText(path), path).Module;
            using var code = new EmittedCode(
                module, right => planted.Aggregate(right, (wrong, fault) => fault.In(wrong)));
            found.AddRange(Of(module, code));
        }
        var all = new Fingerprints();
        foreach (var alike in found.GroupBy(c => c.Name))
            all.Keep(alike.Key, alike);
        foreach ((string name, IEnumerable<string> lines) in EmittedCode.OfShared())
            all._entries.Add(SharedPrefix + name, TextOf([.. lines]));
        return all;
    }

    /// <summary>Reads <see cref="Text"/> back.</summary>
    public static Fingerprints Parse(string text)
    {
        var all = new Fingerprints();
        string? name = null;
        var code = new StringBuilder();
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith(' '))
            {
                code.Append(line).Append('\n');
                continue;
            }
            if (name is not null)
                all._entries[name] = code.ToString();
            code.Clear();
            name = line.Length == 0 || line.StartsWith('#') ? null : line;
        }
        return all;
    }

    public string Text()
    {
        var text = new StringBuilder(Head);
        foreach ((string name, string code) in _entries)
            text.Append(name).Append('\n').Append(code);
        return text.ToString();
    }

    /// <summary>The entries that are not as they were, new and gone ones among them.</summary>
    public IReadOnlyList<string> ChangedSince(Fingerprints before) =>
    [
        .. _entries.Keys.Union(before._entries.Keys)
            .Where(n => _entries.GetValueOrDefault(n) != before._entries.GetValueOrDefault(n))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The op of an entry.</summary>
    public static Op? OpOf(string entry)
    {
        string name = entry.Split(' ')[0].Split('/')[0];
        return Ops.All.FirstOrDefault(o => o.Name == name)?.Op;
    }

    /// <summary>The code of each instruction of a module, by op and shape.</summary>
    private static IEnumerable<(string Name, int Lines, string Text)> Of(
        Module module, EmittedCode code)
    {
        foreach ((int f, Function function) in module.Functions.Index())
        {
            foreach ((int i, Instruction instruction) in function.Code.Index())
            {
                if (instruction.Op is Op.Label or Op.Line or Op.FuncInfo)
                    continue;
                Signature of = Signature.Of("", instruction);
                List<string> lines = [.. code.Instruction(f, i, roots: true)];
                string asm = AssemblyWriter.Write(module, instruction).Trim();
                yield return ($"{of.Op} {of.Shape}", lines.Count, $"  {asm}\n{TextOf(lines)}");
            }
        }
    }

    /// <summary>Of instructions of one shape the one with the shortest code and the one with the
    /// longest are kept: emitters have other ways for few values and for many.</summary>
    private void Keep(string name, IEnumerable<(string Name, int Lines, string Text)> alike)
    {
        List<string> texts =
        [
            .. alike.OrderBy(c => c.Lines).ThenBy(c => c.Text, StringComparer.Ordinal)
                .Select(c => c.Text),
        ];
        _entries.Add(name, texts[0]);
        if (texts[^1] != texts[0])
            _entries.Add(name + " long", texts[^1]);
    }

    private static string TextOf(List<string> lines)
    {
        var text = new StringBuilder();
        foreach (string line in lines.Take(LinesMax))
            text.Append("    ").Append(line).Append('\n');
        if (lines.Count > LinesMax)
            text.Append($"    … {lines.Count} lines, {HashOf(lines)}\n");
        return text.ToString();
    }

    /// <summary>The ops whose code calls shared code of that name.</summary>
    public IEnumerable<Op> CallersOf(string shared) => _entries
        .Where(e => e.Value.Contains($" {shared}\n", StringComparison.Ordinal)
            || e.Value.Contains($" {shared} ", StringComparison.Ordinal))
        .Select(e => OpOf(e.Key)).OfType<Op>().Distinct();

    private static string HashOf(IEnumerable<string> lines) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..12];
}
