using Fuzz.Power;

namespace Fuzz.Localise;

/// <summary>What an instruction goes by, of those that ran up to it: itself, who wrote its
/// registers and flags, the branches that led to it, up to one that could have led elsewhere, and
/// in turn what these go by.</summary>
internal static class Sources
{
    /// <summary>More are not named.</summary>
    private const int Max = 8;

    /// <summary>r0 to r3, in which services get their arguments, and sp.</summary>
    private const uint OfCall = 0xF | 1 << A32.Sp;

    private const uint Link = 1 << 24;

    /// <summary>Whether it goes one way or the other.</summary>
    public static bool Forks(uint word) => A32.Condition(word) < A32.Always
        && (A32.FormatOf(word) is Format.Branch or Format.BranchExchange
            || (WrittenBy(word).Core >> A32.Pc & 1) != 0);

    /// <summary>The sources of the last of some words of code in the order that they ran; indexes,
    /// the nearest first.</summary>
    public static IReadOnlyList<int> Of(ReadOnlySpan<uint> run)
    {
        var sources = new List<int>();
        if (run.Length == 0)
            return sources;
        sources.Add(run.Length - 1);
        Wanted wanted = new Wanted(default, false, IsFork: !Forks(run[^1])).And(run[^1]);
        for (int i = run.Length - 2; i >= 0 && sources.Count < Max; i--)
        {
            uint word = run[i];
            Registers written = WrittenBy(word);
            bool setsFlags = A32.SetsFlags(word) || A32.FormatOf(word) == Format.VfpStatus;
            bool leads = A32.FormatOf(word) == Format.Branch && (word & Link) == 0;
            if (!written.Meets(wanted.Registers) && !(setsFlags && wanted.Flags)
                && !(leads && wanted.IsFork))
            {
                continue;
            }
            sources.Add(i);
            if (A32.Condition(word) == A32.Always) // Else what was there before may stay.
                wanted = wanted.Without(written, setsFlags);
            wanted = (wanted with { IsFork = wanted.IsFork && !Forks(word) }).And(word);
        }
        return sources;
    }

    /// <summary>Registers, a bit each; vcmp's flags are one more of VFP's.</summary>
    private readonly record struct Registers(uint Core, ulong Vfp)
    {
        public const ulong Status = 1ul << 32;

        public bool Meets(Registers other) => (Core & other.Core) != 0 || (Vfp & other.Vfp) != 0;

        public Registers With(Registers more) => new(Core | more.Core, Vfp | more.Vfp);
        public Registers Without(Registers less) => new(Core & ~less.Core, Vfp & ~less.Vfp);
    }

    /// <summary>What is looked for.</summary>
    private readonly record struct Wanted(Registers Registers, bool Flags, bool IsFork)
    {
        /// <summary>And what an instruction goes by.</summary>
        public Wanted And(uint word) => this with
        {
            Registers = Registers.With(ReadBy(word)),
            Flags = Flags || A32.Condition(word) < A32.Always,
        };

        public Wanted Without(Registers written, bool setsFlags) => this with
        {
            Registers = Registers.Without(written),
            Flags = Flags && !setsFlags,
        };
    }

    private static Registers ReadBy(uint word)
    {
        Registers read = Named(word, f => f.Reads);
        return A32.FormatOf(word) switch
        {
            Format.Branch when (word & Link) != 0 => new(OfCall, 0),
            Format.VfpStatus => new(0, Registers.Status),
            Format.Multiple when A32.IsStore(word) => read.With(new(word & 0xFFFF, 0)),
            _ => read,
        };
    }

    private static Registers WrittenBy(uint word)
    {
        Registers written = Named(word, f => f.Writes);
        return A32.FormatOf(word) switch
        {
            Format.Branch when (word & Link) != 0 => new(1 | 1 << A32.Lr, 0),
            Format.VfpData when written == default => new(0, Registers.Status),
            Format.Multiple when A32.IsLoad(word) => written.With(new(word & 0xFFFF, 0)),
            _ => written,
        };
    }

    private static Registers Named(uint word, Func<Field, bool> isMeant)
    {
        Registers named = default;
        foreach (Field field in A32.Fields(word).Where(isMeant))
        {
            named = named.With(field.IsVfp
                ? new(0, 1ul << field.In(word)) : new(1u << field.In(word), 0));
        }
        return named;
    }
}
