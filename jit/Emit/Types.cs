using System.Numerics;
using Beam;
using Jit.Runtime;

namespace Jit.Emit;

/// <summary>What is known of an operand when code is made: by itself, or by the Type chunk.
/// </summary>
/// <param name="useTypes">Whether the Type chunk is believed.</param>
internal sealed class Types(bool useTypes)
{
    public const TypeSet Any = TypeSet.Atom | TypeSet.Cons | TypeSet.Nil | Boxed;

    /// <summary>Kinds that may be boxed; integers, pids and ports may be immediates as well.
    /// </summary>
    private const TypeSet Boxed = TypeSet.Bitstring | TypeSet.MatchContext | TypeSet.Float
        | TypeSet.Fun | TypeSet.Integer | TypeSet.Map | TypeSet.Pid | TypeSet.Port
        | TypeSet.Reference | TypeSet.Tuple | TypeSet.NativeRecord;

    private const TypeSet Immediate =
        TypeSet.Atom | TypeSet.Nil | TypeSet.Integer | TypeSet.Pid | TypeSet.Port;

    /// <summary>Kinds the operand may be of.</summary>
    public TypeSet Of(Operand operand)
    {
        if (operand is Const constant)
            return OfConstant(constant.Value);
        TypeSet set = Declared(operand)?.Set ?? Any;
        return set == TypeSet.None ? Any : set;
    }

    private static TypeSet OfConstant(Term value) => value switch
    {
        Atom => TypeSet.Atom,
        Integer => TypeSet.Integer,
        Float => TypeSet.Float,
        Nil => TypeSet.Nil,
        Cons => TypeSet.Cons,
        Beam.Tuple => TypeSet.Tuple,
        Map => TypeSet.Map,
        NativeRecord => TypeSet.NativeRecord,
        Bitstring => TypeSet.Bitstring,
        ExternalFun => TypeSet.Fun,
        _ => Any,
    };

    public bool Is(Operand operand, TypeSet kinds) => (Of(operand) & ~kinds) == 0;

    /// <summary>The integer is in this range, ends included; null when it may be anything.
    /// </summary>
    public (long Min, long Max)? Range(Operand operand)
    {
        if (SmallConstant(operand) is int value)
            return (value, value);
        return Declared(operand) is { Set: TypeSet.Integer, Min: long min, Max: long max }
            ? (min, max)
            : null;
    }

    public bool IsSmall(Operand operand) => Range(operand) is var (min, max) && FitsSmall(min, max);

    public static bool FitsSmall(long min, long max) =>
        Layout.FitsSmall(min) && Layout.FitsSmall(max);

    /// <summary>Whether words tell all: equal terms are equal words.</summary>
    public bool IsImmediate(Operand operand) => IsSmall(operand) || operand switch
    {
        Const { Value: Atom or Nil } => true,
        Const => false,
        _ => Is(operand, TypeSet.Atom | TypeSet.Nil),
    };

    /// <summary>Neither an immediate nor a list.</summary>
    public bool IsBoxed(Operand operand) =>
        (Of(operand) & (Immediate | TypeSet.Cons)) == 0;

    /// <summary>If the value is boxed, it is of one of these kinds.</summary>
    public bool BoxedIs(Operand operand, TypeSet kinds) => (Of(operand) & Boxed & ~kinds) == 0;

    /// <summary>What is known of a register, in words; null where that is nothing.</summary>
    public string? Say(Operand operand)
    {
        if (Declared(operand) is not { } type)
            return null;
        string name = operand is X x ? $"x{x.Index}" : $"y{((Y)operand).Index}";
        string kinds = string.Join(" or ", Enum.GetValues<TypeSet>()
            .Where(kind => BitOperations.PopCount((uint)kind) == 1 && type.Set.HasFlag(kind))
            .Select(Name));
        string range = (type.Min ?? type.Max) is not null ? $" in {type.Min}..{type.Max}" : "";
        string unit = type.Unit > 1 ? $" of {type.Unit}-bit units" : "";
        return $"{name} is {kinds}{range}{unit}";
    }

    private static string Name(TypeSet kind) => kind switch
    {
        TypeSet.Nil => "[]",
        TypeSet.MatchContext => "a match context",
        TypeSet.NativeRecord => "a native record",
        TypeSet.Atom or TypeSet.Integer => $"an {kind}".ToLowerInvariant(),
        _ => $"a {kind}".ToLowerInvariant(),
    };

    /// <summary>A bitstring of whole bytes.</summary>
    public bool IsBinary(Operand operand) =>
        Declared(operand) is { Set: TypeSet.Bitstring, Unit: > 0 and int unit } && unit % 8 == 0;

    /// <summary>The value of a constant that is a small, else null.</summary>
    public static int? SmallConstant(Operand operand) =>
        operand is Const { Value: Integer { Value: BigInteger value } }
            && value >= Layout.SmallMin && value <= Layout.SmallMax
                ? (int)value
                : null;

    private Beam.ValueType? Declared(Operand operand) => !useTypes ? null : operand switch
    {
        X x => x.Type,
        Y y => y.Type,
        _ => null,
    };
}
