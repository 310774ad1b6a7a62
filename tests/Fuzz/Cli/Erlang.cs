using Beam;
using Beam.Text;

namespace Fuzz.Tests.Cli;

/// <summary>Real Erlang, as a judge and as a compiler.</summary>
internal static class Erlang
{
    private static readonly Lazy<string> LibraryFolder = new(
        () => Eval("io:put_chars(code:lib_dir(stdlib, ebin))"));

    /// <summary>The path of one of Erlang's own modules.</summary>
    public static string BeamFile(string module) =>
        Path.Combine(LibraryFolder.Value, module + ".beam");

    /// <summary>What an expression prints.</summary>
    public static string Eval(string expression)
    {
        Ran ran = Shell.Command("erl", "-noshell", "-eval", expression + ", halt().");
        Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
        return ran.Out;
    }

    /// <summary>What calls give in real Erlang, each in a process of its own: the outcome, stack
    /// traces without <c>error_info</c> (targets do not have it) and without the frames of what
    /// made the call.</summary>
    /// <param name="path">Folder of modules that are not Erlang's own, or null.</param>
    /// <param name="calls">Module, function and arguments, in Erlang syntax.</param>
    public static IReadOnlyList<Outcome> Outcomes(
        string? path, IReadOnlyList<(string Module, string Function, string Args)> calls)
    {
        string list = string.Join(",", calls.Select(c => $"{{{c.Module},{c.Function},{c.Args}}}"));
        string addPath = path is null ? "" : $"code:add_patha(\"{path}\"),";
        string script = $$$"""
            {{{addPath}}}
            Info = fun(Is) -> [I || I <- Is, element(1, I) =/= error_info] end,
            Trace = fun(S) -> [{M,F,A,Info(Is)} || {M,F,A,Is} <- S, M =/= erl_eval] end,
            Call = fun({M,F,A}) ->
              try {returned, apply(M, F, A)} catch C:R:S -> {raised, C, R, Trace(S)} end
            end,
            [begin
               {P, Ref} = spawn_monitor(fun() -> exit({outcome, Call(C)}) end),
               receive {'DOWN', Ref, process, P, {outcome, O}} -> io:format("~tw.~n", [O]) end
             end || C <- [{{{list}}}]]
            """;
        string[] lines = Eval(script.ReplaceLineEndings(" ")).TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(calls.Count));
        return [.. lines.Select(Read)];
    }

    private static Outcome Read(string line) => TermParser.Parse(line) switch
    {
        Beam.Tuple { Elements: [Atom { Name: "returned" }, var value] } => new Returned(value),
        Beam.Tuple { Elements: [_, Atom cls, var reason, var trace] } =>
            new Raised(cls, reason, trace),
        var other => throw new InvalidOperationException($"Erlang printed {other}"),
    };

    /// <summary>Compiles a module into a folder; gives the path of the <c>.beam</c>.</summary>
    public static string Compile(string folder, string module, string source)
    {
        string path = Path.Combine(folder, module + ".erl");
        File.WriteAllText(path, source);
        Ran ran = Shell.Command("erlc", "-o", folder, path);
        Assert.That(ran.Exit, Is.Zero, ran.Out + ran.Error);
        return Path.Combine(folder, module + ".beam");
    }
}
