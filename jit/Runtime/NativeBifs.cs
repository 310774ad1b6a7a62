using System.Numerics;
using Beam;

namespace Jit.Runtime;

/// <summary>
/// BIFs that work on guest words: those whose work is less than their arguments are long, for which
/// crossing to host terms would be the cost. The arguments are the first terms that the heap holds
/// for the service.
/// </summary>
internal sealed partial class NativeBifs
{
    private readonly GuestCore _guest;
    private readonly Arithmetic _arithmetic;
    private readonly Dictionary<Mfa, Func<uint>> _bifs = [];

    public NativeBifs(GuestCore guest, Arithmetic arithmetic)
    {
        _guest = guest;
        _arithmetic = arithmetic;
        AddOperators();
        AddTypeTests();
        AddNumbers();
        AddContainers();
        AddLists();
        AddBinaries();
        AddMaps();
    }

    /// <summary>Why the last BIF failed: an atom, or a tag whose value is the argument
    /// <see cref="ReasonArgument"/>.</summary>
    public uint Reason { get; private set; }

    /// <summary>The argument that stands beside the tag in the reason; -1 where none does.
    /// </summary>
    public int ReasonArgument { get; private set; }

    public bool Has(Mfa function) => _bifs.ContainsKey(function);

    /// <summary>The result, or the non-value and a reason.</summary>
    public uint Call(Mfa function)
    {
        ReasonArgument = -1;
        return _bifs[function]();
    }

    private AtomTable Atoms => _guest.Atoms;

    private uint Arg(int index) => _guest.Heap.Held[index];

    private void Add(string name, int arity, Func<uint> bif) =>
        _bifs.Add(new Mfa("erlang", name, arity), bif);

    private void AddOperators()
    {
        Operator("+", Service.Plus);
        Operator("-", Service.Minus);
        Operator("*", Service.Times);
        Operator("/", Service.Divide);
        Operator("div", Service.IntDiv);
        Operator("rem", Service.Rem);
        Operator("band", Service.Band);
        Operator("bor", Service.Bor);
        Operator("bxor", Service.Bxor);
        Operator("bsl", Service.Bsl);
        Operator("bsr", Service.Bsr);
        Add("+", 1, () => Kind(Arg(0)) != NumberKind.None ? Arg(0) : Fail(Atoms.Badarith));
        Add("-", 1, () => Arithmetic(Service.Negate, Arg(0), Arg(0)));
        Add("bnot", 1, () => Arithmetic(Service.Bnot, Arg(0), Arg(0)));

        Comparison("<", Equality.ByValue, order => order < 0);
        Comparison("=<", Equality.ByValue, order => order <= 0);
        Comparison(">", Equality.ByValue, order => order > 0);
        Comparison(">=", Equality.ByValue, order => order >= 0);
        Comparison("==", Equality.ByValue, order => order == 0);
        Comparison("/=", Equality.ByValue, order => order != 0);
        Comparison("=:=", Equality.Exact, order => order == 0);
        Comparison("=/=", Equality.Exact, order => order != 0);
        Add("min", 2, () => Order(Equality.ByValue) <= 0 ? Arg(0) : Arg(1));
        Add("max", 2, () => Order(Equality.ByValue) >= 0 ? Arg(0) : Arg(1));

        Add("and", 2, () => Logic((left, right) => left && right));
        Add("or", 2, () => Logic((left, right) => left || right));
        Add("xor", 2, () => Logic((left, right) => left != right));
        Add("not", 1, () => IsBoolean(Arg(0)) ? Atoms.Word(Arg(0) == Atoms.False) : Badarg());
    }

    private void AddTypeTests()
    {
        Test("is_atom", Layout.IsAtom);
        Test("is_boolean", IsBoolean);
        Test("is_integer", word => Kind(word) is NumberKind.Small or NumberKind.Bignum);
        Test("is_float", word => Kind(word) == NumberKind.Float);
        Test("is_number", word => Kind(word) != NumberKind.None);
        Test("is_list", word => Layout.IsCons(word) || word == Layout.Nil);
        Test("is_tuple", word => Is(word, Subtag.Tuple));
        Test("is_map", word => Is(word, Subtag.Map));
        Test("is_bitstring", word => Binaries.IsBitstring(_guest.Memory, word));
        Test("is_binary", IsBinary);
        Test("is_function", word => Is(word, Subtag.Fun) || Is(word, Subtag.Export));
        Test("is_pid", word => Layout.IsPid(word) || Is(word, Subtag.ExternalPid));
        Test("is_port", word => Layout.IsPort(word) || Is(word, Subtag.ExternalPort));
        Test("is_reference", word =>
            Is(word, Subtag.Reference) || Is(word, Subtag.ExternalReference));
        Add("is_function", 2, IsFunctionOfArity);
        Test("is_record", word => Is(word, Subtag.Record));
        Add("is_record", 2, () => Layout.IsAtom(Arg(1)) ? Atoms.Word(IsRecord()) : Badarg());
        Add("is_record", 3, () => Layout.IsAtom(Arg(2)) ? IsNativeRecord() : IsRecordOfSize());
    }

