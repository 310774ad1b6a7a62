using System.Numerics;
using System.Text;

namespace Beam.Text;

/// <summary>Operands from the terms that stand for them in <c>.S</c>.</summary>
internal sealed class AssemblyOperandReader(FormErrors errors)
{
    private const int XLimit = 1024;
    private const int YLimit = 1023;
    private const int FrLimit = 1024;

    /// <summary>The operand of an op that has <paramref name="letter"/> there.</summary>
    public Operand Read(Term term, char letter)
    {
        Operand operand = letter == 'I' ? ReadLocation(term) : Read(term);
        return OperandLetters.Admits(letter, operand)
            ? operand
            : throw errors.Expected(OperandLetters.Meaning(letter), term);
    }

    public Label ReadLabel(Term term) => (Label)Read(term, 'f');

    /// <summary>A number of at most <paramref name="max"/>.</summary>
    public int ReadNumber(Term term, int max, string what)
    {
        if (term is Integer { Value: var value } && value >= 0 && value <= max)
            return (int)value;
        throw errors.Expected($"{what}, 0 to {max}", term);
    }

    public string ReadAtom(Term term, string what) =>
        term is Atom atom ? atom.Name : throw errors.Expected(what, term);

    public List<Term> ReadList(Term term, string what) =>
        Terms.Elements(term) ?? throw errors.Expected(what, term);

    /// <summary>The items of <c>{list,[…]}</c>.</summary>
    public List<Term> ReadTaggedList(Term term) =>
        term is Tuple { Elements: [Atom { Name: "list" }, var items] }
            ? ReadList(items, "a list of operands")
            : throw errors.Expected("{list,[…]}", term);

    private Operand Read(Term term) => term switch
    {
        Integer { Value: var value } => value >= long.MinValue && value <= long.MaxValue
            ? new Num((long)value)
            : throw errors.Expected("a number of 64 bits", term),
        Atom { Name: "nil" } => new Const(Nil.Instance),
        Tuple { Elements: [Atom tag, var value] } => ReadTagged(tag.Name, value, term),
        Tuple { Elements: [Atom { Name: "tr" }, var register, var type] } =>
            ReadTyped(register, type, term),
        Tuple { Elements: [Atom { Name: "extfunc" }, var module, var name, var arity] } =>
            new Extfunc(new Mfa(
                ReadAtom(module, "a module"),
                ReadAtom(name, "a function"),
                ReadNumber(arity, byte.MaxValue, "an arity"))),
        _ => throw errors.Expected("an operand", term),
    };

    private Operand ReadTagged(string tag, Term value, Term whole) => (tag, value) switch
    {
        ("x", _) => new X(ReadNumber(value, XLimit - 1, "an x register")),
        ("y", _) => new Y(ReadNumber(value, YLimit - 1, "a y register")),
        ("fr", _) => new Fr(ReadNumber(value, FrLimit - 1, "a float register")),
        ("f", _) => new Label(ReadNumber(value, int.MaxValue, "a label")),
        ("atom", Atom) or ("integer", Integer) or ("float", Float) or ("literal", _) =>
            new Const(value),
        ("string", Bitstring { BitLength: var bits } bytes) when bits % 8 == 0 =>
            new Bytes(new ValueList<byte>(bytes.Data)),
        ("string", Cons or Nil) when ReadText(value) is Bytes text => text,
        ("list", _) => ReadItems(ReadList(value, "a list of operands")),
        ("commands", _) => ReadCommands(ReadList(value, "a list of commands")),
        ("alloc", _) => ReadAlloc(ReadList(value, "a list of allocations")),
        ("field_flags", _) => ReadFlags(ReadList(value, "a list of flags")),
        _ => throw errors.Expected("an operand", whole),
    };

    private OperandList ReadItems(List<Term> items)
    {
        var operands = new Operand[items.Count];
        for (int i = 0; i < operands.Length; i++)
        {
            if (items[i] is Tuple { Elements: [Atom { Name: "list" or "commands" }, _] })
                throw errors.Expected("an operand without a list of its own", items[i]);
            operands[i] = Read(items[i]);
        }
        return new(ValueList.Create<Operand>(operands));
    }

    /// <summary>bs_match: the commands' tuples become one flat list.</summary>
    private OperandList ReadCommands(List<Term> commands)
    {
        var items = new List<Term>();
        foreach (Term command in commands)
        {
            if (command is not Tuple { Elements: [Atom name, .. var rest] })
                throw errors.Expected("a command of bs_match", command);
            items.Add(new Tuple(Atom.Of("atom"), name));
            items.AddRange(rest);
        }
        return ReadItems(items);
    }

    /// <summary>Text as older compilers write it: a list. Null when it is not one of bytes.
    /// </summary>
    private static Bytes? ReadText(Term list)
    {
        if (Terms.Elements(list) is not List<Term> items
            || !items.TrueForAll(i => i is Integer { Value: var n } && n >= 0 && n <= 255))
        {
            return null;
        }
        return new Bytes(
            new ValueList<byte>([.. items.Select(i => (byte)((Integer)i).Value)]));
    }

    private Alloc ReadAlloc(List<Term> needs)
    {
        int words = 0, floats = 0, funs = 0;
        foreach (Term need in needs)
        {
            if (need is not Tuple { Elements: [Atom kind, var count] })
                throw errors.Expected("{words|floats|funs,N}", need);
            int n = ReadNumber(count, int.MaxValue, "an allocation");
            switch (kind.Name)
            {
                case "words":
                    words = n;
                    break;
                case "floats":
                    floats = n;
                    break;
                case "funs":
                    funs = n;
                    break;
                default:
                    throw errors.Expected("{words|floats|funs,N}", need);
            }
        }
        return new(words, floats, funs);
    }

    private Num ReadFlags(List<Term> flags)
    {
        int bits = 0;
        foreach (Term flag in flags)
        {
            bits |= flag switch
            {
                Atom { Name: "little" } => AssemblyShapes.Little,
                Atom { Name: "signed" } => AssemblyShapes.Signed,
                Atom { Name: "native" } => AssemblyShapes.Native,
                Atom { Name: "big" or "unsigned" } => 0,
                Tuple { Elements: [Atom { Name: "anno" }, _] } => 0,
                _ => throw errors.Expected("little, big, signed, unsigned or native", flag),
            };
        }
        return new(bits);
    }

    private Operand ReadTyped(Term register, Term typeTerm, Term whole)
    {
        if (!TypeText.TryParse(typeTerm, out ValueType? type))
            throw errors.Expected("a type", typeTerm);
        return Read(register) switch
        {
            X x => x with { Type = type },
            Y y => y with { Type = type },
            _ => throw errors.Expected("a typed x or y register", whole),
        };
    }

    /// <summary>The first <c>{location,File,Line}</c> of a list of annotations.</summary>
    private Location ReadLocation(Term term)
    {
        foreach (Term item in ReadList(term, "a list of locations"))
        {
            if (item is Tuple { Elements: [Atom { Name: "location" }, var file, var line] })
            {
                return new Location(
                    ReadString(file), ReadNumber(line, int.MaxValue, "the number of a line"));
            }
        }
        return Location.None;
    }

    private string ReadString(Term term)
    {
        var text = new StringBuilder();
        foreach (Term item in ReadList(term, "the name of a file"))
        {
            if (item is not Integer { Value: var code } || !IsCodePoint(code))
                throw errors.Expected("the name of a file", term);
            text.Append(new Rune((int)code).ToString());
        }
        return text.ToString();
    }

    private static bool IsCodePoint(BigInteger code) =>
        code >= 0 && code <= 0x10FFFF && Rune.IsValid((int)code);
}
