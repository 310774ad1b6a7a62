namespace Fuzz.Cli;

/// <summary>The folder of the project that this program was built in.</summary>
internal static class ProjectRoot
{
    /// <summary>The nearest folder above the program that holds the solution, or null.</summary>
    public static string? Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Fuzz.sln")))
                return at.FullName;
        }
        return null;
    }
}
