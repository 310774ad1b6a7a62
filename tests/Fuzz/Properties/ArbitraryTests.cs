using System.Numerics;
using Beam;
using Beam.Chunks;
using Beam.Text;
using Corpus;
using FsCheck.Fluent;
using Fuzz.Generate;
using Fuzz.Run;
using BifLibrary = Oracle.Bifs.BifLibrary;
using BifResult = Oracle.Bifs.BifResult;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Fuzz.Tests.Properties;

/// <summary>What holds for all that a campaign is made of, and of what it shrinks to.</summary>
[TestFixture]
public sealed class ArbitraryTests
{
    private Differential _sides = null!;

    [OneTimeSetUp]
    public void Make() => _sides = new Differential(new TargetFactory(), NoModules.Instance);

    [OneTimeTearDown]
    public void Dispose() => _sides.Dispose();

    [Property(Arbitrary = [typeof(Arbitraries)])]
    public bool Terms_read_back_from_text_and_bytes(Term term) =>
        TermParser.Parse(term.ToString()).Equals(term)
        && TermDecoder.Decode(TermEncoder.Encode(term)).Equals(term);

    /// <summary>Text numbers lambdas anew, and an old release's file cannot say all that a type
    /// can: what was read from them once is read so again.</summary>
    [Property(Arbitrary = [typeof(Arbitraries)])]
    public bool Modules_read_back_from_files_and_assembly(Module module)
    {
        Module file = BeamReader.Read(BeamWriter.Write(module), "file");
        Module text = AssemblyReader.Read(AssemblyWriter.Write(module), "text").Module;
        return BeamReader.Read(BeamWriter.Write(file), "file") == file
            && AssemblyReader.Read(AssemblyWriter.Write(text), "text").Module == text;
    }

    /// <summary>Exactly one of less, equal and greater; what is less than the lesser is less.
    /// </summary>
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 300)]
    public bool The_order_of_terms_is_total(Term a, Term b, Term c)
    {
        bool oneHolds = Count(Holds("<", a, b), Holds("==", a, b), Holds(">", a, b)) == 1;
        bool converse = Holds("<", a, b) == Holds(">", b, a)
            && Holds("=<", a, b) == !Holds(">", a, b);
        bool transitive = !(Holds("=<", a, b) && Holds("=<", b, c)) || Holds("=<", a, c);
        bool exact = !Holds("=:=", a, b) || Holds("==", a, b);
        return oneHolds && converse && transitive && exact;
    }

    [Property(Arbitrary = [typeof(Arbitraries)])]
    public bool Integers_lie_at_the_limits_and_divide_with_remainder(BigInteger a, BigInteger b)
    {
        if (b.IsZero)
            return true;
        BigInteger quotient = Calculate("div", a, b);
        BigInteger remainder = Calculate("rem", a, b);
        return (quotient * b) + remainder == a && BigInteger.Abs(remainder) < BigInteger.Abs(b);
    }

    /// <summary>A collection at every allocation changes nothing: the graph is preserved.</summary>
    [Property(Arbitrary = [typeof(Arbitraries)], MaxTest = 40)]
    public bool Collections_change_no_outcome(Program program) =>
        program.Entries.All(entry => entry.Calls.All(call =>
            _sides.Run(
                program.Module, new Mfa(program.Module.Name, entry.Function, entry.Arity), call,
                new CaseOptions { GcStress = true }).Verdict is not Differ));

    [Test]
    public void Programs_shrink_to_valid_ones_that_are_others()
    {
        Program program = new Generator().Generate(3);
        List<Program> smaller = [.. Arbitraries.Programs().Shrinker(program)];
        Assert.That(smaller, Has.Count.GreaterThan(20));
        Assert.Multiple(() =>
        {
            Assert.That(smaller.Select(p => Validity.Check(p.Module)), Is.All.Null);
            Assert.That(smaller, Does.Not.Contain(program));
        });
    }

    /// <summary>A property that fails ends at a small program.</summary>
    [Test]
    public void A_failing_property_shrinks_to_little()
    {
        Program program = Arbitraries.Programs().Generator.Sample(30, new FsCheck.Rnd(1, 3), 1)
            .First(p => Fails(p) && SizeOf(p) > 60);
        while (Arbitraries.Programs().Shrinker(program).FirstOrDefault(Fails) is { } next)
            program = next;
        Assert.That(SizeOf(program), Is.LessThan(20));
    }

    private static int SizeOf(Program program) => program.Module.Functions.Sum(f => f.Code.Count);

    private static bool Fails(Program program) =>
        program.Module.Functions.Any(f => f.Code.Any(i => i.Op == Op.PutList));

    private static int Count(params bool[] all) => all.Count(one => one);

    private static bool Holds(string name, Term a, Term b) => Call(name, a, b) == Atom.True;

    private static BigInteger Calculate(string name, BigInteger a, BigInteger b) =>
        ((Integer)Call(name, new Integer(a), new Integer(b))).Value;

    /// <summary>What the oracle's BIF gives; an operator knows no process.</summary>
    private static Term Call(string name, Term a, Term b) =>
        ((BifResult.Value)BifLibrary.Call(null!, new Mfa("erlang", name, 2), [a, b])).Term;
}
