using Beam.Chunks;

namespace Beam.Tests;

/// <summary>Every <c>.beam</c> of real Erlang reads, writes and reads again to the same module, and
/// real Erlang takes what was written.</summary>
public class RoundTripTests
{
    /// <summary>More folders of <c>.beam</c> files to read, of other releases, separated by colons.
    /// </summary>
    private const string MoreFolders = "FUZZ_BEAM_FOLDERS";

    private static IEnumerable<string> Folders() =>
        [
            Erlang.Root,
            .. (Environment.GetEnvironmentVariable(MoreFolders) ?? "")
                .Split(':', StringSplitOptions.RemoveEmptyEntries),
        ];

    [TestCaseSource(nameof(Folders))]
    public void Files_read_back_as_they_were(string folder)
    {
        var wrong = new List<string>();
        int functions = 0;
        int instructions = 0;
        string[] files = Erlang.FindBeams(folder);
        foreach (string file in files)
        {
            try
            {
                Module module = BeamReader.Read(File.ReadAllBytes(file), file);
                functions += module.Functions.Count;
                instructions += module.Functions.Sum(f => f.Code.Count);
                if (BeamReader.Read(BeamWriter.Write(module), file) != module)
                    wrong.Add($"{file}: differs");
            }
            catch (Exception bad) when (bad is InputException or ArgumentException)
            {
                wrong.Add(bad.Message);
            }
        }
        TestContext.Out.WriteLine(
            $"{files.Length} files, {functions} functions, {instructions} instructions");
        Assert.That(files, Has.Length.GreaterThan(250));
        Assert.That(wrong, Is.Empty);
    }
}
