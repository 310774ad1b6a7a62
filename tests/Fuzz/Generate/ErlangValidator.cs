using System.Diagnostics;
using Beam;
using Beam.Text;
using Fuzz.Run;
using Fuzz.Run.Erlang;

namespace Fuzz.Tests.Generate;

/// <summary>Asks Erlang's own validator, assembler and loader.</summary>
internal static class ErlangValidator
{
    /// <summary>Ops that a loader takes and the validator of its release does not know:
    /// set_tuple_element since 29. They write no register.</summary>
    private static bool IsUnknown(Op op, int release) => op is Op.Fclearerror or Op.Fcheckerror
        or Op.RecvMark or Op.RecvSet || (op == Op.SetTupleElement && release >= 29);

    /// <summary>One line for each module that is turned away; all in one process.</summary>
    public static string[] Complaints(
        IEnumerable<Module> modules, string vm = "otp", int release = 25)
    {
        string file = Path.GetTempFileName();
        try
        {
            using (var writer = new StreamWriter(file))
            {
                foreach ((int index, Module module) in modules.Index())
                {
                    Module named = Renamed(module, $"m{index}", release);
                    writer.Write(AssemblyWriter.WriteFor(named, release));
                }
            }
            string script = Path.Combine(
                TestContext.CurrentContext.TestDirectory, "Generate", "validate.escript");
            ProcessStartInfo start = Start(vm, script, file);
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, output);
            return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith("Function: ", StringComparison.Ordinal))];
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>As <c>escript</c> does it, of any VM.</summary>
    private static ProcessStartInfo Start(string name, string script, string file)
    {
        ErlangVm vm = new TargetFactory().Vms.Find(name);
        IReadOnlyList<string> words =
            vm.Words([], ["-noshell", "-run", "escript", "start", "-extra", script, file]);
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardOutput = true,
        };
        foreach ((string variable, string value) in vm.Environment)
            start.Environment[variable] = value;
        return start;
    }

    private static Module Renamed(Module module, string name, int release)
    {
        Instruction Rename(Instruction i) => i.Op == Op.FuncInfo
            ? new Instruction(i.Op, new Const(Atom.Of(name)), i[1], i[2])
            : i;
        return module with
        {
            Name = name,
            Functions = new([.. module.Functions.Select(
                f => f with
                {
                    Code = new([.. f.Code.Where(i => !IsUnknown(i.Op, release)).Select(Rename)]),
                })]),
        };
    }
}
