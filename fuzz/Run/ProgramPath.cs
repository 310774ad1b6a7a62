using Beam;

namespace Fuzz.Run;

/// <summary>The program, which no folder need have, and what else is on a path.</summary>
internal sealed class ProgramPath(ICodePath path) : ICodePath
{
    public Module? Program { get; set; }

    public Module? Find(string name) => name == Program?.Name ? Program : path.Find(name);
}
