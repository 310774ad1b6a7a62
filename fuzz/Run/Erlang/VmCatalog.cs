using System.Collections.Frozen;
using Beam;

namespace Fuzz.Run.Erlang;

/// <summary>A VM that can be named.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Release">OTP release, as far as known.</param>
/// <param name="Vm">How to start it; null when it is not there.</param>
/// <param name="What">One line for the user.</param>
internal sealed record VmEntry(string Name, int? Release, ErlangVm? Vm, string What);

/// <summary>The real VMs of this machine: the system's own, and those set up in the project's cache
/// from Debian's packages.</summary>
/// <param name="root">Folder of the project.</param>
internal sealed class VmCatalog(string root)
{
    private const string System = "otp";
    private const string ByPath = "erl:";
    private const string ByCommand = "cmd:";
    private const string Armhf = "-armhf";

    private IReadOnlyList<TargetSpec>? _described;

    /// <summary>What <c>.ci/fetch-vm.sh</c> sets up.</summary>
    private static readonly (string Name, int Release, string What)[] Roots =
    [
        ("otp25", 25, "Debian 12, amd64"),
        ("otp27", 27, "Debian 13, amd64"),
        ("otp29", 29, "Debian sid, amd64"),
        ("otp25-armhf", 25, "Debian 12, 32-bit ARM under qemu"),
        ("otp27-armhf", 27, "Debian 13, 32-bit ARM under qemu"),
        ("otp29-armhf", 29, "Debian sid, 32-bit ARM under qemu"),
    ];

    /// <summary>Where the project keeps what can be made again.</summary>
    public string Cache => Path.Combine(root, ".cache");

    private string OwnFile => Path.Combine(root, "targets.json");

    public IReadOnlyList<VmEntry> Entries() =>
        [SystemEntry(), .. Roots.Select(r => RootEntry(r.Name, r.Release, r.What))];

    /// <summary>Whether a name means a real VM, be it there or not.</summary>
    public bool Has(string name) =>
        name == System || name.StartsWith(ByPath, StringComparison.Ordinal)
        || name.StartsWith(ByCommand, StringComparison.Ordinal)
        || Roots.Any(r => r.Name == name) || Described.Any(t => t.Name == name);

    /// <summary>Takes the targets that a file describes, in place of those of the project's own.
    /// </summary>
    /// <exception cref="InputException">It is not as it should be.</exception>
    public void Describe(string file) => _described = new TargetFile(file, Cache).Read();

    /// <summary>What is told of a target by the user, and no more than its name of others.
    /// </summary>
    public TargetSpec SpecOf(string name) =>
        Described.FirstOrDefault(t => t.Name == name)
        ?? (name.StartsWith(ByCommand, StringComparison.Ordinal)
            ? new TargetSpec(name, null, name[ByCommand.Length..])
            : new TargetSpec(name, null, null)
            {
                Limits = name.EndsWith(Armhf, StringComparison.Ordinal)
                    ? Interpreter : TargetLimits.None,
            });

    /// <summary>An executable_line is no line to ERTS's interpreter.</summary>
    private static readonly TargetLimits Interpreter =
        new() { MissingOps = new[] { Op.ExecutableLine }.ToFrozenSet() };

    /// <summary>Whether a target has words of 64 bits, as far as its name and the user tell.
    /// </summary>
    public bool IsWide(string name) => !TargetList.IsOwn(name)
        && !name.EndsWith(Armhf, StringComparison.Ordinal) && SpecOf(name).WordBits is null or 64;

    /// <summary>The targets of the file.</summary>
    public IReadOnlyList<TargetSpec> Described =>
        _described ??= File.Exists(OwnFile) ? new TargetFile(OwnFile, Cache).Read() : [];

