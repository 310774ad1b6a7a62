using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Beam.Text;

/// <summary>
/// Terms from Erlang syntax: a single one, or the forms of a file, each ended by a dot. Errors are
/// <see cref="InputException"/>s that begin with line and column (and the file, where one was
/// named).</summary>
public sealed class TermParser
{
    private readonly Scanner _scanner;
    private readonly BitSyntax _bits;
    private readonly List<Term> _values = [];
    private readonly Stack<Frame> _frames = new();

    public TermParser(string text, string? file = null)
    {
        _scanner = new Scanner(text, file);
        _bits = new BitSyntax(_scanner);
        _scanner.Advance();
    }

    /// <summary>A list, tuple, map or record whose parts stand in the values from
    /// <paramref name="First"/> on; a record has the name of each field before its value.</summary>
    private readonly record struct Frame(
        TokenKind Opener, int First, bool InTail = false, (string, string)? Record = null);

    /// <summary>The one term that <paramref name="text"/> is; a dot may follow.</summary>
    public static Term Parse(string text, string? file = null)
    {
        var parser = new TermParser(text, file);
        Term term = parser.Term();
        parser._scanner.Accept(TokenKind.Dot);
        if (parser._scanner.Current.Kind != TokenKind.End)
            throw parser._scanner.Unexpected("the end, the term is complete");
        return term;
    }

    /// <summary>Where the next form begins, for <see cref="Bad"/>.</summary>
    public int Offset => _scanner.Current.Offset;

    /// <summary>The next form, or null at the end.</summary>
    public Term? NextForm()
    {
        if (_scanner.Current.Kind == TokenKind.End)
            return null;
        Term form = Term();
        _scanner.Expect(TokenKind.Dot);
        return form;
    }

    /// <summary>An error at that offset of the text.</summary>
    public InputException Bad(int offset, string what) => _scanner.Bad(offset, what);

    private Term Term()
    {
        _values.Clear();
        _frames.Clear();
        do
        {
            Begin();
            while (_frames.TryPeek(out Frame top) && !WantsMore(top))
                Close(_frames.Pop());
        }
        while (_frames.Count > 0);
        return _values[0];
    }

    /// <summary>Reads a term without parts, or opens one that has some.</summary>
    private void Begin()
    {
        while (true)
        {
            Token token = _scanner.Current;
            TokenKind closer = token.Kind switch
            {
                TokenKind.ListOpen => TokenKind.ListClose,
                TokenKind.Open or TokenKind.MapOpen or TokenKind.Hash => TokenKind.Close,
                _ => TokenKind.End,
            };
            if (closer == TokenKind.End)
            {
                _values.Add(Leaf());
                return;
            }
            _scanner.Advance();
            var frame = new Frame(token.Kind, _values.Count);
            if (token.Kind == TokenKind.Hash)
                frame = frame with { Record = RecordName() };
            if (_scanner.Accept(closer))
            {
                Close(frame);
                return;
            }
            _frames.Push(frame);
            if (token.Kind == TokenKind.Hash)
                FieldName();
        }
    }

    /// <summary><c>Module:Name{</c>.</summary>
    private (string Module, string Name) RecordName()
    {
        var module = (string)_scanner.Expect(TokenKind.Atom).Value!;
        _scanner.Expect(TokenKind.Colon);
        var name = (string)_scanner.Expect(TokenKind.Atom).Value!;
        _scanner.Expect(TokenKind.Open);
        return (module, name);
    }

    /// <summary><c>Name =</c>.</summary>
    private void FieldName()
    {
        Token name = _scanner.Expect(TokenKind.Atom);
        _values.Add(Atom.Of((string)name.Value!));
        _scanner.Expect(TokenKind.Equals);
    }

