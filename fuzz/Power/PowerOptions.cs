namespace Fuzz.Power;

/// <summary>What mutation scoring is to do.</summary>
/// <param name="Faults">How many faults, at most.</param>
/// <param name="Programs">How many random programs, beside those of single ops.</param>
/// <param name="Seed">Chooses faults and programs.</param>
/// <param name="Workers">Threads.</param>
/// <param name="OpPattern">A glob over emitters; null for all.</param>
internal sealed record PowerOptions(
    int Faults, int Programs, ulong Seed, int Workers, string? OpPattern);
