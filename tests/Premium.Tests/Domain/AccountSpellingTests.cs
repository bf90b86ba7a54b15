using Premium.Domain;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>A spreadsheet drops the zeros at the front of an account number: it is the same one all the same.</summary>
public sealed class AccountSpellingTests
{
    private const string Recoded = "2044";

    private static readonly BankAccount Whole = new(Some.Bank, AccountNo.Parse("0099123456"));
    private static readonly BankAccount Cut = new(Some.Bank, AccountNo.Parse("99123456"));

    private static Village Village(BankAccount account, string number = "2010") =>
        Some.Village(World.CodeOf(number)) with { Mandate = Some.Mandate() with { Account = account } };

    [Fact]
    public void C18_NumbersThatDifferOnlyInZerosAtTheFront_areOneAccount()
    {
        Assert.Equal(Whole, Cut);
        Assert.Equal((Whole.GetHashCode(), Whole.Mark), (Cut.GetHashCode(), Cut.Mark));
        Assert.NotEqual(Whole, new BankAccount(Some.Bank, AccountNo.Parse("00991234560")));
        Assert.NotEqual(Whole, Whole with { Bank = "other" });
        Assert.NotEqual(AccountNo.Parse("00000"), default);
        Assert.False(Whole.No.IsWrittenAs(Cut.No));
        Assert.Equal("0099123456", Whole.No.Reveal());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C06_aNewCodeWhoseAccountLostItsZeros_isNotDebitedForWhatTheOldOnePaid(bool isOldKept)
    {
        var world = new World();
        await world.PutAsync(Village(Whole));
        world.Bank.Deposit(Whole, new Rupiah(10_000_000));
        await world.CollectAsync();

        await world.PutAsync(Village(Cut, Recoded), Some.Roster(World.CodeOf(Recoded)));
        if (!isOldKept)
        {
            world.Registry.Remove(Some.Code);
        }

        world.Go("2026-12-07 09:00");
        await world.CollectAsync();

        var held = await world.BillAsync(Recoded);
        Assert.Equal((BillState.Held, HoldReason.AccountUnderOtherCode), (held.State, held.Hold));
        Assert.Equal("2010", Assert.Single(world.Bank.Transfers).Id.Bill.Village.Number);
    }

    [Fact]
    public async Task C18_anAccountWhoseZerosWereMended_isReconciledAsOne_andNobodyStandsStill()
    {
        var world = new World();
        await world.PutAsync(Village(Cut));
        world.Bank.Deposit(Cut, new Rupiah(5));
        await world.CollectAsync();
        await world.PutAsync(Village(Whole));
        world.Bank.Deposit(Whole, new Rupiah(10_000_000));
        world.Go("2026-12-09 09:00");
        await world.CollectAsync();

        world.Go("2026-12-09 20:30");
        var report = await world.ReconcileAsync(Some.December);
        world.Believed = new BelievedSheets();
        world.Go("2026-12-10 09:00");
        var after = await world.CollectAsync();

        var debits = (await world.SheetAsync()).DebitsOf(Some.Code).OrderBy(d => d.Id.Attempt);
        Assert.Equal(["99123456", "0099123456"], debits.Select(d => d.Source.Reveal()));
        var proof = Assert.Single(report.Reconciliation!.Accounts);
        Assert.Equal((Whole.Mark, true), (proof.Mark, proof.IsRead));
        Assert.Equal((1, 0), (report.Reconciliation.Matched, report.Reconciliation.Breaks.Count));
        Assert.Equal((BillState.Debited, null), ((await world.BillAsync()).State, (await world.BillAsync()).Doubt));
        Assert.Empty(after.Problems);
        await world.AuditAsync();
    }
}
