using Azure;

namespace Premium.Adapters.Storage;

/// <summary>What a failed call to storage says about whether its work was done.</summary>
internal static class StorageFaults
{
    /// <summary>
    /// True for a conflict, a time-out, a broken connection and a failure of the server: the work may be done, by this
    /// call, by a repetition of it in the SDK, or by another writer.
    /// </summary>
    public static bool MayHaveHappened(Exception e, CancellationToken stop) => e switch
    {
        RequestFailedException { Status: 0 or 408 or 409 or >= 500 } => true,
        AggregateException all => all.InnerExceptions.All(inner => MayHaveHappened(inner, stop)),
        OperationCanceledException => !stop.IsCancellationRequested,
        IOException => true,
        _ => false,
    };

    public static bool IsConflict(RequestFailedException e) => e.Status == 409;
}
