using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Beam;
using Fuzz.Readers;
using Fuzz.Run;
using SharpFuzz;

namespace Fuzz.Cli;

/// <summary>Broken bytes for our readers, under AFL++; anything but a named error is a finding.
/// </summary>
internal sealed class FuzzBytesVerb : Verb
{
    private static readonly Option Seconds = new("--seconds", "N", "how long (default 60)");
    private static readonly Option SeedOption = new("--seed", "S", "AFL++'s seed (default 1)");

    private static readonly Option Out = new(
        "--out", "DIR", "AFL++'s inputs and findings (default out/bytes/TARGET), made anew");

    /// <summary>What takes longer, tried alone, hangs.</summary>
    private static readonly TimeSpan JudgedFor = TimeSpan.FromSeconds(30);

    public override string Name => "fuzz-bytes";
    public override string Usage => $"{Names} [FILE…]";
    public override string Summary => "fuzz a reader's bytes under AFL++, or try it on files";
    public override IReadOnlyList<Option> Options => [Seconds, SeedOption, Out, Json];
    public override IReadOnlyList<string> Examples =>
        ["beam --seconds 300", "term out/bytes/term/afl/found/default/crashes/id*"];

    private static string Names => string.Join('|', ByteTarget.All.Select(t => t.Name));

    public override int Run(Arguments arguments, Terminal terminal, TargetFactory targets)
    {
        arguments.Expect(1, int.MaxValue);
        ByteTarget target = ByteTarget.Find(arguments.Words[0]);
        if (arguments.Words.Count > 1)
            return Try(target, arguments.Words.Skip(1), terminal);
        if (Environment.GetEnvironmentVariable("__AFL_SHM_ID") is null)
            return Fuzz(target, arguments, terminal);
        Fuzzer.OutOfProcess.Run(input => TakeFrom(target, input));
        return ExitCode.Agree;
    }

    /// <summary>The child of AFL++: what escapes is a crash to it.</summary>
    private static void TakeFrom(ByteTarget target, Stream input)
    {
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        try
        {
            target.Read(bytes.ToArray());
        }
        catch (InputException)
        {
            // A named error is what bad input deserves.
        }
    }

    private static int Try(ByteTarget target, IEnumerable<string> files, Terminal terminal)
    {
        int exit = ExitCode.Agree;
        foreach (string file in files)
        {
            string said = Judge(target, File.ReadAllBytes(file), out bool wrong);
            terminal.Out.WriteLine($"{file}: {said}");
            if (wrong)
                exit = ExitCode.Findings;
        }
        return exit;
    }

    private static string Judge(ByteTarget target, byte[] bytes, out bool wrong)
    {
        wrong = false;
        try
        {
            target.Read(bytes);
            return "read, and reads back as the same";
        }
        catch (InputException error)
        {
            return $"refused: {error.Message.ReplaceLineEndings(" ")}";
        }
#pragma warning disable CA1031 // What else a reader throws is what is looked for.
        catch (Exception error)
#pragma warning restore CA1031
        {
            wrong = true;
            return Bucket(error);
        }
    }

    /// <summary>What went wrong and where: one cause has one.</summary>
    private static string Bucket(Exception error)
    {
        string? at = error.StackTrace?.Split('\n').Select(line => line.Trim()).FirstOrDefault(
            line => line.StartsWith("at Beam.", StringComparison.Ordinal)
                || line.StartsWith("at Corpus.", StringComparison.Ordinal)
                || line.StartsWith("at Fuzz.", StringComparison.Ordinal));
        return $"{error.GetType().Name} {at?.Split(" in ")[0]}";
    }

    private static int Fuzz(ByteTarget target, Arguments arguments, Terminal terminal)
    {
        string folder = Path.GetFullPath(
            arguments.Text(Out) ?? Path.Combine("out", "bytes", target.Name));
        Instrumented program = Instrumented.Make(
            Path.Combine(folder, "program"), "Beam", "Corpus");
        var campaign = new AflCampaign(target, program, Path.Combine(folder, "afl"));
        AflFigures figures = campaign.Run(
            arguments.Number(Seconds, 1) ?? 60,
            arguments.Seed(SeedOption) ?? 1,
            (seconds, inputs, suspects) => terminal.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{seconds:0} s: {inputs} inputs kept, {suspects} suspects")),
            terminal.Stop);
        return Report(target, figures, arguments.Has(Json), terminal);
    }

    private static int Report(
        ByteTarget target, AflFigures figures, bool json, Terminal terminal)
    {
        var buckets = figures.Suspects
            .Select(file => (File: file, What: Verdict(target, file)))
            .Where(suspect => suspect.What is not null)
            .GroupBy(suspect => suspect.What!)
            .ToList();
        double rate = figures.Executions / figures.Seconds;
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name}: {figures.Executions} executions in {figures.Seconds:0} s "
            + $"({rate:0}/s), {figures.Inputs} inputs kept, {buckets.Count} findings"));
        var findings = new JsonArray();
        foreach (IGrouping<string, (string File, string? What)> bucket in buckets)
        {
            terminal.Out.WriteLine($"finding: {bucket.Key}: {bucket.First().File}");
            findings.Add(new JsonObject { ["what"] = bucket.Key, ["file"] = bucket.First().File });
        }
        if (json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["target"] = target.Name,
                ["seconds"] = figures.Seconds,
                ["executions"] = figures.Executions,
                ["executionsPerSecond"] = rate,
                ["inputs"] = figures.Inputs,
                ["findings"] = findings,
            });
        }
        return buckets.Count == 0 ? ExitCode.Agree : ExitCode.Findings;
    }

    /// <summary>What a suspect does to a process of its own, for it may take that along; null when
    /// there is nothing wrong with it.</summary>
    private static string? Verdict(ByteTarget target, string file)
    {
        string program = typeof(FuzzBytesVerb).Assembly.Location;
        var start = new ProcessStartInfo(
            Environment.ProcessPath!, [program, "fuzz-bytes", target.Name, file])
        {
            RedirectStandardOutput = true,
        };
        using Process child = Process.Start(start)!;
        Task<string> said = child.StandardOutput.ReadToEndAsync();
        if (!child.WaitForExit(JudgedFor))
        {
            child.Kill();
            return $"no end within {JudgedFor.TotalSeconds} s";
        }
        return child.ExitCode switch
        {
            ExitCode.Agree => null,
            ExitCode.Findings => said.Result.Trim()[(file.Length + 2)..],
            _ => $"the process ended with {child.ExitCode}",
        };
    }
}
