using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>
/// BPJS books money to the oldest month: nobody is called covered while one lacks its receipt, however old it is.
/// </summary>
public sealed class AwaitedReceiptTests
{
    private static Task PutAsync(World world, PayMonth month, params SheetRow[] rows) => world.Ledger.CommitAsync(
        Sheet.Empty(Some.District, month), new Change(world.Time.GetUtcNow(), "test", "stored", rows), default);

    /// <summary>PU of November was paid in December; in May no pass looks at that month any more.</summary>
    [Theory]
    [InlineData(BillState.Debited, false)]
    [InlineData(BillState.Covered, true)]
    public async Task ReceiptOfAYoungMonth_callsNobodyCovered_whileAnOldMonthLacksItsOwn(BillState old, bool isCovered)
    {
        var world = await new World("2027-05-10 09:00").WithAsync(0);
        var (may, april) = (PayMonth.Parse("2027-05"), Some.Bill(BillState.Covered, period: new Period(2027, 4)));
        await PutAsync(world, Some.December, Some.Bill(old), Some.Debit(DebitState.Paid));
        await PutAsync(
            world, may, april,
            new Alert
            {
                Bill = april.Id,
                Stage = "covered",
                State = AlertState.Raised,
                Amount = april.Amount,
                RaisedAt = world.Time.GetUtcNow(),
            });
        await world.SendAsync(may);

        var text = Assert.Single(world.Mail.Messages).Body;
        Assert.Equal(isCovered, text.Contains("2 orang terlindungi:", StringComparison.Ordinal));
        Assert.Equal(!isCovered, text.Contains("PU November 2026", StringComparison.Ordinal));
        Assert.DoesNotContain("Kekurangan", text, StringComparison.Ordinal);
    }
}
