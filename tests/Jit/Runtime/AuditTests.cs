using Beam.Text;
using Jit.Runtime;

namespace Jit.Tests.Runtime;

/// <summary>Corruption planted in a heap that holds <c>{1,[2],Bignum,1.5,fun,#{a=>1}}</c>.
/// </summary>
public sealed class AuditTests
{
    private GuestCore _guest = null!;
    private uint _start;

    [SetUp]
    public void Make()
    {
        _guest = new GuestCore(stress: false);
        _guest.Heap.Begin(1000);
        _start = _guest.Process.HTop;
        _guest.Encode(TermParser.Parse(
            "{1,[2],1208925819614629174706176,1.5,fun a:b/1,#{a=>1},x}"));
    }

    [TearDown]
    public void Dispose() => _guest.Dispose();

    [Test]
    public void Sound_heap_has_no_findings() => Assert.That(Findings(), Is.Empty);

    [TestCase(0, 0x0000_0F00u, "begins no object")] // The tuple is larger than the heap.
    [TestCase(0, 0x0000_002Cu, "begins no object")] // A subtag that there is not.
    [TestCase(1, 0x0000_001Bu, "is no term")] // A catch tag.
    [TestCase(1, 0x7FFF_FFCBu, "is no term")] // An atom that there is not.
    [TestCase(1, 0x0000_0140u, "is no term")] // A header inside a tuple.
    [TestCase(1, Layout.Poison, "points outside heap and literals")]
    [TestCase(1, 0x4000_0006u, "start of no object")] // Into the tuple.
    [TestCase(1, 0x4000_0001u, "start of no object")] // A cons pointer to the tuple.
    public void Planted_word_is_found(int index, uint word, string what)
    {
        _guest.Memory[_start + ((uint)index * 4)] = word;
        Assert.That(Findings(), Has.Some.Contains(what));
    }

    [TestCase(Subtag.PositiveBignum, 0u, "leading zero digit")]
    [TestCase(Subtag.PositiveBignum, 134217727u, "fits a small")]
    [TestCase(Subtag.NegativeBignum, 134217728u, "fits a small")]
    [TestCase(Subtag.Map, 1u, "wrong size")]
    [TestCase(Subtag.Float, 1u, "wrong size")]
    [TestCase(Subtag.Fun, 1u, "wrong size")]
    public void Malformed_object_is_found(Subtag subtag, uint second, string what)
    {
        uint at = _guest.Heap.Take(2);
        _guest.Memory[at] = subtag == Subtag.Map
            ? Layout.MapHeader(MapKind.Flat, 1)
            : Layout.Header(subtag, 1);
        _guest.Memory[at + 4] = second;
        Assert.That(Findings(), Has.Some.Contains(what));
    }

    [TestCase(MapKind.Node, 0x8001u, 1, "wrong size")]
    [TestCase(MapKind.Node, 0u, 1, "wrong size")]
    [TestCase(MapKind.Head, 1u, 2, "wrong size")] // Of no more than 32 keys.
    public void Malformed_part_of_a_map_is_found(MapKind kind, uint bitmap, int words, string what)
    {
        uint at = _guest.Heap.Take(1 + words);
        _guest.Memory[at] = Layout.MapHeader(kind, words, bitmap);
        _guest.Memory.Words(at + 4, words).Fill(Layout.Nil);
        if (kind == MapKind.Head)
            _guest.Memory[at + 4] = 32;
        Assert.That(Findings(), Has.Some.Contains(what));
    }

    [Test]
    public void Keys_out_of_order_are_found()
    {
        uint map = Layout.Address(_guest.Encode(TermParser.Parse("#{a=>1,b=>2}")));
        uint keys = Layout.Address(_guest.Memory[map + Layout.MapKeysOffset]);
        uint first = _guest.Memory[keys + 4];
        _guest.Memory[keys + 4] = _guest.Memory[keys + 8];
        _guest.Memory[keys + 8] = first;
        Assert.That(Findings(), Has.Some.Contains("keys are not in order"));
    }

    [Test]
    public void Stack_left_on_return_is_found()
    {
        _guest.Process.E -= 4;
        _guest.Memory[_guest.Process.E] = Layout.Nil;
        Assert.That(Findings(), Has.One.Contains("1 words deep on return"));
    }

    [Test]
    public void Heap_that_runs_into_the_stack_is_found()
    {
        _guest.Process.HTop = _guest.Process.E + 4;
        Assert.That(Findings(), Has.One.Contains("overlap"));
    }

    private IReadOnlyList<string> Findings() =>
        new Audit(_guest).Run(true);
}
