using System.Globalization;
using Beam;
using Fuzz.Run;
using Fuzz.Unicorn;
using Jit.Arm32;
using Jit.Runtime;
using Oracle;

namespace Fuzz.Localise;

/// <summary>A difference at one place.</summary>
/// <param name="Kind">Of <see cref="DivergenceKind"/>.</param>
/// <param name="What">The register.</param>
/// <param name="Expected">The oracle's content.</param>
/// <param name="Actual">The JIT's.</param>
/// <param name="Spots">What machine code may have written wrong, the likeliest first.</param>
internal sealed record Mismatch(
    string Kind, string What, string Expected, string Actual, IReadOnlyList<Spot> Spots);

/// <summary>The guest between two BEAM instructions, compared with the oracle.</summary>
internal sealed class GuestView(Arm32Target target)
{
    private const int TextLengthMax = 400;
    private const int ComparedEachTime = 5_000;
    private const int HeapRowsMax = 24;
    private Inspection _guest = new(target.Guest);
    private Guest _of = target.Guest;
    private readonly Dictionary<uint, Term> _known = [];
    private int _knownSince;
    private int _compared;

    private Machine Machine => target.Machine;

    public int Collections => _guest.Collections;

    /// <summary>Takes the machine's registers as they are now, until <see cref="Leave"/>.
    /// </summary>
    public void Take()
    {
        if (!ReferenceEquals(_of, target.Guest))
            (_guest, _of) = (new Inspection(target.Guest), target.Guest); // It was spoilt.
        Span<uint> registers = stackalloc uint[Inspection.Registers.Length];
        for (int i = 0; i < registers.Length; i++)
            registers[i] = Machine.Read(Inspection.Registers[i]);
        _guest.Take(registers, Machine.Read(Abi.E));
    }

    /// <summary>What is to be seen was seen.</summary>
    public void Leave() => _guest.Leave();

    /// <summary>What of the state differs; null where nothing does.</summary>
    public Mismatch? Compare(OracleStep step, Expectation run)
    {
        if (step.StackWords != _guest.StackWords)
        {
            return new(
                DivergenceKind.Stack, "stack", $"{step.StackWords} words",
                $"{_guest.StackWords} words", [Spot.Of(Abi.E)]);
        }
        if (step.StackWords > 0 && !_guest.IsCode(_guest.ReturnAddress))
        {
            return new(
                DivergenceKind.Stack, "return address", "an address of code",
                $"0x{_guest.ReturnAddress:x8}", [Spot.At(Machine.Read(Abi.E))]);
        }
        if (IsBuilding(step.Place.Instruction.Op))
            return null;
        foreach ((int i, Term? value) in step.X)
        {
            uint word = _guest.X(i);
            if (IsNews(word, value) && Term($"x{i}", value, word, Spot.OfX(i)) is { } wrong)
                return wrong;
        }
        for (int i = 0; i < step.Y.Count; i++)
        {
            uint word = _guest.Y(i);
            Spot spot = Spot.At(_guest.AddressOfY(i));
            if (IsNews(word, step.Y[i]) && Term($"y{i}", step.Y[i], word, spot) is { } wrong)
                return wrong;
        }
        foreach ((int i, double value) in step.Fr)
        {
            if (Bits(Fr(i)) == Bits(value))
                continue;
            return new(
                DivergenceKind.Value, $"fr{i}", Text(value), Text(Fr(i)), [Spot.OfFr(i)]);
        }
        string mailbox = ((GuestBody)_guest.Mailbox).Context.Mailbox.Standing;
        return step.Mailbox == mailbox ? RunState(step, run) : new(
            DivergenceKind.Mailbox, "mailbox", step.Mailbox, mailbox, []);
    }

    /// <summary>In a long run, large terms would be read again and again: a word that stood for
    /// this very term since the last collection is taken to do so still.</summary>
    private bool IsNews(uint word, Term? expected)
    {
        if (++_compared < ComparedEachTime || expected is null or Opaque)
            return true;
        if (_knownSince != Collections)
            _known.Clear();
        _knownSince = Collections;
        if (_known.TryGetValue(word, out Term? known) && ReferenceEquals(known, expected))
            return false;
        _known[word] = expected;
        return !(expected is Cons cons && IsSameButHead(word, cons));
    }

