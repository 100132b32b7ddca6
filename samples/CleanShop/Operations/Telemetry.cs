using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CleanShop.Operations;

internal static class Telemetry
{
    /// <summary>Metrics and traces, sent where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says.</summary>
    internal static void AddTelemetry(this IServiceCollection services) => services.AddOpenTelemetry()
        .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation())
        .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation())
        .UseOtlpExporter();
}
