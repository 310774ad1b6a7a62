using Beam;

namespace Fuzz.Generate.Sweeping;

/// <summary>Native records.</summary>
internal static partial class Cells
{
    private static IEnumerable<Cell>? OfRecord(Op op) => op switch
    {
        Op.PutRecord => Product([Want.Any, Want.Any], [Shapes.All, Shapes.Registers], (scene, s) =>
        {
            Operand made = Made(scene, s[0], scene.Choose("a", "a", "b"));
            Operand[] fields = scene.Choose(4) switch
            {
                0 => [],
                1 => [Word(scene.Choose("x", "y", "z")), s[1]],
                2 => [Word("x"), s[1], Word("y"), s[0]],
                _ => [Word("w"), s[0], Word("v"), s[1], Word("y"), Int(7), Word("x"), s[1]],
            };
            if (fields.Length > 0)
            {
                scene.Emit(
                    op, new Label(0), Word("_"), made, scene.Target(s),
                    scene.Live(made, s[0], s[1]), List(fields));
            }
        }),
        Op.IsNativeRecord => OfRecords((scene, record) => scene.Emit(
            op, scene.Fail(), record, Word(scene.Choose(Plan.ModuleName, "m")),
            Word(scene.Choose("a", "b")))),
        Op.IsRecordAccessible => OfRecords((scene, record) => scene.Emit(
            op, scene.Fail(), record, Word(scene.Choose("auto_local", "external")))),
        Op.GetRecordElements => OfRecords((scene, record) => scene.Emit(
            op, scene.Fail(), record,
            scene.Choose(
                List(Word("x"), scene.Target(record)), List(Word("z"), new X(4)),
                List(Word("y"), new X(4), Word("x"), scene.Target(record)),
                List(Word("x"), new X(4), Word("z"), new X(5)),
                List(Word("x"), new X(7), Word("w"), new X(4), Word("z"), new X(5)),
                List(Word("x"), new X(7), Word("y"), new X(8), Word("v"), scene.Target(record)),
                List(Word("w"), new X(8), Word("v"), new X(7), Word("x"), new X(6), Word("z"),
                    new X(4))))),
        Op.GetRecordField => OfRecords((scene, record) => scene.Emit(
            op, scene.FailOrRaise(), record, Word(scene.Choose("a", "b", "_")),
            Word(scene.Choose("x", "y", "z")), scene.Target(record))),
        _ => null,
    };

    private static IEnumerable<Cell> OfRecords(Action<Scene, Operand> play) => Product(
        [Want.Any], [Shapes.All],
        (scene, s) => play(scene, Made(scene, s[0], scene.Choose("a", "a", "b"))));

    /// <summary>A new record, in a register.</summary>
    private static Operand Made(Scene scene, Operand value, string name)
    {
        Operand target = scene.Here.Frame > 0 ? new Y(0) : new X(scene.Here.LivePrefix());
        scene.Emit(
            Op.PutRecord, new Label(0), Word(name), new Const(Nil.Instance), target,
            scene.Live(value), name == "a" ? List(Word("y"), value) : List());
        if (scene.Choose(2) == 0)
            scene.Join(); // Code forgets what it has just made.
        return target;
    }
}
