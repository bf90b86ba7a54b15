using Azure.Core;
using Azure.Core.Pipeline;

namespace Premium.Tests.Backup;

/// <summary>Does something once, before the next page of a reading is fetched.</summary>
internal sealed class BetweenPages : HttpPipelinePolicy
{
    public Func<Task>? Act { get; set; }

    public override async ValueTask ProcessAsync(
        HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Act is { } act && message.Request.Uri.Query.Contains("NextPartitionKey", StringComparison.Ordinal))
        {
            Act = null;
            await act();
        }

        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessNext(message, pipeline);
}

/// <summary>Storage that takes so many transactions and no more.</summary>
internal sealed class BreaksOff(int batches) : HttpPipelinePolicy
{
    public int Taken { get; private set; }

    public bool IsMended { get; set; }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        message.Request.Uri.Path.Contains("$batch", StringComparison.Ordinal) && !IsMended && Taken++ >= batches
            ? throw new IOException("broken off")
            : ProcessNextAsync(message, pipeline);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessNext(message, pipeline);
}
