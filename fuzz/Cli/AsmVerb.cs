using Beam;
using Corpus;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>Shows what the JIT makes of each BEAM instruction.</summary>
internal sealed class AsmVerb : Verb
{
    private static readonly Option Gdb = new(
        "--gdb", "OUT", "write an ELF file with symbols and lines, and its text OUT.S");

    private static readonly Option Why = new(
        "--why", null, "show which line of the JIT's source emitted each instruction");

    public override string Name => "asm";
    public override string Usage => "FILE [FUNCTION]";
    public override string Summary => "print BEAM and A32 code side by side";
    public override IReadOnlyList<Option> Options => [NoTypes, GcStress, ChaosSeed, Why, Gdb];
    public override IReadOnlyList<string> Examples =>
    [
        "lists.beam nth/2",
        "finding.S --no-types --why",
        "lists.beam --gdb lists.elf",
    ];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(1, 2);
        string file = arguments.Words[0];
        Module module = ModuleFile.Read(file);
        CaseOptions options = OptionsOf(arguments, new CaseOptions());
        using var listing = new Listing(module, options, arguments.Has(Why));
        if (arguments.Text(Gdb) is { } gdb)
        {
            terminal.Out.WriteLine($"{gdb}, lines of {listing.WriteElf(gdb)}");
            return ExitCode.Agree;
        }
        bool any = false;
        for (int i = 0; i < module.Functions.Count; i++)
        {
            Function function = module.Functions[i];
            if (arguments.Words.Count == 2 && !ModuleFile.Means(arguments.Words[1], function))
                continue;
            any = true;
            foreach (string line in listing.Of(i))
                terminal.Out.WriteLine(line);
        }
        if (!any)
            throw new InputException($"{file}: there is no function {arguments.Words[1]}");
        return ExitCode.Agree;
    }
}
