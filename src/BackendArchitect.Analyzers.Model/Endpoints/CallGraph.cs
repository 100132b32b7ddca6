using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>Finds the ways a method comes to run: by its name over all files, binding only the uses of that name.</summary>
internal sealed class CallGraph(ServiceModel model, ObjectReader objects)
{
    private const int MostFrames = 32;

    // By which code finds methods that it does not name.
    private static readonly string[] Lookups = ["GetMethod", "GetMethods", "GetRuntimeMethods", "GetDeclaredMethods", "DeclaredMethods", "InvokeMember", "GetMembers", "GetInterfaceMap", "CreateDelegate"];

    private static readonly string[] HandlerNames = ["Handle", "HandleAsync", "Execute", "ExecuteAsync", "Consume", "ConsumeAsync"];

    private readonly EntryPoints _entries = new(model);
    private readonly FoundObjects _found = new(model);
    private readonly LibraryModules _modules = new(model);
    private readonly ConcurrentDictionary<string, ImmutableArray<IMethodSymbol>> _declared = new(System.StringComparer.Ordinal);
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<Frame>> _frames = new(SymbolEqualityComparer.Default);

    /// <summary>The frames in which an operation runs.</summary>
    internal ImmutableArray<Frame> FramesAround(IOperation operation, CancellationToken cancellationToken) =>
        FramesAround(LoneStatement.Original(operation.Syntax), cancellationToken);

    /// <summary>The frames in which a node of a body runs.</summary>
    internal ImmutableArray<Frame> FramesAround(SyntaxNode syntax, CancellationToken cancellationToken) =>
        IsUnreachable(syntax, cancellationToken) ? []
        : MethodAround(syntax, cancellationToken) is { } method
            ? FramesOf(method, new(), cancellationToken)
            : [Frame.OutOfSight(null, "it is mapped in an initializer")];

    /// <summary>Whether the application never comes by: nobody calls the method around it.</summary>
    internal bool NeverRuns(SyntaxNode syntax, CancellationToken cancellationToken) => FramesAround(syntax, cancellationToken).IsEmpty;

