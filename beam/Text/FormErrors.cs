namespace Beam.Text;

/// <summary>Makes the errors of a file of forms.</summary>
internal sealed class FormErrors(TermParser parser)
{
    /// <summary>Where the present form begins.</summary>
    public int At { get; set; }

    public InputException Bad(string what) => parser.Bad(At, what);

    public InputException Bad(int at, string what) => parser.Bad(at, what);

    public InputException Expected(string what, Term found)
    {
        const int shownMax = 60;
        string text = found.ToString();
        string shown = text.Length <= shownMax ? text : text[..shownMax] + "…";
        return Bad($"expected {what}, found {shown}");
    }
}
