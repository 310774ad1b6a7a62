using Beam;

namespace Jit.Runtime;

/// <summary>BIFs that put cells before a list that they need not look at: loops that build long
/// lists call them once an element.</summary>
internal sealed partial class NativeBifs
{
    private void AddLists()
    {
        Add("++", 2, Append);
        _bifs.Add(new Mfa("lists", "reverse", 2), Reverse);
    }

    /// <summary>A copy of the first list before the second term.</summary>
    private uint Append()
    {
        int cells = Cells(Arg(0), out uint end);
        if (end != Layout.Nil)
            return Badarg();
        if (cells == 0)
            return Arg(1);
        uint at = TakeCells(cells);
        uint first = Layout.Cons(at);
        for (uint list = Arg(0); list != Layout.Nil; list = Word(list, 1), at += 8)
        {
            _guest.Memory[at] = Word(list, 0);
            _guest.Memory[at + 4] = Layout.Cons(at + 8);
        }
        _guest.Memory[at - 4] = Arg(1);
        return first;
    }

    /// <summary>The elements of the first list, the last one first, before the second term.
    /// </summary>
    private uint Reverse()
    {
        int cells = Cells(Arg(0), out uint end);
        if (end != Layout.Nil)
            return Badarg();
        uint at = TakeCells(cells);
        uint result = Arg(1);
        for (uint list = Arg(0); list != Layout.Nil; list = Word(list, 1), at += 8)
        {
            _guest.Memory[at] = Word(list, 0);
            _guest.Memory[at + 4] = result;
            result = Layout.Cons(at);
        }
        return result;
    }

    /// <summary>Room for new cells; may collect garbage, so arguments are read behind it.</summary>
    private uint TakeCells(int cells)
    {
        _guest.Heap.Reserve(2 * cells);
        return _guest.Heap.Take(2 * cells);
    }

    /// <summary>How many cells a list has, and what follows the last.</summary>
    private int Cells(uint list, out uint end)
    {
        const int CellsMax = Heap.WordsLimit / 2;
        int cells = 0;
        for (end = list; Layout.IsCons(end); end = Word(end, 1))
        {
            if (++cells > CellsMax)
                throw GuestStop.Fault("length of a list without end");
        }
        return cells;
    }
}
