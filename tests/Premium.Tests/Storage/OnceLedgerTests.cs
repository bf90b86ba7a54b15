using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.Tests.Functions;
using Premium.UseCases;
using Premium.Verification.Simulation.Defects;

namespace Premium.Tests.Storage;

/// <summary>What a page reads once is what the ledger says to each of its parts.</summary>
public sealed class OnceLedgerTests
{
    [Fact]
    public async Task Parts_getWhatTheLedgerSays_whoeverAsksFirst()
    {
        await using var desk = await DeskWorld.StartAsync(numbers: ["2001", "2002"]);
        await desk.CollectAsync();
        var (ledger, rules) = (desk.World.UseLedger, desk.World.Rules);
        var today = rules.Today(desk.World.Time.GetUtcNow());
        var (from, to) = rules.OpenSheets(today);
        var since = OpenSheets.DebtsSince(rules, today);
        Assert.Contains(await ledger.SheetsAsync(Some.District, from, to, default), s => s.Bills.Any());
        foreach (var more in new[] { 0, -1, -2 })
        {
            var once = new OnceLedger(ledger, rules, today, default);
            for (var asked = 0; asked < 2; asked++)
            {
                var first = from.Plus(more);
                var (mine, theirs) = (
                    await once.InScopeAsync(Some.District, first, to, since, default),
                    await ledger.InScopeAsync(Some.District, first, to, since, default));
                Assert.Equal(theirs.Sheets.Select(Seen), mine.Sheets.Select(Seen));
                Assert.Equal(theirs.Older, mine.Older);
                Assert.Equal(
                    (await ledger.SheetsAsync(Some.District, first, to.Plus(-1), default)).Select(Seen),
                    (await once.SheetsAsync(Some.District, first, to.Plus(-1), default)).Select(Seen));
                foreach (var days in new[] { 0, 7, 60 })
                {
                    Assert.Equal(
                        (await ledger.RunsAsync(today.AddDays(-days), today, default)).Select(r => r.Id),
                        (await once.RunsAsync(today.AddDays(-days), today, default)).Select(r => r.Id));
                }
            }
        }

        static string Seen(Sheet sheet) =>
            $"{sheet.Key} {sheet.Head} {string.Join(' ', sheet.Bills.Select(b => $"{b.Id}={b.State}"))}";
    }

    /// <summary>A month whose last bill is open is older for whoever asks from later on; a paid one is not.</summary>
    [Fact]
    public async Task MonthBeforeTheOpenOnes_isInScopeOnlyWhileItMatters()
    {
        await using var desk = await DeskWorld.StartAsync(numbers: ["2001"]);
        await desk.CollectAsync();
        var (ledger, rules) = (desk.World.UseLedger, desk.World.Rules);
        var today = rules.Today(desk.World.Time.GetUtcNow());
        for (var later = 0; later < 4; later++)
        {
            var day = today.AddMonths(later);
            var (first, last) = rules.OpenSheets(day);
            var since = OpenSheets.DebtsSince(rules, day);
            Assert.Equal(
                (await ledger.InScopeAsync(Some.District, first, last, since, default)).Older,
                (await new OnceLedger(ledger, rules, day, default)
                    .InScopeAsync(Some.District, first, last, since, default)).Older);
        }
    }

    [Fact]
    public async Task EachDistrict_isReadOnce_andSoAreTheRuns_whateverThePartsAskFor()
    {
        await using var desk = await DeskWorld.StartAsync(numbers: ["2001"]);
        await desk.CollectAsync();
        var rules = desk.World.Rules;
        var today = rules.Today(desk.World.Time.GetUtcNow());
        var (from, to) = rules.OpenSheets(today);
        var since = OpenSheets.DebtsSince(rules, today);
        var counted = new Counted(desk.World.UseLedger);
        var once = new OnceLedger(counted, rules, today, default);

        await Task.WhenAll(
            once.InScopeAsync(Some.District, from, to, since, default),
            once.InScopeAsync(Some.District, from.Plus(-1), to, since, default),
            once.SheetsAsync(Some.District, to.Plus(-1), to, default),
            once.RunsAsync(today.AddDays(-7), today, default),
            once.RunsAsync(today.AddDays(-31), today, default));

        Assert.Equal((1, 1), (counted.Scopes, counted.Runs));
    }

    private sealed class Counted(ILedger inner) : LedgerAround(inner)
    {
        private int scopes;
        private int runs;

        public int Scopes => scopes;

        public int Runs => runs;

        public override Task<IReadOnlyList<Sheet>> SheetsAsync(
            DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop)
        {
            Interlocked.Increment(ref scopes);
            return base.SheetsAsync(district, from, to, stop);
        }

        public override Task<IReadOnlyList<Run>> RunsAsync(DateOnly from, DateOnly to, CancellationToken stop)
        {
            Interlocked.Increment(ref runs);
            return base.RunsAsync(from, to, stop);
        }
    }
}
