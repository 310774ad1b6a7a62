using Fuzz.Power;
using Jit.Arm32;
using Jit.Runtime;

namespace Fuzz.Tests.Power;

/// <summary>A32 instructions taken apart and made wrong; the assembler makes them.</summary>
internal sealed class A32Tests
{
    private static readonly Dictionary<string, Action<Assembler>> Instructions = new()
    {
        ["add r0, r1, r2"] = a => a.Add(Reg.R0, Reg.R1, Reg.R2),
        ["adds r6, r6, #0x10"] = a => a.Adds(Reg.R6, Reg.R6, Operand2.Imm(16)),
        ["addeq r0, r1, #1"] = a => a.Add(Reg.R0, Reg.R1, Operand2.Imm(1), Cond.Eq),
        ["cmp r11, r2, lsl #28"] = a => a.Cmp(Reg.R11, Operand2.Lsl(Reg.R2, 28)),
        ["movw r3, #0x1234"] = a => a.Movw(Reg.R3, 0x1234),
        ["movt r3, #0x1234"] = a => a.Movt(Reg.R3, 0x1234),
        ["smull r2, r3, r0, r1"] = a => a.Smull(Reg.R2, Reg.R3, Reg.R0, Reg.R1),
        ["mls r2, r12, r3, r1"] = a => a.Mls(Reg.R2, Reg.R12, Reg.R3, Reg.R1),
        ["sdiv r0, r1, r2"] = a => a.Sdiv(Reg.R0, Reg.R1, Reg.R2),
        ["rev r0, r1"] = a => a.Rev(Reg.R0, Reg.R1),
        ["bfi r0, r1, #4, #8"] = a => a.Bfi(Reg.R0, Reg.R1, 4, 8),
        ["ubfx r0, r1, #4, #8"] = a => a.Ubfx(Reg.R0, Reg.R1, 4, 8),
        ["ldr r0, [sp, #8]"] = a => a.Ldr(Reg.R0, Mem.At(Reg.Sp, 8)),
        ["ldr lr, [sp], #8"] = a => a.Ldr(Reg.Lr, Mem.Post(Reg.Sp, 8)),
        ["str r0, [sp, #8]"] = a => a.Str(Reg.R0, Mem.At(Reg.Sp, 8)),
        ["str r1, [r4], #4"] = a => a.Str(Reg.R1, Mem.Post(Reg.R4, 4)),
        ["ldrd r2, r3, [r1]"] = a => a.Ldrd(Reg.R2, Mem.At(Reg.R1)),
        ["stmia r4!, {r0, r2}"] = a =>
            a.Stmia(Reg.R4, RegList.Of(Reg.R0, Reg.R2), writeback: true),
        ["ldr r1, [r0, #-2]"] = a => a.Ldr(Reg.R1, Mem.At(Reg.R0, -2)),
        ["ldr r1, [r12, #-2]"] = a => a.Ldr(Reg.R1, Mem.At(Reg.R12, -2)),
        ["and r1, r1, #0x3f"] = a => a.And(Reg.R1, Reg.R1, Operand2.Imm(0x3F)),
        ["cmp r1, #0x3c"] = a => a.Cmp(Reg.R1, Operand2.Imm(0x3C)),
        ["cmp r1, #0x14"] = a => a.Cmp(Reg.R1, Operand2.Imm(0x14)),
        ["sub r0, sp, r4"] = a => a.Sub(Reg.R0, Reg.Sp, Reg.R4),
        ["cmp r0, #0x24"] = a => a.Cmp(Reg.R0, Operand2.Imm(0x24)),
        ["blo"] = a => a.B(a.BaseAddress + 4, Cond.Lo),
        ["beq"] = a => a.B(a.BaseAddress + 4, Cond.Eq),
        ["bls"] = a => a.B(a.BaseAddress + 4, Cond.Ls),
        ["b"] = a => a.B(a.BaseAddress + 8),
        ["bne over"] = a => a.B(a.BaseAddress + 8, Cond.Ne),
        ["beq over"] = a => a.B(a.BaseAddress + 8, Cond.Eq),
        ["ldr r1, [sp, #8]"] = a => a.Ldr(Reg.R1, Mem.At(Reg.Sp, 8)),
        ["movw r1, #0x142"] = a => a.Movw(Reg.R1, 0x142),
        ["movt r1, #0x2000"] = a => a.Movt(Reg.R1, 0x2000),
        ["and r2, r0, r1"] = a => a.And(Reg.R2, Reg.R0, Reg.R1),
        ["and r2, r2, #3"] = a => a.And(Reg.R2, Reg.R2, Operand2.Imm(3)),
        ["str r2, [r4]"] = a => a.Str(Reg.R2, Mem.At(Reg.R4)),
        ["cmpne r1, #0x14"] = a => a.Cmp(Reg.R1, Operand2.Imm(0x14), Cond.Ne),
        ["cmp r0, r1"] = a => a.Cmp(Reg.R0, Reg.R1),
        ["vstr d1, [r2]"] = a => a.Vstr(DReg.D1, Mem.At(Reg.R2)),
        ["streq r0, [r4]"] = a => a.Str(Reg.R0, Mem.At(Reg.R4), Cond.Eq),
        ["strne r0, [r4]"] = a => a.Str(Reg.R0, Mem.At(Reg.R4), Cond.Ne),
        ["ldreq r1, [r0, #-2]"] = a => a.Ldr(Reg.R1, Mem.At(Reg.R0, -2), Cond.Eq),
        ["ldreq r1, [r0, #2]"] = a => a.Ldr(Reg.R1, Mem.At(Reg.R0, 2), Cond.Eq),
        ["ldreq r1, [r3, #2]"] = a => a.Ldr(Reg.R1, Mem.At(Reg.R3, 2), Cond.Eq),
        ["mov r3, r0"] = a => a.Mov(Reg.R3, Reg.R0),
        ["vstr d1, [r4, #4]"] = a => a.Vstr(DReg.D1, Mem.At(Reg.R4, 4)),
        ["str r1, [r4]"] = a => a.Str(Reg.R1, Mem.At(Reg.R4)),
        ["str r1, [r4, #8]"] = a => a.Str(Reg.R1, Mem.At(Reg.R4, 8)),
        ["stmia r11, {r0, r1}"] = a => a.Stmia(Reg.R11, RegList.Of(Reg.R0, Reg.R1)),
        ["str r1, [r11, #-4]"] = a => a.Str(Reg.R1, Mem.At(Reg.R11, -4)),
        ["str r1, [r11, #4]"] = a => a.Str(Reg.R1, Mem.At(Reg.R11, 4)),
        ["lsr r1, r1, #2"] = a => a.Lsr(Reg.R1, Reg.R1, 2),
        ["lsr r1, r1, #3"] = a => a.Lsr(Reg.R1, Reg.R1, 3),
        ["lsl r1, r1, #4"] = a => a.Lsl(Reg.R1, Reg.R1, 4),
        ["mov r0, #0x3b"] = a => a.Mov(Reg.R0, Operand2.Imm(0x3B)),
        ["cmp r0, #0"] = a => a.Cmp(Reg.R0, Operand2.Imm(0)),
        ["mov r6, r0"] = a => a.Mov(Reg.R6, Reg.R0),
        ["bx lr"] = a => a.Bx(Reg.Lr),
        ["vadd.f64 d2, d1, d3"] = a => a.Vadd(DReg.D2, DReg.D1, DReg.D3),
        ["vldr d1, [r2, #4]"] = a => a.Vldr(DReg.D1, Mem.At(Reg.R2, 4)),
        ["vcmp.f64 d1, d2"] = a => a.Vcmp(DReg.D1, DReg.D2),
        ["vmrs apsr_nzcv, fpscr"] = a => a.VmrsFlags(),
        ["bne"] = a => a.B(a.BaseAddress + 0x40, Cond.Ne),
    };

