using System.Collections.Concurrent;

namespace Fuzz.Power;

/// <summary>Numbers places, for several threads: which number a place has says nothing.</summary>
internal sealed class PlaceNumbers
{
    private readonly ConcurrentDictionary<Place, int> _numbers = [];
    private int _last = -1;

    public int Of(Place place) => _numbers.TryGetValue(place, out int number)
        ? number : _numbers.GetOrAdd(place, _ => Interlocked.Increment(ref _last));

    public bool TryFind(Place place, out int number) => _numbers.TryGetValue(place, out number);

    /// <summary>All places, in their order.</summary>
    public IEnumerable<(Place Place, int Number)> All() =>
        _numbers.OrderBy(n => n.Key).Select(n => (n.Key, n.Value));
}
