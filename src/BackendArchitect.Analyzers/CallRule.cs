using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers;

/// <summary>
/// A rule that looks at calls of certain methods, at attributes of certain names, at operators, and at configuration files: what one says by a call,
/// another says by an attribute, an operator or a setting.
/// </summary>
internal abstract class CallRule(DiagnosticDescriptor descriptor) : Rule(descriptor)
{
    /// <summary>The names of the methods that concern the rule. A name leads to the rule, which then asks whose method it is.</summary>
    internal abstract ImmutableArray<string> Methods { get; }

    /// <summary>Judges one call of a method that has one of the <see cref="Methods"/> names.</summary>
    internal abstract void Inspect(IInvocationOperation call, Report report);

    /// <summary>The names of the attributes that concern the rule, without <c>Attribute</c> at the end; none for most rules.</summary>
    internal virtual ImmutableArray<string> Attributes => [];

    /// <summary>Judges one attribute that has one of the <see cref="Attributes"/> names, wherever it stands.</summary>
    internal virtual void Inspect(IAttributeOperation attribute, Report report)
    {
    }

    /// <summary>The operators and patterns that concern the rule, for what calls of its <see cref="Methods"/> do, they do too; none for most rules.</summary>
    internal virtual ImmutableArray<OperationKind> Operators => [];

    /// <summary>Judges one operator or pattern of these kinds.</summary>
    internal virtual void Inspect(IOperation written, Report report)
    {
    }

    /// <summary>Whether the rule judges configuration files, too.</summary>
    internal virtual bool JudgesConfiguration => false;

    /// <summary>Judges one configuration file.</summary>
    internal virtual void Inspect(ConfigDocument document, Report report)
    {
    }
}
