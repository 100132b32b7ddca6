using System.Text.Encodings.Web;
using System.Text.Json;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Endpoints;

namespace BackendArchitect.Tool.Endpoints;

/// <summary>
/// Writes one JSON object a line: one for each host, followed by one for each of its endpoints. What is not known is left out.
/// </summary>
internal static class JsonLinesWriter
{
    private const string Undecidable = "undecidable";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(HostEndpoints host, TextWriter output)
    {
        output.WriteLine(Line(json =>
        {
            json.WriteString("row", "app");
            json.WriteString("assembly", host.Assembly);
            json.WriteNumber("endpoints", host.Rows.Count);
        }));
        foreach (var row in host.Rows)
            output.WriteLine(Line(json => Write(row, json)));
    }

    private static void Write(EndpointRow row, Utf8JsonWriter json)
    {
        json.WriteString("row", "endpoint");
        json.WriteString("kind", row.Kind);
        json.WriteString("route", row.Spelling);
        WriteTexts(json, "methods", row.Methods);
        if (row.IsInert)
            json.WriteBoolean("inert", true);
        if (row.Handler is { } handler)
        {
            json.WriteStartObject("handler");
            WriteKnown(json, "assembly", handler.Assembly);
            json.WriteString("type", handler.Type);
            WriteKnown(json, "method", handler.Method);
            if (handler.IsGenerated)
                json.WriteBoolean("compilerGenerated", true);
            WriteKnown(json, "source", handler.Body);
            json.WriteEndObject();
        }
        WriteKnown(json, "source", row.At);
        if (row.IsDevelopmentOnly)
            json.WriteBoolean("developmentOnly", true);
        WriteAuthorization(row, json);
        WriteRateLimiting(row.RateLimiting, json);
        WriteDocumentation(row.Documentation, json);
        WriteValidation(row, json);
        WriteParameters(row.Parameters, json);
        WriteHubMethods(row.HubMethods, json);
    }

    // What nobody says is left out, and so is the whole where nobody says anything.
    private static void WriteDocumentation(EndpointDocumentation? documentation, Utf8JsonWriter json)
    {
        if (documentation is null)
            return;
        (string Name, Documented Said)[] texts =
        [
            ("endpointName", documentation.Name), ("groupName", documentation.GroupName), ("summary", documentation.Summary), ("description", documentation.Description), ("tags", documentation.Tags),
        ];
        var all = texts.Select(text => text.Said).Append(documentation.Exclusion).Append(documentation.Operation).ToList();
        var content = documentation.Content;
        if (documentation.IsUndescribed && documentation.Others.IsEmpty && content is { Responses: { IsDefault: false, IsEmpty: true }, ContentTypes: { IsDefault: false, IsEmpty: true } }
            && all.TrueForAll(said => said.Texts is { IsDefault: false, IsEmpty: true }))
            return;
        json.WriteStartObject("doc");
        if (!documentation.IsUndescribed && documentation.IsShown is { } isShown)
            json.WriteBoolean("visible", isShown);
        else if (!documentation.IsUndescribed)
            json.WriteString("visible", Undecidable);
        if (documentation.Exclusion.Texts.IsDefault)
            json.WriteString("excluded", Undecidable);
        else if (!documentation.Exclusion.Texts.IsEmpty)
            json.WriteBoolean("excluded", true);
        foreach (var (name, said) in texts)
        {
            if (said.Texts.IsDefault)
                json.WriteString(name, Undecidable);
            else if (name == "tags")
                WriteTexts(json, name, said.Texts);
            else
                WriteKnown(json, name, said.Texts.FirstOrDefault());
        }
        WriteContent(content, json);
        if (documentation.Operation.Texts.IsDefault)
            json.WriteString("openApiOperation", Undecidable);
        else if (!documentation.Operation.Texts.IsEmpty)
            json.WriteBoolean("openApiOperation", true);
        WriteTexts(json, "otherDoc", documentation.Others);
        WriteKnown(json, "because", all.Find(said => said.Because is not null).Because ?? content.Because ?? content.TakesBecause);
        json.WriteEndObject();
    }

    private static void WriteContent(EndpointContent content, Utf8JsonWriter json)
    {
        if (content.Responses.IsDefault)
            json.WriteString("produces", Undecidable);
        else
            WriteTexts(json, "produces", [.. content.Responses.Select(response => response.StatusCode + (response.Type is null ? "" : " " + RuntimeName.Of(response.Type))).Distinct()]);
        if (content.ContentTypes.IsDefault)
            json.WriteString("accepts", Undecidable);
        else if (!content.ContentTypes.IsEmpty)
            json.WriteString("accepts", string.Join(",", content.ContentTypes) + (content.RequestType is null ? "" : " " + RuntimeName.Of(content.RequestType)));
    }

    private static void WriteValidation(EndpointRow row, Utf8JsonWriter json)
    {
        if (row.IsOfApiController is not { } isOfApiController)
        {
            WriteFilters(row.Filters, json);
            return;
        }
        json.WriteStartObject("validation");
        if (isOfApiController)
            json.WriteBoolean("apiController", true);
        if (row.RejectsInvalid is { } rejects)
            json.WriteBoolean("automatic400", rejects);
        else
        {
            json.WriteString("automatic400", Undecidable);
            json.WriteString("because", "SuppressModelStateInvalidFilter is set to what is no constant");
        }
        json.WriteEndObject();
    }

