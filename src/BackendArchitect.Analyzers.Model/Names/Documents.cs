namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Stores that are asked by other text than SQL: MongoDB, Redis, Azure Cosmos DB.</summary>
internal static class Documents
{
    internal static readonly TypeName BsonDocument = new("MongoDB.Bson", "BsonDocument") { Package = "MongoDB.Bson" };
    internal static readonly TypeName BsonJavaScript = new("MongoDB.Bson", "BsonJavaScript") { Package = "MongoDB.Bson" };
    internal static readonly TypeName JsonCommand = new("MongoDB.Driver", "JsonCommand`1") { Package = "MongoDB.Driver" };
    internal static readonly TypeName JsonFilter = new("MongoDB.Driver", "JsonFilterDefinition`1") { Package = "MongoDB.Driver" };
    internal static readonly TypeName Filter = new("MongoDB.Driver", "FilterDefinition`1") { Package = "MongoDB.Driver" };
    internal static readonly TypeName Update = new("MongoDB.Driver", "UpdateDefinition`1") { Package = "MongoDB.Driver" };
    internal static readonly TypeName MongoCommand = new("MongoDB.Driver", "Command`1") { Package = "MongoDB.Driver" };

    internal static readonly TypeName Redis = new("StackExchange.Redis", "IDatabase") { Package = "StackExchange.Redis" };
    internal static readonly TypeName RedisAsync = new("StackExchange.Redis", "IDatabaseAsync") { Package = "StackExchange.Redis" };
    internal static readonly TypeName RedisScript = new("StackExchange.Redis", "LuaScript") { Package = "StackExchange.Redis" };

    internal static readonly TypeName CosmosQuery = new("Microsoft.Azure.Cosmos", "QueryDefinition") { Package = "Microsoft.Azure.Cosmos" };
    internal static readonly TypeName CosmosContainer = new("Microsoft.Azure.Cosmos", "Container") { Package = "Microsoft.Azure.Cosmos" };
}
