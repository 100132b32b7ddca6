namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>Where the value of a parameter comes from.</summary>
internal enum BindingSource
{
    /// <summary>The path of the request.</summary>
    Route,

    /// <summary>The query string.</summary>
    Query,

    /// <summary>A header.</summary>
    Header,

    /// <summary>The body.</summary>
    Body,

    /// <summary>A form.</summary>
    Form,

    /// <summary>A file of a form, or all of them.</summary>
    FormFile,

    /// <summary>The container of services.</summary>
    Services,

    /// <summary>The request itself: <c>HttpContext</c>, <c>CancellationToken</c>, the caller, the unread body.</summary>
    Special,

    /// <summary>The type's own <c>BindAsync</c>, which may read anything of the request.</summary>
    BindAsync,

    /// <summary>A model binder of the service's own.</summary>
    Custom,

    /// <summary>MVC looks through form, path and query in this order.</summary>
    Unspecified,

    /// <summary>The message of an rpc.</summary>
    Message,

    /// <summary>FastEndpoints fills the properties from body, path, query and more.</summary>
    Request,

    /// <summary>It cannot be known from the sources.</summary>
    Undecidable,
}
