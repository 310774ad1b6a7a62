using Beam;
using Oracle.Bifs;

namespace Oracle;

/// <summary>Counts the words of terms as if nothing were shared in them. What it counted last is
/// remembered, since a loop that builds a list asks for it again with a cell more each time.
/// </summary>
internal sealed class TermMeter
{
    private const int WordBits = 64;

    private readonly Stack<Term> _pending = new();
    private Term? _last;
    private long _lastWords;

    /// <summary>Whether a term has so many words, bytes kept outside the heap among them.</summary>
    public bool IsAtLeast(Term term, long words) => term switch
    {
        Bitstring bits => bits.BitLength / WordBits >= words,
        Cons or Beam.Tuple or Map or LocalFun => Words(term, words) >= words,
        _ => TermSize.OwnWords(term) >= words,
    };

    /// <summary>Words of a term; <paramref name="most"/> where it is that or more, so that counting
    /// ends where terms share without end.</summary>
    public long Words(Term root, long most)
    {
        long words = 0;
        _pending.Push(root);
        while (words < most && _pending.TryPop(out Term? term))
        {
            if (ReferenceEquals(term, _last))
            {
                words += _lastWords;
                continue;
            }
            words += TermSize.OwnWords(term);
            PushParts(term);
        }
        _pending.Clear();
        if (words >= most)
            return most;
        (_last, _lastWords) = (root, words);
        return words;
    }

    private void PushParts(Term term)
    {
        switch (term)
        {
            case Cons cell:
                _pending.Push(cell.Tail);
                _pending.Push(cell.Head);
                break;
            case Beam.Tuple tuple:
                foreach (Term element in tuple.Elements)
                    _pending.Push(element);
                break;
            case Map map:
                foreach ((Term key, Term value) in map.Entries)
                {
                    _pending.Push(key);
                    _pending.Push(value);
                }
                break;
            case LocalFun fun:
                foreach (Term free in fun.Free)
                    _pending.Push(free);
                break;
        }
    }
}
