using Beam;
using Corpus;
using Fuzz.Power;
using Jit.Runtime;

namespace Fuzz.Localise;

/// <summary>What findings of one bug have in common, as far as is known.</summary>
/// <param name="Signature">How they part.</param>
/// <param name="Place">Which instruction of an emitter's template is guilty; empty where none can
/// be named.</param>
/// <remarks>A template that is wrong at one place makes findings of several signatures: the term is
/// another one here and none there, the operand is an atom here and an integer there.</remarks>
internal sealed record Cause(Signature Signature, string Place)
{
    /// <summary>The same for findings that are taken to be of one bug.</summary>
    public string Key => Place.Length > 0 ? Place : $"{Signature}";

    /// <summary>A name for the minimal case; differs for each.</summary>
    public string FileName() => Signature.FileName(Place);

    /// <summary>Whether it may be the same bug: of the same template place, else of the same op.
    /// </summary>
    public bool IsLike(Cause other) => Place.Length > 0
        ? Place == other.Place : Signature.Op == other.Signature.Op;

    /// <summary>The cause of a difference that was localised.</summary>
    public static Cause Of(Divergence parted, Guest guest) => new(
        Signature.Of(parted.Kind, parted.At.Instruction),
        PlaceOf(parted, guest) ?? "");

    /// <summary>What a collection must keep, all BIFs of an op say alike.</summary>
    private static string? PlaceOf(Divergence parted, Guest guest)
    {
        if (parted.Kind == DivergenceKind.Root)
            return $"{parted.At.Instruction.Op.Name} roots";
        if (parted.Trace.Guilty?.Pc is not { } pc || guest.Code.Find(pc) is not { } module)
            return null;
        int index = (int)(pc - module.Start) / 4;
        return Places.Of(module.Code).Where(p => p.At.Index == index)
            .Select(p => $"{p.Place.Emitter}{(p.Place.OutOfLine ? ", out of line" : "")} "
                + $"{p.Place.Pattern:x8} {p.Place.Nth}")
            .FirstOrDefault();
    }
}
