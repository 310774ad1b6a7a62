using Beam;

namespace Fuzz.Generate.Sweeping;

/// <summary>
/// Programs about one op each: the op with every kind of operand, at boundary values, enumerated
/// and not drawn, so the same each time. Each shows all registers on every path behind it.
/// </summary>
public static class Sweep
{
    private const string Remark = "sweep of ";

    /// <summary>One of so many is called by a function whose frame must be as it was after it.
    /// </summary>
    private const int CalledEvery = 3;

    /// <summary>About so many programs an op has at least.</summary>
    private const int ProgramsMin = 48;

    /// <summary>The name of the op that a program of a sweep is about.</summary>
    public static string OpOf(Program program) => program.Notes[0][Remark.Length..];

    /// <summary>The programs about one op that load on these releases; none where they do not load
    /// it. Neighbours differ much, so that a few of the first say something already.</summary>
    public static IEnumerable<Program> Of(Op op, Releases releases) =>
        Of(op, new Dialect(releases, _ => true, _ => false));

    /// <summary>The programs about all ops that are wanted, in turn: the first of each, then the
    /// second of each.</summary>
    /// <param name="releases">Releases that programs must load on; null for the newest of the mix
    /// that has the op.</param>
    /// <param name="takes">Ops that whoever runs the programs has.</param>
    /// <param name="wants">Ops that it is to be about.</param>
    public static IEnumerable<Program> Of(
        Releases? releases, Func<Op, bool> takes, Func<Op, bool> wants)
    {
        Dialect[] dialects = [.. (releases is null ? Releases.Mix : [releases]).Reverse()
            .Select(r => new Dialect(r, takes, _ => false))];
        var queues = new List<IEnumerator<Program>>();
        foreach (OpInfo info in Ops.All)
        {
            if (wants(info.Op) && dialects.FirstOrDefault(d => d.Has(info.Op)) is { } dialect)
                queues.Add(Of(info.Op, dialect).GetEnumerator());
        }
        while (queues.Count > 0)
        {
            for (int i = 0; i < queues.Count; i++)
            {
                if (queues[i].MoveNext())
                    yield return queues[i].Current;
                else
                    queues.RemoveAt(i--);
            }
        }
    }

    private static IEnumerable<Program> Of(Op op, Dialect dialect)
    {
        if (!dialect.Has(op))
            yield break;
        Cell[] cells = [.. Cells.Of(op, dialect)];
        int stride = StrideOf(cells.Length);
        // Of few cells each comes several times, with other choices of all that goes round.
        int count = cells.Length
            * Math.Max(1, (ProgramsMin + cells.Length - 1) / Math.Max(1, cells.Length));
        for (int n = 0; n < count; n++)
        {
            int cell = (int)((long)n * stride % cells.Length);
            int turn = cell + (n / cells.Length * cells.Length);
            if (Make(cells[cell], dialect, turn, op) is { } program)
                yield return program;
        }
    }

    /// <summary>A step through that many that comes by all of them and goes far each time.
    /// </summary>
    private static int StrideOf(int count)
    {
        int stride = Math.Max(1, (int)(count * 0.618));
        while (System.Numerics.BigInteger.GreatestCommonDivisor(stride, count) > 1)
            stride++;
        return stride;
    }

    private static Program? Make(Cell cell, Dialect dialect, int turn, Op op)
    {
        var scene = new Scene(dialect, cell.Arity, turn);
        cell.Play(scene);
        bool called = turn % CalledEvery == 0;
        return scene.End(called) is { } module
            ? new Program(
                module,
                [new Entry(called ? Troupe.Caller : Troupe.Name, cell.Arity, cell.Calls())], 0,
                [Remark + op.Name])
            : null;
    }
}
