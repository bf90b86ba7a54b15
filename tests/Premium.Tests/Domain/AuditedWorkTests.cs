using Premium.Domain;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>What an audit finds stays a work item until one finds it clean, also where no debit would follow.</summary>
public sealed class AuditedWorkTests
{
    private const string Sheet = "33.16.12~2026-12";

    private static async Task AuditAsync(World world, params string[] findings)
    {
        async IAsyncEnumerable<SheetAudit> AuditsAsync()
        {
            await Task.CompletedTask;
            yield return new SheetAudit(
                Sheet, Head.None, 1, 1, 0,
                [.. findings.Select(f => new Finding(FindingKind.SheetGone, Sheet, "bill~2010~pu", 1, null, f))]);
        }

        await foreach (var audit in new NoteAudits(world.Notes, world.Time).RunAsync(AuditsAsync(), default))
        {
            Assert.Equal(findings.Length, audit.Findings.Count);
        }
    }

    private static async Task<WorkItem?> ItemAsync(World world) =>
        (await world.ItemsAsync()).SingleOrDefault(i => i.Kind == WorkKinds.Audit);

    [Fact]
    public async Task AuditThatFindsAChange_isAnItem_toldOnce_untilAnAuditIsClean()
    {
        var world = await new World().WithAsync(10_000_000);
        await AuditAsync(world);
        Assert.Null(await ItemAsync(world));

        await AuditAsync(world, "a row was changed", "another one");
        var since = world.Time.GetUtcNow();
        await world.TellAsync();
        world.Time.Advance(TimeSpan.FromDays(1));
        await AuditAsync(world, "a row was changed", "another one");
        await world.TellAsync();

        var item = await ItemAsync(world);
        Assert.Equal((Sheet, "a row was changed", since), (item!.Subject, item.Detail, item.Since));
        Assert.Equal(Some.District, item.District);
        Assert.Single(world.Mail.Messages, m => m.Id.StartsWith("work-audit-", StringComparison.Ordinal));

        await AuditAsync(world);
        Assert.Null(await ItemAsync(world));
    }
}
