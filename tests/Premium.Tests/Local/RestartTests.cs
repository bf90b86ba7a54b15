using System.Diagnostics;
using System.Globalization;
using Premium.Domain;
using Premium.Ports;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

/// <summary>The real program, killed in the middle of its first payments and started again.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private const int Villages = 30;
    private const string Today = "2026-12-03";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("premium-restart-");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task KilledInTheMiddle_goesOnToTheEnd_andDebitsEveryBillOnceOrNot()
    {
        using (var first = Start())
        {
            await Until.TrueAsync(() => Task.FromResult(first.HasExited || HasExecutedTransfer()));
            Assert.False(first.HasExited, "The program ended before it was killed.");
            first.Kill();
            await first.WaitForExitAsync();
        }

        using var second = Start();
        var said = await second.StandardOutput.ReadToEndAsync();
        await second.WaitForExitAsync();

        Assert.Equal(0, second.ExitCode);
        Assert.StartsWith($"run closed: expected={2 * Villages} ", said.TrimEnd().Split('\n')[^1]);
        Assert.EndsWith(" verdict=amber", said.TrimEnd());
        await AssertBothSidesAgreeAsync();
    }

    private async Task AssertBothSidesAgreeAsync()
    {
        await using var parts = await LocalParts.StartAsync(
            new LocalOptions
            {
                Once = true,
                Today = DateOnly.Parse(Today, CultureInfo.InvariantCulture),
                Villages = Villages,
                Data = folder.FullName,
            },
            CancellationToken.None);
        var runs = await parts.Get<ILedger>().RunsAsync(
            new DateOnly(2026, 12, 3), new DateOnly(2026, 12, 3), CancellationToken.None);
        var run = Assert.Single(runs);
        var after = await CycleSnapshot.TakeAsync(parts, run);
        var bills = after.Bills.ToList();

        Assert.Equal(RunState.Amber, run.State);
        Assert.Equal(2 * Villages, bills.Count);
        Assert.All(after.Executed.Values, a => Assert.Equal(1, a.TimesExecuted));
        foreach (var bill in bills)
        {
            var times = after.TimesExecuted(bill.Id);
            Assert.True(
                bill.State switch
                {
                    BillState.Debited => times == 1,
                    BillState.Unknown => times is 0 or 1,
                    BillState.Short or BillState.Held => times == 0,

                    // Tried again after the run was closed, and stopped with the program, whose next start asks.
                    BillState.Debiting => times is 0 or 1
                        && after.Debits.Where(d => d.BillId == bill.Id).MaxBy(d => d.Id.Attempt)?.ReservedAt
                            >= run.ClosedAt,

                    // Its refusal was lost with the program: the inquiry says that it failed, not why, and it is
                    // tried again later; so is what a slow machine held back until it was too late to send.
                    BillState.Planned => times == 0
                        && bill.Refusal is (RefusalReason.FailedAtBank or RefusalReason.NotSent),
                    _ => false,
                },
                $"{bill.Id} is {bill.State} ({bill.Refusal}) and was executed {times} times.");
        }

        var references = after.Debits.Select(d => d.Id.PaymentReference).ToHashSet();
        Assert.All(after.Transfers, t => Assert.Contains(t.Reference, references));
        Assert.Equal(
            after.Alerts.Where(a => a.State == AlertState.Sent).Select(a => a.Message).Distinct().Order(),
            after.MailIds.Select(id => id[..id.LastIndexOf('.', id.IndexOf('@'))]).Distinct().Order());
    }

    private bool HasExecutedTransfer()
    {
        var path = Path.Combine(folder.FullName, "bank", "bank-twin.jsonl");
        if (!File.Exists(path))
        {
            return false;
        }

        using var reader = new StreamReader(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Contains("\"kind\":\"transferred\"", StringComparison.Ordinal);
    }

    private Process Start() => Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            typeof(LocalParts).Assembly.Location, "--once", "--today", Today,
            "--villages", Villages.ToString(CultureInfo.InvariantCulture), "--data", folder.FullName,
        ])
    {
        RedirectStandardOutput = true,
    })!;
}
