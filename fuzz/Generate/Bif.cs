using System.Collections.Frozen;
using Beam;

namespace Fuzz.Generate;

/// <summary>Ops that may run a BIF.</summary>
[Flags]
internal enum BifUse
{
    Call = 1,
    Guard = 2,
    Gc = 4,

    /// <summary>Called, by programs of several processes.</summary>
    Process = 8,
}

/// <summary>A BIF: what it wants, what it gives.</summary>
/// <param name="Function">Module, name and arity.</param>
/// <param name="Use">Ops that may run it.</param>
/// <param name="Args">What each argument should be for it to succeed.</param>
/// <param name="Result">What is known of the result.</param>
/// <param name="Returns">False for those that always raise.</param>
/// <param name="Since">The first release of which loaders take it as more than a call.</param>
internal sealed record Bif(
    Mfa Function, BifUse Use, ValueList<Want> Args, Known Result, bool Returns = true,
    int Since = 0);

/// <summary>What a rule asks of an operand.</summary>
internal enum Want
{
    Any,
    Integer,

    /// <summary>A small non-negative integer: a shift, a position, a size.</summary>
    Count,
    Number,
    Atom,
    Boolean,
    List,
    Cons,
    Tuple,
    Map,
    Bits,

    /// <summary>A constant of whole bytes: what of other bitstrings is told differs by release.
    /// </summary>
    Binary,
    Fun,
    Pid,
    Reference,

    /// <summary>The atom of that name, what a monitor is of.</summary>
    Process,

    /// <summary>The atom trap_exit.</summary>
    TrapExit,

    /// <summary>A list of small integers 0 … 255.</summary>
    Bytes,

    /// <summary>Key of a map literal.</summary>
    Key,
    Zero,

    /// <summary>A tuple of position and size.</summary>
    Place,
}

/// <summary>The BIFs that generated programs use.</summary>
internal static class Bifs
{
    private const BifUse Call = BifUse.Call;
    private const BifUse Guard = BifUse.Guard | BifUse.Call;
    private const BifUse Gc = BifUse.Gc | BifUse.Call;
    private const BifUse Other = BifUse.Process;

    /// <summary>Not drawn: only what is known of their results is wanted.</summary>
    private const BifUse Made = 0;

    private static readonly Known Size = Known.Range(0, (1L << 58) - 1);
    private static readonly Known LikelyList = Known.Guess(Known.ListSet);
    private static readonly Known LikelyTuple = Known.Guess(TypeSet.Tuple);
    private static readonly Known LikelyBits = Known.Guess(TypeSet.Bitstring);
    private static readonly Known LikelyMap = Known.Guess(TypeSet.Map);
    private static readonly Known LikelyPid = Known.Guess(TypeSet.Pid);
    private static readonly Known LikelyRef = Known.Guess(TypeSet.Reference);

