using Beam;
using Fuzz.Guide;
using Fuzz.Minimize;

namespace Fuzz.Generate.Mutating;

/// <summary>Makes programs of others, a few changes at a time; what cannot be made valid again is
/// not kept.</summary>
internal sealed class Mutator
{
    private const int RunMax = 16;

    /// <summary>Draws of a donor until one has the ops of the release.</summary>
    private const int DrawsMax = 5;

    private const int TypedPercent = 40;

    /// <summary>Of mutants of what was kept, so many are made of two of it.</summary>
    private const int KeptPercent = 70;

    /// <summary>One of so many kept is one of the last.</summary>
    private const int LastShare = 8;

    private readonly Donors _donors;
    private readonly (Dialect Dialect, Generator Typed)[] _releases;

    /// <param name="donors">What to start from, beside random programs.</param>
    /// <param name="releases">Releases that programs must load on; null for each of the mix.
    /// </param>
    /// <param name="takes">Ops that whoever runs the programs has.</param>
    public Mutator(Donors donors, Releases? releases, Func<Op, bool> takes)
    {
        _donors = donors;
        _releases =
        [
            .. (releases is null ? Releases.Mix : [releases]).Select(r => (
                new Dialect(r, takes, _ => false), new Generator(new(null, r, takes)))),
        ];
    }

    /// <summary>The mutant of a seed.</summary>
    public Program Mutate(ulong seed)
    {
        var random = new Pcg(seed);
        (Dialect dialect, Generator typed) = _releases[random.Below(_releases.Length)];
        return Mutate(
            seed, Donor(dialect, typed, random), Donor(dialect, typed, random),
            random.Between(1, 5), dialect, random);
    }

    /// <summary>The mutant of a seed of programs that a campaign has kept, in their order.
    /// </summary>
    public Program Mutate(ulong seed, IReadOnlyList<Kept> kept)
    {
        var random = new Pcg(seed);
        (Dialect dialect, Generator typed) = _releases[random.Below(_releases.Length)];
        Program Draw() => DrawKept(kept, dialect, random) ?? Donor(dialect, typed, random);
        return Mutate(
            seed, Draw(), random.Chance(KeptPercent) ? Draw() : Donor(dialect, typed, random),
            random.Between(1, 16), dialect, random);
    }

    /// <summary>Half of the time one of the last, which stand for what is rare.</summary>
    private static Program? DrawKept(IReadOnlyList<Kept> kept, Dialect dialect, Pcg random)
    {
        for (int draws = 0; draws < DrawsMax; draws++)
        {
            int last = Math.Max(1, kept.Count / LastShare);
            int back = random.Below(random.Chance(50) ? last : kept.Count);
            if (kept[kept.Count - 1 - back].Program is var program && MayRun(program, dialect))
                return program;
        }
        return null;
    }

    private static Program Mutate(
        ulong seed, Program program, Program other, int changes, Dialect dialect, Pcg random)
    {
        for (; changes > 0; changes--)
        {
            Program? changed = Change(program, other, dialect, random);
            if (changed is not null && Repair.Of(changed, random) is { } valid
                && MayRun(valid, dialect) && Loadable.Holds(valid.Module))
            {
                program = valid;
            }
        }
        return program with { Seed = seed, Entries = Varied(program.Entries, random) };
    }

    private Program Donor(Dialect dialect, Generator typed, Pcg random)
    {
        for (int draws = random.Chance(TypedPercent) ? DrawsMax : 0; draws < DrawsMax; draws++)
        {
            if (_donors.Draw(random) is { } donor && MayRun(donor, dialect))
                return donor;
        }
        return typed.Generate(random);
    }

    private static bool MayRun(Program program, Dialect dialect) =>
        program.Module.Functions.All(f => f.Code.All(i => dialect.Has(i.Op)));

    /// <summary>One change of one function; null when it came to nothing.</summary>
    private static Program? Change(
        Program program, Program other, Dialect dialect, Pcg random)
    {
        int f = random.Below(program.Module.Functions.Count);
        ValueList<Instruction> code = program.Module.Functions[f].Code;
        int start = program.BodyStart(f);
        if (start < 0 || start >= code.Count)
            return null;
        int at = random.Between(start, code.Count - 1);
        Instruction i = code[at];
        if (i.Op == Op.Label)
            return null;
        return random.Below(12) switch
        {
            < 5 => program.Replace(f, at, 1, WithOperand(i, code, random)),
            5 => Retyped(program, f, at),
            6 => program.Replace(f, at, 1),
            7 => program.Replace(f, at, 0, Foreign(program, other, code, random)),
            8 when at + 1 < code.Count && code[at + 1].Op != Op.Label =>
                program.Replace(f, at, 2, code[at + 1], i),
            9 or 10 => program.Replace(f, at, 1, WithOp(i, dialect, random)),
            _ => program.Replace(f, at, 0, i),
        };
    }

