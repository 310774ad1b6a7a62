using Beam;

namespace Jit.Emit;

// Which emitter makes the code of which op.
internal sealed partial class Emitter
{
    private static readonly Action<Emitter, Instruction> NotYetEmitter = (e, _) => e.NotYet();

    private static readonly Action<Emitter, Instruction>[] ByOp =
        [.. Enumerable.Range(0, Ops.MaxOpcode + 1).Select(
            n => Ops.Find(n) is { } row ? EmitterOf(row.Op) : NotYetEmitter)];

    /// <summary>Whether the op has an emitter.</summary>
    public static bool Has(Op op) => ByOp[(int)op] != NotYetEmitter;

    private static Action<Emitter, Instruction> EmitterOf(Op op) => op switch
    {
        Op.Label => (e, i) => e.Label((Label)i[0]),
        Op.FuncInfo => (e, _) => e.FuncInfo(),
        Op.IntCodeEnd or Op.OnLoad or Op.NifStart => (_, _) => NoCode(),
        Op.Line or Op.ExecutableLine => (e, i) => e.Line(i[0]),
        // A VM that is not started to debug has no debug_line: stack traces do not know it.
        Op.DebugLine => (_, _) => NoCode(),

        // Calls
        Op.Call => (e, i) => e.Call(i[1]),
        Op.CallLast => (e, i) => e.CallLast(i[1], i[2]),
        Op.CallOnly => (e, i) => e.CallOnly(i[1]),
        Op.CallExt => (e, i) => e.CallExt(i[1]),
        Op.CallExtLast => (e, i) => e.CallExtLast(i[1], i[2]),
        Op.CallExtOnly => (e, i) => e.CallExtOnly(i[1]),
        Op.Apply => (e, i) => e.Apply(i[0]),
        Op.ApplyLast => (e, i) => e.ApplyLast(i[0], i[1]),
        Op.Return => (e, _) => e.Return(),

        // Funs
        Op.CallFun => (e, i) => e.CallFun(i[0]),
        Op.CallFun2 => (e, i) => e.CallFun2(i[0], i[1], i[2]),
        Op.MakeFun2 => (e, i) => e.MakeFun2((LambdaRef)i[0]),
        Op.MakeFun3 => (e, i) => e.MakeFun3((LambdaRef)i[0], i[1], (OperandList)i[2]),

        // Frames
        Op.Allocate => (e, i) => e.Allocate(i[0], i[1]),
        Op.AllocateHeap => (e, i) => e.AllocateHeap(i[0], i[1], i[2]),
        Op.AllocateZero => (e, i) => e.AllocateZero(i[0], i[1]),
        Op.AllocateHeapZero => (e, i) => e.AllocateHeapZero(i[0], i[1], i[2]),
        Op.TestHeap => (e, i) => e.TestHeap(i[0], i[1]),
        Op.Init => (e, i) => e.InitYregs(i.Operands),
        Op.InitYregs => (e, i) => e.InitYregs(((OperandList)i[0]).Items),
        Op.Deallocate => (e, i) => e.Deallocate(i[0]),
        Op.Trim => (e, i) => e.Trim(i[0]),

        // Moves
        Op.Move => (e, i) => e.Move(i[0], i[1]),
        Op.Swap => (e, i) => e.Swap(i[0], i[1]),

        // BIFs
        Op.Bif0 => (e, i) => e.Bif(NoFail, i[0], [], i[1]),
        Op.Bif1 => (e, i) => e.Bif(i[0], i[1], [i[2]], i[3]),
        Op.Bif2 => (e, i) => e.Bif(i[0], i[1], [i[2], i[3]], i[4]),
        Op.Bif3 => (e, i) => e.Bif(i[0], i[1], [i[2], i[3], i[4]], i[5]),
        Op.GcBif1 => (e, i) => e.GcBif(i[0], i[1], i[2], [i[3]], i[4]),
        Op.GcBif2 => (e, i) => e.GcBif(i[0], i[1], i[2], [i[3], i[4]], i[5]),
        Op.GcBif3 => (e, i) => e.GcBif(i[0], i[1], i[2], [i[3], i[4], i[5]], i[6]),

        // Comparisons
        Op.IsLt => (e, i) => e.IsLt(e.LabelOf(i[0]), i[1], i[2]),
        Op.IsGe => (e, i) => e.IsGe(e.LabelOf(i[0]), i[1], i[2]),
        Op.IsEq => (e, i) => e.IsEq(e.LabelOf(i[0]), i[1], i[2]),
        Op.IsNe => (e, i) => e.IsNe(e.LabelOf(i[0]), i[1], i[2]),
        Op.IsEqExact => (e, i) => e.IsEqExact(e.LabelOf(i[0]), i[1], i[2]),
        Op.IsNeExact => (e, i) => e.IsNeExact(e.LabelOf(i[0]), i[1], i[2]),

        // Type tests
        Op.IsInteger => (e, i) => e.IsInteger(e.LabelOf(i[0]), i[1]),
        Op.IsFloat => (e, i) => e.IsFloat(e.LabelOf(i[0]), i[1]),
        Op.IsNumber => (e, i) => e.IsNumber(e.LabelOf(i[0]), i[1]),
        Op.IsAtom => (e, i) => e.IsAtom(e.LabelOf(i[0]), i[1]),
        Op.IsPid => (e, i) => e.IsPid(e.LabelOf(i[0]), i[1]),
        Op.IsReference => (e, i) => e.IsReference(e.LabelOf(i[0]), i[1]),
        Op.IsPort => (e, i) => e.IsPort(e.LabelOf(i[0]), i[1]),
        Op.IsNil => (e, i) => e.IsNil(e.LabelOf(i[0]), i[1]),
        Op.IsBinary => (e, i) => e.IsBinary(e.LabelOf(i[0]), i[1]),
        Op.IsBitstr => (e, i) => e.IsBitstr(e.LabelOf(i[0]), i[1]),
        Op.IsList => (e, i) => e.IsList(e.LabelOf(i[0]), i[1]),
        Op.IsNonemptyList => (e, i) => e.IsNonemptyList(e.LabelOf(i[0]), i[1]),
        Op.IsTuple => (e, i) => e.IsTuple(e.LabelOf(i[0]), i[1]),
        Op.IsBoolean => (e, i) => e.IsBoolean(e.LabelOf(i[0]), i[1]),
        Op.IsFunction => (e, i) => e.IsFunction(e.LabelOf(i[0]), i[1]),
        Op.IsFunction2 => (e, i) => e.IsFunction2(e.LabelOf(i[0]), i[1], i[2]),
        Op.IsMap => (e, i) => e.IsMap(e.LabelOf(i[0]), i[1]),
        Op.TestArity => (e, i) => e.TestArity(e.LabelOf(i[0]), i[1], i[2]),
        Op.IsTaggedTuple => (e, i) => e.IsTaggedTuple(e.LabelOf(i[0]), i[1], i[2], i[3]),

        // Selections
        Op.SelectVal => (e, i) => e.SelectVal(i[0], i[1], (OperandList)i[2]),
        Op.SelectTupleArity => (e, i) => e.SelectTupleArity(i[0], i[1], (OperandList)i[2]),
        Op.Jump => (e, i) => e.Goto(i[0]),

        // Lists and tuples
        Op.GetList => (e, i) => e.GetList(i[0], i[1], i[2]),
        Op.GetHd => (e, i) => e.GetHd(i[0], i[1]),
        Op.GetTl => (e, i) => e.GetTl(i[0], i[1]),
        Op.PutList => (e, i) => e.PutList(i[0], i[1], i[2]),
        Op.GetTupleElement => (e, i) => e.GetTupleElement(i[0], i[1], i[2]),
        Op.SetTupleElement => (e, i) => e.SetTupleElement(i[0], i[1], i[2]),
        Op.PutTuple2 => (e, i) => e.PutTuple2(i[0], (OperandList)i[1]),
        Op.UpdateRecord => (e, i) => e.UpdateRecord(i[1], i[2], i[3], (OperandList)i[4]),

        // Exceptions
        Op.Catch or Op.Try => (e, i) => e.Try(i[0], i[1]),
        Op.CatchEnd => (e, i) => e.CatchEnd(i[0]),
        Op.TryEnd => (e, i) => e.TryEnd(i[0]),
        Op.TryCase => (e, i) => e.TryCase(i[0]),
        Op.Raise => (e, i) => e.Raise(i[0], i[1]),
        Op.RawRaise => (e, _) => e.RawRaise(),
        Op.BuildStacktrace => (e, _) => e.BuildStacktrace(),
        Op.Badmatch => (e, i) => e.Fail(Runtime.Service.Badmatch, i[0]),
        Op.CaseEnd => (e, i) => e.Fail(Runtime.Service.CaseClause, i[0]),
        Op.TryCaseEnd => (e, i) => e.Fail(Runtime.Service.TryClause, i[0]),
        Op.Badrecord => (e, i) => e.Fail(Runtime.Service.Badrecord, i[0]),
        Op.IfEnd => (e, _) => e.IfEnd(),

        // Floats
        Op.Fmove => (e, i) => e.Fmove(i[0], i[1]),
        Op.Fconv => (e, i) => e.Fconv(i[0], i[1]),
        Op.Fadd => (e, i) => e.FloatOp(e._asm.Vadd, i[1], i[2], i[3]),
        Op.Fsub => (e, i) => e.FloatOp(e._asm.Vsub, i[1], i[2], i[3]),
        Op.Fmul => (e, i) => e.FloatOp(e._asm.Vmul, i[1], i[2], i[3]),
        Op.Fdiv => (e, i) => e.FloatOp(e._asm.Vdiv, i[1], i[2], i[3]),
        Op.Fnegate => (e, i) => e.Fnegate(i[1], i[2]),
        Op.Fclearerror or Op.Fcheckerror => (_, _) => NoCode(),

        // Messages
        Op.Send => (e, _) => e.Send(),
        Op.LoopRec => (e, i) => e.LoopRec(i[0], i[1]),
        Op.LoopRecEnd => (e, i) => e.LoopRecEnd(i[0]),
        Op.RemoveMessage => (e, _) => e.RemoveMessage(),
        Op.Timeout => (e, _) => e.Timeout(),
        Op.Wait => (e, i) => e.Wait(i[0]),
        Op.WaitTimeout => (e, i) => e.WaitTimeout(i[0], i[1]),
        Op.RecvMarkerReserve => (e, i) => e.RecvMarkerReserve(i[0]),
        Op.RecvMarkerBind => (e, i) => e.RecvMarkerBind(i[0], i[1]),
        Op.RecvMarkerClear => (e, i) => e.RecvMarkerClear(i[0]),
        Op.RecvMarkerUse => (e, i) => e.RecvMarkerUse(i[0]),
        // The marks of OTP 24 and older only save time, and later releases ignore them.
        Op.RecvMark => (e, _) => e.RecvMark(),
        Op.RecvSet => (e, _) => e.RecvSet(),

        // Binaries
        Op.BsStartMatch3 => (e, i) => e.BsStartMatch3(i[0], i[1], i[2], i[3]),
        Op.BsStartMatch4 => (e, i) => e.BsStartMatch4(i[0], i[1], i[2], i[3]),
        Op.BsGetInteger2 => (e, i) => e.BsGetInteger2(i),
        Op.BsGetFloat2 => (e, i) => e.BsGetFloat2(i),
        Op.BsGetBinary2 => (e, i) => e.BsGetBinary2(i),
        Op.BsSkipBits2 => (e, i) => e.BsSkipBits2(i[0], i[1], i[2], i[3]),
        Op.BsTestTail2 => (e, i) => e.BsTestTail2(i[0], i[1], i[2]),
        Op.BsTestUnit => (e, i) => e.BsTestUnit(i[0], i[1], i[2]),
        Op.BsMatchString => (e, i) => e.BsMatchString(i[0], i[1], i[2], (Bytes)i[3]),
        Op.BsGetTail => (e, i) => e.BsGetTail(i[0], i[1], i[2]),
        Op.BsGetPosition => (e, i) => e.BsGetPosition(i[0], i[1], i[2]),
        Op.BsSetPosition => (e, i) => e.BsSetPosition(i[0], i[1]),
        Op.BsGetUtf8 or Op.BsGetUtf16 or Op.BsGetUtf32 =>
            (e, i) => e.BsGetUtf(i[0], i[1], i[3], i[4]),
        Op.BsSkipUtf8 or Op.BsSkipUtf16 or Op.BsSkipUtf32 =>
            (e, i) => e.BsSkipUtf(i[0], i[1], i[3]),
        Op.BsMatch => (e, i) => e.BsMatch(i[0], i[1], (OperandList)i[2]),
        Op.BsCreateBin => (e, i) => e.BsCreateBin(i),
        Op.BsInit2 or Op.BsInitBits => (e, i) => e.BsBuild(i[0], Number(i[3]), i[5]),
        Op.BsAppend => (e, i) => e.BsBuild(i[0], Number(i[3]), i[7]),
        Op.BsPrivateAppend => (e, i) => e.BsBuild(i[0], NoLive, i[5]),
        Op.BsInitWritable => (e, _) => e.BsInitWritable(),
        Op.BsAdd => (e, i) => e.BsBuild(i[0], NoLive, i[4]),
        Op.BsUtf8Size or Op.BsUtf16Size => (e, i) => e.BsBuild(i[0], NoLive, i[2]),
        Op.BsPutInteger or Op.BsPutBinary or Op.BsPutFloat or Op.BsPutUtf8 or Op.BsPutUtf16
            or Op.BsPutUtf32 => (e, i) => e.BsPut(i[0]),
        Op.BsPutString => (e, _) => e.BsPut(NoFail),

        // Maps
        Op.PutMapAssoc => (e, i) =>
            e.PutMap(Runtime.Service.PutMapAssoc, i[0], i[1], i[2], i[3], (OperandList)i[4]),
        Op.PutMapExact => (e, i) =>
            e.PutMap(Runtime.Service.PutMapExact, i[0], i[1], i[2], i[3], (OperandList)i[4]),
        Op.HasMapFields => (e, i) =>
            e.HasMapFields(e.LabelOf(i[0]), i[1], (OperandList)i[2]),
        Op.GetMapElements => (e, i) =>
            e.GetMapElements(e.LabelOf(i[0]), i[1], (OperandList)i[2]),

        // Native records
        Op.IsAnyNativeRecord => (e, i) => e.IsAnyNativeRecord(e.LabelOf(i[0]), i[1]),
        Op.IsNativeRecord => (e, i) => e.IsNativeRecord(e.LabelOf(i[0]), i[1], i[2], i[3]),
        Op.IsRecordAccessible => (e, i) => e.IsRecordAccessible(e.LabelOf(i[0]), i[1], i[2]),
        Op.GetRecordElements => (e, i) => e.GetRecordElements(i[0], i[1], (OperandList)i[2]),
        Op.GetRecordField => (e, i) => e.GetRecordField(i[0], i[1], i[2], i[3], i[4]),
        Op.PutRecord => (e, i) => e.PutRecord(i[0], i[1], i[2], i[3], i[4], (OperandList)i[5]),

        // Retired before OTP 24: no loader in scope takes them.
        Op.MPlus or Op.MMinus or Op.MTimes or Op.MDiv or Op.IntDiv or Op.IntRem or Op.IntBand
            or Op.IntBor or Op.IntBxor or Op.IntBsl or Op.IntBsr or Op.IntBnot or Op.IsConstant
            or Op.PutString or Op.PutTuple or Op.Put or Op.MakeFun or Op.BsStartMatch
            or Op.BsGetInteger or Op.BsGetFloat or Op.BsGetBinary or Op.BsSkipBits
            or Op.BsTestTail or Op.BsSave or Op.BsRestore or Op.BsInit or Op.BsFinal
            or Op.BsNeedBuf or Op.BsBitsToBytes or Op.BsStartMatch2 or Op.BsSave2
            or Op.BsRestore2 or Op.BsFinal2 or Op.BsBitsToBytes2 or Op.PutLiteral
            or Op.BsContextToBinary => NotYetEmitter,
    };

    private static readonly Label NoFail = new(0);

    /// <summary>For ops that say something to the loader and do nothing when they run.</summary>
    private static void NoCode()
    {
    }
}
