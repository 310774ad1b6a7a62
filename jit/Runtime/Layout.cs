namespace Jit.Runtime;

/// <summary>Tags and objects of guest terms (docs/abi.md, Terms).</summary>
public static class Layout
{
    /// <summary>No term: a guard's failure, x0 when an exception arrives.</summary>
    public const uint NonValue = 0;
    public const uint Nil = 0x3B;

    /// <summary>What stress mode fills a left heap with: a boxed pointer into nothing.</summary>
    public const uint Poison = 0xDEADBEE2;

    // Primary tags, bits 1-0.
    public const uint PrimaryMask = 3;
    public const uint HeaderTag = 0;
    public const uint ConsTag = 1;
    public const uint BoxedTag = 2;
    public const uint ImmediateTag = 3;

    // Immediates, bits 3-0.
    public const uint ImmediateMask = 0xF;
    public const uint PidTag = 0x3;
    public const uint PortTag = 0x7;
    public const uint SmallTag = 0xF;
    public const int ImmediateShift = 4;

    // Immediates of the second level, bits 5-0.
    public const uint Immediate2Mask = 0x3F;
    public const uint AtomTag = 0x0B;
    public const uint CatchTag = 0x1B;
    public const int Immediate2Shift = 6;

    public const int SmallBits = 28;
    public const int SmallMin = -(1 << (SmallBits - 1));
    public const int SmallMax = (1 << (SmallBits - 1)) - 1;

    // Headers: words that follow in bits 31-6, subtag in bits 5-2.
    public const uint HeaderMask = 0x3F;
    public const int ArityShift = 6;

    /// <summary>Bignums: the subtag's lowest bit is the sign.</summary>
    public const uint BignumSignBit = 1 << 2;

    /// <summary>Digits that a bignum may have.</summary>
    public const int BignumDigitsMax = 65_535;

    // Byte offsets into objects, from the header's address.
    // Funs and exports begin alike: address of the word that says where their code is, arity.
    public const int FunCodeOffset = 4;
    public const int FunArityOffset = 8;
    public const int FunFreeOffset = 12;
    public const int MapSizeOffset = 4;
    public const int MapKeysOffset = 8;
    public const int MapValuesOffset = 12;

    // A native record: definition, values. Its definition: a tuple, of which the keys are the last.
    public const uint RecordDefinitionOffset = 4;
    public const uint RecordValuesOffset = 8;
    public const uint DefinitionOrderOffset = 4;
    public const uint DefinitionHashOffset = 8;
    public const uint DefinitionModuleOffset = 12;
    public const uint DefinitionNameOffset = 16;
    public const uint DefinitionExportedOffset = 20;
    public const uint DefinitionKeysOffset = 24;

    public const int HeapBinarySizeOffset = 4;
    public const int HeapBinaryBytesOffset = 8;
    public const int RefcSizeOffset = 4;
    public const int RefcNextOffset = 8;
    public const int RefcValueOffset = 12;
    public const int RefcBytesOffset = 16;
    public const int RefcFlagsOffset = 20;
    public const int SubOffsetOffset = 4;
    public const int SubSizeOffset = 8;
    public const int SubFlagsOffset = 12;
    public const int SubOriginalOffset = 16;
    public const int MatchBaseOffset = 4;
    public const int MatchPositionOffset = 8;
    public const int MatchEndOffset = 12;
    public const int MatchOriginalOffset = 16;

    /// <summary>Bytes that a heap binary has at most, but for literals.</summary>
    public const int HeapBinaryBytesMax = 64;

    /// <summary>Flag of a reference-counted binary and of a sub-binary: what follows its bytes may
    /// be written, and it is this sub-binary that may.</summary>
    public const uint Writable = 1;

    /// <summary>Keys that a flat map may have; more are hashed.</summary>
    public const int FlatMapKeysMax = 32;

    // Headers of maps: present children in bits 31-16, words that follow in 15-8, kind in 7-6.
    public const int MapBitmapShift = 16;
    public const int MapWordsShift = 8;
    public const int MapKindShift = 6;
    public const uint MapKindMask = 3 << MapKindShift;
    private const uint MapWordsMask = 0xFF;
    private const uint MapHeaderTag = (uint)Subtag.Map << 2;

