using System.Reflection;
using System.Runtime.Loader;
using Beam;
using Corpus;
using Fuzz.Generate;
using Fuzz.Guide;
using Fuzz.Run;
using Jit;
using Module = Beam.Module;
using Program = Fuzz.Generate.Program;

namespace Fuzz.Tests.Guide;

public sealed class RecorderTests
{
    [Test]
    public void What_is_recorded_of_a_program_hangs_on_nothing_that_ran_before()
    {
        Program[] programs = [.. Enumerable.Range(1, 12).Select(Generate)];
        int[][] forward = Record(programs);
        int[][] backward = Record([.. programs.Reverse()]);
        Assert.That(backward.Reverse(), Is.EqualTo(forward));
        Assert.That(forward.Select(h => h.Length), Has.All.GreaterThan(20));
        Assert.That(forward[0], Is.Unique.And.Not.EquivalentTo(forward[1]));
    }

    [Test]
    public void Workers_in_one_process_see_nothing_of_each_other()
    {
        int[] seeds = [1, 2, 3, 4];
        int[][] alone = [.. seeds.Select(s => Record([Generate(s)])[0])];
        int[][] together = new int[seeds.Length][];
        Parallel(seeds.Length, n => together[n] = Record(
            [.. Enumerable.Repeat(Generate(seeds[n]), 5)])[^1]);
        Assert.That(together, Is.EqualTo(alone));
    }

    /// <summary>The same of the instrumented JIT, which this process has in a load context of its
    /// own.</summary>
    [Test]
    public void Edges_of_the_JIT_are_those_of_the_thread_that_took_them()
    {
        AssemblyLoadContext copy = Traced.NewCopy();
        Type inside = copy.LoadFromAssemblyPath(typeof(RecorderTests).Assembly.Location)
            .GetType(typeof(RecorderTests).FullName!)!;
        object result = inside.GetMethod(
            nameof(EdgesAloneAndTogether), BindingFlags.Static | BindingFlags.NonPublic)!
            .Invoke(null, [])!;
        var (alone, together) = (ValueTuple<int[][], int[][]>)result;
        Assert.That(together, Is.EqualTo(alone));
        Assert.That(alone.Select(h => h.Length), Has.All.GreaterThan(500));
        Assert.That(alone[0], Is.Not.EqualTo(alone[1]));
    }

    private static (int[][] Alone, int[][] Together) EdgesAloneAndTogether()
    {
        const int rounds = 30;
        if (!Traced.IsHere)
            throw new InvalidOperationException("this is not the copy");
        Traced.BeginThread();
        Module[] modules = [.. Enumerable.Range(1, 4).Select(s => Generate(s).Module)];
        Edges(modules[0], rounds); // What is done but once is done now.
        int[][] alone = [.. modules.Select(m => Edges(m, rounds))];
        int[][] together = new int[modules.Length][];
        Parallel(modules.Length, n => together[n] = Edges(modules[n], rounds));
        return (alone, together);
    }

    /// <summary>Edges of compiling a module, which the last of many rounds took.</summary>
    private static int[] Edges(Module module, int rounds)
    {
        using var edges = new JitEdges();
        var map = new HitMap(CoverageKind.Jit);
        for (int round = 0; round < rounds; round++)
        {
            edges.Begin();
            Compiler.Compile(module, 0x1010_0000, new FakeTables(), new JitOptions());
            map.Clear();
            edges.Take(map);
        }
        var places = new List<int>();
        map.AddTo(places);
        return [.. places];
    }

    private static Program Generate(int seed) => new Generator().Generate((ulong)seed);

    private static void Parallel(int count, Action<int> work)
    {
        Thread[] threads = [.. Enumerable.Range(0, count).Select(n => new Thread(() => work(n)))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
    }

    private static int[][] Record(IEnumerable<Program> programs)
    {
        using var differential = new Differential(new TargetFactory(), NoModules.Instance);
        using var recorder = new Recorder();
        var all = new List<int[]>();
        foreach (Program program in programs)
        {
            recorder.Begin();
            foreach (string name in TargetList.Default.Names)
            {
                ITarget target = differential.Target(name, new CaseOptions());
                recorder.Loading(target);
                target.Load(program.Module);
                recorder.Loaded(target);
                foreach ((Mfa function, ValueList<Term> arguments) in program.AllCalls())
                    target.Run(function, arguments, 1000);
            }
            all.Add([.. recorder.End().Order()]);
        }
        return [.. all];
    }
}
