using System.Globalization;
using Azure.Data.Tables;
using Premium.Adapters.Snap;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.Tests.Storage;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Backup;

/// <summary>An account that holds rows of every kind, as the program writes them, and one with every type.</summary>
internal static class Filled
{
    /// <summary>Columns of every type that a table knows, at their edges; no row of ours has them all.</summary>
    private static readonly Dictionary<string, object> EveryType = new()
    {
        ["Text"] = "Bendahara “Sari”\n\t\\ é \u2028 😀",
        ["Empty"] = "",
        ["Int"] = int.MinValue,
        ["Long"] = long.MaxValue,
        ["SmallLong"] = 5L,
        ["Double"] = 0.1 + 0.2,
        ["WholeDouble"] = 5.0,
        ["LongDouble"] = -1.5e300,
        ["Yes"] = true,
        ["No"] = false,
        ["Time"] = new DateTimeOffset(2026, 12, 3, 5, 0, 0, TimeSpan.Zero).AddTicks(1_234_567),
        ["Bytes"] = new byte[] { 0, 255, 10, 13 },
        ["NoBytes"] = Array.Empty<byte>(),
        ["Id"] = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
    };

    public static async Task<StorageAccount> AccountAsync()
    {
        var settings = await TestStorage.SettingsAsync();
        var account = new StorageAccount(settings);
        await account.PrepareAsync(default);
        await FillAsync(account, settings);
        return account;
    }

    public static async Task FillAsync(StorageAccount account, StorageSettings settings)
    {
        var ledger = new TableLedger(account, "test");
        var receipt = new Receipt
        {
            Bill = Bill(Village(2001)).Id,
            Ordinal = 1,
            Number = "BP-1",
            Amount = new Rupiah(2_138_400),
            PaidOn = Some.Day("2026-12-03"),
            RecordedBy = "sari",
            RecordedAt = Noon,
        };
        var sheet = await ledger.CommittedAsync(
            await ledger.DecemberAsync(), Bill(Village(2001)), Debit(Village(2001)), Alert(Village(2001)), receipt);
        await ledger.CommittedAsync(sheet, Bill(Village(2002)), Evidence(Village(2001), entry: 2));
        var run = new Run(
            "reconcile~2026-12-03~33.16~01", RunPurpose.Reconcile, "33.16", Noon, RunState.Green, new Tally(),
            ClosedAt: Noon.AddHours(1), Bank: "bank-jateng", PayMonth: December);
        await ledger.OpenRunAsync(run, [District], default);
        await ledger.ReportAsync(
            run.Id,
            new DistrictReport(
                District, new Tally(Expected: 2, Done: 2), Noon, ["a problem"],
                new ReconciliationResult(
                    1, 2, [new Break(BreakKind.MissingWithUs, Village(2001), "REF", new Rupiah(1), new Rupiah(2))])),
            default);
        await ledger.CloseRunAsync(run, default);
        await new TableRegistry(account).ImportAsync(
            District, "Ngawen", [new VillageImport(Some.Village(), Some.Roster())], default);
        await new TableRegistry(account).TakeBillingsAsync(District, [Some.Billing()], default);
        await NikVault.Open(account, settings).ImportAsync(
            District, [new Person("Siti Contoh", Nik.Parse("3316120101700001"))], default);
        await new TableWorkNotes(account).PutAsync(
            new WorkNote("short~33.16.12.2001", "sari", Noon) { Comment = "ke bank hari ini" }, "", default);
        await new TableReceiptNumbers(account).TakeAsync(
            "33.16", "BP-1", new NumberTaking(receipt.Bill, Noon), null, default);
        await new TableBankLimits(account).TakeAsync("bank-jateng", [December], new BankTerms(), Noon, default);
        await new TableSharedTokens(account).WriteAsync(
            "bank-jateng", new SharedToken("sealed", Noon, ""), default);
        await new PoisonQueues(account, TimeProvider.System).NoteAsync(
            WakeQueues.Districts, "text", new FormatException("wrong"), default);
        await new TableRuleVersions(account).AddAsync(
            new RuleVersion(
                RuleFile.Holidays, 1, true, RuleDesk.Holiday("2027-09-14"), Some.Day("2026-12-01"), "sari",
                Noon.ToUniversalTime(), "diumumkan", ""),
            default);

        // Whoever reads failures does not mind columns of others.
        await account.Failures.AddEntityAsync(
            new TableEntity(EveryType)
            {
                PartitionKey = WakeQueues.Districts,
                RowKey = "every type",
                ["Cause"] = "x",
                ["At"] = Noon,
            });
    }

    /// <summary>Every row of every table with the type and value of each column.</summary>
    public static async Task<IReadOnlyList<string>> DumpAsync(StorageAccount account)
    {
        var dump = new List<string>();
        foreach (var name in StorageAccount.TableNames)
        {
            await foreach (var row in account.Table(name).QueryAsync<TableEntity>())
            {
                var columns = row
                    .Where(c => c.Key is not ("odata.etag" or "Timestamp"))
                    .OrderBy(c => c.Key, StringComparer.Ordinal)
                    .Select(c => $"{c.Key}:{c.Value.GetType().Name}={Text(c.Value)}");
                dump.Add($"{name} {string.Join(' ', columns)}");
            }
        }

        return dump;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