    // instruction, what it reads, what it surely writes
    [TestCase("add r0, r1, r2", "r1 r2", "r0")]
    [TestCase("adds r6, r6, #0x10", "r6", "N Z C V")]
    [TestCase("addeq r0, r1, #1", "r1 Z", "")]
    [TestCase("cmp r11, r2, lsl #28", "r2 r11", "N Z C V")]
    [TestCase("movw r3, #0x1234", "", "r3")]
    [TestCase("movt r3, #0x1234", "r3", "")]
    [TestCase("smull r2, r3, r0, r1", "r0 r1", "r2 r3")]
    [TestCase("mls r2, r12, r3, r1", "r1 r3 r12", "r2")]
    [TestCase("sdiv r0, r1, r2", "r1 r2", "r0")]
    [TestCase("rev r0, r1", "r1", "r0")]
    [TestCase("bfi r0, r1, #4, #8", "r0 r1", "")]
    [TestCase("ubfx r0, r1, #4, #8", "r1", "r0")]
    [TestCase("ldr r0, [sp, #8]", "r13", "r0")]
    [TestCase("ldr lr, [sp], #8", "r13", "r14")]
    [TestCase("str r0, [sp, #8]", "r0 r13", "")]
    [TestCase("ldrd r2, r3, [r1]", "r1", "r2 r3")]
    [TestCase("stmia r4!, {r0, r2}", "r0 r2 r4", "")]
    [TestCase("vadd.f64 d2, d1, d3", "d1 d3", "d2")]
    [TestCase("vldr d1, [r2, #4]", "r2", "d1")]
    [TestCase("vcmp.f64 d1, d2", "d1 d2", "fpscr")]
    [TestCase("vmrs apsr_nzcv, fpscr", "fpscr", "N Z C V")]
    [TestCase("bne", "Z", "")]
    public void What_an_instruction_reads_and_writes(string text, string reads, string writes)
    {
        Effects effects = Effects.Of(Word(text));
        Assert.Multiple(() =>
        {
            Assert.That(Names(effects.Reads), Is.EqualTo(reads));
            Assert.That(Names(effects.Kills), Is.EqualTo(writes));
        });
    }

