using Beam;

namespace Oracle;

/// <summary>Told of each instruction when it has run, of all processes of a run.</summary>
/// <param name="module">The module.</param>
/// <param name="at">Its place in the code of all the module's functions, in their order.</param>
/// <param name="next">The place of what comes next; of another module's code when a call or an
/// exception leads there. Negative when the process stops running.</param>
/// <param name="raised">It raised an exception.</param>
public delegate void Told(Module module, int at, int next, bool raised);
