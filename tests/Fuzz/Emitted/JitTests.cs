using Beam;
using Beam.Chunks;
using Corpus;
using Fuzz.Run;

namespace Fuzz.Tests.Emitted;

/// <summary>Modules made by erlc, compiled by the JIT and run in Unicorn, against what real Erlang
/// says of the same calls.</summary>
[TestFixture]
internal sealed class JitTests
{
    private const long ReductionsMax = 10_000_000;

    private static readonly string[] Modules =
    [
        "jit_arith", "jit_compare", "jit_terms", "jit_control", "jit_programs", "jit_floats",
        "jit_library", "jit_matching", "jit_building", "jit_legacy", "jit_maps", "jit_inline",
    ];

    private static readonly Dictionary<string, ErlangModule> Compiled = [];

    private static ErlangModule Compile(string name)
    {
        if (!Compiled.TryGetValue(name, out ErlangModule? module))
            Compiled[name] = module = ErlangModule.Compile(name);
        return module;
    }

    [TestCaseSource(nameof(Modules))]
    public void Calls_give_what_Erlang_gives(string name) =>
        Check(Compile(name), new CaseOptions());

    [TestCaseSource(nameof(Modules))]
    public void Calls_without_types_give_what_Erlang_gives(string name) =>
        Check(Compile(name), new CaseOptions(UseTypes: false));

    [TestCaseSource(nameof(Modules))]
    public void Calls_under_gc_stress_give_what_Erlang_gives(string name) =>
        Check(Compile(name), new CaseOptions(GcStress: true));

    [TestCaseSource(nameof(Modules))]
    public void Calls_of_unoptimised_code_give_what_Erlang_gives(string name) =>
        Check(ErlangModule.Compile(name, "[no_copt, no_ssa_opt, no_type_opt]"), new CaseOptions());

    /// <summary>The same sources, compiled by OTP 27: bs_match instead of ops for each field.
    /// </summary>
    [TestCase("jit_matching", false)]
    [TestCase("jit_matching", true)]
    [TestCase("jit_building", false)]
    [TestCase("jit_building", true)]
    public void Calls_of_OTP_27s_code_give_what_Erlang_gives(string name, bool stress)
    {
        ErlangModule compiled = Compile(name);
        string file = ErlangModule.Beside($"{name}_otp27.beam");
        Module module = BeamReader.Read(File.ReadAllBytes(file), file);
        // What a generator that is no proper list raises is the compiler's to say.
        List<ErlangCase> same =
            [.. compiled.Cases.Where(c => c.Function is not ("errors" or "comp"))];
        Check(module, same, new CaseOptions(GcStress: stress));
    }

    /// <summary>The figure that the JIT is to reach, and better.</summary>
    [Test]
    public void Fib_takes_at_most_22_instructions_a_call()
    {
        Module module = Compile("jit_programs").Module;
        using Arm32Target target = Load(module, new CaseOptions(), inspect: true);
        Observation seen = target.Run(
            new Mfa(module.Name, "fib", 1), [Terms.Int(15)], CaseOptions.DefaultReductions);
        Assert.That(seen.Outcome, Is.EqualTo(new Returned(Terms.Int(610))));
        const int calls = 1973;
        Assert.That((double)target.InstructionsExecuted!.Value / calls, Is.LessThan(22));
    }

    private static Arm32Target Load(Module module, CaseOptions options, bool inspect = false)
    {
        var path = new CodePath(ErlangModule.Libraries);
        path.Add(module);
        var target = new Arm32Target(path, options, inspect);
        target.Load(module);
        return target;
    }

    private static void Check(ErlangModule compiled, CaseOptions options) =>
        Check(compiled.Module, compiled.Cases, options);

    private static void Check(Module module, List<ErlangCase> cases, CaseOptions options)
    {
        using Arm32Target target = Load(module, options);
        var wrong = new List<string>();
        foreach (ErlangCase call in cases)
        {
            var function = new Mfa(module.Name, call.Function, call.Arguments.Count);
            Observation seen = target.Run(function, call.Arguments, ReductionsMax);
            string audit = string.Join("; ", seen.Audit);
            if (!seen.Arguments.Equals(call.Arguments))
                audit += " arguments changed";
            if (!Summary(seen.Outcome).Equals(call.Expected) || audit != "")
            {
                wrong.Add(
                    $"{call.Function}({string.Join(", ", call.Arguments)})"
                    + $"\n  gave {seen.Outcome}\n  not  {call.Expected} {audit}");
            }
        }
        Assert.That(
            wrong, Is.Empty, $"{wrong.Count} of {cases.Count} calls:\n"
                + string.Join("\n", wrong.Take(20)));
        Assert.That(cases, Is.Not.Empty);
    }

    private static Term Summary(Outcome outcome) => outcome switch
    {
        Returned returned => new Beam.Tuple(Atom.Of("ok"), returned.Value),
        Raised raised => new Beam.Tuple(raised.Class, raised.Reason),
        _ => Atom.Of($"{outcome}"),
    };
}
