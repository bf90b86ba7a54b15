using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Premium.Tests.Storage;

/// <summary>Refuses keys that Azure refuses and Azurite takes, and a character of which nobody knows.</summary>
internal sealed partial class AzureKeys : HttpPipelinePolicy
{
    private const int LengthMax = 512;

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var address = Uri.UnescapeDataString(message.Request.Uri.ToUri().AbsoluteUri);
        var keys = KeyPattern().Match(address).Groups.Values.Skip(1).SelectMany(g => g.Captures).Select(c => c.Value);
        return address.Contains('\uffff', StringComparison.Ordinal) || keys.Any(IsRefused)
            ? throw new RequestFailedException(400, "The requested URI does not represent any resource on the server.")
            : ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessNext(message, pipeline);

    private static bool IsRefused(string key) =>
        key.Length > LengthMax || key.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c));

    [GeneratedRegex(@"\(PartitionKey='(.*)',RowKey='(.*)'\)", RegexOptions.Singleline)]
    private static partial Regex KeyPattern();
}
