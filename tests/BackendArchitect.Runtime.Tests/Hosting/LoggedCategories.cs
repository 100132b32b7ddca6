using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackendArchitect.Runtime.Tests.Hosting;

/// <summary>
/// Logs nothing, and knows who asked for a logger: a middleware does when it is made, so this tells which of the framework's middleware
/// are in the pipeline.
/// </summary>
internal sealed class LoggedCategories : ILoggerProvider
{
    private readonly ConcurrentDictionary<string, bool> _categories = new();

    internal bool Contains(string category) => _categories.ContainsKey(category);

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName)
    {
        _categories[categoryName] = true;
        return NullLogger.Instance;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
