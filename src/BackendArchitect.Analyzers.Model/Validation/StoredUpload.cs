using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>An upload that is written to a file or a store, and what was asked about it before.</summary>
/// <param name="File">The upload, as the code names it.</param>
/// <param name="HasClientName">Whether it is kept under the name that the client gave it, without its folders.</param>
/// <param name="IsMeasured">Whether its size was looked at, or is limited.</param>
/// <param name="IsTyped">Whether its kind was looked at.</param>
internal sealed record StoredUpload(string File, bool HasClientName, bool IsMeasured, bool IsTyped)
{
    private const int MostForwards = 3;

    private static readonly string[] Copies = ["CopyTo", "CopyToAsync"];
    private static readonly string[] WholeWrites = ["WriteAllBytes", "WriteAllBytesAsync"];
    private static readonly string[] Stores = ["Upload", "Put", "Save", "Store", "Write", "CopyTo"];

    // Limits of the whole server or of all forms.
    private static readonly string[] Limits = ["MultipartBodyLengthLimit", "MaxRequestBodySize", "MaxRequestLength"];
    private static readonly string[] LimitAttributes = ["RequestSizeLimit", "RequestFormLimits"];
    private static readonly string[] LimitCalls = ["WithFormOptions", "WithRequestTimeout"];

    /// <summary>Reads a call; null where it stores no upload, or somebody unseen may have looked at it.</summary>
    internal static StoredUpload? Of(IInvocationOperation call, ServiceModel model, CancellationToken cancellationToken)
    {
        if (call.Receiver() is not { Type: { } type } file || !type.IsOrDerivesFrom(Antiforgery.FormFile) || TargetOf(call, model, cancellationToken) is not { } target)
            return null;
        var bodies = new List<SyntaxNode>();
        if (MemberAround(call.Syntax) is not { } body || !Gather(body, bodies, model, 0, cancellationToken))
            return null;
        if (file.Referred() is { } declared && declared.GetAttributes().Concat((declared as IPropertySymbol)?.ContainingType.GetAttributes() ?? []).Any(a => a.AttributeClass.IsOrDerivesFrom(DataAnnotations.Validation) && !a.AttributeClass.Is(DataAnnotations.Required)))
            return null;
        if (file is IPropertyReferenceOperation { Property.ContainingType: var holder } && (holder.IsOrDerivesFrom(DataAnnotations.ValidatableObject) || model.Validation.ValidatorsFor(holder, cancellationToken).Any()))
            return null;
        // The host of a library may limit it.
        var (isMeasured, isTyped) = (!model.IsHost || Limits.Any(limit => model.MentionsOf(limit, cancellationToken).Any()) || bodies.Exists(IsLimited), false);
        foreach (var asked in bodies)
            if (!Read(asked, ref isMeasured, ref isTyped, model, 0, cancellationToken))
                return null;
        return new(file.Syntax.ToString(), NamesFile(target, model, cancellationToken), isMeasured, isTyped);
    }

    // The path, or null for what is no store: 'file.CopyToAsync(new FileStream(path, ...))', 'container.UploadBlobAsync(name, file.OpenReadStream())'.
    private static IOperation? TargetOf(IInvocationOperation call, ServiceModel model, CancellationToken cancellationToken)
    {
        if (Array.IndexOf(Copies, call.TargetMethod.Name) >= 0)
            return call.Arguments.FirstOrDefault(a => a.Parameter?.Type.Is(Binding.Stream) == true)?.Value is { } stream && ValueOrigin.Of(stream, model, cancellationToken).ToList() is { Count: 1 } origins
                ? IsFile(origins[0].Value) ? origins[0].Value : KeptInMemory(stream, origins[0].Value, model, cancellationToken)
                : null;
        if (call.TargetMethod.Name != "OpenReadStream")
            return null;
        IOperation? at = call.Parent;
        while (at is IConversionOperation or IParenthesizedOperation)
            at = at.Parent;
        return at is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
            ? model.BodyAround(call).ReferencesTo(local).Select(reference => reference.Parent is IConversionOperation conversion ? conversion.Parent : reference.Parent)
                .Select(use => StoredAt(use, model, 0, cancellationToken)).FirstOrDefault(found => found is not null)
            : StoredAt(at, model, 0, cancellationToken);
    }

