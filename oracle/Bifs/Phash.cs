using System.Numerics;
using System.Text;
using Beam;

namespace Oracle.Bifs;

/// <summary><c>erlang:phash/2</c>: the hash that modules dict and sets order their terms by.
/// </summary>
/// <remarks>The primes are part of the definition, which is the same in every release.</remarks>
internal static class Phash
{
    private const uint AtomPrime = 268440163;
    private const uint BytePrime = 268439161;
    private const uint PositivePrime = 268435459;
    private const uint NegativePrime = 268436141;
    private const uint FloatPrime = 268437017;
    private const uint ListPrime = 268437511;
    private const uint TuplePrime = 268439627;
    private const uint BitsPrime = 268440581;
    private const uint MapPrime = 268440593;
    private const uint MapAddend = 268440611;
    private const uint ExportPrime = 268440577;

    /// <summary>1 to Range.</summary>
    public static BifResult Run(Term term, Term range)
    {
        if (range is not Integer { Value: BigInteger n } || n.Sign <= 0 || n > 1L << 32)
            return BifResult.Badarg;
        return Hash(term) is uint hash
            ? Terms.Int((long)(hash % (ulong)n) + 1)
            : new BifResult.NotYet("erlang:phash/2 of local funs, pids, ports, references");
    }

    /// <summary>What is left to hash: a term, the tail of a list whose head is done, or what closes
    /// a list or a tuple.</summary>
    private readonly record struct Step(
        Term? Term, bool IsTail = false, uint Factor = 1, uint Addend = 0);

    /// <summary>Null where the hash of a term inside is missing here.</summary>
    private static uint? Hash(Term root)
    {
        uint hash = 0;
        var steps = new Stack<Step>();
        steps.Push(new Step(root));
        while (steps.TryPop(out Step step))
        {
            switch (step.Term)
            {
                case null:
                    hash = (hash * step.Factor) + step.Addend;
                    break;
                case Cons cell:
                    hash = HashBytes(hash, cell, steps);
                    break;
                case var tail when step.IsTail:
                    steps.Push(new Step(null, Factor: ListPrime));
                    steps.Push(new Step(tail));
                    break;
                case Beam.Tuple tuple:
                    int size = tuple.Elements.Length;
                    steps.Push(new Step(null, Factor: TuplePrime, Addend: (uint)size));
                    for (int i = size - 1; i >= 0; i--)
                        steps.Push(new Step(tuple.Elements[i]));
                    break;
                default:
                    if (Leaf(hash, step.Term) is not uint next)
                        return null;
                    hash = next;
                    break;
            }
        }
        return hash;
    }

    /// <summary>Bytes that lead a list are hashed as bytes.</summary>
    private static uint HashBytes(uint hash, Cons cell, Stack<Step> steps)
    {
        while (Erlang.Small(cell.Head, 0, 255) is int value)
        {
            hash = (hash * BytePrime) + (uint)value;
            if (cell.Tail is not Cons next)
            {
                steps.Push(new Step(cell.Tail, IsTail: true));
                return hash;
            }
            cell = next;
        }
        steps.Push(new Step(cell.Tail, IsTail: true));
        steps.Push(new Step(cell.Head));
        return hash;
    }

    private static uint? Leaf(uint hash, Term term) => term switch
    {
        Nil => (hash * PositivePrime) + 1,
        Atom atom => (hash * AtomPrime) + HashAtom(atom.Name),
        Integer integer => HashInteger(hash, integer.Value),
        Float real => (hash * FloatPrime) + HashFloat(real.Value),
        Bitstring bits => HashBits(hash, bits),
        Map => (hash * MapPrime) + MapAddend + Phash2.Hash(term),
        ExternalFun { Function: var f } => HashNames((hash * ExportPrime) + (uint)f.Arity, f),
        _ => null,
    };

    private static uint HashNames(uint hash, Mfa function)
    {
        hash = (hash * AtomPrime) + HashAtom(function.Module);
        return (hash * AtomPrime) + HashAtom(function.Name);
    }

    /// <summary>P. J. Weinberger's hash of the name in UTF-8, Latin-1 characters as one byte.
    /// </summary>
    internal static uint HashAtom(string name)
    {
        uint hash = 0;
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        for (int i = 0; i < utf8.Length; i++)
        {
            byte value = utf8[i];
            if (i + 1 < utf8.Length && (value & 0xFE) == 0xC2)
                value = (byte)((value << 6) | (utf8[++i] & 0x3F));
            hash = (hash << 4) + value;
            uint high = hash & 0xF0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }
        return hash;
    }

    /// <summary>The magnitude in steps of four bytes, then the sign.</summary>
    private static uint HashInteger(uint hash, BigInteger value)
    {
        byte[] bytes = BigInteger.Abs(value).ToByteArray(isUnsigned: true);
        Array.Resize(ref bytes, (bytes.Length + 3) / 4 * 4);
        foreach (byte b in bytes)
            hash = (hash * BytePrime) + b;
        return hash * (value.Sign < 0 ? NegativePrime : PositivePrime);
    }

    private static uint HashFloat(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value);
        return (uint)bits ^ (uint)(bits >> 32);
    }

    private static uint HashBits(uint hash, Bitstring bits)
    {
        int whole = (int)(bits.BitLength / 8);
        int rest = (int)(bits.BitLength % 8);
        foreach (byte b in bits.Data.AsSpan()[..whole])
            hash = (hash * AtomPrime) + b;
        if (rest > 0)
        {
            uint last = (uint)bits.Data[whole] >> (8 - rest);
            hash = (((hash * AtomPrime) + last) * BitsPrime) + (uint)rest;
        }
        return (hash * NegativePrime) + (uint)whole;
    }
}