    private void AddNumbers()
    {
        Add("abs", 1, Abs);
        Add("float", 1, ToFloat);
        Add("trunc", 1, () => ToInteger(Math.Truncate));
        Add("round", 1, () => ToInteger(x => Math.Round(x, MidpointRounding.AwayFromZero)));
        Add("floor", 1, () => ToInteger(Math.Floor));
        Add("ceil", 1, () => ToInteger(Math.Ceiling));
    }

    private void AddContainers()
    {
        Add("hd", 1, () => Layout.IsCons(Arg(0)) ? Word(Arg(0), 0) : Badarg());
        Add("tl", 1, () => Layout.IsCons(Arg(0)) ? Word(Arg(0), 1) : Badarg());
        Add("length", 1, Length);
        Add("element", 2, () => ElementIndex(Arg(0), Arg(1)) is > 0 and int index
            ? Word(Arg(1), index)
            : Badarg());
        Add("setelement", 3, SetElement);
        Add("tuple_size", 1, () => Is(Arg(0), Subtag.Tuple) ? Size(TupleSize(Arg(0))) : Badarg());
        Add("byte_size", 1, () => BitstringSize(bits => (bits + 7) / 8));
        Add("bit_size", 1, () => BitstringSize(bits => bits));
        Add("size", 1, () => Is(Arg(0), Subtag.Tuple)
            ? Size(TupleSize(Arg(0)))
            : BitstringSize(bits => bits / 8));
    }

    private void Operator(string name, Service op) =>
        Add(name, 2, () => Arithmetic(op, Arg(0), Arg(1)));

    private void Comparison(string name, Equality equality, Func<int, bool> holds) =>
        Add(name, 2, () => Atoms.Word(holds(Order(equality))));

    private void Test(string name, Func<uint, bool> test) =>
        Add(name, 1, () => Atoms.Word(test(Arg(0))));

    private uint Arithmetic(Service op, uint left, uint right)
    {
        uint result = _arithmetic.Run(op, left, right);
        return result != Layout.NonValue ? result : Fail(_arithmetic.Reason);
    }

    private int Order(Equality equality) => _guest.Order.Compare(Arg(0), Arg(1), equality);

    private uint Logic(Func<bool, bool, bool> op) => IsBoolean(Arg(0)) && IsBoolean(Arg(1))
        ? Atoms.Word(op(Arg(0) == Atoms.True, Arg(1) == Atoms.True))
        : Badarg();

    private bool IsBoolean(uint word) => word == Atoms.True || word == Atoms.False;

    private NumberKind Kind(uint word) => Numbers.KindOf(_guest.Memory, word);

    private bool Is(uint word, Subtag subtag) => Layout.IsBoxed(word)
        && Layout.SubtagOf(_guest.Memory[Layout.Address(word)]) == subtag;

    /// <summary>A word of the object that a term points to.</summary>
    private uint Word(uint pointer, int index) =>
        _guest.Memory[Layout.Address(pointer) + ((uint)index * 4)];

    private int TupleSize(uint tuple) => Layout.WordsOf(Word(tuple, 0));

    /// <summary>A tuple that begins with the atom, or a native record of that name.</summary>
    private bool IsRecord() => Is(Arg(0), Subtag.Record)
        ? Definition(Layout.DefinitionNameOffset) == Arg(1)
        : Is(Arg(0), Subtag.Tuple) && TupleSize(Arg(0)) > 0 && Word(Arg(0), 1) == Arg(1);

    /// <summary>A native record of that module and name.</summary>
    private uint IsNativeRecord() => !Layout.IsAtom(Arg(1))
        ? Badarg()
        : Atoms.Word(Is(Arg(0), Subtag.Record)
            && Definition(Layout.DefinitionModuleOffset) == Arg(1)
            && Definition(Layout.DefinitionNameOffset) == Arg(2));

