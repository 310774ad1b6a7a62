using Beam;
using Beam.Text;
using Jit.Runtime;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Jit.Tests.Runtime;

public sealed class TermCodecTests
{
    private readonly GuestCore _guest = new(stress: false);

    [OneTimeTearDown]
    public void Dispose() => _guest.Dispose();

    [SetUp]
    public void Begin() => _guest.Heap.Begin(100_000);

    [Property(MaxTest = 300)]
    public void Terms_round_trip_through_the_heap(int seed)
    {
        _guest.Heap.Begin(100_000);
        Term term = new TermGenerator(seed).Next();
        uint top = _guest.Process.HTop;
        uint word = _guest.Encode(term);
        Assert.That(_guest.Process.HTop - top, Is.EqualTo(4 * _guest.Writer.Size(term)));
        Assert.That(_guest.Reader.Read(word, out string? error), Is.EqualTo(term), error);
        Assert.That(Audit(), Is.Empty);
    }

    [Property(MaxTest = 100)]
    public void Terms_round_trip_through_literals(int seed)
    {
        Term term = new TermGenerator(seed).Next();
        uint word = _guest.Literals.Word(term);
        Assert.That(_guest.Reader.Read(word, out string? error), Is.EqualTo(term), error);
        Assert.That(_guest.Literals.Word(term), Is.EqualTo(word));
    }

    [Property(MaxTest = 300)]
    public void Malformed_memory_gives_an_error_or_a_term(int seed, uint root)
    {
        _guest.Heap.Begin(100_000);
        var random = new Random(seed);
        uint at = _guest.Heap.Take(256);
        foreach (ref uint word in _guest.Memory.Words(at, 256))
            word = Garbage(random, at);
        foreach (uint word in new[] { root, Garbage(random, at), Layout.Boxed(at) })
        {
            Term? term = _guest.Reader.Read(word, out string? error);
            Assert.That(term is null, Is.EqualTo(error is not null));
        }
    }

    [Test]
    public void Deep_and_long_terms_need_no_stack()
    {
        Term deep = Nil.Instance;
        for (int i = 0; i < 200_000; i++)
            deep = i % 2 == 0 ? new Beam.Tuple(deep) : Terms.List(deep);
        uint word = _guest.Encode(deep);
        Assert.That(_guest.Reader.Read(word), Is.EqualTo(deep));
    }

    [Test]
    public void Cyclic_garbage_is_an_error()
    {
        uint at = _guest.Heap.Take(6);
        _guest.Memory[at] = Layout.Header(Subtag.Tuple, 1);
        _guest.Memory[at + 4] = Layout.Boxed(at);
        _guest.Memory[at + 8] = Layout.Nil;
        _guest.Memory[at + 12] = Layout.Cons(at + 8);
        Assert.That(_guest.Reader.Read(Layout.Boxed(at), out string? tuple), Is.Null);
        Assert.That(tuple, Does.Contain("contains itself"));
        Assert.That(_guest.Reader.Read(Layout.Cons(at + 8), out string? list), Is.Null);
        Assert.That(list, Does.Contain("without end"));
    }

    [Test]
    public void What_guest_terms_share_is_read_once()
    {
        uint word = Layout.Nil;
        for (int i = 0; i < 100; i++)
        {
            uint at = _guest.Heap.Take(3);
            _guest.Memory[at] = Layout.Header(Subtag.Tuple, 2);
            _guest.Memory[at + 4] = word;
            _guest.Memory[at + 8] = word;
            word = Layout.Boxed(at);
        }
        var tuple = (Beam.Tuple)_guest.Reader.Read(word);
        Assert.That(tuple.Elements[0], Is.SameAs(tuple.Elements[1]));
    }

    [TestCase(134217727L, true)]
    [TestCase(134217728L, false)]
    [TestCase(-134217728L, true)]
    [TestCase(-134217729L, false)]
    public void Smalls_have_28_bits(long value, bool small) => Assert.That(
        _guest.Writer.Immediate(Terms.Int(value)) is not null, Is.EqualTo(small));

    [Test]
    public void Keys_of_flat_maps_are_in_exact_order()
    {
        uint map = _guest.Encode(TermParser.Parse("#{b=>1,1.0=>2,a=>3,2=>4,{}=>5,[]=>6,1=>7}"));
        uint keys = _guest.Memory[Layout.Address(map) + Layout.MapKeysOffset];
        Assert.That(_guest.Reader.Read(keys).ToString(), Is.EqualTo("{1,2,1.0,a,b,{},[]}"));
    }

    private IReadOnlyList<string> Audit() =>
        new Audit(_guest).Run(true);

    private static uint Garbage(Random random, uint at) => random.Next(5) switch
    {
        0 => (uint)random.NextInt64(),
        1 => Layout.Header((Subtag)random.Next(16), random.Next(6)),
        2 => Layout.Small(random.Next(4)),
        _ => at + ((uint)random.Next(260) * 4) + (uint)random.Next(1, 3),
    };
}
