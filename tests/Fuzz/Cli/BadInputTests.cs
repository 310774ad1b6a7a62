using System.Diagnostics;
using Fuzz.Cli;

namespace Fuzz.Tests.Cli;

/// <summary>Whatever a user types wrong: one line that says what, exit 2.</summary>
public sealed class BadInputTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("bad-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("frobnicate", "no verb 'frobnicate'; there are: run, exec")]
    [TestCase("run --sseconds 5", "unknown option --sseconds")]
    [TestCase("run --seconds", "--seconds needs N")]
    [TestCase("run --seconds soon", "--seconds: 'soon' is no whole number")]
    [TestCase("run --seconds 0", "--seconds: '0' is no whole number of at least 1")]
    [TestCase("run --seed -1", "--seed: '-1' is no whole number")]
    [TestCase("run --programs -5", "--programs: '-5' is no whole number of at least 1")]
    [TestCase("run --workers 0", "--workers: '0' is no whole number of at least 1")]
    [TestCase("exec LISTS sort [[1]] --reductions -1", "--reductions: '-1' is no whole number")]
    [TestCase("exec EMPTY", "is a directory")]
    [TestCase("asm EMPTY", "is a directory")]
    [TestCase("minimize LISTS", "no case")]
    [TestCase("minimize EMPTY", "is a directory")]
    [TestCase("run --ops no_such*", "makes no op that matches 'no_such*'")]
    [TestCase("run fast", "'fast' is one word too many")]
    [TestCase("exec", "usage: exec FILE")]
    [TestCase("exec /nowhere/lists.beam", "/nowhere/lists.beam: there is no such file")]
    [TestCase("exec LISTS frob []", "exports no function frob")]
    [TestCase("exec LISTS sort/7 []", "sort is exported with arity 1, 2, not 7")]
    [TestCase("exec LISTS sort [1,2,3]", "sort is exported with arity 1, 2; 3 arguments are given")]
    [TestCase("exec LISTS sort", "sort is exported with arity 1, 2; say which")]
    [TestCase("exec LISTS nth/2 [1]", "takes 2 arguments, 1 are given")]
    [TestCase("exec LISTS nth [1,", "ARGS")]
    [TestCase("exec LISTS nth {1,2}", "ARGS: '{1,2}' is no list of terms")]
    [TestCase("exec LISTS nth", "nth/2 needs ARGS")]
    [TestCase("asm LISTS frob", "there is no function frob")]
    [TestCase("ops no_such_op", "no op in scope matches 'no_such_op'")]
    [TestCase("power --ops no_such*", "--ops: no emitter matches 'no_such*'")]
    [TestCase("power --faults 0", "--faults: '0' is no whole number of at least 1")]
    [TestCase("power --programs few", "--programs: 'few' is no whole number")]
    [TestCase("power is_lt", "'is_lt' is one word too many")]
    [TestCase("power --samples 2", "--samples goes with --localise")]
    [TestCase("power --localise --workers 2", "--workers with --localise wants --faults")]
    [TestCase("power --localise --faults 2 --samples 2", "does not go with --localise --faults")]
    [TestCase("power --localise nothing", "no fault's name has 'nothing' in it")]
    [TestCase("replay EMPTY", "there is no case in it")]
    [TestCase("replay LISTS", "no case")]
    public void One_line_and_exit_2(string line, string says)
    {
        string[] words =
        [
            .. line.Split(' ').Select(w => w switch
            {
                "LISTS" => Erlang.BeamFile("lists"),
                "EMPTY" => _folder,
                _ => w,
            }),
        ];
        Check(Shell.Fuzz(words), says);
    }

    [Test]
    public void A_beam_file_cut_anywhere_is_told_with_its_name()
    {
        byte[] whole = File.ReadAllBytes(Erlang.BeamFile("orddict"));
        string file = Path.Combine(_folder, "cut.beam");
        for (int length = 0; length < whole.Length; length += 97)
        {
            File.WriteAllBytes(file, whole[..length]);
            Check(Shell.Fuzz("exec", file, "new", "[]"), file);
        }
    }

    [Test]
    public void Assembly_with_a_syntax_error_is_told_with_line_and_column()
    {
        string file = Path.Combine(_folder, "wrong.S");
        File.WriteAllText(file, "{module, m}.\n{exports, [}.\n");
        Check(Shell.Fuzz("exec", file), $"{file}:2:");
    }

    /// <summary>VMs divide by it.</summary>
    [TestCase("exec")]
    [TestCase("asm")]
    [TestCase("check")]
    [TestCase("replay")]
    [TestCase("minimize")]
    public void A_unit_of_0_is_told_with_line_and_column(string verb)
    {
        string file = Path.Combine(_folder, "unit.S");
        File.WriteAllText(file, """
            %% case: 1
            %% function: f/1
            %% arguments: [<<1>>]
            {module, unit}. {exports, [{f,1}]}. {attributes, []}. {labels, 3}.
            {function, f, 1, 2}.
            {label,1}. {func_info,{atom,unit},{atom,f},1}. {label,2}.
            {bs_create_bin,{f,0},0,1,8,{x,0},{list,[{atom,binary},1,0,nil,{x,0},{atom,all}]}}.
            return.
            """);
        Check(
            Shell.Fuzz(verb, file),
            $"{file}:7:1: expected a unit, 1 to 256, found 0, in the list of bs_create_bin");
    }

    [Test]
    public void A_file_of_any_bytes_is_refused()
    {
        string file = Path.Combine(_folder, "junk");
        var bytes = new byte[4096];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(file, bytes);
        Check(Shell.Fuzz("exec", file), file);
        Check(Shell.Fuzz("replay", file), file);
    }

    [Test]
    public void A_file_larger_than_any_module_is_not_read()
    {
        string file = Path.Combine(_folder, "large.beam");
        using (FileStream stream = File.Create(file))
            stream.SetLength(1L << 33);
        Check(Shell.Fuzz("exec", file), "more than any module has");
    }

    [Test]
    public void A_place_where_nothing_can_be_written_is_told()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Check(Shell.Fuzz("run", "--programs", "1", "--out", file), file);
    }

    [Test]
    public void A_module_under_a_wrong_name_is_read_by_what_is_in_it()
    {
        string beam = Path.Combine(_folder, "module.S");
        File.Copy(Erlang.BeamFile("orddict"), beam);
        string text = Path.Combine(_folder, "text.beam");
        File.WriteAllText(text, "{module, text}.\n");
        Assert.That(Shell.Fuzz("exec", beam, "new", "[]").Exit, Is.Zero);
        Check(Shell.Fuzz("exec", text), text);
    }

    [Test]
    public void Without_the_Unicorn_library_one_line_has_the_remedy()
    {
        using Process process = Shell.StartFuzz(
            [("FUZZ_UNICORN", "/nowhere/libunicorn.so.2")],
            "run", "--programs", "1", "--out", _folder);
        Ran ran = Shell.Finish(process);
        Assert.Multiple(() =>
        {
            Assert.That(ran.Exit, Is.EqualTo(ExitCode.HarnessFailed));
            Assert.That(ran.Error, Does.StartWith("fuzz: the Unicorn library")
                .And.Contain("/nowhere/libunicorn.so.2").And.Contain("run ./run.sh once"));
            Assert.That(ran.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
        });
    }

    private static void Check(Ran ran, string says) => Assert.Multiple(() =>
    {
        Assert.That(ran.Exit, Is.EqualTo(ExitCode.BadInput), ran.Error);
        Assert.That(ran.Out, Is.Empty);
        Assert.That(ran.Error, Does.StartWith("fuzz: ").And.Contain(says));
        Assert.That(ran.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
    });
}
