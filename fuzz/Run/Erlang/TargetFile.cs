using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Beam;

namespace Fuzz.Run.Erlang;

/// <summary>Reads the file that describes targets; docs/targets.md has its schema.</summary>
/// <param name="path">The file.</param>
/// <param name="cache">Where the project keeps what can be made again.</param>
internal sealed class TargetFile(string path, string cache)
{
    private static readonly string[] Keys =
    [
        "erl", "root", "run", "command", "release", "wordBits", "smallBits", "seconds", "memoryMiB",
        "limits", "forgive", "about",
    ];

    private static readonly string[] LimitKeys =
        ["integerBits", "byteAligned", "traceFrames", "missingOps", "missingBifs"];

    private static readonly string[] ForgivenKeys = ["why", "kind", "expected", "actual"];

    /// <exception cref="InputException">It is not as it should be.</exception>
    public IReadOnlyList<TargetSpec> Read()
    {
        if (!File.Exists(path))
            throw new InputException($"{path}: there is no such file");
        try
        {
            JsonNode? root = JsonNode.Parse(
                File.ReadAllText(path), null,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            if (root?["targets"] is not JsonObject targets)
                throw new InputException($"{path}: there is no object 'targets'");
            return [.. targets.Select(t => Spec(t.Key, Object(t.Value, $"target '{t.Key}'")))];
        }
        catch (JsonException error)
        {
            throw new InputException($"{path}: {error.Message}");
        }
    }

    private TargetSpec Spec(string name, JsonObject it)
    {
        string at = $"target '{name}'";
        Check(it, at, Keys);
        if (name.Length == 0
            || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
        {
            throw Wrong(at, "a name has letters, digits, - and _");
        }
        if (new[] { "erl", "root", "command" }.Count(it.ContainsKey) != 1)
            throw Wrong(at, "it needs one of 'erl', 'root' and 'command'");
        string[] run = [.. List(it["run"], at, "run")];
        ErlangVm? vm =
            Text(it["erl"], at, "erl") is { } erl ? Erl(name, erl, run)
            : Text(it["root"], at, "root") is { } root ? Root(name, root, run, at)
            : null;
        VmLimits limits = VmLimits.Default;
        if (Number(it["seconds"], at, "seconds") is { } seconds)
        {
            limits = limits with
            {
                Call = TimeSpan.FromSeconds(seconds),
                Slack = TimeSpan.FromSeconds(seconds * VmLimits.Patience),
            };
        }
        if (Number(it["memoryMiB"], at, "memoryMiB") is { } memory)
            limits = limits with { ResidentBytes = (long)memory << 20 };
        return new TargetSpec(name, vm, Text(it["command"], at, "command"))
        {
            Release = Number(it["release"], at, "release"),
            WordBits = Number(it["wordBits"], at, "wordBits"),
            SmallBits = Number(it["smallBits"], at, "smallBits"),
            Limits = Limits(it, at),
            VmLimits = limits,
        };
    }

    private TargetLimits Limits(JsonObject it, string at)
    {
        if (it["limits"] is null && it["forgive"] is null)
            return TargetLimits.None;
        JsonObject limits = Object(it["limits"] ?? new JsonObject(), $"{at}: 'limits'");
        Check(limits, $"{at}: limits", LimitKeys);
        return new TargetLimits(
            Number(limits["integerBits"], at, "integerBits"),
            limits["byteAligned"] is JsonValue aligned
                && (aligned.TryGetValue(out bool isAligned)
                    ? isAligned : throw Wrong(at, "'byteAligned' is true or false")),
            Number(limits["traceFrames"], at, "traceFrames", least: 0))
        {
            MissingOps = List(limits["missingOps"], at, "missingOps").Select(Op).ToFrozenSet(),
            MissingBifs = List(limits["missingBifs"], at, "missingBifs").ToFrozenSet(),
            Forgiven = [.. ((it["forgive"] as JsonArray) ?? []).Select(f => Forgiven(f, at))],
        };

        Op Op(string op) => Ops.All.FirstOrDefault(o => o.Name == op)?.Op
            ?? throw Wrong(at, $"there is no op '{op}'");
    }

    private Forgiven Forgiven(JsonNode? node, string at)
    {
        JsonObject it = Object(node, $"{at}: 'forgive'");
        Check(it, $"{at}: forgive", ForgivenKeys);
        string? kind = Text(it["kind"], at, "kind");
        if (kind is not null && !Enum.TryParse<Difference>(kind, ignoreCase: true, out _))
            throw Wrong(at, $"there is no kind of difference '{kind}'");
        return new Forgiven(
            Text(it["why"], at, "why") ?? throw Wrong(at, "what is forgiven needs 'why'"),
            kind, Text(it["expected"], at, "expected"), Text(it["actual"], at, "actual"));
    }

    /// <summary>An <c>erl</c>, or what stands before it.</summary>
    private ErlangVm Erl(string name, string erl, string[] run)
    {
        string program = Found(erl);
        return run.Length == 0
            ? ErlangVm.Installed(name, program)
            : new ErlangVm(name, run[0], [.. run[1..], program], '+', [], []);
    }

    /// <summary>A folder with <c>erts-*/bin/beam.smp</c>, as <c>erl</c> would call that.</summary>
    private ErlangVm Root(string name, string root, string[] run, string at)
    {
        string home = Found(root);
        string? programs = !Directory.Exists(home) ? null
            : Directory.GetDirectories(home, "erts-*").Order()
                .Select(erts => Path.Combine(erts, "bin")).LastOrDefault(
                    bin => File.Exists(Path.Combine(bin, "beam.smp")));
        if (programs is null)
            throw Wrong(at, $"there is no erts-*/bin/beam.smp in {home}");
        string[] words = [.. run, Path.Combine(programs, "beam.smp")];
        return ErlangVm.OfEmulator(
            name, words, home, run.Length == 0 ? programs : Wrappers(name, programs, run));
    }

    /// <summary>The programs that the emulator starts, each behind what runs them.</summary>
    private string Wrappers(string name, string programs, string[] run)
    {
        string folder = Path.Combine(cache, "erlang", $"bin-{name}");
        Directory.CreateDirectory(folder);
        foreach (string program in (string[])["erl_child_setup", "inet_gethost"])
        {
            string wrapper = Path.Combine(folder, program);
            string words = string.Join(
                ' ', run.Append(Path.Combine(programs, program)).Select(ShellWords.Quoted));
            File.WriteAllText(wrapper, $"#!/bin/sh\nexec {words} \"$@\"\n");
            MakeExecutable(wrapper);
        }
        return folder;
    }

    private static void MakeExecutable(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Paths are told from the file's own folder.</summary>
    private string Found(string told) =>
        Path.GetFullPath(told, Path.GetDirectoryName(Path.GetFullPath(path))!);

    private void Check(JsonObject it, string at, string[] keys)
    {
        if (it.Select(e => e.Key).FirstOrDefault(k => !keys.Contains(k)) is { } unknown)
            throw Wrong(at, $"no key '{unknown}'; there are: {string.Join(", ", keys)}");
    }

    private JsonObject Object(JsonNode? node, string what) =>
        node as JsonObject ?? throw Wrong(what, "it is no object");

    private string? Text(JsonNode? node, string at, string key) =>
        node is null ? null
        : node is JsonValue value && value.TryGetValue(out string? text) ? text
        : throw Wrong(at, $"'{key}' is no text");

    private int? Number(JsonNode? node, string at, string key, int least = 1) =>
        node is null ? null
        : node is JsonValue value && value.TryGetValue(out int number) && number >= least ? number
        : throw Wrong(at, $"'{key}' is no whole number of at least {least}");

    private IEnumerable<string> List(JsonNode? node, string at, string key) =>
        node is null ? []
        : node is JsonArray list ? list.Select(item => Text(item, at, key)!)
        : throw Wrong(at, $"'{key}' is no list");

    private InputException Wrong(string at, string what) => new($"{path}: {at}: {what}");
}
