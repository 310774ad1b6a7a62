using Beam;
using Jit.Arm32;
using Jit.Runtime;
using static Jit.Runtime.Abi;

namespace Jit.Emit;

/// <summary>
/// Makes the code of one module. One method an op, named as it, in the file of its area;
/// docs/abi.md says what they may rely on. Inline is what is frequent; what is rare stands out of
/// line, behind its function.
/// </summary>
internal sealed partial class Emitter
{
    /// <summary>What branches within a module span, with room to spare for the last instruction.
    /// </summary>
    private const int CodeBytesMax = 31 << 20;

    private readonly Module _module;
    private readonly ICodeTables _tables;
    private readonly JitOptions _options;
    private readonly Types _types;
    private readonly bool _hasLines;
    private readonly Assembler _asm;
    private readonly RegisterCache _cache;
    private readonly CodeLabel[] _labels;
    private readonly Dictionary<int, Site> _sites = [];
    private readonly List<CodeRange> _ranges = [];
    private readonly List<(uint Tag, CodeLabel Label)> _handlers = [];
    private readonly List<Stub> _stubs = [];

    /// <summary>Where returns go when reductions ran out.</summary>
    private readonly CodeLabel _yieldAtReturn;

    /// <summary>Lambdas with free variables, by the label of their function.</summary>
    private readonly ILookup<int, int> _lambdasAt;

    /// <summary>Where calls of a lambda's funs enter, by its number; -1 where that is its
    /// function's entry.</summary>
    private readonly int[] _funEntries;

    // Where the emitter is.
    private int _functionIndex;
    private Function _function = null!;
    private int[] _frames = [];
    private int _at;
    private int _frame;
    private Location _line = Location.None;

    /// <summary>Code in front has done what is frequent.</summary>
    private bool _isRest;

    public Emitter(Module module, uint baseAddress, ICodeTables tables, JitOptions options)
    {
        _module = module;
        _tables = tables;
        _options = options;
        _chaos = Chaos.Of(options);
        _types = new Types(options.UseTypes);
        _hasLines = !Preloaded.Has(module.Name);
        _asm = new Assembler(baseAddress);
        if (options.Origins)
            _asm.NoteOrigins();
        _cache = new RegisterCache(_asm);
        _labels = new CodeLabel[module.LabelCount];
        for (int i = 0; i < _labels.Length; i++)
            _labels[i] = _asm.NewLabel();
        _yieldAtReturn = _asm.NewLabel();
        _lambdasAt = Enumerable.Range(0, module.Lambdas.Count)
            .Where(i => module.Lambdas[i].FreeCount > 0)
            .ToLookup(i => module.Lambdas[i].Label);
        _funEntries = new int[module.Lambdas.Count];
        Array.Fill(_funEntries, -1);
    }

    /// <summary>Code that is rarely run: it stands behind its function.</summary>
    private readonly record struct Stub(
        CodeLabel Label, int Function, int At, int Frame, Location Line, Action Emit);

    private bool HasFrame => _frame != FrameStates.None;

    /// <summary>The instruction behind this one, or null.</summary>
    private Instruction? Next =>
        _at + 1 < _function.Code.Count ? _function.Code[_at + 1] : null;

    public CompiledModule Run()
    {
        foreach (int function in FunctionOrder())
            EmitFunction(function);
        EmitStubs(near: false);
        EmitShared("yield at return", EmitYieldAtReturn);
        EmitShared("veneers", _asm.Veneers);
        return new CompiledModule(
            _module,
            _asm.BaseAddress,
            _asm.ToArray(),
            [.. _labels.Select(l => _asm.IsBound(l) ? _asm.OffsetOf(l) : -1)],
            [.. _funEntries.Index().Select(e =>
                e.Item >= 0 ? e.Item : _asm.OffsetOf(_labels[_module.Lambdas[e.Index].Label]))],
            [.. _handlers.Select(h => (h.Tag, _asm.OffsetOf(h.Label)))],
            _sites,
            _ranges)
        {
            Origins = _asm.Origins,
        };
    }

    private void EmitFunction(int index)
    {
        _functionIndex = index;
        _function = _module.Functions[index];
        NoteFrames();
        _line = Location.None;
        for (_at = 0; _at < _function.Code.Count; _at++)
        {
            int before = _frame;
            _frame = _frames[_at];
            Instruction instruction = _function.Code[_at];
            BeginRange();
            if (instruction.Op == Op.Label && _at > 0)
                FallInto((Label)instruction[0], _function.Code[_at - 1], before);
            if (instruction.Op == Op.Label)
                Scatter();
            ByOp[(int)instruction.Op](this, instruction);
            EndRange();
        }
        EmitStubs(near: true);
    }

    /// <summary>Code that stands once in the module, and is no function's.</summary>
    private void EmitShared(string name, Action emit)
    {
        (_functionIndex, _at) = (CodeRange.Shared, 0);
        (_frame, _line) = (FrameStates.None, Location.None);
        _ranges.Add(new CodeRange(_asm.Offset, CodeRange.Shared, 0, name));
        emit();
        if (_ranges[^1].Offset == _asm.Offset)
            _ranges.RemoveAt(_ranges.Count - 1);
    }

