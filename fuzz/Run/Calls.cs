using Beam;
using Fuzz.Generate;

namespace Fuzz.Run;

/// <summary>The calls of a program, flat.</summary>
internal static class Calls
{
    extension(Generate.Program program)
    {
        /// <summary>Every call, in order.</summary>
        public IEnumerable<(Mfa Function, ValueList<Term> Arguments)> AllCalls()
        {
            foreach (Entry entry in program.Entries)
            {
                var function = new Mfa(program.Module.Name, entry.Function, entry.Arity);
                foreach (ValueList<Term> arguments in entry.Calls)
                    yield return (function, arguments);
            }
        }

        /// <summary>The call of a program that has one.</summary>
        public (Mfa Function, ValueList<Term> Arguments) OnlyCall() => program.AllCalls().Single();

        /// <summary>The program with one call and no other.</summary>
        public Generate.Program With(Mfa function, ValueList<Term> arguments) =>
            program with { Entries = [new Entry(function.Name, function.Arity, [arguments])] };
    }
}
