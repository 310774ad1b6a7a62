namespace Corpus.Tests;

public sealed class StoreTests
{
    private string _directory = "";

    [SetUp]
    public void MakeDirectory() =>
        _directory = Directory.CreateTempSubdirectory("store-").FullName;

    [TearDown]
    public void RemoveDirectory() => Directory.Delete(_directory, recursive: true);

    [Test]
    public void Add_files_a_case_under_its_signature()
    {
        var store = new Store(_directory);
        string path = store.Add(Samples.Case());
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(path), Is.EqualTo(CaseWriter.Write(Samples.Case())));
            Assert.That(Path.GetFileName(path), Does.StartWith("value-move-"));
            Assert.That(store.Paths, Is.EqualTo(new[] { path }));
        });
    }

    [Test]
    public void Add_of_the_same_case_gives_the_same_file()
    {
        var store = new Store(_directory);
        string first = store.Add(Samples.Case());
        Assert.Multiple(() =>
        {
            Assert.That(store.Add(Samples.Case()), Is.EqualTo(first));
            Assert.That(store.Paths, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void Add_never_overwrites_another_case_of_the_signature()
    {
        var store = new Store(_directory);
        string first = store.Add(Samples.Case());
        string second = store.Add(Samples.Case() with { Program = 13 });
        Assert.Multiple(() =>
        {
            Assert.That(second, Is.Not.EqualTo(first));
            Assert.That(CaseReader.ReadFile(first).Program, Is.EqualTo(12));
            Assert.That(CaseReader.ReadFile(second).Program, Is.EqualTo(13));
        });
    }

    [Test]
    public void A_raw_case_is_there_until_it_is_dropped()
    {
        var store = new Store(_directory);
        string raw = store.AddRaw(Samples.Case());
        Assert.That(CaseReader.ReadFile(raw), Is.EqualTo(Samples.Case()));
        Store.Drop(raw);
        Assert.That(store.Paths, Is.Empty);
    }

    [Test]
    public void A_half_written_file_is_no_case()
    {
        var store = new Store(_directory);
        File.WriteAllText(Path.Combine(_directory, "value-move.S.tmp"), "%% case");
        Assert.That(store.Paths, Is.Empty);
    }

    [Test]
    public void Threads_that_add_at_once_lose_nothing()
    {
        var store = new Store(_directory);
        Parallel.For(0, 32, i => store.Add(Samples.Case() with { Program = i }));
        long[] programs = [.. store.Paths.Select(p => CaseReader.ReadFile(p).Program).Order()];
        Assert.That(programs, Is.EqualTo(Enumerable.Range(0, 32).Select(i => (long)i)));
    }
}
