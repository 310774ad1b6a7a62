using Beam.Text;

namespace Beam.Tests;

/// <summary>Operands that read well and that no code can have: VMs refuse some when they load them,
/// and die of others or do anything when they run.</summary>
public class ShapeTests
{
    private const string Unit = "a unit, 1 to 256";

    /// <summary>For each op that has one, the text before and behind the unit.</summary>
    [TestCase("{test,bs_test_unit,{f,1},[{x,1},", "]}")]
    [TestCase("{test,bs_get_integer2,{f,1},2,[{x,1},{integer,8},", ",{field_flags,[]}],{x,2}}")]
    [TestCase("{test,bs_get_float2,{f,1},2,[{x,1},{integer,8},", ",{field_flags,[]}],{x,2}}")]
    [TestCase("{test,bs_get_binary2,{f,1},2,[{x,1},{atom,all},", ",{field_flags,[]}],{x,2}}")]
    [TestCase("{test,bs_skip_bits2,{f,1},[{x,1},{integer,8},", ",{field_flags,[]}]}")]
    [TestCase("{bs_add,{f,0},[{x,0},{x,1},", "],{x,0}}")]
    [TestCase("{bs_append,{f,0},{integer,8},0,1,", ",{x,0},{field_flags,[]},{x,1}}")]
    [TestCase("{bs_private_append,{f,0},{integer,8},", ",{x,0},{field_flags,[]},{x,0}}")]
    [TestCase("{bs_put_integer,{f,0},{integer,8},", ",{field_flags,[]},{x,0}}")]
    [TestCase("{bs_put_binary,{f,0},{atom,all},", ",{field_flags,[]},{x,0}}")]
    [TestCase("{bs_put_float,{f,0},{integer,64},", ",{field_flags,[]},{x,0}}")]
    [TestCase("{bs_match,{f,1},{x,0},{commands,[{ensure_at_least,8,", "}]}}")]
    [TestCase("{bs_match,{f,1},{x,0},{commands,[{integer,1,{literal,[]},8,", ",{x,1}}]}}")]
    [TestCase("{bs_match,{f,1},{x,0},{commands,[{binary,1,{literal,[]},8,", ",{x,1}}]}}")]
    [TestCase("{bs_create_bin,{f,0},0,1,8,{x,0},{list,[{atom,integer},1,",
        ",nil,{x,0},{integer,8}]}}")]
    [TestCase("{bs_create_bin,{f,0},0,1,8,{x,0},{list,[{atom,binary},1,",
        ",nil,{x,0},{atom,all}]}}")]
    [TestCase("{bs_create_bin,{f,0},0,1,8,{x,0},{list,[{atom,append},1,",
        ",nil,{x,0},{atom,all}]}}")]
    [TestCase("{bs_create_bin,{f,0},0,1,8,{x,0},{list,[{atom,float},1,",
        ",nil,{x,0},{integer,64}]}}")]
    public void A_unit_is_from_1_to_256(string before, string behind)
    {
        foreach (string right in (string[])["1", "8", "256"])
            Assert.That(Complaint(before + right + behind), Is.Null);
        foreach (string wrong in (string[])["0", "-1", "257", "{x,0}"])
            Assert.That(Complaint(before + wrong + behind), Does.Contain($"expected {Unit}"));
    }

