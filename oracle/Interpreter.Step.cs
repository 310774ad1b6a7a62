using System.Diagnostics;
using Beam;
using Oracle.Bifs;

namespace Oracle;

/// <summary>The semantics of every op, one arm each.</summary>
internal sealed partial class Interpreter
{
    private static readonly Label NoLabel = new(0);
    private static readonly X X0 = new(0);

    private int Step(Instruction i) => i.Op switch
    {
        // Marks the target of every operand {f,Label}.
        Op.Label => Next,

        // Raises function_clause for Module:Name/Arity; the args are in x0….
        Op.FuncInfo => RaiseFunctionClause(Number(i[2])),

        // Ends the code of a module; never executed.
        Op.IntCodeEnd => throw new UnreachableException(),

        // x0 = function at Label called with Arity args in x0…; returns here.
        Op.Call => Call(i[1]),

        // Drops a frame of Deallocate y registers, then jumps to the function at Label.
        Op.CallLast => CallLast(i[1]),

        // Jumps to the function at Label; there is no frame.
        Op.CallOnly => CallLast(i[1]),

        // x0 = Module:Name(x0…); returns here.
        Op.CallExt => CallExt((Export)i[1]),

        // Drops a frame of Deallocate y registers, then jumps to Module:Name/Arity.
        Op.CallExtLast => CallExtLast((Export)i[1]),

        // Dst = Bif(); cannot fail, allocates nothing.
        Op.Bif0 => Bif(NoLabel, i[0], i[1]),

        // Dst = Bif(Arg1), or jump to Fail (0: raise); allocates nothing.
        Op.Bif1 => Bif(i[0], i[1], i[3], Get(i[2])),

        // Dst = Bif(Arg1, Arg2), or jump to Fail (0: raise); allocates nothing.
        Op.Bif2 => Bif(i[0], i[1], i[4], Get(i[2]), Get(i[3])),

        // Makes a frame of StackNeed y registers, contents undefined.
        Op.Allocate => Allocate(i[0], NonValue.Instance),

        // allocate, and room for HeapNeed words on the heap.
        Op.AllocateHeap => Allocate(i[0], NonValue.Instance),

        // allocate, with every y register set to [].
        Op.AllocateZero => Allocate(i[0], Nil.Instance),

        // allocate_heap, with every y register set to [].
        Op.AllocateHeapZero => Allocate(i[0], Nil.Instance),

        // Makes room for HeapNeed words on the heap, collecting when there is none.
        Op.TestHeap => Next,

        // Yreg = [].
        Op.Init => Set(i[0], Nil.Instance),

        // Drops the frame of StackNeed y registers and restores the return address.
        Op.Deallocate => Deallocate(),

        // Returns x0 to the caller.
        Op.Return => Return(),

        // x0 = x0 ! x1.
        Op.Send => Send(),

        // Takes the current message off the mailbox; stops the receive timer.
        Op.RemoveMessage => RemoveMessage(),

        // A receive timed out: back to the first message of the mailbox.
        Op.Timeout => Timeout(),

        // Dst = current message, or jump to Label when the mailbox is exhausted.
        Op.LoopRec => LoopRec(i[0], i[1]),

        // Advances to the next message and jumps to Label.
        Op.LoopRecEnd => LoopRecEnd(i[0]),

        // Suspends; on a message continues at Label.
        Op.Wait => Wait(i[0]),

        // Suspends for Time ms; on a message continues at Label.
        Op.WaitTimeout => WaitTimeout(i[0], Get(i[1])),

        // Continue if Arg1 < Arg2, else jump to Fail.
        Op.IsLt => Test(i[0], Ordering.Compare(Get(i[1]), Get(i[2])) < 0),

        // Continue if Arg1 >= Arg2, else jump to Fail.
        Op.IsGe => Test(i[0], Ordering.Compare(Get(i[1]), Get(i[2])) >= 0),

        // Continue if Arg1 == Arg2, else jump to Fail.
        Op.IsEq => Test(i[0], Ordering.Equal(Get(i[1]), Get(i[2]))),

        // Continue if Arg1 /= Arg2, else jump to Fail.
        Op.IsNe => Test(i[0], !Ordering.Equal(Get(i[1]), Get(i[2]))),

        // Continue if Arg1 =:= Arg2, else jump to Fail.
        Op.IsEqExact => Test(i[0], Ordering.Identical(Get(i[1]), Get(i[2]))),

        // Continue if Arg1 =/= Arg2, else jump to Fail.
        Op.IsNeExact => Test(i[0], !Ordering.Identical(Get(i[1]), Get(i[2]))),

        // Continue if is_integer(Arg), else jump to Fail.
        Op.IsInteger => Test(i[0], Get(i[1]) is Integer),

        // Continue if is_float(Arg), else jump to Fail.
        Op.IsFloat => Test(i[0], Get(i[1]) is Float),

        // Continue if is_number(Arg), else jump to Fail.
        Op.IsNumber => Test(i[0], Get(i[1]) is Integer or Float),

        // Continue if is_atom(Arg), else jump to Fail.
        Op.IsAtom => Test(i[0], Get(i[1]) is Atom),

        // Continue if is_pid(Arg), else jump to Fail.
        Op.IsPid => Test(i[0], Get(i[1]) is Pid),

        // Continue if is_reference(Arg), else jump to Fail.
        Op.IsReference => Test(i[0], Get(i[1]) is Reference),

        // Continue if is_port(Arg), else jump to Fail.
        Op.IsPort => Test(i[0], Get(i[1]) is Port),

        // Continue if Arg is [], else jump to Fail.
        Op.IsNil => Test(i[0], Get(i[1]) is Nil),

        // Continue if is_binary(Arg), else jump to Fail.
        Op.IsBinary => Test(i[0], Get(i[1]) is Bitstring b && b.BitLength % 8 == 0),

        // Continue if Arg is [] or [_|_], else jump to Fail.
        Op.IsList => Test(i[0], Get(i[1]) is Cons or Nil),

        // Continue if Arg is [_|_], else jump to Fail.
        Op.IsNonemptyList => Test(i[0], Get(i[1]) is Cons),

        // Continue if is_tuple(Arg), else jump to Fail.
        Op.IsTuple => Test(i[0], Get(i[1]) is Beam.Tuple),

        // Continue if the tuple Arg has Arity elements, else jump to Fail.
        Op.TestArity => Test(i[0], Get(i[1]) is Beam.Tuple t && t.Elements.Length == Number(i[2])),

        // Jump to the label paired with the value =:= Arg, else to Fail.
        Op.SelectVal => SelectValue(Get(i[0]), i[1], i[2]),

        // Jump to the label paired with tuple_size(Arg), else to Fail.
        Op.SelectTupleArity => SelectArity(Get(i[0]), i[1], i[2]),

        // Jumps to Label.
        Op.Jump => Go(i[0]),

        // Begins `catch Expr`: an exception continues at Label; Yreg holds the tag.
        Op.Catch => Protect(i[0], i[1]),

        // Ends `catch Expr`: x0 = value, thrown term, {'EXIT',Reason} or {'EXIT',{Reason,Stack}}.
        Op.CatchEnd => CatchEnd(i[0]),

        // Dst = Src.
        Op.Move => Set(i[1], Get(i[0])),

        // [Head | Tail] = Src.
        Op.GetList => GetList((Cons)Get(i[0]), i[1], i[2]),

        // Dst = element(Index + 1, Src).
        Op.GetTupleElement => Set(i[2], ((Beam.Tuple)Get(i[0])).Elements[Number(i[1])]),

        // Destructively sets element Index + 1 of Tuple to Value.
        Op.SetTupleElement => SetTupleElement((Beam.Tuple)Get(i[1]), Number(i[2]), Get(i[0])),

        // Dst = [Head | Tail]; the room is there.
        Op.PutList => Set(i[2], new Cons(Get(i[0]), Get(i[1]))),

        // Raises error:{badmatch,Arg}.
        Op.Badmatch => RaiseError("badmatch", Get(i[0])),

        // Raises error:if_clause.
        Op.IfEnd => Raise(Names.Error, Names.IfClause),

        // Raises error:{case_clause,Arg}.
        Op.CaseEnd => RaiseError("case_clause", Get(i[0])),

        // x0 = fun in x[Arity] called with args x0…; returns here.
        Op.CallFun => CallFunOp(X[Number(i[0])], Number(i[0])),

        // Continue if is_function(Arg), else jump to Fail.
        Op.IsFunction => Test(i[0], Get(i[1]) is LocalFun or ExternalFun),

        // Jumps to Module:Name/Arity; there is no frame.
        Op.CallExtOnly => CallExtLast((Export)i[1]),

        // Appends Src as an integer of Size * Unit bits to the binary being built.
        Op.BsPutInteger => PutField(i, "integer"),

        // Appends Size * Unit bits of the bitstring Src to the binary being built.
        Op.BsPutBinary => PutField(i, "binary"),

        // Appends Src as a float of Size * Unit bits to the binary being built.
        Op.BsPutFloat => PutField(i, "float"),

        // Appends Length bytes of literal text to the binary being built.
        Op.BsPutString => PutText((Bytes)i[1]),

        // Clears the floating-point exception flag.
        Op.Fclearerror => Next,

        // Raises badarith when the floating-point exception flag is set.
        Op.Fcheckerror => Next,

        // Moves a float between a float register and a term.
        Op.Fmove => Fmove(i[0], i[1]),

        // FDst = float(Src); badarith when Src is no number.
        Op.Fconv => SetFloat(i[1], Arithmetic.ToDouble(Get(i[0]))),

        // FDst = FArg1 + FArg2; badarith when not finite.
        Op.Fadd => SetFloat(i[3], Real(i[1]) + Real(i[2])),

        // FDst = FArg1 - FArg2; badarith when not finite.
        Op.Fsub => SetFloat(i[3], Real(i[1]) - Real(i[2])),

        // FDst = FArg1 * FArg2; badarith when not finite.
        Op.Fmul => SetFloat(i[3], Real(i[1]) * Real(i[2])),

        // FDst = FArg1 / FArg2; badarith when not finite.
        Op.Fdiv => SetFloat(i[3], Real(i[1]) / Real(i[2])),

        // FDst = -FArg.
        Op.Fnegate => SetFloat(i[2], -Real(i[1])),

        // x0 = fun of FunT row Index, free variables in x0….
        Op.MakeFun2 => Set(X0, MakeFun(i[0])),

        // Begins try: an exception continues at Label; Yreg holds the tag.
        Op.Try => Protect(i[0], i[1]),

        // Ends the protected part of try without an exception.
        Op.TryEnd => Set(i[0], Nil.Instance),

        // Begins the handlers: x0 = class, x1 = reason, x2 = raw stack trace.
        Op.TryCase => TryCase(i[0]),

        // Raises error:{try_clause,Value}.
        Op.TryCaseEnd => RaiseError("try_clause", Get(i[0])),

        // Raises Value again with raw stack trace Stacktrace.
        Op.Raise => RaiseAgain((RawTrace)Get(i[0]), Get(i[1])),

        // Dst = binary of Size bytes, to be filled by bs_put_* ops.
        Op.BsInit2 => InitBits(i[0], i[1], 8, i[5], Bits.Empty),

        // Dst = Src1 + Src2 * Unit, or fail when negative or too large.
        Op.BsAdd => AddSizes(i[0], Get(i[1]), Get(i[2]), Number(i[3]), i[4]),

        // x0 = apply(x[Arity], x[Arity+1], [x0…]); returns here.
        Op.Apply => Apply(Number(i[0]), tail: false),

        // Drops a frame of Deallocate y registers, then applies as apply does.
        Op.ApplyLast => Apply(Number(i[0]), tail: true),

        // Continue if Arg is true or false, else jump to Fail.
        Op.IsBoolean => Test(i[0], Get(i[1]) is Atom { Name: "true" or "false" }),

        // Continue if is_function(Arg, Arity), else jump to Fail.
        Op.IsFunction2 => Test(i[0], Erlang.IsFunction(Get(i[1]), Get(i[2]))),

        // Dst = integer of Size * Unit bits taken from the context.
        Op.BsGetInteger2 => GetInteger(i),

        // Dst = float of Size * Unit bits taken from the context.
        Op.BsGetFloat2 => GetFloat(i),

        // Dst = bitstring of Size * Unit bits taken from the context.
        Op.BsGetBinary2 => GetBinary(i),

        // Skips Size * Unit bits of the context.
        Op.BsSkipBits2 => SkipBits(i),

        // Continue if exactly Bits bits are left in the context, else jump to Fail.
        Op.BsTestTail2 => Test(i[0], Context(i[1]).Left == Number(i[2])),

        // Dst = Bif(Arg), or jump to Fail (0: raise); may collect.
        Op.GcBif1 => Bif(i[0], i[2], i[4], Whole(Get(i[3]))),

        // Dst = Bif(Arg1, Arg2), or jump to Fail (0: raise); may collect.
        Op.GcBif2 => Bif(i[0], i[2], i[5], Get(i[3]), Get(i[4])),

        // Continue if is_bitstring(Arg), else jump to Fail.
        Op.IsBitstr => Test(i[0], Get(i[1]) is Bitstring),

        // Continue if the bits left in the context are a multiple of Unit.
        Op.BsTestUnit => Test(i[0], Context(i[1]).Left % Number(i[2]) == 0),

        // Continue if the next Bits bits of the context are String, and skip them.
        Op.BsMatchString => MatchString(Context(i[1]), Number(i[2]), (Bytes)i[3], i[0]),

        // x0 = empty writable binary with room for x0 bytes.
        Op.BsInitWritable => Set(X0, Bits.Empty),

        // Dst = Bin with room for Size bits appended.
        Op.BsAppend => AppendTo(i[0], Get(i[5]), i[1], Number(i[4]), i[7]),

        // bs_append where Bin is known to be unshared.
        Op.BsPrivateAppend => AppendTo(i[0], Get(i[3]), i[1], Number(i[2]), i[5]),

        // Drops the N lowest y registers; Remaining are left.
        Op.Trim => Trim(Number(i[0])),

        // Dst = bitstring of Size bits, to be filled by bs_put_* ops.
        Op.BsInitBits => InitBits(i[0], i[1], 1, i[5], Bits.Empty),

        // Dst = code point of the UTF-8 sequence taken from the context.
        Op.BsGetUtf8 => GetRune(i, Utf8At(i[1])),

        // Skips one UTF-8 sequence of the context.
        Op.BsSkipUtf8 => SkipRune(i, Utf8At(i[1])),

        // Dst = code point of the UTF-16 sequence taken from the context.
        Op.BsGetUtf16 => GetRune(i, Utf16At(i[1], i[3])),

        // Skips one UTF-16 sequence of the context.
        Op.BsSkipUtf16 => SkipRune(i, Utf16At(i[1], i[3])),

        // Dst = code point of the UTF-32 sequence taken from the context.
        Op.BsGetUtf32 => GetRune(i, Utf32At(i[1], i[3])),

        // Skips one UTF-32 sequence of the context.
        Op.BsSkipUtf32 => SkipRune(i, Utf32At(i[1], i[3])),

        // Dst = size in bytes of Src as UTF-8.
        Op.BsUtf8Size => Set(i[2], Utf8Size(Get(i[1]))),

        // Appends Src as UTF-8 to the binary being built.
        Op.BsPutUtf8 => PutRune(i, "utf8"),

        // Dst = size in bytes of Src as UTF-16.
        Op.BsUtf16Size => Set(i[2], Utf16Size(Get(i[1]))),

        // Appends Src as UTF-16 to the binary being built.
        Op.BsPutUtf16 => PutRune(i, "utf16"),

        // Appends Src as UTF-32 to the binary being built.
        Op.BsPutUtf32 => PutRune(i, "utf32"),

        // Marks the function to run when the module is loaded.
        Op.OnLoad => Next,

        // Remembers the end of the mailbox for a receive at Label.
        Op.RecvMark => Mark(),

        // Starts the receive at Label from the remembered position.
        Op.RecvSet => UseMark(),

        // Dst = Bif(Arg1, Arg2, Arg3), or jump to Fail (0: raise); may collect.
        Op.GcBif3 => Bif(i[0], i[2], i[6], Get(i[3]), Get(i[4]), Get(i[5])),

        // The instructions that follow come from File:Line.
        Op.Line => Next,

        // Dst = Src#{K => V, …}.
        Op.PutMapAssoc => PutMap(i, exact: false),

        // Dst = Src#{K := V, …}, or jump to Fail (0: raise badkey).
        Op.PutMapExact => PutMap(i, exact: true),

        // Continue if is_map(Arg), else jump to Fail.
        Op.IsMap => Test(i[0], Get(i[1]) is Map),

        // Continue if every key is in Map, else jump to Fail.
        Op.HasMapFields => HasMapFields(Get(i[1]), i[0], i[2]),

        // Dst = value of Key, for each pair, or jump to Fail.
        Op.GetMapElements => GetMapElements(Get(i[1]), i[0], i[2]),

        // Continue if Arg is a tuple of Arity elements that starts with Atom.
        Op.IsTaggedTuple => Test(i[0], IsTagged(Get(i[1]), Number(i[2]), Get(i[3]))),

        // x0 = stack trace as a term, from the raw one in x0.
        Op.BuildStacktrace => BuildStacktrace(),

        // Raises class x0, reason x1, raw stack trace x2; x0 = badarg on a bad class.
        Op.RawRaise => RawRaise(),

        // Dst = hd(Src).
        Op.GetHd => Set(i[1], ((Cons)Get(i[0])).Head),

        // Dst = tl(Src).
        Op.GetTl => Set(i[1], ((Cons)Get(i[0])).Tail),

        // Dst = {Elements…}; the room is there.
        Op.PutTuple2 => Set(i[0], new Beam.Tuple(GetAll(i[1]))),

        // Dst = the bitstring left in the context.
        Op.BsGetTail => Set(i[1], Context(i[0]).Rest),

        // Dst = match context on Src, or jump to Fail.
        Op.BsStartMatch3 => StartMatch(i[1], i[3], i[0]),

        // Dst = position of the context.
        Op.BsGetPosition => Set(i[1], Terms.Int(Context(i[0]).Position)),

        // Sets the position of the context.
        Op.BsSetPosition => SetPosition(Context(i[0]), Get(i[1])),

        // Swaps two registers.
        Op.Swap => Swap(i[0], i[1]),

        // Dst = match context on Src; Fail is a label, no_fail or resume.
        Op.BsStartMatch4 => StartMatch(i[2], i[3], i[0]),

        // Dst = fun of FunT row Index with Env as free variables; the room is there.
        Op.MakeFun3 => Set(i[1], MakeFun(i[0], GetAll(i[2]))),

        // Yreg = [], for each y register listed.
        Op.InitYregs => Blank(i[0]),

        // Ties the marker to the reference.
        Op.RecvMarkerBind => BindMarker(Get(i[0]), Get(i[1])),

        // Forgets the marker.
        Op.RecvMarkerClear => ClearMarker(Get(i[0])),

        // Dst = marker at the end of the mailbox.
        Op.RecvMarkerReserve => Set(i[0], Terms.Int(context.Mailbox.Reserve())),

        // Starts the next receive at the marker.
        Op.RecvMarkerUse => UseMarker(Get(i[0])),

        // Dst = bitstring made of the segments listed.
        Op.BsCreateBin => CreateBin(i),

        // x0 = Fun(x0…); Tag: a FunT row, or safe/unsafe; returns here.
        Op.CallFun2 => CallFunOp(Get(i[2]), Number(i[1])),

        // The function is the stub of a NIF; with an operand, of the BIF that takes its place.
        Op.NifStart => i.Operands is [Export bif] ? CallBif(bif, After.Leave, site: null) : Next,

        // Raises error:{badrecord,Value}.
        Op.Badrecord => RaiseError("badrecord", Get(i[0])),

        // Dst = Src with elements set; Hint: reuse or copy.
        Op.UpdateRecord => Set(i[3], Update((Beam.Tuple)Get(i[2]), i[4])),

        // Runs the match commands listed on the context, or jump to Fail.
        Op.BsMatch => Match(i),

        // line, at a place where execution can be counted.
        Op.ExecutableLine => Next,

        // A place where a breakpoint can stand, in a VM started to debug.
        Op.DebugLine => Next,

        // Dst = Bif(Arg1, Arg2, Arg3), or jump to Fail (0: raise); allocates nothing.
        Op.Bif3 => Bif(i[0], i[1], i[5], Get(i[2]), Get(i[3]), Get(i[4])),

        // Continue if Arg is a native record, else jump to Fail.
        Op.IsAnyNativeRecord => Test(i[0], Get(i[1]) is NativeRecord),

        // Continue if Arg is a native record of that module and name, else jump to Fail.
        Op.IsNativeRecord => Test(i[0], IsRecord(Get(i[1]), Get(i[2]), Get(i[3]))),

        // Dst = field, for each pair, or jump to Fail.
        Op.GetRecordElements => GetRecordElements(Get(i[1]), i[0], i[2]),

        // Dst = native record made, or updated from Src, with the fields listed.
        Op.PutRecord => PutRecord(i),

        // Continue if the record's fields are visible here, else jump to Fail.
        Op.IsRecordAccessible => Test(
            i[0], Get(i[1]) is NativeRecord record && IsAccessible(record.Shape, Get(i[2]))),

        // Dst = one field of a native record, or jump to Fail (0: raise).
        Op.GetRecordField => GetRecordField(i),

        // No loader since OTP 24 takes these.
        Op.MPlus or Op.MMinus or Op.MTimes or Op.MDiv or Op.IntDiv or Op.IntRem or
        Op.IntBand or Op.IntBor or Op.IntBxor or Op.IntBsl or Op.IntBsr or Op.IntBnot or
        Op.IsConstant or Op.PutString or Op.PutTuple or Op.Put or Op.MakeFun or
        Op.BsStartMatch or Op.BsGetInteger or Op.BsGetFloat or Op.BsGetBinary or
        Op.BsSkipBits or Op.BsTestTail or Op.BsSave or Op.BsRestore or Op.BsInit or
        Op.BsFinal or Op.BsNeedBuf or Op.BsBitsToBytes or Op.BsStartMatch2 or Op.BsSave2
        or Op.BsRestore2 or Op.BsFinal2 or Op.BsBitsToBytes2 or Op.PutLiteral or
        Op.BsContextToBinary => NotYet(i),
    };
}
