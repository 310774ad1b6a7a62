using System.Collections.Immutable;
using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

// Native records, OTP 29. Where the module's own definition says which value a field is, code takes
// it by its index; the instance must be of that very definition. All else is up to services.
internal sealed partial class Emitter
{
    private readonly Dictionary<string, OwnRecord?> _ownRecords = [];

    /// <summary>A record that the module defines.</summary>
    private sealed record OwnRecord(
        RecordDefinition Definition, RecordShape Shape, uint Word, ImmutableArray<int> Places)
    {
        public uint Header => Layout.Header(Subtag.Record, 1 + Shape.Fields.Count);

        /// <summary>Offset of a field from the record's pointer.</summary>
        public int OffsetOf(string field) => HeaderOffset + (int)Layout.RecordValuesOffset
            + (4 * Places[Shape.IndexOf(field)]);
    }

    private OwnRecord? Own(string name)
    {
        if (_ownRecords.TryGetValue(name, out OwnRecord? own))
            return own;
        if (_module.Records.FirstOrDefault(r => r.Name == name) is { } definition)
        {
            var shape = RecordShape.Of(_module.Name, definition);
            own = new OwnRecord(
                definition, shape, _tables.RecordWord(shape),
                RecordTable.PlacesOf(shape.Fields, _tables.AtomWord));
        }
        return _ownRecords[name] = own;
    }

    /// <summary>Continue if Arg is a native record, else jump to Fail.</summary>
    private void IsAnyNativeRecord(CodeLabel fail, Operand source)
    {
        if (IsDecided(fail, source, TypeSet.NativeRecord))
            return;
        Cond boxed = LoadHeader(Arg1, source, Load(source, Arg0));
        CompareSubtag(Arg1, Subtag.Record, Layout.HeaderMask, boxed);
        _asm.B(fail, Cond.Ne);
    }

    /// <summary>Continue if Arg, a native record, is of that module and name.</summary>
    private void IsNativeRecord(CodeLabel fail, Operand record, Operand module, Operand name)
    {
        LoadDefinition(Load(record, Arg0));
        CompareDefinition(Layout.DefinitionModuleOffset, module, Cond.Al);
        CompareDefinition(Layout.DefinitionNameOffset, name, Cond.Eq);
        _asm.B(fail, Cond.Ne);
    }

    /// <summary>Continue if the record is exported, or <c>auto_local</c> and this module's.
    /// </summary>
    private void IsRecordAccessible(CodeLabel fail, Operand record, Operand scope)
    {
        LoadDefinition(Load(record, Arg0));
        var exported = new Const(Atom.True);
        CompareDefinition(Layout.DefinitionExportedOffset, exported, Cond.Al);
        if (scope is Const { Value: Atom { Name: "auto_local" } })
        {
            var module = new Const(Atom.Of(_module.Name));
            CompareDefinition(Layout.DefinitionModuleOffset, module, Cond.Ne);
        }
        _asm.B(fail, Cond.Ne);
    }

    private void LoadDefinition(Reg record, Cond cond = Cond.Al) =>
        _asm.Ldr(Arg1, Mem.At(record, HeaderOffset + (int)Layout.RecordDefinitionOffset), cond);

    /// <summary>Compares a word of the definition Arg1 with an operand; clobbers Arg2, Arg3.
    /// </summary>
    private void CompareDefinition(uint offset, Operand with, Cond cond)
    {
        if (ConstantWord(with) is { } word)
        {
            _asm.Ldr(Arg2, Mem.At(Arg1, HeaderOffset + (int)offset), cond);
            CompareWith(Arg2, word, cond);
            return;
        }
        Reg register = Load(with, Arg3);
        _asm.Ldr(Arg2, Mem.At(Arg1, HeaderOffset + (int)offset), cond);
        _asm.Cmp(Arg2, register, cond);
    }

    /// <summary>Dst = field, for each pair, or jump to Fail.</summary>
    private void GetRecordElements(Operand fail, Operand record, OperandList list)
    {
        var pairs = new List<(string Field, Operand Dst)>();
        for (int i = 0; i + 1 < list.Items.Count; i += 2)
            pairs.Add((FieldName(list.Items[i]), list.Items[i + 1]));
        // The record's own register comes last: till then it is needed.
        pairs = [.. pairs.OrderBy(p => RegisterCache.IsSame(p.Dst, record))];
        if (TestedRecord(record) is not { } own || pairs.Any(p => own.Shape.IndexOf(p.Field) < 0))
        {
            FindElements(fail, record, pairs);
            return;
        }
        CodeLabel done = _asm.NewLabel();
        Reg register = Load(record, Arg0);
        LoadDefinition(register);
        CompareWith(Arg1, own.Word);
        _asm.B(
            OutOfLine(() =>
            {
                FindElements(fail, record, pairs);
                _asm.B(done);
            }),
            Cond.Ne);
        foreach ((string field, Operand destination) in pairs)
        {
            Reg target = Target(destination, Arg1);
            LoadAt(target, register, own.OffsetOf(field));
            Store(target, destination);
        }
        _asm.Bind(done);
    }

