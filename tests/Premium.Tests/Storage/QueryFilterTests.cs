using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;
using Premium.Adapters.Storage;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

/// <summary>Azure refuses a query of more than 15 comparisons; Azurite takes any.</summary>
public sealed partial class QueryFilterTests
{
    [Fact]
    [Trait("Source", "learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities")]
    public async Task Scope_isAskedForWithin15Comparisons()
    {
        var filters = new Filters();
        var ledger = new TableLedger(await TestStorage.AccountAsync(filters), "test");
        await ledger.OpenMonthsAsync(District, December, Noon, default);
        await ledger.UntoldMonthsAsync(District, December, default);
        await ledger.AwaitedMonthsAsync(District, December.Plus(-24), December, default);
        await ledger.InScopeAsync(District, December, December, Noon, default);

        Assert.Equal(4, filters.Seen.Count);
        Assert.All(filters.Seen, filter => Assert.InRange(Comparison().Count(filter), 1, 15));
    }

    [GeneratedRegex(" (eq|ne|gt|ge|lt|le) ")]
    private static partial Regex Comparison();

    private sealed class Filters : HttpPipelineSynchronousPolicy
    {
        public List<string> Seen { get; } = [];

        public override void OnSendingRequest(HttpMessage message)
        {
            var query = message.Request.Uri.Query.TrimStart('?').Split('&');
            Seen.AddRange(query.Where(q => q.StartsWith("$filter=", StringComparison.Ordinal))
                .Select(q => Uri.UnescapeDataString(q)));
        }
    }
}