    [TestCase("bne", MutationKind.ConditionFlipped, 0, "beq #0x40")]
    [TestCase("bne", MutationKind.ConditionDropped, 0, "b #0x40")]
    [TestCase("bne", MutationKind.BranchMoved, 0, "bne #0x44")]
    [TestCase("add r0, r1, r2", MutationKind.RegisterSwapped, 0, "add r0, r0, r2")]
    [TestCase("adds r6, r6, #0x10", MutationKind.ImmediateOff, 1, "adds r6, r6, #0xf")]
    [TestCase("adds r6, r6, #0x10", MutationKind.ImmediateBit, 1, "adds r6, r6, #0x18")]
    [TestCase("adds r6, r6, #0x10", MutationKind.FlagsDropped, 0, "add r6, r6, #0x10")]
    [TestCase("adds r6, r6, #0x10", MutationKind.Removed, 0, "mov r0, r0")]
    [TestCase("movw r3, #0x1234", MutationKind.ImmediateOff, 0, "movw r3, #0x1235")]
    [TestCase("cmp r11, r2, lsl #28", MutationKind.ShiftChanged, 1, "cmp fp, r2, lsl #27")]
    [TestCase("ldr r0, [sp, #8]", MutationKind.OffsetShifted, 0, "ldr r0, [sp, #0xc]")]
    [TestCase("ldr r0, [sp, #8]", MutationKind.ReloadLeftOut, 0, "mov r0, r0")]
    [TestCase("str r0, [sp, #8]", MutationKind.SpillLeftOut, 0, "mov r0, r0")]
    [TestCase("str r1, [r4], #4", MutationKind.Removed, 0, "mov r0, r0")]
    [TestCase("vldr d1, [r2, #4]", MutationKind.OffsetShifted, 1, "vldr d1, [r2]")]
    [TestCase("stmia r4!, {r0, r2}", MutationKind.RegisterSwapped, 16, "stm r4!, {r1, r2}")]
    [TestCase("ubfx r0, r1, #4, #8", MutationKind.ShiftChanged, 0, "ubfx r0, r1, #5, #8")]
    public void An_instruction_is_made_wrong(
        string text, MutationKind kind, int variant, string wrong)
    {
        Change? change = new Mutation(kind, variant).Apply(
            new Instance([Word(text)], 0, 0, 1));
        Assert.That(change, Is.Not.Null);
        using var disassembler = new Fuzz.Cli.Disassembler();
        Assert.That(disassembler.Text(change!.Value.Word, 0), Is.EqualTo(wrong));
    }

    [TestCase("bx lr", MutationKind.ConditionFlipped)]
    [TestCase("add r0, r1, r2", MutationKind.ImmediateOff)]
    [TestCase("add r0, r1, r2", MutationKind.FlagsDropped)]
    [TestCase("cmp r11, r2, lsl #28", MutationKind.FlagsDropped)]
    [TestCase("ldr r0, [sp, #8]", MutationKind.StaleRegister)]
    [TestCase("ldr r0, [sp, #8]", MutationKind.Removed)]
    public void What_cannot_be_made_wrong_so_is_left(string text, MutationKind kind) =>
        Assert.That(new Mutation(kind).Apply(
            new Instance([Word(text)], 0, 0, 1)), Is.Null);

