using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>Reads the endpoints of one kind from the calls that map them.</summary>
internal abstract class KindReader
{
    /// <summary>The names of the methods that map this kind: asked first, because that costs nothing.</summary>
    internal abstract IReadOnlyCollection<string> Names { get; }

    /// <summary>Whether there is anything of the kind in the application: where not, no call of such a name is bound.</summary>
    internal virtual bool MayFind(CancellationToken cancellationToken) => true;

    /// <summary>The endpoints that a call of such a name makes; null where it only shares the name.</summary>
    internal abstract IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken);
}
