using System.Collections.Immutable;
using Beam;

namespace Oracle.Bifs;

/// <summary>BIFs of module <c>records</c>, OTP 29.</summary>
internal static class RecordBifs
{
    public static readonly BifTable Table = new()
    {
        { "get", 2, (_, a) => a is [Atom field, NativeRecord record]
            && record[field.Name] is Term value ? value : BifResult.Badarg },
        { "get_module", 1, (_, a) => a[0] is NativeRecord record
            ? Atom.Of(record.Shape.Module)
            : BifResult.Badarg },
        { "get_name", 1, (_, a) => a[0] is NativeRecord record
            ? Atom.Of(record.Shape.Name)
            : BifResult.Badarg },
        { "get_field_names", 1, (_, a) => a[0] is NativeRecord record
            ? Terms.List([.. record.Shape.Fields.Select(Atom.Of)])
            : Badrecord(a[0]) },
        { "is_exported", 1, (_, a) => a[0] is NativeRecord record
            ? record.Shape.Exported
            : Badrecord(a[0]) },
        { "get_definition", 2, (p, a) => a is [Atom module, Atom name]
            && p.Node.Code.Find(module.Name)?.Records.FirstOrDefault(r => r.Name == name.Name)
                is { } record ? Definition(record) : BifResult.Badarg },
        { "create", 4, (_, a) => Create(a[0], a[1], a[2], a[3]) },
        { "update", 4, (_, a) => Update(a[0], a[1], a[2], a[3]) },
    };

    /// <summary>Options, and the fields as the source has them: {Name, Default} or Name.</summary>
    private static Beam.Tuple Definition(RecordDefinition record)
    {
        var options = ImmutableDictionary<Term, Term>.Empty.Add(
            Atom.Of("is_exported"), Atom.Of(record.Exported));
        IEnumerable<Term> fields = record.Fields.Select(f => f.Default is { } value
            ? (Term)new Beam.Tuple(Atom.Of(f.Name), value)
            : Atom.Of(f.Name));
        return new Beam.Tuple(new Map(options), Terms.List([.. fields]));
    }

    private static BifResult Badrecord(Term term) =>
        BifResult.Error(Names.Tagged("badrecord", term));

    private static BifResult Badmap(Term term) => BifResult.Error(Names.Tagged("badmap", term));

    private static BifResult Badfield(Term module, Term name, Term field) => BifResult.Error(
        Names.Tagged("badfield", new Beam.Tuple(new Beam.Tuple(module, name), field)));

    private static BifResult Create(Term module, Term name, Term fields, Term options)
    {
        if (module is not Atom || name is not Atom)
            return Badrecord(name);
        if (options is not Map map)
            return Badmap(options);
        if (map.Entries.Count != 1
            || !map.Entries.TryGetValue(Atom.Of("is_exported"), out Term? exported)
            || Erlang.Boolean(exported) is not bool isExported
            || Terms.Elements(fields) is not List<Term> pairs)
        {
            return BifResult.Badarg;
        }
        var names = new List<string>();
        var values = new List<Term>();
        foreach (Term pair in pairs)
        {
            if (pair is not Beam.Tuple { Elements: [var field, var value] })
                return BifResult.Badarg;
            if (field is not Atom atom)
                return Badfield(module, name, field);
            names.Add(atom.Name);
            values.Add(value);
        }
        if (names.Distinct().Count() != names.Count)
            return BifResult.Badarg;
        var shape = new RecordShape(
            ((Atom)module).Name, ((Atom)name).Name, isExported, [.. names]);
        return new NativeRecord(shape, [.. values]);
    }

    /// <summary>Name <c>'_'</c> is any record.</summary>
    private static BifResult Update(Term term, Term module, Term name, Term updates)
    {
        if (term is not NativeRecord { Shape: var shape } record)
            return Badrecord(term);
        if (name is not Atom { Name: "_" } && !(Atom.Of(shape.Module).Equals(module)
            && Atom.Of(shape.Name).Equals(name)))
        {
            return Badrecord(name);
        }
        if (updates is not Map map)
            return Badmap(updates);
        Term[] values = [.. record.Values];
        foreach (Term key in Ordering.SortedKeys(map))
        {
            int index = key is Atom field ? shape.IndexOf(field.Name) : -1;
            if (index < 0)
                return Badfield(Atom.Of(shape.Module), Atom.Of(shape.Name), key);
            values[index] = map.Entries[key];
        }
        return new NativeRecord(shape, [.. values]);
    }
}
