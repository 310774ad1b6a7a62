using Beam;

namespace Oracle;

/// <summary>Native records, OTP 29. What names a record in code is an atom, of a record of this
/// module, a tuple of module and name, or <c>'_'</c>, which is any record.</summary>
internal sealed partial class Interpreter
{
    private static bool IsRecord(Term term, Term module, Term name) =>
        term is NativeRecord { Shape: var shape }
        && ReferenceEquals(Atom.Of(shape.Module), module)
        && ReferenceEquals(Atom.Of(shape.Name), name);

    /// <summary>Scope <c>external</c> asks for an exported record, even in its own module;
    /// <c>auto_local</c> lets those of this module pass.</summary>
    private bool IsAccessible(RecordShape shape, Term scope) =>
        shape.Exported || (scope is Atom { Name: "auto_local" } && shape.Module == _code.Atom.Name);

    /// <summary>All fields are found before a register is written: one may hold the record.
    /// </summary>
    private int GetRecordElements(Term term, Operand fail, Operand pairs)
    {
        ReadOnlySpan<Operand> items = Items(pairs);
        var values = new Term[items.Length / 2];
        for (int i = 0; i < values.Length; i++)
        {
            Term? value = (term as NativeRecord)?[FieldName(items[2 * i])];
            if (value is null)
                return Go(fail);
            values[i] = value;
        }
        for (int i = 0; i < values.Length; i++)
            Put(items[(2 * i) + 1], values[i]);
        return Next;
    }

    private static string FieldName(Operand field) => ((Atom)((Const)field).Value).Name;

    private int GetRecordField(Instruction i)
    {
        if (Get(i[1]) is not NativeRecord record || !IsMeant(record.Shape, Get(i[2])))
            return FailRecord(i[0], "badrecord", Get(i[1]));
        return record[FieldName(i[3])] is Term value
            ? Set(i[4], value)
            : FailRecord(i[0], "badfield", FieldOf(record.Shape, FieldName(i[3])));
    }

    /// <summary>A record of this module goes by its name alone, as in OTP 29; others must be
    /// exported.</summary>
    private static bool IsMeant(RecordShape shape, Term id) => id switch
    {
        Atom { Name: var name } => name == "_" || name == shape.Name,
        Beam.Tuple { Elements: [Atom module, Atom name] } =>
            (module.Name, name.Name) == (shape.Module, shape.Name) && shape.Exported,
        _ => false,
    };

    private int PutRecord(Instruction i)
    {
        if (Get(i[2]) is NativeRecord record)
            return WriteRecord(i, record.Shape, [.. record.Values]);
        (string module, string name) = Get(i[1]) is Beam.Tuple { Elements: [Atom m, Atom n] }
            ? (m.Name, n.Name)
            : (_code.Atom.Name, ((Atom)Get(i[1])).Name);
        RecordDefinition? definition = (module == _code.Atom.Name ? _code : machine.CodeOf(module))
            ?.Module.Records.FirstOrDefault(r => r.Name == name);
        if (definition is null || (!definition.Exported && Get(i[1]) is not Atom))
            return FailRecord(i[0], "badrecord", Get(i[1]));
        Term?[] defaults = [.. definition.Fields.Select(f => f.Default)];
        return WriteRecord(i, RecordShape.Of(module, definition), defaults);
    }

    /// <summary>The record with the fields that the instruction lists. A field that it does not
    /// have counts more than one without a value; of several, the least is told.</summary>
    private int WriteRecord(Instruction i, RecordShape shape, Term?[] values)
    {
        ReadOnlySpan<Operand> items = Items(i[5]);
        var bad = new List<string>();
        for (int at = 0; at + 1 < items.Length; at += 2)
        {
            int index = shape.IndexOf(FieldName(items[at]));
            if (index < 0)
                bad.Add(FieldName(items[at]));
            else
                values[index] = Get(items[at + 1]);
        }
        if (bad.Count > 0)
            return FailRecord(i[0], "badfield", FieldOf(shape, Least(bad)));
        string[] open = [.. shape.Fields.Where((_, index) => values[index] is null)];
        return open.Length > 0
            ? FailRecord(i[0], "novalue", FieldOf(shape, Least(open)))
            : Set(i[3], new NativeRecord(shape, [.. values!]));
    }

    private static string Least(IEnumerable<string> names) =>
        names.Select(Atom.Of).Aggregate((a, b) => Ordering.Compare(a, b) <= 0 ? a : b).Name;

    /// <summary>{{Module,Name},Field}.</summary>
    private static Beam.Tuple FieldOf(RecordShape shape, string field) => new(
        new Beam.Tuple(Atom.Of(shape.Module), Atom.Of(shape.Name)), Atom.Of(field));

    private int FailRecord(Operand fail, string tag, Term value) =>
        ((Label)fail).Number != 0 ? Go(fail) : RaiseError(tag, value);
}
