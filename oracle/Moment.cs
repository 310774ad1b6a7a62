using Beam;

namespace Oracle;

/// <summary>Looks at a run before each of its instructions; false ends the run.</summary>
public delegate bool Watch(Moment moment);

/// <summary>A run between two instructions, as <see cref="Watch"/> sees it. It is one object for
/// all moments of a run: what is wanted later must be taken out of it.</summary>
public sealed class Moment
{
    private readonly Interpreter _interpreter;

    internal Moment(Interpreter interpreter) => _interpreter = interpreter;

    private Place At => _interpreter.Here;
    private Frames Frames => _interpreter.Frames;

    public Module Module => At.Code.Module;

    /// <summary>Index of the function in <see cref="Module.Functions"/>.</summary>
    public int Function => At.Code.FunctionIndexAt(At.Index);

    /// <summary>Index, in its function, of the instruction that comes next.</summary>
    public int Instruction => At.Index - At.Code.StartOf(Function);

    public long Reductions => _interpreter.Reductions;

    /// <summary>The running function's y registers; 0 without a frame.</summary>
    public int YCount => Frames.HasFrame ? Frames.Y.Length : 0;

    /// <summary>Words of all frames, a return address counting as one.</summary>
    public int StackWords => Frames.StackWords;

    /// <summary>What the register holds; null where no program may read it.</summary>
    public Term? X(int index) => Shown(_interpreter.XRegister(index));

    public Term? Y(int index) => Shown(Frames.Y[index]);

    /// <summary>Where the process' receive stands.</summary>
    public string Mailbox => _interpreter.Mailbox.Standing;

    public double Fr(int index) => _interpreter.FloatRegister(index);

    private static Bitstring Next(MatchContext match) =>
        Bits.Slice(match.Source, match.Position, Math.Min(match.Left, Held.BitsMax));

    private static Term? Shown(Term? content) => content switch
    {
        NonValue => null,
        MatchContext match => new Held(HeldKind.Match, Next(match), match.Left),
        RawTrace raw => new Held(HeldKind.Trace, raw.Trace),
        CatchTag => new Held(HeldKind.Catch, Nil.Instance),
        Beam.Tuple tuple => new Beam.Tuple(tuple.Elements.AsSpan()), // set_tuple_element writes.
        _ => content,
    };
}

/// <summary>What a register holds that is no term, in terms.</summary>
/// <param name="kind">What it is.</param>
/// <param name="value">The next bits of a match context; the trace of a raw one.</param>
/// <param name="left">All bits that a match context has left.</param>
public sealed class Held(HeldKind kind, Term value, long left = 0) : Opaque
{
    /// <summary>Bits of a match context that <see cref="Value"/> has at most.</summary>
    public const int BitsMax = 512;

    public HeldKind Kind => kind;
    public Term Value => value;
    public long Left => left;
}

/// <summary>Kinds of what is no term.</summary>
public enum HeldKind
{
    Match,
    Trace,
    Catch,
}
