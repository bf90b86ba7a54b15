using Premium.Adapters.Storage;

namespace Premium.Tests.Storage;

public sealed class DeskRowsTests
{
    [Fact]
    public async Task OldRequests_areFound_byAFilterThatAzureReads()
    {
        var account = await TestStorage.AccountAsync(new AzureKeys());
        var now = Samples.Noon;
        await DeskRows.BeginAsync(account, "zzz9", "old", "body", now.AddDays(-3), default);
        await DeskRows.BeginAsync(account, "0sari", "young", "body", now, default);

        Assert.Equal(1, await DeskRows.ForgetAsync(account, now.AddDays(-2), default));
        Assert.Equal(0, await DeskRows.ForgetAsync(account, now.AddDays(-2), default));
    }
}
