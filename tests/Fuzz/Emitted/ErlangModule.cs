using System.Diagnostics;
using System.Runtime.CompilerServices;
using Beam;
using Beam.Chunks;

namespace Fuzz.Tests.Emitted;

/// <summary>One call and what real Erlang says of it.</summary>
/// <param name="Function">Name of the function.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Expected"><c>{ok,Value}</c> or <c>{Class,Reason}</c>.</param>
internal sealed record ErlangCase(string Function, ValueList<Term> Arguments, Term Expected);

/// <summary>A module beside these tests, compiled by real Erlang, and the calls that its
/// <c>cases/0</c> lists, run there.</summary>
internal sealed class ErlangModule
{
    private const string Run = """
        {ok, M} = compile:file(Source, [{outdir, "."} | Options]),
        {module, M} = code:load_abs(atom_to_list(M)),
        Outcome = fun(F, A) -> try {ok, apply(M, F, A)} catch C:R -> {C, R} end end,
        Cases = [{F, A, Outcome(F, A)} || {F, As} <- M:cases(), A <- As],
        ok = file:write_file("cases", term_to_binary(Cases)),
        io:put_chars(lists:join($\n, code:get_path()))
        """;

    private ErlangModule(Module module, List<ErlangCase> cases) =>
        (Module, Cases) = (module, cases);

    /// <summary>Folders where Erlang has its modules.</summary>
    public static string[] Libraries { get; private set; } = [];

    public Module Module { get; }
    public List<ErlangCase> Cases { get; }

    /// <summary>The path of a file beside these tests.</summary>
    public static string Beside(string name, [CallerFilePath] string beside = "") =>
        Path.Combine(Path.GetDirectoryName(beside)!, name);

    public static ErlangModule Compile(
        string name, string options = "[]", [CallerFilePath] string beside = "")
    {
        string source = Path.Combine(Path.GetDirectoryName(beside)!, name + ".erl");
        if (!File.Exists(source))
            (source, options) = (Path.ChangeExtension(source, ".S"), "[from_asm]");
        string folder = Directory.CreateTempSubdirectory("jit").FullName;
        try
        {
            Libraries = Erl(folder, $"Source = \"{source}\", Options = {options}, {Run}")
                .Split('\n');
            string beam = Path.Combine(folder, name + ".beam");
            byte[] cases = File.ReadAllBytes(Path.Combine(folder, "cases"));
            return new(
                BeamReader.Read(File.ReadAllBytes(beam), beam),
                [.. Terms.Elements(TermDecoder.Decode(cases))!.Select(CaseOf)]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ErlangCase CaseOf(Term term)
    {
        var parts = (Beam.Tuple)term;
        return new(
            ((Atom)parts.Elements[0]).Name,
            [.. Terms.Elements(parts.Elements[1])!],
            parts.Elements[2]);
    }

    private static string Erl(string folder, string expressions)
    {
        var start = new ProcessStartInfo("erl", ["-noshell", "-eval", expressions + ", halt()."])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.Environment["ERL_CRASH_DUMP_SECONDS"] = "0";
        using Process erl = Process.Start(start)!;
        string output = erl.StandardOutput.ReadToEnd();
        erl.WaitForExit();
        Assert.That(erl.ExitCode, Is.Zero, output);
        return output;
    }
}
