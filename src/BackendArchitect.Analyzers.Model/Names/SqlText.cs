namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What takes the text of SQL statements: ADO.NET, Entity Framework Core, Dapper, NHibernate.</summary>
internal static class SqlText
{
    internal static readonly TypeName Command = new("System.Data", "IDbCommand");
    internal static readonly TypeName DbCommand = new("System.Data.Common", "DbCommand");
    internal static readonly TypeName BatchCommand = new("System.Data.Common", "DbBatchCommand");
    internal static readonly TypeName DataAdapter = new("System.Data", "IDataAdapter");
    internal static readonly TypeName DataSource = new("System.Data.Common", "DbDataSource");

    internal static readonly TypeName EntityQueries = new("Microsoft.EntityFrameworkCore", "RelationalQueryableExtensions") { Package = "Microsoft.EntityFrameworkCore.Relational" };
    internal static readonly TypeName EntityDatabase = new("Microsoft.EntityFrameworkCore", "RelationalDatabaseFacadeExtensions") { Package = "Microsoft.EntityFrameworkCore.Relational" };
    internal static readonly TypeName Dapper = new("Dapper", "SqlMapper") { Package = "Dapper" };
    internal static readonly TypeName DapperCommand = new("Dapper", "CommandDefinition") { Package = "Dapper" };
    internal static readonly TypeName DapperBuilder = new("Dapper", "SqlBuilder") { Package = "Dapper.SqlBuilder" };
    internal static readonly TypeName NHibernate = new("NHibernate", "ISession") { Package = "NHibernate" };
}
