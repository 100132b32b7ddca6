namespace BackendArchitect.Analyzers.CodeFixes.Configuration;

/// <summary>Where a value is kept from now on that leaves a configuration file.</summary>
internal enum SecretStore
{
    /// <summary>In the file: no credential leaves it, a setting is put right.</summary>
    File,

    /// <summary>In user secrets while developing, under the same key; elsewhere in whatever else the application reads its configuration from.</summary>
    /// <remarks>Source: "Safe storage of app secrets in development in ASP.NET Core" on learn.microsoft.com.</remarks>
    UserSecrets,

    /// <summary>In an environment variable of the process that reads the file.</summary>
    EnvironmentVariable,

    /// <summary>In a variable of whoever starts Docker Compose: of the shell, or of an environment file that is not committed.</summary>
    /// <remarks>Source: Docker documentation, "Set, use, and manage variables in a Compose file with interpolation".</remarks>
    ComposeVariable,

    /// <summary>In a secret of the repository, its environment or its organization.</summary>
    /// <remarks>Source: GitHub documentation, "Using secrets in GitHub Actions".</remarks>
    WorkflowSecret,

    /// <summary>In an environment variable <c>TF_VAR_name</c>, or another source of input variables.</summary>
    /// <remarks>Source: Terraform documentation, "Input variables".</remarks>
    TerraformVariable,

    /// <summary>In a Secret of the cluster that does not come from the repository; the container names it by <c>secretKeyRef</c>.</summary>
    KubernetesSecret,

    /// <summary>In a secret of the build, which <c>RUN --mount=type=secret</c> reads.</summary>
    BuildSecret,

    /// <summary>With whoever deploys: the values of a Helm release, a parameter of a template, a transformation of the file.</summary>
    Deployment,
}
