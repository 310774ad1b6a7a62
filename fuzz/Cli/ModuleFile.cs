using System.Globalization;
using System.Text;
using Beam;
using Beam.Chunks;
using Beam.Text;
using Corpus;

namespace Fuzz.Cli;

/// <summary>A <c>.beam</c>, <c>.S</c> or case file, by what is in it.</summary>
internal static class ModuleFile
{
    /// <summary>No real module comes near; a file that does is refused before it is read.</summary>
    private const long LengthMax = 64 << 20;

    /// <exception cref="InputException">The file is missing or is none of these.</exception>
    public static Module Read(string path)
    {
        byte[] bytes = ReadBytes(path);
        if (bytes.AsSpan().StartsWith("FOR1"u8) || path.EndsWith(".beam", StringComparison.Ordinal))
            return BeamReader.Read(bytes, path);
        return AssemblyReader.Read(Encoding.UTF8.GetString(bytes), path).Module;
    }

    /// <exception cref="InputException">The file is missing or no case.</exception>
    public static Case ReadCase(string path) => CaseReader.Read(Text(path), path);

    /// <summary>Whether the file says that it is a case.</summary>
    public static bool IsCase(string path) =>
        !path.EndsWith(".beam", StringComparison.Ordinal) && CaseReader.IsCase(Text(path));

    private static string Text(string path) => Encoding.UTF8.GetString(ReadBytes(path));

    /// <exception cref="InputException">It is missing, too large or not to be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        var file = new FileInfo(path);
        if (Directory.Exists(path))
            throw new InputException($"{path}: is a directory, a file is wanted");
        if (!file.Exists)
            throw new InputException($"{path}: there is no such file");
        if (file.Length > LengthMax)
            throw new InputException($"{path}: {file.Length} bytes are more than any module has");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: {error.Message}");
        }
    }

    /// <summary>The exported function that <c>name</c> or <c>name/arity</c> means, called with
    /// <paramref name="arguments"/> arguments when that is told.</summary>
    public static (string Name, int Arity) FindFunction(
        Module module, string path, string text, int? arguments)
    {
        (string name, int? arity) = Split(text);
        List<(string Name, int Arity)> named = [.. module.Exports.Where(e => e.Name == name)];
        if (named.Count == 0)
        {
            throw new InputException(
                $"{path}: exports no function {Atom.Quote(name)}; "
                + "without FUNCTION exec lists them");
        }
        string arities = string.Join(", ", named.Select(e => e.Arity).Order());
        if (arity is { } wanted && !named.Contains((name, wanted)))
        {
            throw new InputException(
                $"{path}: {Atom.Quote(name)} is exported with arity {arities}, not {wanted}");
        }
        if (arity is not null && arguments is not null && arity != arguments)
        {
            throw new InputException(
                $"{path}: {Atom.Quote(name)}/{arity} "
                + $"takes {arity} arguments, {arguments} are given");
        }
        int? chosen = arity ?? arguments;
        if (chosen is null && named.Count == 1)
            chosen = named[0].Arity;
        if (chosen is { } count && named.Contains((name, count)))
            return (name, count);
        throw new InputException(
            $"{path}: {Atom.Quote(name)} is exported with arity {arities}; "
            + (chosen is null ? "say which, as name/arity" : $"{chosen} arguments are given"));
    }

    /// <summary>Whether <c>name</c> or <c>name/arity</c> means this function.</summary>
    public static bool Means(string text, Function function)
    {
        (string name, int? arity) = Split(text);
        return function.Name == name && (arity is null || arity == function.Arity);
    }

    private static (string Name, int? Arity) Split(string text)
    {
        int slash = text.LastIndexOf('/');
        if (slash > 0 && int.TryParse(text[(slash + 1)..], NumberStyles.None, null, out int arity))
            return (Unquote(text[..slash]), arity);
        return (Unquote(text), null);
    }

    private static string Unquote(string name) =>
        name is ['\'', .. string inner, '\''] ? inner : name;

    /// <summary>A file's folder, and in an OTP system (<c>lib/APP/ebin</c>) all the others.
    /// </summary>
    public static string[] Beside(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? "/";
        string? library = Path.GetDirectoryName(Path.GetDirectoryName(folder));
        if (Path.GetFileName(folder) != "ebin" || library is null)
            return [folder];
        return
        [
            folder,
            .. Directory.GetDirectories(library)
                .Select(application => Path.Combine(application, "ebin"))
                .Where(ebin => ebin != folder && Directory.Exists(ebin))
                .Order(StringComparer.Ordinal),
        ];
    }
}
