namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Outgoing HTTP and TLS.</summary>
internal static class Http
{
    internal static readonly TypeName HttpClientHandler = new("System.Net.Http", "HttpClientHandler");
    internal static readonly TypeName SslPolicyErrors = new("System.Net.Security", "SslPolicyErrors");
    internal static readonly TypeName X509Certificate = new("System.Security.Cryptography.X509Certificates", "X509Certificate");
    internal static readonly TypeName X509Chain = new("System.Security.Cryptography.X509Certificates", "X509Chain");

    internal static readonly MemberName DangerousAcceptAnyServerCertificateValidator = new(HttpClientHandler, "DangerousAcceptAnyServerCertificateValidator");
}
