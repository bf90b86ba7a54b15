using Premium.Domain;
using PremiumFunctions.Local.Twin;
using static Premium.Tests.Twin.TwinSettings;

namespace Premium.Tests.Twin;

/// <summary>What the twin does by itself, when its clock has moved on.</summary>
public sealed class TwinLateTests
{
    private static readonly Rupiah Untouched = new(1_000_000);
    private static readonly Rupiah Paid = new(784_000);

    [Theory]
    [InlineData(AccountFate.LateSuccess, "00", true)]
    [InlineData(AccountFate.LateFailure, "06", false)]
    public async Task Pending_payment_ends_by_itself(AccountFate fate, string status, bool paid)
    {
        await using var bench = await TwinBench.StartAsync(fate);
        await bench.PayAsync();

        var again = await bench.PayAsync();
        var pending = await bench.InquireAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        var ended = await bench.InquireAsync();

        Assert.Equal(("2021700", "03"), (again.Code, pending["latestTransactionStatus"]));
        Assert.Equal(status, ended["latestTransactionStatus"]);
        Assert.Equal(paid ? Paid : Untouched, bench.Ledger.Balance("jateng", Payer));
        Assert.Equal(paid ? 1 : 0, bench.Ledger.Audit().Sum(a => a.TimesExecuted));
    }

    [Fact]
    public async Task Pending_payment_fails_where_the_money_has_gone_meanwhile()
    {
        await using var bench = await TwinBench.StartAsync(AccountFate.LateSuccess);
        await bench.PayAsync(amount: 600_000);
        await bench.PayAsync("33161220102602101", 600_000);

        bench.Clock.Advance(TimeSpan.FromMinutes(5));

        var statuses = bench.Ledger.Transfers().Select(t => (t.Status, t.Code)).Order().ToList();
        Assert.Equal(
            [(TwinTransferStatus.Executed, "2001700"), (TwinTransferStatus.Failed, "4031714")], statuses);
        Assert.Equal(new Rupiah(400_000), bench.Ledger.Balance("jateng", Payer));
    }

    [Fact]
    public async Task Reversal_comes_two_days_later_as_a_correction()
    {
        await using var bench = await TwinBench.StartAsync(AccountFate.ReversedLater);
        await bench.PayAsync();

        bench.Clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromHours(1));
        bench.ForgetToken();
        var statement = await bench.StatementAsync("2026-01-05T00:00:00+07:00", "2026-01-07T23:59:59+07:00");

        Assert.Equal(
            [
                ("BPJSTK-" + Reference, "216000.00", "CREDIT", "ERROR CORECTION"),
                ("BPJSTK-" + Reference, "216000.00", "DEBIT", "SUCCESS"),
            ],
            TwinServiceTests.Lines(statement));
        Assert.Equal("2026-01-07T08:00:00+07:00", (string?)statement.Body["detailData"]![0]!["transactionDate"]);
        Assert.Equal("04", (await bench.InquireAsync())["latestTransactionStatus"]);
        Assert.Equal([new TwinAudit("jateng", Reference, 1, Rupiah.Zero)], bench.Ledger.Audit());
        Assert.Equal(Untouched, bench.Ledger.Balance("jateng", Payer));
    }
}
