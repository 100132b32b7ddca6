using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Whether code is reached only where Production is excluded: under <c>IsDevelopment()</c> and its like, after an early exit, in a method
/// that is called from such places alone, or in a debug build. What cannot be decided is not guarded.
/// </summary>
internal static class EnvironmentGuard
{
    // Callers of callers: a way so long hides nothing but time.
    private const int MostCallers = 3;

    /// <summary>Whether the operation is reached only where Production is excluded.</summary>
    internal static bool ExcludesProduction(this IOperation operation, ServiceModel model, CancellationToken cancellationToken) =>
        Excludes(operation, model, [], cancellationToken);

    /// <summary>Whether a value comes from there only where Production is excluded: at its source, or at a place it passes through.</summary>
    internal static bool ExcludesProduction(this ValueOrigin origin, ServiceModel model, CancellationToken cancellationToken)
    {
        for (ValueOrigin? at = origin; at is not null; at = at.Through)
            if (at.Value.ExcludesProduction(model, cancellationToken))
                return true;
        return false;
    }

    /// <summary>
    /// Whether the operation is reached only under a condition that says nothing about the environment: a switch of the team's own, whose value is not
    /// seen. An early exit is none: whatever else the program does in that case, it goes on here otherwise.
    /// </summary>
    internal static bool StandsUnderOpenCondition(this IOperation operation, ServiceModel model, CancellationToken cancellationToken) =>
        IsOpen(operation, model, MostCallers, cancellationToken);

