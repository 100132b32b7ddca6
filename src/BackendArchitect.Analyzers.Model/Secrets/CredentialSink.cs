using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>A destination in code that is a credential: a parameter, a property, a header, a form field, a comparison, the fallback of a setting.</summary>
/// <param name="Use">How the value gets there, as the middle of a sentence: "passed as 'password' to 'NetworkCredential'".</param>
/// <param name="Place">How far the destination speaks for the value.</param>
/// <param name="Name">The name that the value has there, as a path.</param>
/// <param name="Setting">The key of configuration that the value should have.</param>
internal sealed record CredentialSink(string Use, SecretPlace Place, string Name, string Setting)
{
    private const string TokenKey = "Jwt:Key";

    private static readonly ImmutableArray<TypeName> WellKnown =
    [
        Credentials.NetworkCredential, Credentials.UriBuilder, Credentials.ProcessStartInfo, Credentials.X509Certificate, Credentials.X509Certificate2,
        Credentials.X509Certificate2Collection, Credentials.X509CertificateLoader, Credentials.AsymmetricAlgorithm,
    ];

    private static readonly ImmutableHashSet<string> Headers = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Authorization", "Proxy-Authorization", "X-Api-Key", "Api-Key", "ApiKey", "X-ApiKey", "X-Auth-Token", "X-Auth-Key", "X-Access-Token", "X-API-Token", "X-Api-Secret",
        "Ocp-Apim-Subscription-Key", "PRIVATE-TOKEN", "x-functions-key", "X-Vault-Token", "X-RapidAPI-Key", "X-Shopify-Access-Token", "X-Goog-Api-Key", "X-Figma-Token");

    private static readonly ImmutableArray<string> OptionsSuffixes = ["Options", "Settings", "Configuration", "Config"];

    /// <summary>
    /// Whether values of this parameter can be credentials, here or behind an encoding; asked for every text that is passed, so it only compares names.
    /// </summary>
    internal static bool MayBe(IParameterSymbol parameter) =>
        parameter.Name is "value" or "values" or "defaultValue" or "s" or "source" or "text" or "chars" or "input" or "buffer"
            // Equals, SequenceEqual and FixedTimeEquals
            or "a" or "b" or "objA" or "objB" or "left" or "right" or "first" or "second" or "other" or "span"
        || (parameter.Name == "item" && parameter.ContainingType.Is(Credentials.Collection))
        || CredentialClients.Mentions(parameter.Name) || CipherKeySink.Mentions(parameter.Name)
        || CredentialNames.Of(parameter.Name) != CredentialName.None;

    /// <summary>How the value gets there, without what must not be said.</summary>
    internal string UseWithout(string secret) => Use.Replace($"'{Name}'", $"'{SecretDetector.Redacted(Name, secret)}'");

    /// <summary>The credential that an arrival gives; null when it is none, or nothing says so.</summary>
    internal static CredentialSink? Of(IOperation arrival, SecretPolicy policy, ServiceModel model) => arrival switch
    {
        IArgumentOperation { Parameter: { } parameter } argument => OfArgument(policy, argument, parameter, model),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } target } => OfIndexer(policy, target, model),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } => OfProperty(policy, property),
        IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment => OfReplacement(policy, assignment, local, model),
        IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties } => OfOptions(policy, properties[0], "as the default of"),
        IParameterInitializerOperation { Parameter: var parameter } => OfDefault(policy, parameter),
        IConversionOperation { OperatorMethod: { } conversion } => OfConversion(policy, conversion),
        IInvocationOperation { TargetMethod.Name: "Equals", Arguments: { Length: > 0 } others } => OfComparison(policy, others[0].Value),
        ICoalesceOperation coalesce => OfFallback(policy, coalesce.Value),
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => OfFallback(policy, conditional.WhenTrue) ?? OfFallback(policy, whenFalse),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => OfComparison(policy, comparison.LeftOperand) ?? OfComparison(policy, comparison.RightOperand),
        _ => null,
    };

    /// <summary>The key or variable that a value is read from where the project cannot see it: configuration, environment; null for another value.</summary>
    internal static string? SettingOf(IOperation value) => value.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } keys } read when read.Property.ContainingType.IsOrDerivesFrom(Environments.Configuration) =>
            Path(read.Instance, keys[0].Value),
        IPropertyReferenceOperation { Property.Name: "Value", Instance: { } section } read when read.Property.ContainingType.IsOrDerivesFrom(Credentials.ConfigurationSection) =>
            SectionOf(section),
        IInvocationOperation call when call.TargetMethod.Is(Credentials.GetValue) => Path(call.Receiver(), call.ArgumentFor("key")),
        IInvocationOperation call when call.TargetMethod.Is(Credentials.Get) && call.Receiver() is { } section => SectionOf(section),
        IInvocationOperation call when call.TargetMethod.Is(Environments.GetEnvironmentVariable) => call.ArgumentFor("variable").ConstantText()?.Replace("__", ":"),
        _ => null,
    };

    private static string? Path(IOperation? configuration, IOperation? key) =>
        key.ConstantText() is not { } name ? null : configuration is not null && SectionOf(configuration) is { } section ? section + ":" + name : name;

    private static string? SectionOf(IOperation section) => section.WithoutConversions() switch
    {
        IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } call => Path(call.Receiver(), call.ArgumentFor("key")),
        _ => null,
    };

    // A member that is called a credential says less than a setting: what looks like no password may be a marker there.
    private static CredentialSink? OfFallback(SecretPolicy policy, IOperation value)
    {
        if (SettingOf(value) is { } setting)
            return OfFallback(policy, setting);
        return value.WithoutConversions() is IPropertyReferenceOperation { Property: { IsIndexer: false, Name: var name } property } && policy.IsCredential(name)
            ? new($"as the fallback of '{name}'", SecretPlace.Configuration, name, SettingName.For(property))
            : null;
    }

    private static CredentialSink? OfFallback(SecretPolicy policy, string setting) => policy.NameOf(setting) switch
    {
        CredentialName.None or CredentialName.Pass => null,
        var name => new(
            $"as the fallback of '{setting}'",
            name == CredentialName.SigningKey ? SecretPlace.CryptographicSink : SecretPlace.Sink, setting, setting),
    };

    // var key = configuration["Jwt:Key"]; if (key is null) key = "...";
    private static CredentialSink? OfReplacement(SecretPolicy policy, IAssignmentOperation assignment, ILocalSymbol local, ServiceModel model) =>
        (assignment is ICoalesceAssignmentOperation || assignment.Syntax.StandsUnderCondition()) && model.BodyAround(assignment).ValuesOf(local).Select(SettingOf).FirstOrDefault(setting => setting is not null) is { } read ? OfFallback(policy, read) : null;

    private static CredentialSink? OfArgument(SecretPolicy policy, IArgumentOperation argument, IParameterSymbol parameter, ServiceModel model)
    {
        if (argument.ArgumentKind == ArgumentKind.DefaultValue || parameter.ContainingSymbol is not IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true } method)
            return null;
        if (argument.Parent is IInvocationOperation { TargetMethod.Name: "Equals" or "SequenceEqual" or "FixedTimeEquals" } comparison)
            return OfComparison(policy, comparison, argument);
        if (parameter.Name is "value" or "values" or "defaultValue" && OfNamedValue(policy, argument, method, model) is { } named)
            return named;
        return ByName(policy, parameter, method.ContainingType, PassedTo(parameter, method));
    }

    private static CredentialSink? OfProperty(SecretPolicy policy, IPropertySymbol property) =>
        !property.DeclaringSyntaxReferences.IsEmpty ? OfOptions(policy, property, "assigned to")
        : property.Name == "Authorization" && property.ContainingType.Is(AspNet.HeaderDictionary) ? OfHeader(property.Name)
        : ByName(policy, property, property.ContainingType, $"assigned to '{property.ContainingType.Name}.{property.Name}'");

    private static CredentialSink? OfConversion(SecretPolicy policy, IMethodSymbol conversion) =>
        conversion.DeclaringSyntaxReferences.IsEmpty && policy.IsCredential(conversion.ContainingType.Name)
            && CredentialClients.IsClient(conversion.ContainingNamespace.ToDisplayString())
            ? new($"converted to '{conversion.ContainingType.Name}'", SecretPlace.Sink, conversion.ContainingType.Name, SettingName.For(conversion.ContainingType))
            : null;

    private static CredentialSink? ByName(SecretPolicy policy, ISymbol destination, INamedTypeSymbol type, string use)
    {
        var name = destination.Name;
        foreach (var member in CredentialClients.Known(name))
            if (type.IsOrDerivesFrom(member.Type))
                return new(use, member.Signs ? SecretPlace.CryptographicSink : SecretPlace.Sink, name, member.Type == Credentials.SymmetricSecurityKey || member.Type == Credentials.JwtBuilder ? TokenKey : SettingName.For(destination));
        // A single Pass is a name as often as a password.
        if (!policy.IsCredential(name) || type.ContainingNamespace.ToDisplayString() is var space && IsElsewhere(type, space))
            return null;
        foreach (var known in WellKnown)
            if (type.IsOrDerivesFrom(known))
                return new(use, SecretPlace.Sink, name, SettingName.For(destination));
        return IsHalf(destination) ? null
            : new(use, CredentialClients.IsClient(space) && !IsTokenOfAnyKind(name) ? SecretPlace.Sink : SecretPlace.Configuration, name, SettingName.For(destination));
    }

    // Keys of ciphers and HMAC are another rule's; containers that a test starts live as long as the test.
    private static bool IsElsewhere(INamedTypeSymbol type, string space) =>
        (space == "System.Security.Cryptography" && !type.IsOrDerivesFrom(Credentials.AsymmetricAlgorithm))
        || space.StartsWith("Testcontainers.", StringComparison.Ordinal) || space.StartsWith("DotNet.Testcontainers", StringComparison.Ordinal);

    // The name of a key, where the key itself stands beside it: AWS and what speaks as it does.
    private static bool IsHalf(ISymbol destination) =>
        destination.Name is "accessKey" or "AccessKey" && destination.ContainingSymbol is IMethodSymbol { Parameters: var parameters } && parameters.Any(p => p.Name == "secretKey");

    // Of cards, pages, locks: clients have tokens of many kinds.
    private static bool IsTokenOfAnyKind(string name) =>
        Words.Of(name) is { Count: > 0 } words && words[words.Count - 1] == "token"
        && !(words.Count > 1 && words[words.Count - 2] is "access" or "auth" or "bot" or "api" or "bearer" or "vault" or "refresh" or "personal" or "oauth");

    // header name and value, variable and value, key and default
    private static CredentialSink? OfNamedValue(SecretPolicy policy, IArgumentOperation argument, IMethodSymbol method, ServiceModel model)
    {
        if (argument.Parent is IObjectCreationOperation creation)
            return method.ContainingType.Is(Credentials.KeyValuePair) ? OfEntry(policy, creation.ArgumentFor("key"), creation, model)
                : method.ContainingType.Is(Credentials.Cookie) ? OfSetting(policy, creation.ArgumentFor("name").ConstantText(), "in the cookie")
                : null;
        if (argument.Parent is not IInvocationOperation call)
            return null;
        if (method.Is(Credentials.GetValue))
            return SettingOf(call) is { } setting ? OfFallback(policy, setting) : null;
        if (method.Is(Credentials.SetEnvironmentVariable))
            return OfSetting(policy, call.ArgumentFor("variable").ConstantText());
        if (method.Is(Credentials.UseSetting))
            return OfSetting(policy, call.ArgumentFor("key").ConstantText());
        if (method.ContainingType.Is(Credentials.ResponseCookies))
            return OfSetting(policy, call.ArgumentFor("key").ConstantText(), "in the cookie");
        if (method.ContainingType.IsOrDerivesFrom(Credentials.HttpHeaders) || method.ContainingType.Is(Credentials.HeaderDictionaryExtensions)
            || method.ContainingType.Is(Credentials.GrpcMetadata) || method.ContainingType.IsOrDerivesFrom(Credentials.WebHeaderCollection)
            || call.Receiver()?.Type.IsOrDerivesFrom(AspNet.HeaderDictionary) == true || method.Name.EndsWith("Header", StringComparison.Ordinal))
            return OfHeader((call.ArgumentFor("name") ?? call.ArgumentFor("key")).ConstantText());
        if (method.Name != "Add")
            return null;
        return IsEnvironmentOfProcess(call.Receiver()) ? OfSetting(policy, call.ArgumentFor("key").ConstantText()) : OfEntry(policy, call.ArgumentFor("key"), call, model);
    }

    private static CredentialSink? OfIndexer(SecretPolicy policy, IPropertyReferenceOperation target, ServiceModel model)
    {
        if (target.Arguments.Length != 1 || target.Arguments[0].Value.ConstantText() is not { } key)
            return null;
        if (target.Instance?.Type is { } type && (type.IsOrDerivesFrom(AspNet.HeaderDictionary) || type.IsOrDerivesFrom(Credentials.WebHeaderCollection)))
            return OfHeader(key);
        return IsEnvironmentOfProcess(Receiver(target)) || target.Property.ContainingType.IsOrDerivesFrom(Environments.Configuration) ? OfSetting(policy, key)
            : OfEntry(policy, target.Arguments[0].Value, target, model);
    }

    private static bool IsEnvironmentOfProcess(IOperation? receiver) =>
        receiver is IPropertyReferenceOperation { Property: { Name: "Environment" or "EnvironmentVariables" } owner } && owner.ContainingType.Is(Credentials.ProcessStartInfo);

    // new ProcessStartInfo { Environment = { ["..."] = "..." } } names the receiver further out.
    private static IOperation? Receiver(IPropertyReferenceOperation target) =>
        target is { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }, Parent.Parent.Parent: IMemberInitializerOperation initializer }
            ? initializer.InitializedMember
            : target.Instance?.WithoutConversions();

    /// <summary>An entry of a dictionary or list of pairs that becomes configuration or a form.</summary>
    private static CredentialSink? OfEntry(SecretPolicy policy, IOperation? key, IOperation entry, ServiceModel model)
    {
        if (key.ConstantText() is not { } name || !policy.IsCredential(name))
            return null;
        return TakerOf(entry, model) switch
        {
            IInvocationOperation call when call.TargetMethod.Is(Credentials.AddInMemoryCollection) => OfSetting(policy, name),
            IObjectCreationOperation { Type: var type } when type.Is(Credentials.FormUrlEncodedContent) => new($"in the form field '{name}'", SecretPlace.Sink, name, "Secrets:" + name),
            _ => null,
        };
    }

    /// <summary>The call or creation that takes the collection in which an entry stands, in the same expression or by way of a local.</summary>
    internal static IOperation? TakerOf(IOperation entry, ServiceModel model)
    {
        // pairs.Add("...", "...") and pairs["..."] = "..."
        if (entry is IInvocationOperation { Instance: ILocalReferenceOperation list })
            return TakerOf(list.Local, list, model);
        if (entry is IPropertyReferenceOperation { Instance: ILocalReferenceOperation dictionary })
            return TakerOf(dictionary.Local, dictionary, model);
        for (var at = entry.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation pairs } }:
                    return TakerOf(pairs.Local, pairs, model);
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add" } }:
                    continue;
                case IArgumentOperation { Parent: { } taker }:
                    return taker;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return TakerOf(local, at, model);
                case IExpressionStatementOperation or IObjectOrCollectionInitializerOperation or IObjectCreationOperation or IConversionOperation or IAssignmentOperation
                    or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation or IInvocationOperation:
                    continue;
                default:
                    return null;
            }
        }
        return null;
    }

    private static IOperation? TakerOf(ILocalSymbol local, IOperation around, ServiceModel model)
    {
        foreach (var use in model.BodyAround(around).ReferencesTo(local))
        {
            var at = use.Parent;
            while (at is IConversionOperation)
                at = at.Parent;
            if (at is IArgumentOperation { Parent: { } taker } && (taker is IObjectCreationOperation || (taker is IInvocationOperation call
                && (call.TargetMethod.Is(Credentials.AddInMemoryCollection) || call.TargetMethod.Is(OutgoingUrls.AddQueryString) || call.TargetMethod.Is(OutgoingUrls.CreateQuery)))))
                return taker;
        }
        return null;
    }

    private static CredentialSink? OfSetting(SecretPolicy policy, string? variable, string use = "as the value of") =>
        variable?.Replace("__", ":") is not { } key || !policy.IsCredential(key) ? null : new($"{use} '{key}'", SecretPlace.Configuration, key, key);

    private static CredentialSink? OfHeader(string? name) =>
        name is null || !Headers.Contains(name) ? null : new($"in the header '{name}'", SecretPlace.Sink, name, "Headers:" + name);

    /// <summary>A property of an options class of the project: its default holds when nobody configures another, and what is assigned to it holds instead.</summary>
    private static CredentialSink? OfOptions(SecretPolicy policy, IPropertySymbol property, string use)
    {
        if (property.ContainingType is { } type)
            foreach (var suffix in OptionsSuffixes)
                if (type.Name.EndsWith(suffix, StringComparison.Ordinal))
                {
                    var path = type.Name.Substring(0, type.Name.Length - suffix.Length) + ":" + property.Name;
                    return policy.IsCredential(path) ? new($"{use} '{type.Name}.{property.Name}'", SecretPlace.Configuration, path, path) : null;
                }
        return null;
    }

    private static CredentialSink? OfDefault(SecretPolicy policy, IParameterSymbol parameter) =>
        policy.IsCredential(parameter.Name) ? new($"as the default of '{parameter.Name}'", SecretPlace.Configuration, parameter.Name, SettingName.For(parameter)) : null;

    // Whoever sends the same text gets in.
    private static CredentialSink? OfComparison(SecretPolicy policy, IInvocationOperation call, IArgumentOperation argument)
    {
        if (call.Instance is { } instance)
            return OfComparison(policy, instance);
        foreach (var other in call.Arguments)
            if (other != argument && OfComparison(policy, other.Value) is { } sink)
                return sink;
        return null;
    }

    private static CredentialSink? OfComparison(SecretPolicy policy, IOperation other) => NameOf(policy, other.WithoutConversions()) is { } name && (policy.IsCredential(name) || Headers.Contains(name))
        ? new($"compared with '{name}'", SecretPlace.Configuration, name, "Secrets:" + name)
        : null;

    private static string? NameOf(SecretPolicy policy, IOperation value) => value switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } keys } => keys[0].Value.ConstantText(),
        IPropertyReferenceOperation { Property.Name: "Value" or "Count" or "Length", Instance: { } owner } => NameOf(policy, owner.WithoutConversions()),
        ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation => value.Referred()?.Name,
        IInvocationOperation { TargetMethod.Name: "ToString" or "Trim" or "GetBytes" or "FirstOrDefault" or "First" or "Single" or "AsSpan" } call =>
            (call.Receiver() is { } receiver && NameOf(policy, receiver) is { } name && (policy.IsCredential(name) || Headers.Contains(name)) ? name : null)
            ?? (call.Arguments.Length > 0 ? NameOf(policy, call.Arguments[call.Arguments.Length - 1].Value.WithoutConversions()) : null),
        _ => null,
    };

    private static string PassedTo(IParameterSymbol parameter, IMethodSymbol method) =>
        $"passed as '{parameter.Name}' to '{(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name)}'";
}
