using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Registers a scheme before the application is built: tokens of another service where the package for them is referenced, else what the framework brings.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class AuthenticationNotRegisteredFix() : RuleFix(AuthenticationNotRegistered.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var plans = ImmutableArray.CreateBuilder<FixPlan>();
        // Where the services are there already, the scheme belongs to them.
        var isBegun = site.Root.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == Authentication.AddAuthentication.Name);
        foreach (var (title, scheme) in isBegun ? [] : Schemes(site))
            if (StatementBeforeBuild.Insert(site, builder => $"{builder}.Services.AddAuthentication().{scheme}();", cancellationToken) is { } root)
                plans.Add(new(title, _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution)));
        return Task.FromResult(plans.ToImmutable());
    }

    private static IEnumerable<(string Title, string Scheme)> Schemes(FixSite site)
    {
        if (site.Semantics.Compilation.References.Select(site.Semantics.Compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>().Any(assembly => assembly.Name == Authentication.JwtBearer))
            yield return ("Know callers by JSON Web Tokens", "AddJwtBearer");
        yield return ("Know callers by bearer tokens of this service", "AddBearerToken");
        yield return ("Know callers by cookies", "AddCookie");
    }
}
