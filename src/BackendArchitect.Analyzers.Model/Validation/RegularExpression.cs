using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>A regular expression as it is made: by <c>new</c>, by the call that uses it, by <c>[GeneratedRegex]</c>.</summary>
/// <param name="Pattern">Its pattern; null where it is no constant.</param>
/// <param name="Options">Its options; null where they are no constant.</param>
/// <param name="HasTimeout">Whether it is given a timeout.</param>
/// <param name="Where">The <c>new</c>, the call or the attribute.</param>
internal sealed record RegularExpression(string? Pattern, int? Options, bool HasTimeout, SyntaxNode Where)
{
    private const int NonBacktracking = 1024;

    // Holds for all regular expressions of a process that state none of their own.
    private const string DefaultTimeout = "REGEX_DEFAULT_MATCH_TIMEOUT";

    /// <summary>The methods that try a pattern on a text.</summary>
    internal static readonly ImmutableArray<string> Methods = ["IsMatch", "Match", "Matches", "Replace", "Split", "Count", "EnumerateMatches", "EnumerateSplits"];

    /// <summary>Whether the time of a use may grow without measure, as far as its text or pattern is the client's; false where it cannot be seen.</summary>
    internal static bool MayHang(SinkUse use, ServiceModel model, CancellationToken cancellationToken)
    {
        // A place that an option names speaks for itself.
        if (use.Sink.Type != Encoders.Regex)
            return true;
        var isPattern = use.Value.Parent is IArgumentOperation { Parameter.Name: "pattern" };
        return Of(use.Operation, model, cancellationToken) is { } found && found.TrueForAll(made => made.MayHang(isPattern))
            && !model.MentionsOf("SetData", cancellationToken).Any(name => name.CallBy()?.ArgumentList.ToString().Contains(DefaultTimeout) == true);
    }

    private bool MayHang(bool ofClient) =>
        !HasTimeout && Options is { } options && (options & NonBacktracking) == 0 && (ofClient || (Pattern is not null && Backtracking.IsPossible(Pattern, options)));

    /// <summary>The regular expressions that a call or <c>new</c> may stand for; null where one of them cannot be seen.</summary>
    internal static List<RegularExpression>? Of(IOperation use, ServiceModel model, CancellationToken cancellationToken)
    {
        if (use is not IInvocationOperation { Instance: { } instance })
            return Made(use, model, cancellationToken) is { } made ? [made] : null;
        var found = new List<RegularExpression>();
        foreach (var origin in ValueOrigin.Of(instance, model, cancellationToken))
        {
            // The generator has written a body, too; what it was told stands in the attribute.
            var regex = Chain(origin).Select(step => Generated(step.Value, cancellationToken)).FirstOrDefault(generated => generated is not null) ?? Made(origin.Value, model, cancellationToken);
            if (regex is null)
                return null;
            found.Add(regex);
        }
        return found.Count == 0 ? null : found;
    }

    private static IEnumerable<ValueOrigin> Chain(ValueOrigin origin)
    {
        for (var at = origin; at is not null; at = at.Through)
            yield return at;
    }

    private static RegularExpression? Generated(IOperation value, CancellationToken cancellationToken)
    {
        ISymbol? member = value switch { IInvocationOperation call => call.TargetMethod, IPropertyReferenceOperation reference => reference.Property, _ => null };
        if (member?.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(Encoders.GeneratedRegex)) is not { ApplicationSyntaxReference: { } written } attribute)
            return null;
        var arguments = attribute.ConstructorArguments;
        var timeout = attribute.AttributeConstructor?.Parameters.FirstOrDefault(p => p.Name == "matchTimeoutMilliseconds") is { } parameter ? arguments[parameter.Ordinal].Value as int? : null;
        return new(arguments.Length > 0 ? arguments[0].Text() : null, arguments.Length > 1 ? arguments[1].Value as int? : 0, timeout > 0, written.GetSyntax(cancellationToken));
    }

    private static RegularExpression? Made(IOperation made, ServiceModel model, CancellationToken cancellationToken)
    {
        var arguments = made switch
        {
            IObjectCreationOperation creation when creation.Type.Is(Encoders.Regex) => creation.Arguments,
            IInvocationOperation { Instance: null } call when call.TargetMethod.ContainingType.Is(Encoders.Regex) => call.Arguments,
            _ => default,
        };
        if (arguments.IsDefault || Argument("pattern") is not { } pattern)
            return null;
        var options = Argument("options");
        var timeout = Argument("matchTimeout");
        return new(
            pattern.ConstantText() ?? (ValueOrigin.Of(pattern, model, cancellationToken).ToList() is { Count: 1 } origins ? origins[0].Value.ConstantText() : null),
            options is null ? 0 : options.ConstantValue is { HasValue: true, Value: int flags } ? flags : null,
            timeout is not (null or IFieldReferenceOperation { Field.Name: "InfiniteMatchTimeout" }),
            made.Syntax);

        IOperation? Argument(string name) => arguments.FirstOrDefault(a => a.Parameter?.Name == name && a.ArgumentKind != ArgumentKind.DefaultValue)?.Value.WithoutConversions();
    }
}
