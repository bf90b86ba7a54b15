using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>What a village is told once its account, or its code, is another.</summary>
public sealed class ToldAfterMoveTests
{
    private const string New = "2099";

    private static readonly BankAccount Second = Some.Account(World.CodeOf("2055"));

    /// <summary>Both bills are short on the old account; from the next day on another one counts.</summary>
    private static async Task<World> MovedAsync(long money)
    {
        var world = await new World().WithAsync(50_000, bpu: 9);

        // Without a new account it would wait for the third banking day.
        world.Rules = world.Rules with { MoneyDays = new MoneyDays([28], []) };
        await world.CollectAsync();
        await world.PumpAsync();
        var village = Some.Village(bpu: 9);
        await world.PutAsync(
            village with
            {
                LaterMandates = [Some.Mandate() with { Account = Second, ValidFrom = Some.Day("2026-12-04") }],
            },
            Some.Roster(bpu: 9));
        world.Bank.Deposit(Second, new Rupiah(money));
        world.Go("2026-12-04 09:00");
        return world;
    }

    [Fact]
    public async Task C34_balanceOfTheAccountBefore_isNotToldOfTheOneThatCountsNow()
    {
        var world = await MovedAsync(0);
        var before = world.Mail.Messages.Count;
        await world.WatchAsync();
        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.Short);
        var page = await new ReadReplies(world.Registry, world.Ledger, world.Replies, world.Rules, world.Time)
            .RunAsync(Some.Code, default);
        world.Go("2026-12-11 12:00");
        await world.WatchAsync();
        await world.PumpAsync();

        Assert.DoesNotContain("saldo Rp50.000", item.Why.Indonesian, StringComparison.Ordinal);
        Assert.Null(page!.Shortfall.Balance);
        var later = world.Mail.Messages.Skip(before).ToList();
        Assert.NotEmpty(later);
        Assert.All(later, m => Assert.DoesNotContain("Rp50.000", m.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task C34_billThatWasShortOnAnotherAccount_isTriedOnTheNewOneAtOnce()
    {
        var world = await MovedAsync(10_000_000);
        var waits = (await world.BillAsync()).NextTry;
        await world.CollectAsync();

        Assert.True(waits > world.Time.GetUtcNow());
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        Assert.All(world.Bank.Transfers, t => Assert.Equal(Second, t.Source));
        await world.AuditAsync();
    }

    /// <summary>Short there as well, it waits for its next day as ever.</summary>
    [Fact]
    public async Task C34_billThatIsShortOnTheNewAccountToo_waitsForItsNextDay()
    {
        var world = await MovedAsync(0);
        await world.CollectAsync();
        var tried = world.Bank.Received.Count;
        world.Go("2026-12-04 09:30");
        await world.CollectAsync();

        Assert.Equal(4, tried);
        Assert.Equal(tried, world.Bank.Received.Count);
    }

    /// <summary>December is short under the old code, January under the new one; the balance is there once.</summary>
    [Fact]
    public async Task C34_twoCodesThatAreShortOnOneAccount_areToldNoBalance_forItIsThereOnce()
    {
        var world = await new World().WithAsync(50_000);
        await world.CollectAsync();
        var alone = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.Short);
        await world.PutAsync(Some.Village() with { Until = Some.December });
        var code = World.CodeOf(New);
        await world.PutAsync(Some.Village(code, PayMonth.Parse("2027-01")) with { Mandate = Some.Mandate() });
        foreach (var day in new[] { "2027-01-06", "2027-01-11" })
        {
            world.Go($"{day} 09:00");
            await world.CollectAsync();
            await world.PumpAsync();
        }

        var items = (await world.ItemsAsync()).Where(i => i.Kind == WorkKinds.Short).ToList();
        Assert.Contains("saldo Rp50.000", alone.Why.Indonesian, StringComparison.Ordinal);
        Assert.Equal([Some.Code, code], items.Select(i => i.Village).OfType<VillageCode>().Order());
        Assert.All(items, i => Assert.StartsWith("saldo tidak cukup", i.Why.Indonesian, StringComparison.Ordinal));
    }

    /// <summary>Who reads "unpaid" pays at a counter what the bank has, or may have, taken for the old code.</summary>
    [Theory]
    [InlineData(PaymentConduct.Prompt)]
    [InlineData(PaymentConduct.SilentAfterEffect)]
    public async Task C06_monthThatTheOldCodeHas_isToldTheNewOneAsNotCertain_neverAsUnpaid(PaymentConduct conduct)
    {
        var world = await new World(conductOf: _ => new BankConduct(conduct, InquiryIsSilent: true))
            .WithAsync(10_000_000);
        await world.CollectAsync();
        var code = World.CodeOf(New);
        await world.PutAsync(
            Some.Village(code) with
            {
                Mandate = Some.Mandate(),
                Contacts = [new Contact("email", $"bendahara-{New}@desa.example")],
            },
            Some.Roster(code));
        foreach (var day in new[] { "2026-12-04", "2026-12-14", "2026-12-16", "2026-12-24" })
        {
            world.Go($"{day} 09:00");
            await world.CollectAsync();
            await world.PumpAsync();
        }

        var told = world.Mail.Messages.Where(m => m.Recipient.Contains(New, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, m => Assert.DoesNotContain("belum terbayar", m.Subject, StringComparison.Ordinal));
        Assert.All(told, m => Assert.DoesNotContain("denda", m.Body, StringComparison.Ordinal));
    }
}
