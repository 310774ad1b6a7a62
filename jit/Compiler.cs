using Beam;
using Jit.Emit;

namespace Jit;

/// <summary>The JIT: BEAM modules to A32 code.</summary>
public static class Compiler
{
    /// <summary>Compiles a module to code that will live at <paramref name="baseAddress"/>.
    /// </summary>
    public static CompiledModule Compile(
        Module module, uint baseAddress, ICodeTables tables, JitOptions options) =>
        new Emitter(module, baseAddress, tables, options).Run();

    /// <summary>Whether the op is compiled; else reaching it ends a run as NotYet.</summary>
    public static bool Has(Op op) => Emitter.Has(op);
}
