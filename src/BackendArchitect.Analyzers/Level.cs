namespace BackendArchitect.Analyzers;

/// <summary>How strongly a rule speaks. The default severity, the enabled flag and every preset follow from it.</summary>
internal enum Level
{
    /// <summary>A defect at run time, a hole, or the architect's plain rule broken: warning; error under <c>strict</c>.</summary>
    Must,

    /// <summary>A suggestion; warning under <c>strict</c>.</summary>
    Should,

    /// <summary>Off; suggestion under <c>strict</c>.</summary>
    Could,
}
