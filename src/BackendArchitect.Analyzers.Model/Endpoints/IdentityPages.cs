using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// The pages of ASP.NET Core Identity's own user interface. Its library holds them once for each version of Bootstrap; the application takes one of these
/// sets, beneath the pages that it has itself under the same names, and with them conventions that protect what manages an account. See
/// https://learn.microsoft.com/aspnet/core/security/authentication/scaffold-identity.
/// </summary>
internal static class IdentityPages
{
    internal const string Area = "Identity";
    internal const string Managing = "/Account/Manage";
    internal const string SigningOut = "/Account/Logout";

    private const string Library = "Microsoft.AspNetCore.Identity.UI";
    private const string Newest = "/V5";
    private const string Older = "/V4";

    private static readonly ImmutableHashSet<string> TakingCredentials =
    [
        "/Account/ExternalLogin", "/Account/ForgotPassword", "/Account/Login", "/Account/LoginWith2fa", "/Account/LoginWithRecoveryCode", "/Account/Register",
        "/Account/ResendEmailConfirmation", "/Account/ResetPassword",
    ];

    /// <summary>The call that adds it to the application, or null.</summary>
    internal static IInvocationOperation? AddedBy(ServiceModel model, CancellationToken cancellationToken) =>
        (from added in new[] { Names.Identity.AddDefaultIdentity, Names.Identity.AddDefaultUI }
         from use in model.MentionsOf(added.Name, cancellationToken)
         let syntax = use.CallBy()
         where syntax is not null
         let call = model.CallAt(syntax, cancellationToken)
         where call is not null && call.TargetMethod.Is(added)
         select call).FirstOrDefault();

    /// <summary>Its pages; none where the application does not have it.</summary>
    internal static IEnumerable<RazorPage> PagesOf(ServiceModel model, CancellationToken cancellationToken)
    {
        if (model.Compilation.SourceModule.ReferencedAssemblySymbols.FirstOrDefault(a => a.Name == Library) is not { } library || AddedBy(model, cancellationToken) is null)
            return [];
        var version = IsOlder(model.Compilation.Assembly) ? Older : Newest;
        return RazorPage.In(library, PageRoot.Default).Where(page => page.Name.StartsWith(version + "/", StringComparison.Ordinal)).Select(page => Named(page, page.Name.Substring(version.Length)));
    }

    private static RazorPage Named(RazorPage page, string name) =>
        page with { Name = name, Exempt = TakingCredentials.Contains(name) ? IdentityReader.BringsIn : "it comes with Identity" };

    // A property of the project writes the attribute.
    private static bool IsOlder(IAssemblySymbol application) =>
        application.GetAttributes().Any(a => a.AttributeClass.Is(Names.Identity.UIFramework) && a.ConstructorArguments.FirstOrDefault().Value is "Bootstrap4");
}
