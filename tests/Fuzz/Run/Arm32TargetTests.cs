using Beam;
using Beam.Text;
using Corpus;
using Fuzz.Generate;
using Fuzz.Run;
using Fuzz.Unicorn;
using Jit.Runtime;

namespace Fuzz.Tests.Run;

/// <summary>What a target keeps from one program to the next.</summary>
public sealed class Arm32TargetTests
{
    /// <summary>Programs that chaos puts far away take no place from the others: what is translated
    /// need not be forgotten for them.</summary>
    [Test]
    public void Near_and_far_programs_follow_one_another()
    {
        using var target = new Arm32Target(NoModules.Instance, new CaseOptions(), inspect: false);
        var generator = new Generator();
        var starts = new List<uint>();
        for (ulong seed = 0; seed < 100; seed++)
        {
            target.Options = new CaseOptions(Chaos: seed);
            target.Load(generator.Generate(seed).Module);
            starts.Add(target.Guest.Modules[0].Start);
        }
        ILookup<bool, uint> far = starts.ToLookup(start => start - starts.Min() > 32 << 20);
        Assert.That(far[true].Count(), Is.GreaterThan(1));
        Assert.That(far[true], Is.Ordered.Ascending);
        Assert.That(far[false], Is.Ordered.Ascending);
        Assert.That(target.Guest.CodeRounds, Is.Zero);
    }

    /// <summary>Arguments are read back only where something may have written to them.</summary>
    [TestCase(false, "[1]")]
    [TestCase(true, "[a]")]
    public void What_code_writes_to_an_argument_is_seen(bool isWrong, string after)
    {
        using var target = new Arm32Target(
            NoModules.Instance, new CaseOptions(), inspect: false, isWrong ? StoreInstead : null);
        target.Load(AssemblyReader.Read(
            """
            {module, m}.
            {exports, [{f,1}]}.
            {attributes, []}.
            {labels, 3}.
            {function, f, 1, 2}.
              {label,1}.
                {func_info,{atom,m},{atom,f},1}.
              {label,2}.
                {move,{atom,a},{x,1}}.
                {get_hd,{x,0},{x,1}}.
                {move,{atom,ok},{x,0}}.
                return.
            """,
            "m.S").Module);

        Observation seen = target.Run(new Mfa("m", "f", 1), [Terms.List(Terms.Int(1))], 100);

        Assert.That(seen.Audit, Is.Empty);
        Assert.That($"{((Returned)seen.Outcome).Value}", Is.EqualTo("ok"));
        Assert.That($"{seen.Arguments[0]}", Is.EqualTo(after));
    }

    /// <summary>Makes a store of the only load of a word.</summary>
    private static void StoreInstead(LoadedModule module, GuestMemory memory)
    {
        const uint load = 1 << 20;
        for (uint at = module.Start; at < module.End; at += 4)
        {
            if ((memory[at] & 0x0E50_0000) == 0x0410_0000 && (memory[at] >> 16 & 0xF) < 13)
                memory[at] &= ~load;
        }
    }

    /// <summary>A large buffer of translated code takes long to be cleared, and half a gigabyte.
    /// </summary>
    [Test]
    public void Long_code_has_a_large_machine_as_long_as_it_is_the_program()
    {
        using var target = new Arm32Target(NoModules.Instance, new CaseOptions(), inspect: false);
        var small = new Generator().Generate(1).Module;
        Function function = small.Functions[0];
        Instruction move = new(Op.Move, new Const(new Float(1.5)), new X(300));
        Module large = small with
        {
            Functions =
            [
                function with
                {
                    Code =
                    [
                        .. function.Code.Take(3), .. Enumerable.Repeat(move, 60_000),
                        .. function.Code.Skip(3),
                    ],
                },
                .. small.Functions.Skip(1),
            ],
        };
        foreach (var (module, bytes) in new[]
            { (small, Machine.SmallCode), (large, Machine.LargeCode), (small, Machine.SmallCode) })
        {
            target.Load(module);
            Assert.That(target.Machine.CodeBytes, Is.EqualTo(bytes));
        }
    }
}
