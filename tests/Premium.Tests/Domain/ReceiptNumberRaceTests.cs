using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Spreadsheets;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>Two people enter one receipt number for two bills at once: it never covers both.</summary>
public sealed class ReceiptNumberRaceTests
{
    /// <summary>Of months whose sheets know nothing of each other.</summary>
    private static readonly BillId One = Some.BillId();
    private static readonly BillId Other = Some.BillId(period: Some.November.Plus(-1));

    private static Task<Bill> BillAsync(World world, BillId id) => world.BillAsync(period: id.Period);

    private static async Task<PersonResult> RecordAsync(World world, IReceiptNumbers numbers, BillId id)
    {
        var bill = await BillAsync(world, id);
        return await new RecordReceipt(world.Ledger, numbers, world.Rules, world.Time).RunAsync(
            new ReceiptRequest(id, "BP-01", bill.Amount, Some.Day("2026-12-03"), "sari"), default);
    }

    /// <summary>The first has taken the number and not yet recorded it when the second comes.</summary>
    [Theory]
    [InlineData(0, "", "is being recorded for bill 33.16.12.2010~pu~2026-11")]
    [InlineData(6, "took too long", "is being recorded for bill 33.16.12.2010~pu~2026-11")]
    [InlineData(20, "took too long", "")]
    public async Task C17_NumberThatTwoBillsWantAtOnce_coversOneOfThem(int minutesBetween, string first, string second)
    {
        var world = await new World().WithAsync(10_000_000, since: Some.December.Plus(-1));
        await world.CollectAsync();
        await world.PumpAsync();
        PersonResult? others = null;
        var slow = new InBetween(world.Receipts, async () =>
        {
            world.Time.Advance(TimeSpan.FromMinutes(minutesBetween));
            others = await RecordAsync(world, world.Receipts, Other);
        });
        var ones = await RecordAsync(world, slow, One);
        var again = await RecordAsync(world, world.Receipts, One);

        IsAnswered(ones, first);
        IsAnswered(others, second);
        Assert.Equal(second.Length > 0, again is PersonResult.Done or PersonResult.DoneBefore);
        Assert.Equal(
            second.Length > 0 ? (BillState.Covered, BillState.Debited) : (BillState.Debited, BillState.Covered),
            ((await BillAsync(world, One)).State, (await BillAsync(world, Other)).State));
        await world.AuditAsync();

        static void IsAnswered(PersonResult? result, string refusal)
        {
            if (refusal.Length == 0)
            {
                Assert.IsType<PersonResult.Done>(result);
                return;
            }

            var refused = Assert.IsType<PersonResult.Refused>(result);
            Assert.Contains(refusal, refused.Said.English, StringComparison.Ordinal);
            Indonesian.IsSaid(refused.Said);
        }
    }

    /// <summary>Numbers after whose first taking something happens.</summary>
    private sealed class InBetween(IReceiptNumbers inner, Func<Task> happens) : IReceiptNumbers
    {
        private Func<Task>? next = happens;

        public async Task<NumberTaking> TakeAsync(
            string regency, string number, NumberTaking taking, NumberTaking? insteadOf, CancellationToken stop)
        {
            var owner = await inner.TakeAsync(regency, number, taking, insteadOf, stop);
            if (next is { } once)
            {
                next = null;
                await once();
            }

            return owner;
        }
    }
}
