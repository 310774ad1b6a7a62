using System.Numerics;
using Beam;
using Corpus;

namespace Fuzz.Gate;

/// <summary>What an emitter may choose its code by.</summary>
internal static class Kinds
{
    /// <summary>x registers of the machine.</summary>
    public const int MachineX = 5;
    private const int Far = 500;

    /// <summary>Immediate operands, words of two instructions, smalls.</summary>
    private static readonly int[] Sizes = [1, 2, 16, 256, 4096, 65536, 1 << 27];

    /// <summary>What an instruction shows: the types of all that it reads together, and each
    /// operand in its place.</summary>
    public static IEnumerable<string> Of(Instruction instruction)
    {
        yield return string.Join(' ', instruction.Operands
            .Where((o, i) => instruction.Op.Info.Operands[i] != 'd' && o is not (Label or Extfunc))
            .Select(Typed));
        foreach ((int place, Operand operand) in instruction.Operands.Index())
            yield return $"{place} {Of(operand)}";
    }

    /// <summary>Its type, not where it is.</summary>
    private static string Typed(Operand operand) => operand switch
    {
        X x => TypeOf(x.Type),
        Y y => TypeOf(y.Type),
        Num => "",
        Const => Signature.ShapeOf(operand),
        OperandList list => string.Join('|', list.Items.Select(Typed).Distinct()),
        _ => Of(operand),
    };

    private static string Of(Operand operand) => operand switch
    {
        X x => $"x{(x.Index < MachineX ? "" : x.Index < Far ? "mem" : "far")}{TypeOf(x.Type)}",
        Y y => $"y{(y.Index < Far ? "" : "far")}{TypeOf(y.Type)}",
        Const { Value: Integer integer } => SizeOf(integer.Value),
        Const constant => constant.Value.GetType().Name,
        Num number => SizeOf(number.Value),
        Label label => label.Number == 0 ? "f0" : "f",
        Extfunc called => $"{called.Function}",
        OperandList list => $"list{Math.Min(list.Items.Count, 4)}",
        _ => operand.GetType().Name,
    };

    private static string SizeOf(BigInteger value) => value.Sign < 0
        ? $"-{SizeOf(-value)}"
        : $"below {Sizes.FirstOrDefault(size => value < size)}";

    private static string TypeOf(Beam.ValueType? type) => type is null ? "" : $"{type}";
}
