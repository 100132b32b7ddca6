using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Model.Taint;

/// <summary>Well-known libraries that interpret text, as far as the tables name them: members and parameters as the packages declare them.</summary>
internal static class InterpreterLibraries
{
    internal static MetadataReference All { get; } = Library.Compile("Interpreters", """
        using System.Data;
        using System.Data.Common;
        namespace Microsoft.EntityFrameworkCore
        {
            public class DbContext { public Infrastructure.DatabaseFacade Database => throw new NotImplementedException(); }
            public class DbSet<T> : System.Linq.IQueryable<T> where T : class
            {
                public Type ElementType => throw new NotImplementedException(); public System.Linq.Expressions.Expression Expression => throw new NotImplementedException(); public IQueryProvider Provider => throw new NotImplementedException();
                public IEnumerator<T> GetEnumerator() => throw new NotImplementedException(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw new NotImplementedException();
            }
            public static class RelationalQueryableExtensions
            {
                public static IQueryable<T> FromSqlRaw<T>(this DbSet<T> source, string sql, params object[] parameters) where T : class => throw new NotImplementedException();
                public static IQueryable<T> FromSql<T>(this DbSet<T> source, FormattableString sql) where T : class => throw new NotImplementedException();
                public static IQueryable<T> FromSqlInterpolated<T>(this DbSet<T> source, FormattableString sql) where T : class => throw new NotImplementedException();
            }
            public static class RelationalDatabaseFacadeExtensions
            {
                public static int ExecuteSqlRaw(this Infrastructure.DatabaseFacade databaseFacade, string sql, params object[] parameters) => 0;
                public static Task<int> ExecuteSqlRawAsync(this Infrastructure.DatabaseFacade databaseFacade, string sql, params object[] parameters) => throw new NotImplementedException();
                public static int ExecuteSql(this Infrastructure.DatabaseFacade databaseFacade, FormattableString sql) => 0;
                public static Task<int> ExecuteSqlAsync(this Infrastructure.DatabaseFacade databaseFacade, FormattableString sql, CancellationToken cancellationToken = default) => throw new NotImplementedException();
                public static int ExecuteSqlInterpolated(this Infrastructure.DatabaseFacade databaseFacade, FormattableString sql) => 0;
                public static IQueryable<T> SqlQueryRaw<T>(this Infrastructure.DatabaseFacade databaseFacade, string sql, params object[] parameters) => throw new NotImplementedException();
                public static IQueryable<T> SqlQuery<T>(this Infrastructure.DatabaseFacade databaseFacade, FormattableString sql) => throw new NotImplementedException();
            }
        }
        namespace Microsoft.EntityFrameworkCore.Infrastructure { public class DatabaseFacade { } }
        namespace Dapper
        {
            public static class SqlMapper
            {
                public static IEnumerable<T> Query<T>(this IDbConnection cnn, string sql, object? param = null) => [];
                public static Task<IEnumerable<T>> QueryAsync<T>(this IDbConnection cnn, string sql, object? param = null) => throw new NotImplementedException();
                public static int Execute(this IDbConnection cnn, string sql, object? param = null) => 0;
                public static Task<int> ExecuteAsync(this IDbConnection cnn, CommandDefinition command) => throw new NotImplementedException();
            }
            public struct CommandDefinition { public CommandDefinition(string commandText, object? parameters = null) { } }
        }
        namespace MongoDB.Bson
        {
            public class BsonDocument { public static BsonDocument Parse(string json) => new(); public BsonDocument Add(string name, string value) => this; }
            public class BsonJavaScript { public BsonJavaScript(string code) { } }
        }
        namespace MongoDB.Driver
        {
            public abstract class FilterDefinition<T> { public static implicit operator FilterDefinition<T>(string json) => throw new NotImplementedException(); }
            public abstract class UpdateDefinition<T> { public static implicit operator UpdateDefinition<T>(string json) => throw new NotImplementedException(); }
            public class JsonCommand<T> { public JsonCommand(string json) { } }
            public class JsonFilterDefinition<T> { public JsonFilterDefinition(string json) { } }
            public class FilterBuilder<T> { public FilterDefinition<T> Eq(string field, string value) => throw new NotImplementedException(); }
            public interface IMongoCollection<T> { IEnumerable<T> Find(FilterDefinition<T> filter); }
        }
        namespace StackExchange.Redis
        {
            public interface IDatabase { object ScriptEvaluate(string script, string[]? keys = null, string[]? values = null); }
        }
        namespace Scriban { public class Template { public static Template Parse(string text) => new(); public string Render(object model) => ""; } }
        namespace HandlebarsDotNet { public static class Handlebars { public static Func<object, string> Compile(string template) => throw new NotImplementedException(); } }
        namespace RazorLight { public interface IRazorLightEngine { Task<string> CompileRenderStringAsync<T>(string key, string content, T model); } }
        namespace Microsoft.CodeAnalysis.CSharp.Scripting { public static class CSharpScript { public static Task<object> EvaluateAsync(string code) => throw new NotImplementedException(); } }
        namespace System.Linq.Dynamic.Core
        {
            public static class DynamicQueryableExtensions
            {
                public static IQueryable<T> Where<T>(this IQueryable<T> source, string predicate, params object?[] args) => source;
                public static IQueryable<T> OrderBy<T>(this IQueryable<T> source, string ordering, params object?[] args) => source;
            }
        }
        namespace System.DirectoryServices { public class DirectorySearcher { public DirectorySearcher() { } public DirectorySearcher(string filter) { } public string? Filter { get; set; } } }
        namespace System.DirectoryServices.Protocols { public class SearchRequest { public SearchRequest(string distinguishedName, string ldapFilter, int searchScope) { } } }
        namespace MediatR { public interface IRequest<T> { } public interface IRequestHandler<TRequest, TResponse> { Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken); } public interface ISender { Task<T> Send<T>(IRequest<T> request); } }
        namespace Contoso.Unseen { public static class Names { public static bool IsGood(string name) => true; public static string Clean(string name) => name; public static object Wrap(string name) => name; public static void ValidateName(string name) { } } }
        """);
}
