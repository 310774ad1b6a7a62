using System.Text;
using Beam;

namespace Oracle.Bifs;

/// <summary>BIFs of module <c>unicode</c>.</summary>
internal static class Unicode
{
    public static readonly BifTable Table = new()
    {
        // Of a list of one binary, what is left of that is told without the list.
        { "characters_to_binary", 2, (_, a) => IsWide(a[1])
            ? InErlang("characters_to_binary_int", a)
            : Convert(
                a[0] is Cons { Head: Bitstring only, Tail: Nil } ? only : a[0],
                a[1],
                static text => new Bitstring(Encoding.UTF8.GetBytes(text))) },
        { "characters_to_list", 2, (_, a) => IsWide(a[1])
            ? InErlang("characters_to_list_int", a)
            : Convert(a[0], a[1], Terms.CharList) },
        { "bin_is_7bit", 1, (_, a) => Erlang.IsBinary(a[0])
            && !((Bitstring)a[0]).Data.AsSpan().ContainsAnyExceptInRange<byte>(0, 0x7F) },
    };

    /// <summary>What <c>~p</c> may show of a list as text, as <c>erl</c> starts.</summary>
    public static readonly BifTable Io = new()
    {
        { "printable_range", 0, (_, _) => Atom.Of("latin1") },
    };

    public static readonly BifTable NetKernel = new()
    {
        { "dflag_unicode_io", 1, (_, a) => a[0] is Pid ? true : BifResult.Badarg },
    };

    private static bool IsWide(Term encoding) => encoding is Atom { Name: "utf16" or "utf32" }
        or Beam.Tuple
    {
        Elements: [Atom { Name: "utf16" or "utf32" }, Atom { Name: "big" or "little" }],
    };

    /// <summary>What the module does in Erlang, as in the real one.</summary>
    private static BifResult.Apply InErlang(string name, ReadOnlySpan<Term> args) =>
        new(new ExternalFun(new Mfa("unicode", name, args.Length)), [.. args]);

    private static BifResult Convert(Term data, Term encoding, Func<string, Term> result)
    {
        if (encoding is not Atom { Name: "utf8" or "unicode" or "latin1" } name || !IsData(data))
            return BifResult.Badarg;
        var walk = new Walk(name.Name == "latin1");
        string? problem = walk.Run(data);
        Term done = result(walk.Text);
        return problem is null ? done : new Beam.Tuple(Atom.Of(problem), done, walk.Rest);
    }

    private static bool IsBignum(System.Numerics.BigInteger value) =>
        value < -(1L << 59) || value >= 1L << 59;

    /// <summary>Integers, binaries and lists of them, in any depth. Behind a bignum, which is no
    /// character, real Erlang looks no further.</summary>
    private static bool IsData(Term data)
    {
        if (data is not (Cons or Nil or Bitstring))
            return false;
        var pending = new Stack<Term>();
        pending.Push(data);
        while (pending.TryPop(out Term? next))
        {
            switch (next)
            {
                case Nil:
                    break;
                case Cons { Head: Integer { Value: var code } } when IsBignum(code):
                    return true;
                case Cons cell:
                    if (cell.Tail is Integer)
                        return false;
                    pending.Push(cell.Tail);
                    pending.Push(cell.Head);
                    break;
                case Integer:
                    break;
                default:
                    if (!Erlang.IsBinary(next))
                        return false;
                    break;
            }
        }
        return true;
    }

    /// <summary>Goes through character data until something is wrong.</summary>
    private sealed class Walk(bool isLatin1)
    {
        private readonly StringBuilder _text = new();

        /// <summary>Tails of the lists around, innermost on top.</summary>
        private readonly Stack<Term> _outer = new();

        /// <summary>The beginning of a sequence whose other bytes may follow.</summary>
        private byte[] _begun = [];

        public string Text => _text.ToString();

        /// <summary>What was not converted, when something is wrong.</summary>
        public Term Rest { get; private set; } = Nil.Instance;

        /// <summary><c>error</c>, <c>incomplete</c>, or null when nothing is wrong.</summary>
        public string? Run(Term data)
        {
            while (true)
            {
                switch (data)
                {
                    case Cons { Head: Cons or Nil } nested:
                        _outer.Push(nested.Tail);
                        data = nested.Head;
                        break;
                    case Cons { Head: Bitstring bytes } cell:
                        if (!Take(bytes, tail => new Cons(tail, cell.Tail)))
                            return "error";
                        data = cell.Tail;
                        break;
                    case Cons cell:
                        if (_begun.Length > 0 || !Take(cell.Head))
                            return Stop(cell);
                        data = cell.Tail;
                        break;
                    case Bitstring bytes:
                        if (!Take(bytes, tail => tail))
                            return "error";
                        data = Nil.Instance;
                        break;
                    case var _ when _outer.TryPop(out Term? tail):
                        data = tail;
                        break;
                    default:
                        Rest = new Bitstring(_begun);
                        return _begun.Length == 0 ? null
                            : _begun.AsSpan(1).ContainsAnyExceptInRange<byte>(0x80, 0xBF) ? "error"
                            : "incomplete";
                }
            }
        }

        private string Stop(Term inner)
        {
            foreach (Term tail in _outer)
                inner = new Cons(inner, tail);
            Rest = _begun.Length > 0 ? Terms.List(new Bitstring(_begun), inner) : inner;
            return "error";
        }

        private bool Take(Term code)
        {
            if (isLatin1 && Erlang.Small(code, 0, 0xFF) is null || Utf.Of(code) is not Rune rune)
                return false;
            _text.Append(rune.ToString());
            return true;
        }

        /// <summary>Whether bytes are fewer than the first of them promises; the others are not
        /// looked at before they are all there.</summary>
        private static bool IsBegun(ReadOnlySpan<byte> bytes)
        {
            int size = bytes[0] switch
            {
                >= 0xF8 => 1,
                >= 0xF0 => 4,
                >= 0xE0 => 3,
                >= 0xC0 => 2,
                _ => 1,
            };
            return bytes.Length < size;
        }

        /// <summary>Takes a binary, or stops within it; <paramref name="around"/> puts what is left
        /// of it where it stood.</summary>
        private bool Take(Bitstring binary, Func<Term, Term> around)
        {
            ReadOnlySpan<byte> bytes = binary.Data.AsSpan();
            if (isLatin1)
            {
                _text.Append(Encoding.Latin1.GetString(bytes));
                return true;
            }
            byte[] whole = [.. _begun, .. bytes];
            int at = 0;
            while (at < whole.Length)
            {
                if (IsBegun(whole.AsSpan(at)))
                    break;
                if (Rune.DecodeFromUtf8(whole.AsSpan(at), out Rune rune, out int size)
                    != System.Buffers.OperationStatus.Done)
                {
                    int from = Math.Max(0, at - _begun.Length);
                    if (at >= _begun.Length)
                        _begun = [];
                    Stop(around(new Bitstring(bytes[from..])));
                    return false;
                }
                _text.Append(rune.ToString());
                at += size;
            }
            _begun = whole[at..];
            return true;
        }
    }
}
