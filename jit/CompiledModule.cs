using Beam;
using Jit.Runtime;

namespace Jit;

/// <summary>How a module is compiled.</summary>
/// <param name="UseTypes">Leave out tests that the Type chunk makes needless.</param>
/// <param name="GcStress">Collect at every allocation point.</param>
/// <param name="Chaos">Seed of decisions that must not matter (<see cref="Jit.Chaos"/>); null to
/// decide as is best.</param>
/// <param name="ChaosOnly">Which of them; empty for all.</param>
/// <param name="Notes">Note why code is as it is (<see cref="CodeRange.Note"/>).</param>
/// <param name="Origins">Note which line of the JIT's source emitted each word; slow.</param>
public sealed record JitOptions(
    bool UseTypes = true, bool GcStress = false, ulong? Chaos = null,
    ValueList<ChaosRange> ChaosOnly = default, bool Notes = false, bool Origins = false);

/// <summary>What compiling needs of the guest that the code will live in.</summary>
public interface ICodeTables
{
    /// <summary>The immediate word of an atom.</summary>
    uint AtomWord(string name);

    /// <summary>The word of any constant: an immediate, or a pointer into the literal region.
    /// </summary>
    uint ConstantWord(Term value);

    /// <summary>The word of a native record's definition, a tuple in the literal region.</summary>
    uint RecordWord(RecordShape shape);

    /// <summary>Address of the fragment of a service.</summary>
    uint Fragment(Service service);

    /// <summary>Address of code that the guest has once.</summary>
    uint Fragment(Shared code);

    /// <summary>Address of the export stub of a function.</summary>
    uint ExportStub(Mfa function);

    /// <summary>Whether the function is a BIF: calls of it keep the caller in stack traces.
    /// </summary>
    bool IsBif(Mfa function);

    /// <summary>Address of the word of a module's lambda, as fun objects hold it.</summary>
    uint LambdaWord(Module module, int index);

    /// <summary>Allots a handler; its catch tag is what <c>catch</c> and <c>try</c> store.
    /// </summary>
    uint NewCatchTag();
}

/// <summary>A module as machine code at a fixed address.</summary>
/// <param name="Module">The module.</param>
/// <param name="Base">Guest address of the first word.</param>
/// <param name="Words">The code.</param>
/// <param name="Labels">Byte offset of each BEAM label, -1 where there is none.</param>
/// <param name="FunEntries">Byte offset of each lambda's code for calls with the fun in Arg0.
/// </param>
/// <param name="Handlers">Catch tag and byte offset of each exception handler.</param>
/// <param name="Sites">Where services and calls return to, by byte offset.</param>
/// <param name="Ranges">Which bytes came of which BEAM instruction, in order of offset.</param>
public sealed record CompiledModule(
    Module Module,
    uint Base,
    uint[] Words,
    int[] Labels,
    int[] FunEntries,
    IReadOnlyList<(uint Tag, int Offset)> Handlers,
    IReadOnlyDictionary<int, Site> Sites,
    IReadOnlyList<CodeRange> Ranges)
{
    /// <summary>Which line of the JIT's source emitted each word; null when nobody asked.</summary>
    public IReadOnlyList<string>? Origins { get; init; }
}

/// <summary>The bytes from <paramref name="Offset"/> on, up to the next range, belong to this
/// instruction.</summary>
/// <param name="Offset">Byte offset from the module's base.</param>
/// <param name="Function">Index into <see cref="Module.Functions"/>; <see cref="Shared"/> for code
/// that belongs to the module.</param>
/// <param name="Instruction">Index into the function's code.</param>
/// <param name="Note">Why the code is as it is, for listings; null when there is nothing to say.
/// </param>
public readonly record struct CodeRange(
    int Offset, int Function, int Instruction, string? Note = null)
{
    /// <summary>No function: code that all of the module's share, named by its note.</summary>
    public const int Shared = -1;
}

/// <summary>A place where the host may look at the machine: behind a call or a service.</summary>
/// <param name="Function">Index into <see cref="Module.Functions"/>, or
/// <see cref="CodeRange.Shared"/>.</param>
/// <param name="Instruction">Index into the function's code.</param>
/// <param name="Live">x registers that are roots of what the service collects, or are kept over a
/// pause; -1 where it does neither.</param>
/// <param name="NeedWords">Heap words wanted; for a frame, its stack words with them.</param>
/// <param name="Guard">An error gives the non-value instead of an exception.</param>
/// <param name="Bif">The BIF of <see cref="Service.GuardBif"/> and of arithmetic.</param>
/// <param name="Line">Source location for stack traces.</param>
/// <param name="Pushed">There is no frame: <c>lr</c> is on the stack over the service.</param>
/// <param name="IsRest">Emitted code has done what is frequent: only the rest comes here.</param>
/// <param name="Via">Shared code that is called, and asks a service for the rest.</param>
public sealed record Site(
    int Function,
    int Instruction,
    int Live,
    int NeedWords,
    bool Guard,
    Mfa? Bif,
    Location Line,
    bool Pushed = false,
    bool IsRest = false,
    Shared? Via = null);
