using System.Collections.Immutable;
using Beam;
using Tuple = Beam.Tuple;

namespace Fuzz.Generate;

/// <summary>Rules for native records, of OTP 29.</summary>
internal static partial class Rules
{
    /// <summary>Fields of records, more than any has.</summary>
    private static readonly string[] Fields = ["x", "y", "a", "b", "ok", "k"];

    private static readonly Mfa Create = new("records", "create", 4);

    private static Rule[] Records =>
    [
        new("put_record", [Op.PutRecord], Always, b => MakeRecord(b, OwnRecord(b))),
        new("put_record_updated", [Op.PutRecord], HasRecord, ChangeRecord),
        new("create_record", [Op.IsNativeRecord, Op.CallExt], b => b.HasFrame, CreateRecord),
        new("is_any_native_record", [Op.IsAnyNativeRecord], HasTerm,
            b => b.Emit(Op.IsAnyNativeRecord, b.Fail(), b.Register(_ => true)!)),
        new("is_native_record", [Op.IsNativeRecord], HasRecord, TestRecord),
        new("is_record_accessible", [Op.IsRecordAccessible], HasRecord, b => b.Emit(
            Op.IsRecordAccessible, b.Fail(), b.Register(IsNativeRecord)!,
            AtomOf(b.Random.Chance(60) ? "auto_local" : "external"))),
        new("get_record_elements", [Op.GetRecordElements], HasRecord, GetRecordElements),
        new("get_record_field", [Op.GetRecordField], HasTerm, GetRecordField),
    ];

    private static bool IsNativeRecord(Known known) => known.Is(TypeSet.NativeRecord);

    private static bool HasTerm(Body b) => b.Register(_ => true) is not null;

    private static bool HasRecord(Body b) => b.Register(IsNativeRecord) is not null;

    private static RecordDefinition OwnRecord(Body b) =>
        b.Random.Pick<RecordDefinition>(b.Plan.Records.Span);

    private static Const AtomOf(string name) => new(Atom.Of(name));

    private static Const IdOf(string module, string name) =>
        new(new Tuple(Atom.Of(module), Atom.Of(name)));

    /// <summary>A few records that a module defines.</summary>
    public static ValueList<RecordDefinition> DefineRecords(Pcg random) =>
    [
        .. new[] { "a", "b", "c" }.Take(random.Between(1, 3)).Select(name => new RecordDefinition(
            name, random.Chance(60),
            [
                .. Shuffled(random, Fields[..^1]).Take(random.Below(5)).Select(f => new RecordField(
                    f, random.Chance(60) ? Values.Of(Want.Any, random, depth: 1) : null)),
            ])),
    ];

    private static string[] Shuffled(Pcg random, string[] names)
    {
        string[] order = [.. names];
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return order;
    }

    /// <summary>At most one field is wrong or missing: which of several VMs tell hangs on their
    /// tables of atoms.</summary>
    private static void MakeRecord(Body b, RecordDefinition record)
    {
        bool lacks = b.Random.Chance(5);
        var fields = new List<string>();
        foreach (RecordField field in record.Fields)
        {
            bool isOpen = field.Default is null;
            bool leftOut = isOpen ? lacks : b.Random.Chance(50);
            lacks = lacks && !isOpen;
            if (!leftOut)
                fields.Add(field.Name);
        }
        if (b.Random.Chance(3))
            fields.Add(Fields[^1]);
        Operand id = b.Random.Chance(record.Exported ? 25 : 3)
            ? IdOf(Plan.ModuleName, record.Name)
            : AtomOf(record.Name);
        PutRecord(b, id, new Const(Nil.Instance), fields, b.CostMax - 2);
    }

    private static void ChangeRecord(Body b)
    {
        Operand source = b.Register(IsNativeRecord)!;
        Known known = b.Look(source);
        var record = b.Plan.Records.FirstOrDefault(r => known.Record == (Plan.ModuleName, r.Name));
        // All of its own fields are there: at most one of the fields is not.
        IEnumerable<string> own = record?.Fields.Select(f => f.Name) ?? [];
        List<string> fields = [.. own.Where(_ => b.Random.Chance(50))];
        if (fields.Count == 0 || b.Random.Chance(4))
            fields.Add(b.Random.Pick<string>([.. Fields.Except(fields)]));
        Operand id = known.Record is not var (module, name) || b.Random.Chance(30) ? AtomOf("_")
            : module == Plan.ModuleName ? AtomOf(name)
            : IdOf(module, name);
        PutRecord(b, id, source, fields, b.CostMax - 2 - known.Cost);
    }

