using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>How a value in code is secret. One value is one of these: the strongest.</summary>
internal enum CodeSecretKind
{
    /// <summary>A credential, by its format, its container or where it goes.</summary>
    Credential,

    /// <summary>A random value beneath a name that says credential, or a word that everybody knows where a credential goes.</summary>
    Suspicious,

    /// <summary>A key, initialization vector or nonce of symmetric encryption or of an authentication code.</summary>
    CipherKey,
}

/// <summary>A credential or key in code.</summary>
/// <param name="Kind">How it is secret.</param>
/// <param name="Finding">What it is, and where in its text.</param>
/// <param name="Where">Where the value stands.</param>
/// <param name="Use">How it is used, as the end of a sentence.</param>
/// <param name="Setting">The key of configuration that it should have; empty where it is a part of something else.</param>
/// <param name="Uses">Where it arrives, when that is elsewhere.</param>
internal sealed record CodeSecret(CodeSecretKind Kind, SecretFinding Finding, Location Where, string Use, string Setting, ImmutableArray<Location> Uses)
{
    /// <summary>What to do instead, as the end of a sentence.</summary>
    internal string Remedy { get; init; } = "keep it in user secrets or a vault";
}

/// <summary>Judges a value in code: by what it is, and only then by where it goes, because that is a search.</summary>
internal static class SecretInCode
{
    // Shorter runs of characters are no token, and no container either.
    private const int ShortestToken = 12;
    private const int ShortestToFollow = 6;
    private const int ShortestPassword = 4;
    private const int ShortestKey = 8;
    private const int LongestKey = 256;
    private const int MostUses = 16;

    private static readonly ImmutableHashSet<string> NamesOfKeys =
        ["key", "iv", "nonce", "vector", "secret", "password", "passphrase", "pass", "hmac", "aes", "crypto", "encryption", "salt"];

    /// <summary>Whether a secret can arrive at the destination; asked for every value that moves.</summary>
    internal static bool MayReceive(ISymbol destination) => destination switch
    {
        IParameterSymbol parameter => MayHold(parameter.Type),
        IPropertySymbol property => MayHold(property.Type),
        IFieldSymbol field => MayHold(field.Type),
        ILocalSymbol local => MayHold(local.Type) || local.Type.SpecialType == SpecialType.System_Char,
        IMethodSymbol or IDiscardSymbol => true,
        _ => false,
    };

    private static bool MayHold(ITypeSymbol type) =>
        type.SpecialType is SpecialType.None or SpecialType.System_String or SpecialType.System_Object && type.TypeKind is not (TypeKind.Enum or TypeKind.Delegate);

    /// <summary>The credentials and keys in a value, each with how it is used.</summary>
    /// <param name="value">The value.</param>
    /// <param name="onlyProven">Whether only formats that prove themselves count.</param>
    /// <param name="policy">What the project says about its own credentials.</param>
    /// <param name="model">The project.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal static ImmutableArray<CodeSecret> In(ValueUse value, bool onlyProven, SecretPolicy policy, ServiceModel model, CancellationToken cancellationToken)
    {
        if (value.Secrets.IsDefault)
            value.Secrets = ConstantBytes.Are(value.Value)
                ? onlyProven ? [] : [.. OfBytes(value.Value, policy, model, cancellationToken)]
                : [.. value.Texts.SelectMany(text => Of(text, value, onlyProven, policy, model, cancellationToken))];
        return value.Secrets;
    }

    /// <summary>Whether the value needs a closer look: most texts in code say nothing by themselves and are passed to, or compared with, what is no credential.</summary>
    internal static bool MayBeSecret(ValueUse value)
    {
        if (value.Value is not ILiteralOperation { ConstantValue.Value: var constant })
            return true;
        if (constant is not string { Length: >= 2 } text)
            return false;
        if (MaySpeak(text))
            return true;
        if (IsComparison(value.Value))
            return value.Destination is IPropertySymbol { IsIndexer: true } || CredentialNames.Of(value.Destination.Name) != CredentialName.None;
        return value.Destination is not IParameterSymbol parameter || CredentialSink.MayBe(parameter);
    }

