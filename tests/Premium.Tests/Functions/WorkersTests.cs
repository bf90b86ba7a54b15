using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Local;
using Premium.UseCases;
using PremiumFunctions;
using PremiumFunctions.Local.Host;
using PremiumFunctions.Local.Twin;

namespace Premium.Tests.Functions;

public sealed class WorkersTests(WorkersFixture workers) : IClassFixture<WorkersFixture>
{
    [Fact]
    public async Task TwoWorkersOnOneDistrictAtOnce_debitEachBillOnce()
    {
        var district = workers.Districts[0];
        var wake = new DistrictWake(district.Code, WakePurpose.Collect, Run: null);

        // Both instances twice: within one process they also share the HTTP clients and the writer's name.
        var reports = await Task.WhenAll(
            new[] { workers.One, workers.Other, workers.One, workers.Other }.Select(app => Task.Run(
                () => app.GetRequiredService<CollectDistrict>().RunAsync(wake, CancellationToken.None))));

        var sheets = await workers.SheetsAsync(district.Code);
        var debits = sheets.SelectMany(s => s.Debits).ToList();
        Assert.All(reports, r => Assert.Empty(r.Problems));
        Assert.Equal(2 * district.Villages.Count, debits.Count);
        Assert.All(sheets.SelectMany(s => s.Bills), b => Assert.Equal((BillState.Debited, 1), (b.State, b.Attempts)));
        var executed = workers.Twin.Ledger.Audit().ToDictionary(a => a.Reference);
        foreach (var debit in debits)
        {
            Assert.Equal(DebitState.Paid, debit.State);
            Assert.Equal(1, executed[debit.Id.PaymentReference].TimesExecuted);
            Assert.Equal(debit.Amount, executed[debit.Id.PaymentReference].Net);
            Assert.Equal(
                1, workers.Twin.Ledger.Calls(debit.Bank, TwinService.Transfer, debit.Id.PaymentReference));
        }
    }

    [Fact]
    public async Task Rubbish_endsOnThePoisonQueueWithItsText_whileAGoodMessageIsWorked()
    {
        const string rubbish = """{"v":1,"district":"everywhere","purpose":"collect"}""";
        var district = workers.Districts[1];
        var storage = workers.One.GetRequiredService<StorageAccount>();
        var host = new FunctionHost(
            FunctionCatalog.Read(typeof(Queues)),
            new HostJson("api", new QueueSettings(
                8, 4, 5, TimeSpan.Zero, TimeSpan.FromMilliseconds(200), QueueMessageEncoding.Base64)),
            new FunctionHostOptions { StorageConnection = workers.StorageConnection, Clock = workers.Clock },
            workers.One);
        await host.StartAsync(CancellationToken.None);

        await storage.Queue(WakeQueues.Districts).SendMessageAsync(rubbish);
        await storage.Queue(WakeQueues.Districts).SendMessageAsync(WakeMessages.Format(
            new DistrictWake(district.Code, WakePurpose.Collect, Run: null)));
        await Until.TrueAsync(async () =>
            host.Status.Any(s => s.Poisoned > 0)
            && (await workers.SheetsAsync(district.Code)).SelectMany(s => s.Bills).Count(b => b.State.IsPaid())
                == 2 * district.Villages.Count);
        await host.StopAsync();

        var poisoned = Assert.Single(await workers.One.GetRequiredService<PoisonQueues>().ListAsync(default));
        Assert.Equal((WakeQueues.Districts, rubbish), (poisoned.Queue, poisoned.Text));
        Assert.Contains("everywhere", poisoned.Cause, StringComparison.Ordinal);
        Assert.Equal(1, host.Status.Sum(s => s.Poisoned));
        Assert.Equal(5, host.Status.Sum(s => s.Failed));
    }
}
