using Beam;
using Corpus;

namespace Fuzz.Run;

/// <summary>What both sides made of one call.</summary>
internal sealed record Comparison(Observation Expected, Observation Actual, Verdict Verdict);

/// <summary>The oracle and the JIT side by side, for one thread. Its targets are made when first
/// wanted and then kept: an engine costs more than many programs.</summary>
internal sealed class Differential(
    TargetFactory factory, ICodePath path, bool countInstructions = false) : IDisposable
{
    private readonly Dictionary<(bool UseTypes, bool GcStress), ITarget> _arm32 = [];
    private ITarget? _oracle;

    public ITarget Oracle => _oracle ??= factory.Oracle(path);

    /// <summary>Time inside the emulator so far.</summary>
    public long EmulatorTicks => _arm32.Values.Sum(t => t.RunningTicks);

    /// <summary>The JIT with these options.</summary>
    public ITarget Arm32(CaseOptions options)
    {
        (bool, bool) key = (options.UseTypes, options.GcStress);
        if (!_arm32.TryGetValue(key, out ITarget? target))
        {
            target = factory.Arm32(path, options, countInstructions);
            _arm32.Add(key, target);
        }
        return target;
    }

    /// <summary>Loads a module on both sides and compares one call of it.</summary>
    public Comparison Run(
        Module module, Mfa function, ValueList<Term> arguments, CaseOptions options)
    {
        Oracle.Load(module);
        Observation expected = Oracle.Run(function, arguments, options.Reductions);
        ITarget arm32 = Arm32(options);
        arm32.Load(module);
        Observation actual = arm32.Run(function, arguments, options.Reductions);
        return new Comparison(
            expected, actual, Compare.Observations(Oracle.Name, expected, arm32.Name, actual));
    }

    public void Dispose()
    {
        _oracle?.Dispose();
        foreach (ITarget target in _arm32.Values)
            target.Dispose();
    }
}
