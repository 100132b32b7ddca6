using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Secrets;

/// <summary>Keys of data protection that lie unencrypted where they are kept: whoever reads them signs in as anybody.</summary>
internal sealed class UnprotectedDataProtectionKeys() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH1008",
        category: Family.Secrets,
        level: Level.Must,
        title: "Data protection keys stored unencrypted",
        messageFormat: "'{0}' stores the keys of cookies and tokens as plain text: it switches the platform's own encryption off, and nothing like ProtectKeysWithCertificate is called in Production",
        description: "Encrypt the keys where they are kept: call ProtectKeysWithCertificate, ProtectKeysWithAzureKeyVault or their like on the same builder.",
        cwe: 311);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.AddCalls(DataProtection.ProtectKeysWithCertificate, DataProtection.ProtectKeysWithDpapi, DataProtection.ProtectKeysWithDpapiNG);

    internal override ImmutableArray<string> Methods => KeyEncryption.Persists;

    // What a library leaves open, its host may close.
    internal override bool Judges(ServiceModel model) => model.IsHost;

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        if (call.Receiver()?.Type.IsOrDerivesFrom(DataProtection.Builder) == true && !KeyEncryption.MayExist(report.Model, report.CancellationToken)
            && !call.ExcludesProduction(report.Model, report.CancellationToken))
            report.At(call.NameLocation(), call.TargetMethod.Name);
    }
}