    private void EmitStub(Stub stub)
    {
        _functionIndex = stub.Function;
        _function = _module.Functions[stub.Function];
        (_at, _frame, _line, _isRest) = (stub.At, stub.Frame, stub.Line, true);
        BeginRange();
        _asm.Bind(stub.Label);
        stub.Emit();
        EndRange();
        _isRest = false;
    }

    /// <summary>Has code emitted behind the function, in the state of this instruction.</summary>
    /// <returns>Its label.</returns>
    private CodeLabel OutOfLine(Action emit)
    {
        CodeLabel label = _asm.NewLabel();
        OutOfLine(label, emit);
        return label;
    }

    private void OutOfLine(CodeLabel label, Action emit) =>
        _stubs.Add(new Stub(label, _functionIndex, _at, _frame, _line, emit));

    private void BeginRange()
    {
        if (_asm.Offset > CodeBytesMax)
            throw GuestStop.NotYet($"more than {CodeBytesMax >> 20} MiB of code in a module");
        _ranges.Add(new CodeRange(_asm.Offset, _functionIndex, _at));
    }

    /// <summary>An instruction without code has a range only when there is something to say of it.
    /// </summary>
    private void EndRange()
    {
        if (_ranges[^1] is { Note: null } range && range.Offset == _asm.Offset)
            _ranges.RemoveAt(_ranges.Count - 1);
    }

    /// <summary>Says, for listings, that a test is not made because of what operands are.</summary>
    private void LeftOut(string test, params ReadOnlySpan<Operand> because)
    {
        if (!_options.Notes)
            return;
        var reasons = new List<string>();
        foreach (Operand operand in because)
        {
            if (_types.Say(operand) is { } reason)
                reasons.Add(reason);
        }
        if (reasons.Count > 0)
            Note($"skipped {test} because {string.Join(" and ", reasons)}");
    }

    /// <summary>Says, for listings, why the code of this instruction is as it is.</summary>
    private void Note(string note)
    {
        if (!_options.Notes)
            return;
        CodeRange range = _ranges[^1];
        _ranges[^1] = range with
        {
            Note = range.Note is null ? note : range.Note + "; " + note,
        };
    }

    private CodeLabel LabelOf(Operand label)
    {
        int number = ((Label)label).Number;
        return _twice.TryGetValue(number, out TwoWays place) && place.HasFrame != HasFrame
            ? OtherOf(number, place) : _labels[number];
    }

    private bool IsNext(Operand label) =>
        Next is { Op: Op.Label } next && next[0] is Label here && here == (Label)label
        && !_twice.ContainsKey(here.Number);

    /// <summary>Branches to a BEAM label, unless it comes next anyway.</summary>
    private void Goto(Operand label)
    {
        if (!IsNext(label))
            _asm.B(LabelOf(label));
    }

    /// <summary>Calls a service that comes back: arguments in Arg0…, result in Arg0.</summary>
    private void CallService(
        Service service, int live, int need = 0, bool guard = false, Mfa? bif = null) =>
        CallFragment(_tables.Fragment(service), live, need, guard, bif);

    /// <summary>Calls code that may go on as a service, so this is a site.</summary>
    private void CallFragment(
        uint fragment, int live, int need = 0, bool guard = false, Mfa? bif = null,
        Shared? via = null)
    {
        if (!HasFrame)
            _asm.Push(Reg.Lr);
        _asm.Bl(fragment);
        AddSite(live, need, guard, bif, via);
        if (!HasFrame)
            _asm.Pop(Reg.Lr);
    }

    /// <summary>Calls shared code that builds something, or under stress the service that does the
    /// same, so that it collects.</summary>
    private void CallShared(
        Shared code, Service service, int live, bool guard = false, Mfa? bif = null)
    {
        if (PrefersService())
            CallService(service, live, guard: guard, bif: bif);
        else
            CallShared(code, live, guard, bif);
    }

    private void CallShared(Shared code, int live, bool guard = false, Mfa? bif = null) =>
        CallFragment(_tables.Fragment(code), live, guard: guard, bif: bif, via: code);

    /// <summary>Calls a service that does not come back; <c>lr</c> goes to the stack, where stack
    /// traces find the caller.</summary>
    private void Raise(Service service)
    {
        if (!HasFrame)
            _asm.Push(Reg.Lr);
        _asm.Bl(_tables.Fragment(service));
        AddSite();
    }

    /// <summary>What stands before this place is a call: here the host may look.</summary>
    private void AddSite(
        int live = NoLive, int need = 0, bool guard = false, Mfa? bif = null,
        Shared? via = null) =>
        _sites[_asm.Offset] = new Site(
            _functionIndex, _at, live, need, guard, bif, _line, !HasFrame, _isRest, via);

    /// <summary>Jumps to Fail when a guard's service gave no value.</summary>
    private void TestResult(Operand fail)
    {
        if (!IsGuard(fail))
            return;
        _asm.Cmp(Arg0, Operand2.Imm(Layout.NonValue));
        _asm.B(LabelOf(fail), Cond.Eq);
    }

    /// <summary>Whether a BIF jumps when it fails, instead of raising.</summary>
    private static bool IsGuard(Operand fail) => ((Label)fail).Number != 0;

    /// <summary>The op has no emitter: its outcome, should it be reached, says so.</summary>
    private void NotYet() => Raise(Service.NotYet);
}
