using System.Threading.Channels;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Premium.Tests.Host;

/// <summary>Hears the answers of the storage service, so that tests wait for what happened and not for time.</summary>
public sealed class QueueTap : HttpPipelineSynchronousPolicy
{
    private readonly Channel<string> answers = Channel.CreateUnbounded<string>();

    public override void OnReceivedResponse(HttpMessage message) => answers.Writer.TryWrite(
        $"{message.Response.Status} {message.Request.Method} {message.Request.Uri.ToUri().PathAndQuery}");

    /// <summary>Waits for the next answer of this status and method about messages of the queue.</summary>
    public async Task HeardAsync(int status, string method, string queue)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await foreach (var answer in answers.Reader.ReadAllAsync(patience.Token))
        {
            if (answer.StartsWith($"{status} {method} ", StringComparison.Ordinal)
                && answer.Contains($"/{queue}/messages", StringComparison.Ordinal))
            {
                return;
            }
        }
    }
}
