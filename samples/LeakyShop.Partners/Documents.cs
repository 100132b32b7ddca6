// What the shipments use of the driver, so that the sample needs no package.
namespace MongoDB.Driver
{
    public interface IMongoCollection<T>
    {
        Task InsertOneAsync(T document, CancellationToken cancellationToken);
    }
}