    [TestCase("{bs_create_bin,{f,0},0,1,8,{x,0},{list,[{atom,utf8},1,0,nil,{x,0},{atom,undefined}]}}",
        null)]
    [TestCase("{bs_create_bin,{f,0},0,1,8,{x,0},{list,[{atom,foo},1,8,nil,{x,0},{integer,8}]}}",
        "a type of segment, in the list of bs_create_bin")]
    [TestCase("{bs_create_bin,{f,0},0,1,8,{x,0},{list,[{atom,string},1,8,nil,{x,0},{integer,8}]}}",
        "a string, found x register 0, in the list of bs_create_bin")]
    [TestCase("{bs_create_bin,{f,0},0,1,8,{x,0},{list,[{atom,integer},1,8,nil,{x,0}]}}",
        "6 operands at a time in the list of bs_create_bin")]
    [TestCase("{bs_match,{f,1},{x,0},{commands,[{foo,8}]}}", "commands in the list of bs_match")]
    [TestCase("{bs_match,{f,1},{x,0},{commands,[{get_tail,1,8}]}}",
        "commands in the list of bs_match")]
    [TestCase("{bs_match,{f,1},{x,0},{commands,[{skip,-8}]}}",
        "a number of 31 bits, found -8, in the command skip of bs_match")]
    [TestCase("{bs_match,{f,1},{x,0},{commands,[{'=:=',nil,8,{x,0}}]}}",
        "an integer, found x register 0, in the command =:= of bs_match")]
    [TestCase("{put_tuple2,{x,0},{list,[7]}}",
        "a register or constant, found 7, in the list of put_tuple2")]
    [TestCase("{select_val,{x,0},{f,1},{list,[{atom,a},{f,1},{atom,b}]}}",
        "2 operands at a time in the list of select_val")]
    [TestCase("{select_val,{x,0},{f,1},{list,[{x,1},{f,1}]}}",
        "a constant, found x register 1, in the list of select_val")]
    [TestCase("{select_tuple_arity,{x,0},{f,1},{list,[{integer,2},{f,1}]}}",
        "a number of 31 bits, found a constant, in the list of select_tuple_arity")]
    [TestCase("{init_yregs,{list,[{x,0}]}}",
        "a y register, found x register 0, in the list of init_yregs")]
    [TestCase("{get_map_elements,{f,1},{x,0},{list,[{atom,a},{atom,b}]}}",
        "an x or y register, found a constant, in the list of get_map_elements")]
    [TestCase("{update_record,{atom,copy},2,{x,0},{x,0},{list,[{integer,1},{x,1}]}}",
        "a number of 31 bits, found a constant, in the list of update_record")]
    [TestCase("{put_record,{f,0},nil,{atom,r},{x,0},0,{list,[{x,0},{x,1}]}}",
        "an atom, found x register 0, in the list of put_record")]
    [TestCase("{get_record_elements,{f,1},{x,0},{list,[{atom,a}]}}",
        "2 operands at a time in the list of get_record_elements")]
    [TestCase("{jump,{f,0}}", "a label in jump, found 0")]
    [TestCase("{test,is_atom,{f,0},[{x,0}]}", "a label in is_atom, found 0")]
    [TestCase("{test,bs_start_match3,{f,0},1,[{x,0}],{x,0}}", null)]
    [TestCase("{fmove,{fr,0},{fr,1}}", "one float register in fmove")]
    [TestCase("{fmove,{x,0},{x,1}}", "one float register in fmove")]
    [TestCase("{fmove,{fr,0},{float,1.0}}", "one float register in fmove")]
    [TestCase("{fmove,{float,1.0},{fr,0}}", null)]
    [TestCase("{call_ext,2,{extfunc,lists,sort,1}}", "a function of 2 arguments in call_ext")]
    [TestCase("{bif,element,{f,0},[{x,0},{x,1}],{x,0}}", null)]
    [TestCase("{bif1,{f,0},{extfunc,erlang,element,2},{x,0},{x,0}}",
        "a function of 1 arguments in bif1")]
    [TestCase("{allocate,-1,0}", "a number of y registers, found -1")]
    [TestCase("{allocate,1024,0}", "a number of y registers, found 1024")]
    [TestCase("{call_last,1,{f,2},1024}", "a number of y registers, found 1024")]
    [TestCase("{allocate,1023,0}", null)]
    [TestCase("{apply,256}", "an arity, 0 to 255, found 256")]
    [TestCase("{call_fun2,{atom,unsafe},257,{x,0}}", "an arity, 0 to 255, found 257")]
    [TestCase("{test,test_arity,{f,1},[{x,0},2147483648]}", "a number of 31 bits, found 2147483648")]
    [TestCase("{allocate,0,1025}", "a number of live registers, found 1025")]
    [TestCase("{test_heap,-9223372036854775808,0}",
        "a number or an allocation list, found -9223372036854775808")]
    public void Operands_are_of_the_shape_of_their_op(string instruction, string? complaint) =>
        Assert.That(
            Complaint(instruction),
            complaint is null ? Is.Null : Is.EqualTo($"m.S:4:1: expected {complaint}"));

    /// <summary>What is wrong with a function of that instruction, or null.</summary>
    private static string? Complaint(string instruction)
    {
        string text = $$"""
            {module, m}. {exports, [{f,1}]}. {attributes, []}. {labels, 9}.
            {function, f, 1, 2}.
            {label,1}. {func_info,{atom,m},{atom,f},1}. {label,2}.
            {{instruction}}.
            """;
        try
        {
            AssemblyReader.Read(text, "m.S");
            return null;
        }
        catch (InputException error)
        {
            return error.Message;
        }
    }
}
