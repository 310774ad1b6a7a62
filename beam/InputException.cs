namespace Beam;

/// <summary>
/// The user's input is wrong. The message is the one line the user sees: file, chunk and offset (or
/// line and column), and what was expected. The command line prints it and exits with 2.
/// </summary>
public sealed class InputException(string message) : Exception(message);
