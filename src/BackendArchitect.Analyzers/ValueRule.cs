using BackendArchitect.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>A rule that looks at a value on its way into a property, field, parameter, event or local, or out of a method.</summary>
internal abstract class ValueRule(DiagnosticDescriptor descriptor) : Rule(descriptor)
{
    /// <summary>Whether values that reach this destination concern the rule. Asked for every argument and assignment there is: compare names first.</summary>
    internal abstract bool Watches(ISymbol destination);

    /// <summary>Judges one value.</summary>
    internal abstract void Inspect(ValueUse value, Report report);
}
