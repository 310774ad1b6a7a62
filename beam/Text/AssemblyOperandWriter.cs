using System.Diagnostics;
using System.Text;

namespace Beam.Text;

/// <summary>Operands as the terms that stand for them in <c>.S</c>.</summary>
internal sealed class AssemblyOperandWriter(StringBuilder text, int release)
{
    public void Put(Operand operand)
    {
        switch (operand)
        {
            case X(var index, var type):
                Register('x', index, type);
                break;
            case Y(var index, var type):
                Register('y', index, type);
                break;
            case Fr(var index):
                text.Append($"{{fr,{index}}}");
                break;
            case Const(var value):
                Constant(value);
                break;
            case Label(var number):
                text.Append($"{{f,{number}}}");
                break;
            case Num(var value):
                text.Append(value);
                break;
            case Alloc(var words, var floats, var funs):
                text.Append($"{{alloc,[{{words,{words}}},{{floats,{floats}}},{{funs,{funs}}}]}}");
                break;
            case Extfunc(var function):
                text.Append($"{{extfunc,{Atom.Quote(function.Module)},");
                text.Append($"{Atom.Quote(function.Name)},{function.Arity}}}");
                break;
            case Location(var file, var line):
                if (file is null)
                    text.Append("[]");
                else
                    text.Append($"[{{location,{AtomText.QuoteString(file)},{line}}}]");
                break;
            case Bytes(var bytes):
                text.Append("{string,");
                TermPrinter.Append(text, new Bitstring(bytes.Span));
                text.Append('}');
                break;
            case OperandList(var items):
                List(items);
                break;
            default:
                throw new UnreachableException(operand.GetType().Name); // Lambdas need the module.
        }
    }

    public void PutFlags(long flags)
    {
        const int known = AssemblyShapes.Little | AssemblyShapes.Signed | AssemblyShapes.Native;
        if ((flags & ~known) != 0)
        {
            text.Append(flags);
            return;
        }
        string sign = (flags & AssemblyShapes.Signed) != 0 ? "signed" : "unsigned";
        string endian = (flags & AssemblyShapes.Little) != 0 ? "little" : "big";
        string native = (flags & AssemblyShapes.Native) != 0 ? ",native" : "";
        text.Append($"{{field_flags,[{sign},{endian}{native}]}}");
    }

    /// <summary>The list of bs_match, cut into commands; as it is where it holds unknown ones.
    /// </summary>
    public void PutCommands(OperandList list)
    {
        List<Operand[]>? commands = Commands(list.Items);
        if (commands is null)
        {
            Put(list);
            return;
        }
        text.Append("{commands,[");
        foreach (Operand[] command in commands)
        {
            if (command != commands[0])
                text.Append(',');
            Command(command);
        }
        text.Append("]}");
    }

    private static List<Operand[]>? Commands(ValueList<Operand> items)
    {
        var commands = new List<Operand[]>();
        for (int at = 0; at < items.Count;)
        {
            int size = items[at] is Const { Value: Atom name }
                ? Shapes.LettersOfCommand(name.Name)?.Length ?? -1
                : -1;
            if (size < 0 || at + 1 + size > items.Count)
                return null;
            commands.Add(items.Span.Slice(at, 1 + size).ToArray());
            at += 1 + size;
        }
        return commands;
    }

    private void Command(Operand[] command)
    {
        var name = (Atom)((Const)command[0]).Value;
        text.Append('{').Append(Atom.Quote(name.Name));
        for (int i = 1; i < command.Length; i++)
        {
            text.Append(',');
            bool flags = i == 2 && name.Name is ("integer" or "binary");
            if (flags && command[i] is Const(var list))
                Literal(list);
            else
                Put(command[i]);
        }
        text.Append('}');
    }

    private void Register(char kind, int index, ValueType? type)
    {
        string? typeText = type is null ? null : TypeText.Print(type, release);
        if (typeText is null)
            text.Append($"{{{kind},{index}}}");
        else
            text.Append($"{{tr,{{{kind},{index}}},{typeText}}}");
    }

    private void Constant(Term value)
    {
        switch (value)
        {
            case Atom atom:
                text.Append($"{{atom,{Atom.Quote(atom.Name)}}}");
                break;
            case Integer integer:
                text.Append($"{{integer,{integer.Value}}}");
                break;
            case Float real:
                text.Append($"{{float,{FloatText.Print(real.Value)}}}");
                break;
            case Nil:
                text.Append("nil");
                break;
            default:
                Literal(value);
                break;
        }
    }

    private void Literal(Term value)
    {
        text.Append("{literal,");
        TermPrinter.Append(text, value);
        text.Append('}');
    }

    private void List(ValueList<Operand> items)
    {
        text.Append("{list,[");
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            Put(items[i]);
        }
        text.Append("]}");
    }
}
