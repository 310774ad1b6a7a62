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

    private const string Send = """
            {allocate,0,1}.
            {bif,self,{f,0},[],{x,0}}.
            {move,{atom,a},{x,1}}.
            send.
            {deallocate,0}.
            return.
        """;

    private const string Mark = """
            {recv_mark,{f,3}}.
            {recv_set,{f,3}}.
          {label,3}.
            {loop_rec,{f,4},{x,0}}.
            {loop_rec_end,{f,3}}.
          {label,4}.
            timeout.
            return.
        """;

    private const string Catch = """
            {allocate,1,1}.
            {'catch',{y,0},{f,3}}.
            {call_ext,1,{extfunc,erlang,atom_to_list,1}}.
          {label,3}.
            {catch_end,{y,0}}.
            {deallocate,1}.
            return.
        """;

    private const string Test = """
            {test,is_pid,{f,4},[{x,0}]}.
            {jump,{f,3}}.
          {label,3}.
            {move,{atom,pid},{x,0}}.
          {label,4}.
            return.
        """;

    private const string Trim = """
            {allocate,2,1}.
            {init_yregs,{list,[{y,0},{y,1}]}}.
            {trim,1,1}.
            {deallocate,1}.
            return.
        """;

    private const string Update = """
            {put_map_assoc,{f,0},{literal,#{}},{x,1},2,{list,[{atom,a},{x,1}]}}.
            {move,{x,1},{x,0}}.
            return.
        """;

    private const string Building = """
            {bs_init2,{f,0},1,0,1,{field_flags,[]},{x,1}}.
            {bs_put_integer,{f,0},{integer,8},1,{field_flags,[]},{integer,7}}.
            return.
        """;

    // code, fault, kind, blamed instruction, what differs, guilty ARM instruction, first source
    [TestCase(Send, "send: bl → one instruction further on",
        "branch", "send", "next instruction", "", "")]
    [TestCase(Mark, "recv_mark: bl → nothing", "mailbox", "{recv_mark,", "mailbox", "", "")]
    [TestCase(Catch, "catch: mov r0, #0x1b → mov r0, #0x1c",
        "noterm", "{'catch',", "y0", "mov r0, #0x1c", "")]
    [TestCase(Test, "is_pid: bne → beq",
        "branch", "{test,is_pid,", "next instruction", "beq", "cmp r1, #3; and r1, r6, #0xf")]
    [TestCase(Trim, "trim: str r0, [sp] → str r0, [sp, #-4]",
        "stack", "{trim,", "return address", "str r0, [sp, #-4]", "")]
    [TestCase(Update, "put_map_assoc: site: one root fewer",
        "root", "{put_map_assoc,", "x1", "bl ", "")]
    [TestCase(Building, "bs_init2: site: one root fewer", "root", "{bs_init2,", "x0", "bl ", "")]
    public void A_fault_of_a_template_is_named(
        string body, string fault, string kind, string blamed, string what, string guilty,
        string source)
    {
        Module module = AssemblyReader.Read(Head + body, "m.S").Module;
        ValueList<Term> arguments = [Terms.List(Terms.Int(1)), Terms.List(Terms.Int(2))];
        var program = new Program(module, [new Entry("f", 2, [arguments])], 0, []);
        TemplateFault[] faults =
            [.. Pool.Of([(null, program)], 1, work => work(), default).Faults()];
        TemplateFault? planted = faults.FirstOrDefault(f => FaultText.Of(f) == fault);
        Assert.That(planted, Is.Not.Null, string.Join('\n', faults.Select(FaultText.Of)));
        using var differential =
            new Differential(new FaultyFactory(planted!), NoModules.Instance);
        var options = new CaseOptions(GcStress: fault.Contains("root"), Reductions: 1000);
        Divergence found = differential.Lockstep(options)!.Run(
            module, new Mfa("m", "f", 2), arguments, Difference.Value)!;
        Assert.Multiple(() =>
        {
            Assert.That(found.Kind, Is.EqualTo(kind));
            Assert.That(Lockstep.Code(found.At), Does.StartWith(blamed));
            Assert.That(found.What, Is.EqualTo(what));
            Assert.That(found.Trace.Guilty?.Text, Does.StartWith(guilty));
            Assert.That(
                string.Join("; ", found.Trace.Sources.Select(s => s.Text)),
                Does.StartWith(source));
        });
    }

    private const string Head = """
        {module, m}.
        {exports, [{f,2}]}.
        {attributes, []}.
        {labels, 5}.
        {function, f, 2, 2}.
          {label,1}.
            {func_info,{atom,m},{atom,f},2}.
          {label,2}.

        """;

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
