using Premium.Domain;
using PremiumFunctions.Local.Twin;
using static Premium.Tests.Twin.TwinSettings;

namespace Premium.Tests.Twin;

/// <summary>What the twin says while its disk is slow or broken: nothing.</summary>
public sealed class TwinDiskTests
{
    [Theory]
    [InlineData(AccountFate.Normal)]
    [InlineData(AccountFate.AnswerLost)]
    [InlineData(AccountFate.ErrorWithEffect)]
    public async Task Nothing_is_said_while_the_disk_is_busy(AccountFate fate)
    {
        var disk = Task.CompletedTask;
        await using var bench = await TwinBench.StartAsync(fate, beforeFlush: () => disk);
        await bench.BalanceAsync();
        var busy = new TaskCompletionSource();
        disk = busy.Task;

        var payment = bench.PayAsync();
        var inquiry = bench.InquireAsync();
        await bench.SeenAsync(TwinService.Transfer, Reference, 1);
        await bench.SeenAsync(TwinService.Inquiry, Reference, 1);
        for (var n = 0; n < 50; n++)
        {
            // Time enough for any answer that does not wait for the disk.
            await bench.GetAsync(BankTwin.LedgerPath);
        }

        var spoke = (payment.IsCompleted, inquiry.IsCompleted);
        busy.SetResult();

        // A lost answer ends in an exception, which is an end too.
        await Task.WhenAny(Task.WhenAll(payment, inquiry));

        Assert.Equal((false, false), spoke);
        Assert.Equal((true, true), (payment.IsCompleted, inquiry.IsCompleted));
        Assert.Single(bench.Ledger.Audit());
    }

    [Fact]
    public async Task Disk_that_fails_silences_the_bank_and_the_effect_never_was()
    {
        var disk = Task.CompletedTask;
        await using var bench = await TwinBench.StartAsync(beforeFlush: () => disk);
        await bench.BalanceAsync();
        disk = Task.FromException(new IOException("The disk is full."));
        using var request = await bench.SignAsync(
            "/transfer-intrabank", bench.TransferBody().ToJsonString(), bench.Bank);

        using var response = await bench.SendRawAsync(request, CancellationToken.None);
        using var later = await bench.SendRawAsync(
            await bench.SignAsync("/balance-inquiry", "{}", bench.Bank), CancellationToken.None);
        disk = Task.CompletedTask;
        await bench.RestartAsync();

        Assert.Equal((500, 500), ((int)response.StatusCode, (int)later.StatusCode));
        Assert.Equal("4043601", (await bench.InquireAsync()).Code);
        Assert.Equal(new Rupiah(1_000_000), bench.Ledger.Balance("jateng", Payer));
    }
}
