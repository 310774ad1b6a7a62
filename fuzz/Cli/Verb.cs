using System.Text;
using Beam.Chunks;
using Corpus;
using Fuzz.Power;
using Fuzz.Run;

namespace Fuzz.Cli;

/// <summary>An option of a verb.</summary>
/// <param name="Name">With its two dashes.</param>
/// <param name="Value">What stands behind it, in capitals; null for a switch.</param>
/// <param name="Text">One line of help.</param>
internal sealed record Option(string Name, string? Value, string Text);

/// <summary>One command; a file each.</summary>
internal abstract class Verb
{
    public static readonly Option Json = new(
        "--json", null, "print a JSON object, the summary, as the last line");

    public static readonly Option Targets = new(
        "--targets", "LIST",
        "two or more of oracle,arm32,otp,otp27,…,erl:PATH,cmd:TEMPLATE (see vms)");

    public static readonly Option TargetsFile = new(
        "--targets-file", "FILE", "describes further targets (default targets.json)");

    public static readonly Option Folders = new(
        "--path", "DIR:DIR", "where other modules are (default: beside FILE, in its OTP system)");

    public static readonly Option NoTypes = new(
        "--no-types", null, "do not leave out tests that the Type chunk makes needless");

    public static readonly Option GcStress = new(
        "--gc-stress", null, "collect at every allocation point");

    public static readonly Option ChaosSeed = new(
        "--chaos", "SEED", "decide at random what must not matter: layout, heap sizes, …");

    public static readonly Option ScheduleSeed = new(
        "--schedule", "SEED", "draw which process runs next, and for how long, on both sides");

    public static readonly Option Plant = new(
        "--plant", "FAULT,…", "make the JIT wrong on purpose, to see what comes of it (see power)");

    public static readonly Option Workers = new(
        "--workers", "N", "threads (default: one a processor)");

    private const int WorkersMax = 256;

    public abstract string Name { get; }

    /// <summary>What follows the name: <c>FILE [FUNCTION [ARGS]]</c>.</summary>
    public abstract string Usage { get; }

    /// <summary>One line, for the list of verbs.</summary>
    public abstract string Summary { get; }

    public abstract IReadOnlyList<Option> Options { get; }

    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Whether it wants the JIT's own edges, and so an instrumented JIT.</summary>
    public virtual bool IsTraced(ReadOnlySpan<string> args) => false;

    /// <summary>Does it; gives the exit code.</summary>
    public abstract int Run(Arguments arguments, Terminal terminal, TargetFactory targets);

    /// <summary>The targets asked for; <paramref name="otherwise"/> without the option.</summary>
    protected static TargetList TargetsOf(
        Arguments arguments, TargetFactory targets, TargetList? otherwise = null)
    {
        if (arguments.Text(TargetsFile) is { } file)
            targets.Vms.Describe(file);
        return arguments.Text(Targets) is { } text
            ? TargetList.Parse(text, targets.Vms) : otherwise ?? TargetList.Default;
    }

    /// <summary>The options that say how the JIT works, on top of what else is known.</summary>
    protected static CaseOptions OptionsOf(Arguments arguments, CaseOptions otherwise) =>
        otherwise with
        {
            UseTypes = otherwise.UseTypes && !arguments.Has(NoTypes),
            GcStress = otherwise.GcStress || arguments.Has(GcStress),
            Chaos = arguments.Seed(ChaosSeed) ?? otherwise.Chaos,
            Schedule = arguments.Seed(ScheduleSeed) ?? otherwise.Schedule,
        };

    protected static int WorkersOf(Arguments arguments) => (int)Math.Min(
        arguments.Number(Workers, 1) ?? Environment.ProcessorCount, WorkersMax);

    /// <summary>Where other modules are than a file's.</summary>
    protected static CodePath PathOf(Arguments arguments, string file) =>
        new(arguments.Text(Folders)?.Split(':') ?? ModuleFile.Beside(file));

    /// <summary>The targets, with the fault that the user wants planted.</summary>
    protected static TargetFactory Planted(Arguments arguments, TargetFactory targets) =>
        arguments.Text(Plant) is { } name ? new FaultyFactory(Faults.Named(name)) : targets;

    public string Help()
    {
        var text = new StringBuilder();
        text.Append($"usage: ./run.sh {Name} {Usage}".TrimEnd()).Append("\n\n").Append(Summary);
        text.Append("\n\noptions:\n");
        foreach (Option option in Options)
            text.Append($"  {$"{option.Name} {option.Value}",-20} {option.Text}\n");
        text.Append("\nexamples:\n");
        foreach (string example in Examples)
            text.Append($"  ./run.sh {Name} {example}".TrimEnd()).Append('\n');
        text.Append(
            "\nexit code: 0 all agree, 1 findings, 2 bad usage or input, 3 the harness failed\n");
        return text.ToString();
    }
}