    // Nothing where nothing runs before the handler, and nobody says so.
    private static void WriteFilters(EndpointFilters? filters, Utf8JsonWriter json)
    {
        if (filters is null or { All: { IsDefault: false, IsEmpty: true }, IsValidated: false, IsOptedOut: false })
            return;
        json.WriteStartObject("validation");
        if (filters.IsOptedOut)
            json.WriteBoolean("disabled", true);
        if (filters.All.IsDefault)
        {
            json.WriteString("filters", Undecidable);
            WriteKnown(json, "because", filters.Because);
        }
        else
            WriteTexts(json, "filters", [.. filters is { IsValidated: true, IsOptedOut: false } ? [RuntimeName.FrameworkValidation] : Array.Empty<string>(), .. filters.All.Select(RuntimeName.Of)]);
        json.WriteEndObject();
    }

    private static void WriteParameters(IReadOnlyList<ParameterRow> parameters, Utf8JsonWriter json)
    {
        if (parameters.Count == 0)
            return;
        json.WriteStartArray("parameters");
        foreach (var parameter in parameters)
        {
            json.WriteStartObject();
            WriteKnown(json, "name", parameter.Name);
            WriteKnown(json, "type", parameter.Type);
            json.WriteString("source", parameter.Source);
            WriteKnown(json, "because", parameter.Because);
            WriteTexts(json, "validation", parameter.Validation);
            WriteTexts(json, "members", parameter.Members);
            if (parameter.IsValidatable)
                json.WriteBoolean("validatableObject", true);
            if (parameter.HasValidator)
                json.WriteBoolean("fluentValidator", true);
            WriteKnown(json, "of", parameter.Of);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteHubMethods(IReadOnlyList<HubMethodRow> methods, Utf8JsonWriter json)
    {
        if (methods.Count == 0)
            return;
        json.WriteStartArray("hubMethods");
        foreach (var method in methods)
        {
            json.WriteStartObject();
            json.WriteString("method", method.Name);
            WriteKnown(json, "declaringType", method.DeclaringType);
            WriteTexts(json, "authorize", method.Authorize);
            WriteKnown(json, "source", method.Body);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteAuthorization(EndpointRow row, Utf8JsonWriter json)
    {
        var (claim, isOfUnknownPolicy) = (row.Authorization, row.UnknownPolicy is not null);
        // A running application shows the metadata; code that refuses callers besides is told beside it.
        var metadata = claim.Metadata ?? claim;
        // That somebody must be known is certain then, and no word of the rows says that alone.
        var told = metadata is { IsStated: true, Demand: Demand.Undecidable }
            ? metadata.AsksUnderCondition is { } perhaps
                ? Claim.Undecidable($"{perhaps.Said} stands under a condition", perhaps.Where)
                : Claim.Undecidable($"a known name is asked for by {metadata.Because}, and whether more is cannot be seen", metadata.Where) with { Policy = metadata.Policy }
            : metadata;
        json.WriteStartObject("auth");
        json.WriteString("effective", told.State switch
        {
            _ when isOfUnknownPolicy => "error",
            ClaimState.Undecidable => Undecidable,
            ClaimState.Absent when told.HasAuthorizationFilter => "custom-filter",
            ClaimState.Absent or ClaimState.Waived => "anonymous",
            _ => told.Demand == Demand.More ? "policy" : "authenticated",
        });
        WriteKnown(json, "origin", told.State switch
        {
            ClaimState.Undecidable => null,
            ClaimState.Waived => "allow-anonymous",
            _ when isOfUnknownPolicy => "none",
            ClaimState.Absent => "none",
            _ => string.Join('+', OriginsOf(told.Origin, row)),
        });
        WriteKnown(json, "policy", told.Policy ?? row.UnknownPolicy?.Name);
        WriteReason(told, json);
        if (claim.State != metadata.State)
            WriteKnown(json, claim.IsStated ? "refusedBecause" : "perhapsRefusedBecause", claim.Because);
        json.WriteEndObject();
    }

    // Filters run in the action, behind what the middleware asks for.
    private static IEnumerable<string> OriginsOf(ClaimOrigin origin, EndpointRow row)
    {
        var isByFilter = origin is ClaimOrigin.GlobalFilter or ClaimOrigin.Convention;
        if (!isByFilter || row.IsBehindFallbackPolicy)
            yield return isByFilter || origin == ClaimOrigin.FallbackPolicy ? "fallback" : "endpoint";
        for (var filter = 0; filter < Math.Max(row.AuthorizationFilters, isByFilter ? 1 : 0); filter++)
            yield return "filter";
    }

    private static void WriteRateLimiting(Claim said, Utf8JsonWriter json)
    {
        // What a library counts by itself is no limit of the framework's.
        var claim = said.Metadata ?? said;
        json.WriteStartObject("rateLimit");
        json.WriteString("effective", claim.State switch
        {
            ClaimState.Undecidable => Undecidable,
            ClaimState.Absent => "none",
            ClaimState.Waived => "disabled",
            _ => claim.Origin == ClaimOrigin.GlobalLimiter ? "global" : "policy",
        });
        WriteKnown(json, "policy", claim.Policy);
        WriteReason(claim, json);
        if (said.State != claim.State)
            WriteKnown(json, "limitedBecause", said.Because);
        json.WriteEndObject();
    }

    private static void WriteReason(Claim claim, Utf8JsonWriter json)
    {
        json.WriteString("because", claim.Because);
        WriteKnown(json, "decidedAt", Place.Of(claim.Where));
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, Place? place) => WriteKnown(json, name, place is null ? null : $"{place.File}:{place.Line}");

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
