namespace BackendArchitect.Analyzers.Model.Connections;

/// <summary>A setting that leaves a connection open to whoever is between its ends.</summary>
/// <param name="Setting">The setting as it is written; no secret is part of it.</param>
/// <param name="Host">The host that is connected to; empty where nothing says which.</param>
/// <param name="Effect">What the setting does, as the end of a sentence.</param>
/// <param name="Start">Where in the text the value of the setting stands.</param>
/// <param name="Length">How long that value is.</param>
/// <param name="Remedy">What should stand there.</param>
internal sealed record ConnectionFlaw(string Setting, string Host, string Effect, int Start, int Length, string Remedy)
{
    internal const string Plain = "nothing that is sent is encrypted";
    internal const string AnyCertificate = "the certificate of any server is accepted";
    internal const string PlainFirst = "it is tried without encryption first";
    internal const string PlainKeys = "the keys that tokens are checked with are fetched unencrypted";
    internal const string PlainCredentials = "user name and password are sent unencrypted";

    /// <summary>The connection as a message names it.</summary>
    internal string Connection => Host.Length == 0 ? "its server" : $"'{Host}'";
}
