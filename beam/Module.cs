namespace Beam;

/// <summary>A function: its instructions from the label before <c>func_info</c> on.</summary>
/// <param name="Name">Function name.</param>
/// <param name="Arity">Number of arguments.</param>
/// <param name="Entry">Label that calls go to, the one behind <c>func_info</c>.</param>
/// <param name="Code">All instructions, labels and lines included, in order.</param>
public sealed record Function(string Name, int Arity, int Entry, ValueList<Instruction> Code);

/// <summary>A row of FunT.</summary>
/// <param name="Name">Name of the lambda's function.</param>
/// <param name="Arity">Arity of that function, free variables included.</param>
/// <param name="Label">Its entry label.</param>
/// <param name="Index">Index within the module, as the fun prints it.</param>
/// <param name="FreeCount">Number of free variables.</param>
/// <param name="Uniq">The old unique number.</param>
public sealed record Lambda(string Name, int Arity, int Label, int Index, int FreeCount, int Uniq)
{
    /// <summary>Arguments that a caller of the fun passes.</summary>
    public int CallArity => Arity - FreeCount;
}

/// <summary>A chunk kept as the bytes it came as (Attr, CInf, Dbgi, Docs, Meta, unknown ones).
/// </summary>
public sealed record RawChunk(string Id, ValueList<byte> Data);

/// <summary>A BEAM module: what a <c>.beam</c> or <c>.S</c> file says, table references resolved.
/// </summary>
/// <param name="Name">Module name.</param>
/// <param name="Exports">Exported functions, name and arity; the label is the function's entry.
/// </param>
/// <param name="Functions">Functions in file order.</param>
/// <param name="Lambdas">FunT.</param>
/// <param name="LabelCount">One more than the greatest label, as the Code chunk says.</param>
/// <param name="Chunks">
/// All chunks that are neither code nor a table of it, in file order. LocT is not among them (it
/// names the functions that are not exported), nor DbgB (OTP 28's debugger information).
/// </param>
public sealed record Module(
    string Name,
    ValueList<(string Name, int Arity)> Exports,
    ValueList<Function> Functions,
    ValueList<Lambda> Lambdas,
    int LabelCount,
    ValueList<RawChunk> Chunks)
{
    /// <summary>Native records, OTP 29.</summary>
    public ValueList<RecordDefinition> Records { get; init; } = [];

    /// <summary>The function of that name and arity, or null.</summary>
    public Function? Find(string name, int arity)
    {
        foreach (Function function in Functions)
        {
            if (function.Arity == arity && function.Name == name)
                return function;
        }
        return null;
    }

    /// <summary>The function that is to run when the module is loaded, or null.</summary>
    public Function? OnLoad => Functions.FirstOrDefault(f => f.Code.Any(i => i.Op == Op.OnLoad));

    public bool IsExported(string name, int arity) => Exports.Contains((name, arity));
}

/// <summary>Where the code of modules comes from when a running program first calls them.</summary>
public interface ICodePath
{
    /// <summary>The module of that name, or null when there is none.</summary>
    Module? Find(string name);
}