    private void FindElements(
        Operand fail, Operand record, List<(string Field, Operand Dst)> pairs)
    {
        foreach ((string field, Operand destination) in pairs)
        {
            LoadTo(Arg0, record);
            _asm.MovImm32(Arg1, _tables.AtomWord(field));
            CallService(Service.FindField, NoLive);
            _asm.Cmp(Arg0, Operand2.Imm(Layout.NonValue));
            _asm.B(LabelOf(fail), Cond.Eq);
            Store(Arg0, destination);
        }
    }

    private static string FieldName(Operand field) => ((Atom)((Const)field).Value).Name;

    /// <summary>The module's own record that the tests just before this instruction say it is.
    /// </summary>
    private OwnRecord? TestedRecord(Operand record)
    {
        for (int at = _at - 1; at >= 0; at--)
        {
            Instruction test = _function.Code[at];
            if (test.Op is not (Op.IsNativeRecord or Op.IsRecordAccessible)
                || !RegisterCache.IsSame(test[1], record))
            {
                return null;
            }
            if (test.Op == Op.IsNativeRecord
                && test[2] is Const { Value: Atom module } && module.Name == _module.Name
                && test[3] is Const { Value: Atom name })
            {
                return Own(name.Name);
            }
        }
        return null;
    }

    /// <summary>Dst = one field of a native record, or jump to Fail (0: raise).</summary>
    private void GetRecordField(
        Operand fail, Operand source, Operand id, Operand field, Operand destination)
    {
        if (id is not Const { Value: Atom { Name: var name } } || source is Const
            || Own(name) is not { } own || own.Shape.IndexOf(FieldName(field)) < 0)
        {
            AskForField(fail, source, id, field);
            Store(Arg0, destination);
            return;
        }
        CodeLabel done = _asm.NewLabel();
        Reg target = Target(destination, Arg1);
        Reg register = Load(source, Arg0);
        Cond boxed = LoadHeader(Arg1, source, register);
        CompareWith(Arg1, own.Header, boxed);
        LoadDefinition(register, Cond.Eq);
        CompareWith(Arg1, own.Word, Cond.Eq);
        _asm.B(
            OutOfLine(() =>
            {
                AskForField(fail, source, id, field);
                Move(target, Arg0);
                _asm.B(done);
            }),
            Cond.Ne);
        LoadAt(target, register, own.OffsetOf(FieldName(field)));
        _asm.Bind(done);
        Store(target, destination);
    }

    private void AskForField(Operand fail, Operand source, Operand id, Operand field)
    {
        LoadTo(Arg0, source);
        LoadTo(Arg1, id);
        LoadTo(Arg2, field);
        CallService(Service.GetRecordField, NoLive, guard: IsGuard(fail));
        TestResult(fail);
    }

    /// <summary>Dst = native record made, or updated from Src, with the fields listed.</summary>
    private void PutRecord(
        Operand fail,
        Operand id,
        Operand source,
        Operand destination,
        Operand live,
        OperandList list)
    {
        if (source is Const { Value: Nil } && id is Const { Value: Atom { Name: var name } }
            && Own(name) is { } own && ValuesOf(own, list.Items) is { } values)
        {
            EnsureRoom(Layout.RecordWords + values.Length, Number(live));
            BuildOnHeap([new Raw(own.Header), new Raw(own.Word), .. values]);
            PointBack(destination, Layout.RecordWords + values.Length, Layout.BoxedTag);
            return;
        }
        CallService(Service.PutRecord, Number(live), guard: IsGuard(fail));
        TestResult(fail);
        Store(Arg0, destination);
    }

    /// <summary>The values of a new record where they lie; null where a field is wrong or has none.
    /// </summary>
    private static Operand[]? ValuesOf(OwnRecord own, ValueList<Operand> pairs)
    {
        var values = new Operand?[own.Places.Length];
        foreach ((int i, RecordField field) in own.Definition.Fields.Index())
        {
            if (field.Default is { } term)
                values[own.Places[i]] = new Const(term);
        }
        for (int i = 0; i + 1 < pairs.Count; i += 2)
        {
            int index = own.Shape.IndexOf(FieldName(pairs[i]));
            if (index < 0)
                return null;
            values[own.Places[index]] = pairs[i + 1];
        }
        return values.Contains(null) ? null : values as Operand[];
    }
}
