using Fuzz.Generate;

namespace Fuzz.Tests.Generate;

[TestFixture]
public class GeneratorTests
{
    private readonly Generator _generator = new();

    [Test]
    public void Generate_makes_valid_programs()
    {
        var random = new Pcg(1);
        for (int i = 0; i < 1_000; i++)
        {
            Fuzz.Generate.Program program = _generator.Generate(random);
            Assert.That(Validity.Check(program.Module), Is.Null, $"seed {program.Seed}");
        }
    }
}
