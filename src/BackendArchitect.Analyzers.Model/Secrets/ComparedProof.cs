using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>What a comparison checks: that a caller has the API key, token, signature or password that belongs to it.</summary>
/// <param name="Kind">What it is, as the beginning of a sentence.</param>
/// <param name="Name">What it is called; empty for one that is computed and has no name.</param>
internal sealed record ComparedProof(string Kind, string Name)
{
    private const int ShortestCredential = 6;

    // Two entries of one form, or what was and what will be: nobody is let in by their being equal.
    private static readonly ImmutableHashSet<string> Repeats =
        ["confirm", "confirmed", "confirmation", "confirmpassword", "repeat", "repeated", "retype", "retyped", "again", "verify", "second", "old", "previous", "prior", "last", "original", "new", "updated", "changed", "latest", "before", "after"];

    private static readonly ImmutableHashSet<string> Parsers =
        ["lexer", "parser", "parsing", "tokenizer", "tokeniser", "scanner", "syntax", "grammar", "expression", "formatter", "naming", "template", "templating", "markdown", "query", "sql", "search"];

    /// <summary>What a comparison checks; null where it proves nobody, or it cannot be told.</summary>
    internal static ComparedProof? In(EqualityComparison comparison, ServiceModel model, CancellationToken cancellationToken)
    {
        // Most comparisons are with a constant, and most constants are seen at once.
        if (IsPlain(comparison.Left) || IsPlain(comparison.Right)
            || IsNothing(comparison.Left, comparison, model, cancellationToken) || IsNothing(comparison.Right, comparison, model, cancellationToken)
            || IsOfOneObject(comparison.Left, comparison.Right) || IsTranslated(comparison.Whole) || IsOfEquality(comparison.Whole, cancellationToken))
            return null;
        var left = Side.Of(comparison.Left, model, cancellationToken);
        var right = Side.Of(comparison.Right, model, cancellationToken);
        if (left.IsLogin || right.IsLogin || left.IsRepeat || right.IsRepeat)
            return null;
        // One that only may be a proof is one beside another that may be, too.
        var (best, other) = left.Kind >= right.Kind ? (left, right) : (right, left);
        if (best.Kind == ProofKind.None || best.Kind == ProofKind.Perhaps && (other.Kind != ProofKind.Perhaps || best.IsHash || IsOfParser(comparison.Whole, cancellationToken)))
            return null;
        return new(
            best.Kind switch
            {
                ProofKind.Password => "The password",
                ProofKind.Hash => "The hash",
                ProofKind.Signature => best.Name.Length == 0 ? "The message authentication code" : "The signature",
                _ => "The credential",
            },
            best.Name);
    }

    private static bool IsPlain(IOperation value) => ConstantOf(value) is { } constant && !IsCredential(constant);

    // Null, empty, and the names of schemes and grant types. A constant that might be a credential is compared as one.
    private static bool IsNothing(IOperation value, EqualityComparison comparison, ServiceModel model, CancellationToken cancellationToken)
    {
        var origins = ValueOrigin.Of(value, model, cancellationToken).ToList();
        if (origins.Count == 0 || !origins.All(origin => ConstantOf(origin.Value) is not null))
            return false;
        var other = value == comparison.Left ? comparison.Right : comparison.Left;
        return !origins.Any(origin => IsCredential(ConstantOf(origin.Value)!)) || Side.Of(other, model, cancellationToken).Kind <= ProofKind.Perhaps;
    }

    private static bool IsCredential(string constant)
    {
        if (constant.Length < ShortestCredential)
            return false;
        foreach (var finding in SecretDetector.Judge(constant, new(SecretPlace.Configuration, "ApiKey")))
            if (finding.Weight == Weight.Full)
                return true;
        return false;
    }

    private static string? ConstantOf(IOperation value) => value.WithoutConversions() switch
    {
        { ConstantValue: { HasValue: true, Value: var constant } } => constant as string ?? "",
        IUtf8StringOperation bytes => bytes.Value,
        IFieldReferenceOperation { Field: var field } when field.Is(Text.Empty) => "",
        IPropertyReferenceOperation { Property: { Name: "Empty", IsStatic: true } } or IFieldReferenceOperation { Field: { Name: "Empty", IsStatic: true } } or IDefaultValueOperation => "",
        IArrayCreationOperation { Initializer.ElementValues.IsEmpty: true } => "",
        _ => null,
    };

    // model.Password == model.ConfirmPassword: both come from whoever sent the model.
    private static bool IsOfOneObject(IOperation left, IOperation right) =>
        RootOf(left) is { } one && RootOf(right) is { } other && SymbolEqualityComparer.Default.Equals(one, other);

    private static ISymbol? RootOf(IOperation value) => value switch
    {
        IMemberReferenceOperation { Instance: { } instance } => RootOf(instance.WithoutConversions()) ?? instance.WithoutConversions().Referred(),
        ILocalReferenceOperation or IParameterReferenceOperation => value.Referred(),
        _ => null,
    };

