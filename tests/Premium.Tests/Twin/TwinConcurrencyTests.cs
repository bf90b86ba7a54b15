using System.Globalization;
using Premium.Domain;
using static Premium.Tests.Twin.TwinSettings;

namespace Premium.Tests.Twin;

public sealed class TwinConcurrencyTests
{
    [Fact]
    public async Task Hundred_payments_at_once_never_overdraw()
    {
        await using var bench = await TwinBench.StartAsync();
        await bench.TokenAsync(bench.Bank);
        await bench.BalanceAsync();

        var answers = await Task.WhenAll(Enumerable.Range(1, 100).Select(n => bench.PayAsync(
            "331612" + (2000 + n).ToString(CultureInfo.InvariantCulture) + "2601101", 30_000)));

        Assert.Equal(33, answers.Count(a => a.Code == "2001700"));
        Assert.Equal(67, answers.Count(a => a.Code == "4031714"));
        Assert.Equal(new Rupiah(10_000), bench.Ledger.Balance("jateng", Payer));
        Assert.Equal(new Rupiah(990_000), bench.Ledger.Balance("jateng", Collection));
        await bench.RestartAsync();
        Assert.Equal(33, bench.Ledger.Audit().Sum(a => a.TimesExecuted));
        Assert.Equal(new Rupiah(10_000), bench.Ledger.Balance("jateng", Payer));
    }

    [Fact]
    public async Task One_reference_sent_fifty_times_at_once_is_paid_once()
    {
        await using var bench = await TwinBench.StartAsync();
        await bench.BalanceAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => bench.PayAsync()));

        Assert.Equal(1, answers.Count(a => a.Code == "2001700"));
        Assert.Equal(49, answers.Count(a => a.Code == "4091701"));
        Assert.Equal(1, Assert.Single(bench.Ledger.Audit()).TimesExecuted);
    }
}
