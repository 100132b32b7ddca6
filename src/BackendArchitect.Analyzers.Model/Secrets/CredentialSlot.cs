namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>The place of a credential in a connection string, URL or header.</summary>
/// <param name="Kind">What stands there, as the beginning of a sentence: "Password of a connection string".</param>
/// <param name="Value">What stands there, without quotes.</param>
/// <param name="Host">The host it opens; empty where the container does not say.</param>
/// <param name="User">Whom it belongs to; empty where the container does not say.</param>
/// <param name="MustBeRandom">Whether the container alone does not show that a literal is a credential.</param>
internal readonly record struct CredentialSlot(string Kind, Slice Value, Slice Host, Slice User, bool MustBeRandom = false);
