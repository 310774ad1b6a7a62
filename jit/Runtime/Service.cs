namespace Jit.Runtime;

/// <summary>
/// What emitted code asks of the host, by <c>bl</c> to the service's fragment (docs/abi.md,
/// Services). The number is the operand of <c>svc</c>.
/// </summary>
/// <remarks>In: Arg0–Arg3 and the site. Out: Arg0 where a result is named. "Fails": non-value in
/// Arg0 when the site is a guard (<see cref="Site.Guard"/>), else the exception is raised.
/// </remarks>
public enum Service : byte
{
    // Ends of a run.
    Done, // x0 is the result.
    Yield, // The turn is over at a function entry or a return: the site's x registers live.
    NotYet, // The site's op has no emitter yet.

    // Memory.
    Collect, // Makes room for the site's Need words; the site's Live x registers are roots.

    // Arithmetic on Arg0 and Arg1, result in Arg0; fails. May collect.
    Plus, Minus, Times, Divide, IntDiv, Rem, Band, Bor, Bxor, Bsl, Bsr,
    // On Arg0 alone.
    Bnot, Negate, UnaryPlus,
    ToFloat, // Arg0, Arg1 = low and high word of the float that the number Arg0 is, or Badarith.

    // Comparison of Arg0 and Arg1.
    Order, // Arg0 = -1, 0 or 1: term order, numbers by value.
    Equal, // Arg0 = 1 when Arg0 == Arg1, else 0.
    Identical, // Arg0 = 1 when Arg0 =:= Arg1, else 0.

    // Matching on the context Arg0; non-value in Arg0 where it fails, and nothing has moved.
    BsStart, // Arg0 = match context on the term Arg0. May collect.
    BsInteger, // Arg0 = integer of Arg1 (a term) * Arg2 bits, flags Arg3. May collect.
    BsFloat, // Arg0 = float of so many bits. May collect.
    BsBinary, // Arg0 = bitstring of so many bits; all of them where Arg1 is `all`. May collect.
    BsTake, // Arg0 = the next Arg2 bits, a plain number, as a bitstring. May collect.
    BsTail, // Arg0 = the bitstring that is left; the position stays. May collect.
    BsSkip, // Skips so many bits.
    BsString, // Arg1 bits are those of the site's string, and are skipped.
    BsEquals, // Arg1 (a term) bits are the integer Arg2 (a term), and are skipped.
    BsUnit, // What is left behind Arg1 bits is a multiple of Arg2.
    BsUtf, // Arg0 = code point of the site's UTF, flags Arg1.
    BsPosition, // Arg0 = position as a term. May collect.
    BsSetPosition, // The position is the term Arg1.

    // Construction: the operands of the site's op are where it says.
    BsBuild, // Arg0 = the op's result; fails. May collect where the op says what lives.

    // Maps.
    FindKey, // Arg0 = value of key Arg1 in map Arg0, or the non-value.
    PutMapAssoc, // Arg0 = map Arg0 with Arg1 pairs of the argument area. May collect.
    PutMapExact, // The same; a key that the map does not have fails. May collect.

    // Native records.
    FindField, // Arg0 = value of field Arg1 of record Arg0, or the non-value.
    GetRecordField, // Arg0 = field Arg2 of Arg0, which Arg1 says what it must be; fails.
    PutRecord, // Arg0 = record that the site's op makes of its operands; fails. May collect.

    // Calls.
    GuardBif, // Arg0 = the site's Bif of Arg0, Arg1, Arg2; fails. Live x registers are roots.
    CallExport, // x0 = export Arg0 of x0…; or loads its module, or raises undef.
    ResolveFun, // Arg0 = code address for fun Arg0 of Arg1 args, free variables behind x[Arg1-1].
    ResolveApply, // Arg0 = code address of x[Arg1]:x[Arg1+1]/Arg1.
    ResolveApplyBif, // Arg0 = code address for erlang:apply/Arg1 of x0…, its args put into x0….

    // Messages. Nothing is collected but by the first two.
    Send, // x0 = x0 ! x1, or badarg of erlang:send/2.
    LoopRec, // Arg0 = current message, or the non-value. No x register lives. Or the turn is over.
    LoopRecEnd, // The current message did not match.
    RemoveMessage, // It matched.
    Timeout, // The receive is over.
    Wait, // Ends the turn.
    WaitTimeout, // Arg0 = 0 when the time Arg0 is over, else 1. Ends the turn; or raises.
    MarkerReserve, // Arg0 = marker at the end of the mailbox.
    MarkerBind, // Ties the marker Arg0 to the reference Arg1.
    MarkerClear, // Forgets the marker of Arg0.
    MarkerUse, // The receive starts at the marker of Arg0.
    Mark, // Marks the end of the mailbox.
    UseMark, // The receive starts at the mark.

    // Exceptions; none returns but RawRaise and the last two.
    FunctionClause, // The site is a func_info; the args are in x0….
    Badmatch, CaseClause, TryClause, Badrecord, // Arg0 = value.
    IfClause, Badarith,
    RaiseAgain, // Arg0 = stack trace, Arg1 = reason; the class is in the trace.
    RawRaise, // x0 = class, x1 = reason, x2 = stack trace; returns x0 = badarg on a bad class.
    BuildStacktrace, // x0 = the trace as a term, from the raw one in x0.
    CatchEnd, // x0 = what `catch` gives for class x1, reason x2, trace x3. May collect.
}
