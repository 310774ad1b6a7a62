using Beam;

namespace Fuzz.Generate.Sweeping;

/// <summary>The cells of each op's sweep. Where an operand is a source, all shapes of it are
/// tried; what else there is to choose goes round.</summary>
internal static partial class Cells
{
    /// <summary>All cells of an op that has any.</summary>
    public static IEnumerable<Cell> Of(Op op, Dialect dialect) =>
        OfTest(op) ?? OfData(op) ?? OfBif(op, dialect) ?? OfCall(op) ?? OfFrame(op)
        ?? OfHandler(op) ?? OfFloat(op) ?? OfMap(op) ?? OfMatch(op) ?? OfBuild(op)
        ?? OfMessage(op) ?? OfRecord(op) ?? [];

    /// <summary>Every combination of shapes of so many sources.</summary>
    /// <param name="wants">What each is wanted to be.</param>
    /// <param name="shapes">How each may come to the op.</param>
    /// <param name="play">Emits the op.</param>
    /// <param name="first">Values to try first, where no constant says which.</param>
    private static IEnumerable<Cell> Product(
        ValueList<Want> wants, Shape[][] shapes, Action<Scene, Operand[]> play,
        ValueList<Term> first = default)
    {
        int all = shapes.Aggregate(1, (product, list) => product * list.Length);
        for (int n = 0; n < all; n++)
        {
            int turn = n;
            int rest = n;
            var chosen = new Shape[shapes.Length];
            for (int i = 0; i < chosen.Length; i++)
                (rest, chosen[i]) = (rest / shapes[i].Length, shapes[i][rest % shapes[i].Length]);
            bool constant = chosen.All(s => s.Place == Place.Constant);
            if (constant && chosen.Length > 1 && n % 7 != 0)
                continue; // Compilers fold these; a few are enough.
            ValueList<Term> leading = chosen.FirstOrDefault(s => s.Value is not null) is
            { Value: { } value } ? [value, .. Boundary.Twins(value)] : first;
            ValueList<Term>[] values =
                [.. chosen.Select((s, i) => ValuesOf(s, wants[i], leading))];
            if (constant && chosen.Length == 1 && first.Count > 0)
                values = [[.. first.Take(4)]]; // In registers on the way to the op.
            yield return Cell.Of(values, turn, scene =>
            {
                Operand[] sources = scene.Sources(chosen, framed: scene.Choose(2) == 1);
                if (!scene.IsRefused)
                    play(scene, sources);
            });
        }
    }

    /// <param name="shape">How it comes to the op.</param>
    /// <param name="want">What it is wanted to be.</param>
    /// <param name="leading">Values that come first.</param>
    private static ValueList<Term> ValuesOf(Shape shape, Want want, ValueList<Term> leading) =>
        shape.Place == Place.Constant ? [Atom.Of("a")]
        : shape.Proof is { } proof ? [.. leading.Where(proof.Holds), .. proof.Values]
        : [.. leading, .. Boundary.Of(want)];

    /// <summary>One source of any shape.</summary>
    private static IEnumerable<Cell> OfOne(
        Want want, Action<Scene, Operand> play, ValueList<Term> first = default) => Product(
            [want], [Shapes.Single(want)], (scene, sources) => play(scene, sources[0]), first);

    /// <summary>Cells of a scene that takes no boundary values: a few plain arguments, and so many
    /// turns of all that goes round.</summary>
    private static IEnumerable<Cell> Turns(
        int count, ReadOnlySpan<Want> wants, Action<Scene, int> play)
    {
        ValueList<Term>[] values = [.. wants.ToArray().Select(Boundary.Of)];
        return Enumerable.Range(0, count)
            .Select(n => Cell.Of(values, n, scene => play(scene, n)));
    }

    private static Const Word(string name) => new(Atom.Of(name));

    private static Const Int(long value) => new(Terms.Int(value));
}