    /// <summary>Whether every call of a method stands in this project.</summary>
    internal static bool IsCalledFromHereAlone(IMethodSymbol method, ServiceModel model)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
            return true;
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.Constructor) || method.MayBeReplaced() || method.IsOverride || !method.ExplicitInterfaceImplementations.IsEmpty)
            return false;
        // The framework calls public instance methods by their names: actions, hubs, Startup.
        return IsHidden(method) ? !ImplementsAnInterface(method) : model.IsHost && (method.IsStatic || method.MethodKind == MethodKind.Constructor);
    }

    private static bool Excludes(IOperation operation, ServiceModel model, HashSet<ISymbol> asked, CancellationToken cancellationToken)
    {
        if (DebugRegion.Covers(operation.Syntax))
            return true;
        var at = operation;
        for (; at.Parent is { } parent; at = parent)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (at is ILocalFunctionOperation local)
                return ExcludesCallers(local.Symbol, model, asked, cancellationToken);
            if (ExcludesUnder(parent, at, model, cancellationToken))
                return true;
        }
        return ExcludesCallersAround(operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellationToken), model, asked, cancellationToken);
    }

    private static bool ExcludesCallersAround(ISymbol? enclosing, ServiceModel model, HashSet<ISymbol> asked, CancellationToken cancellationToken) =>
        enclosing is not null && MethodAround(enclosing) is { } method && (IsForDebugging(method) || ExcludesCallers(method, model, asked, cancellationToken));

    private static bool Excludes(SymbolUse use, ServiceModel model, HashSet<ISymbol> asked, CancellationToken cancellationToken)
    {
        // Most uses stand under no condition at all, and that is seen without binding the body around them.
        if (IsUnconditional(use.Name))
            return DebugRegion.Covers(use.Name) || ExcludesCallersAround(use.Enclosing(cancellationToken), model, asked, cancellationToken);
        return use.Operation(cancellationToken) is { } operation && Excludes(operation, model, asked, cancellationToken);
    }

    private static bool IsUnconditional(SyntaxNode node)
    {
        for (var at = node; at.Parent is { } parent; at = parent)
        {
            switch (parent)
            {
                case BaseMethodDeclarationSyntax:
                    return true;
                case BlockSyntax block when block.Statements.TakeWhile(statement => statement != at).Any(statement => statement is IfStatementSyntax):
                case CompilationUnitSyntax unit when unit.Members.TakeWhile(member => member != at).Any(member => member is GlobalStatementSyntax { Statement: IfStatementSyntax }):
                    return false;
                case BlockSyntax or ExpressionStatementSyntax or LocalDeclarationStatementSyntax or GlobalStatementSyntax or VariableDeclarationSyntax or VariableDeclaratorSyntax
                    or EqualsValueClauseSyntax or ArgumentSyntax or ArgumentListSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ArrowExpressionClauseSyntax
                    or ReturnStatementSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax:
                    break;
                case CompilationUnitSyntax:
                    return at is GlobalStatementSyntax;
                default:
                    return false;
            }
        }
        return false;
    }

    /// <summary>Whether the parent reaches this child only where Production is excluded.</summary>
    private static bool ExcludesUnder(IOperation parent, IOperation child, ServiceModel model, CancellationToken cancellationToken)
    {
        switch (parent)
        {
            case IConditionalOperation choice:
                return child != choice.Condition && Says(choice.Condition, child == choice.WhenTrue);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and:
                return child == and.RightOperand && Says(and.LeftOperand, true);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or:
                return child == or.RightOperand && Says(or.LeftOperand, false);
            case IBlockOperation block:
                return block.Operations.TakeWhile(statement => statement != child).OfType<IConditionalOperation>().Any(exit =>
                    (Exits(exit.WhenTrue) && Says(exit.Condition, false)) || (exit.WhenFalse is { } otherwise && Exits(otherwise) && Says(exit.Condition, true)));
            case ISwitchOperation choice when child is ISwitchCaseOperation section:
                return section.Clauses.All(clause => ExcludesBy(choice, clause, model, cancellationToken));
            case ISwitchExpressionOperation choice when child is ISwitchExpressionArmOperation arm:
                return ExcludesBy(choice, arm, model, cancellationToken);
            default:
                return false;
        }

        bool Says(IOperation condition, bool when) => EnvironmentCondition.ExcludesProduction(condition, when, model, cancellationToken);
    }

    private static bool ExcludesBy(ISwitchOperation choice, ICaseClauseOperation clause, ServiceModel model, CancellationToken cancellationToken) => clause switch
    {
        ISingleValueCaseClauseOperation single => EnvironmentCondition.ExcludesProduction(choice.Value, single.Value, when: true, model, cancellationToken),
        IPatternCaseClauseOperation match => EnvironmentCondition.ExcludesProduction(choice.Value, match.Pattern, when: true, model, cancellationToken)
            || (match.Guard is { } guard && EnvironmentCondition.ExcludesProduction(guard, when: true, model, cancellationToken)),
        IDefaultCaseClauseOperation => choice.Cases.SelectMany(section => section.Clauses).Any(other => other switch
        {
            ISingleValueCaseClauseOperation single => EnvironmentCondition.ExcludesProduction(choice.Value, single.Value, when: false, model, cancellationToken),
            IPatternCaseClauseOperation { Guard: null } match => EnvironmentCondition.ExcludesProduction(choice.Value, match.Pattern, when: false, model, cancellationToken),
            _ => false,
        }),
        _ => false,
    };

    // An arm is reached when its own pattern matches and none before it did.
    private static bool ExcludesBy(ISwitchExpressionOperation choice, ISwitchExpressionArmOperation arm, ServiceModel model, CancellationToken cancellationToken) =>
        EnvironmentCondition.ExcludesProduction(choice.Value, arm.Pattern, when: true, model, cancellationToken)
        || (arm.Guard is { } guard && EnvironmentCondition.ExcludesProduction(guard, when: true, model, cancellationToken))
        || choice.Arms.TakeWhile(other => other != arm).Any(before =>
            before.Guard is null && EnvironmentCondition.ExcludesProduction(choice.Value, before.Pattern, when: false, model, cancellationToken));

    // 'goto' may lead back to what follows.
    private static bool Exits(IOperation statement) => statement switch
    {
        IReturnOperation { Kind: OperationKind.Return } => true,
        IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBranchOperation branch => branch.BranchKind is BranchKind.Break or BranchKind.Continue,
        IBlockOperation block => block.Operations.Any(Exits),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => Exits(choice.WhenTrue) && Exits(whenFalse),
        _ => false,
    };

    private static bool IsOpen(IOperation operation, ServiceModel model, int callers, CancellationToken cancellationToken)
    {
        for (var at = operation; at.Parent is { } parent; at = parent)
        {
            if (at is ILocalFunctionOperation local)
                return AllCallersAreOpen(local.Symbol, model, callers, cancellationToken);
            var isOpen = parent switch
            {
                IConditionalOperation choice => at != choice.Condition && !IsOfProduction(choice.Condition, at == choice.WhenTrue),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => at == and.RightOperand && !IsOfProduction(and.LeftOperand, true),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => at == or.RightOperand && !IsOfProduction(or.LeftOperand, false),
                ISwitchCaseOperation or ISwitchExpressionArmOperation => true,
                _ => false,
            };
            if (isOpen)
                return true;
        }
        return operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, cancellationToken) is { } enclosing && MethodAround(enclosing) is { MethodKind: MethodKind.Ordinary } method
            && AllCallersAreOpen(method, model, callers, cancellationToken);

        // The other side is that of developers.
        bool IsOfProduction(IOperation condition, bool when) => EnvironmentCondition.ExcludesProduction(condition, !when, model, cancellationToken);
    }

    private static bool AllCallersAreOpen(IMethodSymbol method, ServiceModel model, int callers, CancellationToken cancellationToken) =>
        callers > 0 && model.UsesOf(method, cancellationToken).Select(use => use.Operation(cancellationToken)).ToList() is { Count: > 0 } uses
        && uses.TrueForAll(use => use is not null && IsOpen(use, model, callers - 1, cancellationToken));

    private static bool ExcludesCallers(IMethodSymbol method, ServiceModel model, HashSet<ISymbol> asked, CancellationToken cancellationToken)
    {
        if (!IsCalledFromHereAlone(method, model))
            return false;
        // A method that calls itself says nothing about who called it first.
        if (!asked.Add(method))
            return true;
        return asked.Count > 1 ? AsksCallers(method, model, asked, cancellationToken)
            : model.ReachedWithoutProduction.TryGetValue(method, out var known) ? known
            : model.ReachedWithoutProduction.GetOrAdd(method, AsksCallers(method, model, asked, cancellationToken));
    }

    private static bool AsksCallers(IMethodSymbol method, ServiceModel model, HashSet<ISymbol> asked, CancellationToken cancellationToken)
    {
        ISymbol named = method.MethodKind == MethodKind.Constructor ? method.ContainingType : method;
        var isCalled = false;
        foreach (var use in model.UsesOf(named, cancellationToken))
        {
            if (!Excludes(use, model, asked, cancellationToken))
                return false;
            isCalled = true;
        }
        return isCalled;
    }

    private static IMethodSymbol? MethodAround(ISymbol symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;
        return symbol as IMethodSymbol;
    }

    private static bool IsForDebugging(IMethodSymbol method) => method.GetAttributes().Any(attribute =>
        attribute.AttributeClass.Is(Environments.Conditional) && attribute.ConstructorArguments.Any(symbol => symbol.Text() is "DEBUG"));

    private static bool IsHidden(ISymbol symbol)
    {
        for (var at = symbol; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
            if (at.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
                return true;
        return false;
    }

    private static bool ImplementsAnInterface(IMethodSymbol method) =>
        method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(method.Name)).Any(member =>
            SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
}