    /// <summary>Behind a part: whether another follows.</summary>
    private bool WantsMore(Frame frame)
    {
        switch (frame.Opener)
        {
            case TokenKind.ListOpen when frame.InTail:
                _scanner.Expect(TokenKind.ListClose);
                return false;
            case TokenKind.ListOpen when _scanner.Accept(TokenKind.Bar):
                _frames.Pop();
                _frames.Push(frame with { InTail = true });
                return true;
            case TokenKind.ListOpen when _scanner.Accept(TokenKind.ListClose):
                _values.Add(Nil.Instance);
                return false;
            case TokenKind.ListOpen:
                return MoreBehindComma("',', '|' or ']'");
            case TokenKind.MapOpen when (_values.Count - frame.First) % 2 == 1:
                _scanner.Expect(TokenKind.Arrow);
                return true;
            case TokenKind.Hash when !_scanner.Accept(TokenKind.Close):
                MoreBehindComma("',' or '}'");
                FieldName();
                return true;
            case TokenKind.Hash:
                return false;
            default:
                return !_scanner.Accept(TokenKind.Close) && MoreBehindComma("',' or '}'");
        }
    }

    private bool MoreBehindComma(string expected)
    {
        if (!_scanner.Accept(TokenKind.Comma))
            throw _scanner.Unexpected(expected);
        return true;
    }

    private void Close(Frame frame)
    {
        Span<Term> parts = CollectionsMarshal.AsSpan(_values)[frame.First..];
        Term term = frame.Opener switch
        {
            TokenKind.ListOpen when parts.IsEmpty => Nil.Instance,
            TokenKind.ListOpen => Terms.List(parts[..^1], parts[^1]),
            TokenKind.MapOpen => MakeMap(parts),
            TokenKind.Hash => MakeRecord(frame.Record!.Value, parts),
            _ => new Tuple(parts),
        };
        _values.RemoveRange(frame.First, parts.Length);
        _values.Add(term);
    }

    /// <summary>Of a key given twice the later value counts.</summary>
    private static Map MakeMap(ReadOnlySpan<Term> parts)
    {
        ImmutableDictionary<Term, Term>.Builder entries = Map.Empty.Entries.ToBuilder();
        for (int i = 0; i < parts.Length; i += 2)
            entries[parts[i]] = parts[i + 1];
        return new Map(entries.ToImmutable());
    }

    /// <summary>The text does not say whether the record is exported: then it is.</summary>
    private NativeRecord MakeRecord((string Module, string Name) of, ReadOnlySpan<Term> parts)
    {
        var fields = new string[parts.Length / 2];
        var values = new Term[fields.Length];
        for (int i = 0; i < fields.Length; i++)
            (fields[i], values[i]) = (((Atom)parts[2 * i]).Name, parts[(2 * i) + 1]);
        if (fields.Distinct().Count() != fields.Length)
            throw _scanner.Bad(_scanner.Current.Offset, "a record with a field twice");
        return new NativeRecord(
            new RecordShape(of.Module, of.Name, true, [.. fields]), [.. values]);
    }

    private Term Leaf()
    {
        Token token = _scanner.Current;
        switch (token.Kind)
        {
            case TokenKind.Atom:
                _scanner.Advance();
                return Atom.Of((string)token.Value!);
            case TokenKind.String:
                return Terms.CharList(_bits.AdjacentStrings());
            case TokenKind.BitsOpen:
                return _bits.Read();
            case TokenKind.Fun:
                return ExternalFun();
            case TokenKind.Integer or TokenKind.Float or TokenKind.Minus or TokenKind.Plus:
                return _bits.Number();
            default:
                throw _scanner.Unexpected("a term");
        }
    }

    /// <summary><c>fun M:F/A</c>.</summary>
    private ExternalFun ExternalFun()
    {
        _scanner.Expect(TokenKind.Fun);
        var module = (string)_scanner.Expect(TokenKind.Atom).Value!;
        _scanner.Expect(TokenKind.Colon);
        var name = (string)_scanner.Expect(TokenKind.Atom).Value!;
        _scanner.Expect(TokenKind.Slash);
        Token arity = _scanner.Expect(TokenKind.Integer);
        var value = (BigInteger)arity.Value!;
        if (value > byte.MaxValue)
            throw _scanner.Bad(arity.Offset, "arity beyond 255");
        return new ExternalFun(new Mfa(module, name, (int)value));
    }
}
