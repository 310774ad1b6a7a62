using System.Runtime.CompilerServices;
using Beam.Chunks;

namespace Beam.Tests;

/// <summary>Files of releases that the machine need not have, their sources beside them.</summary>
internal static class Fixtures
{
    public static readonly string[] Names = ["otp27", "otp29", "otp29_debug"];

    public static string PathOf(string name) => Path.Combine(Folder(), name + ".beam");

    public static Module Read(string name) =>
        BeamReader.Read(File.ReadAllBytes(PathOf(name)), name + ".beam");

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "fixtures");
}
