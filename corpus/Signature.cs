using System.Text;
using Beam;

namespace Corpus;

/// <summary>
/// What two findings of one cause have in common: how they differ, and the op and operand shape of
/// the instruction at which they part. One bucket a signature.
/// </summary>
/// <param name="Kind">Kind of difference: <c>value</c>, <c>stacktrace</c>, <c>fault</c> …</param>
/// <param name="Op">Op name, with the function where the op calls one; <c>none</c> when no
/// instruction could be named.</param>
/// <param name="Shape">Kinds of its operands, <c>-</c> when it has none.</param>
public sealed record Signature(string Kind, string Op, string Shape)
{
    /// <summary>No single instruction is to blame, as far as the harness knows.</summary>
    public const string NoOp = "none";

    /// <summary>The three fields, separated by blanks; none of them holds one.</summary>
    public override string ToString() => $"{Kind} {Op} {Shape}";

    /// <summary>Reads <see cref="ToString"/> back; null when the text is no signature.</summary>
    public static Signature? Parse(string text)
    {
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 3 ? new Signature(parts[0], parts[1], parts[2]) : null;
    }

    /// <summary>The signature of a difference at an instruction.</summary>
    public static Signature Of(string kind, Instruction? at)
    {
        if (at is null)
            return new Signature(kind, NoOp, "-");
        var op = new StringBuilder(at.Op.Name);
        var shape = new StringBuilder();
        foreach (Operand operand in at.Operands)
        {
            if (operand is Extfunc function)
                op.Append('/').Append(function.Function.ToString().Replace(' ', '_'));
            else
                shape.Append(shape.Length == 0 ? "" : ",").Append(Shapes.Of(operand));
        }
        return new Signature(kind, op.ToString(), shape.Length == 0 ? "-" : shape.ToString());
    }

    /// <summary>The shape of one operand.</summary>
    public static string ShapeOf(Operand operand) => Shapes.Of(operand);

    /// <summary>A name that tells the signature to a reader and differs for each; a plain atom,
    /// for it is the case's file and its module.</summary>
    /// <param name="more">What else makes a difference.</param>
    public string FileName(string more = "")
    {
        var name = new StringBuilder();
        foreach (char c in $"{Kind}_{Op}")
        {
            if (char.IsAsciiLetterOrDigit(c))
                name.Append(c);
            else if (name is not [.., '_'])
                name.Append('_');
        }
        const int nameLengthMax = 60;
        if (name.Length > nameLengthMax)
            name.Length = nameLengthMax;
        return $"{name.ToString().TrimEnd('_')}_{Fnv(ToString() + more):x8}";
    }

    /// <summary>FNV-1a: short, and the same in every process.</summary>
    private static uint Fnv(string text)
    {
        uint hash = 2166136261;
        foreach (byte b in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ b) * 16777619;
        return hash;
    }
}

/// <summary>The shape of an operand: what an emitter chooses its code by, not its value.</summary>
internal static class Shapes
{
    public static string Of(Operand operand) => operand switch
    {
        X { Type: null } => "x",
        X => "x:t",
        Y { Type: null } => "y",
        Y => "y:t",
        Fr => "fr",
        Const constant => Of(constant.Value),
        Label { Number: 0 } => "f0",
        Label => "f",
        Num => "u",
        Alloc => "alloc",
        LambdaRef => "lambda",
        Location => "loc",
        Bytes => "str",
        OperandList => "list",
        Extfunc => "ext",
        _ => operand.GetType().Name,
    };

    private static string Of(Term value) => value switch
    {
        Atom => "atom",
        Nil => "nil",
        Integer i => i.Value >= Small.Min && i.Value <= Small.Max ? "small" : "big",
        Float => "float",
        _ => "literal",
    };

    /// <summary>The guest's small integers (docs/abi.md).</summary>
    private static class Small
    {
        public const int Min = -134217728;
        public const int Max = 134217727;
    }
}
