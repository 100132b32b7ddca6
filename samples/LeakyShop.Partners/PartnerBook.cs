using System.Collections.Concurrent;

namespace LeakyShop.Partners;

public sealed class PartnerBook
{
    public ConcurrentDictionary<string, string> Addresses { get; } = new();

    public ConcurrentQueue<Offer> Offers { get; } = new();

    public bool Knows(string partner, string code) => Addresses.ContainsKey(partner) && code.Length == 6;
}

public sealed record Offer(string Partner, string Sku, decimal Price);
