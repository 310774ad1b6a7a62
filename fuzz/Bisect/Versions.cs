using Beam;
using Fuzz.Cli;
using Fuzz.Unicorn;

namespace Fuzz.Bisect;

/// <summary>Versions of the harness in order, oldest first.</summary>
internal interface IVersions : IDisposable
{
    int Count { get; }

    /// <summary>The name of one, for people.</summary>
    string this[int index] { get; }

    Tested Test(int index, string path);
}

/// <summary>Programs, each of which takes <c>replay CASE</c>; a <c>.dll</c> is run by dotnet.
/// </summary>
internal sealed class Executables(IReadOnlyList<string> paths) : IVersions
{
    public int Count => paths.Count;

    public string this[int index] => paths[index];

    public Tested Test(int index, string path)
    {
        string program = Path.GetFullPath(paths[index]);
        return program.EndsWith(".dll", StringComparison.Ordinal)
            ? Replay.Of("/", ["dotnet", program], path) : Replay.Of("/", [program], path);
    }

    public void Dispose()
    {
    }
}

/// <summary>Commits of a repository, each built in one worktree that is gone afterwards.</summary>
internal sealed class Commits : IVersions
{
    private readonly string _repository;
    private readonly IReadOnlyList<string> _build;
    private readonly IReadOnlyList<string> _run;
    private readonly string _tree;
    private readonly string[] _commits;

    /// <param name="repository">A folder of it.</param>
    /// <param name="range">As git has it: <c>GOOD..BAD</c>.</param>
    /// <param name="build">The command that builds a commit, in its root.</param>
    /// <param name="run">The command that takes <c>replay CASE</c>, likewise.</param>
    /// <exception cref="InputException">There is no such range.</exception>
    public Commits(
        string repository, string range, IReadOnlyList<string> build, IReadOnlyList<string> run)
    {
        (_repository, _build, _run) = (repository, build, run);
        _commits = Git.Run(
            repository, "log", "--first-parent", "--reverse", "--format=%h %s", range, "--")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (_commits.Length == 0)
            throw new InputException($"{range}: there is no commit in that range");
        _tree = Directory.CreateTempSubdirectory("bisect-").FullName;
        Git.Run(repository, "worktree", "add", "--quiet", "--detach", _tree, Hash(0));
        LendCache();
    }

    public int Count => _commits.Length;

    public string this[int index] => _commits[index];

    public Tested Test(int index, string path)
    {
        Git.Run(_tree, "checkout", "--quiet", "--force", "--detach", Hash(index));
        (int exit, string output, string error) =
            Git.Command(_tree, _build[0], [.. _build.Skip(1)]);
        return exit == 0 ? Replay.Of(_tree, _run, path)
            : Tested.Not($"its build ends with {exit}", error, output);
    }

    /// <summary>The worktree has no cache: it takes the repository's, with its VMs.</summary>
    private void LendCache()
    {
        string cache = Path.Combine(_repository, ".cache");
        if (Directory.Exists(cache))
            Directory.CreateSymbolicLink(Path.Combine(_tree, ".cache"), Path.GetFullPath(cache));
    }

    public void Dispose() => Git.Run(_repository, "worktree", "remove", "--force", _tree);

    private string Hash(int index) => _commits[index].Split(' ')[0];
}

/// <summary>Runs a version on a case.</summary>
internal static class Replay
{
    /// <remarks>It is lent the emulator of this project, where it is told none.</remarks>
    public static Tested Of(string folder, IReadOnlyList<string> command, string path)
    {
        const string variable = "FUZZ_UNICORN";
        string? lent = Environment.GetEnvironmentVariable(variable) ?? Native.FilePath;
        (int exit, string output, string error) = Git.Command(
            folder, lent is null ? [] : [(variable, lent)], command[0],
            [.. command.Skip(1), "replay", Path.GetFullPath(path)]);
        return exit switch
        {
            ExitCode.Agree => new(Trial.Good),
            ExitCode.Findings => new(Trial.Bad),
            _ => Tested.Not($"it ends with {exit}", error, output),
        };
    }
}
