using Beam;

namespace Oracle.Ets;

/// <summary>What variables of a match specification are bound to, in the order of their numbers.
/// </summary>
internal sealed class Bindings : SortedDictionary<int, Term>;

/// <summary>Heads of match specifications: terms in which <c>'_'</c> and <c>'$N'</c> match
/// anything.</summary>
internal static class Pattern
{
    private static readonly Atom Any = Atom.Of("_");

    /// <summary>The number of a variable, or null. '$01' is an atom like others.</summary>
    public static int? Variable(Term term)
    {
        if (term is not Atom { Name: ['$', .. { Length: > 0 } digits] }
            || !digits.All(char.IsAsciiDigit) || (digits.Length > 1 && digits[0] == '0'))
        {
            return null;
        }
        return int.TryParse(digits, out int number) ? number : null;
    }

    /// <summary>The variables of a pattern; null when one stands in a place where none may: as key
    /// of a map.</summary>
    public static HashSet<int>? Variables(Term pattern)
    {
        var found = new HashSet<int>();
        foreach (Term part in Parts(pattern))
        {
            if (part is Map map && map.Entries.Keys.Any(k => k == Any || Variable(k) is not null))
                return null;
            if (Variable(part) is int number)
                found.Add(number);
        }
        return found;
    }

    /// <summary>Whether it matches one term only.</summary>
    public static bool IsGround(Term pattern) =>
        !Parts(pattern).Any(p => p is Map || p == Any || Variable(p) is not null);

    /// <summary>Whether <paramref name="subject"/> is as the pattern says. Constants are compared
    /// bit by bit, values of one variable with =:=.</summary>
    public static bool Match(Term pattern, Term subject, Bindings bindings)
    {
        var pending = new Stack<(Term Pattern, Term Subject)>();
        pending.Push((pattern, subject));
        while (pending.TryPop(out (Term Pattern, Term Subject) next))
        {
            if (!MatchNode(next.Pattern, next.Subject, bindings, pending))
                return false;
        }
        return true;
    }

    private static bool MatchNode(
        Term pattern, Term subject, Bindings bindings, Stack<(Term, Term)> pending)
    {
        switch (pattern)
        {
            case Atom any when any == Any:
                return true;
            case Atom atom when Variable(atom) is int number:
                if (bindings.TryGetValue(number, out Term? bound))
                    return Ordering.Identical(bound, subject);
                bindings.Add(number, subject);
                return true;
            case Cons a:
                if (subject is not Cons b)
                    return false;
                pending.Push((a.Tail, b.Tail));
                pending.Push((a.Head, b.Head));
                return true;
            case Beam.Tuple a:
                if (subject is not Beam.Tuple c || a.Elements.Length != c.Elements.Length)
                    return false;
                for (int i = a.Elements.Length - 1; i >= 0; i--)
                    pending.Push((a.Elements[i], c.Elements[i]));
                return true;
            case Map a:
                return subject is Map map && MatchEntries(a, map, pending);
            default:
                return pattern.Equals(subject);
        }
    }

    /// <summary>Each key of the pattern must be there; others may be.</summary>
    private static bool MatchEntries(Map pattern, Map map, Stack<(Term, Term)> pending)
    {
        foreach ((Term key, Term value) in pattern.Entries)
        {
            if (!map.Entries.TryGetValue(key, out Term? found))
                return false;
            pending.Push((value, found));
        }
        return true;
    }

    /// <summary>All terms inside a term, itself the first; of maps the values.</summary>
    private static IEnumerable<Term> Parts(Term term)
    {
        var pending = new Stack<Term>();
        pending.Push(term);
        while (pending.TryPop(out Term? next))
        {
            yield return next;
            IEnumerable<Term> inner = next switch
            {
                Cons cell => [cell.Tail, cell.Head],
                Beam.Tuple tuple => tuple.Elements,
                Map map => map.Entries.Values,
                _ => [],
            };
            foreach (Term part in inner)
                pending.Push(part);
        }
    }
}
