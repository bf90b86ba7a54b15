using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>Receipts, money given back and refusals whose cause a person removed.</summary>
public sealed class PeopleScenarioTests
{
    private static Task<PersonResult> ReceiptAsync(World world, long? amount = null, string number = "BP-01") =>
        ReceiptOnAsync(world, amount, number, Some.Day("2026-12-03"));

    private static async Task<PersonResult> ReceiptOnAsync(World world, long? amount, string number, DateOnly paidOn) =>
        await new RecordReceipt(world.UseLedger, world.Receipts, world.Rules, world.Time).RunAsync(
            new ReceiptRequest(
                Some.BillId(), number, amount is { } sum ? new Rupiah(sum) : (await world.BillAsync()).Amount, paidOn,
                "sari"),
            default);

    /// <summary>Said to be recorded, it would stay under the day that somebody meant to correct.</summary>
    [Fact]
    public async Task ReceiptSentAgain_withAnotherDay_isRefused_andTheDayOnRecordNamed()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        await ReceiptAsync(world);
        var head = (await world.SheetAsync()).Head;

        var refused = Assert.IsType<PersonResult.Refused>(
            await ReceiptOnAsync(world, null, "BP-01", Some.Day("2026-12-02"))).Said;

        Assert.StartsWith(
            "paidOn: bukti BP-01 sudah dicatat dengan tanggal bayar 2026-12-03.", refused.Indonesian,
            StringComparison.Ordinal);
        Assert.Contains("two people take it back first", refused.English, StringComparison.Ordinal);
        Assert.Equal(head, (await world.SheetAsync()).Head);
    }

    private static Task<PersonResult> ClearAsync(World world, string reason = "rekening sudah aktif kembali") =>
        new ClearBill(world.UseLedger, world.UseWake, world.Time)
            .RunAsync(Some.BillId(), reason, "sari", default);

    private static async Task<JournalEntry> NewestAsync(World world) =>
        (await world.Ledger.JournalAsync(Some.District, Some.December, default))[^1];

    [Fact]
    public async Task Receipt_coversADebitedBill_onceAndOnlyAboutItsSum_asOpenImis()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var before = (await world.BillAsync()).State;
        Assert.StartsWith(
            "amount: expected",
            Assert.IsType<PersonResult.Refused>(await ReceiptAsync(world, amount: 216_641)).Why,
            StringComparison.Ordinal);
        Assert.IsType<PersonResult.Done>(await ReceiptAsync(world));
        var head = (await world.SheetAsync()).Head;
        Assert.IsType<PersonResult.DoneBefore>(await ReceiptAsync(world));
        Assert.Contains(
            "under another number",
            Assert.IsType<PersonResult.Refused>(await ReceiptAsync(world, number: "BP-02")).Why);

        Assert.Equal(BillState.Debited, before);
        Assert.Equal(BillState.Covered, (await world.BillAsync()).State);
        Assert.Equal(head, (await world.SheetAsync()).Head);
        Assert.Equal("receipt BP-01", (await NewestAsync(world)).Reason);
    }

    [Fact]
    public async Task NothingIsCovered_withoutAReceipt_asKotaBanjar()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        async Task<Standing> StandingAsync() => (await new ReadDistricts(
            world.Registry, world.Ledger, world.Rules, world.Time).DistrictAsync(Some.District, default))
            .Bills[0].Standing;
        var debited = await StandingAsync();
        await ReceiptAsync(world);

        Assert.Equal(Standing.AwaitingReceipt, debited);
        Assert.Equal(Standing.Active, await StandingAsync());
    }

    [Fact]
    public async Task Receipt_ofABillThatWasPaidAtACounter_endsItsDebits()
    {
        var world = await new World().WithAsync(5);
        await world.CollectAsync();
        await ReceiptAsync(world);
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-04 09:00");
        await world.CollectAsync();

        Assert.Equal(BillState.Covered, (await world.BillAsync()).State);
        Assert.Single(world.Bank.Received);
    }

    [Fact]
    public async Task Receipt_doesNotSettleWhatTheBankMayStillTake()
    {
        var world = await new World(conductOf: _ => new BankConduct(PaymentConduct.SilentBeforeEffect))
            .WithAsync(10_000_000);
        await world.CollectAsync();
        Assert.Contains(
            "decide or await its outcome first", Assert.IsType<PersonResult.Refused>(await ReceiptAsync(world)).Why);
        Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
    }

    [Fact]
    public async Task ReceiptOfAnotherBill_isNotTakenTwice_asErpNext36448()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        await ReceiptAsync(world);
        var other = Some.BillId(code: World.CodeOf("2011"));
        var result = await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time).RunAsync(
            new ReceiptRequest(other, "BP-01", (await world.BillAsync("2011")).Amount, Some.Day("2026-12-03"), "sari"),
            default);

        Assert.Contains("was recorded before, for bill 33.16.12.2010", Assert.IsType<PersonResult.Refused>(result).Why);
        Assert.Equal(BillState.Debited, (await world.BillAsync("2011")).State);
    }

    [Theory]
    [InlineData("", "2026-12-03", "number:")]
    [InlineData("BP 01", "2026-12-03", "number:")]
    [InlineData("BP-01", "2026-12-04", "paidOn:")]
    [InlineData("BP-01", "2024-12-03", "paidOn:")]
    public async Task ReceiptWithAWrongField_isRefusedByName(string number, string paidOn, string field)
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var e = await Assert.ThrowsAsync<FormatException>(() =>
            ReceiptOnAsync(world, null, number, Some.Day(paidOn)));
        Assert.StartsWith(field, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReversalOnDayTwo_isMissedAlertedAndTriedAgainOncleared()
    {
        var world = await new World(conductOf: order => order.Id.Attempt == 1
            ? BankConduct.Good with { GivesBackAfter = TimeSpan.FromDays(2) }
            : BankConduct.Good).WithAsync(10_000_000);
        await world.CollectAsync();
        await ReceiptAsync(world);
        world.Go("2026-12-07 20:30");
        var report = await world.ReconcileAsync(Some.December);
        var back = await world.BillAsync();
        world.Go("2026-12-08 09:00");
        await world.WatchAsync();
        await world.PumpAsync();
        var alerts = world.Mail.Messages.Count;
        Assert.IsType<PersonResult.Done>(await ClearAsync(world));
        await world.PumpAsync();

        Assert.Equal(BreakKind.GivenBack, Assert.Single(report.Reconciliation!.Breaks).Kind);
        Assert.Equal((BillState.Refused, RefusalReason.GivenBack), (back.State, back.Refusal));
        Assert.Equal(1, alerts);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Equal(
            [DebitState.Paid, DebitState.Paid], (await world.SheetAsync()).Debits.Select(d => d.State));
        Assert.Empty((await world.ReconcileAsync(Some.December)).Reconciliation!.Breaks);
        Assert.IsType<PersonResult.Done>(await ReceiptAsync(world, number: "BP-02"));
        await world.AuditAsync();
    }

    [Fact]
    public async Task ClearedRefusal_isTriedAgainAtOnce_andNothingElseIsCleared()
    {
        var world = await new World(conductOf: order => order.Id.Attempt == 1
            ? new BankConduct(PaymentConduct.Refuses, Reason: RefusalReason.AccountBlocked)
            : BankConduct.Good).WithAsync(10_000_000);
        Assert.IsType<PersonResult.NotThere>(await ClearAsync(world));
        await world.CollectAsync();
        Assert.IsType<PersonResult.Done>(await ClearAsync(world));
        await world.PumpAsync();

        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Contains(
            "expected Refused", Assert.IsType<PersonResult.Refused>(await ClearAsync(world)).Why);
    }

    [Fact]
    public async Task ClearingWithAnAccountNumber_isRefusedByName() => Assert.StartsWith(
        "reason: expected no account number",
        (await Assert.ThrowsAsync<FormatException>(
            () => ClearAsync(new World(), "rekening 3012331612 aktif"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task BillWithItsAttemptsUsedUp_isHeld_untilAPersonLooked()
    {
        var plan = new RetryPlan(
            [.. Enum.GetValues<RefusalReason>().Select(r => r == RefusalReason.NoFunds
                ? new RetryRule(r, RetryWait.NextBankingDay)
                : new RetryRule(r, RetryWait.Person))],
            attemptsPerBill: 2,
            attemptsPerDay: 1);
        var world = await new World { Rules = Some.Rules() with { Retry = plan } }.WithAsync(5);
        foreach (var day in new[] { "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08" })
        {
            world.Go(day + " 09:00");
            await world.CollectAsync();
        }

        var held = await world.BillAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        await ClearAsync(world, "saldo sudah diisi bendahara");
        await world.PumpAsync();

        Assert.Equal((BillState.Held, HoldReason.AttemptsUsedUp, 2), (held.State, held.Hold, held.Attempts));
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
    }
}
