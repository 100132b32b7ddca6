var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization(options => options.AddPolicy("staff", policy => policy.RequireRole("staff")));
var gateway = builder.Configuration.GetSection("Gateway");
builder.Services.AddReverseProxy().LoadFromConfig(gateway);
var app = builder.Build();

app.MapReverseProxy(proxy =>
{
    proxy.UseSessionAffinity();
    proxy.UseLoadBalancing();
}).RequireAuthorization();

app.Run();
