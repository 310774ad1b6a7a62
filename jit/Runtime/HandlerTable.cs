namespace Jit.Runtime;

/// <summary>Where exceptions continue, by catch tag.</summary>
public sealed class HandlerTable
{
    private readonly List<uint> _addresses = [];

    /// <summary>A new tag; its handler's address is set when the code has its place.</summary>
    public uint NewTag()
    {
        _addresses.Add(0);
        return Layout.CatchWord(_addresses.Count - 1);
    }

    public uint this[uint tag]
    {
        get
        {
            int index = Layout.CatchIndex(tag);
            return index < _addresses.Count && _addresses[index] != 0
                ? _addresses[index]
                : throw GuestStop.Fault($"catch tag 0x{tag:x8} has no handler");
        }
        set => _addresses[Layout.CatchIndex(tag)] = value;
    }

    public void Reset() => _addresses.Clear();
}
