using System.Collections.Immutable;
using Beam;
using Fuzz.Generate;
using Tuple = Beam.Tuple;

namespace Fuzz.Minimize;

/// <summary>Replaces what gives a value (a call, a BIF, a term built) by the move of a constant, or
/// of a register that it is made of.</summary>
internal sealed class ResultReducer : IReducer
{
    private const int FoundMax = 8;

    private static readonly Term Zero = Terms.Int(0);

    private static readonly Term[] Constants =
    [
        Zero, Nil.Instance, Terms.List(Zero), new Tuple(Zero), new Tuple(Zero, Zero),
        Atom.Of("a"),
    ];

    public void Reduce(Attempt attempt)
    {
        for (int f = attempt.Current.Module.Functions.Count - 1; f >= 0; f--)
        {
            for (int at = attempt.Current.Module.Functions[f].Code.Count - 1;
                at >= attempt.Current.BodyStart(f); at--)
            {
                Replace(attempt, f, at);
            }
        }
    }

    private static void Replace(Attempt attempt, int function, int at)
    {
        ValueList<Instruction> code = attempt.Current.Module.Functions[function].Code;
        if (at >= code.Count)
            return;
        Instruction instruction = code[at];
        if (IsTailCall(instruction.Op))
        {
            attempt.Try(p => ReturnInstead(p, function, at));
            return;
        }
        if (instruction.Op == Op.Move || Target(instruction) is not { } target)
            return;
        IEnumerable<Operand> constants =
            Constants.Concat(Found(code)).Distinct().Select(t => new Const(t));
        foreach (Operand source in constants.Concat(Read(instruction, target)))
        {
            var move = new Instruction(Op.Move, source, target);
            if (attempt.Try(p => p.Replace(function, at, 1, move)))
                return;
        }
    }

    /// <summary>Constants of the code: what is taken out of one, or read from a register that
    /// holds it.</summary>
    private static IEnumerable<Term> Found(ValueList<Instruction> code) => code
        .SelectMany(Flat).OfType<Const>().Select(c => c.Value).Take(FoundMax);

    private static IEnumerable<Operand> Read(Instruction instruction, Operand target) =>
        Flat(instruction).Where(o => o is X or Y && o != target).Distinct();

    private static IEnumerable<Operand> Flat(Instruction instruction) =>
        instruction.Operands.SelectMany(o => o is OperandList list ? list.Items : [o]);

    private static bool IsTailCall(Op op) => op is Op.CallOnly or Op.CallLast or Op.CallExtOnly
        or Op.CallExtLast or Op.ApplyLast;

    /// <summary>Where an instruction puts its one result, or null.</summary>
    private static Operand? Target(Instruction instruction)
    {
        switch (instruction.Op)
        {
            case Op.Call or Op.CallExt or Op.CallFun or Op.CallFun2 or Op.Apply or Op.CatchEnd:
                return new X(0);
            case Op.GetList:
                return null;
            default:
                int at = instruction.Op.Info.Operands.IndexOf('d');
                return at >= 0 && instruction.Op != Op.Swap ? instruction[at] : null;
        }
    }

    private static Program ReturnInstead(Program program, int function, int at)
    {
        Instruction call = program.Module.Functions[function].Code[at];
        var end = ImmutableArray.CreateBuilder<Instruction>();
        end.Add(new Instruction(Op.Move, new Const(Zero), new X(0)));
        if (call.Op is Op.CallLast or Op.CallExtLast or Op.ApplyLast)
            end.Add(new Instruction(Op.Deallocate, call.Operands[^1]));
        end.Add(new Instruction(Op.Return));
        return program.Replace(function, at, 1, end.ToArray());
    }
}
