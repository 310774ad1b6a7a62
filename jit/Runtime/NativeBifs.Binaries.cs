namespace Jit.Runtime;

// BIFs that make parts of binaries, which no byte is copied for.
internal sealed partial class NativeBifs
{
    private void AddBinaries()
    {
        AddPart("erlang", "binary_part");
        AddPart("binary", "part");
        Add("split_binary", 2, SplitBinary);
        _bifs.Add(new("binary", "at", 2), At);
    }

    private void AddPart(string module, string name)
    {
        _bifs.Add(new(module, name, 3), () => Part(Arg(0), Arg(1), Arg(2)));
        _bifs.Add(new(module, name, 2), () => Is(Arg(1), Subtag.Tuple) && TupleSize(Arg(1)) == 2
            ? Part(Arg(0), Word(Arg(1), 1), Word(Arg(1), 2))
            : Badarg());
    }

    /// <summary>Length bytes from a position on, or before it where the length is negative.
    /// </summary>
    private uint Part(uint binary, uint position, uint length)
    {
        bool sound = Binaries.IsBitstring(_guest.Memory, binary) && Layout.IsSmall(position)
            && Layout.IsSmall(length);
        if (!sound)
            return Badarg();
        long start = Layout.SmallValue(position);
        long end = start + Layout.SmallValue(length);
        long size = Binaries.BitSize(_guest.Memory, binary) / 8;
        if (Math.Min(start, end) < 0 || Math.Max(start, end) > size)
            return Badarg();
        _guest.Heap.Reserve(Layout.SubBinaryWords);
        return Sub(Math.Min(start, end) * 8, Math.Abs(end - start) * 8);
    }

    private uint SplitBinary()
    {
        long size = Binaries.IsBitstring(_guest.Memory, Arg(0))
            ? Binaries.BitSize(_guest.Memory, Arg(0))
            : -1;
        if (!Layout.IsSmall(Arg(1)) || Layout.SmallValue(Arg(1)) * 8L is not (>= 0 and var at)
            || at > size)
        {
            return Badarg();
        }
        _guest.Heap.Reserve((2 * Layout.SubBinaryWords) + 3);
        return _guest.MakeTuple(Sub(0, at), Sub(at, size - at));
    }

    private uint At()
    {
        bool sound = IsBinary(Arg(0)) && Layout.IsSmall(Arg(1));
        long index = sound ? Layout.SmallValue(Arg(1)) : -1;
        return index >= 0 && index * 8 < Binaries.BitSize(_guest.Memory, Arg(0))
            ? Layout.Small(Binaries.Bits(_guest.Memory, Arg(0)).ByteAt(index * 8))
            : Badarg();
    }

    /// <summary>Part of the first argument; the room is reserved.</summary>
    private uint Sub(long from, long length) => Binaries.MakeSub(
        _guest,
        Binaries.Original(_guest.Memory, Arg(0)),
        Binaries.BitOffset(_guest.Memory, Arg(0)) + from,
        length);

    private bool IsBinary(uint word) => Binaries.IsBitstring(_guest.Memory, word)
        && Binaries.BitSize(_guest.Memory, word) % 8 == 0;
}