    // What becomes of a stream where it is used: it is handed to a store, copied into a file, or given to a method of the service that does so.
    private static IOperation? StoredAt(IOperation? use, ServiceModel model, int depth, CancellationToken cancellationToken) => use switch
    {
        IArgumentOperation { Parent: IInvocationOperation store } when IsStore(store) => store,
        IArgumentOperation { Parent: IInvocationOperation taker, Parameter.Ordinal: var ordinal } when depth < MostForwards => StoredBy(taker, ordinal, model, depth, cancellationToken),
        IInvocationOperation copied when Array.IndexOf(Copies, copied.TargetMethod.Name) >= 0 => copied.Arguments.FirstOrDefault(a => a.Parameter?.Type.Is(Binding.Stream) == true) is { Value: var to } ? FileOf(to, model, cancellationToken) : null,
        _ => null,
    };

    // A method that does more with a stream than to pass it on may look at what is in it.
    private static IOperation? StoredBy(IInvocationOperation taker, int ordinal, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        var called = (taker.TargetMethod.ReducedFrom ?? taker.TargetMethod).OriginalDefinition;
        var runs = !called.MayBeReplaced() ? [called] : called.ContainingType.DeclaringSyntaxReferences.IsEmpty ? [] : model.Endpoints.Calls.RunBy(taker, Frame.OutOfSight(null, "it is looked at alone"), cancellationToken).ToList();
        IOperation? target = null;
        foreach (var run in runs)
        {
            if (ordinal >= run.Parameters.Length || model.BodyOf(run, cancellationToken) is not { } body)
                continue;
            foreach (var reference in model.BodyAround(body).ReferencesTo(run.Parameters[ordinal]))
            {
                var use = reference.Parent is IConversionOperation conversion ? conversion.Parent : reference.Parent;
                if (use is IPropertyReferenceOperation or IInvocationOperation { TargetMethod.Name: "Read" or "ReadAsync" or "ReadExactly" or "ReadByte" })
                    return null;
                target ??= StoredAt(use, model, depth + 1, cancellationToken);
            }
        }
        return target;
    }

    private static IOperation? FileOf(IOperation stream, ServiceModel model, CancellationToken cancellationToken) =>
        ValueOrigin.Of(stream, model, cancellationToken).ToList() is { Count: 1 } found && IsFile(found[0].Value) ? found[0].Value : null;

    // 'file.CopyTo(memory); File.WriteAllBytes(path, memory.ToArray());': the write, which names the file. 'memory.CopyTo(stream)' writes to what the stream is.
    private static IOperation? KeptInMemory(IOperation stream, IOperation made, ServiceModel model, CancellationToken cancellationToken)
    {
        if (made is not IObjectCreationOperation { Type: { } type } || !type.Is(Files.MemoryStream) || stream.WithoutConversions() is not ILocalReferenceOperation { Local: var memory })
            return null;
        foreach (var reference in model.BodyAround(stream).ReferencesTo(memory))
        {
            var at = reference.Parent;
            while (at is IConversionOperation or IVariableInitializerOperation or IVariableDeclaratorOperation or IArgumentOperation || at is IInvocationOperation { TargetMethod.Name: "ToArray" or "GetBuffer" })
            {
                // 'var bytes = memory.ToArray();' is read further on.
                if (at is IVariableDeclaratorOperation { Symbol: var bytes })
                    return model.BodyAround(stream).ReferencesTo(bytes).Select(WholeWrite).FirstOrDefault(write => write is not null);
                at = at.Parent;
            }
            if (at is IInvocationOperation call && IsWholeWrite(call))
                return call;
            if (reference.Parent is IInvocationOperation { TargetMethod.Name: "WriteTo", Arguments: { Length: 1 } whole } && FileOf(whole[0].Value, model, cancellationToken) is { } written)
                return written;
            if (StoredAt(reference.Parent is IConversionOperation conversion ? conversion.Parent : reference.Parent, model, 0, cancellationToken) is { } stored)
                return stored;
        }
        return null;
    }

    private static IInvocationOperation? WholeWrite(IOperation bytes)
    {
        var at = bytes.Parent;
        while (at is IConversionOperation or IArgumentOperation)
            at = at.Parent;
        return at is IInvocationOperation call && IsWholeWrite(call) ? call : null;
    }

    private static bool IsWholeWrite(IInvocationOperation call) => Array.IndexOf(WholeWrites, call.TargetMethod.Name) >= 0 && call.TargetMethod.ContainingType.Is(Files.File);

