using System.Text;
using Beam;
using Corpus;

namespace Fuzz.Run;

/// <summary>An observation on one line: the outcome, then what else is there to see.</summary>
internal static class ObservationText
{
    public static string Of(Observation seen)
    {
        var text = new StringBuilder(OutcomeText.Of(seen.Outcome));
        text.Append($" after {seen.Reductions} reductions");
        foreach (string remark in seen.Audit)
            text.Append("; audit: ").Append(remark);
        if (seen.Dictionary.Count > 0)
            text.Append("; dictionary ").AppendJoin(", ", seen.Dictionary);
        if (seen.Messages.Count > 0)
            text.Append("; messages ").AppendJoin(", ", seen.Messages);
        if (seen.Mailbox.Count > 0)
            text.Append("; left in the mailbox ").AppendJoin(", ", seen.Mailbox);
        if (seen.Events.Count > 0)
            text.Append("; events ").AppendJoin(", ", seen.Events);
        if (seen.Output.Length > 0)
            text.Append("; output ").Append(Terms.CharList(seen.Output));
        return text.ToString();
    }
}
