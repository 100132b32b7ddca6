using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddSingleton<Clock>();
builder.Services.AddSingleton<IStore, Store>();
builder.Services.AddKeyedSingleton<Clock>("a");
var app = builder.Build();
app.MapControllers();
app.MapControllerRoute("default", "{controller=Plain}/{action=Index}/{id?}");
app.Run();
