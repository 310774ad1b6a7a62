namespace Beam;

/// <summary>A native record that the module defines: a row of the Recs chunk of OTP 29.</summary>
/// <param name="Name">Record name.</param>
/// <param name="Exported">Whether other modules may look into it.</param>
/// <param name="Fields">Fields in the order of the definition.</param>
public sealed record RecordDefinition(string Name, bool Exported, ValueList<RecordField> Fields);

/// <summary>What a record's value keeps of its definition.</summary>
/// <param name="Module">Module that defines it.</param>
/// <param name="Name">Record name.</param>
/// <param name="Exported">Whether other modules may look into it.</param>
/// <param name="Fields">Names of the fields in the order of the definition.</param>
public sealed record RecordShape(
    string Module, string Name, bool Exported, ValueList<string> Fields)
{
    public static RecordShape Of(string module, RecordDefinition definition) => new(
        module, definition.Name, definition.Exported, [.. definition.Fields.Select(f => f.Name)]);

    /// <summary>Index of a field; -1 where there is none of that name.</summary>
    public int IndexOf(string field)
    {
        for (int i = 0; i < Fields.Count; i++)
        {
            if (Fields[i] == field)
                return i;
        }
        return -1;
    }

    /// <summary>The same in every process, which a hash of strings is not.</summary>
    public override int GetHashCode() => Atom.Of(Name).GetHashCode() + Fields.Count;
}

/// <summary>A field of a native record; no default when <paramref name="Default"/> is null.
/// </summary>
public sealed record RecordField(string Name, Term? Default);
