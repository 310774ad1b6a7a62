using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using dnlib.DotNet;
using Fuzz.Cli;
using SharpFuzz;
using SharpFuzz.Common;

namespace Fuzz.Guide;

/// <summary>This program once more in the same process, with a JIT that reports the edges it takes:
/// an instrumented copy of <c>Jit.dll</c> in a load context of its own.</summary>
internal static class Traced
{
    private const string Copy = "traced";
    private const string Edges = "SharpFuzz.Common";

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly string[] Untraced =
    [
        "Jit.Runtime.Audit", "Jit.Runtime.TermReader", "Jit.Runtime.TermWriter",
        "Jit.Runtime.GuestMemory", "Jit.Runtime.Layout", "Jit.Runtime.AtomTable",
        "Jit.Runtime.CodeMap", "Jit.Runtime.Contract",

        // What they do hangs on the programs that the guest has run before.
        "Jit.Runtime.Guest", "Jit.Runtime.ExportTable", "Jit.Runtime.HeapSpace",
        "Jit.Runtime.LiteralArea", "Jit.Runtime.Processes",
    ];

    /// <summary>Where the edges go of threads that nobody watches.</summary>
    private static JitEdges? unwatched;

    /// <summary>Whether the JIT of this copy of the program is the instrumented one.</summary>
    public static bool IsHere { get; } =
        AssemblyLoadContext.GetLoadContext(typeof(Traced).Assembly)?.Name == Copy;

    /// <summary>A thread that runs code of the JIT begins, or is not watched any more.</summary>
    public static void BeginThread()
    {
        if (!IsHere)
            return;
        if (unwatched is null)
        {
            unwatched = new JitEdges();
            unwatched.Begin();
            Initialise();
        }
        unwatched.Begin();
    }

    /// <summary>Has all that the JIT does but once in a process done before anybody watches: it is
    /// no program's.</summary>
    private static void Initialise()
    {
        foreach (Type type in typeof(Jit.Compiler).Assembly.GetTypes())
        {
            if (type is { TypeInitializer: not null, ContainsGenericParameters: false })
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }
    }

    /// <summary>Runs the command line in the copy with the instrumented JIT.</summary>
    public static int Run(string[] args)
    {
        Assembly copy = NewCopy().LoadFromAssemblyPath(typeof(Traced).Assembly.Location);
        return (int)copy.EntryPoint!.Invoke(null, [args])!;
    }

    /// <summary>A load context in which this program has the instrumented JIT.</summary>
    internal static AssemblyLoadContext NewCopy() =>
        new Context(typeof(Traced).Assembly.Location, Prepare());

    /// <summary>The folder of the instrumented copy, made when it is not there yet.</summary>
    private static string Prepare()
    {
        System.Reflection.Module jit = typeof(Jit.Compiler).Module;
        string folder = Path.Combine(
            ProjectRoot.Find() ?? Path.GetTempPath(), ".cache", Copy, $"{jit.ModuleVersionId}");
        if (Directory.Exists(folder))
            return folder;
        string unfinished = $"{folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(unfinished);
        string copy = Path.Combine(unfinished, "Jit.dll");
        File.Copy(jit.FullyQualifiedName, copy);
        Fuzzer.Instrument(copy, IsTraced, Options.Value);
        GiveEachThreadItsOwn(Path.Combine(unfinished, $"{Edges}.dll"));
        try
        {
            Directory.Move(unfinished, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(unfinished, recursive: true); // Another process was faster.
        }
        return folder;
    }

    /// <summary>All but the assembler, which does what it is asked for, and what is there for the
    /// harness: it takes the same edges for any program, and often.</summary>
    private static bool IsTraced(string type) =>
        !type.StartsWith("Jit.Arm32.", Ordinal)
        && !Untraced.Any(name => type == name || type.StartsWith(name + "/", Ordinal));

    /// <summary>A copy of what SharpFuzz's edges are told to, in which each thread has a map of its
    /// own: workers see nothing of each other.</summary>
    private static void GiveEachThreadItsOwn(string file)
    {
        using ModuleDefMD module = ModuleDefMD.Load(typeof(Trace).Assembly.Location);
        ICustomAttributeType attribute = (ICustomAttributeType)module.Import(
            typeof(ThreadStaticAttribute).GetConstructor([])!);
        foreach (FieldDef field in module.Find(typeof(Trace).FullName!, true).Fields)
            field.CustomAttributes.Add(new CustomAttribute(attribute));
        module.Write(file);
    }

    /// <summary>Loads everything that is not .NET's own anew.</summary>
    private sealed class Context(string main, string traced) : AssemblyLoadContext(Copy)
    {
        private readonly AssemblyDependencyResolver _resolver = new(main);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string copy = Path.Combine(traced, $"{assemblyName.Name}.dll");
            string? path = File.Exists(copy)
                ? copy : _resolver.ResolveAssemblyToPath(assemblyName);
            return path is null ? null : LoadFromAssemblyPath(path);
        }

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path
                ? LoadUnmanagedDllFromPath(path) : 0;
    }
}
