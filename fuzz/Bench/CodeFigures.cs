using System.Buffers.Binary;
using System.Globalization;
using Beam;
using Beam.Chunks;
using Fuzz.Run;
using Jit;
using Jit.Runtime;

namespace Fuzz.Bench;

/// <summary>What compiling a release's own modules gives.</summary>
/// <param name="Modules">Modules, all of which compiled.</param>
/// <param name="BeamBytes">Sizes of their Code chunks.</param>
/// <param name="EmittedBytes">Sizes of their A32 code.</param>
/// <param name="Seconds">Processor time that compiling took, modules read before.</param>
internal sealed record CodeFigures(
    int Modules, long BeamBytes, long EmittedBytes, double Seconds)
{
    /// <summary>Emitted code as a multiple of BEAM code.</summary>
    public double SizeRatio => (double)EmittedBytes / BeamBytes;

    public double MegabytesPerSecond => EmittedBytes / 1e6 / Seconds;

    /// <summary>Rounds of which the best counts: the first ones compile the compiler.</summary>
    private const int Rounds = 8;

    public static CodeFigures Measure(string library)
    {
        var files = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        string[] paths =
            [.. Directory.GetFiles(library, "*.beam", files).Order(StringComparer.Ordinal)];
        byte[][] contents = [.. paths.Select(File.ReadAllBytes)];
        Module[] modules = [.. paths.Zip(contents, (p, bytes) => BeamReader.Read(bytes, p))];
        long emitted = 0;
        double seconds = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            double begin = ThreadSeconds();
            emitted = CompileAll(modules);
            seconds = Math.Min(seconds, ThreadSeconds() - begin);
        }
        return new(paths.Length, contents.Sum(c => (long)CodeBytes(c)), emitted, seconds);
    }

    private static long CompileAll(Module[] modules)
    {
        using var guest = new Guest(
            new JitOptions(), new SharedBifs(NoModules.Instance.Find), NoModules.Instance);
        const uint Base = GuestMemory.CodeBase + (GuestMemory.CodeSize / 2);
        return modules.Sum(m =>
            4L * Compiler.Compile(m, Base, guest, new JitOptions()).Words.Length);
    }

    /// <summary>Processor time of this thread: what else the machine does leaves it alone.
    /// </summary>
    private static double ThreadSeconds()
    {
        const double Nanosecond = 1e-9;
        string text = File.ReadAllText("/proc/thread-self/schedstat");
        return Nanosecond * long.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Size of the Code chunk.</summary>
    private static int CodeBytes(ReadOnlySpan<byte> file)
    {
        int at = file.IndexOf("Code"u8);
        return BinaryPrimitives.ReadInt32BigEndian(file[(at + 4)..]);
    }
}
