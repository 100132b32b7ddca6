using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;

namespace BackendArchitect.Analyzers.Model.Data;

/// <summary>How routes of data are spelled. See https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.odata.routing.odatarouteoptions.</summary>
internal sealed record DataRouteOptions
{
    /// <summary>Whether the number of elements may be asked for.</summary>
    internal bool CountsElements { get; private init; }

    /// <summary>Whether the raw value of a property may be asked for.</summary>
    internal bool GivesValues { get; private init; }

    /// <summary>Whether keys stand in parentheses.</summary>
    internal bool HasKeysInParentheses { get; private init; }

    /// <summary>Whether keys are segments.</summary>
    internal bool HasKeysAsSegments { get; private init; }

    /// <summary>Whether operations are called by their full names.</summary>
    internal bool CallsByFullName { get; private init; }

    /// <summary>Whether operations are called by their short names.</summary>
    internal bool CallsByShortName { get; private init; }

    /// <summary>Whether functions without parameters are called without parentheses.</summary>
    internal bool CallsWithoutParentheses { get; private init; }

    /// <summary>Whether the case of the names of actions does not matter.</summary>
    internal bool IgnoresCaseOfActions { get; private init; }

    /// <summary>Whether the case of the names of controllers does not matter.</summary>
    internal bool IgnoresCaseOfControllers { get; private init; }

    /// <summary>Whether the case of the names of properties does not matter.</summary>
    internal bool IgnoresCaseOfProperties { get; private init; }

    /// <summary>The options as the service sets them; null where one of them is not known.</summary>
    internal static DataRouteOptions? Read(ServiceModel model, CancellationToken cancellationToken)
    {
        var isKnown = true;
        var options = new DataRouteOptions
        {
            CountsElements = Flag(DataServices.DollarCount, true),
            GivesValues = Flag(DataServices.DollarValue, true),
            HasKeysInParentheses = Flag(DataServices.KeyInParentheses, true),
            HasKeysAsSegments = Flag(DataServices.KeyAsSegment, true),
            CallsByFullName = Flag(DataServices.QualifiedCall, true),
            CallsByShortName = Flag(DataServices.UnqualifiedCall, true),
            CallsWithoutParentheses = Flag(DataServices.BareFunction, false),
            IgnoresCaseOfActions = Flag(DataServices.AnyCaseOfActions, false),
            IgnoresCaseOfControllers = Flag(DataServices.AnyCaseOfControllers, false),
            IgnoresCaseOfProperties = Flag(DataServices.AnyCaseOfProperties, false),
        };
        return isKnown ? options : null;

        bool Flag(MemberName option, bool byDefault)
        {
            var flag = ConfiguredFlag.Of(option, byDefault, model, cancellationToken);
            isKnown &= flag is not null;
            return flag ?? byDefault;
        }
    }
}
