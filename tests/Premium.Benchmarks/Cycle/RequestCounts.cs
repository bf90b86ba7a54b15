using Azure.Core;
using Azure.Core.Pipeline;

namespace Premium.Benchmarks.Cycle;

/// <summary>Counts the storage requests of one measurement, repetitions included.</summary>
public sealed class RequestCounts : HttpPipelineSynchronousPolicy
{
    private long sends;
    private long receives;
    private long deletes;
    private long queries;
    private long transactions;
    private long rows;
    private long bytes;
    private bool counting;

    /// <summary>Messages sent, batches received, messages deleted.</summary>
    public (long Sends, long Receives, long Deletes) Queue => (sends, receives, deletes);

    public long Queries => queries;

    public long Transactions => transactions;

    /// <summary>Rows written alone.</summary>
    public long Rows => rows;

    /// <summary>Bytes of bodies sent.</summary>
    public long Bytes => bytes;

    public void Start() => counting = true;

    public void Stop() => counting = false;

    public override void OnSendingRequest(HttpMessage message)
    {
        if (!counting)
        {
            return;
        }

        var path = message.Request.Uri.Path;
        var method = message.Request.Method;
        if (message.Request.Content?.TryComputeLength(out var length) == true)
        {
            Interlocked.Add(ref bytes, length);
        }

        if (path.Contains("/messages", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref method == RequestMethod.Post ? ref sends
                : ref method == RequestMethod.Get ? ref receives : ref deletes);
        }
        else if (method == RequestMethod.Get)
        {
            Interlocked.Increment(ref queries);
        }
        else
        {
            Interlocked.Increment(ref path.EndsWith("$batch", StringComparison.Ordinal) ? ref transactions : ref rows);
        }
    }
}
