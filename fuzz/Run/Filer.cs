using Beam;
using Corpus;
using Fuzz.Generate;

namespace Fuzz.Run;

/// <summary>Turns differences into cases on disk: minimised, localised, one for each signature. One
/// a worker; they share the findings.</summary>
internal sealed class Filer(
    Differential differential,
    Store store,
    Findings findings,
    CampaignOptions options,
    Action<Finding> announce)
{
    /// <summary>Notes the difference that a program's only call has shown; says whether it is one:
    /// a real VM that ran others before may show what it does not show again. The program is on
    /// disk before the long work on it begins.</summary>
    /// <param name="program">The program.</param>
    /// <param name="number">Its number.</param>
    /// <param name="variant">How it was compiled and run.</param>
    /// <param name="sides">What it showed.</param>
    /// <param name="differ">How they differ.</param>
    public bool Note(
        Generate.Program program, long number, CaseOptions variant, IReadOnlyList<Seen> sides,
        Differ differ)
    {
        differential.Renew();
        Reproducer? again = Reproducer.Of(differential, program, variant);
        if (again is null && differ.Camp is not null)
            return false;
        Reproducer it = again ?? new Reproducer(program, variant, differ) { Once = sides };
        Signature rough = it.SignatureBy(differential);
        if (!findings.Count(rough, number))
            return true;
        string raw = store.AddRaw(
            options.Seed, number, name => CaseOf(it, name, rough, number));
        if (findings.Add(new Waiting(number, rough, it, raw)) is { } needless)
            Store.Drop(needless.RawPath);
        return true;
    }

    /// <summary>Notes what an earlier campaign was stopped at. What cannot be read, or does not
    /// differ any more, stays as it is: triage tells of it.</summary>
    public void NoteLeft(string path)
    {
        Case it;
        try
        {
            it = CaseReader.ReadFile(path);
        }
        catch (InputException)
        {
            return;
        }
        var program = new Generate.Program(
            it.Module, [new Entry(it.Function, it.Arguments.Count, [it.Arguments])], it.Seed, []);
        if (Reproducer.Of(differential, program, it.Options) is not { } found)
            return;
        Signature rough = found.SignatureBy(differential);
        if (!findings.Count(rough, it.Program))
            Store.Drop(path);
        else if (findings.Add(new Waiting(it.Program, rough, found, path)) is { } needless)
            Store.Drop(needless.RawPath);
    }

    /// <summary>Files what is ripe; a case is on disk before anybody is told.</summary>
    public void FileRipe(CancellationToken stop)
    {
        while (findings.Take() is { } waiting)
        {
            Reproducer small = new Minimizing(differential, stop).Of(waiting.Reproducer);
            Signature signature = small.SignatureBy(differential);
            Finding? known = findings.Find(signature);
            Finding finding = known ?? store.Add(
                signature, name => CaseOf(small, name, signature, waiting.Number));
            Store.Drop(waiting.RawPath);
            findings.Filed(waiting, finding);
            if (known is null)
                announce(finding);
        }
    }

    private Case CaseOf(Reproducer it, string name, Signature signature, long number) =>
        it.CaseBy(differential, name, signature, options.Seed, number, options.Commit);
}