    /// <exception cref="InputException">There is no such VM.</exception>
    public ErlangVm Find(string name)
    {
        if (SpecOf(name).Vm is { } described)
            return described;
        if (name.StartsWith(ByPath, StringComparison.Ordinal))
        {
            string path = name[ByPath.Length..];
            return File.Exists(path)
                ? ErlangVm.Installed(name, Path.GetFullPath(path))
                : throw new InputException($"target {name}: there is no file {path}");
        }
        VmEntry entry = Entries().FirstOrDefault(e => e.Name == name)
            ?? throw new InputException($"no VM '{name}' (./run.sh vms lists them)");
        return entry.Vm ?? SystemIs(entry.Release) ?? throw new InputException(
            $"target {name} is not there; "
            + (name == System
                ? "install the package erlang-base"
                : $"set it up with ./run.sh vms --install {name}"));

        // otp25 may be the system's own.
        ErlangVm? SystemIs(int? release) =>
            !name.Contains('-') && SystemEntry() is { Vm: { } vm } system
            && system.Release == release ? vm with { Name = name } : null;
    }

    /// <summary>Sets a VM up from Debian's packages.</summary>
    /// <exception cref="InputException">There is no such VM, or it cannot be fetched.</exception>
    public void Install(string name)
    {
        if (!Roots.Any(r => r.Name == name))
        {
            throw new InputException(
                $"--install: '{name}' is none of {string.Join(", ", Roots.Select(r => r.Name))}");
        }
        FetchScript.Run(root, "fetch-vm.sh", [name, FolderOf(name)], $"--install {name}");
    }

    /// <summary>The folder of a VM's own modules; null when it is not there.</summary>
    public string? LibraryOf(string name)
    {
        string? home = name == System
            ? HomeOf(FindSystem())
            : Path.Combine(FolderOf(name), "root", "usr", "lib", "erlang");
        string library = Path.Combine(home ?? "", "lib");
        return home is not null && Directory.Exists(library) ? library : null;
    }

    /// <summary>The OTP release of a VM; null when it does not tell.</summary>
    public int? ReleaseOf(string name) => SpecOf(name).Release is { } told ? told
        : name.StartsWith(ByPath, StringComparison.Ordinal)
        ? File.Exists(name[ByPath.Length..])
            ? InstalledRelease(HomeOf(name[ByPath.Length..]))
            : null
        : Entries().FirstOrDefault(e => e.Name == name)?.Release;

    private string FolderOf(string name) => Path.Combine(Cache, "vms", name);

    private static VmEntry SystemEntry()
    {
        string? erl = FindSystem();
        return erl is null
            ? new VmEntry(System, null, null, "the system's own")
            : new VmEntry(
                System,
                InstalledRelease(HomeOf(erl)),
                ErlangVm.Installed(System, erl),
                $"the system's own, {erl}");
    }

    private static string? FindSystem() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Select(folder => Path.Combine(folder, "erl"))
            .FirstOrDefault(File.Exists);

    /// <summary>The folder that the program <c>erl</c> belongs to.</summary>
    private static string? HomeOf(string? erl)
    {
        if (erl is null)
            return null;
        string real = File.ResolveLinkTarget(erl, returnFinalTarget: true)?.FullName ?? erl;
        return Path.GetDirectoryName(Path.GetDirectoryName(real));
    }

    private VmEntry RootEntry(string name, int release, string what)
    {
        string command = Path.Combine(FolderOf(name), "command");
        return File.Exists(command)
            ? new VmEntry(name, release, OfRoot(name, File.ReadAllLines(command)), what)
            : new VmEntry(name, release, null, what);
    }

    /// <summary>As <c>erl</c> calls the emulator.</summary>
    private ErlangVm OfRoot(string name, string[] command)
    {
        string home = Path.Combine(FolderOf(name), "root", "usr", "lib", "erlang");
        return ErlangVm.OfEmulator(name, command, home, Path.Combine(FolderOf(name), "bin"));
    }

    /// <summary>The release as <c>releases/start_erl.data</c> has it: "13.1.5 25".</summary>
    private static int? InstalledRelease(string? home)
    {
        string file = Path.Combine(home ?? "", "releases", "start_erl.data");
        return File.Exists(file)
            && File.ReadAllText(file).Trim().Split(' ') is [.., var last]
            && int.TryParse(last, out int release) ? release : null;
    }
}