    /// <summary>With one operand that is another of its letter.</summary>
    private static Instruction WithOperand(
        Instruction i, ValueList<Instruction> code, Pcg random)
    {
        if (i.Operands.Count == 0)
            return i;
        int n = random.Below(i.Operands.Count);
        return i.WithOperand(n, Other(i[n], i.Op.Info.Operands[n], code, random));
    }

    private static Operand Other(
        Operand operand, char letter, ValueList<Instruction> code, Pcg random) => operand switch
        {
            X or Y or Const when letter == 's' && random.Chance(35) =>
                new Const(Values.Of(Want.Any, random)),
            X or Const when letter is 's' or 'S' or 'd' => random.Chance(75)
                ? new X(random.Below(6)) : new Y(random.Below(3)),
            Y when letter is 's' or 'S' or 'd' => random.Chance(50)
                ? new Y(random.Below(4)) : new X(random.Below(6)),
            Fr fr => fr with { Index = random.Below(16) },
            Label => random.Chance(30) ? new Label(0) : ALabel(code, random),
            Num n when letter == 'n' => new Num(random.Below(8)),
            Num n => new Num(Math.Max(0, n.Value + random.Between(-2, 2))),
            Extfunc bif => Substitute(bif, random),
            Bytes bytes => new Bytes([.. bytes.Value.Reverse()]),
            OperandList list when list.Items.Count > 0 => WithItem(list, code, random),
            _ => operand,
        };

    private static OperandList WithItem(
        OperandList list, ValueList<Instruction> code, Pcg random)
    {
        Operand[] items = [.. list.Items];
        int n = random.Below(items.Length);
        items[n] = items[n] is Const { Value: Atom } && random.Chance(80)
            ? items[n] : Other(items[n], 's', code, random);
        return new OperandList([.. items]);
    }

    private static Label ALabel(ValueList<Instruction> code, Pcg random)
    {
        Label[] labels = [.. code.Where(i => i.Op == Op.Label).Select(i => (Label)i[0])];
        return random.Pick<Label>(labels);
    }

    /// <summary>Another BIF that may stand in the same places.</summary>
    private static Extfunc Substitute(Extfunc function, Pcg random)
    {
        if (Bifs.Find(function.Function) is not { } bif)
            return function;
        Bif[] others = [.. Bifs.All.Where(
            b => b.Use == bif.Use && b.Args.Count == bif.Args.Count && b.Returns == bif.Returns
                && b.Since <= bif.Since)];
        return new Extfunc(random.Pick<Bif>(others).Function);
    }

    /// <summary>Another op with the same operand letters; lists of other ops hold other things.
    /// </summary>
    private static Instruction WithOp(Instruction i, Dialect dialect, Pcg random)
    {
        string letters = i.Op.Info.Operands;
        Op[] others = [.. Ops.All.Where(o => o.Operands == letters && dialect.Has(o.Op))
            .Select(o => o.Op)];
        return letters.Contains('*') ? i : new Instruction(random.Pick<Op>(others), i.Operands);
    }

    /// <summary>With a type on each source, of all that is known of it; without, where there was
    /// one.</summary>
    private static Program? Retyped(Program program, int function, int at)
    {
        Instruction i = program.Module.Functions[function].Code[at];
        if (!Flow.TakesTypes(i.Op) || program.States(function)[at] is not { } here)
            return null;
        return program.Replace(function, at, 1, i.Each(o => o switch
        {
            X { Type: not null } or Y { Type: not null } => Sweeping.Scene.Bare(o),
            X x => x with { Type = here.X(x.Index)?.ToValueType() },
            Y y => y with { Type = here.Y(y.Index)?.ToValueType() },
            _ => o,
        }));
    }

    /// <summary>A straight run of another donor's instructions, its jumps led to here.</summary>
    private static Instruction[] Foreign(
        Program program, Program donor, ValueList<Instruction> code, Pcg random)
    {
        ValueList<Instruction> other = donor.Module.Functions[
            random.Below(donor.Module.Functions.Count)].Code;
        int from = random.Below(other.Count);
        Label fail = random.Chance(50)
            ? new Label(program.Module.LabelCount) : ALabel(code, random);
        return
        [
            .. other.Skip(from).Take(random.Between(1, RunMax))
                .TakeWhile(i => i.Op is not (Op.Label or Op.FuncInfo or Op.Return or Op.Call))
                .Select(i => i.Each(o => o is Label { Number: > 0 } ? fail : o)),
        ];
    }

    /// <summary>The calls, some with other arguments.</summary>
    private static ValueList<Entry> Varied(ValueList<Entry> entries, Pcg random) =>
    [
        .. entries.Select(entry => entry with
        {
            Calls = [.. entry.Calls.Select(call => random.Chance(60) ? call : Vary(call, random))
                .Append(Vary(entry.Calls[0], random)).Distinct()],
        }),
    ];

    private static ValueList<Term> Vary(ValueList<Term> call, Pcg random) =>
        [.. call.Select(t => random.Chance(50) ? t : Values.Of(Want.Any, random))];
}
