namespace Jit.Arm32;

/// <summary>An instruction word, or why the operands have none.</summary>
public readonly record struct Encoded
{
    private Encoded(uint word, string? error)
    {
        Word = word;
        Error = error;
    }

    /// <summary>The word; 0 when there is an error.</summary>
    public uint Word { get; }

    /// <summary>Null when the word is good.</summary>
    public string? Error { get; }

    public static Encoded Of(uint word) => new(word, null);

    public static Encoded Fail(string error) => new(0, error);

    /// <summary>The word, or the error as an exception.</summary>
    public uint OrThrow() => Error is null ? Word : throw new EncodingException(Error);
}

/// <summary>Operands that A32 cannot encode: a bug of whoever emits code.</summary>
public sealed class EncodingException(string message) : Exception(message);
