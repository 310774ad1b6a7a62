using System.Diagnostics;
using Beam;
using Beam.Chunks;

namespace Jit.Tests.Emit;

/// <summary>What holds of all compiled modules: Erlang's own are compiled.</summary>
[TestFixture]
internal sealed class CompilerTests
{
    /// <summary>Emitted code may be so many times as large as BEAM code.</summary>
    private const double SizeRatioMax = 5;

    private static readonly Lazy<List<(Module Module, int CodeBytes)>> Modules = new(ReadAll);

    [Test]
    public void All_modules_of_Erlang_compile_to_code_of_moderate_size()
    {
        long emitted = 0;
        long beam = 0;
        var tables = new FakeTables();
        foreach ((Module module, int codeBytes) in Modules.Value)
        {
            CompiledModule code = Compile(module, tables, new JitOptions());
            emitted += 4 * code.Words.Length;
            beam += codeBytes;
        }
        TestContext.Out.WriteLine(
            $"{emitted} bytes, {(double)emitted / beam:F2} times as many as BEAM code has");
        Assert.That(Modules.Value, Has.Count.GreaterThan(200));
        Assert.That((double)emitted / beam, Is.LessThan(SizeRatioMax));
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public void Metadata_of_all_modules_fits_the_code(bool useTypes, bool gcStress)
    {
        var tables = new FakeTables();
        foreach ((Module module, _) in Modules.Value)
        {
            CompiledModule code = Compile(module, tables, new JitOptions(useTypes, gcStress));
            if (Misfit(code) is { } misfit)
                Assert.Fail($"{module.Name}: {misfit}");
        }
    }

    /// <summary>What is wrong with the metadata; null when nothing is.</summary>
    private static string? Misfit(CompiledModule code)
    {
        int end = 4 * code.Words.Length;
        int before = 0;
        foreach (CodeRange range in code.Ranges)
        {
            if (range.Offset < before || range.Offset > end)
                return $"range at {range.Offset}";
            before = range.Offset;
        }
        foreach ((int offset, Site site) in code.Sites)
        {
            bool inside = offset % 4 == 0 && offset > 0 && offset <= end;
            if (!inside || !IsCall(code.Words[(offset / 4) - 1]))
                return $"no call before the site at {offset}";
            if (site.Function != CodeRange.Shared
                && site.Instruction >= code.Module.Functions[site.Function].Code.Count)
            {
                return $"no instruction for the site at {offset}";
            }
        }
        foreach (Function function in code.Module.Functions)
        {
            if (code.Labels[function.Entry] < 0)
                return $"no entry of {function.Name}";
        }
        foreach ((uint tag, int offset) in code.Handlers)
        {
            if (!code.Labels.Contains(offset))
                return $"no label at handler {tag}";
        }
        return null;
    }

    [Test]
    public void Every_op_in_scope_has_an_emitter_or_is_listed()
    {
        IEnumerable<string> missing =
            Ops.All.Where(o => o.InScope && !Compiler.Has(o.Op)).Select(o => o.Name);
        Assert.That(missing, Has.All.Matches<string>(name =>
            name!.StartsWith("bs_", StringComparison.Ordinal)
            || name.Contains("map")
            || name.Contains("record")
            || name.Contains("recv_")
            || name is "send" or "remove_message" or "timeout" or "loop_rec" or "loop_rec_end"
                or "wait" or "wait_timeout"));
    }

    private static CompiledModule Compile(Module module, FakeTables tables, JitOptions options) =>
        Compiler.Compile(module, FakeTables.CodeBase, tables, options);

    /// <summary><c>bl</c> or <c>blx</c> of a register.</summary>
    private static bool IsCall(uint word) =>
        (word & 0xFF00_0000) == 0xEB00_0000 || (word & 0xFFFF_FFF0) == 0xE12F_FF30;

    private static List<(Module, int)> ReadAll()
    {
        var links = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        string[] paths = [.. Directory.GetFiles(Root(), "*.beam", links).Order()];
        return [.. paths.Select(p =>
        {
            byte[] file = File.ReadAllBytes(p);
            return (BeamReader.Read(file, p), CodeBytes(file));
        })];
    }

    private static string Root()
    {
        var start = new ProcessStartInfo(
            "erl", ["-noshell", "-eval", "io:put_chars(code:root_dir()), halt()."])
        {
            RedirectStandardOutput = true,
        };
        using Process erl = Process.Start(start)!;
        return erl.StandardOutput.ReadToEnd();
    }

    /// <summary>Size of the Code chunk.</summary>
    private static int CodeBytes(ReadOnlySpan<byte> file)
    {
        int at = file.IndexOf("Code"u8);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(file[(at + 4)..]);
    }
}