    // What is planted in the first; null: it is not known to be the same.
    [TestCase("swapped", "ldr r0, [sp, #8]|movw r3, #0x1234|bx lr", "independent")]
    [TestCase("swapped", "add r0, r1, r2|sdiv r0, r1, r2|bx lr", null)]
    [TestCase("swapped", "add r0, r1, r2|str r0, [sp, #8]|bx lr", null)]
    [TestCase("flags", "adds r6, r6, #0x10|bx lr", "flags that nobody reads")]
    [TestCase("flags", "adds r6, r6, #0x10|bne|bx lr", null)]
    [TestCase("removed", "sdiv r0, r1, r2|rev r0, r1|bx lr", "a dead register")]
    [TestCase("removed", "sdiv r0, r1, r2|str r0, [sp, #8]|bx lr", null)]
    public void What_changes_nothing_is_proven(string fault, string code, string? why)
    {
        uint[] words = [.. code.Split('|').Select(Word)];
        var mutation = new Mutation(fault switch
        {
            "swapped" => MutationKind.SwappedWithNext,
            "flags" => MutationKind.FlagsDropped,
            _ => MutationKind.Removed,
        });
        var at = new Instance(words, 0, 0, words.Length);
        Assert.That(Equivalence.Why(at, mutation.Apply(at)!.Value), Is.EqualTo(why));
    }

    [TestCase("str r1, [r4]|vstr d1, [r4, #4]|bx lr", "independent")]
    [TestCase("str r1, [r4, #8]|vstr d1, [r4, #4]|bx lr", null)]
    [TestCase("stmia r11, {r0, r1}|str r1, [r11, #-4]|bx lr", "independent")]
    [TestCase("stmia r11, {r0, r1}|str r1, [r11, #4]|bx lr", null)]
    public void Stores_apart_may_be_swapped(string code, string? why) =>
        Assert.That(Why(code, 0, new Mutation(MutationKind.SwappedWithNext)), Is.EqualTo(why));

    // The second or third instruction has another constant: one more, one less, or a bit turned.
    [TestCase("ldr r1, [r0, #-2]|and r1, r1, #0x3f|cmp r1, #0x3c|beq", 1, "less", true)]
    [TestCase("ldr r1, [r0, #-2]|and r1, r1, #0x3f|cmp r1, #0x3c|beq", 1, "bit 6", true)]
    [TestCase("ldr r1, [r0, #-2]|and r1, r1, #0x3f|cmp r1, #0x3c|beq", 1, "bit 3", false)]
    [TestCase("ldr r1, [r0, #-2]|and r1, r1, #0x3f|cmp r1, #0x14|beq", 1, "bit 6", false)]
    [TestCase("ldr r1, [r12, #-2]|and r1, r1, #0x3f|cmp r1, #0x3c|beq", 1, "less", false)]
    [TestCase("ldr r1, [r0, #-2]|and r1, r1, #0x3f|str r1, [r4]", 1, "less", true)]
    [TestCase("ldr r1, [r0, #-2]|and r1, r1, #0x3f|str r1, [r4]", 1, "bit 6", false)]
    [TestCase("ldreq r1, [r0, #-2]|and r1, r1, #0x3f|str r1, [r4]", 1, "less", false)]
    [TestCase("ldreq r1, [r0, #-2]|bne over|and r1, r1, #0x3f|str r1, [r4]", 2, "less", true)]
    [TestCase("sub r0, sp, r4|cmp r0, #0x24|blo|mov r3, r0", 1, "less", true)]
    [TestCase("sub r0, sp, r4|cmp r0, #0x24|blo|mov r3, r0", 1, "more", false)]
    [TestCase("sub r0, sp, r4|cmp r0, #0x24|bls|mov r3, r0", 1, "less", false)]
    public void A_constant_that_no_value_tells_apart_is_proven(
        string code, int at, string fault, bool isProven)
    {
        Mutation mutation = fault switch
        {
            "more" => new(MutationKind.ImmediateOff, 0),
            "less" => new(MutationKind.ImmediateOff, 1),
            "bit 3" => new(MutationKind.ImmediateBit, 1),
            _ => new(MutationKind.ImmediateBit, 2),
        };
        Assert.That(
            Why(code + "|ldr r1, [r0, #-2]|bx lr", at, mutation),
            Is.EqualTo(isProven ? "no value tells them apart" : null));
    }

