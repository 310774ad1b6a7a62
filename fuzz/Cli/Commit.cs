namespace Fuzz.Cli;

/// <summary>The commit that this build is of, as far as the repository around it tells.</summary>
internal static class Commit
{
    private const string Unknown = "unknown";

    /// <summary>The hash that HEAD stands for; <c>unknown</c> outside a repository.</summary>
    public static string Current()
    {
        if (ProjectRoot.Find() is not { } root)
            return Unknown;
        try
        {
            return Resolve(GitFolder(Path.Combine(root, ".git")));
        }
        catch (IOException)
        {
            return Unknown;
        }
    }

    private static string Resolve(string folder)
    {
        string head = File.ReadAllText(Path.Combine(folder, "HEAD")).Trim();
        const string symbolic = "ref: ";
        if (!head.StartsWith(symbolic, StringComparison.Ordinal))
            return head;
        string name = head[symbolic.Length..];
        string common = Path.Combine(folder, "commondir");
        string shared = File.Exists(common)
            ? Path.GetFullPath(Path.Combine(folder, File.ReadAllText(common).Trim()))
            : folder;
        string loose = Path.Combine(shared, name);
        if (File.Exists(loose))
            return File.ReadAllText(loose).Trim();
        string? packed = File.ReadLines(Path.Combine(shared, "packed-refs"))
            .FirstOrDefault(l => l.EndsWith(" " + name, StringComparison.Ordinal));
        return packed?.Split(' ')[0] ?? Unknown;
    }

    /// <summary>In a worktree <c>.git</c> is a file that names the folder.</summary>
    private static string GitFolder(string path)
    {
        const string pointer = "gitdir: ";
        return File.Exists(path) ? File.ReadAllText(path).Trim()[pointer.Length..] : path;
    }
}
