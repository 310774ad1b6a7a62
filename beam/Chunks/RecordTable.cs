namespace Beam.Chunks;

/// <summary>The Recs chunk, OTP 29. Each record is written as if it were an instruction: opcode of
/// call_last, name, whether it is exported, and a list of fields and defaults (number 0: none).
/// </summary>
internal static class RecordTable
{
    private const int RowBytesMin = 5;

    public static ValueList<RecordDefinition> Read(ref ChunkReader reader, Tables tables)
    {
        if (reader.U32("the version of the records") is var version and not 0)
            throw reader.Fail($"expected records of version 0, found {version}", 4);
        int count = reader.Count("records", RowBytesMin);
        reader.U32("the number of fields");
        var operands = new OperandReader(tables, labelCount: 0);
        var rows = new RecordDefinition[count];
        for (int i = 0; i < rows.Length; i++)
        {
            if (reader.U8("a record") is var opcode and not (int)Op.CallLast)
                throw reader.Fail($"expected a record, found {opcode}", 1);
            if (operands.ReadAny(ref reader) is not Const { Value: Atom name }
                || operands.ReadAny(ref reader) is not Const { Value: Atom exported }
                || operands.ReadAny(ref reader) is not OperandList list)
            {
                throw reader.Fail("expected name, true or false, and fields of a record");
            }
            rows[i] = new(name.Name, exported == Atom.True, Fields(ref reader, list.Items));
        }
        reader.End("the records");
        return new([.. rows]);
    }

    private static ValueList<RecordField> Fields(
        ref ChunkReader reader, ValueList<Operand> operands)
    {
        if (operands.Count % 2 != 0)
            throw reader.Fail("expected fields and defaults in pairs");
        var fields = new RecordField[operands.Count / 2];
        for (int i = 0; i < fields.Length; i++)
        {
            if (operands[2 * i] is not Const { Value: Atom name })
                throw reader.Fail("expected the name of a field");
            Term? value = operands[(2 * i) + 1] switch
            {
                Const constant => constant.Value,
                Num { Value: 0 } => null,
                _ => throw reader.Fail("expected the default of a field"),
            };
            fields[i] = new(name.Name, value);
        }
        return new([.. fields]);
    }

    public static void Write(
        ChunkWriter writer, ValueList<RecordDefinition> records, OperandWriter operands)
    {
        writer.U32(0);
        writer.U32(records.Count);
        writer.U32(records.Sum(record => record.Fields.Count));
        foreach (RecordDefinition record in records)
        {
            writer.U8((int)Op.CallLast);
            operands.Write(new Const(Atom.Of(record.Name)));
            operands.Write(new Const(Atom.Of(record.Exported)));
            operands.Write(new OperandList(new([.. record.Fields.SelectMany(Field)])));
        }
    }

    private static IEnumerable<Operand> Field(RecordField field) =>
        [new Const(Atom.Of(field.Name)), field.Default is { } term ? new Const(term) : new Num(0)];
}