    private static bool IsComparison(IOperation operation)
    {
        while (operation.Parent is IConversionOperation conversion)
            operation = conversion;
        return operation.Parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals };
    }

    private static IEnumerable<CodeSecret> Of(CodeText text, ValueUse value, bool onlyProven, SecretPolicy policy, ServiceModel model, CancellationToken cancellationToken)
    {
        var destination = value.Destination;
        var speaks = false;
        SecretFinding? byName = null;
        var command = onlyProven ? null : ProcessArguments.Before(text.Operation, destination, model);
        if (command is not null || MaySpeak(text.Text))
        {
            var name = command is not null ? "arguments" : NameOf(text.Operation, destination);
            var context = new SecretContext(onlyProven ? SecretPlace.OnlyProven : SecretPlace.Code, name) { Policy = policy };
            foreach (var judged in SecretDetector.Judge(command + text.Text, context))
            {
                if (judged.Start < (command?.Length ?? 0))
                    continue;
                var finding = judged with { Start = judged.Start - (command?.Length ?? 0) };
                if (text.IsOpen(finding.Start, finding.Length) || IsReportedElsewhere(text, finding))
                    continue;
                if (finding.Evidence == Evidence.Name)
                {
                    byName = finding;
                    continue;
                }
                speaks = true;
                if (IsCredential(finding, text, context, command, model, cancellationToken))
                    yield return new(
                        CodeSecretKind.Credential, finding, text.LocationOf(finding.Start, finding.Length), Use(text.Operation, destination),
                        command is not null ? "" : finding.Evidence == Evidence.Container ? SettingName.ForConnection(destination) : SettingName.For(destination), []);
            }
        }
        if (speaks || onlyProven || text.HasHoles)
            yield break;
        if (ByUse(text, destination, policy, model, cancellationToken) is { } used)
            yield return used;
        else if (byName is { } named && !text.Operation.ExcludesProduction(model, cancellationToken))
            yield return new(
                CodeSecretKind.Suspicious, named, text.LocationOf(named.Start, named.Length), Use(text.Operation, destination), SettingName.For(destination), []);
    }

    /// <summary>A text that is secret for where it goes; the strongest use says how, and the others are named beside it.</summary>
    private static CodeSecret? ByUse(CodeText text, ISymbol destination, SecretPolicy policy, ServiceModel model, CancellationToken cancellationToken)
    {
        var mayBeKey = MayBeKey(text, destination, model, cancellationToken);
        CodeSecret? found = null;
        var uses = ImmutableArray.CreateBuilder<Location>();
        foreach (var arrival in Arrivals.Of(text.Operation, MayBeFollowed(text.Text, destination) || mayBeKey, model, cancellationToken))
        {
            if (OfArrival(arrival, text, mayBeKey, policy, model) is not { } secret || arrival.ExcludesProduction(model, cancellationToken) || text.Operation.ExcludesProduction(model, cancellationToken))
                continue;
            if (uses.Count < MostUses && PlaceOf(arrival, text.Operation, model) is { } place && !uses.Contains(place))
                uses.Add(place);
            if (found is null || Rank(secret) < Rank(found))
                found = secret;
        }
        return found is null ? null : found with { Uses = uses.ToImmutable() };
    }

    private static CodeSecret? OfArrival(IOperation arrival, CodeText text, bool mayBeKey, SecretPolicy policy, ServiceModel model)
    {
        if (CredentialSink.Of(arrival, policy, model) is { } sink && AtSink(text.Text, sink, policy) is var (kind, finding))
            return new(
                kind, finding, text.LocationOf(finding.Start, finding.Length), sink.UseWithout(text.Text), SecretDetector.Redacted(sink.Setting, text.Text), []);
        return mayBeKey && CipherKeySink.Of(arrival) is { } key ? OfKey(key, text.LocationOf(0, text.Text.Length), text.Text.Length) : null;
    }

    private static (CodeSecretKind, SecretFinding)? AtSink(string text, CredentialSink sink, SecretPolicy policy)
    {
        foreach (var finding in SecretDetector.Judge(text, new(sink.Place, sink.Name) { Policy = policy }))
        {
            // ClientSecret = "ClientSecret" stands there until somebody sets it; but whoever reads such a key can sign with it.
            if (finding.Evidence == Evidence.Sink && sink.Place == SecretPlace.Sink && IsItsName(new(text), sink.Name))
                continue;
            if (finding.Weight == Weight.Full)
                return (CodeSecretKind.Credential, finding.Evidence == Evidence.Sink ? finding with { Kind = "Literal credential" } : finding);
            if (finding.Weight == Weight.Suspicious && finding.Evidence is Evidence.Sink or Evidence.Name && !IsItsName(new(text), sink.Name))
                return (CodeSecretKind.Suspicious, finding.Evidence == Evidence.Sink ? finding with { Kind = "Well-known word" } : finding);
        }
        // Short words are passwords too, where a library asks for one.
        var value = new Slice(text);
        return CredentialNames.Of(sink.Name) == CredentialName.Password && value.Length is >= ShortestPassword and < ShortestToken && value.All(static c => !char.IsWhiteSpace(c))
            && NegativeEvidence.Of(value) == Excuse.None && !IsItsName(value, sink.Name) && !policy.Allows(text)
            ? (CodeSecretKind.Suspicious, new("What may be a password", Evidence.Name, Confidence.Possible, Weight.Suspicious, 0, value.Length))
            : null;
    }

    private static bool IsItsName(Slice value, string name) =>
        value.All(static c => Alphabet.IsLetter(c) || c is '_' or '-') && SecretDetector.RepeatsItsName(value, name);

    private static CodeSecret OfKey(CipherKeySink key, Location where, int length) => new(
        CodeSecretKind.CipherKey, new(key.Kind, Evidence.Sink, Confidence.Certain, Weight.Full, 0, length), where, key.Use, "Encryption:Key", []) { Remedy = key.Remedy };

    private static int Rank(CodeSecret secret) => secret.Kind switch { CodeSecretKind.Credential => 0, CodeSecretKind.CipherKey => 1, _ => 2 };

    private static IEnumerable<CodeSecret> OfBytes(IOperation bytes, SecretPolicy policy, ServiceModel model, CancellationToken cancellationToken)
    {
        CodeSecret? found = null;
        var uses = ImmutableArray.CreateBuilder<Location>();
        foreach (var arrival in Arrivals.Of(bytes, followNames: true, model, cancellationToken))
        {
            var where = bytes.Syntax.GetLocation();
            var secret = CredentialSink.Of(arrival, policy, model) is { Place: SecretPlace.Sink or SecretPlace.CryptographicSink } sink
                ? new CodeSecret(CodeSecretKind.Credential, new("Constant key", Evidence.Sink, Confidence.Certain, Weight.Full, 0, bytes.Syntax.Span.Length), where, sink.Use, sink.Setting, [])
                : CipherKeySink.Of(arrival) is { } key ? OfKey(key, where, bytes.Syntax.Span.Length) : null;
            if (secret is null || arrival.ExcludesProduction(model, cancellationToken) || bytes.ExcludesProduction(model, cancellationToken))
                continue;
            if (uses.Count < MostUses && PlaceOf(arrival, bytes, model) is { } place && !uses.Contains(place))
                uses.Add(place);
            if (found is null || Rank(secret) < Rank(found))
                found = secret;
        }
        if (found is not null && !ConstantBytes.MayBeFilled(bytes, model, cancellationToken))
            yield return found with { Uses = uses.ToImmutable() };
    }

    // Only what stands elsewhere, and in the project at hand: no other place may be named.
    private static Location? PlaceOf(IOperation arrival, IOperation value, ServiceModel model)
    {
        var syntax = LoneStatement.Original(arrival.Syntax);
        return model.Compilation.ContainsSyntaxTree(syntax.SyntaxTree) && !(syntax.SyntaxTree == value.Syntax.SyntaxTree && syntax.Span.Contains(value.Syntax.Span)) ? syntax.GetLocation() : null;
    }

    // What opens only the developer's own machine, and only there, opens nothing.
    private static bool IsCredential(SecretFinding finding, CodeText text, SecretContext context, string? command, ServiceModel model, CancellationToken cancellationToken)
    {
        if (finding.Weight != Weight.Full)
            return false;
        if (finding.Evidence != Evidence.Container || !text.Operation.ExcludesProduction(model, cancellationToken))
            return true;
        foreach (var again in SecretDetector.Judge(command + text.Text, context with { ForDevelopers = true }))
            if (again.Start - (command?.Length ?? 0) == finding.Start)
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
        // Character by character is how nothing but a credential is taken.
        var named = CredentialNames.Of(destination.Name) != CredentialName.None || destination is ILocalSymbol { Type.SpecialType: SpecialType.System_Char };
        if (!named && (value.Length < ShortestToFollow || (value.Length < 16 && value.All(static c => Alphabet.IsLetter(c) || c is '-' or '_' or '.' or ' '))))
            return false;
        return (NegativeEvidence.Of(value) is Excuse.None or Excuse.Changeme || named) && !ConnectionString.Is(value);
    }

    // Any text of some length serves as a key, digits in order too; what asks for one is none.
    private static bool MayBeKey(CodeText text, ISymbol destination, ServiceModel model, CancellationToken cancellationToken)
    {
        var value = new Slice(text.Text);
        if (value.Length is < ShortestKey or > LongestKey || !CipherKeySink.AreIn(model, cancellationToken))
            return false;
        if (NegativeEvidence.Of(value) is Excuse.Empty or Excuse.Reference or Excuse.Encrypted || Placeholder.IsInstruction(value) || value.EndsWith("...") || value.Contains("***"))
            return false;
        return (destination is IParameterSymbol parameter && CredentialSink.MayBe(parameter)) || Words.Of(destination.Name).Contain(NamesOfKeys)
            || value.Length is 8 or 12 or 16 or 24 or 32 or 44 or 64 or 88;
    }

    // The key of an entry names it better than the indexer that takes it.
    private static string NameOf(IOperation text, ISymbol destination)
    {
        if (destination is IPropertySymbol { IsIndexer: true } && AssignmentAround(text) is { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } keys } })
            return keys[0].Value.ConstantText() ?? "";
        return destination is IMethodSymbol or ILocalSymbol || destination.ContainingType is null ? destination.Name : destination.ContainingType.Name + ":" + destination.Name;
    }

    private static IAssignmentOperation? AssignmentAround(IOperation text)
    {
        var at = text.Parent;
        while (at is IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation)
            at = at.Parent;
        return at as IAssignmentOperation;
    }

    private static string Use(IOperation text, ISymbol destination) => destination switch
    {
        _ when IsComparison(text) => destination is IPropertySymbol { IsIndexer: true } ? "in a comparison" : $"compared with '{destination.Name}'",
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } => $"passed as '{destination.Name}' to '{constructor.ContainingType.Name}'",
        IParameterSymbol { ContainingSymbol: var method } => $"passed as '{destination.Name}' to '{method.Name}'",
        ILocalSymbol => $"assigned to '{destination.Name}'",
        IMethodSymbol { AssociatedSymbol: { } property } => $"returned by '{property.ContainingType.Name}.{property.Name}'",
        IMethodSymbol { ContainingType: { } type } when destination.Name.Length > 0 => $"returned by '{type.Name}.{destination.Name}'",
        _ when destination.ContainingType is { } type => $"assigned to '{type.Name}.{destination.Name}'",
        _ => "in source code",
    };
}
