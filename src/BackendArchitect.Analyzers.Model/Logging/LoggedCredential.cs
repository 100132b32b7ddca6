using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>A credential that a log call writes: CWE-532.</summary>
/// <param name="Operation">What gives it.</param>
/// <param name="Words">What it is, as words of a sentence.</param>
internal sealed record LoggedCredential(IOperation Operation, string Words)
{
    private const string WholeHeaders = "all headers, 'Authorization' and cookies among them";
    private const string WholeCookies = "all cookies of the request";

    private static readonly ImmutableArray<string> OptionsSuffixes = ["Options", "Settings", "Configuration", "Config"];

    private static readonly ImmutableHashSet<string> Makers = ["get", "create", "generate", "issue", "make", "build", "read", "fetch", "acquire", "obtain", "request", "new"];

    // They name what is looked up in them by text.
    private static readonly ImmutableArray<TypeName> Collections =
        [AspNet.HeaderDictionary, RequestParts.Query, RequestParts.Form, RequestParts.Cookies, RequestParts.Dictionary, RequestParts.NameValueCollection];

    /// <summary>Whether an attribute of the value itself says that it is sensitive.</summary>
    internal bool IsClassified { get; init; }

    /// <summary>The credentials that a call writes.</summary>
    internal static IEnumerable<LoggedCredential> In(LogCall call, ServiceModel model, CancellationToken cancellationToken)
    {
        var reader = new Reader(call, model, cancellationToken);
        return LoggedValue.In(call, cancellationToken).Select(value =>
            Classified(value) is { } classified ? new LoggedCredential(value.Operation, classified) { IsClassified = true }
            : reader.Read(value) is { } words ? new(value.Operation, words)
            : null).OfType<LoggedCredential>();
    }

    private static string? Classified(LoggedValue value) =>
        value.Operation.Referred() is { } symbol && DataClass.Of(symbol) is { IsPersonal: false } found ? $"'{symbol.Name}', which is classified as '{found.Name}'," : null;

    private sealed class Reader(LogCall call, ServiceModel model, CancellationToken cancellationToken)
    {
        private ISymbol? Place => field ??= call.Invocation.SemanticModel?.GetEnclosingSymbol(call.Invocation.Syntax.SpanStart, cancellationToken);

        internal string? Read(LoggedValue value) =>
            OfType(value)
            ?? (LoggedValue.IsText(value.Type) ? OfText(value.Operation) : value.Type is INamedTypeSymbol type ? OfMembers(type, value) : null);

        private string? OfType(LoggedValue value)
        {
            var (how, type) = (value.How, value.Type);
            return type.IsOrDerivesFrom(Credentials.AuthenticationHeaderValue) ? "the authorization header"
                : type.IsOrDerivesFrom(RequestParts.RequestHeaders) || type.Is(RequestParts.RequestMessage) ? WholeHeaders
                : how == LoggedAs.Text ? null
                : type.IsOrDerivesFrom(AspNet.HeaderDictionary) ? WholeHeaders
                : type.IsOrDerivesFrom(RequestParts.Cookies) ? WholeCookies
                : how == LoggedAs.Whole && type.IsOrDerivesFrom(RequestParts.SecurityKey) ? "a key that signs or encrypts"
                : OfEach(value.Operation);
        }

        // foreach (var header in request.Headers), without a condition on which of them
        private string? OfEach(IOperation value) =>
            value is ILocalReferenceOperation { Local: var local } && call.Invocation.Parent is IExpressionStatementOperation { Parent: var around }
            && model.BodyAround(value).LoopOf(local) is { } loop && (around == loop || (around is IBlockOperation && around == loop.Body)) && loop.Collection.WithoutConversions().Type is { } collection
                ? collection.IsOrDerivesFrom(AspNet.HeaderDictionary) ? WholeHeaders : collection.IsOrDerivesFrom(RequestParts.Cookies) ? WholeCookies : null
                : null;

        private string? OfText(IOperation value)
        {
            if (OfName(value) is { } named)
                return named;
            if (value is IPropertyReferenceOperation { Property.Name: "Value", Instance: { } pair } && OfEach(pair) is { } all)
                return all;
            if (value is not (ILocalReferenceOperation or IParameterReferenceOperation) || NameOf(value) is not { } name)
                return null;
            return IsClean(name) ? null : OfOrigin(value) ?? OfUse(value);
        }

