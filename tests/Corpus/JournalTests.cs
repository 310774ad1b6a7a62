using System.Text;

namespace Corpus.Tests;

public sealed class JournalTests
{
    private string _path = "";

    [SetUp]
    public void MakePath() => _path = Path.Combine(
        Directory.CreateTempSubdirectory("journal-").FullName, "journal");

    [TearDown]
    public void RemoveFolder() =>
        Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Test]
    public void Lines_are_there_again()
    {
        using (var journal = Journal.Open(_path, out IReadOnlyList<string> none))
        {
            Assert.That(none, Is.Empty);
            journal.Add(["a", "ä\tb\nc"]);
            journal.Add(["d"], toDisk: true);
        }
        Assert.That(Journal.Read(_path).Select(Journal.Fields), Is.EqualTo(
            new string[][] { ["a", "ä b c"], ["d"] }));
    }

    /// <summary>However much of the last line was written, the lines before it stay, and the next
    /// one stands for itself.</summary>
    [Test]
    public void A_line_that_was_cut_off_is_dropped()
    {
        byte[] whole = Encoding.UTF8.GetBytes("one\ntwo\tzwölf\n");
        for (int length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(_path, whole[..length]);
            int lines = whole.AsSpan(0, length).Count((byte)'\n');
            string[] expected = [.. new[] { "one", "two\tzwölf" }[..lines], "next"];
            Assert.That(Journal.Read(_path), Is.EqualTo(expected[..lines]));
            using (var journal = Journal.Open(_path, out IReadOnlyList<string> found))
            {
                Assert.That(found, Is.EqualTo(expected[..lines]));
                journal.Add(["next"]);
            }
            Assert.That(Journal.Read(_path), Is.EqualTo(expected));
        }
    }

    [Test]
    public void Two_cannot_write_it_and_one_may_read_meanwhile()
    {
        using var journal = Journal.Open(_path, out _);
        journal.Add(["a"]);
        Assert.Throws<IOException>(() => Journal.Open(_path, out _));
        Assert.That(Journal.Read(_path), Is.EqualTo(new[] { "a" }));
    }
}
