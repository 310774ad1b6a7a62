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
    private static IEnumerable<Cell> Product(
        ValueList<Want> wants, Shape[][] shapes, Action<Scene, Operand[]> play)
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
            Term? fixedValue = chosen.FirstOrDefault(s => s.Value is not null)?.Value;
            ValueList<Term>[] values =
                [.. chosen.Select((s, i) => ValuesOf(s, wants[i], fixedValue))];
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
    /// <param name="constant">Another source: values that equal it come first.</param>
    private static ValueList<Term> ValuesOf(Shape shape, Want want, Term? constant) =>
        shape.Place == Place.Constant ? [Atom.Of("a")]
        : shape.Proof is { } proof ? proof.Values
        : constant is null ? Boundary.Of(want)
        : [constant, .. Boundary.Twins(constant), .. Boundary.Of(want)];

    /// <summary>One source of any shape.</summary>
    private static IEnumerable<Cell> OfOne(Want want, Action<Scene, Operand> play) =>
        Product([want], [Shapes.Single(want)], (scene, sources) => play(scene, sources[0]));

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