    public const int FloatWords = 3;
    public const int RefcWords = 6;
    public const int SubBinaryWords = 5;
    public const int MatchStateWords = 5;
    public const int FunWords = 3;
    public const int ExportWords = 3;

    /// <summary>Words of a record besides its values.</summary>
    public const int RecordWords = 2;

    /// <summary>Words of a definition besides its keys.</summary>
    public const int DefinitionWords = 6;

    public static uint Small(int value) => ((uint)value << ImmediateShift) | SmallTag;
    public static int SmallValue(uint word) => (int)word >> ImmediateShift;
    public static bool IsSmall(uint word) => (word & ImmediateMask) == SmallTag;
    public static bool FitsSmall(long value) => value is >= SmallMin and <= SmallMax;

    public static uint AtomWord(int index) => ((uint)index << Immediate2Shift) | AtomTag;
    public static int AtomIndex(uint word) => (int)(word >> Immediate2Shift);
    public static bool IsAtom(uint word) => (word & Immediate2Mask) == AtomTag;

    public static uint CatchWord(int index) => ((uint)index << Immediate2Shift) | CatchTag;
    public static int CatchIndex(uint word) => (int)(word >> Immediate2Shift);
    public static bool IsCatch(uint word) => (word & Immediate2Mask) == CatchTag;

    public static bool IsPid(uint word) => (word & ImmediateMask) == PidTag;
    public static bool IsPort(uint word) => (word & ImmediateMask) == PortTag;

    public static uint Cons(uint address) => address | ConsTag;
    public static uint Boxed(uint address) => address | BoxedTag;
    public static uint Address(uint pointer) => pointer & ~PrimaryMask;

    public static bool IsCons(uint word) => (word & PrimaryMask) == ConsTag;
    public static bool IsBoxed(uint word) => (word & PrimaryMask) == BoxedTag;
    public static bool IsImmediate(uint word) => (word & PrimaryMask) == ImmediateTag;
    public static bool IsHeader(uint word) => (word & PrimaryMask) == HeaderTag;

    /// <summary>The header of a map or a part of one.</summary>
    public static uint MapHeader(MapKind kind, int words, uint bitmap = 0) =>
        (bitmap << MapBitmapShift) | ((uint)words << MapWordsShift)
        | ((uint)kind << MapKindShift) | MapHeaderTag;

    public static MapKind MapKindOf(uint header) =>
        (MapKind)((header & MapKindMask) >> MapKindShift);

    public static uint MapBitmapOf(uint header) => header >> MapBitmapShift;

    /// <summary>The header of an object, no map, of <paramref name="words"/> words behind it.
    /// </summary>
    public static uint Header(Subtag subtag, int words) =>
        ((uint)words << ArityShift) | ((uint)subtag << 2);

    public static Subtag SubtagOf(uint header) => (Subtag)((header & HeaderMask) >> 2);

    /// <summary>Words behind the header.</summary>
    public static int WordsOf(uint header) => (header & HeaderMask) == MapHeaderTag
        ? (int)((header >> MapWordsShift) & MapWordsMask)
        : (int)(header >> ArityShift);
}

/// <summary>What a header of <see cref="Subtag.Map"/> begins.</summary>
public enum MapKind : byte
{
    /// <summary>Size, tuple of keys in their order, values.</summary>
    Flat = 0,

    /// <summary>Part of a hashed map: its children.</summary>
    Node = 1,

    /// <summary>A hashed map: size, children.</summary>
    Head = 2,
}

/// <summary>Kinds of boxed objects, as headers number them.</summary>
public enum Subtag : byte
{
    Tuple = 0,
    MatchState = 1,
    PositiveBignum = 2,
    NegativeBignum = 3,
    Reference = 4,
    Fun = 5,
    Float = 6,
    Export = 7,
    RefcBinary = 8,
    HeapBinary = 9,
    SubBinary = 10,

    /// <summary>7 in OTP 29, where external funs have gave it up.</summary>
    Record = 11,
    ExternalPid = 12,
    ExternalPort = 13,
    ExternalReference = 14,
    Map = 15,
}
