namespace BackendArchitect.Analyzers.Secrets;

/// <summary>How files that only developers' machines read are judged.</summary>
internal enum DevelopmentFiles
{
    /// <summary>Like all others.</summary>
    Judge,

    /// <summary>Credentials of formats and of remote hosts are reported; what opens the machine itself is not.</summary>
    Relax,

    /// <summary>Not at all.</summary>
    Skip,
}
