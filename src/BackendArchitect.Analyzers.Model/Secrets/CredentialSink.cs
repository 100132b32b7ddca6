using System;
using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>A destination in code that is a credential: a parameter, a property, a header, the fallback of a setting.</summary>
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
        Credentials.X509Certificate2Collection, Credentials.X509CertificateLoader, Credentials.Rfc2898DeriveBytes, Credentials.OAuthOptions,
        Credentials.OpenIdConnectOptions, Credentials.TwitterOptions, Credentials.MicrosoftIdentityOptions, Credentials.ConfidentialClientApplicationBuilder,
        Credentials.SqlConnectionStringBuilder, Credentials.OldSqlConnectionStringBuilder, Credentials.NpgsqlConnectionStringBuilder,
        Credentials.MySqlConnectionStringBuilder, Credentials.MongoCredential, Credentials.RedisOptions, Credentials.RabbitConnectionFactory,
        Credentials.ClientSecretCredential, Credentials.StorageSharedKeyCredential, Credentials.BasicAwsCredentials, Credentials.StripeConfiguration,
        Credentials.StripeClient, Credentials.SendGridClient, Credentials.OctokitCredentials, Credentials.TelegramBotClient,
    ];

    private static readonly ImmutableHashSet<string> Headers = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Authorization", "Proxy-Authorization", "X-Api-Key", "Api-Key", "ApiKey", "X-Auth-Token", "X-Access-Token", "X-API-Token", "Ocp-Apim-Subscription-Key",
        "PRIVATE-TOKEN", "x-functions-key", "X-Vault-Token");

    private static readonly ImmutableArray<string> OptionsSuffixes = ["Options", "Settings", "Configuration", "Config"];

    /// <summary>Whether values of this parameter can be credentials, here or behind an encoding; asked for every text that is passed.</summary>
    internal static bool MayBe(IParameterSymbol parameter) =>
        parameter.Name is "value" or "values" or "defaultValue" or "parameter" or "key" or "s" or "source" or "text" || CredentialNames.Of(parameter.Name) != CredentialName.None;

    /// <summary>How the value gets there, without what must not be said.</summary>
    internal string UseWithout(string secret) => Use.Replace($"'{Name}'", $"'{SecretDetector.Redacted(Name, secret)}'");

    /// <summary>The credential that an argument, assignment, initializer or right side of <c>??</c> gives; null when it is none, or nothing says so.</summary>
    internal static CredentialSink? Of(IOperation arrival) => arrival switch
    {
        IArgumentOperation { Parameter: { } parameter } argument => OfArgument(argument, parameter),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } target } => OfIndexer(target),
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } => OfProperty(property),
        IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties } => OfOwnDefault(properties[0], properties[0].ContainingType),
        IParameterInitializerOperation { Parameter: var parameter } => OfOwnDefault(parameter, null),
        ICoalesceOperation coalesce => OfFallback(SettingOf(coalesce.Value)),
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

    private static CredentialSink? OfFallback(string? setting) => setting is null ? null : CredentialNames.Of(setting) switch
    {
        CredentialName.None or CredentialName.Pass => null,
        var name => new(
            $"as the fallback of '{setting}'",
            name == CredentialName.SigningKey ? SecretPlace.CryptographicSink : SecretPlace.Sink, setting, setting),
    };

    private static CredentialSink? OfArgument(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (argument.ArgumentKind == ArgumentKind.DefaultValue || parameter.ContainingSymbol is not IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true } method)
            return null;
        var type = method.ContainingType;
        switch (parameter.Name)
        {
            case "key" when type.Is(Credentials.SymmetricSecurityKey):
                return new(PassedTo(parameter, method), SecretPlace.CryptographicSink, parameter.Name, TokenKey);
            case "key" when type.Is(Credentials.AzureKeyCredential) || type.Is(Credentials.ApiKeyCredential):
                return new(PassedTo(parameter, method), SecretPlace.Sink, parameter.Name, SettingName.For(parameter));
            case "secret" or "secrets" when type.Is(Credentials.JwtBuilder):
                return new(PassedTo(parameter, method), SecretPlace.CryptographicSink, parameter.Name, TokenKey);
            case "parameter" when type.Is(Credentials.AuthenticationHeaderValue):
                return new(PassedTo(parameter, method), SecretPlace.Sink, parameter.Name, SettingName.For(parameter));
            case "value" or "values" or "defaultValue":
                return argument.Parent is IInvocationOperation call ? OfNamedValue(call) : null;
        }
        return ByName(parameter, type, PassedTo(parameter, method));
    }

    private static CredentialSink? OfProperty(IPropertySymbol property) =>
        !property.DeclaringSyntaxReferences.IsEmpty ? null
        : property.Name == "Authorization" && property.ContainingType.Is(AspNet.HeaderDictionary) ? OfHeader(property.Name)
        : ByName(property, property.ContainingType, $"assigned to '{property.ContainingType.Name}.{property.Name}'");

    private static CredentialSink? ByName(ISymbol destination, INamedTypeSymbol type, string use)
    {
        var name = destination.Name;
        // A single Pass is a name as often as a password.
        if (CredentialNames.Of(name) is CredentialName.None or CredentialName.Pass || IsElsewhere(type))
            return null;
        foreach (var known in WellKnown)
            if (type.Is(known))
                return new(use, SecretPlace.Sink, name, SettingName.For(destination));
        return new(use, SecretPlace.Configuration, name, SettingName.For(destination));
    }

    // Keys of ciphers and HMAC are another rule's; containers that a test starts live as long as the test.
    private static bool IsElsewhere(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace.ToDisplayString();
        return (space == "System.Security.Cryptography" && !type.Is(Credentials.Rfc2898DeriveBytes))
            || space.StartsWith("Testcontainers.", StringComparison.Ordinal) || space.StartsWith("DotNet.Testcontainers", StringComparison.Ordinal);
    }

    // header name and value, variable and value, key and default
    private static CredentialSink? OfNamedValue(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.Is(Credentials.GetValue))
            return OfFallback(SettingOf(call));
        if (method.Is(Credentials.SetEnvironmentVariable))
            return OfSetting(call.ArgumentFor("variable").ConstantText());
        if (method.Is(Credentials.UseSetting))
            return OfSetting(call.ArgumentFor("key").ConstantText());
        if (method.ContainingType.IsOrDerivesFrom(Credentials.HttpHeaders))
            return OfHeader(call.ArgumentFor("name").ConstantText());
        if (method.ContainingType.Is(Credentials.HeaderDictionaryExtensions) || call.Receiver()?.Type.IsOrDerivesFrom(AspNet.HeaderDictionary) == true)
            return OfHeader(call.ArgumentFor("key").ConstantText());
        return method.Name == "Add" && IsConfiguration(call) ? OfSetting(call.ArgumentFor("key").ConstantText()) : null;
    }

    private static CredentialSink? OfIndexer(IPropertyReferenceOperation target)
    {
        if (target.Arguments.Length != 1 || target.Arguments[0].Value.ConstantText() is not { } key)
            return null;
        if (target.Instance?.Type.IsOrDerivesFrom(AspNet.HeaderDictionary) == true)
            return OfHeader(key);
        var isEnvironment = Receiver(target) is IPropertyReferenceOperation { Property: { Name: "Environment" or "EnvironmentVariables" } owner }
            && owner.ContainingType.Is(Credentials.ProcessStartInfo);
        return isEnvironment || target.Property.ContainingType.IsOrDerivesFrom(Environments.Configuration) || IsConfiguration(target) ? OfSetting(key) : null;
    }

    // new ProcessStartInfo { Environment = { ["..."] = "..." } } names the receiver further out.
    private static IOperation? Receiver(IPropertyReferenceOperation target) =>
        target is { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }, Parent.Parent.Parent: IMemberInitializerOperation initializer }
            ? initializer.InitializedMember
            : target.Instance?.WithoutConversions();

    private static bool IsConfiguration(IOperation entry)
    {
        for (var at = entry.Parent; at is not null; at = at.Parent)
        {
            if (at is IArgumentOperation { Parent: IInvocationOperation call })
                return call.TargetMethod.Is(Credentials.AddInMemoryCollection);
            if (at is not (IExpressionStatementOperation or IObjectOrCollectionInitializerOperation or IObjectCreationOperation or IConversionOperation or IAssignmentOperation))
                return false;
        }
        return false;
    }

    private static CredentialSink? OfSetting(string? variable) =>
        variable?.Replace("__", ":") is not { } key || CredentialNames.Of(key) is CredentialName.None or CredentialName.Pass ? null
        : new($"as the value of '{key}'", SecretPlace.Configuration, key, key);

    private static CredentialSink? OfHeader(string? name) =>
        name is null || !Headers.Contains(name) ? null : new($"in the header '{name}'", SecretPlace.Sink, name, "Headers:" + name);

    /// <summary>The default of a property of an options class, or of a parameter: what holds when nobody configures another.</summary>
    private static CredentialSink? OfOwnDefault(ISymbol symbol, INamedTypeSymbol? type)
    {
        if (CredentialNames.Of(symbol.Name) is CredentialName.Pass)
            return null;
        if (type is null)
            return CredentialNames.Of(symbol.Name) == CredentialName.None ? null : new($"as the default of '{symbol.Name}'", SecretPlace.Configuration, symbol.Name, SettingName.For(symbol));
        foreach (var suffix in OptionsSuffixes)
            if (type.Name.EndsWith(suffix, StringComparison.Ordinal))
            {
                var path = type.Name.Substring(0, type.Name.Length - suffix.Length) + ":" + symbol.Name;
                return CredentialNames.Of(path) is CredentialName.None or CredentialName.Pass ? null : new($"as the default of '{type.Name}.{symbol.Name}'", SecretPlace.Configuration, path, path);
            }
        return null;
    }

    private static string PassedTo(IParameterSymbol parameter, IMethodSymbol method) =>
        $"passed as '{parameter.Name}' to '{(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name)}'";
}
