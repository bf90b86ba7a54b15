using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;

namespace Premium.Tests.Storage;

/// <summary>Notices to operations that another hand has changed.</summary>
public sealed class NoticeStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 3, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Of one that was changed by another hand nobody knows whether it was sent.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("waiting")]
    [InlineData("")]
    [InlineData(7)]
    [InlineData(true)]
    public async Task C28_NoticeWhoseStateIsNone_isNamed_byTheListAndByTheAudit(object? state)
    {
        var account = await TestStorage.AccountAsync();
        var notices = new TableNotices(account);
        var notice = new Notice("work-doubt-1A", Now, "Perlu diperiksa", "...");
        await notices.AddAsync(notice, default);
        await notices.AddAsync(notice with { Id = "work-doubt-2B", IsDone = true }, default);
        await notices.AddAsync(notice with { Id = "work-doubt-3C" }, default);
        var row = (await account.Worklist.GetEntityAsync<TableEntity>("notice", "work-doubt-3C")).Value;
        row["State"] = state;
        await account.Worklist.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        var waiting = await notices.WaitingAsync(default);
        var named = await new RowsCheck(account).RunAsync(default).ToListAsync();

        Assert.Equal([notice], waiting.All);
        Assert.Equal("worklist notice work-doubt-3C", Assert.Single(waiting.Malformed).Place);
        Assert.Contains("State", Assert.Single(named).Problem, StringComparison.Ordinal);
    }
}
