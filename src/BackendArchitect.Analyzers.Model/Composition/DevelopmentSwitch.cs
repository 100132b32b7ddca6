using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// A switch that developers turn on to see more: an exception page, details of errors, data in logs. Methods and properties are known by their assembly,
/// because extension methods of libraries have namespaces of the framework.
/// Sources: the documentation of each; for the pages https://learn.microsoft.com/aspnet/core/fundamentals/error-handling, for Entity Framework Core
/// https://learn.microsoft.com/ef/core/logging-events-diagnostics/simple-logging.
/// </summary>
/// <param name="Member">The method or property.</param>
/// <param name="Assembly">How the name of its assembly begins.</param>
/// <param name="Does">What it does, as a predicate.</param>
internal sealed record DevelopmentSwitch(string Member, string Assembly, string Does)
{
    private const string TellsErrors = "sends messages of exceptions to callers";
    private const string DetailedErrors = "DetailedErrors";

    private static readonly ImmutableArray<DevelopmentSwitch> Pages =
    [
        new(DevelopmentSwitches.UseDeveloperExceptionPage.Name, "Microsoft.AspNetCore.", "shows source code, headers and cookies to whoever causes an exception"),
        new("UseDatabaseErrorPage", "Microsoft.AspNetCore.", "shows errors of the database, and applies migrations for whoever asks"),
        new("UseMigrationsEndPoint", "Microsoft.AspNetCore.", "applies migrations for whoever asks"),
    ];

    private static readonly ImmutableArray<DevelopmentSwitch> Calls =
    [
        new("EnableSensitiveDataLogging", "Microsoft.EntityFrameworkCore", "writes the values of entities and parameters into logs and exceptions"),
        new("EnableDetailedErrors", "Microsoft.EntityFrameworkCore", "writes what stands in the database into exceptions"),
        new("EnableParameterLogging", "Npgsql", "writes the values of parameters into logs"),
        new(DevelopmentSwitches.UseWebHostSetting.Name, "Microsoft.AspNetCore", TellsErrors),
    ];

    private static readonly ImmutableArray<DevelopmentSwitch> Properties =
    [
        new(DevelopmentSwitches.HubDetailedErrors.Name, "Microsoft.AspNetCore.SignalR", TellsErrors),
        new("EnableDetailedErrors", "Grpc.AspNetCore.Server", TellsErrors),
        new(DevelopmentSwitches.CircuitDetailedErrors.Name, "Microsoft.AspNetCore.Components", TellsErrors),
        new("ShowPII", "Microsoft.IdentityModel.", "writes tokens and names of people into logs and exceptions"),
        new("LogCompleteSecurityArtifact", "Microsoft.IdentityModel.", "writes whole tokens into logs"),
        new("IncludeErrorDetail", "Npgsql", "writes values of rows into exceptions"),
        new("IncludeExceptionDetails", "HotChocolate", TellsErrors),
        new("IncludeExceptionDetails", "Hellang.Middleware.ProblemDetails", TellsErrors),
        new("IncludeExceptionDetailInFaults", "CoreWCF", TellsErrors),
    ];

    /// <summary>The names of the methods.</summary>
    internal static ImmutableArray<string> Methods { get; } = [.. Pages.Concat(Calls).Select(known => known.Member)];

    /// <summary>The switch that a call or an assignment turns on in Production for certain; null where it does not, or nobody can know.</summary>
    internal static DevelopmentSwitch? TurnedOnBy(IOperation operation, ServiceModel model, CancellationToken cancellationToken) =>
        Of(operation) is { } known && IsOn(operation, model, cancellationToken) && (!Pages.Contains(known) || (model.IsHost && !IsInBranch(operation.Syntax)))
        && !operation.ExcludesProduction(model, cancellationToken) && !operation.StandsUnderOpenCondition(model, cancellationToken)
        && !IsNamedForDevelopment(operation, cancellationToken) && !RunsInDevelopmentAlone(model, cancellationToken)
            ? known
            : null;

    /// <summary>What a setting of a file turns on in Production; null where it does not, or nobody can know.</summary>
    internal static DevelopmentSwitch? TurnedOnBy(ConfigEntry entry, ConfigDocument file)
    {
        if (file.Audience != ConfigAudience.Everyone || !MayBeProduction(file, entry))
            return null;
        if (entry.Key.Equals(DetailedErrors, StringComparison.OrdinalIgnoreCase) || entry.Name.Equals("ASPNETCORE_DETAILEDERRORS", StringComparison.OrdinalIgnoreCase))
            return IsTrue(entry.Value) ? new(entry.Name, "", TellsErrors) : null;
        return entry.Value.IndexOf("Error Detail", StringComparison.OrdinalIgnoreCase) >= 0
            && entry.Value.Split(';').Any(part => part.Replace(" ", "").Equals("IncludeErrorDetail=true", StringComparison.OrdinalIgnoreCase))
            ? new("Include Error Detail", "", "writes values of rows into exceptions")
            : null;
    }