    /// <summary>Results claim to be a list, tuple or map only as a guess: Erlang's validator
    /// infers less of some BIFs than is true.</summary>
    public static readonly Bif[] All =
    [
#pragma warning disable IDE0055 // A table is read by column.
        // Arithmetic; the result's range is Arithmetic's to work out.
        Of("+",               Gc,    Known.Number,  Want.Number, Want.Number),
        Of("-",               Gc,    Known.Number,  Want.Number, Want.Number),
        Of("*",               Gc,    Known.Number,  Want.Number, Want.Number),
        Of("/",               Gc,    Known.AFloat,  Want.Number, Want.Number),
        Of("div",             Gc,    Known.Int,     Want.Integer, Want.Integer),
        Of("rem",             Gc,    Known.Int,     Want.Integer, Want.Integer),
        Of("band",            Gc,    Known.Int,     Want.Integer, Want.Integer),
        Of("bor",             Gc,    Known.Int,     Want.Integer, Want.Integer),
        Of("bxor",            Gc,    Known.Int,     Want.Integer, Want.Integer),
        Of("bsl",             Gc,    Known.Int,     Want.Integer, Want.Count),
        Of("bsr",             Gc,    Known.Int,     Want.Integer, Want.Count),
        Of("-",               Gc,    Known.Number,  Want.Number),
        Of("+",               Gc,    Known.Number,  Want.Number),
        Of("bnot",            Gc,    Known.Int,     Want.Integer),
        Of("abs",             Gc,    Known.Number,  Want.Number),
        Of("float",           Gc,    Known.AFloat,  Want.Integer),
        Of("round",           Gc,    Known.Int,     Want.Number),
        Of("trunc",           Gc,    Known.Int,     Want.Number),
        Of("ceil",            Gc,    Known.Int,     Want.Number),
        Of("floor",           Gc,    Known.Int,     Want.Number),
        Of("length",          Gc,    Size,          Want.List),
        Of("size",            Gc,    Size,          Want.Tuple),
        Of("byte_size",       Gc,    Size,          Want.Bits),
        Of("bit_size",        Gc,    Size,          Want.Bits),
        Of("map_size",        Gc,    Size,          Want.Map),
        Of("binary_part",     Gc,    LikelyBits,    Want.Binary, Want.Zero, Want.Count),
        Of("binary_part",     Gc,    LikelyBits,    Want.Binary, Want.Place),
        Of("list_to_atom",    Gc,    Known.AnAtom,  Want.Bytes) with { Since = 29 },

        // Guards that allocate nothing.
        Of("node",            Guard, Known.AnAtom),
        Of("node",            Guard, Known.AnAtom,  Want.Pid),
        Of("self",            Guard, new(TypeSet.Pid)),
        Of("element",         Guard, Known.Any,     Want.Count, Want.Tuple),
        Of("hd",              Guard, Known.Any,     Want.Cons),
        Of("tl",              Guard, LikelyList,    Want.Cons),
        Of("tuple_size",      Guard, Size,          Want.Tuple),
        Of("map_get",         Guard, Known.Any,     Want.Key, Want.Map),
        Of("is_map_key",      Guard, Known.Bool,    Want.Key, Want.Map),
        Of("not",             Guard, Known.Bool,    Want.Boolean),
        Of("and",             Guard, Known.Bool,    Want.Boolean, Want.Boolean),
        Of("or",              Guard, Known.Bool,    Want.Boolean, Want.Boolean),
        Of("xor",             Guard, Known.Bool,    Want.Boolean, Want.Boolean),
        Of("=:=",             Guard, Known.Bool,    Want.Any, Want.Any),
        Of("=/=",             Guard, Known.Bool,    Want.Any, Want.Any),
        Of("==",              Guard, Known.Bool,    Want.Any, Want.Any),
        Of("/=",              Guard, Known.Bool,    Want.Any, Want.Any),
        Of("<",               Guard, Known.Bool,    Want.Any, Want.Any),
        Of(">",               Guard, Known.Bool,    Want.Any, Want.Any),
        Of("=<",              Guard, Known.Bool,    Want.Any, Want.Any),
        Of(">=",              Guard, Known.Bool,    Want.Any, Want.Any),
        Of("is_atom",         Guard, Known.Bool,    Want.Any),
        Of("is_boolean",      Guard, Known.Bool,    Want.Any),
        Of("is_integer",      Guard, Known.Bool,    Want.Any),
        Of("is_float",        Guard, Known.Bool,    Want.Any),
        Of("is_number",       Guard, Known.Bool,    Want.Any),
        Of("is_list",         Guard, Known.Bool,    Want.Any),
        Of("is_tuple",        Guard, Known.Bool,    Want.Any),
        Of("is_map",          Guard, Known.Bool,    Want.Any),
        Of("is_binary",       Guard, Known.Bool,    Want.Any),
        Of("is_bitstring",    Guard, Known.Bool,    Want.Any),
        Of("is_pid",          Guard, Known.Bool,    Want.Any),
        Of("is_port",         Guard, Known.Bool,    Want.Any),
        Of("is_reference",    Guard, Known.Bool,    Want.Any),
        Of("is_function",     Guard, Known.Bool,    Want.Any),
        Of("is_function",     Guard, Known.Bool,    Want.Any, Want.Count),

        Of("is_record",       Guard, Known.Bool,    Want.Any, Want.Atom),
        Of("get",             Guard, Known.Any,     Want.Any),
        Of("max",             Guard, Known.Any,     Want.Any, Want.Any) with { Since = 27 },
        Of("min",             Guard, Known.Any,     Want.Any, Want.Any) with { Since = 27 },

        // Guards of OTP 29 alone, for bif3.
        Of("is_integer", BifUse.Guard, Known.Bool, Want.Any, Want.Integer, Want.Integer)
            with { Since = 29 },
        Of("is_record",  BifUse.Guard, Known.Bool, Want.Any, Want.Atom, Want.Atom),

        // Only ever called.
        Of("++",              Call,  LikelyList,    Want.List, Want.List),
        Of("--",              Call,  LikelyList,    Want.List, Want.List),
        Of("setelement",      Call,  LikelyTuple,   Want.Count, Want.Tuple, Want.Any),
        Of("make_tuple",      Call,  LikelyTuple,   Want.Count, Want.Any),
        Of("append_element",  Call,  LikelyTuple,   Want.Tuple, Want.Any),
        Of("tuple_to_list",   Call,  LikelyList,    Want.Tuple),
        Of("list_to_tuple",   Call,  LikelyTuple,   Want.List),
        Of("atom_to_list",    Call,  LikelyList,    Want.Atom),
        Of("integer_to_list", Call,  LikelyList,    Want.Integer),
        Of("integer_to_binary", Call, LikelyBits,   Want.Integer),
        Of("list_to_binary",  Call,  LikelyBits,    Want.Bytes),
        Of("binary_to_list",  Call,  LikelyList,    Want.Bits),
        Of("put",             Call,  Known.Any,     Want.Any, Want.Any),
        Of("erase",           Call,  Known.Any,     Want.Any),
        In("lists", "reverse",  Call, LikelyList,   Want.List, Want.Any),
        In("lists", "member",   Call, Known.Bool,   Want.Any, Want.List),
        In("lists", "keyfind",  Call, Known.Any,    Want.Any, Want.Count, Want.List),
        In("maps",  "get",      Call, Known.Any,    Want.Key, Want.Map),
        In("maps",  "put",      Call, LikelyMap,    Want.Any, Want.Any, Want.Map),
        In("maps",  "remove",   Call, LikelyMap,    Want.Any, Want.Map),

        // Of several processes; the spawning ones have a rule of their own.
        Of("spawn",             Made,  LikelyPid,     Want.Atom, Want.Atom, Want.List),
        Of("spawn_link",        Made,  LikelyPid,     Want.Atom, Want.Atom, Want.List),
        Of("spawn_opt",         Made,  LikelyTuple,   Want.Atom, Want.Atom, Want.List, Want.List),
        Of("send",              Other, Known.Any,     Want.Pid, Want.Any),
        Of("link",              Other, Known.Any,     Want.Pid),
        Of("unlink",            Other, Known.Any,     Want.Pid),
        Of("monitor",           Other, LikelyRef,     Want.Process, Want.Pid),
        Of("demonitor",         Other, Known.Any,     Want.Reference),
        Of("exit",              Other, Known.Any,     Want.Pid, Want.Any),
        Of("process_flag",      Other, Known.Any,     Want.TrapExit, Want.Boolean),
        Of("is_process_alive",  Other, Known.Any,     Want.Pid),
        Of("register",          Other, Known.Any,     Want.Atom, Want.Pid),
        Of("whereis",           Other, LikelyPid,     Want.Atom),
        Of("unregister",        Other, Known.Any,     Want.Atom),
        Of("make_ref",          Other, LikelyRef),
        Of("send_after",        Other, LikelyRef,     Want.Count, Want.Pid, Want.Any),
        Of("start_timer",       Other, LikelyRef,     Want.Count, Want.Pid, Want.Any),
        Of("cancel_timer",      Other, Known.Any,     Want.Reference),
        Of("read_timer",        Other, Known.Any,     Want.Reference),
        Of("yield",             Other, Known.Any),
        Never("error", Want.Any),
        Never("error", Want.Any, Want.List),
        Never("exit",  Want.Any),
        Never("throw", Want.Any),
#pragma warning restore IDE0055
    ];

