using System.Numerics;

namespace Beam.Chunks;

/// <summary>Writes operands, and the tables that they refer to as they come to need rows.</summary>
internal sealed class OperandWriter(ChunkWriter code, TableBuilder tables)
{
    /// <summary>Greater integers go to the literals, as the compiler has it.</summary>
    private static readonly BigInteger IntegerLimit = BigInteger.One << 128;

    public void Write(Operand operand)
    {
        switch (operand)
        {
            case X x:
                WriteRegister(Tag.X, x.Index, x.Type);
                break;
            case Y y:
                WriteRegister(Tag.Y, y.Index, y.Type);
                break;
            case Fr(var index):
                WriteExtended(Extended.FloatRegister, index);
                break;
            case Const(var term):
                WriteConstant(term);
                break;
            case Label(var number):
                code.Compact(Tag.Label, number);
                break;
            case Num(var value):
                code.Compact(Tag.Number, value);
                break;
            case Alloc alloc:
                WriteAlloc(alloc);
                break;
            case Extfunc(var function):
                code.Compact(Tag.Number, tables.Import(function));
                break;
            case LambdaRef(var index):
                code.Compact(Tag.Number, index);
                break;
            case Location location:
                code.Compact(Tag.Number, tables.Line(location));
                break;
            case Bytes(var value):
                code.Compact(Tag.Number, tables.Text(value));
                break;
            case OperandList(var items):
                WriteExtended(Extended.List, items.Count);
                foreach (Operand item in items)
                    Write(item);
                break;
            default:
                throw new ArgumentException($"no operand: {operand}");
        }
    }

    /// <summary>The list of bs_match: flags, which stand behind a number, are a literal even when
    /// there are none.</summary>
    public void WriteCommands(OperandList commands)
    {
        ReadOnlySpan<Operand> items = commands.Items.Span;
        WriteExtended(Extended.List, items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0 && items[i] is Const { Value: Nil nil } && items[i - 1] is Num)
                WriteExtended(Extended.Literal, tables.Literal(nil));
            else
                Write(items[i]);
        }
    }

    private void WriteExtended(Extended kind, int value)
    {
        code.Compact(kind);
        code.Compact(Tag.Number, value);
    }

    private void WriteRegister(Tag tag, int index, ValueType? type)
    {
        if (type is not null)
            code.Compact(Extended.TypedRegister);
        code.Compact(tag, index);
        if (type is not null)
            code.Compact(Tag.Number, tables.Type(type));
    }

    private void WriteConstant(Term term)
    {
        switch (term)
        {
            case Nil:
                code.Compact(Tag.Atom, 0);
                break;
            case Atom atom:
                code.Compact(Tag.Atom, tables.Atom(atom.Name));
                break;
            case Integer { Value: var value } when BigInteger.Abs(value) < IntegerLimit:
                code.Compact(Tag.Integer, value);
                break;
            default:
                WriteExtended(Extended.Literal, tables.Literal(term));
                break;
        }
    }

    private void WriteAlloc(Alloc alloc)
    {
        WriteExtended(Extended.AllocList, 3);
        ReadOnlySpan<int> needs = [alloc.Words, alloc.Floats, alloc.Funs];
        for (int kind = 0; kind < needs.Length; kind++)
        {
            code.Compact(Tag.Number, kind);
            code.Compact(Tag.Number, needs[kind]);
        }
    }
}
