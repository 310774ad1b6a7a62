namespace Beam.Text;

/// <summary>A <c>.S</c> file.</summary>
/// <param name="Module">What Erlang's assembler would make of it.</param>
/// <param name="Header">The <c>%%</c> lines before the first form, without <c>%%</c> and the blank
/// behind it.</param>
public sealed record Assembly(Module Module, ValueList<string> Header);

/// <summary>Where the shape of an instruction in <c>.S</c> departs from its row in
/// <see cref="Op"/>.
/// </summary>
internal static class AssemblyShapes
{
    /// <summary>Bits of <c>{field_flags,…}</c>.</summary>
    public const int Little = 2, Signed = 4, Native = 16;

    /// <summary>Ops that are written <c>{test,Op,Fail,…}</c>.</summary>
    public static bool IsTest(Op op) => op switch
    {
        Op.TestArity or Op.HasMapFields or Op.BsStartMatch2 or Op.BsStartMatch3
            or Op.BsGetInteger2 or Op.BsGetFloat2 or Op.BsGetBinary2 or Op.BsSkipBits2
            or Op.BsTestTail2 or Op.BsTestUnit or Op.BsMatchString or Op.BsGetUtf8
            or Op.BsSkipUtf8 or Op.BsGetUtf16 or Op.BsSkipUtf16 or Op.BsGetUtf32
            or Op.BsSkipUtf32 => true,
        _ => op.Name.StartsWith("is_", StringComparison.Ordinal),
    };

    /// <summary>Tests that are written <c>{test,Op,Fail,Live,[Src|Args],Dst}</c>.</summary>
    public static bool IsTestWithLive(Op op) => op switch
    {
        Op.BsStartMatch2 or Op.BsStartMatch3 or Op.BsGetInteger2 or Op.BsGetFloat2
            or Op.BsGetBinary2 or Op.BsGetUtf8 or Op.BsGetUtf16 or Op.BsGetUtf32 => true,
        _ => false,
    };

    /// <summary>Ops that are written <c>{bif,Op,Fail,[Args],Dst}</c>.</summary>
    public static bool IsBif(Op op) => op
        is Op.Fadd or Op.Fsub or Op.Fmul or Op.Fdiv or Op.Fnegate or Op.GetRecordField;

    /// <summary>The operand that is written <c>{field_flags,[…]}</c>, or -1.</summary>
    public static int FlagsOperand(Op op) => op switch
    {
        Op.BsPutUtf8 or Op.BsPutUtf16 or Op.BsPutUtf32 => 1,
        Op.BsPutInteger or Op.BsPutBinary or Op.BsPutFloat => 3,
        Op.BsGetUtf8 or Op.BsGetUtf16 or Op.BsGetUtf32 => 3,
        Op.BsSkipUtf8 or Op.BsSkipUtf16 or Op.BsSkipUtf32 => 3,
        Op.BsSkipBits2 or Op.BsInit2 or Op.BsInitBits or Op.BsPrivateAppend => 4,
        Op.BsGetInteger2 or Op.BsGetFloat2 or Op.BsGetBinary2 => 5,
        Op.BsAppend => 6,
        _ => -1,
    };
}
