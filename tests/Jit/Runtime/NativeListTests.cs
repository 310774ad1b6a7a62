using Beam;
using Beam.Text;
using Jit.Runtime;

namespace Jit.Tests.Runtime;

/// <summary>Lists that are put before others, in the guest's memory.</summary>
public sealed class NativeListTests
{
    private static readonly Mfa Append = new("erlang", "++", 2);
    private static readonly Mfa Reverse = new("lists", "reverse", 2);

    // As real Erlang has them; whatever stands behind is not looked at.
    [TestCase("++", "[]", "a", "a")]
    [TestCase("++", "[]", "[1|b]", "[1|b]")]
    [TestCase("++", "[1]", "[]", "[1]")]
    [TestCase("++", "[1,{2},[3]]", "[4,5]", "[1,{2},[3],4,5]")]
    [TestCase("++", "[1,2]", "c", "[1,2|c]")]
    [TestCase("++", "[1|2]", "[]", null)]
    [TestCase("++", "a", "[]", null)]
    [TestCase("reverse", "[]", "a", "a")]
    [TestCase("reverse", "[1,2,3]", "[4]", "[3,2,1,4]")]
    [TestCase("reverse", "[1,2]", "c", "[2,1|c]")]
    [TestCase("reverse", "[1|2]", "[]", null)]
    [TestCase("reverse", "{}", "[]", null)]
    public void Results_are_Erlangs(string name, string left, string right, string? expected)
    {
        using var guest = new GuestCore(stress: true);
        Term? result = Call(guest, name == "++" ? Append : Reverse, left, right, out _);
        Assert.That(result, Is.EqualTo(expected is null ? null : TermParser.Parse(expected)));
    }

    /// <summary>A loop that builds a list costs what it builds, not its square.</summary>
    [TestCase("++")]
    [TestCase("reverse")]
    public void Only_the_first_list_is_copied(string name)
    {
        using var guest = new GuestCore(stress: false);
        string right = $"[{string.Join(",", Enumerable.Range(1, 1000))}]";
        Call(guest, name == "++" ? Append : Reverse, "[1,2,3]", right, out uint words);
        Assert.That(words, Is.EqualTo(3 * 2));
    }

    /// <summary>The result, or null when it fails, and the heap words that it took.</summary>
    private static Term? Call(
        GuestCore guest, Mfa bif, string left, string right, out uint words)
    {
        guest.Heap.Begin(10_000);
        guest.Heap.LiveX = 0;
        guest.Heap.Held.Clear();
        guest.Heap.Held.Add(guest.Encode(TermParser.Parse(left)));
        guest.Heap.Held.Add(guest.Encode(TermParser.Parse(right)));
        uint before = guest.Process.HTop;
        uint result = new NativeBifs(guest, new Arithmetic(guest)).Call(bif);
        words = (guest.Process.HTop - before) / 4;
        return result == Layout.NonValue ? null : guest.Reader.Read(result);
    }
}
