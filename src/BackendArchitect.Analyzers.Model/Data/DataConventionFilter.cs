using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Data;

/// <summary>Which controllers a service's own routing conventions of OData speak to: those may get any route, or lose theirs.</summary>
internal sealed class DataConventionFilter
{
    private readonly List<string?> _controllers = [];

    /// <summary>Whether conventions of the library are taken away, or added by what cannot be seen.</summary>
    internal bool IsOpen { get; private set; }

    /// <summary>Whether one of them may speak to a controller.</summary>
    internal bool Concerns(string controller) => _controllers.Exists(name => name is null || name == controller);

    /// <summary>Whether one of them speaks to this controller and not to others.</summary>
    internal bool Names(string controller) => _controllers.Contains(controller);

    internal static DataConventionFilter Read(ServiceModel model, CancellationToken cancellationToken)
    {
        var filter = new DataConventionFilter();
        foreach (var use in model.MentionsOf(DataServices.Conventions.Name, cancellationToken))
        {
            if (use.Parent is not MemberAccessExpressionSyntax access || access.Name != use || !model.SymbolOf(access, cancellationToken).Is(DataServices.Conventions))
                continue;
            if (access.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } given } }
                && model.ExpressionAt(given[0].Expression, cancellationToken)?.WithoutConversions() is IObjectCreationOperation { Type: INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } convention })
                filter.Add(convention, model, cancellationToken);
            else
                filter.IsOpen = true;
        }
        return filter;
    }

    // 'AppliesToController' answers for a controller, by its name or for all of them.
    private void Add(INamedTypeSymbol convention, ServiceModel model, CancellationToken cancellationToken)
    {
        var asked = convention.GetMembers("AppliesToController").OfType<IMethodSymbol>().FirstOrDefault();
        var answers = asked is not null && model.BodyOf(asked, cancellationToken) is { } body ? body.ReturnedValues().Select(value => value.WithoutConversions()).ToList() : [];
        if (answers.Count == 1 && answers[0].ConstantValue is { HasValue: true, Value: false })
            return;
        _controllers.Add(answers.Count == 1 && answers[0] is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test
            && new[] { test.LeftOperand, test.RightOperand } is var sides && sides.Any(side => side.WithoutConversions() is IPropertyReferenceOperation { Property.Name: "ControllerName" })
                ? sides.Select(side => side.WithoutConversions().ConstantText()).FirstOrDefault(text => text is not null)
                : null);
    }
}
