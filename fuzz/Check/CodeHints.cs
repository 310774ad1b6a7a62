using System.Collections.Immutable;
using Beam;
using Fuzz.Generate;

namespace Fuzz.Check;

/// <summary>What a function's code tells of one argument.</summary>
/// <param name="Kinds">Kinds of value that it is tested for, or that the Type chunk promises.
/// </param>
/// <param name="Constants">What it is compared with.</param>
/// <param name="Tuples">Tuples that it is taken apart as: size, and tag or null.</param>
/// <param name="Atoms">Atoms that anything is compared with: likely tags.</param>
internal sealed record Hint(
    TypeSet Kinds,
    IReadOnlyList<Term> Constants,
    IReadOnlyList<(int Size, Term? Tag)> Tuples,
    IReadOnlyList<Term> Atoms);

/// <summary>Guesses arguments from the clauses: the tests on argument registers that come before
/// anything else has been put there.</summary>
internal static class CodeHints
{
    private sealed class Gathered
    {
        public TypeSet Kinds { get; set; }
        public List<Term> Constants { get; } = [];
        public List<(int Size, Term? Tag)> Tuples { get; } = [];
    }

    public static IReadOnlyList<Hint> Of(Function function)
    {
        var atoms = new List<Term>();
        Gathered[] gathered =
            [.. Enumerable.Range(0, function.Arity).Select(_ => new Gathered())];
        foreach (Instruction instruction in function.Code)
        {
            // Behind a call the registers hold something else; so they do behind a write, but
            // clauses further on see the arguments again.
            if (instruction.Op is Op.Call or Op.CallExt or Op.CallFun or Op.CallFun2)
                break;
            Gather(instruction, gathered);
            atoms.AddRange(Constants(instruction).Where(c => c is Atom));
        }
        return
        [
            .. gathered.Select(g => new Hint(
                g.Kinds, [.. g.Constants.Distinct()], [.. g.Tuples.Distinct()],
                [.. atoms.Distinct()])),
        ];
    }

    /// <summary>What an instruction compares something with.</summary>
    private static IEnumerable<Term> Constants(Instruction instruction)
    {
        IEnumerable<Operand> operands = instruction.Op switch
        {
            Op.IsEqExact or Op.IsNeExact or Op.IsTaggedTuple => instruction.Operands,
            Op.SelectVal => ((OperandList)instruction[2]).Items,
            _ => [],
        };
        return operands.OfType<Const>().Select(c => c.Value);
    }

    private static void Gather(Instruction instruction, Gathered[] gathered)
    {
        foreach (Operand operand in instruction.Operands)
        {
            if (operand is X { Type: { } type } x && x.Index < gathered.Length
                && type.Set != TypeSet.Any)
            {
                gathered[x.Index].Kinds |= type.Set & ~TypeSet.MatchContext;
            }
        }
        if (TestedBy(instruction.Op) is var kind && kind != TypeSet.None
            && Argument(instruction[1], gathered) is { } tested)
        {
            tested.Kinds |= kind;
        }
        switch (instruction.Op)
        {
            case Op.IsEqExact or Op.IsNeExact or Op.IsEq or Op.IsNe or Op.IsLt or Op.IsGe:
                Compared(instruction[1], instruction[2], gathered);
                Compared(instruction[2], instruction[1], gathered);
                break;
            case Op.SelectVal when Argument(instruction[0], gathered) is { } selected:
                selected.Constants.AddRange(((OperandList)instruction[2]).Items
                    .OfType<Const>().Select(c => c.Value));
                break;
            case Op.SelectTupleArity when Argument(instruction[0], gathered) is { } sized:
                sized.Tuples.AddRange(((OperandList)instruction[2]).Items
                    .OfType<Num>().Select(n => ((int)n.Value, (Term?)null)));
                break;
            case Op.TestArity when Argument(instruction[1], gathered) is { } tuple:
                tuple.Tuples.Add(((int)((Num)instruction[2]).Value, null));
                break;
            case Op.IsTaggedTuple when Argument(instruction[1], gathered) is { } tagged:
                tagged.Tuples.Add((
                    (int)((Num)instruction[2]).Value, ((Const)instruction[3]).Value));
                break;
            case Op.IsFunction2 when Argument(instruction[1], gathered) is { } fun
                && instruction[2] is Const { Value: Integer { Value: var arity } }:
                fun.Constants.Add(new ExternalFun(new Mfa("erlang", "max", (int)arity)));
                break;
            default:
                break;
        }
    }

    private static void Compared(Operand argument, Operand with, Gathered[] gathered)
    {
        if (with is Const constant && Argument(argument, gathered) is { } compared)
            compared.Constants.Add(constant.Value);
    }

    private static Gathered? Argument(Operand operand, Gathered[] gathered) =>
        operand is X x && x.Index < gathered.Length ? gathered[x.Index] : null;

    private static TypeSet TestedBy(Op op) => op switch
    {
        Op.IsInteger => TypeSet.Integer,
        Op.IsFloat => TypeSet.Float,
        Op.IsNumber => TypeSet.Integer | TypeSet.Float,
        Op.IsAtom or Op.IsBoolean => TypeSet.Atom,
        Op.IsNil => TypeSet.Nil,
        Op.IsList => TypeSet.Cons | TypeSet.Nil,
        Op.IsNonemptyList => TypeSet.Cons,
        Op.IsTuple => TypeSet.Tuple,
        Op.IsMap => TypeSet.Map,
        Op.IsBinary or Op.IsBitstr or Op.BsStartMatch3 or Op.BsStartMatch4 => TypeSet.Bitstring,
        Op.IsFunction or Op.IsFunction2 => TypeSet.Fun,
        _ => TypeSet.None,
    };

    /// <summary>A term that the hint asks for.</summary>
    public static Term Make(Hint hint, Pcg random)
    {
        if (hint.Constants.Count > 0 && random.Chance(40))
            return hint.Constants[random.Below(hint.Constants.Count)];
        if (hint.Tuples.Count > 0 && random.Chance(60))
        {
            (int size, Term? tag) = hint.Tuples[random.Below(hint.Tuples.Count)];
            if (tag is null && hint.Atoms.Count > 0 && random.Chance(60))
                tag = hint.Atoms[random.Below(hint.Atoms.Count)];
            return ATuple(size, tag, random);
        }
        Want[] wants = [.. Wants(hint.Kinds)];
        return Values.Of(wants.Length > 0 ? random.Pick<Want>(wants) : Want.Any, random);
    }

    private static Beam.Tuple ATuple(int size, Term? tag, Pcg random)
    {
        var elements = new Term[size];
        for (int i = 0; i < size; i++)
            elements[i] = i == 0 && tag is not null ? tag : Values.Of(Want.Any, random);
        return new Beam.Tuple(ImmutableArray.Create(elements));
    }

    private static IEnumerable<Want> Wants(TypeSet kinds)
    {
        (TypeSet Kind, Want Want)[] table =
        [
            (TypeSet.Integer, Want.Integer), (TypeSet.Integer, Want.Count),
            (TypeSet.Float, Want.Number), (TypeSet.Atom, Want.Atom),
            (TypeSet.Cons, Want.Cons), (TypeSet.Nil, Want.List), (TypeSet.Tuple, Want.Tuple),
            (TypeSet.Map, Want.Map), (TypeSet.Bitstring, Want.Bits), (TypeSet.Fun, Want.Fun),
        ];
        return table.Where(row => (kinds & row.Kind) != 0).Select(row => row.Want);
    }
}
