using System.Diagnostics;
using Beam;
using Fuzz.Cli;
using Fuzz.Run.Erlang;

namespace Fuzz.Tests.Filetests;

/// <summary>What real Erlang makes of filetests: one VM assembles all and runs their calls.
/// </summary>
internal static class RealErlang
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(120);

    /// <summary>The VM of a release, as <c>./run.sh vms</c> has it; null: the machine's own.
    /// </summary>
    /// <exception cref="InputException">It is not there.</exception>
    public static ErlangVm Vm(string? release) =>
        new VmCatalog(ProjectRoot.Find()!).Find(release ?? "otp");

    /// <summary>For each file, by name: why it does not assemble, or the outcomes of its runs.
    /// </summary>
    public static Dictionary<string, (string? Error, List<Outcome> Outcomes)> Judge(
        ErlangVm vm, IEnumerable<Filetest> files)
    {
        string folder = Directory.CreateTempSubdirectory("filetests").FullName;
        try
        {
            Term request = Terms.List([.. files.Select(Request)]);
            File.WriteAllBytes(Path.Combine(folder, "request"), TermEncoder.Encode(request));
            File.Copy(
                Path.Combine(AppContext.BaseDirectory, "filetest_judge.erl"),
                Path.Combine(folder, "filetest_judge.erl"));
            Run(vm, folder);
            byte[] reply = File.ReadAllBytes(Path.Combine(folder, "reply"));
            return Terms.Elements(TermDecoder.Decode(reply))!.Cast<Beam.Tuple>()
                .ToDictionary(t => ((Atom)t.Elements[0]).Name, t => Verdict(t.Elements[1]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Term Request(Filetest file) => new Beam.Tuple(
        Atom.Of(file.Name),
        Terms.List([.. file.FullName.Select(c => (Term)Terms.Int(c))]),
        Terms.List([.. file.Runs.Select(r =>
            (Term)new Beam.Tuple(Atom.Of(r.Function), Terms.List(r.Arguments.Span)))]));

    private static (string?, List<Outcome>) Verdict(Term term) =>
        ((Beam.Tuple)term).Elements switch
        {
            [Atom { Name: "ok" }, var outcomes] =>
                (null, [.. Terms.Elements(outcomes)!.Select(Outcome)]),
            [_, var error] => ($"{error}", []),
            _ => throw new InvalidDataException($"{term}"),
        };

    private static Outcome Outcome(Term term) => ((Beam.Tuple)term).Elements switch
    {
        [_, var value] => new Returned(value),
        [_, Atom cls, var reason, var trace] => new Raised(cls, reason, trace),
        _ => throw new InvalidDataException($"{term}"),
    };

    private static void Run(ErlangVm vm, string folder)
    {
        const string program = "{ok, filetest_judge} = c:c(filetest_judge), filetest_judge:run(), "
            + "halt().";
        IReadOnlyList<string> words = vm.Words([], ["-noshell", "-eval", program]);
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["ERL_CRASH_DUMP_SECONDS"] = "0";
        foreach ((string name, string value) in vm.Environment)
            start.Environment[name] = value;
        using Process erl = Process.Start(start)!;
        Task<string> errors = erl.StandardError.ReadToEndAsync();
        Task<string> output = erl.StandardOutput.ReadToEndAsync();
        if (!erl.WaitForExit(TimeMax))
        {
            erl.Kill();
            Assert.Fail($"{vm.Name} took more than {TimeMax}");
        }
        Assert.That(erl.ExitCode, Is.Zero, () => output.Result + errors.Result);
    }
}
