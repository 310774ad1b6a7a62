using System.Text.Json.Nodes;
using Fuzz.Run;
using Fuzz.Run.Erlang;

namespace Fuzz.Cli;

/// <summary>The real VMs that there are, and those that can be had.</summary>
internal sealed class VmsVerb : Verb
{
    private static readonly Option Install = new(
        "--install", "NAME", "set this VM up in .cache/vms from Debian's packages");

    public override string Name => "vms";
    public override string Usage => "[--install NAME]";
    public override string Summary => "list the real Erlang VMs that can be targets";
    public override IReadOnlyList<Option> Options => [Install, TargetsFile, Json];
    public override IReadOnlyList<string> Examples => ["", "--install otp27"];

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(0, 0);
        VmCatalog catalog = targets.Vms;
        if (arguments.Text(TargetsFile) is { } file)
            catalog.Describe(file);
        if (arguments.Text(Install) is { } name)
            catalog.Install(name);
        var summary = new JsonObject();
        foreach (VmEntry entry in catalog.Entries())
        {
            string state = entry.Vm is null ? "-" : "yes";
            string release = entry.Release?.ToString() ?? "?";
            terminal.Out.WriteLine($"{entry.Name,-12} {state,-4} OTP {release,-3} {entry.What}");
            summary[entry.Name] = new JsonObject
            {
                ["available"] = entry.Vm is not null,
                ["release"] = entry.Release,
            };
        }
        foreach (TargetSpec target in catalog.Described)
        {
            string release = target.Release?.ToString() ?? "?";
            terminal.Out.WriteLine(
                $"{target.Name,-12} {"yes",-4} OTP {release,-3} "
                + (target.Command ?? target.Vm!.Program));
            summary[target.Name] = new JsonObject
            {
                ["available"] = true,
                ["release"] = target.Release,
            };
        }
        terminal.Out.WriteLine($"{"erl:PATH",-12} {"",-4} {"",-7} any other erl");
        if (arguments.Has(Json))
            terminal.WriteJson(new JsonObject { ["vms"] = summary });
        return ExitCode.Agree;
    }
}
