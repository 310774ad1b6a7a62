using Beam;

namespace Fuzz.Generate;

/// <summary>Rules for float registers.</summary>
internal static partial class Rules
{
    private static readonly Op[] FloatOps = [Op.Fadd, Op.Fsub, Op.Fmul, Op.Fdiv];

    private static Rule[] Floats =>
    [
        new("fmove", [Op.Fmove], Always, b => LoadFloat(b, AFloatRegister(b), 60)),
        new("fconv", [Op.Fconv], Always, b => LoadFloat(b, AFloatRegister(b), 0)),
        new("float_arithmetic",
            [Op.Fadd, Op.Fsub, Op.Fmul, Op.Fdiv, Op.Fnegate, Op.Fconv, Op.Fmove, Op.Fclearerror,
                Op.Fcheckerror],
            Always, FloatArithmetic),
    ];

    private static Fr AFloatRegister(Body b) =>
        new(b.Random.Chance(90) ? b.Random.Below(4) : b.Random.Below(State.FloatLimit));

    /// <summary>A float register that holds something.</summary>
    private static Fr FilledFloat(Body b)
    {
        for (int tries = 0; tries < 4; tries++)
        {
            Fr register = AFloatRegister(b);
            if ((b.Here.Floats & (1UL << register.Index)) != 0)
                return register;
        }
        Fr filled = new(0);
        LoadFloat(b, filled, 50);
        return filled;
    }

    private static void LoadFloat(Body b, Fr target, int movePercent)
    {
        if (b.Random.Chance(movePercent))
        {
            Operand source = b.Register(k => k.Is(TypeSet.Float)) is { } proven
                && b.Random.Chance(70) ? proven : new Const(Values.AFloat(b.Random));
            b.Emit(Op.Fmove, source, target);
            return;
        }
        Operand number = b.Source(Want.Number);
        b.Line();
        b.Emit(Op.Fconv, number, target);
    }

    /// <summary>A few operations on float registers, as compilers do them, and perhaps the result
    /// as a term.</summary>
    private static void FloatArithmetic(Body b)
    {
        Fr result = FilledFloat(b);
        bool checks = b.Has(Op.Fclearerror) && b.Random.Chance(30);
        if (checks)
            b.Emit(Op.Fclearerror);
        for (int i = b.Random.Between(1, 3); i > 0; i--)
        {
            Fr left = FilledFloat(b);
            Fr right = b.Random.Chance(10) ? left : FilledFloat(b);
            result = b.Random.Chance(30) ? left : AFloatRegister(b);
            b.Line();
            if (b.Random.Chance(15))
                b.Emit(Op.Fnegate, new Label(0), left, result);
            else
                b.Emit(b.Random.Pick<Op>(FloatOps), new Label(0), left, right, result);
        }
        if (checks)
            b.Emit(Op.Fcheckerror, new Label(0));
        if (b.Random.Chance(85))
            StoreFloat(b, result);
    }

    private static void StoreFloat(Body b, Fr register)
    {
        if (b.Here.HeapFloats == 0 || b.Random.Chance(20))
        {
            var need = new Alloc(b.Random.Below(4), b.Random.Between(1, 3), 0);
            b.Emit(Op.TestHeap, need, new Num(b.Here.LivePrefix()));
        }
        b.Emit(Op.Fmove, register, b.Target());
    }
}
