using System.Diagnostics;
using Beam;
using Beam.Text;

namespace Fuzz.Tests.Generate;

/// <summary>Asks Erlang's own validator, assembler and loader.</summary>
internal static class ErlangValidator
{
    /// <summary>One line for each module that is turned away; all in one process.</summary>
    public static string[] Complaints(IEnumerable<Module> modules)
    {
        string file = Path.GetTempFileName();
        try
        {
            using (var writer = new StreamWriter(file))
            {
                foreach ((int index, Module module) in modules.Index())
                    writer.Write(AssemblyWriter.Write(Renamed(module, $"m{index}")));
            }
            string script = Path.Combine(
                TestContext.CurrentContext.TestDirectory, "Generate", "validate.escript");
            var start = new ProcessStartInfo("escript", [script, file])
            {
                RedirectStandardOutput = true,
            };
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero, output);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Module Renamed(Module module, string name)
    {
        Instruction Rename(Instruction i) => i.Op == Op.FuncInfo
            ? new Instruction(i.Op, new Const(Atom.Of(name)), i[1], i[2])
            : i;
        return module with
        {
            Name = name,
            Functions = new([.. module.Functions.Select(
                f => f with { Code = new([.. f.Code.Select(Rename)]) })]),
        };
    }
}
