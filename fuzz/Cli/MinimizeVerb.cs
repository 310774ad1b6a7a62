using System.Text.Json.Nodes;
using Beam;
using Corpus;
using Fuzz.Generate;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>Makes a case smaller.</summary>
internal sealed class MinimizeVerb : Verb
{
    private static readonly Option Out = new(
        "--out", "FILE", "where to write it (default: standard output)");

    public override string Name => "minimize";
    public override string Usage => "CASE";
    public override string Summary => "print the smallest case that still differs in the same way";
    public override IReadOnlyList<Option> Options =>
        [NoTypes, GcStress, ChaosSeed, ScheduleSeed, Plant, Workers, Out, Json];

    public override IReadOnlyList<string> Examples =>
        ["out/cases/raw_1_42.S", "out/cases/raw_1_42.S --out smaller.S"];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(1, 1);
        string file = arguments.Words[0];
        Case it = ModuleFile.ReadCase(file);
        if (Validity.Check(it.Module) is { } problem)
        {
            throw new InputException(
                $"{file}: only well-formed code can be cut: function {problem.Function}, "
                + $"instruction {problem.Instruction}: {problem.What}");
        }
        TargetFactory planted = Planted(arguments, targets);
        using var crew = new Crew(
            WorkersOf(arguments),
            () => new Differential(planted, NoModules.Instance, expectsLoops: true));
        Differential differential = crew.Members[0];
        var program = new Generate.Program(
            it.Module, [new Entry(it.Function, it.Arguments.Count, [it.Arguments])], it.Seed, []);
        Reproducer? large = Reproducer.Of(differential, program, OptionsOf(arguments, it.Options));
        if (large is null)
        {
            terminal.Error.WriteLine($"{file}: agrees, there is nothing to minimise");
            if (arguments.Has(Json))
                PrintJson(terminal, it.Module, it.Module, false);
            return ExitCode.Agree;
        }

        Reproducer small = new Minimizing(crew.Members, terminal.Stop).Of(large);
        string? path = arguments.Text(Out);
        string name = path is null ? it.Module.Name : Path.GetFileNameWithoutExtension(path);
        Case smaller = small.CaseBy(
            differential, name, small.SignatureBy(differential), it.Seed, it.Program, it.Commit);
        if (path is null)
            terminal.Out.Write(CaseWriter.Write(smaller));
        else
            Store.Write(path, smaller);
        if (arguments.Has(Json))
            PrintJson(terminal, it.Module, smaller.Module, true);
        return ExitCode.Findings;
    }

    private static void PrintJson(Terminal terminal, Module before, Module after, bool differs)
    {
        terminal.WriteJson(new JsonObject
        {
            ["differs"] = differs,
            ["instructionsBefore"] = Count(before),
            ["instructions"] = Count(after),
        });

        static int Count(Module module) => module.Functions.Sum(f => f.Code.Count);
    }
}
