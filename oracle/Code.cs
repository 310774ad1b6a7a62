using Beam;
using Oracle.Bifs;

namespace Oracle;

/// <summary>A module made ready to run: one row of instructions, labels as indexes into it.
/// </summary>
internal sealed class Code
{
    private static readonly Mfa UnaryPlus = new("erlang", "+", 1);

    private readonly int[] _labels;
    private readonly int[] _functions;
    private readonly int[] _starts;
    private readonly Location[] _lines;

    public Code(Module module, Machine machine)
    {
        Module = module;
        Atom = Atom.Of(module.Name);
        int count = module.Functions.Sum(f => f.Code.Count);
        Instructions = new Instruction[count];
        _functions = new int[count];
        _starts = new int[module.Functions.Count];
        _lines = new Location[count];
        _labels = new int[module.LabelCount + 1];
        Array.Fill(_labels, -1);
        bool hasLines = !Preloaded.Has(module.Name);
        int at = 0;
        for (int f = 0; f < module.Functions.Count; f++)
        {
            Location line = Location.None;
            _starts[f] = at;
            foreach (Instruction instruction in module.Functions[f].Code)
            {
                if (hasLines)
                    line = LineOf(instruction) ?? line;
                if (instruction is { Op: Op.Label } && instruction[0] is Label label)
                    _labels[label.Number] = at;
                _functions[at] = f;
                _lines[at] = line;
                Instructions[at++] = Link(instruction, machine);
            }
            LinkStub(module, module.Functions[f], machine);
        }
    }

    public Module Module { get; }
    public Atom Atom { get; }
    public Instruction[] Instructions { get; }

    /// <summary>Index of the instruction that <paramref name="label"/> marks.</summary>
    public int this[Label label] => _labels[label.Number];

    public int Entry(Function function) => _labels[function.Entry];
    public int Entry(Lambda lambda) => _labels[lambda.Label];

    public Function FunctionAt(int index) => Module.Functions[_functions[index]];
    public int FunctionIndexAt(int index) => _functions[index];

    /// <summary>Index of a function's first instruction.</summary>
    public int StartOf(int function) => _starts[function];

    /// <summary>Whether the function that begins there is a BIF's stub.</summary>
    public bool IsBif(int entry) =>
        Instructions[entry + 1] is { Op: Op.NifStart, Operands.Count: 1 };
    public Location LineAt(int index) => _lines[index];

    private static Location? LineOf(Instruction instruction) => instruction.Op switch
    {
        Op.Line or Op.ExecutableLine => instruction[0] as Location,
        _ => null,
    };

    /// <summary>In real Erlang, a BIF or NIF takes the place of the function that stands in the
    /// module for it, so that local calls reach it, too.</summary>
    private void LinkStub(Module module, Function function, Machine machine)
    {
        var name = new Mfa(module.Name, function.Name, function.Arity);
        if (BifLibrary.Has(name))
        {
            Instructions[_labels[function.Entry] + 1] =
                new Instruction(Op.NifStart, machine.ExportOf(name));
        }
    }

    /// <summary>Puts the machine's <see cref="Export"/>s in place of imports, so that calls need
    /// no look-up.</summary>
    private static Instruction Link(Instruction instruction, Machine machine)
    {
        if (instruction.Op == Op.GcBif1 && instruction[2] is Extfunc { Function: var bif }
            && bif == UnaryPlus)
        {
            return PlusZero(instruction, machine);
        }
        for (int i = 0; i < instruction.Operands.Count; i++)
        {
            if (instruction[i] is Extfunc import)
            {
                Operand[] operands = [.. instruction.Operands];
                operands[i] = machine.ExportOf(import.Function);
                return new Instruction(instruction.Op, operands);
            }
        }
        return instruction;
    }

    /// <summary>+X is X + 0, as ERTS's loader has it: +(-0.0) is 0.0, and no + in the trace.
    /// </summary>
    private static Instruction PlusZero(Instruction i, Machine machine)
    {
        Export plus = machine.ExportOf(UnaryPlus with { Arity = 2 }) with { IsNameless = true };
        return new Instruction(
            Op.GcBif2, i[0], i[1], plus, i[3], new Const(Terms.Int(0)), i[4]);
    }
}

/// <summary>A place in code: where a call returns to, or where a handler begins.</summary>
internal readonly record struct Place(Code Code, int Index);
