using Beam;
using Tuple = Beam.Tuple;

namespace Jit.Runtime;

/// <summary>Native records: what code does not do itself.</summary>
/// <remarks>A method gives true when the guest goes on, with the result in Arg0.</remarks>
internal sealed class Records(GuestCore guest, Calls calls, Exceptions exceptions)
{
    /// <summary>What the instruction that makes a record puts into it: a word each value.</summary>
    private readonly record struct Update(string Field, int Held);

    /// <summary>The value of a field, or the non-value.</summary>
    public uint Find(uint record, uint field)
    {
        uint at = Layout.Address(record);
        uint definition = Layout.Address(guest.Memory[at + Layout.RecordDefinitionOffset]);
        int count = Layout.WordsOf(guest.Memory[at]) - 1;
        for (uint i = 0; i < count; i++)
        {
            if (guest.Memory[definition + Layout.DefinitionKeysOffset + (4 * i)] == field)
                return guest.Memory[at + Layout.RecordValuesOffset + (4 * i)];
        }
        return Layout.NonValue;
    }

    /// <summary>Arg0 = field Arg2 of the record Arg0, which Arg1 says of what kind it must be: an
    /// atom is the name of one of this module, which goes by its name alone, or <c>'_'</c>, any;
    /// a tuple, of module and name, means one that is exported.</summary>
    public bool GetField(Site site)
    {
        Span<uint> args = guest.Process.Args;
        uint field = args[2];
        bool isRecord = IsRecord(args[0]);
        if (!isRecord || !IsMeant(EntryOf(args[0]).Shape, guest.Reader.Read(args[1])))
            return Fails(site, "badrecord", args[0]);
        uint value = Find(args[0], field);
        if (value == Layout.NonValue)
            return BadField(site, "badfield", EntryOf(args[0]).Shape, guest.Atoms[field].Name);
        args[0] = value;
        return true;
    }

    private static bool IsMeant(RecordShape shape, Term id) => id is Tuple exported
        ? shape.Exported && exported.Elements[0].Equals(Atom.Of(shape.Module))
            && exported.Elements[1].Equals(Atom.Of(shape.Name))
        : id is Atom { Name: var name } && (name == "_" || name == shape.Name);

    /// <summary>Arg0 = the record that a put_record makes.</summary>
    public bool Put(SiteIn at)
    {
        guest.Heap.LiveX = at.Site.Live;
        Instruction i = at.Function.Code[at.Site.Instruction];
        List<uint> held = calls.Hold([Place.Of(i[2], guest.Literals).Read(guest)]);
        var updates = new List<Update>();
        ValueList<Operand> pairs = ((OperandList)i[5]).Items;
        for (int n = 0; n + 1 < pairs.Count; n += 2)
        {
            updates.Add(new Update(((Atom)((Const)pairs[n]).Value).Name, held.Count));
            held.Add(Place.Of(pairs[n + 1], guest.Literals).Read(guest));
        }
        return IsRecord(held[0])
            ? Write(at.Site, EntryOf(held[0]), null, updates)
            : Create(at, ((Const)i[1]).Value, updates);
    }

    private bool Create(SiteIn at, Term id, List<Update> updates)
    {
        (string module, string name) = id is Tuple { Elements: [Atom m, Atom n] }
            ? (m.Name, n.Name)
            : (at.Module.Name, ((Atom)id).Name);
        Module? defining = module == at.Module.Name
            ? at.Module.Code.Module
            : calls.ModuleOf(module);
        RecordDefinition? definition = defining?.Records.FirstOrDefault(r => r.Name == name);
        if (definition is null || (!definition.Exported && id is Tuple))
            return Fails(at.Site, "badrecord", guest.Literals.Word(id));
        RecordEntry entry = guest.Records.Of(RecordShape.Of(module, definition));
        return Write(at.Site, entry, definition, updates);
    }

    /// <summary>The record with the updates; what they leave open is as in the record held, or
    /// has the definition's default. A wrong field counts more than one without a value; of
    /// several, the least is told.</summary>
    private bool Write(
        Site site, RecordEntry entry, RecordDefinition? definition, List<Update> updates)
    {
        RecordShape shape = entry.Shape;
        string[] bad = [.. updates.Select(u => u.Field).Where(f => shape.IndexOf(f) < 0)];
        if (bad.Length > 0)
            return BadField(site, "badfield", shape, Least(bad));
        string[] open = definition is null
            ? []
            : [.. definition.Fields.Where(f => f.Default is null).Select(f => f.Name)
                .Except(updates.Select(u => u.Field))];
        if (open.Length > 0)
            return BadField(site, "novalue", shape, Least(open));
        int words = Layout.RecordWords + shape.Fields.Count;
        guest.Heap.Reserve(words);
        uint at = guest.Heap.Take(words);
        guest.Memory[at] = Layout.Header(Subtag.Record, words - 1);
        guest.Memory[at + Layout.RecordDefinitionOffset] = entry.Word;
        List<uint> held = guest.Heap.Held;
        for (int i = 0; i < shape.Fields.Count; i++)
        {
            uint offset = Layout.RecordValuesOffset + (4 * (uint)entry.Places[i]);
            Update? update = updates.Cast<Update?>().FirstOrDefault(
                u => u!.Value.Field == shape.Fields[i]);
            guest.Memory[at + offset] = update is { } given ? held[given.Held]
                : definition is null ? guest.Memory[Layout.Address(held[0]) + offset]
                : guest.Literals.Word(definition.Fields[i].Default!);
        }
        guest.Process.Args[0] = Layout.Boxed(at);
        return true;
    }

    private string Least(IEnumerable<string> names) => names.Aggregate(
        (a, b) => guest.Atoms.Compare(guest.Atoms.Word(a), guest.Atoms.Word(b)) < 0 ? a : b);

    private bool IsRecord(uint word) => Layout.IsBoxed(word)
        && Layout.SubtagOf(guest.Memory[Layout.Address(word)]) == Subtag.Record;

    private RecordEntry EntryOf(uint record)
    {
        uint word = guest.Memory[Layout.Address(record) + Layout.RecordDefinitionOffset];
        return guest.Records.Find(word)
            ?? throw GuestStop.Fault($"0x{word:x8} defines no record");
    }

    /// <summary>Fails with <c>{tag,{{Module,Name},Field}}</c>.</summary>
    private bool BadField(Site site, string tag, RecordShape shape, string field) => Fails(
        site, tag, guest.Literals.Word(new Tuple(
            new Tuple(Atom.Of(shape.Module), Atom.Of(shape.Name)), Atom.Of(field))));

    /// <summary>Fails with <c>{tag,Value}</c>.</summary>
    private bool Fails(Site site, string tag, uint value)
    {
        if (site.Guard)
        {
            guest.Process.Args[0] = Layout.NonValue;
            return true;
        }
        guest.Heap.LiveX = 0;
        calls.Hold([value]);
        return exceptions.Raise(guest.Atoms.Error, calls.Tagged(tag, 0));
    }
}
