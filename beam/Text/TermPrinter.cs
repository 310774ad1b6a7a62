using System.Text;

namespace Beam.Text;

/// <summary>
/// Terms in Erlang syntax, as <c>io:format("~tw")</c> prints them, so that Erlang reads them back.
/// Map entries stand in the order of <see cref="MapKey"/>: a map has no order of its own to print.
/// </summary>
/// <remarks>
/// Pids, ports, references and local funs have no syntax; they print as Erlang prints them, save
/// that a node other than <c>nonode@nohost</c> stands by name where Erlang has a number.
/// </remarks>
public static class TermPrinter
{
    public static string Print(Term term)
    {
        if (term is Atom atom)
            return AtomText.Quote(atom.Name);
        var text = new StringBuilder();
        Append(text, term);
        return text.ToString();
    }

    /// <summary>Appends the text of <paramref name="term"/> to <paramref name="text"/>.</summary>
    public static void Append(StringBuilder text, Term term) => new Walk(text).Run(term);

    public static string QuoteAtom(string name) => AtomText.Quote(name);

    private enum Next
    {
        /// <summary>A term.</summary>
        Term,

        /// <summary>What follows a list's element.</summary>
        Tail,

        /// <summary>The closing bracket of an improper list.</summary>
        Close,

        /// <summary>Element Index of a tuple, or its end.</summary>
        Element,

        /// <summary>Field Index of a record, or its end.</summary>
        Field,

        /// <summary>Key Index of a map, into a text of its own; the entries are sorted then.
        /// </summary>
        Key,

        /// <summary>Entry Index of a map, or its end.</summary>
        Entry,

        /// <summary>The value of a map's entry Index.</summary>
        Value,
    }

    private readonly record struct Step(Next Next, object What, int Index = 0);

    private sealed class MapEntries(Map map)
    {
        public KeyValuePair<Term, Term>[] Terms { get; } = [.. map.Entries];

        /// <summary>Null when there is but one entry, so nothing to sort.</summary>
        public MapKey[]? Keys { get; } =
            map.Entries.Count > 1 ? new MapKey[map.Entries.Count] : null;
    }

    /// <summary>One walk over a term; what is left to do is on a stack of its own.</summary>
    private sealed class Walk(StringBuilder text)
    {
        private readonly Stack<Step> _steps = new();
        private readonly Stack<StringBuilder> _outer = new();
        private StringBuilder _text = text;

        public void Run(Term term)
        {
            Start(term);
            while (_steps.TryPop(out Step step))
                Take(step);
        }

        private void Take(Step step)
        {
            switch (step.Next)
            {
                case Next.Term:
                    Start((Term)step.What);
                    break;
                case Next.Tail:
                    Continue((Term)step.What);
                    break;
                case Next.Close:
                    _text.Append(']');
                    break;
                case Next.Element:
                    Element((Tuple)step.What, step.Index);
                    break;
                case Next.Field:
                    Field((NativeRecord)step.What, step.Index);
                    break;
                case Next.Key:
                    Key((MapEntries)step.What, step.Index);
                    break;
                case Next.Entry:
                    Entry((MapEntries)step.What, step.Index);
                    break;
                case Next.Value:
                    Value((MapEntries)step.What, step.Index);
                    break;
            }
        }

        private void Start(Term term)
        {
            switch (term)
            {
                case Cons cell:
                    _text.Append('[');
                    _steps.Push(new Step(Next.Tail, cell.Tail));
                    _steps.Push(new Step(Next.Term, cell.Head));
                    break;
                case Tuple tuple:
                    _text.Append('{');
                    _steps.Push(new Step(Next.Element, tuple));
                    break;
                case Map map:
                    _text.Append("#{");
                    var entries = new MapEntries(map);
                    bool sort = entries.Keys is not null;
                    _steps.Push(new Step(sort ? Next.Key : Next.Entry, entries));
                    break;
                case NativeRecord record:
                    _text.Append('#').Append(AtomText.Quote(record.Shape.Module)).Append(':')
                        .Append(AtomText.Quote(record.Shape.Name)).Append('{');
                    _steps.Push(new Step(Next.Field, record));
                    break;
                default:
                    AppendLeaf(_text, term);
                    break;
            }
        }

