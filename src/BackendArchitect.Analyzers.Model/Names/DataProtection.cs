namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Data protection: where its keys are kept, and what encrypts them there.</summary>
internal static class DataProtection
{
    internal static readonly TypeName Builder = new("Microsoft.AspNetCore.DataProtection", "IDataProtectionBuilder");
    internal static readonly TypeName BuilderExtensions = new("Microsoft.AspNetCore.DataProtection", "DataProtectionBuilderExtensions");
    internal static readonly MemberName PersistKeysToFileSystem = new(BuilderExtensions, "PersistKeysToFileSystem");
    internal static readonly MemberName PersistKeysToRegistry = new(BuilderExtensions, "PersistKeysToRegistry");
    internal static readonly MemberName UseEphemeralProvider = new(BuilderExtensions, "UseEphemeralDataProtectionProvider");
    internal static readonly MemberName DisableAutomaticKeyGeneration = new(BuilderExtensions, "DisableAutomaticKeyGeneration");
    internal static readonly MemberName ProtectKeysWithCertificate = new(BuilderExtensions, "ProtectKeysWithCertificate");
    internal static readonly MemberName ProtectKeysWithDpapi = new(BuilderExtensions, "ProtectKeysWithDpapi");
    internal static readonly MemberName ProtectKeysWithDpapiNG = new(BuilderExtensions, "ProtectKeysWithDpapiNG");
    internal static readonly MemberName XmlEncryptor = new(new("Microsoft.AspNetCore.DataProtection.KeyManagement", "KeyManagementOptions"), "XmlEncryptor");
}
