using Beam;

namespace Corpus.Tests;

public sealed class SignatureTests
{
    private static readonly Instruction Plus = new(
        Op.GcBif2,
        new Label(0), new Num(1), new Extfunc(new Mfa("erlang", "+", 2)),
        new X(0), new Const(Terms.Int(1)), new Y(3));

    [Test]
    public void Of_names_kind_op_function_and_shape() =>
        Assert.That(
            Signature.Of("value", Plus).ToString(),
            Is.EqualTo("value gc_bif2/erlang:'+'/2 f0,u,x,small,y"));

    [Test]
    public void Of_tells_smalls_from_bignums_and_typed_registers()
    {
        var typed = new Instruction(
            Op.IsLt,
            new Label(7), new X(0, new Beam.ValueType(TypeSet.Integer)),
            new Const(Terms.Int(1L << 27)));
        Assert.That(
            Signature.Of("outcome", typed).ToString(), Is.EqualTo("outcome is_lt f,x:t,big"));
    }

    [Test]
    public void Of_does_not_look_at_register_numbers_or_labels()
    {
        Signature first = Signature.Of("value", new Instruction(Op.IsNil, new Label(3), new X(0)));
        Signature second = Signature.Of("value", new Instruction(Op.IsNil, new Label(9), new X(4)));
        Assert.That(first, Is.EqualTo(second));
    }

    [Test]
    public void Of_nothing_says_none() =>
        Assert.That(Signature.Of("fault", null).ToString(), Is.EqualTo("fault none -"));

    [TestCase("value gc_bif2/erlang:'+'/2 f0,u")]
    [TestCase("fault none -")]
    public void Parse_reads_what_ToString_wrote(string text) =>
        Assert.That(Signature.Parse(text)?.ToString(), Is.EqualTo(text));

    [TestCase("")]
    [TestCase("value move")]
    [TestCase("value move x,x more")]
    public void Parse_refuses_what_is_no_signature(string text) =>
        Assert.That(Signature.Parse(text), Is.Null);

    [Test]
    public void FileName_is_safe_and_differs_when_only_the_shape_does()
    {
        string name = Signature.Of("value", Plus).FileName();
        string other = (Signature.Of("value", Plus) with { Shape = "f" }).FileName();
        Assert.Multiple(() =>
        {
            Assert.That(name, Does.Match("^[a-z][A-Za-z0-9_]+$"));
            Assert.That(name, Does.StartWith("value_gc_bif2_erlang_2_"));
            Assert.That(other, Is.Not.EqualTo(name));
        });
    }
}
