using Beam;
using Beam.Text;
using Corpus;
using Fuzz.Generate;
using Fuzz.Power;
using Fuzz.Run;

namespace Fuzz.Tests.Run;

/// <summary>A reproducer gets smaller in what it shows and how it is run, too.</summary>
public sealed class MinimizingTests
{
    /// <summary>That is_lt goes the wrong way shows in a message only.</summary>
    private const string Sending = """
        {module, m}.
        {exports, [{f,1}]}.
        {attributes, []}.
        {labels, 4}.
        {function, f, 1, 2}.
          {label,1}.
            {func_info,{atom,m},{atom,f},1}.
          {label,2}.
            {allocate,0,1}.
            {test,is_lt,{f,3},[{x,0},{x,0}]}.
            {bif,self,{f,0},[],{x,0}}.
            {move,{atom,less},{x,1}}.
            send.
          {label,3}.
            {move,{integer,0},{x,0}}.
            {deallocate,0}.
            return.
        """;

    [Test]
    public void What_shows_in_a_message_becomes_a_result()
    {
        (Reproducer large, Reproducer small) = Minimised(new CaseOptions());
        Assert.That(large.Verdict.Kind, Is.EqualTo(Difference.Messages));
        Assert.That(small.Verdict.Kind, Is.EqualTo(Difference.Value));
        Assert.That(Measure.Work(small.Program.Module), Is.LessThanOrEqualTo(2));
    }

    [TestCase("chaos=3 reductions=100000")]
    [TestCase("gc-stress no-types chaos=3 schedule=5 reductions=100000")]
    public void Options_that_do_not_matter_go(string options)
    {
        (_, Reproducer small) = Minimised(CaseOptions.Parse(options)!);
        Assert.That(small.Options, Is.EqualTo(new CaseOptions()));
    }

    /// <summary>What chaos puts in front of a label is no instruction's.</summary>
    [Test]
    public void The_test_is_to_blame_wherever_gaps_are([Range(0ul, 11ul)] ulong seed)
    {
        using var differential = new Differential(
            new FaultyFactory(Faults.Named("condition of is_lt")), NoModules.Instance);
        Reproducer found = Reproducer.Of(
            differential, Program(), new CaseOptions(Chaos: seed))!;
        Assert.That(
            $"{found.SignatureBy(differential)}", Is.EqualTo("branch is_lt f,x,x"));
    }

    [TestCase("store of move to y")]
    [TestCase("live count of gc_bif")]
    public void Workers_come_to_the_same_however_many_they_are(string fault)
    {
        FaultyFactory factory = new(Faults.Find(fault));
        using var crew = new Crew(3, () => new Differential(
            factory, NoModules.Instance, expectsLoops: true));
        var options = new CaseOptions(GcStress: Faults.Find(fault).GcStress);
        Reproducer large = Enumerable.Range(1, 400).Select(seed => Measure.Failing(
            crew.Members[0], new Generator().Generate((ulong)seed), options))
            .First(found => found is not null && Measure.Work(found.Program.Module) > 60)!;
        Reproducer[] small = [.. ((int[])[1, 2, 3]).Select(workers => new Minimizing(
            [.. crew.Members.Take(workers)], CancellationToken.None).Of(large))];
        Assert.That(Measure.Work(small[0].Program.Module), Is.LessThanOrEqualTo(8));
        Assert.That(small[1..], Is.All.EqualTo(small[0]));
    }

    private static (Reproducer Large, Reproducer Small) Minimised(CaseOptions options)
    {
        using var differential = new Differential(
            new FaultyFactory(Faults.Named("condition of is_lt")), NoModules.Instance);
        Reproducer large = Reproducer.Of(differential, Program(), options)!;
        return (large, new Minimizing(differential, CancellationToken.None).Of(large));
    }

    private static Program Program() => new(
        AssemblyReader.Read(Sending, "m.S").Module,
        [new Entry("f", 1, [[Terms.Int(1)]])], 0, []);
}
