using Beam;

namespace Fuzz.Generate;

/// <summary>
/// Whether a module keeps the rules that compiled code relies on. Erlang's <c>beam_validator</c>
/// accepts what this accepts (a test asks it); the minimiser relies on that for every candidate.
/// </summary>
public static class Validity
{
    /// <summary>The first thing wrong, or null.</summary>
    public static Complaint? Check(Module module)
    {
        if (CheckTables(module) is { } why)
            return new Complaint(-1, -1, why);
        var table = FunctionTable.Of(module);
        for (int n = 0; n < module.Functions.Count; n++)
        {
            if (CheckFunction(module, module.Functions[n], table) is { } complaint)
                return complaint with { Function = n };
        }
        return null;
    }

    private static string? CheckTables(Module module)
    {
        var labels = new HashSet<int>();
        foreach (Function function in module.Functions)
        {
            foreach (Instruction instruction in function.Code)
            {
                if (instruction.Op != Op.Label)
                    continue;
                int label = ((Label)instruction[0]).Number;
                if (label <= 0 || label >= module.LabelCount || !labels.Add(label))
                    return $"label {label} is out of range or placed twice";
            }
        }
        foreach ((string name, int arity) in module.Exports)
        {
            if (module.Find(name, arity) is null)
                return $"{name}/{arity} is exported but not there";
        }
        foreach (Lambda lambda in module.Lambdas)
        {
            if (module.Find(lambda.Name, lambda.Arity)?.Entry != lambda.Label)
                return $"lambda {lambda.Name}/{lambda.Arity} is not there";
        }
        return null;
    }

    private static Complaint? CheckFunction(
        Module module, Function function, FunctionTable table)
    {
        int body = BodyStart(module, function);
        if (body < 0)
            return new Complaint(-1, 0, "begins with no label, func_info, entry label");
        int infoLabel = ((Label)function.Code[0][0]).Number;
        var flow = new Flow(function, table, infoLabel);
        for (int n = body; n < function.Code.Count; n++)
        {
            if (function.Code[n].Op == Op.RecvSet && !IsBeforeReceive(function.Code, n + 1))
                return new Complaint(-1, n, "recv_set: no receive follows");
            if (function.Code[n].Op is Op.RecvMark or Op.RecvSet
                && !IsPlaced(function.Code, (Label)function.Code[n][0]))
            {
                return new Complaint(-1, n, $"{function.Code[n].Op.Name}: its label is nowhere");
            }
            if (flow.Step(function.Code[n]) is { } why)
                return new Complaint(-1, n, $"{function.Code[n].Op.Name}: {why}");
        }
        if (flow.Current is not null)
            return new Complaint(-1, function.Code.Count, "control falls off the end");
        if (function.Code[^1].Op == Op.Label)
            return new Complaint(-1, function.Code.Count - 1, "a label with nothing behind it");
        foreach (int label in flow.Unplaced)
            return new Complaint(-1, function.Code.Count, $"label {label} is nowhere");
        return null;
    }

    /// <summary>Control need not go where a mark is for.</summary>
    private static bool IsPlaced(ValueList<Instruction> code, Label label) =>
        code.Any(i => i.Op == Op.Label && (Label)i[0] == label);

    /// <summary>A loader takes recv_set there only.</summary>
    private static bool IsBeforeReceive(ValueList<Instruction> code, int at) =>
        at + 1 < code.Count && code[at].Op == Op.Label && code[at + 1].Op == Op.LoopRec;

    /// <summary>Index behind the entry label, or -1 when the function does not begin as it must:
    /// label, lines, func_info, entry label.</summary>
    internal static int BodyStart(Module module, Function function)
    {
        ValueList<Instruction> code = function.Code;
        int n = 0;
        if (code.Count == 0 || code[n++].Op != Op.Label)
            return -1;
        while (n < code.Count && code[n].Op == Op.Line)
            n++;
        if (n + 1 >= code.Count || code[n].Op != Op.FuncInfo)
            return -1;
        Operand[] info =
        [
            new Const(Atom.Of(module.Name)), new Const(Atom.Of(function.Name)),
            new Num(function.Arity),
        ];
        if (!code[n].Operands.Span.SequenceEqual(info))
            return -1;
        return code[n + 1] == new Instruction(Op.Label, new Label(function.Entry)) ? n + 2 : -1;
    }
}

/// <summary>What is wrong with a module.</summary>
/// <param name="Function">Index of the function; -1 when it is the module itself.</param>
/// <param name="Instruction">Index into the function's code.</param>
/// <param name="What">What is wrong, one line.</param>
public sealed record Complaint(int Function, int Instruction, string What);
