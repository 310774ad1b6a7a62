using System.Numerics;
using Beam;
using Fuzz.Run;

namespace Fuzz.Localise;

/// <summary>x and float registers that matter at a place: they may still be read before they are
/// written. What a collection there takes for a root counts as read.</summary>
/// <param name="X">Bit i: x(i).</param>
/// <param name="Fr">Bit i: fr(i).</param>
internal readonly record struct Live(BigInteger X, BigInteger Fr)
{
    public static Live operator |(Live a, Live b) => new(a.X | b.X, a.Fr | b.Fr);

    public Live Without(Live gone) => new(X & ~gone.X, Fr & ~gone.Fr);

    public Live With(Operand operand) => operand switch
    {
        X x => this with { X = X | (BigInteger.One << x.Index) },
        Fr fr => this with { Fr = Fr | (BigInteger.One << fr.Index) },
        _ => this,
    };

    public Live With(IEnumerable<Operand> operands) =>
        operands.Aggregate(this, (all, operand) => all.With(operand));

    /// <summary>The lowest <paramref name="count"/> x registers too.</summary>
    public Live WithX(long count) => this with { X = X | ((BigInteger.One << (int)count) - 1) };

    public static IEnumerable<int> Indexes(BigInteger set)
    {
        for (int i = 0; !set.IsZero; i++, set >>= 1)
        {
            if (!set.IsEven)
                yield return i;
        }
    }
}

/// <summary>What lives before each instruction of a function. (An exception hands no x register but
/// its own to a handler, so handlers need no edges.)</summary>
internal static class Liveness
{
    private static readonly Live All =
        new((BigInteger.One << 1024) - 1, (BigInteger.One << 1024) - 1);

    public static Live[] Before(Function function)
    {
        var before = new Live[function.Code.Count];
        var atLabel = new Dictionary<int, Live>();
        for (bool changed = true; changed;)
        {
            changed = false;
            Live behind = default;
            for (int i = before.Length - 1; i >= 0; i--)
            {
                Instruction instruction = function.Code[i];
                Live live = Through(instruction, behind, atLabel);
                if (instruction.Op == Op.Label)
                    atLabel[((Label)instruction[0]).Number] = live;
                changed |= live != before[i];
                before[i] = behind = live;
            }
        }
        return before;
    }

    private static Live Through(
        Instruction instruction, Live behind, Dictionary<int, Live> atLabel)
    {
        if (Frames.LeavesForGood(instruction.Op) || instruction.Op is Op.Raise)
            behind = default;
        Live live = behind.Without(Written(instruction));
        if (instruction.Op is not (Op.Label or Op.Try or Op.Catch
            or Op.Call or Op.CallLast or Op.CallOnly))
        {
            foreach (Label target in Frames.Labels(instruction))
                live |= atLabel.GetValueOrDefault(target.Number);
        }
        return live | Read(instruction);
    }

    /// <summary>The registers that it names to write.</summary>
    public static IEnumerable<Operand> Destinations(Instruction i)
    {
        string letters = i.Op.Info.Operands;
        return i.Operands.SelectMany<Operand, Operand>((operand, n) => operand switch
        {
            OperandList list when WritesItems(i.Op) =>
                list.Items.Where((_, k) => IsWrittenItem(i.Op, k)),
            OperandList list when i.Op == Op.InitYregs => list.Items,
            _ when IsWritten(letters, n) || letters[n] == 'y' => [operand],
            _ => [],
        });
    }

    /// <summary>What the instruction writes, or leaves undefined.</summary>
    public static Live Written(Instruction i)
    {
        if (i.Op is Op.Call or Op.CallExt or Op.CallFun or Op.CallFun2 or Op.Apply)
            return All;
        if (IsCall(i.Op))
            return default; // Nothing follows.
        Live written = default(Live).With(Destinations(i));
        return i.Op switch
        {
            Op.TryCase => written.WithX(3),
            Op.CatchEnd or Op.Send or Op.BuildStacktrace or Op.RawRaise or Op.BsInitWritable
                or Op.MakeFun2 => written.WithX(1),
            _ => written,
        };
    }

    private static Live Read(Instruction i)
    {
        Live read = default;
        string letters = i.Op.Info.Operands;
        for (int n = 0; n < i.Operands.Count; n++)
        {
            read = i[n] switch
            {
                Num live when letters[n] == 'n' => read.WithX(live.Value),
                OperandList list => read.With(list.Items.Where(
                    (_, k) => !(WritesItems(i.Op) && IsWrittenItem(i.Op, k)))),
                _ when IsWritten(letters, n) && !IsReadAndWritten(i.Op) => read,
                var operand => read.With(operand),
            };
        }
        return read.WithX(Arguments(i));
    }

    /// <summary>How many of the first x registers outlive a collection in it; a function's first
    /// label yields.</summary>
    public static long Kept(CodePlace place)
    {
        Instruction i = place.Instruction;
        if (i.Op == Op.Label)
            return ((Label)i[0]).Number == place.In.Entry ? place.In.Arity : 0;
        int live = i.Op.Info.Operands.IndexOf('n');
        return live >= 0 && i[live] is Num count ? count.Value : 0;
    }

    /// <summary>How many of the first x registers it reads without naming them.</summary>
    private static long Arguments(Instruction i) => i.Op switch
    {
        Op.Call or Op.CallLast or Op.CallOnly or Op.CallExt or Op.CallExtLast or Op.CallExtOnly =>
            ((Num)i[0]).Value,
        Op.CallFun => ((Num)i[0]).Value + 1,
        Op.CallFun2 => ((Num)i[1]).Value,
        Op.Apply or Op.ApplyLast => ((Num)i[0]).Value + 2,
        Op.FuncInfo => ((Num)i[2]).Value,
        Op.Return or Op.CatchEnd or Op.BuildStacktrace or Op.BsInitWritable => 1,
        Op.Send => 2,
        Op.RawRaise => 3,
        _ => 0,
    };

    private static bool IsCall(Op op) => op is Op.CallLast or Op.CallOnly or Op.CallExtLast
        or Op.CallExtOnly or Op.ApplyLast;

    private static bool IsWritten(string letters, int n) => letters[n] switch
    {
        'd' => true,
        'q' => n == 1,
        'l' => n == letters.Length - 1,
        _ => false,
    };

    private static bool IsReadAndWritten(Op op) => op is Op.Swap or Op.BsContextToBinary;

    private static bool WritesItems(Op op) =>
        op is Op.GetMapElements or Op.GetRecordElements or Op.BsMatch;

    /// <summary>Lists of what to look for and where to put it; in bs_match every register is a
    /// destination.</summary>
    private static bool IsWrittenItem(Op op, int index) => op == Op.BsMatch || index % 2 == 1;
}
