namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What is told how much to fetch: LINQ, and libraries that page.</summary>
internal static class Paging
{
    internal static readonly TypeName Queryable = new("System.Linq", "Queryable");
    internal static readonly TypeName Enumerable = new("System.Linq", "Enumerable");
    internal static readonly TypeName MongoFind = new("MongoDB.Driver", "IFindFluent`2") { Package = "MongoDB.Driver" };
    internal static readonly TypeName MongoAggregate = new("MongoDB.Driver", "IAggregateFluent`1") { Package = "MongoDB.Driver" };
    internal static readonly TypeName MongoOptions = new("MongoDB.Driver", "FindOptionsBase") { Package = "MongoDB.Driver" };
    internal static readonly TypeName CosmosOptions = new("Microsoft.Azure.Cosmos", "QueryRequestOptions") { Package = "Microsoft.Azure.Cosmos" };
    internal static readonly TypeName PagedLists = new("X.PagedList", "PagedListExtensions") { Package = "X.PagedList" };
    internal static readonly TypeName PagedListsOf10 = new("X.PagedList.Extensions", "PagedListExtensions") { Package = "X.PagedList" };
    internal static readonly TypeName PagedListsOfEntities = new("X.PagedList.EF", "PagedListExtensions") { Package = "X.PagedList.EF" };
    internal static readonly TypeName MartenPages = new("Marten.Pagination", "PagedListQueryableExtensions") { Package = "Marten" };
    internal static readonly TypeName Specifications = new("Ardalis.Specification", "SpecificationBuilderExtensions") { Package = "Ardalis.Specification" };
    internal static readonly TypeName NHibernateQuery = new("NHibernate", "IQuery") { Package = "NHibernate" };
    internal static readonly TypeName NHibernateCriteria = new("NHibernate", "ICriteria") { Package = "NHibernate" };
}