    private static readonly FrozenDictionary<Mfa, Bif> ByFunction =
        All.ToFrozenDictionary(b => b.Function);

    public static readonly Bif[] Calls = [.. All.Where(b => b.Returns && Has(b, BifUse.Call))];
    public static readonly Bif[] OfProcesses = [.. All.Where(b => Has(b, BifUse.Process))];
    public static readonly Bif[] Raising = [.. All.Where(b => !b.Returns)];

    public static readonly Bif MakeRef = ByFunction[new("erlang", "make_ref", 0)];
    public static readonly Mfa Put = new("erlang", "put", 2);
    public static readonly Mfa Get = new("erlang", "get", 1);
    public static readonly Mfa Setelement = new("erlang", "setelement", 3);
    public static readonly Mfa IsRecord = new("erlang", "is_record", 3);

    /// <summary>The BIF of that name, or null when generated programs do not know it.</summary>
    public static Bif? Find(Mfa function) => ByFunction.GetValueOrDefault(function);

    /// <summary>Those that an op may run, by number of arguments.</summary>
    public static Bif[] For(BifUse use, int arity) =>
        [.. All.Where(b => Has(b, use) && b.Function.Arity == arity)];

    /// <summary>Likewise, on those releases.</summary>
    public static IEnumerable<Bif> For(BifUse use, int arity, Releases releases) =>
        For(use, arity).Where(b => b.Since <= releases.Oldest);

    private static bool Has(Bif bif, BifUse use) => (bif.Use & use) != 0;

    private static Bif Of(string name, BifUse use, Known result, params Want[] args) =>
        In("erlang", name, use, result, args);

    private static Bif In(
        string module, string name, BifUse use, Known result, params Want[] args) =>
        new(new Mfa(module, name, args.Length), use, ValueList.Create<Want>(args), result);

    private static Bif Never(string name, params Want[] args) =>
        Of(name, BifUse.Call, Known.Any, args) with { Returns = false };
}
