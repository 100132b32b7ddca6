using Grpc.Core;
using Library.V1;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddGrpc().AddJsonTranscoding();
builder.Services.AddGrpcReflection();
builder.Services.AddGrpcHealthChecks();
var app = builder.Build();

app.MapGrpcService<LibraryService>().RequireAuthorization();
app.MapGroup("/front").MapGrpcService<DeskService>();
app.MapGrpcService<DeskService>();
app.MapGrpcHealthChecksService().AllowAnonymous();
if (app.Environment.IsDevelopment())
    app.MapGrpcReflectionService();

app.Run();

public class LibraryService : Library.V1.Library.LibraryBase
{
    public override Task<Book> GetBook(BookRequest request, ServerCallContext context) => Task.FromResult(new Book());

    [AllowAnonymous]
    public override Task<Book> AddBook(Book request, ServerCallContext context) => Task.FromResult(request);
}

[Authorize]
public class DeskService : Desk.DeskBase
{
    public override Task<Book> Open(BookRequest request, ServerCallContext context) => Task.FromResult(new Book());
}
