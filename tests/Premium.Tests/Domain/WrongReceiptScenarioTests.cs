using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>Receipts that are wrong: two people take them back, and no money moves by it.</summary>
public sealed class WrongReceiptScenarioTests
{
    private static readonly BillId Other = Some.BillId(code: World.CodeOf("2011"));

    private static async Task<PersonResult> ReceiptAsync(World world, BillId? id = null, string number = "BP-01")
    {
        var bill = await world.BillAsync((id ?? Some.BillId()).Village.Number);
        return await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time).RunAsync(
            new ReceiptRequest(bill.Id, number, bill.Amount, Some.Day("2026-12-03"), "sari"), default);
    }

    private static Task<PersonResult> TakeBackAsync(
        World world, string person, bool withdraw = false, string number = "BP-01") =>
        new TakeBackReceipt(world.Ledger, world.Rules, world.Time, world.Wake).RunAsync(
            new WithdrawalRequest(Some.BillId(), number, "bukti bayar desa tetangga", person, withdraw), default);

    private static async Task<World> CoveredAsync(long money = 10_000_000)
    {
        var world = await new World().WithAsync(money, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        Assert.IsType<PersonResult.Done>(await ReceiptAsync(world));
        return world;
    }

    /// <summary>
    /// No statement told of it when the receipt came. A counter may have been paid the same day, so people must say.
    /// </summary>
    [Fact]
    public async Task C05_ReceiptOfADebitHeldToBeRefused_isTakenBack_andRecordedAgainOnceTheStatementPaysTheBill()
    {
        var world = await World.WithFirstAsync(
            new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.AccountBlocked));
        await world.CollectAsync();
        Assert.IsType<PersonResult.Done>(await ReceiptAsync(world));
        await world.ReconcileAsync(Some.December);
        Assert.Equal(BillDoubt.SecondDebit, (await world.BillAsync()).Doubt);

        await TakeBackAsync(world, "sari");
        Assert.IsType<PersonResult.Done>(await TakeBackAsync(world, "budi"));
        await world.ReconcileAsync(Some.December);
        Assert.IsType<PersonResult.Done>(await ReceiptAsync(world));
        await world.ReconcileAsync(Some.December);

        var bill = await world.BillAsync();
        Assert.Equal((BillState.Covered, null), (bill.State, bill.Doubt));
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.Refund);
        await world.AuditAsync();
    }

    [Fact]
    public async Task OnePersonAlone_takesNothingBack_howeverOften()
    {
        var world = await CoveredAsync();
        Assert.IsType<PersonResult.TakingBackWaits>(await TakeBackAsync(world, "sari"));
        var head = (await world.SheetAsync()).Head;
        foreach (var name in new[] { "sari", "SARI" })
        {
            Assert.Contains(
                "another person must confirm",
                Assert.IsType<PersonResult.Refused>(await TakeBackAsync(world, name)).Why);
        }

        Assert.Equal(BillState.Covered, (await world.BillAsync()).State);
        Assert.Equal(head, (await world.SheetAsync()).Head);
        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.Signature);
        Assert.Equal("sari proposed to take the receipt of 33.16.12.2010~pu~2026-11 back", item.Why.English);
        Assert.Equal([(Some.BillId(), "BP-01")], item.Proposals);
    }

    [Fact]
    public async Task TwoPeople_takeItBack_theDebitStays_andRepeatingChangesNothing()
    {
        var world = await CoveredAsync();
        await TakeBackAsync(world, "sari");
        Assert.IsType<PersonResult.Done>(await TakeBackAsync(world, "budi", number: "bp-01"));
        var sheet = await world.SheetAsync();
        foreach (var name in new[] { "sari", "budi" })
        {
            Assert.IsType<PersonResult.DoneBefore>(await TakeBackAsync(world, name));
        }

        world.Go("2026-12-04 09:00");
        await world.CollectAsync();

        Assert.Equal(sheet.Head, (await world.SheetAsync()).Head);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        var correction = Assert.Single(sheet.Rows.OfType<ReceiptWithdrawal>());
        Assert.Equal("bill~2010~pu~receipt~01~withdrawal~01", correction.RowKey);
        Assert.Equal(("sari", "budi"), (correction.ProposedBy, correction.ConfirmedBy));
        Assert.Empty(sheet.Misfits);
        Assert.Equal(2, world.Bank.Received.Count);
        Assert.DoesNotContain(await world.ItemsAsync(), i => i.Kind == WorkKinds.Signature);
        await world.AuditAsync();
    }

    [Fact]
    public async Task ItsNumber_servesTheBillThatItIsOf_onlyOnceItIsTakenBack()
    {
        var world = await CoveredAsync();
        await TakeBackAsync(world, "sari");
        var early = Assert.IsType<PersonResult.Refused>(await ReceiptAsync(world, Other));
        await TakeBackAsync(world, "budi");
        Assert.IsType<PersonResult.Done>(await ReceiptAsync(world, Other));
        var late = Assert.IsType<PersonResult.Refused>(await ReceiptAsync(world));
        Assert.IsType<PersonResult.Done>(await ReceiptAsync(world, number: "BP-02"));

        Assert.Contains("was recorded before, for bill 33.16.12.2010", early.Why);
        Assert.Contains("was recorded before, for bill 33.16.12.2011", late.Why);
        Assert.Equal(BillState.Covered, (await world.BillAsync("2011")).State);
        Assert.Equal(
            [("BP-01", 1), ("BP-02", 2), ("BP-01", 1)],
            (await world.SheetAsync()).Receipts.Select(r => (r.Number, r.Ordinal)));
        await world.AuditAsync();
    }

    [Fact]
    public async Task ItsNumber_servesAnotherDistrict_onceItIsTakenBack()
    {
        var world = await CoveredAsync();
        var stranger = new BillId(VillageCode.Parse("33.16.13.2001"), Segment.Pu, Some.BillId().Period);
        await TakeBackAsync(world, "sari");
        await TakeBackAsync(world, "budi");

        var its = new NumberTaking(stranger, DateTimeOffset.MinValue);
        Assert.Equal(its, await world.Receipts.TakeAsync(
            "33.16", "BP-01", its, new(Some.BillId(), world.Time.GetUtcNow()), default));
        Assert.IsType<PersonResult.Done>(await ReceiptAsync(world));
        Assert.Equal(BillState.Covered, (await world.BillAsync()).State);
    }

    [Fact]
    public async Task BillThatNothingElsePaid_isNotDebited_beforeAPersonLooked()
    {
        var world = await CoveredAsync(money: 5);
        await TakeBackAsync(world, "sari");
        Assert.IsType<PersonResult.Done>(await TakeBackAsync(world, "budi"));
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-04 09:00");
        await world.CollectAsync();
        var waiting = await world.BillAsync();
        var items = await world.ItemsAsync();
        var before = world.Bank.Transfers.Count;
        Assert.IsType<PersonResult.Done>(await new ClearBill(world.Ledger, world.Wake, world.Time)
            .RunAsync(Some.BillId(), "belum dibayar di loket", "sari", default));
        await world.PumpAsync();

        Assert.Equal((BillState.Held, HoldReason.ReceiptTakenBack), (waiting.State, waiting.Hold));
        Assert.Contains(items, i => i.Kind == WorkKinds.ReceiptTakenBack && i.Bills.SequenceEqual([Some.BillId()]));
        Assert.Equal(0, before);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Single(world.Bank.Transfers);
        await world.AuditAsync();
    }

    [Fact]
    public async Task BillThatNothingElsePaid_takesTheRightReceipt_andIsNeverDebited()
    {
        var world = await CoveredAsync(money: 5);
        await TakeBackAsync(world, "sari");
        await TakeBackAsync(world, "budi");
        Assert.IsType<PersonResult.Done>(await ReceiptAsync(world, number: "BP-02"));
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-04 09:00");
        await world.CollectAsync();

        Assert.Equal(BillState.Covered, (await world.BillAsync()).State);
        Assert.Empty(world.Bank.Transfers);
        await world.AuditAsync();
    }

    [Fact]
    public async Task DoubtOverIt_endsWithoutADebit_beforeAPersonLooked()
    {
        var bill = (await CoveredAsync(money: 5)).BillAsync();
        var held = (await bill).Moved(BillEvent.Reopen) with { Hold = HoldReason.ReceiptTakenBack };

        var after = held.Doubted(BillDoubt.UnexplainedDebit).Doubted(null);

        Assert.Equal((BillState.Held, HoldReason.ReceiptTakenBack), (after.State, after.Hold));
    }

    [Fact]
    public async Task WithdrawnProposal_stays_andANewOneTakesTwoAgain()
    {
        var world = await CoveredAsync();
        Assert.Contains(
            "no open proposal",
            Assert.IsType<PersonResult.Refused>(await TakeBackAsync(world, "sari", withdraw: true)).Why);
        await TakeBackAsync(world, "sari");
        Assert.IsType<PersonResult.Done>(await TakeBackAsync(world, "sari", withdraw: true));
        Assert.IsType<PersonResult.TakingBackWaits>(await TakeBackAsync(world, "budi"));
        var before = (await world.BillAsync()).State;
        Assert.IsType<PersonResult.Done>(await TakeBackAsync(world, "sari"));

        Assert.Equal(BillState.Covered, before);
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.Equal(
            [("sari", "sari", ""), ("budi", "", "sari")],
            (await world.SheetAsync()).Rows.OfType<ReceiptWithdrawal>()
                .Select(w => (w.ProposedBy, w.WithdrawnBy, w.ConfirmedBy)));
        await world.AuditAsync();
    }

    [Fact]
    public async Task ReceiptOfMoneyThatWasGivenBack_isNotTakenBack_andUnknownOnesAreNotThere()
    {
        var world = await CoveredAsync();
        var sheet = await world.SheetAsync();
        var back = (await world.BillAsync()).Moved(BillEvent.GiveBack) with { Refusal = RefusalReason.GivenBack };
        await world.Ledger.CommitAsync(
            sheet,
            new Change(
                world.Time.GetUtcNow(), "test", "given back",
                [
                    back,
                    new Reversal
                    {
                        Debit = back.Id.Attempt(1),
                        Amount = back.Amount,
                        At = world.Time.GetUtcNow(),
                        TransactionId = "9",
                    },
                ]),
            default);

        Assert.Contains(
            "there is nothing to undo", Assert.IsType<PersonResult.Refused>(await TakeBackAsync(world, "sari")).Why);
        Assert.IsType<PersonResult.NotThere>(await TakeBackAsync(world, "sari", number: "BP-99"));
    }

    [Fact]
    public async Task OwnerWithARowThatCannotBeRead_keepsItsNumber()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        await world.Receipts.TakeAsync("33.16", "BP-01", new(Other, DateTimeOffset.MinValue), null, default);
        world.Ledger.Spoil(await world.BillAsync("2011"), "its receipt cannot be read");

        Assert.Contains(
            "for bill 33.16.12.2011", Assert.IsType<PersonResult.Refused>(await ReceiptAsync(world)).Why);
    }
}
