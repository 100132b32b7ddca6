using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.Tests.Rules.Secrets;

public class UnprotectedDataProtectionKeysTests
{
    private const string Usings = """
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.DataProtection;
        using Microsoft.AspNetCore.DataProtection.KeyManagement;
        using Microsoft.AspNetCore.DataProtection.XmlEncryption;

        """;

    // Extensions of packages, as they are declared there.
    private const string Extensions = """
        namespace Microsoft.AspNetCore.DataProtection
        {
            public static class PackageExtensions
            {
                public static IDataProtectionBuilder PersistKeysToDbContext<TContext>(this IDataProtectionBuilder builder) => builder;
                public static IDataProtectionBuilder PersistKeysToStackExchangeRedis(this IDataProtectionBuilder builder, object redis) => builder;
                public static IDataProtectionBuilder PersistKeysToAzureBlobStorage(this IDataProtectionBuilder builder, Uri blob) => builder;
                public static IDataProtectionBuilder ProtectKeysWithAzureKeyVault(this IDataProtectionBuilder builder, Uri key) => builder;
                public static IDataProtectionBuilder ProtectKeysWithContosoVault(this IDataProtectionBuilder builder) => builder;
            }
        }
        """;

    private static Task Program(string setup, string more = "") => Verify.Rule<UnprotectedDataProtectionKeys>(Usings + $$"""
        var builder = WebApplication.CreateBuilder(args);
        var folder = new DirectoryInfo("keys");
        var certificate = X509CertificateLoader.LoadCertificateFromFile("keys.cer");
        {{setup}}
        builder.Build().Run();
        {{more}}
        """, Extensions);

    [Theory]
    [InlineData("builder.Services.AddDataProtection().[|PersistKeysToFileSystem|](folder);")]
    [InlineData("builder.Services.AddDataProtection().SetApplicationName(\"shop\").[|PersistKeysToDbContext|]<object>();")]
    [InlineData("builder.Services.AddDataProtection().[|PersistKeysToStackExchangeRedis|](folder).SetDefaultKeyLifetime(TimeSpan.FromDays(30));")]
    [InlineData("builder.Services.AddDataProtection().[|PersistKeysToAzureBlobStorage|](new Uri(\"https://keys.example.net\"));")]
    [InlineData("var keys = builder.Services.AddDataProtection(); keys.[|PersistKeysToFileSystem|](folder); keys.SetApplicationName(\"shop\");")]
    [InlineData("var keys = builder.Services.AddDataProtection().[|PersistKeysToFileSystem|](folder); if (builder.Environment.IsDevelopment()) keys.ProtectKeysWithCertificate(certificate);")]
    public Task Keys_that_nothing_encrypts_are_reported(string setup) => Program(setup);

    [Theory]
    [InlineData("builder.Services.AddDataProtection().PersistKeysToFileSystem(folder).ProtectKeysWithCertificate(certificate);")]
    [InlineData("builder.Services.AddDataProtection().ProtectKeysWithDpapi().PersistKeysToFileSystem(folder);")]
    [InlineData("builder.Services.AddDataProtection().PersistKeysToAzureBlobStorage(new Uri(\"https://a\")).ProtectKeysWithAzureKeyVault(new Uri(\"https://b\"));")]
    [InlineData("builder.Services.AddDataProtection().PersistKeysToDbContext<object>().ProtectKeysWithContosoVault();")]
    [InlineData("var keys = builder.Services.AddDataProtection(); keys.PersistKeysToFileSystem(folder); keys.ProtectKeysWithCertificate(certificate);")]
    [InlineData("builder.Services.AddDataProtection().PersistKeysToFileSystem(folder); builder.Services.AddDataProtection().ProtectKeysWithCertificate(certificate);")]
    [InlineData("var keys = builder.Services.AddDataProtection().PersistKeysToFileSystem(folder); if (builder.Configuration[\"Certificate\"] is not null) keys.ProtectKeysWithCertificate(certificate);")]
    [InlineData("builder.Services.AddDataProtection().PersistKeysToFileSystem(folder); builder.Services.Configure<KeyManagementOptions>(o => o.XmlEncryptor = new NullXmlEncryptor());")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddDataProtection().PersistKeysToFileSystem(folder);")]
    [InlineData("builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();")]
    [InlineData("builder.Services.AddDataProtection().PersistKeysToFileSystem(folder).DisableAutomaticKeyGeneration();")]
    [InlineData("builder.Services.AddDataProtection();")]
    public Task Keys_that_are_encrypted_or_kept_nowhere_are_not_reported(string setup) => Program(setup);

    [Fact]
    public Task Methods_of_the_service_are_seen_where_they_are_declared() => Verify.Rule<UnprotectedDataProtectionKeys>(
        Usings + "WebApplication.CreateBuilder(args).Services.AddKeys();",
        Usings + """
        static class Keys
        {
            public static void AddKeys(this IServiceCollection services) => services.AddDataProtection().PersistKeysToFileSystem(new("keys")).Encrypted();
            private static void Encrypted(this IDataProtectionBuilder keys) => keys.ProtectKeysWithCertificate("thumbprint");
        }
        """);

    [Fact]
    public Task A_library_leaves_it_to_its_host() => Verify.Rule<UnprotectedDataProtectionKeys>(Usings + """
        static class Keys
        {
            public static void AddKeys(this IServiceCollection services) => services.AddDataProtection().PersistKeysToFileSystem(new("keys"));
        }
        """);

    [Theory]
    [InlineData("keys.ProtectKeysWithDpapi();", false)]
    [InlineData("keys.SetApplicationName(\"contoso\");", true)]
    public Task A_library_that_encrypts_is_believed(string body, bool isReported)
    {
        var library = CSharpCompilation.Create("Contoso.Keys", [CSharpSyntaxTree.ParseText($$"""
            using Microsoft.AspNetCore.DataProtection;
            namespace Contoso;
            public static class KeyExtensions
            {
                public static void AddContosoKeys(this IDataProtectionBuilder keys) { {{body}} }
            }
            """)], ReferenceSet.Net10.References, new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        var persist = isReported ? "[|PersistKeysToFileSystem|]" : "PersistKeysToFileSystem";
        return Verify.Rule<UnprotectedDataProtectionKeys>(
            new Surroundings { References = [MetadataReference.CreateFromImage(image.ToArray())] },
            Usings + $$"""
            using Contoso;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDataProtection().{{persist}}(new("keys")).AddContosoKeys();
            builder.Build().Run();
            """);
    }

    [Fact]
    public Task A_method_that_only_shares_the_name_is_another() => Program("new Store().PersistKeysToFileSystem(folder);", "class Store { public void PersistKeysToFileSystem(DirectoryInfo folder) { } }");

    [Fact]
    public Task Broken_code_is_passed_over() => new RuleTest(new UnprotectedDataProtectionKeys(), null, ReferenceSet.Net10)
    {
        TestState = { OutputKind = OutputKind.ConsoleApplication, Sources = { Usings + "WebApplication.CreateBuilder(args).Services.AddDataProtection().[|PersistKeysToFileSystem|](new(\"keys\")).Missing(; x.PersistKeysToRegistry();" } },
        CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None,
    }.RunAsync();
}
