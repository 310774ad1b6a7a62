using Beam.Chunks;

namespace Beam.Tests;

public class CodePathTests
{
    private static readonly string Stdlib =
        Path.GetDirectoryName(Erlang.BeamFile("lists"))!;

    [Test]
    public void A_module_is_found_in_the_first_folder_that_has_it_and_read_once()
    {
        var path = new CodePath(Path.GetTempPath(), Stdlib);
        Module? lists = path.Find("lists");
        Assert.Multiple(() =>
        {
            Assert.That(lists?.Name, Is.EqualTo("lists"));
            Assert.That(path.Find("lists"), Is.SameAs(lists));
        });
    }

    [TestCase("no_such_module")]
    [TestCase("")]
    [TestCase("..")]
    [TestCase("../ebin/lists")]
    [TestCase("a\0b")]
    public void What_names_no_file_is_not_found(string name) =>
        Assert.That(new CodePath(Stdlib).Find(name), Is.Null);

    [Test]
    public void A_file_of_another_module_is_bad_input()
    {
        string folder = Directory.CreateTempSubdirectory("beam-tests-").FullName;
        File.Copy(Path.Combine(Stdlib, "lists.beam"), Path.Combine(folder, "maps.beam"));
        Assert.That(
            () => new CodePath(folder).Find("maps"),
            Throws.TypeOf<InputException>()
                .With.Message.Contains("expected module maps, found lists"));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_module_that_is_there_already_comes_first()
    {
        Module own = new("lists", [], [], [], 1, []);
        var path = new CodePath(Stdlib);
        path.Add(own);
        Assert.That(path.Find("lists"), Is.SameAs(own));
    }
}
