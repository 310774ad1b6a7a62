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
    public void Add_files_a_case_under_its_signature_and_names_the_module_so()
    {
        var store = new Store(_directory);
        Finding finding = Add(store, Samples.Case());
        Assert.Multiple(() =>
        {
            Assert.That(
                File.ReadAllText(finding.Path), Is.EqualTo(CaseWriter.Write(finding.Case)));
            Assert.That(Path.GetFileName(finding.Path), Does.StartWith("value_move_"));
            Assert.That(
                finding.Case.Module.Name,
                Is.EqualTo(Path.GetFileNameWithoutExtension(finding.Path)));
            Assert.That(store.Paths, Is.EqualTo(new[] { finding.Path }));
        });
    }

    [Test]
    public void Add_of_the_same_case_gives_the_same_file()
    {
        var store = new Store(_directory);
        Finding first = Add(store, Samples.Case());
        Assert.Multiple(() =>
        {
            Assert.That(Add(store, Samples.Case()).Path, Is.EqualTo(first.Path));
            Assert.That(store.Paths, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void Add_never_overwrites_another_case_of_the_signature()
    {
        var store = new Store(_directory);
        Finding first = Add(store, Samples.Case());
        Finding second = Add(store, Samples.Case() with { Program = 13 });
        Assert.Multiple(() =>
        {
            Assert.That(second.Path, Is.Not.EqualTo(first.Path));
            Assert.That(CaseReader.ReadFile(first.Path).Program, Is.EqualTo(12));
            Assert.That(CaseReader.ReadFile(second.Path), Is.EqualTo(second.Case));
        });
    }

    [Test]
    public void A_raw_case_is_there_until_it_is_dropped()
    {
        var store = new Store(_directory);
        string raw = store.AddRaw(7, 12, name => Named(Samples.Case(), name));
        Assert.That(CaseReader.ReadFile(raw), Is.EqualTo(Named(Samples.Case(), "raw_7_12")));
        Store.Drop(raw);
        Assert.That(store.Paths, Is.Empty);
    }

    [Test]
    public void A_half_written_file_is_no_case()
    {
        var store = new Store(_directory);
        File.WriteAllText(Path.Combine(_directory, "value_move.S.tmp"), "%% case");
        Assert.That(store.Paths, Is.Empty);
    }

    [Test]
    public void Threads_that_add_at_once_lose_nothing()
    {
        var store = new Store(_directory);
        Parallel.For(0, 32, i => Add(store, Samples.Case() with { Program = i }));
        long[] programs = [.. store.Paths.Select(p => CaseReader.ReadFile(p).Program).Order()];
        Assert.That(programs, Is.EqualTo(Enumerable.Range(0, 32).Select(i => (long)i)));
    }

    private static Finding Add(Store store, Case it) =>
        store.Add(it.Signature!, name => Named(it, name));

    private static Case Named(Case it, string name) =>
        it with { Module = Samples.Named(name) };
}
