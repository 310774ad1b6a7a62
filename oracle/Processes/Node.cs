using Beam;
using Oracle.Bifs;

namespace Oracle.Processes;

/// <summary>
/// The world of one run: what its processes share. Nothing of it outlives the run, and nothing in
/// it hangs on anything but the run.
/// </summary>
/// <param name="code">Where modules come from, for BIFs that ask about code.</param>
public sealed class Node(ICodePath code)
{
    public const string Name = "nonode@nohost";

    private const uint FirstPid = 100;

    private readonly Dictionary<Reference, BytePatterns> _patterns = [];
    private uint _pids = FirstPid;
    private uint _references;
    private long _uniqueIntegers;

    public ICodePath Code => code;

    /// <summary>What persistent_term keeps, in the order of its keys.</summary>
    internal SortedDictionary<Term, Term> Persistent => field ??= PersistentTerms.AtStart();

    /// <summary>A pid that this run has not had yet.</summary>
    public Pid NewPid() => new(Name, _pids++, 0, 0);

    /// <summary>A reference that this run has not had yet.</summary>
    public Reference NewReference() => new(Name, [++_references, 0, 0], 0);

    /// <summary>An integer that this run has not had yet, greater than those before.</summary>
    public long NewUniqueInteger() => ++_uniqueIntegers;

    /// <summary>Keeps what a binary is to be searched for; the term that names it.</summary>
    internal Term Keep(BytePatterns patterns)
    {
        Reference name = NewReference();
        _patterns.Add(name, patterns);
        return new Beam.Tuple(patterns.Kind, name);
    }

    /// <summary>What was kept under that name, or null.</summary>
    internal BytePatterns? KeptPatterns(Term name) =>
        name is Beam.Tuple { Elements: [Atom kind, Reference reference] }
        && _patterns.TryGetValue(reference, out BytePatterns? patterns) && kind == patterns.Kind
            ? patterns
            : null;
}