    // Places that are removed; the module's only label is its start.
    [TestCase("bx lr|rev r0, r1|bx lr", 1, true)]
    [TestCase("beq|rev r0, r1|str r1, [r4]|bx lr", 1, false)]
    [TestCase("b|str r1, [r4]|bx lr", 1, true)]
    [TestCase("b|rev r0, r1|str r1, [r4]|bx lr", 2, false)]
    public void Code_that_nothing_leads_to_may_be_wrong(string code, int at, bool isProven) =>
        Assert.That(
            Why(code, at, new Mutation(MutationKind.Removed), inModule: true)
                == "nothing leads there",
            Is.EqualTo(isProven));

    // A branch behind a comparison of a value with itself goes one way.
    [TestCase("ldr r0, [sp, #8]|ldr r1, [sp, #8]|cmp r0, r1", true)]
    [TestCase("movw r3, #0x1234|ldr r1, [sp, #8]|ldr r0, [sp, #8]|cmp r0, r1", true)]
    [TestCase("mov r0, #0x3b|cmp r0, #0", false)]
    [TestCase("ldr r0, [sp, #8]|str r1, [r4]|ldr r1, [sp, #8]|cmp r0, r1", false)]
    [TestCase("ldr r0, [sp, #8]|beq|ldr r1, [sp, #8]|cmp r0, r1", false)]
    [TestCase("ldr r0, [sp, #8]|ldr r1, [r0, #-2]|cmp r0, r1", false)]
    public void What_equals_itself_is_never_found_unequal(string code, bool isProven) =>
        Assert.That(
            Why($"{code}|beq over|str r1, [r4]|bx lr", code.Split('|').Length + 1,
                new Mutation(MutationKind.Removed), inModule: true) == "nothing leads there",
            Is.EqualTo(isProven));

    // What is loaded, or made, where the register has it already.
    [TestCase("ldr r0, [sp, #8]|cmp r0, #0|ldr r0, [sp, #8]", MutationKind.ReloadLeftOut, true)]
    [TestCase("ldr r0, [sp, #8]|cmp r0, #0|ldr r0, [sp, #8]", MutationKind.SwappedWithNext, true)]
    [TestCase("mov r0, #0x3b|cmp r0, #0|mov r0, #0x3b", MutationKind.Removed, true)]
    [TestCase("mov r0, #0x3b|rev r0, r1|mov r0, #0x3b", MutationKind.Removed, false)]
    [TestCase("str r0, [sp, #8]|cmp r0, #0|ldr r0, [sp, #8]", MutationKind.ReloadLeftOut, true)]
    [TestCase("rev r0, r1|cmp r0, #0|ldr r0, [sp, #8]", MutationKind.SwappedWithNext, false)]
    [TestCase("ldr r0, [sp, #8]|str r1, [r4]|ldr r0, [sp, #8]", MutationKind.ReloadLeftOut, true)]
    [TestCase("ldr r0, [sp, #8]|str r0, [sp, #8]|ldr r0, [sp, #8]", MutationKind.ReloadLeftOut,
        true)]
    [TestCase("ldr r0, [sp, #8]|vstr d1, [r2]|ldr r0, [sp, #8]", MutationKind.ReloadLeftOut,
        false)]
    public void What_a_register_holds_anyway_may_be_left_out(
        string code, MutationKind kind, bool isProven) => Assert.That(
            Why($"{code}|mov r6, r0|bx lr", 2, new Mutation(kind), inModule: true)
                == "the register holds it on every way there",
            Is.EqualTo(isProven));

    // It is overwritten on the condition that it is read on.
    [TestCase("mov r0, #0x3b|cmp r1, #0x3c|addeq r0, r1, #1|streq r0, [r4]|bx lr", 0,
        MutationKind.Removed, "a dead register")]
    [TestCase("mov r0, #0x3b|cmp r1, #0x3c|addeq r0, r1, #1|strne r0, [r4]|bx lr", 0,
        MutationKind.Removed, null)]
    [TestCase("ldr r1, [r0, #-2]|ldreq r1, [r0, #2]|bx lr", 1,
        MutationKind.ConditionDropped, "a dead register")]
    [TestCase("ldr r1, [r0, #-2]|ldreq r1, [r3, #2]|bx lr", 1,
        MutationKind.ConditionDropped, null)]
    [TestCase("cmp r1, #0x3c|cmpne r1, #0x14|bne|bx lr", 1, MutationKind.ConditionDropped, null)]
    public void What_conditions_say_is_followed(
        string code, int at, MutationKind kind, string? why) =>
        Assert.That(Why(code, at, new Mutation(kind), inModule: true), Is.EqualTo(why));

