using System.Globalization;
using System.Text;
using Beam;
using Beam.Chunks;
using Beam.Text;
using Corpus;

namespace Fuzz.Run.Erlang;

/// <summary>A function and its arguments.</summary>
internal sealed record VmCall(string Function, ValueList<Term> Arguments);

/// <summary>Any command that takes a <c>.beam</c> and calls, and prints what came of each; its
/// protocol is in docs/targets.md.</summary>
/// <remarks>A process for each program, or for each call where the template names no
/// <c>{calls}</c>. One that dies or hangs is guilty when it does so with its call alone.</remarks>
internal sealed class CommandTarget(TargetSpec spec) : IBatchTarget
{
    private const string Mark = "outcome ";
    private const string Encoded = "base64:";
    private const int LineMax = 64 << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("fuzz-command-").FullName;
    private readonly Dictionary<Module, Dictionary<string, Observation>> _ahead =
        new(ReferenceEqualityComparer.Instance);
    private readonly bool _takesAll = spec.Command!.Contains("{calls}", StringComparison.Ordinal);
    private Module? _module;
    private string _beam = "";

    public string Name => spec.Name;
    public long? InstructionsExecuted => null;
    public RealVm RealVm => field ??= spec.Known(null);
    public CaseOptions Options { set { } }

    public void Load(Module module)
    {
        if (_module is not null)
            File.Delete(_beam);
        _module = module;
        _beam = Path.Combine(_folder, module.Name + ".beam");
        File.WriteAllBytes(_beam, BeamWriter.Write(UsedLambdas.Of(module)));
    }

    public Observation Run(Mfa function, ValueList<Term> arguments, long reductions) =>
        _ahead.TryGetValue(_module!, out Dictionary<string, Observation>? seen)
        && seen.TryGetValue(Key(function.Name, arguments), out Observation? known)
            ? known
            : Run([new VmCall(function.Name, arguments)])[0];

    public void RunAhead(IReadOnlyList<Generate.Program> programs)
    {
        _ahead.Clear();
        foreach (Generate.Program program in programs)
        {
            VmCall[] calls =
                [.. program.AllCalls().Select(c => new VmCall(c.Function.Name, c.Arguments))];
            Load(program.Module);
            Dictionary<string, Observation> seen = [];
            foreach ((int i, Observation it) in Run(calls).Index())
                seen[Key(calls[i].Function, calls[i].Arguments)] = it;
            _ahead[program.Module] = seen;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private List<Observation> Run(VmCall[] calls)
    {
        if (calls.Length == 0)
            return [];
        if (!_takesAll && calls.Length > 1)
            return [.. calls.SelectMany(call => Run([call]))];
        (List<Observation> seen, Outcome guilty) = RunOnce(calls);
        if (seen.Count == calls.Length)
            return seen;
        if (calls.Length == 1)
            return [VmOutcome.Of(calls[0].Arguments, guilty)];
        return
        [
            .. seen, .. Run([calls[seen.Count]]), .. Run([.. calls.Skip(seen.Count + 1)]),
        ];
    }

    /// <summary>What the command printed, and what came of the first call that it printed nothing
    /// of.</summary>
    private (List<Observation> Seen, Outcome Guilty) RunOnce(
        VmCall[] calls)
    {
        using ProcessGroup group = ProcessGroup.Start(["/bin/sh", "-c", CommandFor(calls)], []);
        group.Process.StandardInput.Close();
        group.Guard(spec.VmLimits.ResidentBytes);
        int patience = calls.Length == 1 ? VmLimits.Patience : 1;
        using IDisposable late = group.Within(
            spec.VmLimits.Slack + (spec.VmLimits.Call * calls.Length * patience));
        var seen = new List<Observation>();
        while (seen.Count < calls.Length && ReadLine(group) is { } line)
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
                seen.Add(Read(line[Mark.Length..], calls[seen.Count].Arguments));
        }
        if (seen.Count == calls.Length)
            return (seen, new Exhausted(Exhausted.Time));
        if (group.Ended is null)
            group.Process.WaitForExit();
        string how = group.Ended
            ?? string.Create(CultureInfo.InvariantCulture, $"exit code {group.Process.ExitCode}");
        return (seen, new Faulted(
            0, group.Said is { Length: > 0 } said ? $"{how}: {said}" : how));
    }

    /// <summary>The next line; null at the end, and where it is too long for any outcome: then the
    /// command is ended.</summary>
    private static string? ReadLine(ProcessGroup group)
    {
        var line = new StringBuilder();
        while (group.Process.StandardOutput.Read() is >= 0 and var c)
        {
            if (c == '\n')
                return line.ToString();
            if (line.Append((char)c).Length > LineMax)
            {
                group.End($"a line of more than {LineMax >> 20} MiB");
                return null;
            }
        }
        return line.Length > 0 ? line.ToString() : null;
    }

    private string CommandFor(VmCall[] calls)
    {
        string file = Path.Combine(_folder, "calls");
        var text = new StringBuilder();
        foreach ((string function, ValueList<Term> arguments) in calls)
        {
            text.Append(
                new Beam.Tuple(Atom.Of(function), Terms.List(arguments.Span))).Append(".\n");
        }
        File.WriteAllText(file, text.ToString());
        return spec.Command!
            .Replace("{beam}", ShellWords.Quoted(_beam), StringComparison.Ordinal)
            .Replace("{module}", ShellWords.Quoted(_module!.Name), StringComparison.Ordinal)
            .Replace("{calls}", ShellWords.Quoted(file), StringComparison.Ordinal)
            .Replace("{function}", ShellWords.Quoted(calls[0].Function), StringComparison.Ordinal)
            .Replace(
                "{arguments}", ShellWords.Quoted($"{Terms.List(calls[0].Arguments.Span)}"),
                StringComparison.Ordinal);
    }

    /// <summary>An outcome, or a pair of one and the process dictionary; as text or encoded.
    /// </summary>
    private static Observation Read(string text, ValueList<Term> arguments)
    {
        try
        {
            Term term = text.StartsWith(Encoded, StringComparison.Ordinal)
                ? TermDecoder.Decode(Convert.FromBase64String(text[Encoded.Length..]))
                : TermParser.Parse(text);
            return VmOutcome.Read(arguments, term);
        }
        catch (Exception error) when (error is InputException or FormatException
            or InvalidDataException)
        {
            return VmOutcome.Of(
                arguments, new Unsupported($"an outcome that cannot be read: {text}"));
        }
    }

    private static string Key(string function, ValueList<Term> arguments) =>
        $"{function} {Terms.List(arguments.Span)}";
}
