using Beam.Text;

namespace Beam.Tests;

/// <summary>Assembly text that is wrong, and forms that OTP 25's compiler does not write.</summary>
public class AssemblyErrorTests
{
    /// <summary>A module with one function, the instructions at line 5.</summary>
    private static string ModuleOf(string instructions) => $$"""
        {module, m}. {exports, [{f,1}]}. {attributes, []}. {labels, 9}.
        {function, f, 1, 2}.
        {label,1}. {func_info,{atom,m},{atom,f},1}.
        {label,2}.
        {{instructions}}
        """;

    [TestCase("", null)]
    [TestCase("return.", null)]
    [TestCase("retur.", "5:1: expected an instruction, found retur of 0 operands")]
    [TestCase("return", "5:7: expected '.', found the end")]
    [TestCase("{move,{x,0}}.", "5:1: expected an instruction, found move of 1 operands")]
    [TestCase(" {move,{x,1024},{x,0}}.", "5:2: expected an x register, 0 to 1023, found 1024")]
    [TestCase("{move,{x,-1},{x,0}}.", "5:1: expected an x register, 0 to 1023, found -1")]
    [TestCase("{move,{x,0},{atom,a}}.", "5:1: expected an x or y register, found {atom,a}")]
    [TestCase("{move,a,{x,0}}.", "5:1: expected an operand, found a")]
    [TestCase("{move,{tr,{x,0},{t_what}},{x,0}}.", "5:1: expected a type, found {t_what}")]
    [TestCase("{jump,{f,8}}.", "5:1: expected label 8 somewhere")]
    [TestCase("{label,2}.", "5:1: expected a new label, found 2")]
    [TestCase("{label,9}.", "5:1: expected a label below 9, found 9")]
    [TestCase("{test,is_atom,{f,1}}.", "5:1: expected {test,Name,Fail,…}, found {test,is_atom,{f,1}}")]
    [TestCase("{put_string,1,{string,<<1>>},{x,0}}.",
        "5:1: expected an op of OTP 24 or later, found put_string (until OTP 16)")]
    [TestCase("{make_fun3,{f,1},0,0,{x,0},{list,[]}}.", "5:1: expected label 1 to be the entry of a "
        + "function that takes the free variables and the arguments")]
    [TestCase("{make_fun3,{f,2},0,-1,{x,0},{list,[]}}.",
        "5:1: expected the unique number of a lambda, 32 bits, found -1")]
    [TestCase("{bs_match,{f,1},{x,0},{commands,[a]}}.", "5:1: expected a command of bs_match, found a")]
    [TestCase("{select_val,{x,0},{f,1},{list,[{list,[]}]}}.",
        "5:1: expected an operand without a list of its own, found {list,[]}")]
    [TestCase("{function, f, 1, 2}. ", "5:1: expected a function that begins with a label")]
    [TestCase("{function, g, 0, 3}. {label,3}. return.",
        "5:1: expected a func_info of this module and function behind the label")]
    [TestCase("{exports, [{g,0}]}.", "5:20: expected the exported function g/0")]
    [TestCase("{labels, 999999999}.", "5:1: expected the number of labels, 0 to 1048576, found 999999999")]
    [TestCase("5.", "5:1: expected an instruction, found 5")]
    public void Error_says_where_and_what(string instructions, string? message)
    {
        if (message is null)
        {
            Assert.That(() => AssemblyReader.Read(ModuleOf(instructions), "m.S"), Throws.Nothing);
            return;
        }
        Assert.That(
            () => AssemblyReader.Read(ModuleOf(instructions), "m.S"),
            Throws.TypeOf<InputException>().With.Message.EqualTo("m.S:" + message));
    }

    [Test]
    public void Module_without_a_name() =>
        Assert.That(() => AssemblyReader.Read("%% nothing\n", "m.S"),
            Throws.TypeOf<InputException>()
                .With.Message.EqualTo("m.S:2:1: expected {module,Name}"));

