using System.Numerics;
using Beam;
using Beam.Text;
using FsCheck;
using FsCheck.Fluent;
using Fuzz.Minimize;

namespace Fuzz.Generate;

/// <summary>
/// FsCheck's view of what campaigns are made of, for properties of anybody's own:
/// <c>[Property(Arbitrary = [typeof(Arbitraries)])]</c>. Values come from the campaign's own
/// generators, which FsCheck hands a seed; they shrink by the minimiser's steps.
/// </summary>
public static class Arbitraries
{
    private static readonly Generator Generator = new();

    private static readonly Gen<ulong> Seeds =
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select ((ulong)(uint)high << 32) | (uint)low;

    /// <summary>Terms of all kinds, biased to where bugs live.</summary>
    public static Arbitrary<Term> Terms() => Arb.From(
        Seeds.Select(seed => Values.Of(Want.Any, new Pcg(seed))), Shrink.Of);

    /// <summary>Integers around the limits of smalls and machine words.</summary>
    public static Arbitrary<BigInteger> Integers() => Arb.From(
        Seeds.Select(seed => Values.AnInteger(new Pcg(seed)).Value),
        value => Shrink.Of(new Integer(value)).Cast<Integer>().Select(i => i.Value));

    /// <summary>Programs that pass <see cref="Validity"/>, and so does what they shrink to.
    /// </summary>
    public static Arbitrary<Program> Programs() => Arb.From(
        Seeds.Select(seed => Generator.Generate(seed)),
        Smaller);

    /// <summary>The modules of such programs.</summary>
    public static Arbitrary<Module> Modules() => Arb.From(
        Programs().Generator.Select(program => program.Module),
        module => Smaller(new Program(module, [], 0, [])).Select(program => program.Module));

    /// <summary>One step smaller by their text, so that shrinking ends.</summary>
    private static IEnumerable<Program> Smaller(Program program)
    {
        int size = SizeOf(program);
        return Minimizer.Candidates(program).Where(candidate => SizeOf(candidate) < size);
    }

    private static int SizeOf(Program program) =>
        AssemblyWriter.Write(program.Module).Length
        + program.Entries.Sum(entry => entry.Calls.Sum(
            call => call.Sum(term => 1 + term.ToString().Length)));
}
