namespace Beam;

/// <summary>A native record that the module defines: a row of the Recs chunk of OTP 29.</summary>
/// <param name="Name">Record name.</param>
/// <param name="Exported">Whether other modules may look into it.</param>
/// <param name="Fields">Fields in the order of the definition.</param>
public sealed record RecordDefinition(string Name, bool Exported, ValueList<RecordField> Fields);

/// <summary>A field of a native record; no default when <paramref name="Default"/> is null.
/// </summary>
public sealed record RecordField(string Name, Term? Default);
