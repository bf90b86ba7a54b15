using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Tests.Domain;
using Premium.Tests.Storage;
using static Premium.Tests.Backup.Copies;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Backup;

/// <summary>What people did after the export that is restored: said while it can still be read.</summary>
public sealed class UndoneActsTests
{
    private static readonly string[] All = [.. StorageAccount.TableNames];

    [Fact]
    public async Task C29_WhatPeopleDidSinceTheExport_isToldBeforeItIsTakenOut()
    {
        var settings = await TestStorage.SettingsAsync();
        var account = new StorageAccount(settings);
        await account.PrepareAsync(default);
        await Filled.FillAsync(account, settings);
        var (file, _) = await ExportAsync(account);
        await ActAsync(account, settings);
        var (before, told, rows) = (await Filled.DumpAsync(account), new List<string>(), 0);

        var restored = await new TableRestore(account, async acts =>
        {
            told.AddRange(acts);
            rows = (await Filled.DumpAsync(account)).Count;
        }).RunAsync(() => new MemoryStream(file), All, erasesAgain: false, Now, default);

        Assert.Equal(
        [
            "rules: holidays-id.csv, version 2 from 2026-12-01, by sari, 2026-12-03 05:00 UTC, diumumkan",
            "mute: 33.16.12.2001~000001 until 2026-12-10, by sari, 2026-12-03 05:00 UTC, banjir",
            "bill to be tried again: 33.16.12~2026-12 bill~2001~pu",
            $"receipt: {Bill(Village(2002)).Id}, number BP-2, {new Rupiah(2_138_400)}, paid on 2026-12-03, by sari, "
                + "2026-12-03 05:00 UTC",
            $"decision: {Debit(Village(2001)).Id}, Executed, proposed by sari, 2026-12-03 05:00 UTC, "
                + "confirmed by budi, surat bank, surat 14/XII",
            "import: 20261203-0001, Mandates, by sari, 2026-12-03 05:00 UTC, mandates: read=1, full, from 2026-12, "
                + "file mandat.csv",
            "pause, and stays: 000001, all from 2026-12-03, by sari, 2026-12-03 05:00 UTC, pemulihan",
        ], told);
        Assert.Equal(told, restored.Acts);
        Assert.Equal(before.Count, rows);
    }

    /// <summary>It is ordered first, because of what is wrong: the restore must not set debits free.</summary>
    [Fact]
    public async Task C29_PauseThatTheExportLacks_outlastsTheRestore_andItsEndToo()
    {
        var account = await Filled.AccountAsync();
        var pauses = new TablePauses(account);
        await pauses.AddAsync(Pause(1, "bank:bank-jateng"), default);
        var (file, _) = await ExportAsync(account);
        await pauses.ResumeAsync(1, new Resumption("budi", "selesai", Noon), default);
        await pauses.AddAsync(Pause(2, "all"), default);

        // With no table named, and with all of them.
        await RestoreAsync(account, file);
        await RestoreAsync(account, file, All);

        var orders = (await pauses.ReadAsync(default)).Orders;
        Assert.Equal(
            [("bank:bank-jateng", "budi"), ("all", "")],
            orders.Select(o => ($"{o.Scope}", o.Resumed?.By ?? "")));
    }

    [Fact]
    public async Task C29_PauseUnderANumberThatTheExportHas_isRefused_andNamedWhereItIsReplaced()
    {
        var source = await Filled.AccountAsync();
        await new TablePauses(source).AddAsync(Pause(1, "bank:bank-jateng"), default);
        var (file, _) = await ExportAsync(source);
        var target = await TestStorage.AccountAsync();
        await new TablePauses(target).AddAsync(Pause(1, "all"), default);

        var refused = await Assert.ThrowsAsync<RestoreRefusedException>(() => RestoreAsync(target, file));
        Assert.StartsWith("registry pauses 000001 is there already and is another row", refused.Message);
        Assert.Equal(
            ["pause: 000001, all from 2026-12-03, by sari, 2026-12-03 05:00 UTC, pemulihan"],
            (await RestoreAsync(target, file, "registry")).Acts);
    }

    /// <summary>An end that would stay would end another order.</summary>
    [Fact]
    public async Task C29_EndOfAPauseThatIsReplaced_goesWithIt()
    {
        var source = await Filled.AccountAsync();
        await new TablePauses(source).AddAsync(Pause(1, "bank:bank-jateng"), default);
        var (file, _) = await ExportAsync(source);
        var target = await TestStorage.AccountAsync();
        var pauses = new TablePauses(target);
        await pauses.AddAsync(Pause(1, "all"), default);
        await pauses.ResumeAsync(1, new Resumption("budi", "selesai", Noon), default);

        await RestoreAsync(target, file, "registry");

        var order = Assert.Single((await pauses.ReadAsync(default)).Orders);
        Assert.Equal(("bank:bank-jateng", null), ($"{order.Scope}", order.Resumed?.By));
    }

