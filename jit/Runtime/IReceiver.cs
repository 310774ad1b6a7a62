using Beam;

namespace Jit.Runtime;

/// <summary>A process as its ops see it that receive messages. The oracle's processes are used by
/// both sides (docs/architecture.md): messages cross as terms.</summary>
public interface IReceiver
{
    /// <summary>The message that the receive is at; null behind the last.</summary>
    Term? Message { get; }

    /// <summary>No message is there.</summary>
    bool IsEmpty { get; }

    /// <summary>The receive's timer ran out.</summary>
    bool HasTimedOut { get; }

    /// <summary><c>loop_rec_end</c>: the message did not match.</summary>
    void Advance();

    /// <summary><c>remove_message</c>: the message matched.</summary>
    void Take();

    /// <summary><c>timeout</c>: back to the first message, without a timer.</summary>
    void Rewind();

    /// <summary><c>wait_timeout</c>: starts the receive's timer unless it runs already.</summary>
    void StartTimeout(long milliseconds);

    /// <summary>A marker behind the last message.</summary>
    long Reserve();

    /// <summary>Ties a marker to a reference.</summary>
    void Bind(long marker, Reference name);

    /// <summary>Forgets the marker of a reference.</summary>
    void Clear(Reference name);

    /// <summary>The receive begins at the marker of a reference, when there is one.</summary>
    void Use(Reference name);

    /// <summary>Marks the end of the mailbox; no name, and only one such mark.</summary>
    void Mark();

    /// <summary>The receive begins at that mark, when there is one.</summary>
    void UseMark();

    /// <summary>Whether the process asked to yield since the last time this was asked.</summary>
    bool TakeYield();
}
