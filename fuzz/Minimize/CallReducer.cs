using System.Collections.Immutable;
using Beam;
using Fuzz.Generate;

namespace Fuzz.Minimize;

/// <summary>Drops calls into the module and simplifies the arguments of those that stay.</summary>
internal sealed class CallReducer : IReducer
{
    public void Reduce(Attempt attempt)
    {
        KeepOne(attempt);
        CallInside(attempt);
        for (int e = attempt.Current.Entries.Count - 1; e >= 0; e--)
        {
            for (int c = attempt.Current.Entries[e].Calls.Count - 1; c >= 0; c--)
                attempt.Try(p => Drop(p, e, c));
        }
        for (int e = 0; e < attempt.Current.Entries.Count; e++)
        {
            for (int c = 0; c < attempt.Current.Entries[e].Calls.Count; c++)
                Simplify(attempt, e, c);
        }
    }

    /// <summary>One call alone shows most findings.</summary>
    private static void KeepOne(Attempt attempt)
    {
        Program before = attempt.Current;
        if (before.Entries.Sum(e => e.Calls.Count) <= 1)
            return;
        foreach (Entry entry in before.Entries)
        {
            foreach (ValueList<Term> call in entry.Calls)
            {
                if (attempt.Try(p => p with { Entries = [entry with { Calls = [call] }] }))
                    return;
            }
        }
    }

    /// <summary>Perhaps the function that matters fails as well when it is called at once.
    /// </summary>
    private static void CallInside(Attempt attempt)
    {
        ValueList<Function> functions = attempt.Current.Module.Functions;
        for (int f = functions.Count - 1; f >= 0; f--)
        {
            Function function = functions[f];
            if (attempt.Current.Entries.Any(e => e.Function == function.Name))
                continue;
            Module module = attempt.Current.Module;
            if (!module.IsExported(function.Name, function.Arity))
            {
                (string, int) export = (function.Name, function.Arity);
                module = module with { Exports = [.. module.Exports, export] };
            }
            foreach (ValueList<Term> arguments in Arguments(attempt.Current, function.Arity))
            {
                var call = new Entry(function.Name, function.Arity, [arguments]);
                if (attempt.Try(p => p with { Module = module, Entries = [call] }))
                    return;
            }
        }
    }

    /// <summary>What may do in the place of what is handed on.</summary>
    private static IEnumerable<ValueList<Term>> Arguments(Program program, int arity)
    {
        yield return [.. Enumerable.Repeat(Terms.Int(0), arity)];
        ValueList<Term> outside = program.Entries[0].Calls[0];
        if (arity > 0 && outside.Count > 0)
            yield return [.. Enumerable.Range(0, arity).Select(i => outside[i % outside.Count])];
    }

    private static Program? Drop(Program program, int entry, int call)
    {
        Entry value = program.Entries[entry];
        ImmutableArray<Entry> entries = program.Entries.ToImmutableArray();
        if (value.Calls.Count == 1)
        {
            return entries.Length == 1
                ? null
                : program with { Entries = new(entries.RemoveAt(entry)) };
        }
        var calls = new ValueList<ValueList<Term>>(value.Calls.ToImmutableArray().RemoveAt(call));
        return program with { Entries = new(entries.SetItem(entry, value with { Calls = calls })) };
    }

    private static void Simplify(Attempt attempt, int entry, int call)
    {
        int arity = attempt.Current.Entries[entry].Arity;
        for (int i = 0; i < arity; i++)
        {
            bool again = true;
            while (again)
            {
                again = false;
                Program before = attempt.Current;
                Entry value = before.Entries[entry];
                foreach (Term simpler in Shrink.Of(value.Calls[call][i]))
                {
                    if (attempt.Try(p => WithArgument(p, entry, call, i, simpler)))
                    {
                        again = true;
                        break;
                    }
                }
            }
        }
    }

    private static Program WithArgument(
        Program program, int entry, int call, int argument, Term term)
    {
        Entry value = program.Entries[entry];
        ImmutableArray<ValueList<Term>> calls = value.Calls.ToImmutableArray();
        var terms = new ValueList<Term>(
            calls[call].ToImmutableArray().SetItem(argument, term));
        Entry changed = value with { Calls = new(calls.SetItem(call, terms)) };
        return program with
        {
            Entries = new(program.Entries.ToImmutableArray().SetItem(entry, changed)),
        };
    }
}
