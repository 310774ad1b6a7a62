using Beam;
using Beam.Chunks;
using Fuzz.Generate;
using Fuzz.Generate.Source;

namespace Fuzz.Run.Erlang;

/// <summary>Programs of generated Erlang source, as the compiler of a real VM makes them. Workers
/// share it.</summary>
/// <param name="vm">The VM that compiles.</param>
/// <param name="cache">Where the project keeps what can be made again.</param>
/// <param name="releases">Releases that programs must load on; null for any.</param>
internal sealed class SourcePrograms(ErlangVm vm, string cache, Releases? releases) : IDisposable
{
    /// <summary>Tries until one loads on all releases, and compiles at all.</summary>
    private const int DrawsMax = 20;

    private const int CallsMax = 4;

    private readonly Lock _lock = new();
    private readonly VmSession _session = new(vm, cache);

    /// <summary>A compiler for the targets of a campaign: of the release asked for, that of the
    /// oldest target that is a real VM, else the system's.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static SourcePrograms For(VmCatalog vms, TargetList targets, Releases? releases)
    {
        string[] names =
        [
            .. targets.Names.Where(n => !TargetList.IsOwn(n) && vms.SpecOf(n).Command is null)
                .OrderBy(n => vms.ReleaseOf(n) ?? int.MaxValue),
            .. vms.Entries().Where(e => e.Vm is not null).Select(e => e.Name),
        ];
        string? name = releases is null ? names.FirstOrDefault()
            : names.FirstOrDefault(n => vms.ReleaseOf(n) == releases.Oldest);
        return name is null
            ? throw new InputException(
                "--source erlang: it needs a real Erlang VM, whose compiler it takes"
                + (releases is null ? "" : $", of OTP {releases.Oldest}")
                + " (./run.sh vms lists them)")
            : new SourcePrograms(vms.Find(name), vms.Cache, releases);
    }

    /// <summary>The program of a seed.</summary>
    public Generate.Program Make(ulong seed)
    {
        var random = new Pcg(seed);
        for (int i = 0; i < DrawsMax; i++)
        {
            (string text, IReadOnlyList<int> arities) = SourceText.Of(Plan.ModuleName, random);
            if (Compiled(text) is { } module && Load(module))
                return new Generate.Program(module, Calls(arities, random), seed, [text]);
        }
        throw new InvalidOperationException($"no source of {DrawsMax} compiles");
    }

    public void Dispose() => _session.Dispose();

    /// <summary>The module; null when the compiler refuses the source.</summary>
    private Module? Compiled(string text)
    {
        lock (_lock)
        {
            return _session.Compile(text) is { } code
                ? BeamReader.Read(code, $"{vm.Name}: compiled") : null;
        }
    }

    private bool Load(Module module) => releases is null || module.Functions.All(
        f => f.Code.All(i => releases.Load(i.Op)));

    private static ValueList<Entry> Calls(IReadOnlyList<int> arities, Pcg random) =>
    [
        .. arities.Select((arity, f) => new Entry($"f{f}", arity,
        [
            .. Enumerable.Range(0, random.Between(2, CallsMax))
                .Select(_ => Arguments(arity, random)).Distinct(),
        ])),
    ];

    private static ValueList<Term> Arguments(int arity, Pcg random) =>
        [.. Enumerable.Range(0, arity).Select(_ => Values.Of(Want.Any, random))];
}
