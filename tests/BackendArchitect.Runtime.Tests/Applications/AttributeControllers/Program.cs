var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddControllers();
var app = builder.Build();

app.MapControllers();

app.Run();
