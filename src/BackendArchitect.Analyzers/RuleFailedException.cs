using System;

namespace BackendArchitect.Analyzers;

/// <summary>A rule or reader of ours threw. The driver shows the outermost message alone, so it says everything.</summary>
internal sealed class RuleFailedException(string what, Exception inner)
    : Exception($"{what} failed and is off for the rest of this compilation: {inner.GetType().FullName}: {inner.Message}", inner);
