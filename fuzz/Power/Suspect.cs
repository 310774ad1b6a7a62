using Beam;

namespace Fuzz.Power;

/// <summary>A fault, as findings of it are judged.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Name">What is wrong, for people.</param>
/// <param name="IsIn">Whether an instruction's code is wrong; null where it is code that every
/// guest has once.</param>
/// <param name="LosesRoot">A collection has one root fewer.</param>
internal sealed record Suspect(
    IFault Fault, string Name, Func<Instruction, bool>? IsIn, bool LosesRoot)
{
    public static Suspect Of(Fault fault) =>
        new(fault, fault.Name, i => i.Op == fault.Op, LosesRoot: fault.Change is null);

    public static Suspect Of(TemplateFault fault) => new(
        fault,
        $"{fault}",
        fault.IsOfGuest ? null : i => Places.EmitterOf(i) == fault.Place.Emitter,
        LosesRoot: fault.Mutation.Kind == MutationKind.RootsLess);
}
