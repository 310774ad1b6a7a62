namespace Jit.Arm32;

/// <summary>A place in the code of one <see cref="Assembler"/>, bound or yet to be bound.</summary>
public readonly record struct CodeLabel
{
    internal CodeLabel(int index) => Index = index;

    internal int Index { get; }
}
