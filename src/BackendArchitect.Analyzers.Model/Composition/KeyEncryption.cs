using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Whether anything encrypts the keys of data protection at rest. Whoever says where they are kept switches off the encryption that the platform brings:
/// see https://learn.microsoft.com/aspnet/core/security/data-protection/implementation/key-encryption-at-rest.
/// </summary>
internal static class KeyEncryption
{
    private const string Prefix = "ProtectKeysWith";

    // What keeps keys where something else encrypts them, as a parameter store of secrets does, is not among these.
    internal static readonly ImmutableArray<string> Persists =
    [
        DataProtection.PersistKeysToFileSystem.Name, DataProtection.PersistKeysToRegistry.Name, "PersistKeysToDbContext", "PersistKeysToStackExchangeRedis", "PersistKeysToRedis",
        "PersistKeysToAzureBlobStorage", "PersistKeysToGoogleCloudStorage", "PersistKeysToMongoDb",
    ];

    private static readonly ImmutableArray<MemberName> OtherAnswers = [DataProtection.XmlEncryptor, DataProtection.UseEphemeralProvider, DataProtection.DisableAutomaticKeyGeneration];

    private static readonly HashSet<string> Encrypting =
        [DataProtection.ProtectKeysWithCertificate.Name, DataProtection.ProtectKeysWithDpapi.Name, DataProtection.ProtectKeysWithDpapiNG.Name, "ProtectKeysWithAzureKeyVault", "set_XmlEncryptor"];

    /// <summary>Whether something in the application encrypts the keys in Production, or may: a condition or a library decides.</summary>
    internal static bool MayExist(ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var name in NamesOf(model, cancellationToken))
            foreach (var use in model.MentionsOf(name, cancellationToken))
                if (use.CallBy() is { } call && model.CallAt(call, cancellationToken) is { } protect && !protect.ExcludesProduction(model, cancellationToken))
                    return true;
        foreach (var answer in OtherAnswers)
            foreach (var use in model.MentionsOf(answer.Name, cancellationToken))
                if (model.SymbolOf(use, cancellationToken) is { } symbol && symbol.Is(answer) && model.OperationOf(use.CallBy() ?? (SyntaxNode)use, cancellationToken)?.ExcludesProduction(model, cancellationToken) != true)
                    return true;
        return ForeignMay(model);
    }

    private static IEnumerable<string> NamesOf(ServiceModel model, CancellationToken cancellationToken) =>
        model.Compilations.SelectMany(compilation => compilation.SyntaxTrees).SelectMany(tree => TreeNames.Of(tree, cancellationToken).Beginning(Prefix)).Distinct().ToList();

    // A library that offers to encrypt does so when it is asked.
    private static bool ForeignMay(ServiceModel model) => model.Libraries.Any(assembly =>
        !IsKnown(assembly)
        && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(referenced => referenced.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)))
        && assembly.Uses(Encrypting, IsKnown));

    private static bool IsKnown(IAssemblySymbol assembly) => ConventionReader.IsFramework(assembly) || assembly.Name.IndexOf("AspNetCore.DataProtection", StringComparison.Ordinal) >= 0;
}
