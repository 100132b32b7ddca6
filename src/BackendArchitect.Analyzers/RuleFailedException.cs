using System;
using System.Collections.Generic;
using System.Linq;

namespace BackendArchitect.Analyzers;

/// <summary>A rule or reader of ours threw. The driver shows the outermost message alone, so it says everything.</summary>
internal sealed class RuleFailedException : Exception
{
    /// <summary>One rule or reader threw.</summary>
    internal RuleFailedException(string what, Exception inner)
        : base($"{what} failed and is off for the rest of this compilation: {inner.GetType().FullName}: {inner.Message}", inner)
    {
    }

    /// <summary>Several rules threw at the same place.</summary>
    internal RuleFailedException(IEnumerable<RuleFailedException> failures)
        : base(string.Join("; ", failures.Select(failure => failure.Message)), new AggregateException(failures))
    {
    }
}