        private void Continue(Term tail)
        {
            switch (tail)
            {
                case Nil:
                    _text.Append(']');
                    break;
                case Cons cell:
                    _text.Append(',');
                    _steps.Push(new Step(Next.Tail, cell.Tail));
                    _steps.Push(new Step(Next.Term, cell.Head));
                    break;
                default:
                    _text.Append('|');
                    _steps.Push(new Step(Next.Close, tail));
                    _steps.Push(new Step(Next.Term, tail));
                    break;
            }
        }

        private void Element(Tuple tuple, int index)
        {
            if (index == tuple.Elements.Length)
            {
                _text.Append('}');
                return;
            }
            if (index > 0)
                _text.Append(',');
            _steps.Push(new Step(Next.Element, tuple, index + 1));
            _steps.Push(new Step(Next.Term, tuple.Elements[index]));
        }

        private void Field(NativeRecord record, int index)
        {
            if (index == record.Values.Length)
            {
                _text.Append('}');
                return;
            }
            if (index > 0)
                _text.Append(',');
            _text.Append(AtomText.Quote(record.Shape.Fields[index])).Append(" = ");
            _steps.Push(new Step(Next.Field, record, index + 1));
            _steps.Push(new Step(Next.Term, record.Values[index]));
        }

        private void Key(MapEntries map, int index)
        {
            if (index > 0)
            {
                map.Keys![index - 1] = new MapKey(map.Terms[index - 1].Key, _text.ToString());
                _text = _outer.Pop();
            }
            if (index == map.Terms.Length)
            {
                Array.Sort(map.Keys!, map.Terms);
                _steps.Push(new Step(Next.Entry, map));
                return;
            }
            _outer.Push(_text);
            _text = new StringBuilder();
            _steps.Push(new Step(Next.Key, map, index + 1));
            _steps.Push(new Step(Next.Term, map.Terms[index].Key));
        }

        private void Entry(MapEntries map, int index)
        {
            if (index == map.Terms.Length)
            {
                _text.Append('}');
                return;
            }
            if (index > 0)
                _text.Append(',');
            _steps.Push(new Step(Next.Entry, map, index + 1));
            _steps.Push(new Step(Next.Value, map, index));
            if (map.Keys is null)
                _steps.Push(new Step(Next.Term, map.Terms[index].Key));
            else
                _text.Append(map.Keys[index].Text);
        }

        private void Value(MapEntries map, int index)
        {
            _text.Append(" => ");
            _steps.Push(new Step(Next.Term, map.Terms[index].Value));
        }
    }

    private static void AppendLeaf(StringBuilder text, Term term)
    {
        switch (term)
        {
            case Atom atom:
                text.Append(AtomText.Quote(atom.Name));
                break;
            case Integer integer:
                text.Append(integer.Value);
                break;
            case Float real:
                text.Append(FloatText.Print(real.Value));
                break;
            case Nil:
                text.Append("[]");
                break;
            case Bitstring bits:
                AppendBits(text, bits);
                break;
            case LocalFun fun:
                text.Append($"#Fun<{AtomText.Quote(fun.Module)}.{fun.Index}.{(uint)fun.Uniq}>");
                break;
            case ExternalFun fun:
                text.Append("fun ").Append(fun.Function);
                break;
            case Pid pid:
                text.Append($"<{Channel(pid.Node)}.{pid.Number}.{pid.Serial}>");
                break;
            case Port port:
                text.Append($"#Port<{Channel(port.Node)}.{port.Number}>");
                break;
            case Reference reference:
                IEnumerable<uint> numbers = reference.Numbers.Reverse();
                text.Append($"#Ref<{Channel(reference.Node)}.{string.Join('.', numbers)}>");
                break;
            default:
                text.Append($"#{term.GetType().Name}<>");
                break;
        }
    }

    /// <summary>What stands for the node: Erlang numbers nodes, the own one 0.</summary>
    private static string Channel(string node) =>
        node is "nonode@nohost" or "" ? "0" : AtomText.Quote(node);

    private static void AppendBits(StringBuilder text, Bitstring bits)
    {
        text.Append("<<");
        ReadOnlySpan<byte> data = bits.Data.AsSpan();
        int rest = (int)(bits.BitLength % 8);
        for (int i = 0; i < data.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            if (i == data.Length - 1 && rest != 0)
                text.Append(data[i] >> (8 - rest)).Append(':').Append(rest);
            else
                text.Append(data[i]);
        }
        text.Append(">>");
    }
}
