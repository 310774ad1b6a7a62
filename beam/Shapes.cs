namespace Beam;

/// <summary>What an instruction must be beside what the letters of its row say (<see cref="Op"/>):
/// loaders refuse another, or do not look and die of it when it runs.</summary>
public static class Shapes
{
    /// <summary>What is wrong with an instruction, or null.</summary>
    public static string? Wrong(Instruction i) => i.Op switch
    {
        _ when i.Op.NeedsLabel && i.Operands.Contains(NoLabel) =>
            $"expected a label in {i.Op.Name}, found 0",
        Op.Fmove when i[0] is Fr == i[1] is Fr || i[1] is Const =>
            "expected one float register in fmove",
        Op.CallExt or Op.CallExtLast or Op.CallExtOnly => WrongArity(i.Op, i[1], ((Num)i[0]).Value),
        Op.Bif0 => WrongArity(i.Op, i[0], 0),
        Op.Bif1 => WrongArity(i.Op, i[1], 1),
        Op.Bif2 => WrongArity(i.Op, i[1], 2),
        Op.Bif3 => WrongArity(i.Op, i[1], 3),
        Op.GcBif1 => WrongArity(i.Op, i[2], 1),
        Op.GcBif2 => WrongArity(i.Op, i[2], 2),
        Op.GcBif3 => WrongArity(i.Op, i[2], 3),
        Op.BsMatch => WrongCommand(((OperandList)i[2]).Items.Span),
        _ when i.Operands is [.., OperandList list] => WrongList(i.Op, list.Items.Span),
        _ => null,
    };

    private static readonly Label NoLabel = new(0);

    private static string? WrongArity(Op op, Operand function, long arity) =>
        ((Extfunc)function).Function.Arity == arity
            ? null
            : $"expected a function of {arity} arguments in {op.Name}";

    /// <summary>Letters of the operands that are repeated in an op's list (<see cref="Op"/>);
    /// beside them <c>c</c>, a constant, and <c>i</c>, an integer.</summary>
    private static string LettersOf(Op op) => op switch
    {
        Op.SelectVal => "cf",
        Op.SelectTupleArity => "uf",
        Op.InitYregs => "y",
        Op.GetMapElements => "sd",
        Op.PutMapAssoc or Op.PutMapExact => "ss",
        Op.UpdateRecord => "us",
        Op.GetRecordElements => "ad",
        Op.PutRecord => "as",
        Op.BsCreateBin => "auucss",
        _ => "s",
    };

    /// <summary>Likewise of a command of bs_match behind its name; null when there is no such
    /// command.</summary>
    public static string? LettersOfCommand(string name) => name switch
    {
        "ensure_exactly" or "skip" => "u",
        "ensure_at_least" => "uw",
        "get_tail" => "nud",
        "=:=" => "cui",
        "integer" or "binary" => "ncuwd",
        _ => null,
    };

    private static string? WrongList(Op op, ReadOnlySpan<Operand> items)
    {
        string letters = LettersOf(op);
        if (items.Length % letters.Length != 0)
            return $"expected {letters.Length} operands at a time in the list of {op.Name}";
        for (; !items.IsEmpty; items = items[letters.Length..])
        {
            ReadOnlySpan<Operand> item = items[..letters.Length];
            string? wrong = op == Op.BsCreateBin ? WrongSegment(item) : Wrong(letters, item);
            if (wrong is not null)
                return $"{wrong}, in the list of {op.Name}";
        }
        return null;
    }

    private static string? WrongCommand(ReadOnlySpan<Operand> items)
    {
        while (!items.IsEmpty)
        {
            if (items[0] is not Const { Value: Atom { Name: var name } }
                || LettersOfCommand(name) is not { } letters || items.Length <= letters.Length)
            {
                return "expected commands in the list of bs_match";
            }
            if (Wrong(letters, items[1..(letters.Length + 1)]) is { } wrong)
                return $"{wrong}, in the command {name} of bs_match";
            items = items[(letters.Length + 1)..];
        }
        return null;
    }

    /// <summary>Operands: type, number, unit, flags, source, size.</summary>
    private static string? WrongSegment(ReadOnlySpan<Operand> segment)
    {
        string kind = segment[0] is Const { Value: Atom { Name: var name } } ? name : "";
        string? letters = kind switch
        {
            "string" => "auucbs",
            "utf8" or "utf16" or "utf32" => "auucss", // Their unit is 0.
            "integer" or "float" or "binary" or "append" or "private_append" => "auwcss",
            _ => null,
        };
        return letters is null ? "expected a type of segment" : Wrong(letters, segment);
    }

    private static string? Wrong(string letters, ReadOnlySpan<Operand> operands)
    {
        for (int i = 0; i < letters.Length; i++)
        {
            bool isRight = letters[i] switch
            {
                'c' => operands[i] is Const,
                'i' => operands[i] is Num or Const { Value: Integer },
                'f' => operands[i] is Label { Number: > 0 },
                char letter => OperandLetters.Admits(letter, operands[i]),
            };
            if (!isRight)
            {
                string found = OperandLetters.Describe(operands[i]);
                return $"expected {Meaning(letters[i])}, found {found}";
            }
        }
        return null;
    }

    private static string Meaning(char letter) => letter switch
    {
        'c' => "a constant",
        'i' => "an integer",
        _ => OperandLetters.Meaning(letter),
    };
}
