namespace Fuzz.Run.Erlang;

/// <summary>The VM is gone, or did not answer and was ended. What it was asked is not answered.
/// </summary>
internal sealed class VmDiedException(string message) : Exception(message);
