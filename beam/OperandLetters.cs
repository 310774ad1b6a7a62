namespace Beam;

/// <summary>What the operand letters of <see cref="Op"/> admit.</summary>
public static class OperandLetters
{
    public static bool Admits(char letter, Operand operand) => letter switch
    {
        's' => operand is X or Y or Const,
        'S' or 'd' => operand is X or Y,
        'y' => operand is Y,
        'l' => operand is Fr,
        'q' => operand is Fr or X or Y or Const,
        'f' => operand is Label,
        'p' => operand is Label or Const { Value: Atom },
        'u' or 'n' => operand is Num,
        'z' => operand is Num or X or Y or Const,
        'A' => operand is Num or Alloc,
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
        'u' or 'n' => "a number",
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
}
