using System.Diagnostics;
using System.Reflection;

namespace Jit.Arm32;

/// <summary>Where code comes from, for who wants to know why it is as it is.</summary>
internal static class Origin
{
    /// <summary>The line, outside the assembler, that asked for the word that is being emitted, and
    /// its method: <c>Emitter.Lists.cs:21 GetList</c>; <c>Emitter GetList</c> where .NET does not
    /// tell the line.</summary>
    public static string OfCaller()
    {
        var trace = new StackTrace(1, fNeedFileInfo: true);
        foreach (StackFrame frame in trace.GetFrames())
        {
            MethodBase? method = frame.GetMethod();
            if (method?.DeclaringType is not { } type || type.Namespace == typeof(Origin).Namespace)
                continue;
            string name = method.Name.Split('>')[0].TrimStart('<');
            return frame.GetFileName() is { } file
                ? $"{Path.GetFileName(file)}:{frame.GetFileLineNumber()} {name}"
                : $"{type.Name} {name}";
        }
        return "?";
    }
}
