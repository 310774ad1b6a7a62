using Beam;
using Tuple = Beam.Tuple;

namespace Fuzz.Generate.Sweeping;

/// <summary>The shapes that a source is tried in, by what it is wanted to be.</summary>
internal static class Shapes
{
    private static readonly Proof[] Proofs =
    [
        Proof.Integer, Proof.Small, Proof.Byte, Proof.Over, Proof.Natural, Proof.Shift,
        Proof.Float, Proof.Number, Proof.Atom, Proof.List, Proof.Cons, Proof.Tuple,
        Proof.Elements(2), Proof.Map, Proof.Bits, Proof.Fun,
    ];

    private static readonly Shape[] Places =
    [
        Shape.InX, Shape.InY, new(Place.Middle), new(Place.Far), new(Place.FarY),
    ];

    /// <summary>Constants that fit an instruction, that do not, that are in the pool, on the heap.
    /// </summary>
    private static readonly Shape[] Constants =
    [
        .. new Term[]
        {
            Terms.Int(0), Terms.Int(1), Terms.Int(-1), Terms.Int(0x12345), Terms.Int((1 << 27) - 1),
            Terms.Int(-(1 << 27)), Terms.Int(1 << 27), Atom.Of("a"), Atom.True, Nil.Instance,
            new Float(1.5), new Tuple(Atom.Of("a"), Terms.Int(1)), Terms.List(Terms.Int(1)),
            Map.Empty, new Bitstring("abc"u8), Boundary.Funs[0],
        }.Select(Shape.Of),
    ];

    /// <summary>Constants of all kinds.</summary>
    public static Shape[] Literals => Constants;

    /// <summary>Registers of which nothing is proven.</summary>
    public static Shape[] Registers => Places;

    /// <summary>Every shape.</summary>
    public static readonly Shape[] All =
    [
        .. Places,
        .. Constants,
        .. Proofs.Select(p => Shape.Of(p)),
        .. Proofs.Select(p => Shape.Of(p, place: Place.Y)),
        .. Proofs.Select(p => Shape.Of(p, typed: false)),
    ];

    private static readonly Shape[] Numbers =
    [
        Shape.InX, Shape.InY, new(Place.Middle), Shape.Of(Terms.Int(1)), Shape.Of(Terms.Int(0)),
        Shape.Of(Terms.Int(-3)), Shape.Of(Terms.Int(0x12345)), Shape.Of(Terms.Int((1 << 27) - 1)),
        Shape.Of(Terms.Int(-(1 << 27))), Shape.Of(Terms.Int(1 << 27)),
        Shape.Of(new Float(1.5)), Shape.Of(Atom.Of("a")),
        Shape.Of(Proof.Integer), Shape.Of(Proof.Small), Shape.Of(Proof.Byte, place: Place.Y),
        Shape.Of(Proof.Over), Shape.Of(Proof.Natural), Shape.Of(Proof.Number),
        Shape.Of(Proof.Float),
    ];

    private static readonly Shape[] Mixed =
    [
        Shape.InX, Shape.InY, new(Place.Middle), Shape.Of(Terms.Int(1)),
        Shape.Of(Terms.Int(0x12345)), Shape.Of(Terms.Int(1 << 27)), Shape.Of(Atom.Of("a")),
        Shape.Of(Nil.Instance), Shape.Of(new Float(1.5)),
        Shape.Of(new Tuple(Atom.Of("a"), Terms.Int(1))), Shape.Of(Proof.Integer),
        Shape.Of(Proof.Small), Shape.Of(Proof.Byte, place: Place.Y), Shape.Of(Proof.Float),
        Shape.Of(Proof.Atom), Shape.Of(Proof.Tuple, place: Place.Y), Shape.Of(Proof.List),
    ];

    /// <summary>Shapes of the only source.</summary>
    public static Shape[] Single(Want want) => want == Want.Any || Proven(want).Length == 0
        ? All
        : [.. Places, .. Constants, .. Proven(want), .. Mixed[^4..]];

    /// <summary>Shapes of one of several sources.</summary>
    public static Shape[] OneOf(Want want) => want switch
    {
        Want.Number or Want.Integer => Numbers,
        Want.Count =>
        [
            Shape.InX, Shape.InY, Shape.Of(Terms.Int(0)), Shape.Of(Terms.Int(1)),
            Shape.Of(Terms.Int(2)), Shape.Of(Terms.Int(3)), Shape.Of(Terms.Int(31)),
            Shape.Of(Terms.Int(-3)), Shape.Of(Terms.Int(33)), Shape.Of(Proof.Integer),
            Shape.Of(Proof.Shift), Shape.Of(Proof.Byte, place: Place.Y),
        ],
        Want.Any => Mixed,
        Want.Key =>
        [
            Shape.InX, Shape.InY, Shape.Of(Atom.Of("a")), Shape.Of(Terms.Int(3)),
            Shape.Of(Terms.Int(-1)),
            Shape.Of(new Tuple(Atom.Of("a"))), Shape.Of(Proof.Atom),
        ],
        _ =>
        [
            Shape.InX, Shape.InY, Shape.Of(Boundary.Of(want)[0]), .. Proven(want),
            new(Place.Middle), Shape.Of(new Tuple(Atom.Of("a"))),
        ],
    };

    /// <summary>A source of which its kind must be proven.</summary>
    public static Shape[] Known(params ReadOnlySpan<Proof> proofs)
    {
        var shapes = new List<Shape>();
        foreach (Proof proof in proofs)
        {
            foreach (Place place in Places.Select(p => p.Place))
            {
                shapes.Add(Shape.Of(proof, typed: false, place));
                if (place < Place.Far)
                    shapes.Add(Shape.Of(proof, typed: true, place));
            }
        }
        return [.. shapes];
    }

    private static Shape[] Proven(Want want)
    {
        Proof[] proofs = want switch
        {
            Want.Number => [Proof.Number, Proof.Integer, Proof.Float, Proof.Small],
            Want.Integer => [Proof.Integer, Proof.Small, Proof.Byte, Proof.Over, Proof.Natural],
            Want.Count => [Proof.Integer, Proof.Shift, Proof.Byte],
            Want.Atom or Want.Boolean => [Proof.Atom],
            Want.List or Want.Bytes => [Proof.List, Proof.Cons],
            Want.Cons => [Proof.Cons, Proof.List],
            Want.Tuple => [Proof.Tuple, Proof.Elements(2), Proof.Elements(1)],
            Want.Map => [Proof.Map],
            Want.Bits => [Proof.Bits],
            Want.Fun => [Proof.Fun],
            _ => [],
        };
        return
        [
            .. proofs.Select(p => Shape.Of(p)),
            .. proofs.Select(p => Shape.Of(p, place: Place.Y)),
            .. proofs.Select(p => Shape.Of(p, typed: false)),
        ];
    }
}
