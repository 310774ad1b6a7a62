namespace Beam;

/// <summary>What the operand letters of <see cref="Op"/> admit.</summary>
public static class OperandLetters
{
    /// <summary>Greatest unit of a segment of a bitstring that Erlang has; 0 is none, VMs that are
    /// given it divide by it and die.</summary>
    public const int UnitMax = 256;

    /// <summary>Live x registers, and y registers of a frame, at most.</summary>
    private const int LiveMax = 1024, FrameMax = 1023;

    public static bool Admits(char letter, Operand operand) => letter switch
    {
        's' => operand is X or Y or Const,
        'S' or 'd' => operand is X or Y,
        'y' => operand is Y,
        'l' => operand is Fr,
        'q' => operand is Fr or X or Y or Const,
        'f' => operand is Label,
        'p' => operand is Label or Const { Value: Atom },
        'u' => operand is Num { Value: >= 0 and <= int.MaxValue },
        'n' => operand is Num { Value: >= 0 and <= LiveMax },
        'v' => operand is Num { Value: >= 0 and <= byte.MaxValue },
        'k' => operand is Num { Value: >= 0 and <= FrameMax },
        'w' => operand is Num { Value: >= 1 and <= UnitMax },
        'z' => operand is X or Y or Const || Admits('u', operand),
        'A' => operand is Alloc || Admits('u', operand),
        'a' => operand is Const { Value: Atom },
        'e' => operand is Extfunc,
        'm' => operand is LambdaRef,
        't' => operand is LambdaRef or Const { Value: Atom },
        'I' => operand is Location,
        'b' => operand is Bytes,
        '*' => operand is OperandList,
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "no operand letter"),
    };

    /// <summary>What a letter stands for, to complain that it is not there.</summary>
    public static string Meaning(char letter) => letter switch
    {
        's' => "a register or constant",
        'S' or 'd' => "an x or y register",
        'y' => "a y register",
        'l' => "a float register",
        'q' => "a float register, register or constant",
        'f' => "a label",
        'p' => "a label or an atom",
        'u' => "a number of 31 bits",
        'n' => "a number of live registers",
        'v' => "an arity, 0 to 255",
        'k' => "a number of y registers",
        'w' => "a unit, 1 to 256",
        'z' => "a number, register or constant",
        'A' => "a number or an allocation list",
        'a' => "an atom",
        'e' => "a function",
        'm' => "a lambda",
        't' => "a lambda or an atom",
        'I' => "a location",
        'b' => "a string",
        '*' => "a list",
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "no operand letter"),
    };

    /// <summary>An operand, to complain that it is there.</summary>
    public static string Describe(Operand operand) => operand switch
    {
        Num(var value) => $"{value}",
        Const => "a constant",
        X(var x, _) => $"x register {x}",
        Y(var y, _) => $"y register {y}",
        Fr => "a float register",
        Label { Number: 0 } => "none",
        Label(var label) => $"label {label}",
        OperandList => "a list",
        Bytes => "a string",
        Extfunc => "a function",
        LambdaRef => "a lambda",
        _ => operand.GetType().Name.ToLowerInvariant(),
    };
}