    /// <summary>What the list lacks is recorded again by nobody, and debited.</summary>
    [Fact]
    public async Task C29_EachReceipt_isNamed_howeverMany()
    {
        var account = await Filled.AccountAsync();
        var (file, _) = await ExportAsync(account);
        var ledger = new TableLedger(account, "test");
        for (var village = 3000; village < 3102; village += 51)
        {
            await ledger.CommittedAsync(
                await ledger.DecemberAsync(),
                [.. Enumerable.Range(village, 51).Select(n => ReceiptOf(n, $"BP-{n}"))]);
        }

        var acts = (await RestoreAsync(account, file, "sheets")).Acts;

        Assert.Equal(102, acts.Count);
        Assert.All(acts, a => Assert.StartsWith("receipt: ", a, StringComparison.Ordinal));
    }

    /// <summary>What is sent again under its mark of before the restore must be done, not answered "done".</summary>
    [Fact]
    public async Task C29_AnswersThatWereKept_countNoMore()
    {
        var account = await Filled.AccountAsync();
        var (file, _) = await ExportAsync(account);
        await DeskRows.BeginAsync(account, "sari", "mark", "body", Noon, default);
        await DeskRows.EndAsync(account, "sari", "mark", [1], default);
        DeskRows.AddToKeyRing(account, "sealed");

        await RestoreAsync(account, file, All);

        Assert.Null(await DeskRows.BeginAsync(account, "sari", "mark", "body", Noon, default));
        Assert.Equal(["sealed"], DeskRows.KeyRing(account));
    }

    [Fact]
    public async Task C29_BillThatWasTriedAgainAndPaidSince_isNotToBeTriedAgain()
    {
        var account = await Filled.AccountAsync();
        var (file, _) = await ExportAsync(account);
        var ledger = new TableLedger(account, "test");
        await ledger.CommittedAsync(
            await ledger.DecemberAsync(), Bill(Village(2001)) with { Cleared = 3, State = BillState.Covered });

        Assert.DoesNotContain(
            (await RestoreAsync(account, file, "sheets")).Acts,
            a => a.StartsWith("bill to be tried", StringComparison.Ordinal));
    }

    private static async Task ActAsync(StorageAccount account, StorageSettings settings)
    {
        var ledger = new TableLedger(account, "test");
        var decision = new Decision
        {
            Debit = Debit(Village(2001)).Id,
            Ordinal = 1,
            Outcome = DecidedOutcome.Executed,
            Reason = "surat bank",
            Evidence = "surat 14/XII",
            ProposedBy = "sari",
            ProposedAt = Noon,
            ConfirmedBy = "budi",
            ClosedAt = Noon,
        };
        await ledger.CommittedAsync(
            await ledger.DecemberAsync(), Bill(Village(2001)) with { Cleared = 3 }, decision, ReceiptOf(2002, "BP-2"));
        var rules = new TableRuleVersions(account);
        var first = Assert.Single(await rules.ReadAsync(default));
        await rules.AddAsync(first.Version! with { Number = 2, Previous = first.Hash }, default);
        await new TableReplies(account).MuteAsync(
            new Mute(Village(2001), 1, "sari", "banjir", Some.Day("2026-12-03"), Some.Day("2026-12-10"), Noon),
            default);
        await new TablePauses(account).AddAsync(Pause(1, "all"), default);
        var imports = new TableImports(account, NikVault.Open(account, settings));
        var taking = new ImportEntry(
            1, "20261203-0001", ImportStep.Taking, ImportKind.Mandates, "sari", Noon, "", "mandates: read=1", "");
        await imports.PutAsync(
            new ShownImport(
                taking.Import, new ImportTerms(taking.Kind, IsFull: true, Some.December), FieldMap.None, "mandat.csv",
                ShownImport.HashOf([1]), "sari", Noon, "00", taking.Summary, NeedsSecond: false),
            [1], default);
        await imports.AddAsync(taking, default);
        await imports.AddAsync(
            taking with { Number = 2, Step = ImportStep.Taken, Previous = taking.Hash }, default);
    }

    private static PauseOrder Pause(int number, string scope) => new(
        number, PauseScope.Parse(scope), new Pause("sari", "pemulihan", Some.Day("2026-12-03"), null), Noon);

    private static Receipt ReceiptOf(int village, string number) => new()
    {
        Bill = Bill(Village(village)).Id,
        Ordinal = 1,
        Number = number,
        Amount = new Rupiah(2_138_400),
        PaidOn = Some.Day("2026-12-03"),
        RecordedBy = "sari",
        RecordedAt = Noon,
    };
}
