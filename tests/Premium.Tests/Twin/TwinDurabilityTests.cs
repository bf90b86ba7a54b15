using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Premium.Domain;
using PremiumFunctions.Local.Twin;
using static Premium.Tests.Twin.TwinSettings;

namespace Premium.Tests.Twin;

public sealed class TwinDurabilityTests
{
    [Fact]
    public async Task Restart_keeps_balances_transfers_and_deposits()
    {
        await using var bench = await TwinBench.StartAsync();
        var paid = await bench.PayAsync();
        await bench.PayAsync("33161220102602101", 9_000_000);
        await bench.Ledger.DepositAsync("jateng", Payer, new Rupiah(1_000), "ADD");
        var before = (Transfers: bench.Ledger.Transfers(), Accounts: bench.Ledger.Accounts(),
            Postings: bench.Ledger.Postings("jateng", Payer), Audit: bench.Ledger.Audit());

        await bench.RestartAsync();

        Assert.Equal(before.Transfers, bench.Ledger.Transfers());
        Assert.Equal(before.Accounts, bench.Ledger.Accounts());
        Assert.Equal(before.Postings, bench.Ledger.Postings("jateng", Payer));
        Assert.Equal(before.Audit, bench.Ledger.Audit());
        Assert.Equal(new Rupiah(785_000), bench.Ledger.Balance("jateng", Payer));
        var inquiry = await bench.InquireAsync();
        Assert.Equal(paid["referenceNo"], inquiry["originalReferenceNo"]);
        Assert.Equal("4091701", (await bench.PayAsync()).Code);
    }

    [Fact]
    public async Task Restart_keeps_tokens_and_used_external_ids()
    {
        await using var bench = await TwinBench.StartAsync();
        Task<Answer> AskAsync() => bench.CallAsync(
            "/balance-inquiry",
            new JsonObject { ["accountNo"] = Payer.Reveal() },
            r =>
            {
                r.Headers.Remove("X-EXTERNAL-ID");
                r.Headers.TryAddWithoutValidation("X-EXTERNAL-ID", "777");
            });
        await AskAsync();

        await bench.RestartAsync();

        Assert.Equal("4091100", (await AskAsync()).Code);
        Assert.Equal("2001100", (await bench.BalanceAsync()).Code);
        Assert.Equal(2, bench.Ledger.Calls("jateng", TwinService.Balance, Payer.Reveal()));
    }

    [Fact]
    public async Task Reply_is_sent_only_after_the_effect_is_in_the_file()
    {
        await using var bench = await TwinBench.StartAsync();
        for (var period = 1; period <= 5; period++)
        {
            await bench.PayAsync($"331612201026{period:00}101", 1_000);

            // What a kill -9 at this moment would leave behind.
            await using var survivor = await TwinOnCopyAsync(bench, ReadJournal(bench));
            Assert.Equal(period, survivor.Ledger.Audit().Count);
            Assert.Equal(new Rupiah(1_000_000 - (1_000 * period)), survivor.Ledger.Balance("jateng", Payer));
        }
    }

    [Fact]
    public async Task Crash_at_any_byte_loses_only_what_was_never_confirmed()
    {
        await using var bench = await TwinBench.StartAsync();
        await bench.PayAsync("33161220102601101", 1_000);
        var confirmed = ReadJournal(bench).Length;
        await bench.PayAsync("33161220102602101", 1_000);
        var journal = ReadJournal(bench);

        for (var length = confirmed; length < journal.Length; length += 7)
        {
            await using var survivor = await TwinOnCopyAsync(bench, journal[..length]);
            var audit = Assert.Single(survivor.Ledger.Audit());
            Assert.Equal(("33161220102601101", 1), (audit.Reference, audit.TimesExecuted));
            Assert.Equal(new Rupiah(999_000), survivor.Ledger.Balance("jateng", Payer));
        }
    }

    [Fact]
    public async Task Torn_last_line_is_cut_off_and_the_journal_goes_on()
    {
        await using var bench = await TwinBench.StartAsync();
        await bench.PayAsync();
        await bench.Twin.StopAsync(CancellationToken.None);
        await File.AppendAllTextAsync(bench.JournalPath, """{"kind":"transferred","Transfer":{"Bank":"jat""");

        await bench.RestartAsync();
        await bench.PayAsync("33161220102602101", 1_000);
        await bench.RestartAsync();

        Assert.Equal(2, bench.Ledger.Audit().Count);
        Assert.Equal(new Rupiah(783_000), bench.Ledger.Balance("jateng", Payer));
    }

    [Fact]
    public async Task Damaged_line_within_the_journal_is_not_passed_over()
    {
        await using var bench = await TwinBench.StartAsync();
        await bench.PayAsync();
        var journal = Encoding.UTF8.GetString(ReadJournal(bench)).Split('\n');
        journal[2] = journal[2][..10];

        var failure = await Assert.ThrowsAsync<InvalidDataException>(
            () => TwinOnCopyAsync(bench, Encoding.UTF8.GetBytes(string.Join('\n', journal))));

        Assert.Contains("line 3", failure.Message);
    }

    [Fact]
    public async Task Pending_and_reversal_are_kept_over_a_restart()
    {
        await using var bench = await TwinBench.StartAsync(AccountFate.ReversedLater);
        await bench.PayAsync();

        await bench.RestartAsync();
        bench.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(new Rupiah(1_000_000), bench.Ledger.Balance("jateng", Payer));
        await bench.RestartAsync();

        Assert.Equal([new TwinAudit("jateng", Reference, 1, Rupiah.Zero)], bench.Ledger.Audit());
    }

    [Fact]
    public async Task Folder_belongs_to_one_twin()
    {
        await using var bench = await TwinBench.StartAsync();

        await Assert.ThrowsAsync<IOException>(
            () => BankTwin.StartAsync(bench.Options, bench.Clock, CancellationToken.None));
    }

    [Fact]
    public async Task Two_twins_share_nothing()
    {
        await using var one = await TwinBench.StartAsync();
        await using var two = await TwinBench.StartAsync();

        await one.PayAsync();

        Assert.NotEqual(one.Twin.BaseUrl, two.Twin.BaseUrl);
        Assert.Equal(new Rupiah(1_000_000), two.Ledger.Balance("jateng", Payer));
        Assert.Equal("4043601", (await two.InquireAsync()).Code);
        Assert.Equal("2001700", (await two.PayAsync()).Code);
    }

    [Fact]
    public async Task Settings_that_contradict_are_named()
    {
        await using var bench = await TwinBench.StartAsync();
        var twice = new BankTwinOptions
        {
            DataFolder = bench.Options.DataFolder,
            Banks = [bench.Bank, bench.Bank],
        };

        var failure = await Assert.ThrowsAsync<ArgumentException>(
            () => BankTwin.StartAsync(twice, bench.Clock, CancellationToken.None));

        Assert.Contains("Banks", failure.Message);
    }

    private static byte[] ReadJournal(TwinBench bench)
    {
        using var file = new FileStream(bench.JournalPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static async Task<BankTwin> TwinOnCopyAsync(TwinBench bench, byte[] journal)
    {
        var folder = Directory.CreateDirectory(Path.Combine(bench.Options.DataFolder, "copy")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, Path.GetFileName(bench.JournalPath)), journal);
        var options = new BankTwinOptions { DataFolder = folder, Banks = bench.Options.Banks };
        return await BankTwin.StartAsync(
            options, new FakeTimeProvider(bench.Clock.GetUtcNow()), CancellationToken.None);
    }
}
