using SharpFuzz;

namespace Fuzz.Readers;

/// <summary>A copy of this program in which some assemblies report the edges they take.</summary>
/// <param name="Program">The copy of <c>Fuzz.dll</c>.</param>
internal sealed record Instrumented(string Program)
{
    /// <summary>Makes the copy in <paramref name="folder"/>, which is emptied first.</summary>
    /// <param name="folder">Need not exist.</param>
    /// <param name="assemblies">Names without <c>.dll</c>.</param>
    public static Instrumented Make(string folder, params IEnumerable<string> assemblies)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Copy(AppContext.BaseDirectory, folder);
        foreach (string name in assemblies)
            Fuzzer.Instrument(Path.Combine(folder, name + ".dll"), _ => true, Options.Value);
        return new(Path.Combine(folder, Path.GetFileName(typeof(Instrumented).Assembly.Location)));
    }

    /// <summary>The command line that runs the copy.</summary>
    public IEnumerable<string> Command(params IEnumerable<string> words) =>
        [Environment.ProcessPath!, Program, .. words];

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (string folder in Directory.GetDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
