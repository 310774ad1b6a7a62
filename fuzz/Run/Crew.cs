namespace Fuzz.Run;

/// <summary>The same targets for several threads, a set each.</summary>
internal sealed class Crew(int workers, Func<Differential> make) : IDisposable
{
    public IReadOnlyList<Differential> Members { get; } =
        [.. Enumerable.Range(0, workers).Select(_ => make())];

    public void Dispose()
    {
        foreach (Differential one in Members)
            one.Dispose();
    }
}
