using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Fuzz.Run.Erlang;

/// <summary>The server's <c>.beam</c>, compiled once by the VM that is to run it.</summary>
internal static class ServerCode
{
    private const string Source = "fuzz_server.erl";
    private const string Compiled = "fuzz_server.beam";
    private static readonly TimeSpan CompileMax = TimeSpan.FromMinutes(10);
    private static readonly ConcurrentDictionary<string, Lazy<string>> Folders = new();

    /// <summary>The folder to add to the VM's code path.</summary>
    /// <exception cref="Beam.InputException">The VM does not start or cannot compile.</exception>
    public static string FolderFor(ErlangVm vm, string cache)
    {
        byte[] source = Read();
        string name = Key(source, vm);
        return Folders.GetOrAdd(
            Path.Combine(cache, "erlang", name), f => new(() => Made(f, source, vm))).Value;
    }

    private static string Made(string folder, byte[] source, ErlangVm vm)
    {
        if (File.Exists(Path.Combine(folder, Compiled)))
            return folder;
        string work = $"{folder}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(work);
        File.WriteAllBytes(Path.Combine(work, Source), source);
        Compile(vm, work);
        try
        {
            Directory.Move(work, folder);
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, Compiled)))
        {
            Directory.Delete(work, recursive: true); // Another process was first.
        }
        return folder;
    }

    private static void Compile(ErlangVm vm, string folder)
    {
        string file = Beam.Terms.CharList(Path.Combine(folder, Source)).ToString();
        string outdir = Beam.Terms.CharList(folder).ToString();
        string program = $"compile:file({file}, [report, {{outdir, {outdir}}}]), halt().";
        try
        {
            using ProcessGroup group = ErlangServer.Start(vm, ["-noinput", "-eval", program]);
            Process process = group.Process;
            Task<string> said = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(CompileMax))
                group.Kill();
            process.WaitForExit();
            if (File.Exists(Path.Combine(folder, Compiled)))
                return;
            throw new Beam.InputException(
                $"{vm.Name}: does not start or compile: {said.Result.Trim()}");
        }
        catch (Beam.InputException)
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static byte[] Read()
    {
        using Stream resource = typeof(ServerCode).Assembly.GetManifestResourceStream(Source)!;
        byte[] bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Other source or another VM, another folder.</summary>
    private static string Key(byte[] source, ErlangVm vm)
    {
        byte[] words = Encoding.UTF8.GetBytes(string.Join('\0', vm.Words([], [])));
        return Convert.ToHexStringLower(SHA256.HashData([.. source, .. words]))[..16];
    }
}
