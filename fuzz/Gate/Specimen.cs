using System.Text;
using Beam;
using Beam.Text;
using Fuzz.Generate;
using Fuzz.Minimize;
using Fuzz.Power;

namespace Fuzz.Gate;

/// <summary>
/// An instruction by itself, as text: <c>{allocate,2,0}. {call_ext,1,{extfunc,m,f,1}}</c> has a
/// frame around it. What is meant is the first of its op.
/// </summary>
/// <param name="Op">The op that it is about.</param>
/// <param name="Text">Instructions as in <c>.S</c>, without the last full stop.</param>
internal sealed record Specimen(Op Op, string Text)
{
    /// <summary>The entry of the function around it; labels of its own are those behind.</summary>
    public const int EntryLabel = 2;

    /// <summary>Index of its first instruction.</summary>
    private const int FirstAt = 3;

    /// <summary>Arguments of that function: enough for any fun that is made of it.</summary>
    private const int Arity = 255;

    /// <summary>Number of the first atom and literal: like most in a guest.</summary>
    private const uint FirstWord = 0x1234;

    /// <summary>Native records that are the module's own.</summary>
    private const string Records = "{records,[{a,true,[{x,1},y]},{b,false,[]}]}.\n";

    public bool HasFrame =>
        Op != Op.Allocate && Text.StartsWith("{allocate,", StringComparison.Ordinal);

    /// <summary>Compiled, with faults if there are any.</summary>
    /// <exception cref="InputException">It is no instruction.</exception>
    public Compiled Compile(IReadOnlyList<IFault> planted)
    {
        Module module = Module();
        Function function = module.Functions[0];
        int at = function.Code.ToList().FindIndex(i => i.Op == Op);
        if (at < 0)
            throw new InputException($"{Text}: expected {Op.Name}");
        Instruction instruction = function.Code[at];
        Instruction[] filling = [.. Filling(instruction)];
        int from = FirstAt + (HasFrame ? 1 : 0);
        function = function with
        {
            Code = [.. function.Code.Take(from), .. filling, .. function.Code.Skip(from)],
        };
        var code = new EmittedCode(
            module with { Functions = [function] },
            right => planted.Aggregate(right, (wrong, fault) => fault.In(wrong)), FirstWord);
        return new Compiled(code, instruction, at + filling.Length);
    }

    /// <summary>Puts something into the registers of memory that an instruction has, as there is in
    /// them anywhere, and then forgets where it was.</summary>
    private static IEnumerable<Instruction> Filling(Instruction instruction)
    {
        var all = new HashSet<Operand>();
        instruction.Each(operand =>
        {
            if (operand is Y y)
                all.Add(y with { Type = null });
            else if (operand is X { Index: >= Kinds.MachineX } x)
                all.Add(x with { Type = null });
            return operand;
        });
        foreach ((int i, Operand register) in all.Index())
            yield return new(Op.Move, new X(i % Kinds.MachineX), register);
        yield return new(Op.Label, new Label(EntryLabel + 1));
    }

    /// <summary>The module whose only function it is in.</summary>
    private Module Module()
    {
        var text = new StringBuilder(
            $"{{module,{Plan.ModuleName}}}. {{exports,[]}}. {{attributes,[]}}.\n");
        if (Text.Contains("record", StringComparison.Ordinal))
            text.Append(Records);
        int labels = Math.Max(EntryLabel + 1, GreatestLabel());
        text.Append($"{{labels,{labels + 1}}}. {{function,f,{Arity},{EntryLabel}}}. {{label,1}}. ")
            .Append($"{{func_info,{{atom,{Plan.ModuleName}}},{{atom,f}},{Arity}}}. ")
            .Append($"{{label,{EntryLabel}}}. {Text}. return. ");
        for (int label = EntryLabel + 2; label <= labels; label++)
            text.Append($"{{label,{label}}}. ");
        return AssemblyReader.Read(text.Append("return.\n").ToString(), Text).Module;
    }

    private int GreatestLabel()
    {
        int greatest = 0;
        const string begin = "{f,";
        for (int at = 0; (at = Text.IndexOf(begin, at, StringComparison.Ordinal)) >= 0;)
        {
            at += begin.Length;
            int end = Text.IndexOf('}', at);
            if (end > 0 && ushort.TryParse(Text.AsSpan(at, end - at), out ushort label))
                greatest = Math.Max(greatest, label);
        }
        return greatest;
    }

    /// <summary>A specimen and its code.</summary>
    /// <param name="Code">Code of the module around it.</param>
    /// <param name="Instruction">The instruction that is meant.</param>
    /// <param name="At">Where it is in the module's function.</param>
    public sealed record Compiled(EmittedCode Code, Instruction Instruction, int At) : IDisposable
    {
        /// <summary>The A32 code.</summary>
        public List<string> Lines() => [.. Code.Instruction(0, At, sites: true)];

        /// <summary>What of the emitter's template it shows.</summary>
        public IEnumerable<Place> Places() => Code.Places(0, At);

        public void Dispose() => Code.Dispose();
    }
}
