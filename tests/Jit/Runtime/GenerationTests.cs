using Beam.Text;
using Jit.Runtime;

namespace Jit.Tests.Runtime;

/// <summary>Old and new heap, off-heap binaries of both, and heaps of several processes.</summary>
public sealed class GenerationTests
{
    private GuestCore _guest = null!;
    private ByDemand _policy = null!;

    /// <summary>Collections are major when a test wants it.</summary>
    private sealed class ByDemand : HeapPolicy
    {
        public bool Major { get; set; }
        public override bool IsMajor() => Major;
    }

    [SetUp]
    public void Make()
    {
        _guest = new GuestCore(stress: false);
        _guest.HeapSpace.Wilful = _policy = new ByDemand();
        _guest.Heap.Begin(100);
    }

    [TearDown]
    public void Dispose() => _guest.Dispose();

    [Test]
    public void What_survives_two_collections_is_old_and_stays()
    {
        Hold("[1,2]");
        _guest.Heap.Collect(0);
        Assert.That(IsOld(X0), Is.False);
        _guest.Heap.Collect(0);
        Assert.That(IsOld(X0), Is.True);
        uint word = X0;
        long copied = _guest.HeapSpace.WordsMoved;
        _guest.Heap.Collect(0);
        Assert.That(X0, Is.EqualTo(word));
        Assert.That(_guest.HeapSpace.WordsMoved, Is.EqualTo(copied));
        CheckHeap("[1,2]");
    }

    [Test]
    public void Major_collection_takes_what_died_in_the_old_heap()
    {
        Hold("{[1,2],x}");
        GrowOld();
        X0 = _guest.Memory[Layout.Address(X0) + 4]; // The list in the tuple.
        uint used = _guest.Process.OldTop - _guest.Process.OldStart;
        _guest.Heap.Collect(0);
        Assert.That(_guest.Process.OldTop - _guest.Process.OldStart, Is.EqualTo(used));
        _policy.Major = true;
        _guest.Heap.Collect(0);
        Assert.That(_guest.Process.OldTop - _guest.Process.OldStart, Is.EqualTo(2 * 8));
        CheckHeap("[1,2]");
    }

    [Test]
    public void Old_heap_that_is_full_brings_about_a_major_collection()
    {
        for (int i = 0; i < 40; i++)
        {
            Hold("\"a list that is garbage as soon as the next one is made\"");
            GrowOld();
        }
        int before = _guest.Heap.MajorCollections;
        for (int i = 0; i < 200 && _guest.Heap.MajorCollections == before; i++)
        {
            Hold("\"a list that is garbage as soon as the next one is made\"");
            GrowOld();
        }
        Assert.That(_guest.Heap.MajorCollections, Is.EqualTo(before + 1));
        Assert.That(_guest.Process.OldTop - _guest.Process.OldStart, Is.LessThan(8 * 200));
    }

    [Test]
    public void Wilful_collections_end_when_they_have_moved_much()
    {
        const int Cells = 20_000;
        _guest.HeapSpace.Wilful = new StressPolicy();
        uint before = 0;
        for (int i = 0; i < Cells; i++)
        {
            _guest.Heap.LiveX = 1;
            _guest.Heap.MakeRoom(2);
            X0 = _guest.MakeCons(Layout.Small(i), i == 0 ? Layout.Nil : X0);
            if (i == 100)
                before = (uint)_guest.Heap.Collections;
        }
        Assert.That(before, Is.EqualTo(101), "each of the first allocations collects");
        Assert.That(_guest.HeapSpace.IsCalm, Is.True);
        Assert.That(_guest.Heap.Collections, Is.LessThan(Cells / 2));
    }

    [Test]
    public void Old_object_that_refers_to_a_young_one_is_found()
    {
        Hold("{a}");
        GrowOld();
        uint old = X0;
        _guest.Memory[Layout.Address(old) + 4] = _guest.Encode(TermParser.Parse("[b]"));
        Assert.That(
            new Audit(_guest).Run(false), Has.One.Contains("old heap word 1: 0x4"));
    }

