namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>What makes a text a credential, strongest first: where several hold, the strongest names the finding.</summary>
internal enum Evidence
{
    /// <summary>The format of a provider, and a checksum or inner structure that holds.</summary>
    ProvenFormat,

    /// <summary>The format of a provider, with a part that was drawn at random.</summary>
    Format,

    /// <summary>The slot of a credential in a connection string, URL or header.</summary>
    Container,

    /// <summary>A destination in code that is a credential.</summary>
    Sink,

    /// <summary>A name that says so, and a value that looks it.</summary>
    Name,
}

/// <summary>How sure we are that the text is a credential that works.</summary>
internal enum Confidence
{
    /// <summary>It could be one.</summary>
    Possible,

    /// <summary>More likely than not.</summary>
    Likely,

    /// <summary>Its format, container or destination leaves nothing to doubt.</summary>
    Certain,
}

/// <summary>How strongly a finding speaks; the rules that report it follow from it.</summary>
internal enum Weight
{
    /// <summary>Half of a pair, or what every developer knows on a machine of their own.</summary>
    Slight,

    /// <summary>Suspicious: a GUID or hash beneath a telling name, a well-known word.</summary>
    Suspicious,

    /// <summary>A credential.</summary>
    Full,
}

/// <summary>A credential in a text. It says everything about it except what it is.</summary>
/// <param name="Kind">What it is, as the beginning of a sentence: "Stripe secret key".</param>
/// <param name="Evidence">What makes it one.</param>
/// <param name="Confidence">How sure that is.</param>
/// <param name="Weight">How strongly to speak.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct SecretFinding(string Kind, Evidence Evidence, Confidence Confidence, Weight Weight, int Start, int Length);