    /// <summary>Whether it is a cons in front of a list that is known, and right.</summary>
    private bool IsSameButHead(uint word, Cons expected) =>
        _guest.PartsOf(word) is { } parts
        && _known.TryGetValue(parts.Tail, out Term? tail) && ReferenceEquals(tail, expected.Tail)
        && expected.Head.Equals(_guest.Read(parts.Head, out _));

    /// <summary>The first of the lowest <paramref name="live"/> x registers that points to where
    /// the heap was before a collection; null where none does.</summary>
    public int? LeftBehind(long live)
    {
        for (int i = 0; i < live; i++)
        {
            if (_guest.IsLeftBehind(_guest.X(i)))
                return i;
        }
        return null;
    }

    /// <summary>What the JIT has in an x register.</summary>
    public string ShowX(int index) => Show(_guest.X(index));

    /// <summary>A new run.</summary>
    public void Begin()
    {
        _known.Clear();
        _compared = 0;
    }

    /// <summary>What concerns the run as a whole, looked at where its end differs so.</summary>
    private Mismatch? RunState(OracleStep step, Expectation run)
    {
        for (int i = 0; run.Kind == Difference.Arguments && i < _guest.Arguments.Length; i++)
        {
            uint word = _guest.Arguments[i];
            if (Term($"argument {i + 1}", run.Arguments[i], word, null) is { } wrong)
                return wrong with { Kind = DivergenceKind.Arguments };
        }
        long spent = _guest.ReductionsSpent;
        if (run.Kind == Difference.Reductions && !step.IsEntry && spent != step.Reductions)
        {
            return new(
                DivergenceKind.Reductions, "reductions", $"{step.Reductions}", $"{spent}",
                [Spot.Of(Abi.FCalls)]);
        }
        return run.Kind == Difference.Audit && _guest.Audit() is [var complaint, ..]
            ? new(DivergenceKind.Audit, "heap", "a sound heap", complaint, [])
            : null;
    }

    private Mismatch? Term(string name, Term? expected, uint word, Spot? spot)
    {
        if (expected is null)
            return null;
        if (expected is Held { Kind: HeldKind.Catch })
        {
            return Layout.IsCatch(word) ? null : new(
                DivergenceKind.NoTerm, name, "the tag of a catch", Show(word), Spots(spot, []));
        }
        if (expected is Held held)
        {
            Held? other = Value(held.Kind, word);
            return held.Value.Equals(other?.Value) && held.Left == other.Left ? null : new(
                Lost(word, null), name, Show(expected), Show(held.Kind, word), Spots(spot, []));
        }
        Term? actual = _guest.Read(word, out string? error);
        if (expected.Equals(actual))
            return null;
        string kind = actual is null ? Lost(word, error) : DivergenceKind.Value;
        IEnumerable<uint> inner = _guest.Differing(0, word, expected).Skip(1).Reverse();
        return new(kind, name, Show(expected), Show(word), Spots(spot, inner));
    }

    private static List<Spot> Spots(Spot? register, IEnumerable<uint> inner)
    {
        List<Spot> spots = [.. inner.Select(Spot.At)];
        if (register is { } spot)
            spots.Add(spot);
        return spots;
    }

    /// <summary>What is no term: a match context, a raw trace; or null.</summary>
    private Held? Value(HeldKind kind, uint word)
    {
        if (kind == HeldKind.Match)
        {
            return _guest.ReadMatch(word, Held.BitsMax) is { } match
                ? new(kind, match.Next, match.Left) : null;
        }
        return _guest.Read(word, out _) is Cons raw ? new(kind, raw.Tail) : null;
    }

    private string Lost(uint word, string? error) =>
        _guest.IsLeftBehind(word) || (NamedIn(error) is { } named && _guest.IsLeftBehind(named))
            ? DivergenceKind.Root : DivergenceKind.NoTerm;

