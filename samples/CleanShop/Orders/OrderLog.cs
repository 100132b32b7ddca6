namespace CleanShop.Orders;

internal static partial class OrderLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Order {OrderId} placed with {LineCount} lines")]
    internal static partial void OrderPlaced(this ILogger logger, int orderId, int lineCount);

    [LoggerMessage(Level = LogLevel.Information, Message = "{OrderCount} unpaid orders expired")]
    internal static partial void OrdersExpired(this ILogger logger, int orderCount);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unpaid orders could not be expired; the next round tries again")]
    internal static partial void ExpiryFailed(this ILogger logger, Exception exception);
}
