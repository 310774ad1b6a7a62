using Beam.Chunks;
using Beam.Text;

namespace Beam.Tests;

/// <summary><c>.S</c> text both ways, judged by Erlang's own assembler.</summary>
public class AssemblyTests
{
    /// <summary>Chunks that two files of the same code have in common, byte for byte.</summary>
    private const string Same = """
        Same = fun(A, B) ->
            Ids = ["AtU8", "Code", "StrT", "ImpT", "ExpT", "FunT", "LitT", "LocT", "Line", "Type"],
            {ok, {_, ChunksA}} = beam_lib:chunks(A, Ids, [allow_missing_chunks]),
            {ok, {_, ChunksB}} = beam_lib:chunks(B, Ids, [allow_missing_chunks]),
            %% The unique numbers of lambdas come from a checksum over chunks that a text lacks.
            Plain = fun ("FunT", <<_:32, Rows/binary>>) -> [Row || <<Row:20/binary, _:32>> <= Rows];
                        (_, Data) -> Data
                    end,
            [Id || {Id, Data} <- ChunksA,
                   Plain(Id, Data) =/= Plain(Id, proplists:get_value(Id, ChunksB))]
        end,
        """;

    /// <summary>Assembles without the validator, which refuses code without remarks.</summary>
    private const string Assemble = """
        Assemble = fun(File) ->
            {ok, Forms} = file:consult(File),
            [{module, M}, {exports, Exp}, {attributes, Attr}, {labels, Labels} | Is] = Forms,
            Split = fun Split([{function, N, A, E} | T0]) ->
                            {Code, T} = lists:splitwith(fun(I) -> element(1, I) =/= function
                                                            orelse tuple_size(I) =/= 4 end, T0),
                            [{function, N, A, E, Code} | Split(T)];
                        Split([]) -> []
                    end,
            Wrap = [if is_atom(I) -> {I}; true -> I end || I <- Is],
            Fs = [{function, N, A, E, [case I of {Atom} -> Atom; _ -> I end || I <- Code]}
                  || {function, N, A, E, Code} <- Split(Wrap)],
            {ok, Beam} = beam_asm:module({M, Exp, Attr, Fs, Labels}, [], [], []),
            Beam
        end,
        """;

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("asm").FullName;

    [TearDown]
    public void DropFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Compiler_output_assembles_to_the_same_file()
    {
        string programs = Path.Combine(TestContext.CurrentContext.TestDirectory, "programs");
        File.Copy(Path.Combine(programs, "shapes.erl"), Path.Combine(_folder, "shapes.erl"));
        Erlang.Eval("""
            {ok, shapes} = compile:file("shapes.erl"),
            {ok, shapes} = compile:file("shapes.erl", ['S'])
            """, _folder);
        string file = Path.Combine(_folder, "shapes.S");
        Assembly assembly = AssemblyReader.Read(File.ReadAllText(file), file);
        File.WriteAllText(file, AssemblyWriter.Write(assembly.Module, "seed 1", "two"));
        string different = Erlang.Eval(Same + """
            {ok, shapes, Beam} = compile:file("shapes.S", [from_asm, binary]),
            io:format("~w", [Same("shapes.beam", Beam)]),
            {module, shapes} = code:load_binary(shapes, "shapes.beam", Beam),
            120 = shapes:fac(5)
            """, _folder);
        Assembly again = AssemblyReader.Read(File.ReadAllText(file), file);
        Assert.Multiple(() =>
        {
            Assert.That(different, Is.EqualTo("[]"));
            Assert.That(again.Module, Is.EqualTo(assembly.Module));
            Assert.That(again.Header, Is.EqualTo(new[] { "seed 1", "two" }));
        });
    }

    /// <summary>bs_put_string has a list, which erlc takes and OTP 24 wrote.</summary>
    [Test]
    public void Text_may_be_a_list_of_bytes()
    {
        const string list = """
            {module, m}.
            {exports, []}.
            {attributes, []}.
            {labels, 3}.
            {function, f, 0, 2}.
              {label,1}.
                {func_info,{atom,m},{atom,f},0}.
              {label,2}.
                {bs_init2,{f,0},3,0,0,{field_flags,[]},{x,0}}.
                {bs_put_string,3,{string,"abc"}}.
                return.
            """;
        string binary = list.Replace("{string,\"abc\"}", "{string,<<\"abc\">>}");
        Assert.That(binary, Is.Not.EqualTo(list));
        Assert.That(
            AssemblyReader.Read(list, "m.S").Module,
            Is.EqualTo(AssemblyReader.Read(binary, "m.S").Module));
    }

    /// <summary>All modules, for a thorough run, or every so many of them.</summary>
    private static string[] EveryNth(int step)
    {
        bool all = Environment.GetEnvironmentVariable("FUZZ_ALL_MODULES") == "1";
        return [.. Erlang.BeamFiles.Where((_, i) => all || i % step == 0)];
    }

    [Test]
    public void Modules_of_real_Erlang_read_back_as_they_were()
    {
        var wrong = new List<string>();
        foreach (string file in EveryNth(4))
        {
            Module module = BeamReader.Read(File.ReadAllBytes(file), file);
            string text = AssemblyWriter.Write(module);
            Module again = AssemblyReader.Read(text, file).Module;
            RawChunk[] attributes = [.. module.Chunks.Where(c => c.Id == "Attr")];
            if (again != module with { Chunks = ValueList.Create<RawChunk>(attributes) })
                wrong.Add(file);
        }
        Assert.That(wrong, Is.Empty);
    }

    /// <summary>Every so many of the modules: real Erlang reads text slowly.</summary>
    [Test]
    public void Real_assembler_makes_the_same_file_of_our_text()
    {
        string[] files = EveryNth(23);
        var lines = new List<string>();
        foreach (string file in files)
        {
            Module module = BeamReader.Read(File.ReadAllBytes(file), file);
            string text = Path.Combine(_folder, Path.GetFileNameWithoutExtension(file) + ".S");
            File.WriteAllText(text, AssemblyWriter.Write(module));
            lines.Add($"{{\"{file}\",\"{text}\"}}.");
        }
        File.WriteAllLines(Path.Combine(_folder, "files"), lines);
        string different = Erlang.Eval(Same + Assemble + """
            {ok, Files} = file:consult("files"),
            io:format("~p", [[{Beam, Ids} || {Beam, Text} <- Files,
                                             (Ids = Same(Beam, Assemble(Text))) =/= []]])
            """, _folder);
        Assert.That(files, Has.Length.GreaterThan(10));
        Assert.That(different, Is.EqualTo("[]"));
    }
}
