namespace Fuzz.Run.Erlang;

/// <summary>A real Erlang VM: how it is started.</summary>
/// <param name="Name">Its name on the command line: <c>otp</c>, <c>otp27</c>, <c>erl:PATH</c>.
/// </param>
/// <param name="Program">Path of what is executed.</param>
/// <param name="Before">Words before the VM's own flags.</param>
/// <param name="Emulator">Prefix of the emulator's flags: <c>+</c> for <c>erl</c>, <c>-</c> for
/// the emulator itself, which <c>erl</c> would call.</param>
/// <param name="Between">Words between the emulator's flags and those of the system in it.</param>
/// <param name="Environment">Variables it needs.</param>
public sealed record ErlangVm(
    string Name,
    string Program,
    IReadOnlyList<string> Before,
    char Emulator,
    IReadOnlyList<string> Between,
    IReadOnlyList<(string Name, string Value)> Environment)
{
    /// <summary>An <c>erl</c> that is installed.</summary>
    public static ErlangVm Installed(string name, string erl) => new(name, erl, [], '+', [], []);

    /// <summary>The emulator, called as <c>erl</c> would call it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="words">The emulator, and what runs it.</param>
    /// <param name="home">The folder of the system.</param>
    /// <param name="programs">The folder of the programs that it starts.</param>
    public static ErlangVm OfEmulator(
        string name, IReadOnlyList<string> words, string home, string programs) => new(
            name,
            words[0],
            [.. words.Skip(1)],
            '-',
            [
                "--", "-root", home, "-bindir", programs, "-progname", "erl",
                "--", "-home", Path.GetDirectoryName(programs)!, "--",
            ],
            [("ROOTDIR", home), ("BINDIR", programs), ("EMU", "beam"), ("PROGNAME", "erl")]);

    /// <summary>All its words.</summary>
    /// <param name="emulatorFlags">Such as <c>P 1024</c>, without their sign.</param>
    /// <param name="flags">Such as <c>-noshell</c>.</param>
    public IReadOnlyList<string> Words(
        IEnumerable<(string Flag, string Value)> emulatorFlags, IEnumerable<string> flags) =>
    [
        Program,
        .. Before,
        .. emulatorFlags.SelectMany(f => new[] { Emulator + f.Flag, f.Value }),
        .. Between,
        .. flags,
    ];
}
