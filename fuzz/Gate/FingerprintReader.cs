using Beam;

namespace Fuzz.Gate;

/// <summary>Reads the file of fingerprints: emitters, indented by two their instructions, by four
/// the code of these.</summary>
internal sealed class FingerprintReader
{
    private const int HashLength = 8;

    private readonly List<Fingerprint> _all = [];
    private readonly HashSet<(string, string)> _seen = [];
    private string? _emitter;
    private string? _specimen;
    private string _code = "";

    private FingerprintReader()
    {
    }

    /// <exception cref="InputException">It is damaged, or not there.</exception>
    public static Fingerprints ReadFile(string path) => File.Exists(path)
        ? Read(File.ReadAllText(path), path)
        : throw new InputException($"{path}: there is no such file; gate --accept writes it");

    /// <param name="text">The text.</param>
    /// <param name="name">Of the file, for complaints.</param>
    /// <exception cref="InputException">It is damaged.</exception>
    public static Fingerprints Read(string text, string name)
    {
        if (!text.StartsWith(Fingerprints.Head, StringComparison.Ordinal))
        {
            throw new InputException(
                $"{name}: expected fingerprints; gate --accept writes them anew");
        }
        var reader = new FingerprintReader();
        foreach ((int index, string line) in text.Split('\n').Index())
        {
            if (!line.StartsWith('#') && !reader.Take(line))
            {
                throw new InputException(
                    $"{name}:{index + 1}: damaged; gate --accept writes fingerprints anew");
            }
        }
        return reader._all.Count > 0 ? new(reader._all) : throw new InputException(
            $"{name}: there are no fingerprints; gate --accept writes them");
    }

    /// <summary>Takes a line; says whether it may stand there. The last is empty.</summary>
    private bool Take(string line)
    {
        if (line.StartsWith("    ", StringComparison.Ordinal))
        {
            _specimen ??= IsShared ? "" : null;
            _code += line + '\n';
            return _specimen is not null;
        }
        if (!End())
            return false;
        if (!line.StartsWith("  ", StringComparison.Ordinal))
        {
            bool isKnown = line.Length == 0 || Fingerprint.IsShared(line)
                || Fingerprint.OpOf(line) is not null;
            _emitter = line;
            return isKnown;
        }
        if (_emitter is null or "" || IsShared)
            return false;
        if (line.Length <= HashLength + 4 || line[2] != '#')
        {
            _specimen = line[2..];
            return true;
        }
        string hash = line[3..(3 + HashLength)];
        return line[3 + HashLength] == ' ' && hash.All(char.IsAsciiHexDigitLower)
            && Add(line[(4 + HashLength)..], hash);
    }

    private bool IsShared => Fingerprint.IsShared(_emitter ?? "");

    /// <summary>What was begun has ended.</summary>
    private bool End()
    {
        if (_specimen is null)
            return true;
        bool isWhole = _code.Length > 0 && Add(_specimen, _code);
        (_specimen, _code) = (null, "");
        return isWhole;
    }

    private bool Add(string specimen, string code)
    {
        _all.Add(new Fingerprint(_emitter!, specimen, code));
        return _seen.Add((_emitter!, specimen));
    }
}
