using Beam;
using Fuzz.Run.Erlang;

namespace Fuzz.Run;

/// <summary>Gives a generated program's module a name of its own: a real VM loads a fresh name much
/// faster than it replaces a module.</summary>
internal static class Renaming
{
    public static Generate.Program Of(Generate.Program program, string name)
    {
        string old = program.Module.Name;
        Function[] functions =
        [
            .. program.Module.Functions.Select(f => f with { Code = [.. f.Code.Select(Renamed)] }),
        ];
        return program with
        {
            Module = program.Module with { Name = name, Functions = [.. functions] },
            Entries =
            [
                .. program.Entries.Select(e => e with { Calls = [.. e.Calls.Select(Args)] }),
            ],
        };

        Instruction Renamed(Instruction instruction) => instruction with
        {
            Operands = [.. instruction.Operands.Select(Operand)],
        };

        Operand Operand(Operand operand) => operand switch
        {
            Const constant => new Const(Term(constant.Value)),
            Extfunc { Function: var f } when f.Module == old =>
                new Extfunc(f with { Module = name }),
            OperandList list => new OperandList([.. list.Items.Select(Operand)]),
            _ => operand,
        };

        ValueList<Term> Args(ValueList<Term> arguments) => [.. arguments.Select(Term)];

        Term Term(Term term) => Rewriting.Rewrite(term, node => node switch
        {
            Atom atom when atom.Name == old => Atom.Of(name),
            ExternalFun { Function: var f } when f.Module == old =>
                new ExternalFun(f with { Module = name }),
            _ => node,
        });
    }
}
