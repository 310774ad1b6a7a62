using Beam;
using Beam.Text;
using Corpus;
using Fuzz.Run;
using Jit.Runtime;

namespace Fuzz.Localise;

/// <summary>
/// Runs a call on both sides with a stop at each BEAM instruction, and names the first after which
/// they differ. The oracle's steps are taken down first; then the JIT's code is stopped wherever
/// that of a BEAM instruction begins. Instructions that have no code are steps of the oracle alone.
/// </summary>
internal sealed class Lockstep
{
    private readonly Arm32Target _target;
    private readonly ICodePath _path;
    private readonly GuestView _view;

    public Lockstep(Arm32Target target, ICodePath path)
    {
        (_target, _path) = (target, path);
        _target.Guest.UsesFirstAddress = true;
        _target.Guest.KeepsNotes = true;
        _view = new GuestView(target);
    }

    /// <summary>How programs are compiled and run.</summary>
    public CaseOptions Options
    {
        get;
        set
        {
            field = value;
            _target.Options = value;
        }
    } = new();

    /// <summary>Ends runs that do too much for their reductions.</summary>
    public long? BlocksMax { set => _target.BlocksMax = value; }

    /// <summary>The guest, as the last run left it.</summary>
    public Guest Guest => _target.Guest;

    /// <summary>Where both sides part; null where they do not as far as can be seen.</summary>
    /// <param name="module">The program.</param>
    /// <param name="function">The function called.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="kind">How the run's end differs.</param>
    public Divergence? Run(
        Module module, Mfa function, ValueList<Term> arguments, Difference kind)
    {
        var run = new Expectation(kind, arguments);
        var (steps, expected, isWhole) =
            OracleSteps.Of(_path, module, function, arguments, Options);
        if (steps.Count == 0)
            return null;
        _view.Begin();
        var walk = new Walk(_target, _view, steps, run, isWhole);
        Observation actual = Execute(walk.OnInstruction);
        Parting? parting = walk.Parting
            ?? (isWhole ? AtEnd(walk, steps, expected, actual) : null);
        if (parting is null)
            return null;
        var tracer = new Tracer(_target, _view, parting);
        Execute(tracer.OnInstruction);
        return new Divergence(
            parting.Kind, parting.Blamed, parting.What, parting.Expected, parting.Actual,
            parting.Number, tracer.Result())
        {
            Next = parting.Next,
            Went = parting.Went,
        };

        Observation Execute(Action<uint> onInstruction)
        {
            _target.Load(module);
            _target.Machine.OnInstruction = onInstruction;
            try
            {
                return _target.Run(function, arguments, Options.Reductions);
            }
            finally
            {
                _target.Machine.OnInstruction = null;
            }
        }
    }

    /// <summary>They ran the same way, as far as the JIT ran.</summary>
    private static Parting? AtEnd(
        Walk walk, List<OracleStep> steps, Observation expected, Observation actual)
    {
        if (Compare.Observations("oracle", expected, "arm32", actual) is not Differ differ)
            return null;
        List<OracleStep> rest = steps[walk.Synced..];
        string text = OutcomeText.Of(actual.Outcome);
        if (actual.Outcome is Faulted fault)
        {
            return walk.Part(
                $"{DivergenceKind.Fault}:{Reason(fault.Why)}", rest[0].Place, "machine",
                OutcomeText.Of(expected.Outcome), text);
        }
        if (walk.NextStep is { } next)
        {
            return walk.Part(
                DivergenceKind.Branch, walk.Path[0].Place, "next instruction",
                Describe(next.Place), text);
        }
        return walk.Part(
            $"{differ.Kind}".ToLowerInvariant(), rest[0].Place, "outcome",
            OutcomeText.Of(expected.Outcome),
            expected.Outcome.Equals(actual.Outcome) ? differ.Where : text);
    }

    /// <summary>The words of a fault, without what differs from run to run.</summary>
    private static string Reason(string why)
    {
        string[] all = why.Split([' ', ',', ':'], StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> words = all
            .TakeWhile(w => w is not ("of" or "at") || !why.Contains($"{w} 0x"))
            .Where(w => w.All(char.IsAsciiLetter));
        return string.Join('-', words.Take(6));
    }

    public static string Describe(CodePlace place) =>
        $"{Code(place)} in {place.In.Name}/{place.In.Arity}";

    public static string Code(CodePlace place) =>
        AssemblyWriter.Write(place.Module, place.Instruction).Trim().TrimEnd('.');
}
