using Fuzz.Cli;

namespace Fuzz.Power;

/// <summary>Fates in words.</summary>
internal static class FateText
{
    public static string Key(FaultFate fate) => fate switch
    {
        FaultFate.Killed => "killed",
        FaultFate.Equivalent => "equivalent",
        FaultFate.Invalid => "invalid",
        FaultFate.Detour => "detour",
        FaultFate.Survived => "survived",
        FaultFate.Unreached => "unreached",
    };
}

/// <summary>Faults in words.</summary>
internal static class FaultText
{
    private static readonly string[] Ordinals = ["", ", 2nd", ", 3rd", ", later"];

    public static string Of(MutationKind kind) => kind switch
    {
        MutationKind.ConditionFlipped => "condition flipped",
        MutationKind.ConditionDropped => "condition dropped",
        MutationKind.ConditionShifted => "condition at its boundary",
        MutationKind.RegisterSwapped => "another register",
        MutationKind.ImmediateOff => "constant off by one",
        MutationKind.ImmediateBit => "constant off by a power of two",
        MutationKind.Removed => "instruction removed",
        MutationKind.SpillLeftOut => "spill left out",
        MutationKind.ReloadLeftOut => "reload left out",
        MutationKind.SwappedWithNext => "two swapped",
        MutationKind.OffsetShifted => "offset shifted",
        MutationKind.ShiftChanged => "shift changed",
        MutationKind.FlagsDropped => "flags not set",
        MutationKind.BranchMoved => "branch one further on",
        MutationKind.StaleRegister => "stale register",
        MutationKind.RootsLess => "one root fewer",
        MutationKind.RootsMore => "one root more",
        MutationKind.RoomLess => "a word of room fewer",
    };

    /// <summary>Where it is, what stands there, what is planted: all that names it.</summary>
    public static string Of(TemplateFault fault)
    {
        Place place = fault.Place;
        string where = $"{place.Emitter}{(place.OutOfLine ? ", out of line" : "")}";
        string nth = Ordinals[place.Nth];
        if (fault.At is not { } at)
            return $"{where}: site{nth}: {Of(fault.Mutation.Kind)}";
        using var disassembler = new Disassembler();
        string before = Of(disassembler, at.Word);
        uint changed = fault.Mutation.Apply(at)!.Value.Word;
        string after = fault.Mutation.Kind switch
        {
            MutationKind.Removed or MutationKind.SpillLeftOut or MutationKind.ReloadLeftOut =>
                "nothing",
            MutationKind.SwappedWithNext => "comes after "
                + Of(disassembler, changed),
            MutationKind.BranchMoved => "one instruction further on",
            _ => Of(disassembler, changed),
        };
        return $"{where}: {before}{nth} → {after}";
    }

    /// <summary>A branch without the address, which says nothing here.</summary>
    private static string Of(Disassembler disassembler, uint word)
    {
        string text = disassembler.Text(word, 0);
        return A32.FormatOf(word) == Format.Branch ? text.Split(' ')[0] : text;
    }
}