    [Test]
    public void Mature_object_that_refers_to_a_younger_one_is_a_fault()
    {
        Hold("{a}");
        _guest.Heap.Collect(0);
        _guest.Memory[Layout.Address(X0) + 4] = _guest.Encode(TermParser.Parse("[b]"));
        GuestStop stop = Assert.Throws<GuestStop>(() => _guest.Heap.Collect(0))!;
        Assert.That($"{stop.Outcome(0)}", Does.Contain("an old object refers to a young one"));
    }

    [Test]
    public void Old_binary_is_let_go_by_a_major_collection()
    {
        _guest.Process.X[0] = Binary(1000);
        _guest.Heap.LiveX = 1;
        GrowOld();
        Assert.That(_guest.Process.OffHeap, Is.Zero);
        Assert.That(_guest.Heap.OldBinaries, Is.EqualTo(Layout.Address(X0)));
        Assert.That(new Audit(_guest).Run(false), Is.Empty);
        X0 = Layout.Nil;
        _guest.Heap.Collect(0);
        Assert.That(_guest.OffHeap.Count, Is.EqualTo(1));
        _policy.Major = true;
        _guest.Heap.Collect(0);
        Assert.That(_guest.OffHeap.Count, Is.Zero);
    }

    [Test]
    public void Binaries_bring_about_collections_while_the_heap_has_room()
    {
        for (int i = 0; i < 100; i++)
            Binary(10_000);
        Assert.That(_guest.Heap.Collections, Is.Positive);
        Assert.That(_guest.OffHeap.Count, Is.LessThan(50));
    }

    [Test]
    public void Write_behind_the_stack_is_found()
    {
        _guest.Memory[_guest.Process.StackBase] = Layout.Nil;
        Assert.That(new Audit(_guest).Run(false), Has.One.Contains("behind the stack"));
        Assert.Throws<GuestStop>(() => _guest.Heap.Collect(0));
    }

    [Test]
    public void Processes_swap_their_heaps()
    {
        Heap first = _guest.Heap;
        Hold("{first,<<1>>}");
        GrowOld();
        uint word = X0;
        first.Leave();

        _guest.Heap = new Heap(_guest.HeapSpace);
        _guest.Heap.Open(10);
        Hold("[second]");
        Binary(1000);
        for (int i = 0; i < 3; i++)
            _guest.Heap.Collect(0);
        CheckHeap("[second]");
        _guest.Heap.Close();
        Assert.That(_guest.OffHeap.Count, Is.Zero);

        _guest.Heap = first;
        first.Enter();
        X0 = word;
        first.Collect(0);
        CheckHeap("{first,<<1>>}");
        first.Close();
        Assert.That(_guest.HeapSpace.Blocks, Is.Zero);
    }

    [Test]
    public void Blocks_given_back_are_used_again()
    {
        var blocks = new BlockAllocator(_guest.Memory, GuestMemory.HeapBase, 1 << 20, 4096);
        uint? first = blocks.Take(4097);
        Assert.That(blocks.Take(1), Is.EqualTo(first + 8192));
        blocks.Give(first!.Value, 8192);
        Assert.That(blocks.Take(8192), Is.EqualTo(first));
        Assert.That(blocks.Take(1 << 20), Is.Null);
        Assert.That(blocks.Count, Is.EqualTo(2));
    }

    private uint X0
    {
        get => _guest.Process.X[0];
        set => _guest.Process.X[0] = value;
    }

    private bool IsOld(uint word) =>
        _guest.Process.HeapEnd(Layout.Address(word)) == _guest.Process.OldTop;

    private void Hold(string term)
    {
        X0 = _guest.Encode(TermParser.Parse(term));
        _guest.Heap.LiveX = 1;
    }

    private void GrowOld()
    {
        _guest.Heap.Collect(0);
        _guest.Heap.Collect(0);
    }

    private uint Binary(int bytes)
    {
        _guest.Heap.Reserve(Layout.RefcWords, bytes);
        uint at = _guest.Heap.Take(Layout.RefcWords);
        _guest.OffHeap.Make(at, (uint)bytes, bytes, 0);
        return Layout.Boxed(at);
    }

    private void CheckHeap(string term)
    {
        Assert.That(_guest.Reader.Read(X0), Is.EqualTo(TermParser.Parse(term)));
        Assert.That(new Audit(_guest).Run(false), Is.Empty);
    }
}