        private string? OfName(IOperation value)
        {
            switch (value)
            {
                case IInvocationOperation call when call.TargetMethod.Is(RequestParts.GetConnectionString):
                    return "a connection string";
                case IInvocationOperation call when call.TargetMethod.Is(RequestParts.GetDebugView):
                    return "the whole configuration";
                case IInvocationOperation call when call.TargetMethod.Is(RequestParts.GetToken):
                    return "a token of the caller";
                case IMemberReferenceOperation { Member: var member } when member.Is(RequestParts.RawToken) || member.Is(RequestParts.EncodedToken):
                    return "a whole token";
                case IMemberReferenceOperation { Member: var member } when member.Is(RequestParts.HeaderParameter):
                    return "the value of the authorization header";
                case IMemberReferenceOperation { Member: var member } when member.Is(RequestParts.CookieHeader):
                    return WholeCookies;
            }
            if (CredentialSink.SettingOf(value) is { } setting)
                return Named(setting, owner: null) is { } kind ? $"the setting '{setting}', a {kind}," : null;
            if (value is IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } keys, Instance.Type: { } collection })
                return keys[0].Value.ConstantText() is { } key ? OfKey(key, collection) : null;
            if (NameOf(value) is not { } name)
                return null;
            var owner = (value as IMemberReferenceOperation)?.Member.ContainingType;
            return Named(owner is null ? name : PathOf(owner, name), owner) is { } named ? $"the {named} '{name}'"
                : Words(name) is { Count: > 1 } words && words[words.Count - 2] + words[words.Count - 1] == "connectionstring" && !IsOfFile(value) ? $"the connection string '{name}'"
                : null;
        }

        private string? OfKey(string key, ITypeSymbol collection) =>
            !Collections.Any(collection.IsOrDerivesFrom) ? null
            : collection.IsOrDerivesFrom(AspNet.HeaderDictionary) && key.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? WholeCookies
            : collection.IsOrDerivesFrom(RequestParts.Cookies) && CredentialInName.IsOfSession(key) ? $"the cookie '{key}'"
            : Named(key.StartsWith("X-", StringComparison.OrdinalIgnoreCase) ? key.Substring(2) : key, owner: null) is { } kind ? $"'{key}', a {kind},"
            : null;

        private string? Named(string name, INamedTypeSymbol? owner) => CredentialInName.Of(name, owner, Place);

        private static Words Words(string name) => Secrets.Words.Of(name);

        // Of a class of options, the name of the class says whose key it is.
        private static string PathOf(INamedTypeSymbol owner, string name) =>
            OptionsSuffixes.FirstOrDefault(suffix => owner.Name.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix ? owner.Name.Substring(0, owner.Name.Length - suffix.Length) + ":" + name : name;

        private static string? NameOf(IOperation value) => value switch
        {
            IPropertyReferenceOperation { Property: { Name: "Value", IsStatic: false }, Instance: { } wrapped } => NameOf(wrapped.WithoutConversions()),
            IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: null } } => null,
            ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation => value.Referred()?.Name,
            IInvocationOperation { TargetMethod: { MethodKind: MethodKind.Ordinary, Name: var method } } when Words(method) is { Count: > 1 } words && Makers.Contains(words[0]) =>
                method.Substring(words[0].Length) is var made && made.EndsWith("Async", StringComparison.Ordinal) ? made.Substring(0, made.Length - "Async".Length) : made,
            _ => null,
        };

        private static bool IsClean(string name) => CredentialInName.IsCleansed(name);

        // A variable that is called by no credential's name and holds one all the same.
        private string? OfOrigin(IOperation value)
        {
            if (value is not ILocalReferenceOperation { Local: var local })
                return null;
            var writes = model.BodyAround(value).WritesOf(local).Take(2).ToList();
            return writes.Count != 1 || !writes[0].Steps.IsEmpty ? null : OfName(Unwrapped(writes[0].Value));
        }

        private static IOperation Unwrapped(IOperation value) => value.WithoutConversions() switch
        {
            IAwaitOperation awaited => Unwrapped(awaited.Operation),
            ICoalesceOperation choice => Unwrapped(choice.Value),
            IInvocationOperation { TargetMethod.Name: "ToString" or "Trim" or "FirstOrDefault" or "First" } call when call.Receiver() is { } receiver => Unwrapped(receiver),
            var plain => plain,
        };

        private string? OfUse(IOperation value) => value.Referred() is { } variable
            && model.BodyAround(value).ReferencesTo(variable).SelectMany(use => Arrivals.Of(use, followNames: false, model, cancellationToken))
                .Select(arrival => CredentialSink.Of(arrival, SecretPolicy.None, model)).FirstOrDefault(sink => sink is { Place: SecretPlace.Sink or SecretPlace.CryptographicSink }) is { } sink
                    ? $"'{variable.Name}', which is {sink.Use},"
                    : null;

        // A file's path is most of what SQLite is told.
        private bool IsOfFile(IOperation value) =>
            (value as IMemberReferenceOperation)?.Instance?.Type?.Name.StartsWith("Sqlite", StringComparison.OrdinalIgnoreCase) == true
            || model.FilesWith("UseSqlite", cancellationToken).Any() || model.FilesWith("SqliteConnectionStringBuilder", cancellationToken).Any() || model.FilesWith("SqliteConnection", cancellationToken).Any();

        private string? OfMembers(INamedTypeSymbol type, LoggedValue value) =>
            (value.How == LoggedAs.Whole || WholeObject.WritesItself(type)) && !WholeObject.IsReshaped(model, cancellationToken)
            && WholeObject.MembersOf(type).FirstOrDefault(path => LoggedValue.IsText(path.Last().Type) && (Named(PathOf(path.Last().ContainingType, path.Last().Name), path.Last().ContainingType) is not null || DataClass.Of(path.Last()) is { IsPersonal: false })) is { IsDefault: false } member
                ? $"all of {WholeObject.Called(type)}, '{string.Join(".", member.Select(m => m.Name))}' with it,"
                : null;
    }
}
