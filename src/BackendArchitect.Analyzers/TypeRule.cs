using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>A rule that looks at one type the project declares.</summary>
internal abstract class TypeRule(DiagnosticDescriptor descriptor) : Rule(descriptor)
{
    /// <summary>Judges one type: a class, record, struct, interface, enum or delegate, nested ones included.</summary>
    internal abstract void Inspect(INamedTypeSymbol type, Report report);
}
