using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers;

/// <summary>A rule that looks at calls of certain methods.</summary>
internal abstract class CallRule(DiagnosticDescriptor descriptor) : Rule(descriptor)
{
    /// <summary>The names of the methods that concern the rule. A name leads to the rule, which then asks whose method it is.</summary>
    internal abstract ImmutableArray<string> Methods { get; }

    /// <summary>Judges one call of a method that has one of the <see cref="Methods"/> names.</summary>
    internal abstract void Inspect(IInvocationOperation call, Report report);
}
