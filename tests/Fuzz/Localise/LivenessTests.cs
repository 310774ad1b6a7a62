using Beam;
using Beam.Text;
using Fuzz.Localise;

namespace Fuzz.Tests.Localise;

/// <summary>Which registers live before each instruction.</summary>
[TestFixture]
internal sealed class LivenessTests
{
    // The registers that live before the instruction, then it. (A live count is a read.)
    private const string Code = """
        0 1      {allocate,1,2}.
        0 1      {move,{x,1},{y,0}}.
        0        {test,is_nonempty_list,{f,3},[{x,0}]}.
        0        {get_list,{x,0},{x,2},{x,3}}.
        0 2 3    {get_map_elements,{f,3},{x,3},{list,[{x,2},{x,4}]}}.
        0 4      {test_heap,2,1}.
        4        {put_list,{x,4},nil,{x,0}}.
        0        {call,1,{f,2}}.
        0        {move,{x,0},{x,1}}.
        1        {move,{y,0},{x,0}}.
        0 1      {call_ext,2,{extfunc,lists,append,2}}.
        -        {label,3}.
        -        {move,{atom,a},{x,0}}.
        0        {deallocate,1}.
        0        return.
        """;

    [Test]
    public void Lives_what_is_read_before_it_is_written()
    {
        string[] lines = Code.Split('\n');
        string text = "{module, m}.\n{exports, []}.\n{attributes, []}.\n{labels, 4}.\n"
            + "{function, f, 2, 2}.\n{label,1}.\n{func_info,{atom,m},{atom,f},2}.\n{label,2}.\n"
            + string.Join('\n', lines.Select(l => l[9..]));
        Function function = AssemblyReader.Read(text, "m.S").Module.Functions[0];
        Live[] lives = Liveness.Before(function);
        string[] found = [.. lives.Skip(3).Select(l => string.Join(' ', Live.Indexes(l.X)))];
        string[] expected = [.. lines.Select(l => l[..9].Trim().Replace("-", ""))];
        Assert.That(found, Is.EqualTo(expected));
    }
}