    /// <summary>Left as the compilers of OTP 27 and 29 write it, right as we do.</summary>
    [TestCase("{bs_match,{f,1},{x,0},{commands,[{ensure_at_least,8,1},{integer,1,{literal,[]},8,1,{x,1}},"
        + "{'=:=',nil,16,25187},{get_tail,2,1,{x,2}}]}}", null)]
    [TestCase("{update_record,{atom,reuse},3,{x,0},{x,1},{list,[2,{x,0}]}}", null)]
    [TestCase("{executable_line,[{location,\"a\\\"b.erl\",7}],3}", null)]
    [TestCase("{debug_line,{atom,entry},[],1,2,#{frame_size => none,vars => []}}", null)]
    [TestCase("{bif,get_record_field,{f,1},[{x,0},{atom,r},{atom,a}],{x,1}}", null)]
    [TestCase("{test,is_native_record,{f,1},[{x,0},{atom,m},{atom,r}]}", null)]
    [TestCase("{bif,is_map_key,{f,1},[{x,0},{x,0},{x,1}],{x,1}}", null)]
    [TestCase("{move,{tr,{x,0},{t_integer,{0,'+inf'}}},{x,1}}", null)]
    [TestCase("{move,{tr,{x,0},{t_number,{'-inf',5}}},{x,1}}", null)]
    [TestCase("{move,{tr,{x,0},{t_number,any}},{x,1}}", "{move,{tr,{x,0},number},{x,1}}")]
    [TestCase("{executable_line,[],1}. {move,{tr,{x,0},{t_number,any}},{x,1}}",
        "{move,{tr,{x,0},{t_number,any}},{x,1}}")]
    [TestCase("{move,{tr,{y,0},{t_bitstring,8,true}},{x,1}}",
        "{move,{tr,{y,0},{t_bitstring,8,false}},{x,1}}")]
    [TestCase("{move,{tr,{x,0},{t_union,{t_atom,[a]},nil,{t_number,{0,9}},{t_tuple,2,true,#{1=>any}},other}},"
        + "{x,1}}",
        "{move,{tr,{x,0},{t_union,{t_atom,any},nil,{t_number,{0,9}},{t_tuple,0,false,#{}},other}},"
        + "{x,1}}")]
    [TestCase("{move,{tr,{x,0},any},{x,1}}", "{move,{x,0},{x,1}}")]
    [TestCase("{move,{literal,[]},{x,1}}", "{move,nil,{x,1}}")]
    [TestCase("{line,[{scope,[1]},{location,\"t.erl\",9}]}", "{line,[{location,\"t.erl\",9}]}")]
    [TestCase("{test,bs_skip_bits2,{f,1},[{x,0},{integer,8},1,{field_flags,[{anno,[6]},little,signed]}]}",
        "{test,bs_skip_bits2,{f,1},[{x,0},{integer,8},1,{field_flags,[signed,little]}]}")]
    [TestCase("{kill,{y,0}}", "{init,{y,0}}")]
    public void Instruction(string text, string? written)
    {
        Module module = AssemblyReader.Read(ModuleOf(text + "."), "m.S").Module;
        Instruction instruction = module.Functions[0].Code[^1];
        Assert.That(AssemblyWriter.Write(module, instruction), Is.EqualTo(written ?? text));
    }

    [Test]
    public void On_load_and_attributes()
    {
        string text = ModuleOf("return.").Replace(
            "{attributes, []}",
            "{attributes, [{on_load,[{f,1}]},{vsn,[7]}]}",
            StringComparison.Ordinal);
        Module module = AssemblyReader.Read(text, "m.S").Module;
        string again = AssemblyWriter.Write(module);
        Assert.Multiple(() =>
        {
            Assert.That(module.Functions[0].Code[3].Op, Is.EqualTo(Op.OnLoad));
            Assert.That(again, Does.Contain("{attributes, [{on_load,[{f,1}]},{vsn,[7]}]}."));
            Assert.That(AssemblyReader.Read(again, "m.S").Module, Is.EqualTo(module));
        });
    }

    [Test]
    public void Broken_text_is_an_input_error()
    {
        const string odd = "[]{}<>#,|'\"\\$%.:/-1a\n";
        string text = ModuleOf("""
            {make_fun3,{f,2},0,0,{x,0},{list,[{x,1}]}}.
            {test,bs_get_integer2,{f,1},1,
              [{x,0},{integer,8},1,{field_flags,[signed]}],{tr,{x,1},nil}}.
            {put_map_assoc,{f,0},{literal,#{a => "b"}},{x,0},3,{list,[{atom,c},{float,1.5}]}}.
            {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
            {bif,self,{f,0},[],{x,0}}. {gc_bif,'+',{f,0},1,[{x,0},{integer,2}],{x,0}}. return.
            """);
        var random = new Random(1);
        for (int i = 0; i < text.Length; i++)
        {
            OnlyInputError(text[..i]);
            OnlyInputError(text.Remove(i, 1));
            char[] changed = text.ToCharArray();
            changed[i] = odd[random.Next(odd.Length)];
            OnlyInputError(new string(changed));
        }
    }

    private static void OnlyInputError(string text)
    {
        try
        {
            Module module = AssemblyReader.Read(text, "m.S").Module;
            AssemblyWriter.Write(module);
        }
        catch (InputException)
        {
            // The one error there may be.
        }
    }
}
