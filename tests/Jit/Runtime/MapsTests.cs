using System.Collections.Immutable;
using Beam;
using Jit.Runtime;

namespace Jit.Tests.Runtime;

/// <summary>Maps on guest words against a host dictionary, through growth and shrinking.</summary>
[TestFixture(false)]
[TestFixture(true)]
internal sealed class MapsTests(bool stress)
{
    private GuestCore _guest = null!;

    [SetUp]
    public void Make()
    {
        _guest = new GuestCore(stress);
        _guest.Heap.Begin(1000);
    }

    [TearDown]
    public void Dispose() => _guest.Dispose();

    /// <summary>Key spaces: the small one makes maps go over 32 keys and back again and again.
    /// </summary>
    [TestCase(40, 400)]
    [TestCase(70, 400)]
    [TestCase(3000, 400)]
    public void Random_changes_give_what_a_dictionary_gives(int keys, int changes)
    {
        var random = new Random(keys);
        ImmutableDictionary<Term, Term> model = ImmutableDictionary<Term, Term>.Empty;
        uint map = _guest.Encode(Map.Empty);
        for (int i = 0; i < changes; i++)
        {
            Term key = Key(random.Next(keys));
            // Phases of growth and of shrinking.
            if (random.Next(3) == 0 == (i / 100 % 2 == 0))
            {
                model = model.Remove(key);
                map = Change(map, key, null);
            }
            else
            {
                model = model.SetItem(key, Terms.Int(i));
                map = Change(map, key, Terms.Int(i));
            }
            if (i % 20 == 0 || model.Count is > 30 and < 36)
                Assert.That(_guest.Reader.Read(map).Equals(new Map(model)), $"change {i}");
        }
        Finds(map, model, keys);
        Assert.That(Audit(), Is.Empty);
    }

    /// <summary>However a map came to be, it compares equal and is of one shape.</summary>
    [TestCase(33)]
    [TestCase(34)]
    [TestCase(150)]
    public void Shape_hangs_on_keys_alone(int count)
    {
        Term[] keys = [.. Enumerable.Range(0, count).Select(Key)];
        uint forwards = Build(keys);
        _guest.Heap.Held.Clear();
        _guest.Heap.Held.Add(forwards);
        uint backwards = Build([.. keys.Reverse()]);
        forwards = _guest.Heap.Held[0];
        Assert.That(_guest.Order.Compare(forwards, backwards, Equality.Exact), Is.Zero);
        Assert.That(Bitmaps(backwards), Is.EqualTo(Bitmaps(forwards)));
    }

    [Test]
    public void Zeros_of_both_signs_are_two_keys()
    {
        uint map = Build([new Float(0.0), new Float(-0.0)]);
        Assert.That(((Map)_guest.Reader.Read(map)).Entries, Has.Count.EqualTo(2));
        Assert.That(Audit(), Is.Empty);
    }

    /// <summary>Keys of several kinds; no two are alike.</summary>
    private static Term Key(int i) => (i % 5) switch
    {
        0 => Terms.Int(i),
        1 => Atom.Of("k" + i),
        2 => new Beam.Tuple(Terms.Int(i), Terms.List(Terms.Int(i))),
        3 => new Integer(System.Numerics.BigInteger.One << (40 + i)),
        _ => new Float(i / 4.0),
    };

    private uint Build(Term[] keys)
    {
        uint map = _guest.Encode(Map.Empty);
        foreach (Term key in keys)
            map = Change(map, key, Terms.Int(1));
        return map;
    }

    /// <summary>Puts a value in, or takes the key out where there is none.</summary>
    private uint Change(uint map, Term key, Term? value)
    {
        List<uint> held = _guest.Heap.Held;
        int at = held.Count;
        held.Add(map);
        held.Add(_guest.Encode(key));
        held.Add(_guest.Encode(value ?? Nil.Instance));
        uint result = value is null
            ? _guest.Maps.Remove(at, at + 1)
            : _guest.Maps.Put(at, at + 1, 1);
        held.RemoveRange(at, 3);
        return result;
    }

    private void Finds(uint map, ImmutableDictionary<Term, Term> model, int keys)
    {
        List<uint> held = _guest.Heap.Held;
        held.Add(map);
        for (int i = 0; i < keys; i++)
        {
            uint key = _guest.Encode(Key(i));
            uint value = _guest.Maps.Find(held[0], key);
            Assert.That(
                value == Layout.NonValue ? null : _guest.Reader.Read(value),
                Is.EqualTo(model.GetValueOrDefault(Key(i))));
        }
        held.Clear();
    }

    private List<uint> Bitmaps(uint map)
    {
        var bitmaps = new List<uint>();
        var open = new Stack<uint>([map]);
        while (open.TryPop(out uint word))
        {
            if (!Layout.IsBoxed(word))
                continue;
            uint at = Layout.Address(word);
            uint header = _guest.Memory[at];
            bitmaps.Add(header);
            for (int i = Shape.FirstTerm(header); i <= Layout.WordsOf(header); i++)
                open.Push(_guest.Memory[at + ((uint)i * 4)]);
        }
        return bitmaps;
    }

    private IReadOnlyList<string> Audit() => new Audit(_guest).Run(returned: true);
}