    private const string Tagged =
        "movw r1, #0x142|movt r1, #0x2000|and r2, r0, r1|and r2, r2, #3|str r2, [r4]";

    // Of the constant nothing but the tag matters.
    [TestCase(Tagged, 0, MutationKind.SwappedWithNext, 0, true)]
    [TestCase(Tagged, 0, MutationKind.ImmediateBit, 1, true)]
    [TestCase(Tagged, 0, MutationKind.ImmediateOff, 0, false)]
    [TestCase(Tagged, 0, MutationKind.Removed, 0, false)]
    [TestCase(Tagged, 1, MutationKind.Removed, 0, true)]
    [TestCase(Tagged + "|str r1, [r4]", 1, MutationKind.Removed, 0, false)]
    public void Bits_that_are_masked_may_be_wrong(
        string code, int at, MutationKind kind, int variant, bool isProven) => Assert.That(
            Why($"{code}|bx lr", at, new Mutation(kind, variant), inModule: true)
                == "the bits that differ are not looked at",
            Is.EqualTo(isProven));

    [TestCase("cmp r1, #0x3c|beq over|blo|mov r3, r0|bx lr", 1, "never both taken")]
    [TestCase("cmp r1, #0x3c|beq over|bls|mov r3, r0|bx lr", 1, null)]
    [TestCase("adds r6, r6, #0x10|beq over|blo|mov r3, r0|bx lr", 1, null)]
    public void Branches_that_exclude_each_other_may_be_swapped(
        string code, int at, string? why) => Assert.That(
            Why(code, at, new Mutation(MutationKind.SwappedWithNext), inModule: true),
            Is.EqualTo(why));

    [TestCase("mov r3, r0|cmp r1, #0x3c|mov r3, r0|str r1, [r4]|bx lr", true)]
    [TestCase("mov r3, r0|rev r0, r1|mov r3, r0|str r1, [r4]|bx lr", false)]
    public void What_has_been_moved_already_need_not_be_again(string code, bool isProven) =>
        Assert.That(
            Why(code, 2, new Mutation(MutationKind.Removed), inModule: true)
                == "both registers hold the same",
            Is.EqualTo(isProven));

    /// <summary>What emitted code returns is in x registers; shared code has results.</summary>
    [TestCase("mov r0, #0x3b|bx lr", true, "a dead register")]
    [TestCase("mov r0, #0x3b|bx lr", false, null)]
    [TestCase("movw r3, #0x1234|bx lr", false, "a dead register")]
    public void What_a_return_leaves_is_known(string code, bool inModule, string? why) =>
        Assert.That(Why(code, 0, new Mutation(MutationKind.Removed), inModule), Is.EqualTo(why));

    [TestCase("lsr r1, r1, #3|lsl r1, r1, #4|bx lr", 0, true)]
    [TestCase("lsr r1, r1, #3|rev r0, r1|bx lr", 0, false)]
    [TestCase("ldr r1, [r0, #-2]|lsr r1, r1, #2|rev r0, r1|bx lr", 1, true)]
    [TestCase("ldr r1, [r0, #-2]|lsr r1, r1, #3|rev r0, r1|bx lr", 1, false)]
    [TestCase("ldr r1, [r12, #-2]|lsr r1, r1, #2|rev r0, r1|bx lr", 1, false)]
    public void A_shift_of_another_kind_is_proven_where_the_bits_are_not_there(
        string code, int at, bool isProven) => Assert.That(
            Why(code, at, new Mutation(MutationKind.ShiftChanged, 2)),
            Is.EqualTo(isProven ? "the bits that differ are not there" : null));

    // Minus has its arguments in r0 and r1, a BIF may have more.
    [TestCase(Service.Minus, "a dead register")]
    [TestCase(Service.GuardBif, null)]
    public void What_a_service_does_not_read_is_dead(Service service, string? why) =>
        Assert.That(
            Why($"movw r3, #0x1234|{service}", 0, new Mutation(MutationKind.Removed)),
            Is.EqualTo(why));

