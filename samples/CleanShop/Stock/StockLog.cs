namespace CleanShop.Stock;

internal static partial class StockLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The stock of {Sku} could not be read")]
    internal static partial void StockUnreachable(this ILogger logger, Exception exception, string sku);
}
