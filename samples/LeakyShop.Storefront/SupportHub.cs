using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace LeakyShop.Storefront;

[Authorize]
public class SupportHub : Hub
{
    public Task Ask(Question question) => Clients.Group("support").SendAsync("asked", Context.UserIdentifier, question.Text);
}

public record Question(string Text, string? Order);
