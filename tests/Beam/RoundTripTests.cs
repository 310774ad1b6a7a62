using Beam.Chunks;

namespace Beam.Tests;

/// <summary>Every <c>.beam</c> of real Erlang reads, writes and reads again to the same module, and
/// real Erlang takes what was written.</summary>
public class RoundTripTests
{
    /// <summary>More folders of <c>.beam</c> files to read, of other releases, separated by colons.
    /// </summary>
    private const string MoreFolders = "FUZZ_BEAM_FOLDERS";

    private static IEnumerable<string> Folders() =>
        [
            Erlang.Root,
            .. (Environment.GetEnvironmentVariable(MoreFolders) ?? "")
                .Split(':', StringSplitOptions.RemoveEmptyEntries),
        ];

    [TestCaseSource(nameof(Folders))]
    public void Files_read_back_as_they_were(string folder)
    {
        var wrong = new List<string>();
        int functions = 0;
        int instructions = 0;
        string[] files = Erlang.FindBeams(folder);
        foreach (string file in files)
        {
            try
            {
                Module module = BeamReader.Read(File.ReadAllBytes(file), file);
                functions += module.Functions.Count;
                instructions += module.Functions.Sum(f => f.Code.Count);
                if (BeamReader.Read(BeamWriter.Write(module), file) != module)
                    wrong.Add($"{file}: differs");
            }
            catch (Exception bad) when (bad is InputException or ArgumentException)
            {
                wrong.Add(bad.Message);
            }
        }
        TestContext.Out.WriteLine(
            $"{files.Length} files, {functions} functions, {instructions} instructions");
        Assert.That(files, Has.Length.GreaterThan(250));
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Rewritten_files_load_and_run_in_real_Erlang()
    {
        string folder = Directory.CreateTempSubdirectory("beam-tests-").FullName;
        // Not where erl runs: it would load them from there before it is told to.
        string rewritten = Directory.CreateDirectory(Path.Combine(folder, "rewritten")).FullName;
        foreach (string file in Erlang.BeamFiles)
        {
            Module module = BeamReader.Read(File.ReadAllBytes(file), file);
            string target = Path.Combine(rewritten, module.Name + ".beam");
            File.WriteAllBytes(target, BeamWriter.Write(module));
        }
        File.WriteAllText(Path.Combine(folder, "load.erl"), LoadErl);
        string report = Erlang.Eval(
            "{ok,_} = compile:file(load), io:put_chars(load:main())", folder);
        Directory.Delete(folder, recursive: true);
        Assert.That(report, Is.EqualTo($"{Erlang.BeamFiles.Count} prepared, the same results"));
    }

    /// <summary>
    /// Prepares all modules, which is where a loader judges them, then loads those of stdlib and
    /// the compiler over the old ones and asks both the same things.
    /// </summary>
    private const string LoadErl = """
        -module(load).
        -export([main/0]).

        main() ->
            Files = [{list_to_atom(filename:basename(F, ".beam")), B} ||
                        F <- filelib:wildcard("rewritten/*.beam"),
                        {ok, B} <- [file:read_file(F)]],
            Prepared = [erlang:prepare_loading(M, B) || {M, B} <- Files],
            [] = [P || {error, _} = P <- Prepared],
            Before = results(),
            Loaded = [{M, erlang:load_module(M, B)} || {M, B} <- Files, is_to_load(M)],
            [] = [L || {M, R} = L <- Loaded, R =/= {module, M}],
            true = length(Loaded) > 100,
            Before = results(),
            [] = [M || {M, B} <- Files, is_to_load(M),
                       disassembled(B) =/= disassembled(code:where_is_file(beam(M)))],
            io_lib:format("~b prepared, the same results", [length(Prepared)]).

        beam(M) -> atom_to_list(M) ++ ".beam".

        %% Lines are indexes into a table that need not have the same order.
        disassembled(File) ->
            {beam_file, M, Exports, Attributes, Info, Code} = beam_disasm:file(File),
            {M, lists:sort(Exports), Attributes, Info,
             [{function, N, A, E, [I || I <- Is, not is_line(I)]} ||
                 {function, N, A, E, Is} <- Code]}.

        is_line(I) -> is_tuple(I) andalso element(1, I) =:= line.

        is_to_load(M) ->
            Path = code:where_is_file(beam(M)),
            is_list(Path) andalso
                (string:find(Path, "stdlib-") =/= nomatch orelse
                 string:find(Path, "compiler-") =/= nomatch).

        results() ->
            [lists:sort([3, 1, 2]), lists:seq(1, 50, 7), raised(),
             gb_sets:to_list(gb_sets:from_list([c, a, b])),
             gb_trees:to_list(gb_trees:from_orddict([{1, a}, {2, b}])),
             orddict:from_list([{z, 1}, {a, 2}]), dict:to_list(dict:from_list([{z, 1}, {a, 2}])),
             queue:to_list(queue:in(x, queue:from_list([1, 2]))),
             erl_scan:string("f(X) -> {X, <<1:3>>, \"s\", 1.5}."),
             string:uppercase("stra\x{df}e"), unicode:characters_to_nfd_list([246, 7879]),
             base64:encode(lists:seq(0, 255)), math:pow(2, 10),
             binary:split(<<"a,b,c">>, <<",">>, [global]), re:run("abc", "b"),
             io_lib:format("~p ~w ~.3f", [{a, [1, "x"]}, #{k => v}, 1.5]),
             calendar:gregorian_days_to_date(738000), sofs:to_external(sofs:set([b, a])),
             ordsets:union([a, c], [b]), array:to_list(array:from_list([1, 2])),
             proplists:get_value(a, [{a, 1}]), digraph_utils:is_acyclic(digraph()),
             maps:fold(fun(_, V, Sum) -> V + Sum end, 0, #{a => 1, b => 2}),
             element(1, rand:uniform_s(1000, rand:seed_s(exsss, 1))), compiled()].

        raised() ->
            try lists:nth(0, [a]) catch error:Reason:Trace -> {Reason, hd(Trace)} end.

        digraph() ->
            G = digraph:new(),
            digraph:add_edge(G, digraph:add_vertex(G, a), digraph:add_vertex(G, b)),
            G.

        compiled() ->
            {ok, Tokens, _} = erl_scan:string("f(X) when X > 1 -> [Y * X || Y <- [1, 2]]."),
            {ok, Form} = erl_parse:parse_form(Tokens),
            compile:forms([{attribute, 1, module, m}, {attribute, 1, export, [{f, 1}]}, Form],
                          [deterministic]).
        """;
}
