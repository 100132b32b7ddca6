using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>
/// A rule that looks at a value on its way into a property, field, parameter, event or local, or out of a method, and at configuration files: what one
/// says in code, another says there.
/// </summary>
internal abstract class ValueRule(DiagnosticDescriptor descriptor) : Rule(descriptor)
{
    /// <summary>Whether values that reach this destination concern the rule. Asked for every argument and assignment there is: compare names first.</summary>
    internal abstract bool Watches(ISymbol destination);

    /// <summary>Judges one value.</summary>
    internal abstract void Inspect(ValueUse value, Report report);

    /// <summary>Whether the rule judges configuration files, too.</summary>
    internal virtual bool JudgesConfiguration => false;

    /// <summary>Judges one configuration file.</summary>
    internal virtual void Inspect(ConfigDocument document, Report report)
    {
    }
}
