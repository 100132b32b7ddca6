using Hangfire;
using Prometheus;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddCookie();
builder.Services.AddAuthorization(options => options.AddPolicy("operators", policy => policy.RequireRole("operator")));
builder.Services.AddHangfire(jobs => jobs.UseInMemoryStorage());

var app = builder.Build();
app.UseAuthorization();

// The consoles and figures of libraries, as they come and as somebody says who may see them.
app.MapMetrics();
app.MapMetrics("/figures/{name}").RequireAuthorization();
app.MapMetrics(settings => { }, "/chosen");
app.MapHangfireDashboard();
app.MapHangfireDashboard("/jobs", new DashboardOptions()).RequireAuthorization();
app.MapHangfireDashboardWithAuthorizationPolicy("operators", "/asked");
app.MapHangfireDashboardWithNoAuthorizationFilters("/open");
app.MapGroup("/inside").RequireAuthorization().MapHangfireDashboard("/jobs");

app.Run();