    /// <summary>A word of the definition of the native record that is the first argument.</summary>
    private uint Definition(uint offset) => _guest.Memory[Layout.Address(Word(Arg(0), 1)) + offset];

    private uint IsFunctionOfArity()
    {
        bool negative = Layout.IsSmall(Arg(1))
            ? Layout.SmallValue(Arg(1)) < 0
            : !Is(Arg(1), Subtag.PositiveBignum);
        if (negative)
            return Badarg();
        bool isFun = Is(Arg(0), Subtag.Fun) || Is(Arg(0), Subtag.Export);
        return Atoms.Word(isFun && Layout.Small((int)Word(Arg(0), 2)) == Arg(1));
    }

    private uint IsRecordOfSize()
    {
        bool sized = Kind(Arg(2)) is NumberKind.Small or NumberKind.Bignum;
        if (!Layout.IsAtom(Arg(1)) || !sized)
            return Badarg();
        return Atoms.Word(Is(Arg(0), Subtag.Tuple)
            && Layout.Small(TupleSize(Arg(0))) == Arg(2) && IsRecord());
    }

    private uint Abs()
    {
        switch (Kind(Arg(0)))
        {
            case NumberKind.None:
                return Badarg();
            case NumberKind.Float:
                double value = Numbers.Float(_guest.Memory, Arg(0));
                return double.IsNegative(value) ? _arithmetic.Float(-value) : Arg(0);
            default:
                BigInteger integer = Numbers.Integer(_guest.Memory, Arg(0));
                return integer.Sign < 0 ? _arithmetic.Integer(-integer) : Arg(0);
        }
    }

    private uint ToFloat()
    {
        switch (Kind(Arg(0)))
        {
            case NumberKind.None:
                return Badarg();
            case NumberKind.Float:
                return Arg(0);
            default:
                double value = Numbers.ToFloat(Numbers.Integer(_guest.Memory, Arg(0)));
                return double.IsFinite(value) ? _arithmetic.Float(value) : Badarg();
        }
    }

    private uint ToInteger(Func<double, double> rounded) => Kind(Arg(0)) switch
    {
        NumberKind.None => Badarg(),
        NumberKind.Float => _arithmetic.Integer(
            new BigInteger(rounded(Numbers.Float(_guest.Memory, Arg(0))))),
        _ => Arg(0),
    };

    private uint Length()
    {
        int cells = Cells(Arg(0), out uint end);
        return end == Layout.Nil ? Size(cells) : Badarg();
    }

    /// <summary>The index, from 1, of an element that the tuple has; else 0.</summary>
    private int ElementIndex(uint index, uint tuple)
    {
        if (!Layout.IsSmall(index) || !Is(tuple, Subtag.Tuple))
            return 0;
        int value = Layout.SmallValue(index);
        return value >= 1 && value <= TupleSize(tuple) ? value : 0;
    }

    private uint SetElement()
    {
        int index = ElementIndex(Arg(0), Arg(1));
        if (index == 0)
            return Badarg();
        int words = TupleSize(Arg(1)) + 1;
        _guest.Heap.Reserve(words);
        uint copy = _guest.Heap.Take(words);
        Span<uint> to = _guest.Memory.Words(copy, words);
        _guest.Memory.Words(Layout.Address(Arg(1)), words).CopyTo(to);
        to[index] = Arg(2);
        return Layout.Boxed(copy);
    }

    /// <summary>Of a match context, which OTP 26 and later ask too, it is what is left.</summary>
    private uint BitstringSize(Func<long, long> size)
    {
        if (Is(Arg(0), Subtag.MatchState))
            return _arithmetic.Integer(size(Word(Arg(0), 3) - Word(Arg(0), 2)));
        return Binaries.IsBitstring(_guest.Memory, Arg(0))
            ? _arithmetic.Integer(size(Binaries.BitSize(_guest.Memory, Arg(0))))
            : Badarg();
    }

    private static uint Size(int value) => Layout.Small(value);

    private uint Badarg() => Fail(Atoms.Badarg);

    private uint Fail(uint reason)
    {
        Reason = reason;
        return Layout.NonValue;
    }

    /// <summary>Fails with <c>{tag, Argument}</c>.</summary>
    private uint Fail(string tag, int argument)
    {
        ReasonArgument = argument;
        return Fail(Atoms.Word(tag));
    }
}
