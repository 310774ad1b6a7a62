using Beam;

namespace Fuzz.Run.Erlang;

/// <summary>Faults of real VMs that are known (docs/trophies): campaigns do not give them programs
/// that would show nothing else.</summary>
internal static class KnownFaults
{
    private sealed record Fault(string What, Func<RealVm, bool> Has, Func<Module, bool> Shows);

    private static readonly Fault[] All =
    [
        new("bs_create_bin that fails to label 9", IsInterpreter, FailsToLabelNine),
        new("wait_timeout of 0", IsInterpreter, WaitsForNoTime),
        new("a function that raises at its end, or the next, without a line", Is25, EndsBare),
        new("'=:=' of more than 31 bits in bs_match", IsInterpreter, ComparesMuch),
    ];

    /// <summary>The fault of a VM that a program would show; null when there is none.</summary>
    public static string? Find(RealVm vm, Module module) =>
        Array.Find(All, fault => fault.Has(vm) && fault.Shows(module))?.What;

    /// <summary>No JIT has 32 bits.</summary>
    private static bool IsInterpreter(RealVm vm) => vm.WordBits == 32;

    private static bool Is25(RealVm vm) => vm is { Release: 25, WordBits: 64 };

    /// <summary>BeamAsm takes the next function for it in a trace.</summary>
    private static bool EndsBare(Module module) =>
        module.Functions.Zip(module.Functions.Skip(1)).Any(pair =>
            pair.First.Code is [.., var line,
            {
                Op: Op.IfEnd or Op.CaseEnd or Op.TryCaseEnd
                or Op.Badmatch or Op.Badrecord
            }]
            && (line.Op != Op.Line || pair.Second.Code is not [_, { Op: Op.Line }, ..]));

    private static bool FailsToLabelNine(Module module) =>
        Any(module, i => i is { Op: Op.BsCreateBin } && i[0] is Label { Number: 9 });

    private static bool WaitsForNoTime(Module module) =>
        Any(module, i => i is { Op: Op.WaitTimeout }
            && i[1] is Const { Value: Integer { Value.IsZero: true } });

    private static bool ComparesMuch(Module module) =>
        Any(module, i => i is { Op: Op.BsMatch } && i[2] is OperandList { Items: var items }
            && items.Zip(items.Skip(2)).Any(pair =>
                pair is (Const { Value: Atom { Name: "=:=" } }, Num { Value: > 31 })));

    private static bool Any(Module module, Func<Instruction, bool> test) =>
        module.Functions.Any(f => f.Code.Any(test));
}
