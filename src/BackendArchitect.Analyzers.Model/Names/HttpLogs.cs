namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>The framework's own logs of requests and responses.</summary>
internal static class HttpLogs
{
    internal static readonly TypeName Options = new("Microsoft.AspNetCore.HttpLogging", "HttpLoggingOptions");
    internal static readonly MemberName Fields = new(Options, "LoggingFields");
    internal static readonly MemberName RequestHeaders = new(Options, "RequestHeaders");
    internal static readonly MemberName ResponseHeaders = new(Options, "ResponseHeaders");
    internal static readonly TypeName Attribute = new("Microsoft.AspNetCore.HttpLogging", "HttpLoggingAttribute");
    internal static readonly TypeName Interceptor = new("Microsoft.AspNetCore.HttpLogging", "IHttpLoggingInterceptor");
    internal static readonly TypeName Builder = new("Microsoft.AspNetCore.Builder", "HttpLoggingBuilderExtensions");
    internal static readonly MemberName UseHttpLogging = new(Builder, "UseHttpLogging");
    internal static readonly MemberName UseW3CLogging = new(Builder, "UseW3CLogging");
    internal static readonly MemberName WithHttpLogging = new(new("Microsoft.AspNetCore.Builder", "HttpLoggingEndpointConventionBuilderExtensions"), "WithHttpLogging");
    internal static readonly TypeName W3COptions = new("Microsoft.AspNetCore.HttpLogging", "W3CLoggerOptions");
    internal static readonly MemberName W3CFields = new(W3COptions, "LoggingFields");
    internal static readonly MemberName W3CHeaders = new(W3COptions, "AdditionalRequestHeaders");
}
