using System.Diagnostics;
using System.Text;
using Beam;
using Beam.Chunks;

namespace Oracle.Tests;

/// <summary>A call, and what real Erlang made of it.</summary>
public sealed record Verdict(
    Mfa Function, IReadOnlyList<Term> Args, Outcome Outcome, Term Dictionary)
{
    public override string ToString()
    {
        string args = Terms.List([.. Args]).ToString();
        return $"{Function} {(args.Length > 60 ? args[..60] + "…" : args)}";
    }
}

/// <summary>Real Erlang as the judge: compiles, runs tables of calls, brings back outcomes.
/// </summary>
internal static class Judge
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(60);

    /// <summary>Folder of our <c>.erl</c> files.</summary>
    public static string Sources { get; } = FindSources();

    /// <summary>Where their <c>.beam</c> files are; made once a run of the tests.</summary>
    public static string Compiled { get; } = Compile();

    /// <summary>Folder of the real standard library.</summary>
    public static string Stdlib { get; } = Run("erl", "-noshell", "-eval",
        "io:put_chars(code:lib_dir(stdlib)), halt().") + "/ebin";

    /// <summary>Folder of the real emulator's own modules, erlang among them.</summary>
    public static string Erts { get; } = Run("erl", "-noshell", "-eval",
        "io:put_chars(code:lib_dir(erts)), halt().") + "/ebin";

    /// <summary>Folder of the real modules os, file, code and others.</summary>
    public static string Kernel { get; } = Run("erl", "-noshell", "-eval",
        "io:put_chars(code:lib_dir(kernel)), halt().") + "/ebin";

    /// <summary>Folder of the real compiler.</summary>
    public static string Compiler { get; } = Run("erl", "-noshell", "-eval",
        "io:put_chars(code:lib_dir(compiler)), halt().") + "/ebin";

    public static CodePath CodePath() => new(Compiled, Stdlib, Kernel, Erts, Compiler);

    /// <summary>Our modules as the compiler of another release made them (beside our sources), for
    /// ops that this one's does not emit: <c>erlc +deterministic</c>.</summary>
    public static CodePath CodePath(string release) =>
        new(Path.Combine(Sources, "..", release), Compiled, Stdlib, Kernel, Erts);

    /// <summary>The verdicts on calls, an Erlang list of modules and {M,F,Args}.</summary>
    public static IReadOnlyList<Verdict> Ask(string calls)
    {
        string file = Path.Combine(Compiled, $"calls-{Guid.NewGuid():N}");
        Run("erl", "-noshell", "-kernel", "logger_level", "none", "-pa", Compiled, "-eval",
            $"judge:run({calls}, \"{file}\"), halt().");
        Term results = TermDecoder.Decode(File.ReadAllBytes(file));
        File.Delete(file);
        return [.. Terms.Elements(results)!.Select(Read)];
    }

    private static Verdict Read(Term result)
    {
        var fields = ((Beam.Tuple)result).Elements;
        List<Term> args = Terms.Elements(fields[2])!;
        var function = new Mfa(((Atom)fields[0]).Name, ((Atom)fields[1]).Name, args.Count);
        return ((Beam.Tuple)fields[3]).Elements switch
        {
            [Atom { Name: "returned" }, var value, var dictionary] =>
                new Verdict(function, args, new Returned(value), dictionary),
            [_, Atom cls, var reason, var trace, var dictionary] =>
                new Verdict(function, args, new Raised(cls, reason, trace), dictionary),
            _ => throw new InvalidDataException(result.ToString()),
        };
    }

    private static string FindSources()
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Fuzz.sln")))
            folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder!, "tests", "filetests", "erl");
    }

    private static string Compile()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"oracle-tests-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        string[] files =
            [.. Directory.GetFiles(Sources, "*.erl"), .. Directory.GetFiles(Sources, "*.S")];
        Run("erlc", ["-W0", "+deterministic", "-o", folder, .. files]);
        return folder;
    }

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["ERL_CRASH_DUMP_SECONDS"] = "0";
        using var process = System.Diagnostics.Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeMax))
        {
            process.Kill();
            throw new TimeoutException($"{program} took more than {TimeMax}");
        }
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program}: {output.Result}{errors.Result}");
        return output.Result;
    }
}
