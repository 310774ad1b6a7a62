using Beam;

namespace Fuzz.Generate;

/// <summary>A bitstring that bs_init2 and its like have begun: bs_put_* ops must fill it to the
/// last bit before anything else happens.</summary>
/// <param name="Target">Where it will be.</param>
/// <param name="Bits">Bits still to come, as far as that is a number.</param>
/// <param name="Size">A register with the rest of the size; null when there is none.</param>
/// <param name="Unit">Bits that it counts in.</param>
/// <param name="Rune">What the size in that register was computed of; null when it is a size.
/// </param>
/// <param name="RuneOp">The op that puts that.</param>
/// <param name="Result">What is known of it then.</param>
internal sealed record Building(
    Operand Target, long Bits, Operand? Size, int Unit, Operand? Rune, Op RuneOp, Known Result)
{
    public bool IsDone => Bits == 0 && Size is null && Rune is null;
}