    private static void PutRecord(
        Body b, Operand id, Operand source, List<string> fields, int budget)
    {
        if (budget < 0 || (source is X x && x.Index >= b.Here.LivePrefix()))
            return;
        var items = new List<Operand>();
        foreach (string field in Shuffled(b.Random, [.. fields]))
            items.AddRange([AtomOf(field), b.Affordable(Want.Any, ref budget)]);
        b.Line();
        var fail = new Label(0);
        int live = Kept(b, fail, ref source, items);
        b.Emit(
            Op.PutRecord, fail, id, source, b.Target(), new Num(live),
            new OperandList(ValueList.Create<Operand>([.. items])));
    }

    /// <summary>A record that no module of the program defines.</summary>
    private static void CreateRecord(Body b)
    {
        Term[] pairs =
        [
            .. Shuffled(b.Random, Fields).Take(b.Random.Below(4)).Select(f => (Term)new Tuple(
                Atom.Of(f), Values.Of(Want.Any, b.Random, depth: 1))),
        ];
        var options = new Map(ImmutableDictionary<Term, Term>.Empty.Add(
            Atom.Of("is_exported"), Atom.Of(b.Random.Chance(70))));
        string module = b.Random.Chance(70) ? "m" : Plan.ModuleName;
        Atom name = Atom.Of(b.Random.Pick<string>(["a", "r"]));
        Term[] arguments = [Atom.Of(module), name, Terms.List(pairs), options];
        foreach ((int index, Term argument) in arguments.Index())
            b.Emit(Op.Move, new Const(argument), new X(index));
        b.Line();
        b.Emit(Op.CallExt, new Num(Create.Arity), new Extfunc(Create));
        b.Here.SetX(0, Known.Guess(TypeSet.NativeRecord));
    }

    private static void TestRecord(Body b)
    {
        Operand source = b.Register(IsNativeRecord)!;
        string module = b.Random.Chance(75) ? Plan.ModuleName : "m";
        string name = module == "m" ? "r" : OwnRecord(b).Name;
        if (b.Random.Chance(75))
        {
            b.Emit(Op.IsNativeRecord, b.Fail(), source, AtomOf(module), AtomOf(name));
            return;
        }
        b.Emit(
            Op.Bif3, new Label(0), new Extfunc(Bifs.IsRecord), source, AtomOf(module),
            AtomOf(name), b.Target());
    }

    private static void GetRecordElements(Body b)
    {
        Operand source = b.Register(IsNativeRecord)!;
        var items = new List<Operand>();
        var targets = new List<Operand>();
        foreach (string field in FieldsOf(b, b.Look(source)).Take(b.Random.Between(1, 3)))
        {
            Operand target = b.Target();
            if (targets.Any(t => Flow.SameRegister(t, target)))
                continue;
            targets.Add(target);
            items.AddRange([AtomOf(field), target]);
        }
        b.Emit(
            Op.GetRecordElements, FailLosing(b, targets), source,
            new OperandList(ValueList.Create<Operand>([.. items])));
    }

    /// <summary>All fields, in any order: first those that it most probably has.</summary>
    private static string[] FieldsOf(Body b, Known known)
    {
        var record = b.Plan.Records.FirstOrDefault(r => known.Record == (Plan.ModuleName, r.Name));
        string[] own = [.. record?.Fields.Select(f => f.Name) ?? []];
        bool isStrange = own.Length == 0 || b.Random.Chance(8);
        return Shuffled(b.Random, isStrange ? Fields : own);
    }

    private static void GetRecordField(Body b)
    {
        Operand source = b.Random.Chance(90) && b.Register(IsNativeRecord) is { } proven
            ? proven
            : b.Register(_ => true)!;
        RecordDefinition record = OwnRecord(b);
        Operand id = b.Random.Below(10) switch
        {
            < 5 => AtomOf(record.Name),
            < 8 => AtomOf("_"),
            < 9 => IdOf(Plan.ModuleName, record.Name),
            _ => IdOf("m", "r"),
        };
        b.Line();
        b.Emit(
            Op.GetRecordField, FailOrRaise(b, 60), source, id,
            AtomOf(FieldsOf(b, b.Look(source))[0]), b.Target());
    }
}
