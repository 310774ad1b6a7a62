namespace Beam.Text;

/// <summary>Terms in Erlang syntax.</summary>
public static class TermPrinter
{
    public static string Print(Term term) => throw new NotImplementedException(term.GetType().Name);

    public static string QuoteAtom(string name) => name;
}
