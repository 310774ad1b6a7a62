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