    private const string Empty = "mov r0, #0x3b|str r0, [sp, #8]|bx lr";
    private const string Result = "cmp r0, #0|beq|mov r6, r0|bx lr";

    [TestCase("init_yregs", Empty, 0, MutationKind.ImmediateBit, 1, true)]
    [TestCase("init_yregs", Empty, 0, MutationKind.ImmediateOff, 0, false)] // An address, 0x3c.
    [TestCase("init_yregs", Empty, 0, MutationKind.RegisterSwapped, 1, false)]
    [TestCase("init_yregs", Empty, 0, MutationKind.ImmediateOff, 1, false)] // 0x3a, a pointer
    [TestCase("move", Empty, 0, MutationKind.ImmediateBit, 1, false)]
    [TestCase("bs_add", Result, 0, MutationKind.ImmediateBit, 1, true)]
    [TestCase("bs_add", Result, 1, MutationKind.SwappedWithNext, 0, true)]
    [TestCase("bs_add", Result, 1, MutationKind.ConditionFlipped, 0, false)]
    [TestCase("bs_append", Result, 0, MutationKind.ImmediateBit, 1, false)]
    [TestCase("loop_rec", Result, 1, MutationKind.SwappedWithNext, 0, true)]
    [TestCase("loop_rec", Result, 1, MutationKind.BranchMoved, 0, false)]
    public void What_no_valid_program_shows_is_told(
        string emitter, string code, int at, MutationKind kind, int variant, bool isTold)
    {
        Instance instance = At(code, at);
        var place = new Place(new Emitter(emitter), false, 0, 0);
        Assert.That(
            Validity.Why(place, instance, new Mutation(kind, variant).Apply(instance)!.Value),
            isTold ? Is.Not.Null : Is.Null);
    }

    [TestCase("bif1 hd/1", true, false, "the BIF has raised before")]
    [TestCase("bif1 hd/1", true, true, "the BIF has failed")]
    [TestCase("bif1 hd/1", false, false, null)]
    [TestCase("bif2 element/2", true, false, null)]
    public void Code_behind_a_BIF_that_has_failed_may_be_wrong(
        string emitter, bool outOfLine, bool guard, string? why)
    {
        Instance at = At("bx lr|cmp r0, #0|beq|mov r6, r0|bx lr", 3, guard);
        var place = new Place(new Emitter(emitter), outOfLine, 0, 0);
        Change change = new Mutation(MutationKind.Removed).Apply(at)!.Value;
        Assert.That(FailedBifs.Why(place, at, change), Is.EqualTo(why));
    }

    /// <summary>Code of a module with a site behind its first word.</summary>
    private static Instance At(string code, int index, bool guard = false)
    {
        uint[] words = [.. code.Split('|').Select(Word)];
        var site = new Jit.Site(0, 0, -1, 0, guard, null, Beam.Location.None);
        var module = new Jit.CompiledModule(
            new Beam.Module("m", [], [], [], 1, []), 0, words, [0], [], [],
            new Dictionary<int, Jit.Site> { [4] = site }, []);
        return new Instance(words, index, 0, words.Length, module);
    }

    private static string? Why(string code, int index, Mutation mutation, bool inModule = false)
    {
        uint[] words = [.. code.Split('|').Select((t, i) =>
            Enum.TryParse(t, out Service service) ? BranchTo(service, i) : Word(t))];
        Jit.CompiledModule? module = !inModule ? null : new(
            new Beam.Module("m", [], [], [], 1, []), 0, words, [0], [], [],
            new Dictionary<int, Jit.Site>(), []);
        var at = new Instance(words, index, 0, words.Length, module);
        return Equivalence.Why(at, mutation.Apply(at)!.Value);
    }

    /// <summary>In code that starts where services do.</summary>
    private static uint BranchTo(Service service, int index) =>
        0xEA00_0000 | ((uint)(((int)service * 7) - index - 2) & 0xFF_FFFF);

    private static uint Word(string text)
    {
        var assembler = new Assembler();
        Instructions[text](assembler);
        return assembler.Words[0];
    }

    private static string Names(ulong resources) => string.Join(' ', Enumerable.Range(0, 37)
        .Where(i => (resources >> i & 1) != 0)
        .Select(i => i < 16 ? $"r{i}" : i < 32 ? $"d{i - 16}"
            : new[] { "N", "Z", "C", "V", "fpscr" }[i - 32]));
}
