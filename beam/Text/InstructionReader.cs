namespace Beam.Text;

/// <summary>Instructions from their terms, and the lambdas they mention.</summary>
internal sealed class InstructionReader(
    AssemblyOperandReader operands, FormErrors errors)
{
    /// <summary>Lambdas in the order of their first mention; one a label, as Erlang's assembler
    /// has it.</summary>
    private readonly List<LambdaText> _lambdas = [];
    private readonly Dictionary<int, int> _lambdaOfLabel = [];

    /// <param name="Label">Entry of the lambda's function.</param>
    /// <param name="CallArity">Arguments a caller passes; null where free variables count.</param>
    /// <param name="FreeCount">Free variables; or null where arguments count.</param>
    /// <param name="Uniq">Old unique number; null where none was given yet.</param>
    /// <param name="At">Where it is mentioned first.</param>
    private sealed record LambdaText(
        int Label, int? CallArity, int? FreeCount, int? Uniq, int At);

    /// <summary>The instruction, or null for a remark.</summary>
    public Instruction? Read(Term form)
    {
        switch (form)
        {
            case Atom { Name: var name }:
                return Make(name, []);
            case Tuple { Elements: [Atom { Name: "%" }, ..] }:
                return null;
            case Tuple { Elements: [Atom { Name: var name }, .. var rest] }:
                return ReadTuple(name, [.. rest], form);
            default:
                throw errors.Expected("an instruction", form);
        }
    }

    private Instruction ReadTuple(string name, Term[] rest, Term form)
    {
        switch (name, rest)
        {
            case ("label", [var number]):
                int label = operands.ReadNumber(number, int.MaxValue, "a label");
                return new Instruction(Op.Label, new Label(label));
            case ("test", [Atom test, ..]):
                return Make(test.Name, Test(rest[1..], form));
            case ("bif", [Atom bif, var fail, var args, var target]):
                return Bif(bif.Name, fail, operands.ReadList(args, "a list of arguments"), target);
            case ("gc_bif", [Atom bif, var fail, var live, var args, var target]):
                List<Term> all = operands.ReadList(args, "a list of arguments");
                return Make(
                    $"gc_bif{all.Count}", [fail, live, Erlang(bif, all.Count), .. all, target]);
            case ("bs_add", [var fail, var args, var target]):
                return Make(name, [fail, .. operands.ReadList(args, "a list"), target]);
            case ("make_fun2", [var entry, _, var uniq, var free]):
                int count = operands.ReadNumber(free, byte.MaxValue, "a number of free variables");
                return new Instruction(Op.MakeFun2, Lambda(entry, Uniq(uniq), null, count));
            case ("make_fun3", [var entry, _, var uniq, var target, var env]):
                LambdaRef lambda = Lambda(
                    entry, Uniq(uniq), null, operands.ReadTaggedList(env).Count);
                return new Instruction(
                    Op.MakeFun3, lambda, operands.Read(target, 'd'), operands.Read(env, '*'));
            case ("call_fun2",
                [Tuple { Elements: [Atom { Name: "f" }, _] } entry, var arity, var fun]):
                int passed = operands.ReadNumber(arity, byte.MaxValue, "an arity");
                return new Instruction(
                    Op.CallFun2, Lambda(entry, null, passed, null), new Num(passed),
                    operands.Read(fun, 's'));
            case ("debug_line", [var kind, var location, var index, var live, Map]):
                return Make(name, [kind, location, index, live]);
            case ("kill", [_]):
                return Make("init", rest);
            default:
                return Make(name, rest);
        }
    }

    /// <summary>Fail and arguments; or fail, live registers, arguments and target, to be reordered.
    /// </summary>
    private Term[] Test(Term[] rest, Term form)
    {
        switch (rest)
        {
            case [var fail, var source, Tuple list]:
                return [fail, source, list];
            case [var fail, var args]:
                return [fail, .. operands.ReadList(args, "a list of arguments")];
            case [var fail, var live, Cons args, var target]:
                List<Term> all = operands.ReadList(args, "a list of arguments");
                return [fail, all[0], live, .. all[1..], target];
            default:
                throw errors.Expected("{test,Name,Fail,…}", form);
        }
    }

    private Instruction Bif(string name, Term fail, List<Term> args, Term target)
    {
        if (name == "raise" && args.Count == 2)
            return Make(name, args);
        bool isOp = Ops.Find(name, args.Count + 2) is { } op && AssemblyShapes.IsBif(op);
        if (isOp)
            return Make(name, [fail, .. args, target]);
        Term function = Erlang(Atom.Of(name), args.Count);
        return args.Count == 0
            ? Make("bif0", [function, target])
            : Make($"bif{args.Count}", [fail, function, .. args, target]);
    }

    private static Tuple Erlang(Atom name, int arity) =>
        new(Atom.Of("extfunc"), Atom.Of("erlang"), name, Terms.Int(arity));

    private Instruction Make(string name, IReadOnlyList<Term> terms)
    {
        if (Ops.Find(name, terms.Count) is not { } op
            || op is Op.Label or Op.IntCodeEnd or Op.OnLoad)
        {
            throw errors.Bad(
                $"expected an instruction, found {Atom.Quote(name)} of {terms.Count} operands");
        }
        OpInfo info = op.Info;
        if (!info.InScope)
        {
            throw errors.Bad(
                $"expected an op of OTP 24 or later, found {name} (until OTP {info.Until})");
        }
        var all = new Operand[terms.Count];
        for (int i = 0; i < all.Length; i++)
            all[i] = operands.Read(terms[i], info.Operands[i]);
        return new Instruction(op, ValueList.Create<Operand>(all));
    }

    private LambdaRef Lambda(Term entry, int? uniq, int? callArity, int? freeCount)
    {
        int label = operands.ReadLabel(entry).Number;
        if (!_lambdaOfLabel.TryGetValue(label, out int row))
        {
            row = _lambdas.Count;
            _lambdaOfLabel.Add(label, row);
            _lambdas.Add(new LambdaText(label, callArity, freeCount, uniq, errors.At));
        }
        else if (_lambdas[row].Uniq is null)
        {
            _lambdas[row] = _lambdas[row] with { Uniq = uniq };
        }
        return new LambdaRef(row);
    }

    private int Uniq(Term term) =>
        term is Integer { Value: var value } && value >= 0 && value <= uint.MaxValue
            ? unchecked((int)(uint)value)
            : throw errors.Expected("the unique number of a lambda, 32 bits", term);

    /// <summary>The table of lambdas, now that the functions are known.</summary>
    public ValueList<Lambda> Lambdas(IEnumerable<Function> functions)
    {
        Dictionary<int, Function> byEntry = functions.ToDictionary(f => f.Entry);
        var rows = new Lambda[_lambdas.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            LambdaText text = _lambdas[i];
            Function? function = byEntry.GetValueOrDefault(text.Label);
            int free = text.FreeCount ?? (function?.Arity ?? 0) - text.CallArity!.Value;
            if (function is null || free < 0 || free > function.Arity)
            {
                throw errors.Bad(text.At, $"expected label {text.Label} to be the entry of a "
                    + "function that takes the free variables and the arguments");
            }
            rows[i] = new Lambda(
                function.Name, function.Arity, text.Label, i, free, text.Uniq ?? 0);
        }
        return ValueList.Create<Lambda>(rows);
    }
}
