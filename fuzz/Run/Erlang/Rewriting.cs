using System.Collections.Immutable;
using Beam;

namespace Fuzz.Run.Erlang;

/// <summary>Terms rewritten from their leaves up, without recursion.</summary>
internal static class Rewriting
{
    private readonly record struct Step(Term Node, Term[]? Parts);

    /// <summary>Applies a rule to every node, after its parts. A list is one node, whose parts are
    /// its elements and its tail.</summary>
    public static Term Rewrite(Term term, Func<Term, Term> rule)
    {
        var work = new Stack<Step>();
        var done = new Stack<Term>();
        work.Push(new Step(term, null));
        while (work.TryPop(out Step step))
        {
            if (step.Parts is not null)
            {
                done.Push(rule(Rebuilt(step.Node, step.Parts, done)));
            }
            else if (Parts(step.Node) is { Length: > 0 } parts)
            {
                work.Push(new Step(step.Node, parts));
                foreach (Term part in parts)
                    work.Push(new Step(part, null));
            }
            else
            {
                done.Push(rule(step.Node));
            }
        }
        return done.Pop();
    }

    private static Term[] Parts(Term node) => node switch
    {
        Cons list => ListParts(list),
        Beam.Tuple tuple => [.. tuple.Elements],
        Map map => [.. map.Entries.SelectMany(e => new[] { e.Key, e.Value })],
        NativeRecord record => [.. record.Values],
        LocalFun fun => [.. fun.Free],
        _ => [],
    };

    private static Term[] ListParts(Cons list)
    {
        var parts = new List<Term>();
        Term rest = list;
        for (; rest is Cons cell; rest = cell.Tail)
            parts.Add(cell.Head);
        parts.Add(rest);
        return [.. parts];
    }

    /// <summary>The node with its rewritten parts, the first of which is on top; itself when none
    /// has changed.</summary>
    private static Term Rebuilt(Term node, Term[] old, Stack<Term> done)
    {
        var parts = new Term[old.Length];
        bool same = true;
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = done.Pop();
            same = same && ReferenceEquals(parts[i], old[i]);
        }
        if (same)
            return node;
        return node switch
        {
            Cons => Terms.List(parts.AsSpan(..^1), parts[^1]),
            Beam.Tuple => new Beam.Tuple(parts.AsSpan()),
            NativeRecord record => new NativeRecord(record.Shape, [.. parts]),
            LocalFun fun =>
                new LocalFun(fun.Module, fun.Arity, fun.Index, fun.Uniq, [.. parts]),
            _ => MapOf(parts),
        };
    }

    private static Map MapOf(Term[] parts)
    {
        var entries = ImmutableDictionary.CreateBuilder<Term, Term>();
        for (int i = 0; i < parts.Length; i += 2)
            entries[parts[i]] = parts[i + 1];
        return new Map(entries.ToImmutable());
    }
}