    /// <summary>Whether a node stands in a Startup class that no host is told to use.</summary>
    internal bool IsForgotten(SyntaxNode syntax, CancellationToken cancellationToken) =>
        model.IsHost && syntax.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } type && EntryPoints.MayBeStartup(type)
        && model.SemanticModelOf(type.SyntaxTree)?.GetDeclaredSymbol(type, cancellationToken) is INamedTypeSymbol declared && _entries.IsForgotten(declared, cancellationToken);

    // A switch of the program's own is often a constant: the compiler leaves out what stands below one that is off.
    private bool IsUnreachable(SyntaxNode syntax, CancellationToken cancellationToken)
    {
        foreach (var choice in syntax.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax or GlobalStatementSyntax).OfType<IfStatementSyntax>())
            if (MayBeConstant(choice.Condition) && model.SemanticModelOf(choice.SyntaxTree)?.GetConstantValue(choice.Condition, cancellationToken) is { HasValue: true, Value: bool holds }
                && (holds ? choice.Else?.Span.Contains(syntax.Span) == true : choice.Statement.Span.Contains(syntax.Span)))
                return true;
        return false;
    }

    private static bool MayBeConstant(ExpressionSyntax condition) =>
        !condition.DescendantNodesAndSelf().Any(node => node is InvocationExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or AwaitExpressionSyntax or IsPatternExpressionSyntax);

    private IMethodSymbol? MethodAround(IOperation operation, CancellationToken cancellationToken) => MethodAround(LoneStatement.Original(operation.Syntax), cancellationToken);

    /// <summary>The method or local function that a node belongs to; a lambda belongs to the method it stands in.</summary>
    private IMethodSymbol? MethodAround(SyntaxNode syntax, CancellationToken cancellationToken)
    {
        var symbol = model.SemanticModelOf(syntax.SyntaxTree)?.GetEnclosingSymbol(syntax.SpanStart, cancellationToken);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            symbol = symbol.ContainingSymbol;
        return symbol as IMethodSymbol;
    }

    private ImmutableArray<Frame> FramesOf(IMethodSymbol method, CallPath path, CancellationToken cancellationToken)
    {
        if (_frames.TryGetValue(method, out var known))
            return known;
        if (path.Contains(method))
            return [Frame.OutOfSight(method, $"'{method.Name}' is called recursively")];
        if (path.IsDeepest)
        {
            path.Search.Cuts++;
            return [Frame.OutOfSight(method, $"'{method.Name}' is called through too many others")];
        }
        if (path.Search.Find(method, path.Depth) is { } found)
            return found;
        var cuts = path.Search.Cuts;
        var frames = Find(method, path.With(method), cancellationToken);
        path.Search.Keep(method, path.Depth, frames, path.Search.Cuts > cuts);
        // A frame found inside a recursion is true for that path only.
        return path.Depth == 0 ? _frames.GetOrAdd(method, frames) : frames;
    }

    private ImmutableArray<Frame> Find(IMethodSymbol method, CallPath path, CancellationToken cancellationToken)
    {
        if (_entries.Contain(method, cancellationToken))
            return [Frame.Outermost(method)];
        var frames = new List<Frame>();
        var leftOut = false;
        // Frameworks call methods of objects by their names, interfaces and attributes tell others of a method, and reflection needs no telling.
        var mayRun = !model.IsHost || !(method is { IsStatic: true, MethodKind: MethodKind.Ordinary } or { MethodKind: MethodKind.LocalFunction } || _entries.IsUnhosted(method, cancellationToken)) || !method.GetAttributes().IsEmpty || ImplementsForeignMember(method)
            || Lookups.Any(name => model.MentionsOf(name, cancellationToken).Any());
        // Carter runs the modules that it finds on the builder that its own map call stands on. Where its sources are at hand, the loop that does so is no other way.
        var carter = method.Name == EndpointLibraries.AddRoutes.Name ? method.ContainingType.AllInterfaces.FirstOrDefault(i => i.Is(EndpointLibraries.CarterModule))?.ContainingAssembly : null;
        if (carter is not null)
            foreach (var use in model.MentionsOf(EndpointLibraries.MapCarter.Name, cancellationToken))
                if (use.CallBy() is { } map && model.CallAt(map, cancellationToken) is { } call && call.TargetMethod.Is(EndpointLibraries.MapCarter)
                    && MethodAround(call, cancellationToken) is { } caller)
                    frames.AddRange(FramesOf(caller, path, cancellationToken).Select(frame => frame.Into(method, call)));
        if (_modules.CallThatRuns(method, cancellationToken) is { } runs && MethodAround(runs, cancellationToken) is { } runner)
            frames.AddRange(FramesOf(runner, path, cancellationToken).Select(frame => frame.Into(method, runs, runs.Receiver())));
        foreach (var use in model.MentionsOf(method.CalledName(), cancellationToken))
        {
            if (use.CallBy() is { } syntax)
            {
                var called = model.SymbolOf(syntax, cancellationToken) as IMethodSymbol;
                mayRun |= called is null;
                if (called is not null && Runs(called, method) && !IsUnreachable(syntax, cancellationToken) && model.CallAt(syntax, cancellationToken) is { } call)
                {
                    if (MethodAround(call, cancellationToken) is { } caller)
                    {
                        if (SymbolEqualityComparer.Default.Equals(caller.ContainingAssembly, carter))
                            continue;
                        var callers = FramesOf(caller, path, cancellationToken);
                        var found = !callers.IsEmpty && IsReplaced(called, method) ? _found.Include(call, method.ContainingType, cancellationToken) : true;
                        leftOut |= found == false;
                        if (found == false)
                            continue;
                        mayRun |= !callers.IsEmpty;
                        frames.AddRange(callers.Where(frame => MayRun(call, method, frame)).Select(frame =>
                            found is null ? frame.Into(method, call).Doubted($"whether a scan finds '{method.ContainingType.Name}' is not known") : frame.Into(method, call)));
                    }
                    else
                        frames.Add(Frame.OutOfSight(method, $"'{method.Name}' is called in an initializer"));
                }
            }
            else if (Names(use, method, cancellationToken))
            {
                mayRun = true;
                if (InvokedByName(use, method, cancellationToken) is { } invoke && MethodAround(invoke.Call, cancellationToken) is { } caller)
                    frames.AddRange(FramesOf(caller, path, cancellationToken).Select(frame => frame.Into(method, invoke.Call, invoke.Builder)));
                else if (DelegateOf(use, cancellationToken) is { } function && RunsOf(function, cancellationToken) is { Count: > 0 } starts && MethodAround(function, cancellationToken) is { } giver)
                    frames.AddRange(FramesOf(giver, path, cancellationToken).SelectMany(frame => starts.Select(run => (run.Taker is { } taker ? frame.Into(run.Method!, taker) : frame).Into(method, run.Call))));
                else if (SetsUpFor(use, cancellationToken) is { } taker && MethodAround(taker, cancellationToken) is { } host)
                    frames.AddRange(FramesOf(host, path, cancellationToken).Select(frame => frame.HandedTo(taker, method)));
                else
                    frames.Add(Frame.OutOfSight(method, $"'{method.Name}' is handed on as a delegate or by its name"));
            }
            if (frames.Count > MostFrames && !BuildsApplication(method, cancellationToken))
                return [Frame.OutOfSight(method, $"'{method.Name}' is called from too many places")];
        }
        // Each run makes an application of its own: whoever starts it again has the same endpoints, not the same ones twice.
        if (frames.Count > 1 && BuildsApplication(method, cancellationToken))
            return [frames.Find(frame => frame is { Hidden: null, Doubt: null }) ?? frames[0]];
        // A host is all there is: what nobody calls there never runs, nor does what is called for the objects of a scan that leaves the class out.
        return frames.Count == 0 && (!mayRun || leftOut) ? [] : frames.Count == 0 ? [Frame.OutOfSight(method, $"nobody calls '{method.Name}' in sight")] : [.. frames];
    }

    // Whether a method builds a web application itself, out of nothing that its callers say.
    private bool BuildsApplication(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.Parameters.All(parameter => parameter.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String })
        && model.MentionsOf(AspNet.BuildWebApplication.Name, cancellationToken).Any(use => use.CallBy() is { } build
            && SymbolEqualityComparer.Default.Equals(MethodAround(build, cancellationToken), method) && model.CallAt(build, cancellationToken)?.TargetMethod.Is(AspNet.BuildWebApplication) == true);

    // Who calls a member of the service's own interface is in sight.
    private static bool ImplementsForeignMember(IMethodSymbol method) =>
        !method.ExplicitInterfaceImplementations.IsEmpty || method.ContainingType?.AllInterfaces
            .Any(i => i.DeclaringSyntaxReferences.IsEmpty && i.GetMembers(method.Name).Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))) == true;

    private static bool IsReplaced(IMethodSymbol called, IMethodSymbol method) =>
        called.MayBeReplaced() && method.ContainingType is { TypeKind: TypeKind.Class } && !(called.ReducedFrom ?? called).OriginalDefinition.IsDeclaredAs(method.OriginalDefinition);

    /// <summary>What a call runs in a frame: the method it names, or what overrides or implements that in the service.</summary>
    internal ImmutableArray<IMethodSymbol> RunBy(IInvocationOperation call, Frame frame, CancellationToken cancellationToken)
    {
        var called = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (!called.MayBeReplaced())
            return [called];
        return [.. Declared(called.Name, cancellationToken).Where(method => !method.IsAbstract && Runs(called, method) && MayRun(call, method, frame))];
    }

    /// <summary>The only method of the service that an abstract one, or the getter of an abstract property, may run; or null.</summary>
    internal IMethodSymbol? OnlyImplementationOf(IMethodSymbol called, CancellationToken cancellationToken) =>
        Only(Declared((called.AssociatedSymbol ?? called).Name, cancellationToken).Where(method => !method.IsAbstract && Runs(called, method)));

    /// <summary>
    /// The only method of the service that handles a message, by the convention of mediators: a class implements an interface of that message or is
    /// called a handler, and its method takes the message first. Null where there is none, or several hear of it.
    /// </summary>
    internal IMethodSymbol? OnlyHandlerOf(INamedTypeSymbol message, CancellationToken cancellationToken)
    {
        var named = HandlerNames.SelectMany(name => Declared(name, cancellationToken)).Where(method => !method.IsAbstract && method.Parameters.FirstOrDefault()?.Type.IsDeclaredAs(message) == true).ToList();
        // Where some say so by an interface, the others are something else.
        var declared = named.FindAll(method => method.ContainingType.AllInterfaces.Any(i => i.TypeArguments.Any(argument => argument.IsDeclaredAs(message))));
        return Only(declared.Count > 0 ? declared : named.FindAll(method => IsHandlerByName(method.ContainingType)));
    }

    // Wolverine asks for no interface: see https://wolverinefx.net/guide/handlers.
    private static bool IsHandlerByName(INamedTypeSymbol type) => type.DeclaredAccessibility == Accessibility.Public
        && (type.Name.EndsWith("Handler", System.StringComparison.Ordinal) || type.Name.EndsWith("Consumer", System.StringComparison.Ordinal));

    private static IMethodSymbol? Only(IEnumerable<IMethodSymbol> methods) => methods.Take(2).ToList() is { Count: 1 } only ? only[0] : null;

    private ImmutableArray<IMethodSymbol> Declared(string name, CancellationToken cancellationToken) => _declared.TryGetValue(name, out var known) ? known : _declared.GetOrAdd(name,
        [.. model.Compilations.SelectMany(compilation => compilation.GetSymbolsWithName(declared => IsCalled(declared, name), SymbolFilter.Member, cancellationToken))
            .Select(symbol => symbol is IPropertySymbol property ? property.GetMethod : symbol as IMethodSymbol).OfType<IMethodSymbol>()]);

    // An explicit implementation is declared by the interface's name and a dot before its own.
    private static bool IsCalled(string declared, string name) =>
        declared.EndsWith(name, System.StringComparison.Ordinal) && (declared.Length == name.Length || declared[declared.Length - name.Length - 1] == '.');

    /// <summary>The calls of the delegate that an argument is, in the method that takes it.</summary>
    internal IEnumerable<(IMethodSymbol Method, IInvocationOperation Call)> InvocationsOf(IArgumentOperation function, CancellationToken cancellationToken)
    {
        if (function is not { Parameter: { } parameter, Parent: IInvocationOperation taker })
            return [];
        var method = (taker.TargetMethod.ReducedFrom ?? taker.TargetMethod).OriginalDefinition;
        return model.BodyOf(method, cancellationToken) is { } body
            ? InvocationsOf(method.Parameters[parameter.Ordinal], body).Select(call => (method, call))
            : [];
    }

    private static IEnumerable<IInvocationOperation> InvocationsOf(ISymbol function, IOperation body) =>
        from call in body.Descendants().OfType<IInvocationOperation>()
        where call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
        let instance = call.Instance is IConditionalAccessInstanceOperation access ? access.Accessed() : call.Instance
        where function.IsDeclaredAs(instance?.WithoutConversions().Referred())
        select call;

    private IOperation? DelegateOf(SimpleNameSyntax use, CancellationToken cancellationToken) =>
        model.OperationOf(use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use, cancellationToken) as IMethodReferenceOperation;

    // 'app.UseEndpoints(MapAll)' and 'app.UseWhen(context => ..., Branch)' run the method at once, 'webHost.Configure(Pipeline)' as the host is built.
    private IInvocationOperation? SetsUpFor(SimpleNameSyntax use, CancellationToken cancellationToken) =>
        DelegateOf(use, cancellationToken)?.ArgumentOfCall()?.Parent is IInvocationOperation taker && (taker.TargetMethod.Is(AspNet.UseEndpoints) || PipelineStep.TakesPipeline(taker.TargetMethod)) ? taker : null;

    // A method handed to one that calls it, or kept in a list whose elements are called one after the other.
    private List<(IInvocationOperation? Taker, IMethodSymbol? Method, IInvocationOperation Call)> RunsOf(IOperation function, CancellationToken cancellationToken)
    {
        if (function.ArgumentOfCall() is { Parent: IInvocationOperation taker } argument)
            return [.. InvocationsOf(argument, cancellationToken).Select(run => ((IInvocationOperation?)taker, (IMethodSymbol?)run.Method, run.Call))];
        var body = model.BodyAround(function);
        return
        [
            .. from loop in body.Loops
               where Elements.Of(loop.Collection, model) is { } elements && elements.Any(element => element.WithoutConversions() == function)
               from variable in loop.Locals
               from call in InvocationsOf(variable, loop.Body)
               select ((IInvocationOperation?)null, (IMethodSymbol?)null, call),
        ];
    }

    // Where the object or the type argument is known in a frame, the method must be the one that it has.
    private bool MayRun(IInvocationOperation call, IMethodSymbol method, Frame frame)
    {
        var called = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        if (!called.MayBeReplaced())
            return true;
        if (method.IsStatic)
            return call.ConstrainedToType is not ITypeParameterSymbol parameter || frame.ArgumentOf(parameter) is not { } type || SymbolEqualityComparer.Default.Equals(type, method.ContainingType);
        return call.Instance is null || objects.TypesOf(call.Instance, frame) is not { } types
            || types.Any(type => ObjectReader.ImplementationIn(type, called)?.OriginalDefinition.IsDeclaredAs(method.OriginalDefinition) == true);
    }

    // 'type.GetMethod(nameof(IEndpoint.Map)).Invoke(null, [group])': the one builder that the body hands to reflection.
    private (IInvocationOperation Call, IOperation Builder)? InvokedByName(SimpleNameSyntax use, IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (!use.Ancestors().OfType<InvocationExpressionSyntax>().Any(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }))
            return null;
        var around = use.Ancestors().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax);
        var found = around?.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.InvokedName()?.Identifier.ValueText is "Invoke" or "InvokeMember")
            .Select(call => model.OperationOf(call, cancellationToken)).OfType<IInvocationOperation>()
            .Where(call => call.TargetMethod.ContainingType.Is(Reflection.MethodBase) || call.TargetMethod.ContainingType.Is(Reflection.Type))
            .SelectMany(call => call.Descendants().Where(o => o is ILocalReferenceOperation or IParameterReferenceOperation or IInvocationOperation
                && o.Parent is not IArgumentOperation && o.Type is { } type && type.IsOrDerivesFrom(AspNet.EndpointRouteBuilder)).Take(1).Select(builder => (call, builder))).ToList();
        return found is { Count: 1 } && method.Parameters.Length == 1 ? found[0] : null;
    }

    /// <summary>Whether a call of one method may run another: it is the same, or overrides or implements it.</summary>
    internal static bool Runs(IMethodSymbol target, IMethodSymbol method)
    {
        var called = (target.ReducedFrom ?? target).OriginalDefinition;
        if (called.IsDeclaredAs(method.OriginalDefinition))
            return true;
        if (called.ContainingType?.TypeKind == TypeKind.Interface)
            return method.ContainingType.AllInterfaces.Any(i => i.OriginalDefinition.IsDeclaredAs(called.ContainingType)
                && i.GetMembers(called.Name).Any(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method)));
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            if (overridden.OriginalDefinition.IsDeclaredAs(called))
                return true;
        return false;
    }

    private bool Names(SimpleNameSyntax use, IMethodSymbol method, CancellationToken cancellationToken)
    {
        var info = model.SemanticModelOf(use.SyntaxTree)?.GetSymbolInfo(use, cancellationToken);
        return info is { } found && (found.Symbol is IMethodSymbol target ? Runs(target, method) : found.CandidateSymbols.OfType<IMethodSymbol>().Any(m => Runs(m, method)));
    }
}
