using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What stores an object as it is: contexts of Entity Framework Core and sessions and collections of document stores.</summary>
internal static class Stores
{
    private static readonly ImmutableArray<string> EntityWrites = ["Add", "AddAsync", "AddRange", "AddRangeAsync", "Update", "UpdateRange"];

    internal static readonly TypeName DbSet = new("Microsoft.EntityFrameworkCore", "DbSet`1") { Package = "Microsoft.EntityFrameworkCore" };
    internal static readonly TypeName Entry = new("Microsoft.EntityFrameworkCore.ChangeTracking", "EntityEntry") { Package = "Microsoft.EntityFrameworkCore" };
    internal static readonly TypeName PropertyValues = new("Microsoft.EntityFrameworkCore.ChangeTracking", "PropertyValues") { Package = "Microsoft.EntityFrameworkCore" };
    internal static readonly TypeName MongoCollection = new("MongoDB.Driver", "IMongoCollection`1") { Package = "MongoDB.Driver" };
    internal static readonly TypeName MartenOperations = new("Marten", "IDocumentOperations") { Package = "Marten" };
    internal static readonly TypeName CosmosContainer = new("Microsoft.Azure.Cosmos", "Container") { Package = "Microsoft.Azure.Cosmos" };
    internal static readonly TypeName LiteCollection = new("LiteDB", "ILiteCollection`1") { Package = "LiteDB" };
    internal static readonly TypeName RavenSession = new("Raven.Client.Documents.Session", "IAsyncDocumentSession") { Package = "RavenDB.Client" };
    internal static readonly TypeName NHibernateSession = new("NHibernate", "ISession") { Package = "NHibernate" };

    /// <summary>The methods that store what they are given, by the types that have them.</summary>
    internal static readonly ImmutableArray<(TypeName Type, ImmutableArray<string> Methods)> Writes =
    [
        (Services.DbContext, EntityWrites),
        (DbSet, EntityWrites),
        (MongoCollection, ["InsertOne", "InsertOneAsync", "InsertMany", "InsertManyAsync", "ReplaceOne", "ReplaceOneAsync", "FindOneAndReplace", "FindOneAndReplaceAsync"]),
        (MartenOperations, ["Store", "Insert", "Update"]),
        (CosmosContainer, ["CreateItemAsync", "UpsertItemAsync", "ReplaceItemAsync"]),
        (LiteCollection, ["Insert", "Update", "Upsert"]),
        (RavenSession, ["StoreAsync"]),
        (NHibernateSession, ["Save", "SaveAsync", "Update", "UpdateAsync", "SaveOrUpdate", "SaveOrUpdateAsync", "Persist", "PersistAsync", "Merge", "MergeAsync"]),
    ];
}