    private static DevelopmentSwitch? Of(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => Pages.Concat(Calls).FirstOrDefault(known => known.IsOf(method)),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } => Properties.FirstOrDefault(known => known.IsOf(property)),
        _ => null,
    };

    private bool IsOf(ISymbol member) => member.Name == Member && member.ContainingAssembly?.Name.StartsWith(Assembly, StringComparison.Ordinal) == true;

    private static bool IsOn(IOperation operation, ServiceModel model, CancellationToken cancellationToken) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "UseSetting" } call => IsDetailedErrors(call.ArgumentFor("key"))
            && call.ArgumentFor("value").ConstantText() is { } text && IsTrue(text),
        // What is omitted is true.
        IInvocationOperation call => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_Boolean) is not { } on || IsTrue(on.Value, model, cancellationToken),
        ISimpleAssignmentOperation assignment => IsTrue(assignment.Value, model, cancellationToken),
        _ => false,
    };

    private static bool IsDetailedErrors(IOperation? key) =>
        key is IFieldReferenceOperation { Field.Name: "DetailedErrorsKey" } || key.ConstantText()?.Equals(DetailedErrors, StringComparison.OrdinalIgnoreCase) == true;

    // A value from a condition or from the configuration may be true: that is not known.
    private static bool IsTrue(IOperation value, ServiceModel model, CancellationToken cancellationToken)
    {
        if (value.WithoutConversions() is IAnonymousFunctionOperation asked)
            return asked.Body.ReturnedValues().ToList() is { Count: > 0 } answers && answers.TrueForAll(answer => answer.ConstantValue is { HasValue: true, Value: true });
        var origins = ValueOrigin.Of(value, model, cancellationToken).ToList();
        return origins.Count > 0 && origins.TrueForAll(origin => origin.Value.ConstantValue is { HasValue: true, Value: true } && !origin.ExcludesProduction(model, cancellationToken));
    }

    private static bool IsTrue(string value) => value.Trim() is var text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));

    // A branch for some requests: those of operators, as a rule.
    private static bool IsInBranch(SyntaxNode call) => call.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Any(function =>
        function.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.InvokedName()?.Identifier.ValueText is "UseWhen" or "MapWhen");

    // 'AddDevelopmentDatabase' of a library is called by hosts that we do not see; a factory for tools at design time runs on no server.
    private static bool IsNamedForDevelopment(IOperation operation, CancellationToken cancellationToken)
    {
        for (var at = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellationToken); at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
            if (at is IMethodSymbol or INamedTypeSymbol && (Says(at.Name, "Development") || Says(at.Name, "Debug") || Says(at.Name, "DesignTime") || Says(at.Name, "Test")
                || (at as INamedTypeSymbol)?.AllInterfaces.Any(i => i.Name == "IDesignTimeDbContextFactory") == true))
                return true;
        return false;

        static bool Says(string name, string word) => name.IndexOf(word, StringComparison.Ordinal) >= 0;
    }

    private static bool RunsInDevelopmentAlone(ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(DevelopmentSwitches.UseEnvironmentOfHost.Name, cancellationToken).Any(use => use.CallBy() is { } syntax && !use.StandsUnderCondition()
            && model.CallAt(syntax, cancellationToken) is { } call
            && (call.TargetMethod.Is(DevelopmentSwitches.UseEnvironmentOfHost) || call.TargetMethod.Is(DevelopmentSwitches.UseEnvironmentOfWebHost))
            && call.ArgumentFor("environment") is { } environment && (environment.ConstantText() ?? (environment as IFieldReferenceOperation)?.Field.Name) == "Development");

    // 'appsettings.Staging.json' is another environment's, and a container that is told to be in Development is no server.
    private static bool MayBeProduction(ConfigDocument file, ConfigEntry entry)
    {
        var parts = ConfigDocument.FileName(file.Path).Split('.');
        return (!parts[0].Equals("appsettings", StringComparison.OrdinalIgnoreCase) || parts.Length == 2 || parts[1].Equals("Production", StringComparison.OrdinalIgnoreCase))
            && !file.SiblingsOf(entry).Any(other => other.Name is "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT" && !other.Value.Equals("Production", StringComparison.OrdinalIgnoreCase));
    }
}
