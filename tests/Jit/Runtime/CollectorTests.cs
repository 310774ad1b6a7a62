using Beam;
using Jit.Runtime;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Jit.Tests.Runtime;

public sealed class CollectorTests
{
    private GuestCore _guest = null!;

    [SetUp]
    public void Make() => _guest = new GuestCore(stress: true);

    [TearDown]
    public void Dispose() => _guest.Dispose();

    [Property(MaxTest = 150)]
    public void Reachable_terms_survive(int seed)
    {
        using var guest = new GuestCore(stress: true);
        if (seed % 3 == 0)
            guest.HeapSpace.Wilful = new ChaosPolicy((ulong)seed, []);
        else if (seed % 3 == 1)
            guest.HeapSpace.Wilful = new HeapPolicy();
        var generator = new TermGenerator(seed);
        guest.Heap.Begin(200_000);
        Term[] terms = [.. Enumerable.Range(0, 12).Select(_ => generator.Next())];
        uint[] words = [.. terms.Select(t => Write(guest, t))];
        // Three roots of each kind; a return address and the non-value are passed by.
        words.AsSpan(0, 3).CopyTo(guest.Process.X);
        guest.Heap.LiveX = 3;
        Push(guest, 0x1000_0040, words[3], words[4], Layout.NonValue, words[5]);
        guest.Heap.Held.AddRange(words[6..9]);
        guest.Heap.KeepArguments(words.AsSpan(9));
        uint used = guest.Process.HTop - guest.Process.HeapStart;
        for (int round = 0; round < 6; round++)
        {
            guest.Heap.Collect(generator.Index(20));
            CheckRoots(guest, terms);
            Assert.That(guest.Process.HTop - guest.Process.HeapStart, Is.LessThanOrEqualTo(used));
        }
    }

    [Test]
    public void Sharing_survives_and_garbage_does_not()
    {
        _guest.Heap.Begin(1000);
        uint shared = Write(_guest, Terms.List(Terms.Int(1), Terms.Int(2)));
        Write(_guest, Terms.List(Terms.Int(3)));
        uint pair = Tuple(shared, shared);
        _guest.Process.X[0] = pair;
        _guest.Process.X[1] = 0xBAD0_0002; // Not live.
        _guest.Heap.LiveX = 1;
        _guest.Heap.Collect(0);
        uint at = Layout.Address(_guest.Process.X[0]);
        Assert.That(_guest.Memory[at + 4], Is.EqualTo(_guest.Memory[at + 8]));
        Assert.That(_guest.Process.HTop - _guest.Process.HeapStart, Is.EqualTo((3 + 4) * 4));
    }

    [Test]
    public void Stress_fits_exactly_and_poisons_what_is_left()
    {
        _guest.Heap.Begin(1000);
        uint old = _guest.Process.HeapStart;
        Write(_guest, Terms.List(Terms.Int(3)));
        _guest.Heap.Collect(5);
        Assert.That(_guest.Memory[old], Is.EqualTo(Layout.Poison));
        Assert.That(_guest.Process.HeapStart, Is.Not.EqualTo(old));
        Assert.That(
            _guest.Process.E - _guest.Process.HTop,
            Is.EqualTo(4 * (5 + Abi.StackReserveWords)));
    }

    [TestCase(Layout.Poison)]
    [TestCase(0x4000_0FFDu)] // A cons behind the heap's top.
    [TestCase(0x2000_0002u)] // Among literals that are not there.
    public void Root_that_is_no_term_is_a_fault(uint root)
    {
        _guest.Heap.Begin(1000);
        _guest.Process.X[2] = root;
        _guest.Heap.LiveX = 3;
        _guest.Process.X[0] = _guest.Process.X[1] = Layout.Nil;
        GuestStop stop = Assert.Throws<GuestStop>(() => _guest.Heap.Collect(0))!;
        Assert.That(
            stop.Outcome(4), Is.EqualTo(new Faulted(4, $"collection: x2 is 0x{root:x8}, no term")));
    }

    [Test]
    public void Heap_over_its_limit_stops_the_run()
    {
        _guest.Heap.Begin(100);
        _guest.HeapSpace.WordsMax = 1000;
        GuestStop stop = Assert.Throws<GuestStop>(() => _guest.Heap.Reserve(1000))!;
        Assert.That(stop.Outcome(0), Is.EqualTo(new Exhausted(Exhausted.Memory)));
    }

    private static void CheckRoots(GuestCore guest, Term[] terms)
    {
        uint e = guest.Process.E;
        uint[] words =
        [
            .. guest.Process.X[..3],
            guest.Memory[e + 4],
            guest.Memory[e + 8],
            guest.Memory[e + 16],
            .. guest.Heap.Held,
            .. guest.Heap.Arguments,
        ];
        Assert.That(words.Select(guest.Reader.Read), Is.EqualTo(terms));
        Assert.That(guest.Memory[e], Is.EqualTo(0x1000_0040));
        var audit = new Audit(guest);
        Assert.That(audit.Run(returned: false), Is.Empty);
        Assert.That(guest.Heap.IsGuarded);
    }

    private static uint Write(GuestCore guest, Term term)
    {
        uint top = guest.Process.HTop;
        uint word = guest.Writer.Write(term, ref top);
        guest.Process.HTop = top;
        return word;
    }

    private static void Push(GuestCore guest, params uint[] words)
    {
        guest.Process.E -= (uint)words.Length * 4;
        words.CopyTo(guest.Memory.Words(guest.Process.E, words.Length));
    }

    private uint Tuple(params uint[] words)
    {
        uint at = _guest.Heap.Take(words.Length + 1);
        _guest.Memory[at] = Layout.Header(Subtag.Tuple, words.Length);
        words.CopyTo(_guest.Memory.Words(at + 4, words.Length));
        return Layout.Boxed(at);
    }
}
