using Beam;
using Tuple = Beam.Tuple;

namespace Fuzz.Generate;

/// <summary>Native records. Erlang's validator lets any term pass as a record; VMs look into what
/// tests have proven to be one only.</summary>
internal sealed partial class Flow
{
    private bool StepRecord(Instruction i)
    {
        switch (i.Op)
        {
            case Op.IsNativeRecord:
                Known record = CheckRecord(i[1]);
                Branch(LabelOf(i[0]), Here);
                Refine(Here, i[1], record with { Record = (AtomOf(i[2]), AtomOf(i[3])) });
                return true;
            case Op.IsRecordAccessible:
                CheckRecord(i[1]);
                if (i[2] is not Const { Value: Atom { Name: "auto_local" or "external" } })
                    Complain("the scope must be auto_local or external");
                Branch(LabelOf(i[0]), Here);
                return true;
            case Op.GetRecordElements:
                GetRecordElements(i);
                return true;
            case Op.GetRecordField:
                Read(i[1]);
                if (i[1] is Const)
                    Complain("a register is needed");
                RecordOf(i[2]);
                AtomOf(i[3]);
                FailTo(LabelOf(i[0]));
                Set(i[4], Known.Any);
                return true;
            case Op.PutRecord:
                PutRecord(i);
                return true;
            default:
                return false;
        }
    }

    private Known CheckRecord(Operand source)
    {
        Known record = Read(source);
        if (source is Const || !record.Is(TypeSet.NativeRecord))
            Complain($"{source} is not known to be a native record");
        return record;
    }

    private string AtomOf(Operand operand)
    {
        if (operand is Const { Value: Atom atom })
            return atom.Name;
        Complain($"{operand} is no atom");
        return "";
    }

    /// <summary>The record that code names: an own one by an atom, any by a tuple; null where
    /// <c>'_'</c> stands for all.</summary>
    private (string Module, string Name)? RecordOf(Operand id)
    {
        switch (id)
        {
            case Const { Value: Atom { Name: "_" } }:
                return null;
            case Const { Value: Tuple { Elements: [Atom module, Atom name] } }:
                return (module.Name, name.Name);
            default:
                return (_functions.Module, AtomOf(id));
        }
    }

    private void CheckFields(ReadOnlySpan<Operand> fields)
    {
        var seen = new HashSet<string>();
        foreach (Operand field in fields)
        {
            if (!seen.Add(AtomOf(field)))
                Complain("a field is listed twice");
        }
    }

    /// <summary>Where it fails some of the targets may have been written.</summary>
    private void GetRecordElements(Instruction i)
    {
        int cost = CheckRecord(i[1]).Cost;
        ReadOnlySpan<Operand> items = Pairs(i[2], 2);
        CheckFields(EverySecond(items, 0));
        Known field = Known.Any with { Cost = Math.Max(cost, Known.AnyCost) };
        Take(LabelOf(i[0]), EverySecond(items, 1), field);
    }

    private void PutRecord(Instruction i)
    {
        int live = Number(i[4]);
        bool isNew = i[2] is Const { Value: Nil };
        ReadOnlySpan<Operand> items = ((OperandList)i[5]).Items.Span;
        if (!isNew || !items.IsEmpty)
            items = Pairs(i[5], 2);
        (string, string)? record = RecordOf(i[1]);
        int cost = 2;
        if (!isNew)
        {
            Known old = CheckRecord(i[2]);
            if (record is not null && record != old.Record)
                Complain($"{i[2]} is not known to be that record");
            record = old.Record;
            cost += old.Cost;
        }
        else if (record is null)
        {
            Complain("a new record needs a name");
        }
        CheckFields(EverySecond(items, 0));
        CheckLive(live);
        CheckYs();
        CheckKept(i[2], live);
        foreach (Operand value in EverySecond(items, 1))
        {
            cost += Read(value).Cost;
            CheckKept(value, live);
        }
        if (_complaint is not null)
            return;
        Here.NoRoom();
        Here.PruneX(live);
        if (LabelOf(i[0]) != 0)
            Complain("VMs raise, whatever the label"); // Compilers give none.
        MayRaise();
        Set(i[3], new Known(TypeSet.NativeRecord, Cost: cost) { Record = record });
    }
}
