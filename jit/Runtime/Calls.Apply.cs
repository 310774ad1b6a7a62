using Beam;

namespace Jit.Runtime;

/// <summary>Funs and apply: where a call goes whose target is a value.</summary>
internal sealed partial class Calls
{
    /// <summary>Arg0 = code address for fun Arg0 of Arg1 arguments, which stand in x0…; its free
    /// variables are put behind them.</summary>
    public bool ResolveFun()
    {
        uint fun = guest.Process.Args[0];
        int arity = (int)guest.Process.Args[1];
        uint entry = EntryOfFun(fun, arity);
        if (entry != 0)
        {
            guest.Process.Args[0] = entry;
            return true;
        }
        return BadFun(fun, guest.Process.X[..arity]);
    }

    /// <summary>Arg0 = code address of x[Arg1]:x[Arg1+1]/Arg1.</summary>
    public bool ResolveApply()
    {
        int arity = (int)guest.Process.Args[1];
        Span<uint> x = guest.Process.X;
        if (Layout.IsAtom(x[arity]) && Layout.IsAtom(x[arity + 1]))
        {
            var function = new Mfa(
                guest.Atoms[x[arity]].Name, guest.Atoms[x[arity + 1]].Name, arity);
            // In tail position, too, the trace is to show who raised.
            if (guest.Site.Op == Op.ApplyLast && OnlyRaises(function))
                return CallBif(function);
            guest.Process.Args[0] = guest.Exports.StubOf(guest.Exports.Number(function));
            return true;
        }
        // As erlang:apply(M, F, Args) fails.
        List<uint> held = Hold(x[..(arity + 2)]);
        uint args = exceptions.HeldAsList(0, arity);
        Hold([held[arity], held[arity + 1], args]);
        return BifFails(Apply3, guest.Atoms.Badarg);
    }

    /// <summary>Arg0 = code address for <c>erlang:apply/Arg1</c> of x0…, with the arguments put
    /// into x0….</summary>
    public bool ResolveApplyBif()
    {
        int arity = (int)guest.Process.Args[1];
        Hold(guest.Process.X[..arity]);
        return Apply(arity, ref guest.Process.Args[0]);
    }

    /// <summary><c>erlang:apply/2,3</c> of the terms held: its target's address goes to
    /// <paramref name="target"/>.</summary>
    private bool Apply(int arity, ref uint target) =>
        arity == 2 ? ApplyFun(ref target) : ApplyFunction(ref target);

    private bool ApplyFunction(ref uint target)
    {
        List<uint> held = guest.Heap.Held;
        int arity = PutArguments(held[2]);
        if (arity < 0 || !Layout.IsAtom(held[0]) || !Layout.IsAtom(held[1]))
            return BifFails(Apply3, guest.Atoms.Badarg);
        target = StubOf(held[0], held[1], arity);
        return true;
    }

    private bool ApplyFun(ref uint target)
    {
        List<uint> held = guest.Heap.Held;
        int arity = PutArguments(held[1]);
        if (arity < 0)
            return BifFails(Apply2, guest.Atoms.Badarg);
        uint entry = EntryOfFun(held[0], arity);
        if (entry == 0)
            return BadFun(held[0], guest.Process.X[..arity]);
        target = entry;
        return true;
    }

    /// <summary>Puts the elements of a list into x0…; -1 where it is not proper or too long.
    /// </summary>
    private int PutArguments(uint list)
    {
        Span<uint> x = guest.Process.X;
        int count = 0;
        for (; Layout.IsCons(list); list = guest.Memory[Layout.Address(list) + 4])
        {
            if (count == ArityMax)
                return -1;
            x[count++] = guest.Memory[Layout.Address(list)];
        }
        return list == Layout.Nil ? count : -1;
    }

    /// <summary>Code address of a fun for so many arguments in x0…, its free variables put behind
    /// them; 0 where it is no such fun.</summary>
    private uint EntryOfFun(uint fun, int arity)
    {
        if (!IsFun(fun))
            return 0;
        uint at = Layout.Address(fun);
        if (Layout.SubtagOf(guest.Memory[at]) == Subtag.Export)
        {
            Mfa function = guest.Exports.OfCode(guest.Memory[at + Layout.FunCodeOffset]);
            return function.Arity == arity ? StubOf(function) : 0;
        }
        if (guest.Memory[at + Layout.FunArityOffset] != arity)
            return 0;
        LambdaEntry lambda = guest.Lambdas[guest.Memory[at + Layout.FunCodeOffset]];
        if (lambda.Address == 0)
            _ = load(lambda.Module);
        int free = Layout.WordsOf(guest.Memory[at]) - 2;
        guest.Memory.Words(at + Layout.FunFreeOffset, free).CopyTo(guest.Process.X[arity..]);
        return lambda.Address;
    }

    private bool IsFun(uint word) => Layout.IsBoxed(word)
        && Layout.SubtagOf(guest.Memory[Layout.Address(word)]) is Subtag.Fun or Subtag.Export;
}
