using Beam;
using Beam.Text;
using Fuzz.Guide;
using Fuzz.Run;
using Oracle;

namespace Fuzz.Tests.Guide;

public sealed class StepTableTests
{
    private const string Text = """
        {module, m}.
        {exports, [{f,1}]}.
        {attributes, []}.
        {labels, 6}.
        {function, f, 1, 2}.
          {label,1}.
            {func_info,{atom,m},{atom,f},1}.
          {label,2}.
            {test,is_integer,{f,5},[{x,0}]}.
            {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
            {select_val,{x,0},{f,4},{list,[{integer,2},{f,3}]}}.
          {label,3}.
            return.
          {label,4}.
            {gc_bif,'div',{f,0},1,[{x,0},{integer,0}],{x,0}}.
            return.
          {label,5}.
            {badmatch,{x,0}}.
        """;

    [TestCase("1", "is_integer Succeeded,gc_bif2 Succeeded,select_val Succeeded,return Succeeded")]
    [TestCase(
        "2", "is_integer Succeeded,gc_bif2 Succeeded,select_val Failed,gc_bif2 Raised")]
    [TestCase("a", "is_integer Failed,badmatch Succeeded")]
    public void Every_instruction_is_told_with_how_it_ended(string argument, string expected)
    {
        Module module = AssemblyReader.Read(Text, "m").Module;
        var table = new StepTable(module);
        var seen = new List<string>();
        var oracle = new OracleMachine(NoModules.Instance)
        {
            Told = (told, at, next, raised) =>
            {
                Assert.That(told, Is.SameAs(module));
                if (table.OpAt(at) != Op.Label)
                    seen.Add($"{table.OpAt(at).Name} {table.EndOf(at, next, raised)}");
            },
        };
        oracle.Load(module);
        oracle.Run(new Mfa("m", "f", 1), [TermParser.Parse(argument, "argument")], 100);
        Assert.That(string.Join(',', seen), Is.EqualTo(expected));
    }
}
