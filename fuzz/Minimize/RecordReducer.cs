using Beam;
using Fuzz.Generate;
using Fuzz.Generate.Mutating;

namespace Fuzz.Minimize;

/// <summary>Drops definitions of native records, which releases before OTP 29 cannot read: all, or
/// those that matter to nothing.</summary>
internal sealed class RecordReducer : IReducer
{
    public void Reduce(Attempt attempt)
    {
        if (attempt.Current.Module.Records.Count > 0)
            attempt.Try(p => With(p, []));
        for (int r = attempt.Current.Module.Records.Count - 1; r >= 0; r--)
        {
            ValueList<RecordDefinition> records = attempt.Current.Module.Records;
            attempt.Try(p => With(p, [.. records.Where((_, n) => n != r)]));
        }
    }

    private static Program? With(Program program, ValueList<RecordDefinition> records)
    {
        Module module = program.Module with { Records = records };
        return Loadable.HasItsRecords(module) ? program with { Module = module } : null;
    }
}
