using System;
using System.Collections.Generic;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>A credential in code.</summary>
/// <param name="Finding">What it is, and where in its text.</param>
/// <param name="Use">How it is used, as the end of a sentence.</param>
/// <param name="Setting">The key of configuration that it should have.</param>
internal readonly record struct CodeSecret(SecretFinding Finding, string Use, string Setting);

/// <summary>Judges a text in code: by what it is, and only then by where it goes, because that is a search.</summary>
internal static class SecretInCode
{
    // Shorter runs of characters are no token, and no container either.
    private const int ShortestToken = 12;
    private const int ShortestToFollow = 6;

    /// <summary>Whether a text can arrive at the destination; asked for every value that moves.</summary>
    internal static bool MayReceive(ISymbol destination) => destination switch
    {
        IParameterSymbol parameter => MayHold(parameter.Type),
        IPropertySymbol property => MayHold(property.Type),
        IFieldSymbol field => MayHold(field.Type),
        ILocalSymbol local => MayHold(local.Type),
        IMethodSymbol or IDiscardSymbol => true,
        _ => false,
    };

    /// <summary>Whether the value needs a closer look: most texts in code say nothing by themselves and are passed to what is no credential.</summary>
    internal static bool MayBeSecret(ValueUse value) =>
        value.Value is not ILiteralOperation { ConstantValue.Value: var constant }
        || (constant is string { Length: >= 2 } text && (MaySpeak(text) || value.Destination is not IParameterSymbol parameter || CredentialSink.MayBe(parameter)));

    private static bool MayHold(ITypeSymbol type) =>
        type.SpecialType is SpecialType.None or SpecialType.System_String or SpecialType.System_Object && type.TypeKind is not (TypeKind.Enum or TypeKind.Delegate);

    /// <summary>The credentials in a text, each with how it is used.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">What receives it first.</param>
    /// <param name="onlyProven">Whether only formats that prove themselves count.</param>
    /// <param name="policy">What the project says about its own credentials.</param>
    /// <param name="model">The project.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal static IEnumerable<CodeSecret> Of(CodeText text, ISymbol destination, bool onlyProven, SecretPolicy policy, ServiceModel model, CancellationToken cancellationToken)
    {
        var speaks = false;
        if (MaySpeak(text.Text))
        {
            var context = new SecretContext(onlyProven ? SecretPlace.OnlyProven : SecretPlace.Code, NameOf(destination)) { Policy = policy };
            foreach (var finding in SecretDetector.Judge(text.Text, context))
            {
                if (finding.Evidence == Evidence.Name || text.IsOpen(finding.Start, finding.Length) || IsReportedElsewhere(text, finding))
                    continue;
                speaks = true;
                if (IsCredential(finding, text, context, model, cancellationToken))
                    yield return new(finding, Use(destination), finding.Evidence == Evidence.Container ? SettingName.ForConnection(destination) : SettingName.For(destination));
            }
        }
        if (speaks || onlyProven || text.HasHoles)
            yield break;
        foreach (var arrival in Arrivals.Of(text.Operation, MayBeFollowed(text.Text, destination), model, cancellationToken))
        {
            if (CredentialSink.Of(arrival) is not { } sink)
                continue;
            foreach (var finding in SecretDetector.Judge(text.Text, new(sink.Place, sink.Name) { Policy = policy }))
                if (finding.Weight == Weight.Full && !arrival.ExcludesProduction(model, cancellationToken) && !text.Operation.ExcludesProduction(model, cancellationToken))
                {
                    yield return new(finding.Evidence == Evidence.Sink ? finding with { Kind = "Literal credential" } : finding, sink.UseWithout(text.Text), SecretDetector.Redacted(sink.Setting, text.Text));
                    yield break;
                }
        }
    }

    // What opens only the developer's own machine, and only there, opens nothing.
    private static bool IsCredential(SecretFinding finding, CodeText text, SecretContext context, ServiceModel model, CancellationToken cancellationToken)
    {
        if (finding.Weight != Weight.Full)
            return false;
        if (finding.Evidence != Evidence.Container || !text.Operation.ExcludesProduction(model, cancellationToken))
            return true;
        foreach (var again in SecretDetector.Judge(text.Text, context with { ForDevelopers = true }))
            if (again.Start == finding.Start)
                return again.Weight == Weight.Full;
        return false;
    }

    private static bool IsReportedElsewhere(CodeText text, SecretFinding finding)
    {
        if (text.NamedConstantAt(finding.Start, finding.Length) is not { } constant)
            return false;
        foreach (var own in SecretDetector.Judge(constant, new(SecretPlace.Code)))
            if (own.Weight == Weight.Full)
                return true;
        return false;
    }

    // Formats and containers have a long run of characters or an equals sign: most texts in code have neither.
    private static bool MaySpeak(string text)
    {
        if (text.Length < ShortestToken)
            return false;
        var run = 0;
        foreach (var c in text)
        {
            run = c == ' ' ? 0 : run + 1;
            if (run == ShortestToken || c == '=')
                return true;
        }
        return false;
    }

    // A short word beneath a name that says nothing is a name itself; most constants are.
    private static bool MayBeFollowed(string text, ISymbol destination)
    {
        if (destination is IPropertySymbol { DeclaringSyntaxReferences.IsEmpty: true })
            return false;
        var value = new Slice(text);
        if (value.Length == 0)
            return false;
        var named = CredentialNames.Of(destination.Name) != CredentialName.None;
        if (!named && (value.Length < ShortestToFollow || (value.Length < 16 && value.All(static c => Alphabet.IsLetter(c) || c is '-' or '_' or '.' or ' '))))
            return false;
        return (NegativeEvidence.Of(value) is Excuse.None or Excuse.Changeme || named) && !ConnectionString.Is(value);
    }

    private static string NameOf(ISymbol destination) =>
        destination is IMethodSymbol or ILocalSymbol || destination.ContainingType is null ? destination.Name : destination.ContainingType.Name + ":" + destination.Name;

    private static string Use(ISymbol destination) => destination switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } => $"passed as '{destination.Name}' to '{constructor.ContainingType.Name}'",
        IParameterSymbol { ContainingSymbol: var method } => $"passed as '{destination.Name}' to '{method.Name}'",
        ILocalSymbol => $"assigned to '{destination.Name}'",
        IMethodSymbol { AssociatedSymbol: { } property } => $"returned by '{property.ContainingType.Name}.{property.Name}'",
        IMethodSymbol { ContainingType: { } type } when destination.Name.Length > 0 => $"returned by '{type.Name}.{destination.Name}'",
        _ when destination.ContainingType is { } type => $"assigned to '{type.Name}.{destination.Name}'",
        _ => "in source code",
    };
}