    private static bool IsFile(IOperation made) => made switch
    {
        IObjectCreationOperation creation => creation.Type.Is(Files.FileStream),
        IInvocationOperation { TargetMethod: { Name: "Create" or "OpenWrite" or "Open" } method } => method.ContainingType.Is(Files.File) || method.ContainingType.Is(Files.FileInfo),
        _ => false,
    };

    // A store of objects somewhere else; a method whose source is at hand is looked into instead.
    private static bool IsStore(IInvocationOperation taker) =>
        taker.TargetMethod.DeclaringSyntaxReferences.IsEmpty && Stores.Any(verb => taker.TargetMethod.Name.StartsWith(verb, StringComparison.Ordinal)) && !ConventionReader.IsFramework(taker.TargetMethod.ContainingAssembly);

    // 'Path.Combine(folder, Path.GetFileName(file.FileName))'; the whole name, with its folders, is another finding.
    private static bool NamesFile(IOperation target, ServiceModel model, CancellationToken cancellationToken) => target.DescendantsAndSelf()
        .SelectMany(part => part is ILocalReferenceOperation ? ValueOrigin.Of(part, model, cancellationToken).SelectMany(origin => origin.Value.DescendantsAndSelf()) : [part])
        .SelectMany(part => part is ILocalReferenceOperation ? ValueOrigin.Of(part, model, cancellationToken).SelectMany(origin => origin.Value.DescendantsAndSelf()) : [part])
        .Any(part => part is IInvocationOperation { TargetMethod: { Name: "GetFileName" } method } named && method.ContainingType.Is(Files.Path)
            && named.Descendants().Any(inner => inner is IPropertyReferenceOperation { Property: var property } && property.Is(ClientParts.FileName)));

