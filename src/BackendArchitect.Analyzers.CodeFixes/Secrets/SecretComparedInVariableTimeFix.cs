using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Secrets;

/// <summary>
/// Compares in a time that depends on the length alone. Bytes and characters that are there are compared where they stand; texts and arrays that may be
/// null go through a method of their own, which says of null what the comparison said.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class SecretComparedInVariableTimeFix() : RuleFix(SecretComparedInVariableTime.Descriptor, Safety.Safe)
{
    private const string Method = "FixedTimeEquals";
    private const string Title = "Compare in fixed time";

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) => Task.FromResult(Plan(site, cancellationToken));

    private static ImmutableArray<FixPlan> Plan(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } whole || ComparisonAt(whole, site, cancellationToken) is not { IsOrdinal: true, IsByItem: false } comparison
            || site.Semantics.Compilation.GetTypesByMetadataName(Ciphers.CryptographicOperations.FullName).IsEmpty
            || comparison.Left.Syntax is not ExpressionSyntax left || comparison.Right.Syntax is not ExpressionSyntax right || left.Span.OverlapsWith(right.Span)
            || whole.Ancestors().OfType<ConditionalAccessExpressionSyntax>().Any(access => access.WhenNotNull.Span.Contains(whole.Span))
            || whole.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)))
            return [];
        var (one, other) = (FormOf(comparison.Left.Type), FormOf(comparison.Right.Type));
        // What is null reads as empty; and arrays that may be null were an error.
        if (one is Form.Bytes or Form.ByteSpan && other is Form.Bytes or Form.ByteSpan && (!comparison.IsCalledOnLeft || IsThere(comparison.Left) && IsThere(comparison.Right)))
            return [Inline(site, whole, comparison, left.ToString(), right.ToString(), [Ciphers.CryptographicOperations])];
        if (IsCharacters(one, comparison.Left) && IsCharacters(other, comparison.Right))
            return [Inline(site, whole, comparison, Bytes(left, one), Bytes(right, other), [Ciphers.CryptographicOperations, Hashes.MemoryMarshal])];
        var parameter = one == Form.Bytes && other == Form.Bytes ? "byte[]" : one is Form.Text or Form.Values && other is Form.Text or Form.Values ? "string" : null;
        // Where a text that is null was an error, no two of them are equal now.
        var guard = parameter == "string" && comparison.IsCalledOnLeft && !IsThere(comparison.Left);
        return parameter is null || guard && !MayBeReadTwice(comparison.Left) ? [] : PlanWithMethod(site, whole, comparison, parameter, guard ? $"{left} is not null && " : "");
    }

    private enum Form
    {
        Unknown,
        Text,
        Values,
        Bytes,
        ByteSpan,
        CharSpan,
    }

    private static EqualityComparison? ComparisonAt(ExpressionSyntax whole, FixSite site, CancellationToken cancellationToken)
    {
        var operation = site.Semantics.GetOperation(whole, cancellationToken);
        if (operation is not null && EqualityComparison.Of(operation) is { } comparison)
            return comparison;
        // The whole of Compare(...) == 0 is the operator.
        return operation?.DescendantsAndSelf().OfType<IInvocationOperation>().Select(EqualityComparison.Of).FirstOrDefault(inner => inner?.Whole.Syntax.Span == whole.Span);
    }

    // A variable, or members of one.
    private static bool MayBeReadTwice(IOperation value) => value switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation => true,
        IFieldReferenceOperation { Instance: var instance } => instance is null || MayBeReadTwice(instance),
        IPropertyReferenceOperation { Property.IsIndexer: false, Instance: var instance } => instance is null || MayBeReadTwice(instance),
        _ => false,
    };

    private static Form FormOf(ITypeSymbol? type) =>
        type switch
        {
            { SpecialType: SpecialType.System_String } => Form.Text,
            IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => Form.Bytes,
            INamedTypeSymbol span when span.Is(Hashes.Span) || span.Is(Credentials.ReadOnlySpan) => span.TypeArguments[0].SpecialType == SpecialType.System_Byte ? Form.ByteSpan : Form.CharSpan,
            _ => type.Is(Hashes.StringValues) ? Form.Values : Form.Unknown,
        };

    private static bool IsCharacters(Form form, IOperation value) => form == Form.CharSpan || form == Form.Text && IsThere(value);

    // Written here, or made by a method of the framework that says it never answers null.
    private static bool IsThere(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: string } } or IInterpolatedStringOperation or IArrayCreationOperation or IUtf8StringOperation => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } => true,
        IInvocationOperation { TargetMethod: { ReturnNullableAnnotation: NullableAnnotation.NotAnnotated, IsGenericMethod: false, ContainingNamespace: { } space } } => space.ToDisplayString().StartsWith("System", StringComparison.Ordinal),
        ILocalReferenceOperation { Local: { } local } when local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } initial } && !IsWrittenAgain(local, value) =>
            value.SemanticModel?.GetOperation(initial) is { } made && IsThere(made.WithoutConversions()),
        _ => false,
    };

    private static bool IsWrittenAgain(ILocalSymbol local, IOperation value) =>
        local.DeclaringSyntaxReferences[0].GetSyntax().FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member
        || (member is GlobalStatementSyntax { Parent: { } unit } ? unit : member).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name
            && (name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name || name.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or ArgumentSyntax { Parent: TupleExpressionSyntax }));

    private static string Bytes(ExpressionSyntax value, Form form) => form == Form.Text ? $"MemoryMarshal.AsBytes<char>({value})" : $"MemoryMarshal.AsBytes({value})";

    private static FixPlan Inline(FixSite site, ExpressionSyntax whole, EqualityComparison comparison, string left, string right, ImmutableArray<TypeName> used)
    {
        var call = (comparison.IsNegated ? "!" : "") + $"CryptographicOperations.FixedTimeEquals({left}, {right})";
        var root = site.Root.ReplaceNode(whole, SyntaxFactory.ParseExpression(call).WithTriviaFrom(whole));
        return Plan(site, used.Aggregate(root, (changed, type) => changed.WithUsing(site, type.Namespace, type.MetadataName)));
    }

    // The method is there already or is added; no plan where its name means something else.
    private static ImmutableArray<FixPlan> PlanWithMethod(FixSite site, ExpressionSyntax whole, EqualityComparison comparison, string parameter, string guard)
    {
        // A static method of the program, or a member of the innermost type that can have one.
        var type = whole.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault(t => t is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax);
        if (type is { OpenBraceToken.RawKind: 0 } || (type is null && whole.FirstAncestorOrSelf<GlobalStatementSyntax>() is null))
            return [];
        var known = site.Semantics.LookupSymbols(whole.SpanStart, name: Method);
        var isThere = known.OfType<IMethodSymbol>().Any(m => m is { IsStatic: true, Parameters.Length: 2, DeclaringSyntaxReferences.IsEmpty: false }
            && m.Parameters.All(p => p.Type.ToDisplayString().TrimEnd('?') == parameter));
        // A local function has no overloads.
        if (!isThere && !known.IsEmpty && (type is null || known.Any(symbol => symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary })))
            return [];

        var call = (comparison.IsNegated ? "!" : "") + $"{Method}({comparison.Left.Syntax}, {comparison.Right.Syntax})";
        if (guard.Length > 0)
            call = whole.Parent is IfStatementSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or LambdaExpressionSyntax ? guard + call : $"({guard}{call})";
        var root = site.Root.TrackNodes(type is null ? [whole] : new SyntaxNode[] { whole, type });
        root = root.ReplaceNode(root.GetCurrentNode(whole)!, SyntaxFactory.ParseExpression(call).WithTriviaFrom(whole));
        if (isThere)
            return [Plan(site, root)];
        var isAnnotated = (site.Semantics.GetNullableContext(whole.SpanStart) & NullableContext.AnnotationsEnabled) != 0;
        root = WithMethod(root, type is null ? null : root.GetCurrentNode(type)!, parameter, isAnnotated);
        root = root.WithUsing(site, Ciphers.CryptographicOperations.Namespace, Ciphers.CryptographicOperations.MetadataName);
        return [Plan(site, parameter == "string" ? root.WithUsing(site, Hashes.MemoryMarshal.Namespace, Hashes.MemoryMarshal.MetadataName) : root)];
    }

    private static SyntaxNode WithMethod(SyntaxNode root, TypeDeclarationSyntax? type, string parameter, bool isAnnotated)
    {
        var newLine = root.LineBreak().ToString();
        var mark = isAnnotated ? "?" : "";
        var indentation = type is null ? "" : type.Members.FirstOrDefault()?.Indentation().ToFullString() is { Length: > 0 } inner ? inner : type.Indentation().ToFullString() + "    ";
        // The bytes of a text that is null are none.
        var body = parameter == "string"
            ? "(left is null) == (right is null) && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes<char>(left), MemoryMarshal.AsBytes<char>(right));"
            : "left is not null && right is not null && CryptographicOperations.FixedTimeEquals(left, right);";
        var text = $"{newLine}{indentation}{(type is null ? "" : "private ")}static bool {Method}({parameter}{mark} left, {parameter}{mark} right) =>{newLine}{indentation}    {body}{newLine}";
        if (type is not null)
            return root.ReplaceNode(type, AppendedTo(type, SyntaxFactory.ParseMemberDeclaration(text)!));
        var unit = (CompilationUnitSyntax)root;
        var last = unit.Members.LastIndexOf(member => member is GlobalStatementSyntax);
        var members = unit.Members;
        if (!members[last].GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
            members = members.Replace(members[last], members[last].WithTrailingTrivia(members[last].GetTrailingTrivia().Add(root.LineBreak())));
        return unit.WithMembers(members.Insert(last + 1, SyntaxFactory.GlobalStatement(SyntaxFactory.ParseStatement(text))));
    }

    private static TypeDeclarationSyntax AppendedTo(TypeDeclarationSyntax type, MemberDeclarationSyntax member) => type switch
    {
        ClassDeclarationSyntax declaration => declaration.AddMembers(member),
        StructDeclarationSyntax declaration => declaration.AddMembers(member),
        _ => ((RecordDeclarationSyntax)type).AddMembers(member),
    };

    private static FixPlan Plan(FixSite site, SyntaxNode root) => new(Title, _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution));
}