    /// <summary>The word that a complaint begins with.</summary>
    private static uint? NamedIn(string? error) =>
        error is ['0', 'x', ..] && error.Length >= 10 && uint.TryParse(
            error.AsSpan(2, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint word)
            ? word : null;

    /// <summary>Live registers and what they lead to on the heap, side by side.</summary>
    public IReadOnlyList<RegisterRow> Rows(OracleStep step)
    {
        var rows = new List<RegisterRow>();
        if (IsBuilding(step.Place.Instruction.Op))
            return rows;
        foreach ((int i, Term? value) in step.X)
            Add($"x{i}", value, _guest.X(i));
        if (step.StackWords == _guest.StackWords)
        {
            for (int i = 0; i < step.Y.Count; i++)
                Add($"y{i}", step.Y[i], _guest.Y(i));
        }
        foreach ((int i, double value) in step.Fr)
            rows.Add(new($"fr{i}", Text(value), Text(Fr(i)), $"{Bits(Fr(i)):x16}"));
        return rows;

        void Add(string name, Term? expected, uint word)
        {
            if (expected is null or Held { Kind: HeldKind.Catch })
                return;
            string actual = expected is Held held ? Show(held.Kind, word) : Show(word);
            rows.Add(new(name, Show(expected), actual, $"{word:x8}"));
            if (expected is not Held)
                rows.AddRange(Heap(name, expected, word).Take(HeapRowsMax));
        }
    }

    /// <summary>The words of a term's objects, outermost first, beside the terms that should be
    /// there; no further in where they differ in what they are.</summary>
    private IEnumerable<RegisterRow> Heap(string name, Term expected, uint word)
    {
        var open = new Queue<(string Name, Term Expected, uint Word)>([(name, expected, word)]);
        while (open.TryDequeue(out var it))
        {
            (string Name, Term Expected)[] parts = it.Expected switch
            {
                Cons cons => [($"hd({it.Name})", cons.Head), ($"tl({it.Name})", cons.Tail)],
                Beam.Tuple tuple =>
                    [.. tuple.Elements.Select((e, i) => ($"element({i + 1},{it.Name})", e))],
                _ => [],
            };
            foreach (((string part, Term value), uint at) in parts.Zip(_guest.Words(it.Word)))
            {
                uint content = _guest.Memory[at];
                yield return new(part, Show(value), Show(content), $"{content:x8}")
                {
                    Address = at,
                };
                open.Enqueue((part, value, content));
            }
        }
    }

    private double Fr(int index)
    {
        if (index < Abi.FrInRegisters)
            return BitConverter.UInt64BitsToDouble(Machine.Read(new DReg((byte)index)));
        uint address = Spot.OfFr(index).Address;
        Machine.TryRead(address, out uint low);
        Machine.TryRead(address + 4, out uint high);
        return BitConverter.UInt64BitsToDouble((ulong)high << 32 | low);
    }

    private string Show(uint word) =>
        _guest.Read(word, out string? error) is { } term ? Show(term) : error!;

    private string Show(HeldKind kind, uint word)
    {
        if (Value(kind, word) is { } value)
            return Show(value);
        return $"0x{word:x8}, no {(kind == HeldKind.Match ? "match context" : "trace")}";
    }

    public static string Show(Term term)
    {
        string text = term switch
        {
            Held { Kind: HeldKind.Match } held =>
                $"match context, {held.Left} bits left: {held.Value}",
            Held held => $"raw trace {held.Value}",
            _ => $"{term}",
        };
        return text.Length <= TextLengthMax ? text : text[..TextLengthMax] + "…";
    }

    private static string Text(double value) => $"{new Float(value)}";

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    /// <summary>Ops between which an object is half built.</summary>
    public static bool IsBuilding(Op op) => op is Op.Put or Op.BsPutInteger or Op.BsPutBinary
        or Op.BsPutFloat or Op.BsPutString or Op.BsPutUtf8 or Op.BsPutUtf16 or Op.BsPutUtf32;
}

/// <summary>What is to be seen at a run as a whole.</summary>
/// <param name="Kind">How its end differs.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record Expectation(Difference Kind, ValueList<Term> Arguments);