    private static SyntaxNode? MemberAround(SyntaxNode node) =>
        LoneStatement.Original(node).AncestorsAndSelf().FirstOrDefault(n => n is BaseMethodDeclarationSyntax or LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } } or LocalFunctionStatementSyntax);

    // The member and what calls it, up to the handlers; false where nobody in sight does.
    private static bool Gather(SyntaxNode member, List<SyntaxNode> bodies, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        if (bodies.Contains(member))
            return true;
        bodies.Add(member);
        if (member is LambdaExpressionSyntax)
            return true;
        var name = member switch { MethodDeclarationSyntax method => method.Identifier.ValueText, LocalFunctionStatementSyntax function => function.Identifier.ValueText, _ => null };
        if (name is null || depth > 3)
            return false;
        var isHandler = member is MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } && model.SemanticModelOf(type.SyntaxTree)?.GetDeclaredSymbol(type, cancellationToken) is { } declaring
            && (ControllerReader.IsController(declaring) || declaring.IsOrDerivesFrom(EndpointMaps.PageModel));
        var uses = model.MentionsOf(name, cancellationToken).ToList();
        foreach (var use in uses)
            if (use.CallBy() is { } call && !member.Span.Contains(use.Span) && MemberAround(call) is { } caller && TakesUploads(call, model, cancellationToken) && !Gather(caller, bodies, model, depth + 1, cancellationToken))
                return false;
        return isHandler || uses.Count > 0;
    }

    // Of methods that share a name, those that are handed an upload or what holds one.
    private static bool TakesUploads(InvocationExpressionSyntax call, ServiceModel model, CancellationToken cancellationToken) =>
        model.SymbolOf(call, cancellationToken) is IMethodSymbol method && method.Parameters.Any(p => IsUpload(p.Type) || (p.Type.TypeKind == TypeKind.Class && p.Type.GetMembers().OfType<IPropertySymbol>().Any(member => IsUpload(member.Type))));

    private static bool IsUpload(ITypeSymbol type) => type.IsOrDerivesFrom(Antiforgery.FormFile) || type.Is(Antiforgery.FormFiles)
        || (type is INamedTypeSymbol { TypeArguments: { Length: 1 } elements } && elements[0].IsOrDerivesFrom(Antiforgery.FormFile)) || (type is IArrayTypeSymbol array && array.ElementType.IsOrDerivesFrom(Antiforgery.FormFile));

    private static bool IsLimited(SyntaxNode body) =>
        (body is MemberDeclarationSyntax member && member.AttributeLists.Concat((member.Parent as TypeDeclarationSyntax)?.AttributeLists ?? []).SelectMany(list => list.Attributes).Any(attribute => Array.IndexOf(LimitAttributes, attribute.ShortName()) >= 0))
        || (body.FirstAncestorOrSelf<StatementSyntax>() ?? body.FirstAncestorOrSelf<GlobalStatementSyntax>()?.Statement ?? body).DescendantNodes().OfType<SimpleNameSyntax>()
            .Any(name => name.Identifier.ValueText is var text && (Array.IndexOf(LimitCalls, text) >= 0 || Array.Exists(LimitAttributes, attribute => text == attribute + "Attribute")));

    // What a body asks of an upload; false where it hands it to code that nobody sees.
    private static bool Read(SyntaxNode body, ref bool isMeasured, ref bool isTyped, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        if (model.SemanticModelOf(body.SyntaxTree) is not { } semantics)
            return false;
        foreach (var access in body.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
        {
            var asked = access.Name.Identifier.ValueText;
            if (asked is "Length" or "ContentType" or "FileName" or "Headers" && semantics.GetTypeInfo(access.Expression, cancellationToken).Type.IsOrDerivesFrom(Antiforgery.FormFile) && Decides(access, semantics, cancellationToken))
            {
                isMeasured |= asked == "Length" && !IsAboutNothing(access);
                isTyped |= asked != "Length";
            }
        }
        // 'file is { Length: > 1000 }'.
        foreach (var part in body.DescendantNodes().OfType<SubpatternSyntax>())
            if (part.NameColon?.Name.Identifier.ValueText is "Length" or "ContentType" or "FileName" && part.FirstAncestorOrSelf<IsPatternExpressionSyntax>() is { } test && semantics.GetTypeInfo(test.Expression, cancellationToken).Type.IsOrDerivesFrom(Antiforgery.FormFile))
            {
                isMeasured |= part.NameColon.Name.Identifier.ValueText == "Length";
                isTyped |= part.NameColon.Name.Identifier.ValueText != "Length";
            }
        foreach (var argument in body.DescendantNodes().OfType<ArgumentSyntax>())
        {
            if (!(semantics.GetTypeInfo(argument.Expression, cancellationToken).Type is { } type && (type.IsOrDerivesFrom(Antiforgery.FormFile) || type.Is(Antiforgery.FormFiles)))
                || argument.Parent?.Parent is not InvocationExpressionSyntax taker || semantics.GetSymbolInfo(taker, cancellationToken).Symbol is not IMethodSymbol method)
                continue;
            if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is { } source)
            {
                if (depth < 2 && source != body && !Read(source, ref isMeasured, ref isTyped, model, depth + 1, cancellationToken))
                    return false;
                // Behind an interface or a base class stands code that may look at it.
                if (method.IsAbstract)
                    return false;
            }
            else if (!ConventionReader.IsFramework(method.ContainingAssembly))
                return false;
        }
        return true;
    }

    // '> 0' asks whether there is anything.
    private static bool IsAboutNothing(SyntaxNode access) => access.Parent is BinaryExpressionSyntax { RawKind: var kind } comparison
        && (comparison.Left == access ? comparison.Right : comparison.Left) is LiteralExpressionSyntax { Token.Value: 0 or 1 or 0L or 1L } && kind is not (int)SyntaxKind.SubtractExpression;

    // What is asked is compared, matched or handed to a question, perhaps by way of a local.
    private static bool Decides(SyntaxNode read, SemanticModel semantics, CancellationToken cancellationToken)
    {
        foreach (var node in read.Ancestors())
        {
            switch (node)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression or (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression }:
                case IsPatternExpressionSyntax:
                case SwitchExpressionSyntax or SwitchStatementSyntax:
                    return true;
                case InvocationExpressionSyntax call when semantics.GetTypeInfo(call, cancellationToken).Type?.SpecialType == SpecialType.System_Boolean && call.InvokedName()?.Identifier.ValueText is not ("IsNullOrEmpty" or "IsNullOrWhiteSpace" or "Exists"):
                    return true;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var local, Parent.Parent: { Parent: { } scope } } }:
                    return scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => use.Identifier.ValueText == local && use.SpanStart > read.Span.End && Decides(use, semantics, cancellationToken));
                case StatementSyntax or AnonymousFunctionExpressionSyntax:
                    return false;
                default:
                    continue;
            }
        }
        return false;
    }
}
