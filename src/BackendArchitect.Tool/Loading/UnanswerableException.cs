namespace BackendArchitect.Tool.Loading;

/// <summary>A question that cannot be answered; the message says why, to the person who asked.</summary>
internal sealed class UnanswerableException(string message) : Exception(message);
