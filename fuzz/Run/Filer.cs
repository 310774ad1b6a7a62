using Beam;
using Corpus;
using Fuzz.Minimize;

namespace Fuzz.Run;

/// <summary>Turns differences into cases on disk: minimised, localised, one for each signature.
/// </summary>
internal sealed class Filer(
    Differential differential,
    Store store,
    Tally tally,
    CampaignOptions options,
    Action<Finding> announce)
{
    /// <summary>The signature before minimising → the one after it. What looks the same before is
    /// taken to be the same, or one bug that many programs show would cost the whole campaign.
    /// </summary>
    private readonly Dictionary<Signature, Signature> _filed = [];

    /// <summary>Files the difference that a program's only call shows. The program is on disk
    /// before the long work on it begins, the case before anybody is told.</summary>
    public void File(
        Generate.Program program, long index, CaseOptions variant, CancellationToken stop)
    {
        if (Run(program, variant).Verdict is not Differ differ)
        {
            throw new InvalidOperationException(
                "a difference that a second run does not show: something outlives a run");
        }
        Signature rough = SignatureOf(program, variant, differ.Kind);
        if (_filed.TryGetValue(rough, out Signature? known) && tally.CountKnown(known))
            return;
        string raw = store.AddRaw(CaseOf(program, index, variant, rough));
        Generate.Program small = Minimizer.Minimize(program, Fails);
        Signature signature = SignatureOf(small, variant, differ.Kind);
        _filed[rough] = signature;
        if (!tally.CountKnown(signature))
        {
            Case it = CaseOf(small, index, variant, signature);
            var finding = new Finding(it, store.Add(it), 1);
            if (tally.TryAdd(finding))
                announce(finding);
        }
        Store.Drop(raw);

        // The kind of difference is kept, so that one bug does not turn into another on the way.
        bool Fails(Generate.Program candidate) =>
            !stop.IsCancellationRequested
            && Run(candidate, variant).Verdict is Differ again
            && again.Kind == differ.Kind;
    }

    private Signature SignatureOf(Generate.Program program, CaseOptions variant, Difference kind)
    {
        (Mfa function, ValueList<Term> arguments) = program.OnlyCall();
        Instruction? blamed = Localise.Blame(
            program.Module,
            function,
            cut => differential.Run(cut, function, arguments, variant).Verdict is Differ);
        return Signature.Of(kind.ToString().ToLowerInvariant(), blamed);
    }

    private Comparison Run(Generate.Program program, CaseOptions variant)
    {
        (Mfa function, ValueList<Term> arguments) = program.OnlyCall();
        return differential.Run(program.Module, function, arguments, variant);
    }

    private Case CaseOf(
        Generate.Program program, long index, CaseOptions variant, Signature signature)
    {
        (Mfa function, ValueList<Term> arguments) = program.OnlyCall();
        Comparison seen = differential.Run(program.Module, function, arguments, variant);
        return new Case(
            signature,
            options.Seed,
            index,
            options.Commit,
            function.Name,
            arguments,
            variant,
            [Text(seen.Sides[0])],
            [.. seen.Sides.Skip(1).Select(Text)],
            program.Module);
    }

    private static (string Target, string Outcome) Text(Seen seen) =>
        (seen.Target, ObservationText.Of(seen.Observation));
}
