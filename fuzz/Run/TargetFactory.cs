namespace Fuzz.Run;

/// <summary>Makes targets; a test's factory makes them wrong on purpose.</summary>
internal sealed class TargetFactory
{
}
