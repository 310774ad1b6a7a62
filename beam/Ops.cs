using System.Collections.Frozen;
using System.Reflection;

namespace Beam;

/// <summary>One row of <see cref="Op"/>. <paramref name="until"/> is the last release whose loader
/// takes the op, or <see cref="Now"/>.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class RowAttribute(
    string name, string operands, int since, int until, string semantics) : Attribute
{
    /// <summary>The newest release in scope.</summary>
    public const int Now = 29;

    public string Name => name;
    public string Operands => operands;
    public int Since => since;
    public int Until => until;
    public string Semantics => semantics;
}

/// <summary>What the table says of an op.</summary>
/// <param name="Op">The op; its value is the opcode.</param>
/// <param name="Name">BEAM name, as in beam_opcodes and (mostly) in <c>.S</c> files.</param>
/// <param name="Operands">Operand letters, one an operand (<see cref="Beam.Op"/>).</param>
/// <param name="Since">First OTP release that has it.</param>
/// <param name="Until">Last OTP release whose loader takes it.</param>
/// <param name="Semantics">One line of Erlang semantics.</param>
public sealed record OpInfo(
    Op Op, string Name, string Operands, int Since, int Until, string Semantics)
{
    public int Arity => Operands.Length;

    /// <summary>The harness covers what a loader meets in modules of OTP 24 to 29.</summary>
    public bool InScope => Until >= 24;
}

/// <summary>Look-ups in the table of ops.</summary>
public static class Ops
{
    public const int MaxOpcode = 191;

    private static readonly OpInfo?[] ByNumber = Read();

    private static readonly FrozenDictionary<(string, int), Op> ByName =
        ByNumber.OfType<OpInfo>().ToFrozenDictionary(o => (o.Name, o.Arity), o => o.Op);

    /// <summary>All rows, in opcode order.</summary>
    public static IReadOnlyList<OpInfo> All { get; } = [.. ByNumber.OfType<OpInfo>()];

    /// <summary>The row of opcode <paramref name="number"/>, or null when there is no such op.
    /// </summary>
    public static OpInfo? Find(int number) =>
        (uint)number < (uint)ByNumber.Length ? ByNumber[number] : null;

    /// <summary>The op of that name and arity, or null.</summary>
    public static Op? Find(string name, int arity) =>
        ByName.TryGetValue((name, arity), out Op op) ? op : null;

    extension(Op op)
    {
        public OpInfo Info => ByNumber[(int)op]!;
        public string Name => ByNumber[(int)op]!.Name;

        /// <summary>Whether its label is a function's entry.</summary>
        public bool CallsLabel => op is Op.Call or Op.CallLast or Op.CallOnly;

        /// <summary>Whether it has nowhere to go without a label; others raise, or cannot fail.
        /// </summary>
        public bool NeedsLabel => op.CallsLabel
            || op is Op.Jump or Op.SelectVal or Op.SelectTupleArity or Op.Catch or Op.Try
                or Op.LoopRec or Op.LoopRecEnd or Op.Wait or Op.WaitTimeout or Op.TestArity
            || op.Name.StartsWith("is_", StringComparison.Ordinal);
    }

    private static OpInfo?[] Read()
    {
        var rows = new OpInfo?[MaxOpcode + 1];
        foreach (FieldInfo field in typeof(Op).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            RowAttribute row = field.GetCustomAttribute<RowAttribute>()!;
            var op = (Op)field.GetValue(null)!;
            rows[(int)op] = new OpInfo(
                op, row.Name, row.Operands.Replace(" ", ""), row.Since, row.Until, row.Semantics);
        }
        return rows;
    }
}
