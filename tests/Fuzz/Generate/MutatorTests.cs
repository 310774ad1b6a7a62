using Beam;
using Fuzz.Cli;
using Fuzz.Generate;
using Fuzz.Generate.Mutating;
using Fuzz.Run;
using Program = Fuzz.Generate.Program;

namespace Fuzz.Tests.Generate;

[TestFixture]
public class MutatorTests
{
    private const int Count = 150;

    private static Program[] Mutants(IEnumerable<string> folders, Releases? releases = null)
    {
        var mutator = new Mutator(new Donors(folders), releases, _ => true);
        return [.. Enumerable.Range(0, Count).Select(n => mutator.Mutate((ulong)n))];
    }

    private static IEnumerable<string> Folders => RunVerb.DonorFolders(new TargetFactory().Vms);

    [Test]
    public void Mutants_are_valid_and_the_same_for_the_same_seed()
    {
        Program[] mutants = Mutants(Folders);
        Assert.That(mutants.Select(p => Validity.Check(p.Module)), Has.All.Null);
        Assert.That(
            Mutants(Folders).Select(p => p.Module), Is.EqualTo(mutants.Select(p => p.Module)));
        Assert.That(
            mutants.Select(p => p.Module.Functions[0].Name).Distinct(),
            Is.SupersetOf((string[])["f", "f0"]), "functions of modules, typed ones");
    }

    [Test]
    public void Mutants_are_made_without_any_file()
    {
        Program[] mutants = Mutants([]);
        var typed = new Generator();
        Assert.That(mutants.Select(p => Validity.Check(p.Module)), Has.All.Null);
        Assert.That(mutants.Select(p => p.Module).Distinct().Count(), Is.GreaterThan(Count / 2));
        Assert.That(
            mutants.Count(m => typed.Generate(m.Seed).Module != m.Module), Is.EqualTo(Count));
    }

    [Test]
    public void Mutants_have_only_ops_of_their_release()
    {
        IEnumerable<Op> ops = Mutants(Folders, Releases.Only(29))
            .SelectMany(p => p.Module.Functions).SelectMany(f => f.Code).Select(i => i.Op);
        Assert.That(ops.Where(op => !Releases.Only(29).Load(op)), Is.Empty);
    }
}
