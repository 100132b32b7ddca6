using System;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>Who fills the members of a type from a request: each asks for what is missing in another way, or not at all.</summary>
[Flags]
internal enum BoundFrom
{
    /// <summary>Nobody in sight.</summary>
    None = 0,

    /// <summary>The serializer that reads the bodies of minimal APIs and endpoint classes.</summary>
    Body = 1 << 0,

    /// <summary>The serializer that reads the bodies of actions.</summary>
    ActionBody = 1 << 1,

    /// <summary>The model binder of MVC: forms, queries and routes.</summary>
    Model = 1 << 2,

    /// <summary>The form mapper of minimal APIs.</summary>
    Form = 1 << 3,

    /// <summary>The request delegate of a minimal API, which binds each member as a parameter of its own.</summary>
    Parts = 1 << 4,

    /// <summary>Somebody of whom nothing is known.</summary>
    Unknown = 1 << 5,

    /// <summary>Together with <see cref="Model"/>: nothing but the URL and headers.</summary>
    Url = 1 << 6,

    /// <summary>The model binder of MVC, into a property of a page.</summary>
    Page = 1 << 7,

    /// <summary>Either serializer.</summary>
    Bodies = Body | ActionBody,
}
