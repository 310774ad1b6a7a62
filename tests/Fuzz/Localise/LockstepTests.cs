using System.Runtime.CompilerServices;
using Beam;
using Beam.Chunks;
using Beam.Text;
using Corpus;
using Fuzz.Generate;
using Fuzz.Localise;
using Fuzz.Power;
using Fuzz.Run;
using Fuzz.Tests.Emitted;
using Program = Fuzz.Generate.Program;

namespace Fuzz.Tests.Localise;

/// <summary>Both sides step by step: where a run agrees they never part, and where it does not the
/// instruction to blame is named.</summary>
[TestFixture]
internal sealed class LockstepTests
{
    private const long ReductionsMax = 2_000;

    /// <summary>What is looked at only where a run's end differs so is looked at, too.</summary>
    private static readonly Difference[] Kinds =
        [Difference.Value, Difference.Arguments, Difference.Audit, Difference.Reductions];

    [TestCase(false)]
    [TestCase(true)]
    public void Generated_programs_do_not_part(bool stress)
    {
        using var differential = new Differential(new TargetFactory(), NoModules.Instance);
        var generator = new Generator();
        var options = new CaseOptions(GcStress: stress);
        var parted = new List<string>();
        for (ulong seed = 1; seed <= 60; seed++)
        {
            Program program = generator.Generate(seed);
            foreach ((Mfa function, ValueList<Term> arguments) in program.AllCalls().Take(2))
            {
                Divergence? found = differential.Lockstep(options)!.Run(
                    program.Module, function, arguments,
                    Kinds[seed % (ulong)Kinds.Length]);
                if (found is not null)
                    parted.Add($"{seed}: {function} {DivergenceText.Parted(found)}");
            }
        }
        Assert.That(parted, Is.Empty);
    }

    [TestCase("jit_control")]
    [TestCase("jit_floats")]
    [TestCase("jit_matching")]
    [TestCase("jit_maps")]
    [TestCase("jit_inline")]
    public void Compiled_modules_do_not_part(string name)
    {
        ErlangModule compiled = ErlangModule.Compile(name, beside: Emitted());
        var path = new CodePath(ErlangModule.Libraries);
        path.Add(compiled.Module);
        using var differential = new Differential(new TargetFactory(), path);
        var parted = new List<string>();
        foreach ((int i, ErlangCase it) in compiled.Cases.Index())
        {
            if (i % 20 != 0)
                continue; // A sample: a machine for large code forgets it slowly.
            var options = new CaseOptions(GcStress: i % 40 == 20, Reductions: ReductionsMax);
            var function = new Mfa(compiled.Module.Name, it.Function, it.Arguments.Count);
            if (differential.Run(compiled.Module, function, it.Arguments, options).Verdict
                is not Agree)
            {
                continue; // Releases differ, and the two sides may each have another in mind.
            }
            Divergence? found = differential.Lockstep(options)!.Run(
                compiled.Module, function, it.Arguments,
                Kinds[i / 40 % Kinds.Length]);
            if (found is not null)
                parted.Add($"{it.Function}({it.Arguments}) {DivergenceText.Parted(found)}");
        }
        Assert.That(parted, Is.Empty);
    }

    private static string Emitted([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "Emitted", "JitTests.cs");

    private const string Code = """
        {module, m}.  %% version = 0
        {exports, [{f,2}]}.
        {attributes, []}.
        {labels, 7}.
        {function, f, 2, 2}.
          {label,1}.
            {func_info,{atom,m},{atom,f},2}.
          {label,2}.
            {allocate,1,2}.
            {move,{x,1},{y,0}}.
            {call,1,{f,5}}.
            {gc_bif,'+',{f,0},1,[{x,0},{y,0}],{x,0}}.
            {deallocate,1}.
            return.
        {function, g, 1, 5}.
          {label,4}.
            {func_info,{atom,m},{atom,g},1}.
          {label,5}.
            {gc_bif,length,{f,0},1,[{literal,[a,b,c]}],{x,1}}.
            {test,is_lt,{f,6},[{x,0},{x,1}]}.
            {test_heap,4,1}.
            {put_list,{x,0},nil,{x,1}}.
            {get_hd,{x,1},{x,0}}.
            return.
          {label,6}.
            {move,{integer,7},{x,0}}.
            return.
        """;

    // fault, first argument, kind, blamed instruction, what differs, guilty ARM instruction
    [TestCase("overflow check of small addition", 1, "value", "{gc_bif,'+',", "x0", "adds")]
    [TestCase("condition of is_lt", 3, "branch", "{test,is_lt,", "next instruction", "bgt")]
    [TestCase("store of move to y", 1, "noterm", "{move,{x,1},{y,0}}", "y0", "mov r0, r0")]
    [TestCase("integer of move", 9, "value", "{move,{integer,7},{x,0}}", "x0", "mov r6, #0x8f")]
    [TestCase("pointer of put_list", 1, "noterm", "{put_list,", "x1", "sub r7, r4, #0xf")]
    [TestCase("get_hd", 1, "value", "{get_hd,", "x0", "ldr r6, [r7, #3]")]
    [TestCase("live count of test_heap", 1, "root", "{test_heap,", "x0", "bl ")]
    public void A_fault_is_named(
        string fault, int argument, string kind, string blamed, string what, string guilty)
    {
        Divergence found = PartedBy(Faults.All.Single(f => f.Name.Contains(fault)), argument);
        Assert.Multiple(() =>
        {
            Assert.That(found.Kind, Is.EqualTo(kind));
            Assert.That(Lockstep.Code(found.At), Does.StartWith(blamed));
            Assert.That(found.What, Is.EqualTo(what));
            Assert.That(found.Trace.Guilty?.Text, Does.StartWith(guilty));
        });
    }

    /// <summary>A list as the first argument, so that a root can be lost.</summary>
    private static Divergence PartedBy(Fault fault, int argument)
    {
        Module module = AssemblyReader.Read(Code, "m.S").Module;
        Term first = fault.GcStress
            ? Terms.List(Terms.Int(1)) : Terms.Int(argument);
        if (fault.GcStress)
            module = WithoutTest(module);
        using var differential = new Differential(new FaultyFactory(fault), NoModules.Instance);
        var options = new CaseOptions(GcStress: fault.GcStress, Reductions: 1000);
        Divergence? found = differential.Lockstep(options)!.Run(
            module, new Mfa("m", "f", 2), [first, Terms.Int(134217727)], Difference.Value);
        return found ?? throw new AssertionException("they do not part");
    }

    private static Module WithoutTest(Module module) => module with
    {
        Functions =
        [
            .. module.Functions.Select(f => f with
            {
                Code = [.. f.Code.Where(i => i.Op != Op.IsLt)],
            }),
        ],
    };
}
