using System.Runtime.InteropServices;
using Beam;
using Beam.Text;
using Jit;
using Jit.Runtime;

namespace Fuzz.Debug;

/// <summary>A loaded module for debuggers and disassemblers: its code with symbols and, for each
/// instruction, the line of the module's text.</summary>
internal static class GdbFile
{
    /// <summary>Writes <paramref name="path"/> and, beside it, the text that its lines are of.
    /// </summary>
    /// <returns>Where the text is.</returns>
    public static string Write(string path, Guest guest, LoadedModule loaded)
    {
        string source = path + ".S";
        (string text, IReadOnlyList<IReadOnlyList<int>> lines) =
            AssemblyWriter.WriteWithLines(loaded.Code.Module);
        string directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        File.WriteAllText(source, text);
        File.WriteAllBytes(
            path, Elf(guest, loaded, lines, Path.GetFileName(source), directory));
        return source;
    }

    private static byte[] Elf(
        Guest guest, LoadedModule loaded, IReadOnlyList<IReadOnlyList<int>> lines, string source,
        string directory)
    {
        var file = new ElfFile(
            MemoryMarshal.AsBytes<uint>(loaded.Code.Words).ToArray(), loaded.Start);
        List<LineRow> rows =
        [
            .. loaded.Code.Ranges.Select(range => new LineRow(
                loaded.Start + (uint)range.Offset,
                range.Function == CodeRange.Shared
                    ? 0 : lines[range.Function][range.Instruction])),
        ];
        file.Add(".debug_line", Dwarf.Lines(source, rows, loaded.End));
        file.Add(".debug_info", Dwarf.Unit(source, directory, loaded.Start, loaded.End));
        file.Add(".debug_abbrev", Dwarf.Abbreviations());
        return file.Write(Functions(loaded).Concat(Outside(guest, loaded)));
    }

    /// <summary>Each stretch of code that belongs to one function, or to all.</summary>
    private static IEnumerable<Symbol> Functions(LoadedModule loaded)
    {
        IReadOnlyList<CodeRange> ranges = loaded.Code.Ranges;
        var named = new HashSet<string>();
        for (int i = 0; i < ranges.Count;)
        {
            int next = i + 1;
            while (next < ranges.Count && Name(loaded, ranges[next]) == Name(loaded, ranges[i]))
                next++;
            uint start = loaded.Start + (uint)ranges[i].Offset;
            uint end = next < ranges.Count
                ? loaded.Start + (uint)ranges[next].Offset : loaded.End;
            string name = Name(loaded, ranges[i]);
            // Chaos puts what is out of line anywhere.
            for (int n = 2; !named.Add(name); n++)
                name = $"{Name(loaded, ranges[i])} part {n}";
            yield return new Symbol(name, start, end - start, InCode: true, IsFunction: true);
            i = next;
        }
    }

    private static string Name(LoadedModule loaded, CodeRange range)
    {
        if (range.Function == CodeRange.Shared)
            return $"{loaded.Name}: {range.Note}";
        Function function = loaded.Code.Module.Functions[range.Function];
        return $"{loaded.Name}:{function.Name}/{function.Arity}";
    }

    /// <summary>What the code branches to that is not in the file.</summary>
    private static IEnumerable<Symbol> Outside(Guest guest, LoadedModule loaded)
    {
        foreach (Service service in Enum.GetValues<Service>())
            yield return new Symbol($"service {service}", guest.Fragment(service), 0, false, false);
        foreach (Mfa called in Called(loaded.Code.Module).Distinct())
        {
            string name = $"stub of {called.Module}:{called.Name}/{called.Arity}";
            yield return new Symbol(name, guest.ExportStub(called), 0, false, false);
        }
    }

    private static IEnumerable<Mfa> Called(Module module) =>
        module.Functions.SelectMany(f => f.Code).SelectMany(i => i.Operands)
            .OfType<Extfunc>().Select(e => e.Function);
}
