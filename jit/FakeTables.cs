using Beam;
using Jit.Runtime;

namespace Jit;

/// <summary>Tables of a guest that never runs: words are handed out in order of request,
/// so that code is the same as long as what it asks for is.</summary>
/// <param name="first">Number of the first atom and of the first literal: of most words of a guest
/// no instruction has room for, as it has for those of low numbers.</param>
public sealed class FakeTables(uint first = 0) : ICodeTables
{
    private readonly Dictionary<string, uint> _atoms = new() { ["false"] = 0, ["true"] = 1 };
    private readonly Dictionary<Term, uint> _literals = [];
    private readonly Dictionary<Mfa, uint> _exports = [];
    private uint _tags;

    public const uint CodeBase = 0x1000_0000;
    public const uint LiteralBase = 0x2000_0000;
    private const uint FragmentBase = 0x1100_0000;
    private const uint SharedBase = 0x1101_0000;
    private const uint StubBase = 0x1110_0000;

    public uint AtomWord(string name) =>
        Layout.AtomWord((int)Number(_atoms, name, first));

    public uint ConstantWord(Term value) =>
        LiteralBase + (16 * Number(_literals, value, first)) + 2;

    public uint RecordWord(RecordShape shape) => ConstantWord(Atom.Of($"definition {shape.Name}"));

    public uint Fragment(Service service) => FragmentBase + (32 * (uint)service);

    public uint Fragment(Shared code) => SharedBase + (32 * (uint)code);

    public uint ExportStub(Mfa function) => StubBase + (16 * Number(_exports, function));

    public bool IsBif(Mfa function) => function.Module == "erlang";

    public uint LambdaWord(Module module, int index) =>
        GuestMemory.LambdaBase + (4 * (uint)index);

    public uint NewCatchTag() => Layout.CatchWord((int)_tags++);

    private static uint Number<T>(Dictionary<T, uint> table, T key, uint first = 0)
        where T : notnull
    {
        if (!table.TryGetValue(key, out uint number))
            table[key] = number = first + (uint)table.Count;
        return number;
    }
}