    // An expression becomes a query: the database compares.
    private static bool IsTranslated(IOperation operation)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
            if (at is IAnonymousFunctionOperation && at.Parent is var user && (user is IDelegateCreationOperation or IConversionOperation ? user.Type : null) is { } type
                && (type.Is(Hashes.Expression) || (user!.Parent is IConversionOperation { Type: var outer } && outer.Is(Hashes.Expression))))
                return true;
        return false;
    }

    // Whether two objects are alike lets nobody in.
    private static bool IsOfEquality(IOperation operation, CancellationToken cancellationToken)
    {
        for (var at = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellationToken); at is IMethodSymbol method; at = at.ContainingSymbol)
            if (method.Name is "Equals" or "op_Equality" or "op_Inequality" or "CompareTo" or "GetHashCode" || method.Name.EndsWith(".Equals", System.StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsOfParser(IOperation operation, CancellationToken cancellationToken)
    {
        for (var at = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellationToken); at is not null and not INamespaceSymbol { IsGlobalNamespace: true }; at = at.ContainingSymbol)
            if (Words.Of(at.Name).Contain(Parsers))
                return true;
        return false;
    }

    /// <summary>One side of the comparison.</summary>
    private readonly record struct Side(ProofKind Kind, string Name, bool IsLogin, bool IsRepeat, bool IsHash)
    {
        internal static Side Of(IOperation value, ServiceModel model, CancellationToken cancellationToken)
        {
            var best = new Side(ProofKind.None, "", false, false, false);
            var isFirst = true;
            foreach (var step in ValueSteps.Of(value, model, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var name = NameOf(step) ?? "";
                var kind = name.Length == 0 ? ProofKind.None : ProofName.Of(name);
                if (IsMac(step, model, cancellationToken))
                    best = best.Kind >= ProofKind.Signature ? best : best with { Kind = ProofKind.Signature, Name = "", IsHash = false };
                else if (kind < ProofKind.Hash && HashOf(step) == ProofKind.Hash)
                    best = best.Kind >= ProofKind.Hash ? best : best with { Kind = ProofKind.Hash, Name = "", IsHash = false };
                else if (kind > best.Kind)
                    best = best with { Kind = kind, Name = Last(name), IsHash = IsHashName(name) };
                if (name.Length > 0)
                {
                    best = best with { IsRepeat = best.IsRepeat || Words.Of(Last(name)).Contain(Repeats), IsLogin = best.IsLogin || (isFirst && kind == ProofKind.None && CredentialNames.IsLogin(name)) };
                    isFirst = false;
                }
            }
            return best;
        }

        private static string Last(string path) => path.Substring(path.LastIndexOf(':') + 1);

        private static bool IsHashName(string name) => Words.Of(name) is { Count: > 0 } words && words[words.Count - 1] is "hash" or "hashed" or "digest";

        private static string? NameOf(IOperation step) => step switch
        {
            _ when CredentialSink.SettingOf(step) is { } setting => setting,
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments.Length: 1 } indexed when indexed.Arguments[0].Value.ConstantText() is { } key => key,
            IInvocationOperation call when KeyOf(call) is { } sought => sought,
            IParameterReferenceOperation { Parameter: var parameter } when BoundName(parameter) is { } bound && ProofName.Of(bound) > ProofName.Of(parameter.Name) => bound,
            // The name of a wrapper is that of what it wraps.
            IPropertyReferenceOperation { Property.Name: "Value" or "Span" } => null,
            IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation => step.Referred()!.Name,
            IInvocationOperation { TargetMethod: { ReturnType.SpecialType: SpecialType.System_String, Name: var method } } call when call.TargetMethod.DeclaringSyntaxReferences.Length > 0 => method,
            _ => null,
        };

        // Headers.TryGetValue("X-Api-Key", out var key), GetValues("X-Api-Key"), Form.TryGetValue
        private static string? KeyOf(IInvocationOperation call) =>
            call.TargetMethod.Name is "TryGetValue" or "GetValues" or "TryGetValues" or "GetCommaSeparatedValues" ? (call.ArgumentFor("key") ?? call.ArgumentFor("name") ?? call.ArgumentFor("headerName")).ConstantText() : null;

        // [FromHeader(Name = "X-Signature")]
        private static string? BoundName(IParameterSymbol parameter) =>
            parameter.GetAttributes().SelectMany(attribute => attribute.NamedArguments).FirstOrDefault(argument => argument.Key == "Name").Value is { Kind: TypedConstantKind.Primitive } name ? name.Text() : null;

        // The key makes it a proof; whoever computes it again compares it with the one that was sent.
        private static bool IsMac(IOperation step, ServiceModel model, CancellationToken cancellationToken) => step is IInvocationOperation { TargetMethod: { Name: "ComputeHash" or "ComputeHashAsync" or "HashData" or "HashDataAsync" or "HmacData" or "GetHashAndReset" or "GetCurrentHash" } method } call
            && (method.ContainingType.IsOrDerivesFrom(Ciphers.KeyedHashAlgorithm) || method.Name == "HmacData" || (call.Instance is { } algorithm && ValueOrigin.Of(algorithm, model, cancellationToken).Any(origin => origin.Value.Type.IsOrDerivesFrom(Ciphers.KeyedHashAlgorithm))));

        // Hash(password), Pbkdf2(password, ...)
        private static ProofKind HashOf(IOperation step) => step is IInvocationOperation call && IsHashing(call.TargetMethod)
            && call.Arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(part => part.Referred() is { } passed && ProofName.IsPassword(passed.Name))) ? ProofKind.Hash : ProofKind.None;

        private static bool IsHashing(IMethodSymbol method) =>
            method.Is(Hashes.Pbkdf2) || method.Is(Hashes.DerivePbkdf2) || Words.Of(method.Name).Contain("hash");
    }
}
