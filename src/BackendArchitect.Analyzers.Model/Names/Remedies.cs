namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What stands in the place of something dangerous when it is rewritten.</summary>
internal static class Remedies
{
    internal static readonly MemberName FileName = new(Files.Path, "GetFileName");
    internal static readonly MemberName FullPath = new(Files.Path, "GetFullPath");
    internal static readonly MemberName Combine = new(Files.Path, "Combine");
    internal static readonly MemberName Join = new(Files.Path, "Join");
    internal static readonly MemberName RandomFileName = new(Files.Path, "GetRandomFileName");
    internal static readonly MemberName Separator = new(Files.Path, "DirectorySeparatorChar");

    internal static readonly MemberName EncodeHtml = new(Encoders.Text, "Encode");
    internal static readonly MemberName DefaultHtml = new(Encoders.Html, "Default");
    internal static readonly MemberName HtmlEncode = new(Encoders.WebUtility, "HtmlEncode");

    internal static readonly TypeName TypeNameHandling = new("Newtonsoft.Json", "TypeNameHandling") { Package = "Newtonsoft.Json" };
    internal static readonly MemberName NoTypeNames = new(TypeNameHandling, "None");

    internal static readonly MemberName RequireClaim = new(AspNet.AuthorizationPolicyBuilder, "RequireClaim");
    internal static readonly MemberName RequireRole = new(AspNet.AuthorizationPolicyBuilder, "RequireRole");
    internal static readonly MemberName RequireUserName = new(AspNet.AuthorizationPolicyBuilder, "RequireUserName");
    internal static readonly MemberName RequireAuthenticatedUser = new(AspNet.AuthorizationPolicyBuilder, "RequireAuthenticatedUser");

    internal static readonly MemberName Connection = new(AspNet.HttpContext, "Connection");
    internal static readonly MemberName User = new(AspNet.HttpContext, "User");
    internal static readonly MemberName Identity = new(AspNet.ClaimsPrincipal, "Identity");
    internal static readonly MemberName IdentityName = new(AspNet.Identity, "Name");
    internal static readonly MemberName ToText = new(new("System", "Object"), "ToString");
    internal static readonly MemberName AddressToText = new(new("System.Net", "IPAddress"), "ToString");

    internal static readonly TypeName Text = new("System", "String");
    internal static readonly MemberName JoinTexts = new(Text, "Join");
    internal static readonly MemberName Keys = new(new("System.Collections.Generic", "IDictionary`2"), "Keys");
    internal static readonly MemberName TextLength = new(Text, "Length");
    internal static readonly MemberName Count = new(new("System.Collections.Generic", "ICollection`1"), "Count");

    internal static readonly TypeName RedisKey = new("StackExchange.Redis", "RedisKey") { Package = "StackExchange.Redis" };
    internal static readonly TypeName RedisValue = new("StackExchange.Redis", "RedisValue") { Package = "StackExchange.Redis" };
}
