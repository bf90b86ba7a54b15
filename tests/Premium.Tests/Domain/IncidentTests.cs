using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>Public failures of systems that do this job, where no test of a rule shows ours by itself.</summary>
public sealed class IncidentTests
{
    [Theory]
    [Trait("Incident", "killbill #338, #1015")]
    [InlineData(PaymentConduct.SilentBeforeEffect)]
    [InlineData(PaymentConduct.SilentAfterEffect)]
    [InlineData(PaymentConduct.PendingThenPaid)]
    [InlineData(PaymentConduct.PendingThenFailed)]
    public async Task NextAttempt_isNotMade_whileOneIsLive_asKillbill338(PaymentConduct conduct)
    {
        var isSilent = true;
        var world = await new World(conductOf: _ => new BankConduct(conduct, InquiryIsSilent: isSilent))
            .WithAsync(10_000_000);
        for (var day = 3; day <= 12; day++)
        {
            world.Go($"2026-12-{day:00} 09:00");
            await world.CollectAsync();
            await world.PumpAsync();
        }

        Assert.Equal([1], world.Bank.Received.Select(o => o.Id.Attempt));
        Assert.Equal(BillState.Unknown, (await world.BillAsync()).State);
        await world.AuditAsync();
    }

    [Fact]
    [Trait("Incident", "fineract standing instructions: priority")]
    public async Task ThreeMonths_withMoneyForOneAfterTheOther_arePaidOldestFirst_asFineractStandingInstructions()
    {
        var oldest = new Period(2026, 9);
        var world = await new World("2026-12-08 09:00").WithAsync(0, since: Segment.Pu.PayMonthOf(oldest));
        var paid = new List<Period>();
        string[] days = ["2026-12-08", "2026-12-10", "2026-12-14"];
        foreach (var day in days)
        {
            world.Go($"{day} 09:00");
            await world.CollectAsync();
            world.Bank.Deposit(Some.Account(), (await world.BillAsync(period: oldest)).Amount);
            world.Go($"{DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(1):O} 09:00");
            await world.CollectAsync();
            paid.AddRange(world.Bank.Transfers.Select(t => t.Id.Bill.Period).Except(paid));
        }

        Assert.Equal([oldest, oldest.Plus(1), oldest.Plus(2)], paid);
        Assert.Equal(3, world.Bank.Transfers.Count);
    }

    [Theory]
    [Trait("Incident", "bcgov/entity #17902")]
    [InlineData(100_000)]
    [InlineData(0)]
    public async Task AmountAnnounced_isTheAmountDebited_asBcgovEntity17902(long money)
    {
        var world = await new World("2026-12-04 09:00").WithAsync(money);
        await world.CollectAsync();
        await world.PumpAsync();

        // Between the alert and the debit a third official joins: the bill stays what was announced.
        await world.PutAsync(
            Some.Village() with { PeopleBySegment = new Dictionary<Segment, int> { [Segment.Pu] = 3 } },
            Some.Roster() with { Members = [.. Some.Roster().Members, Some.Official("kaur", 2_022_200)] });
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Go("2026-12-07 09:00");
        await world.CollectAsync();

        var debited = Assert.Single(world.Bank.Transfers).Amount;
        Assert.All((await world.SheetAsync()).Alerts, a => Assert.Equal(debited, a.Amount));
        var mail = Assert.Single(world.Mail.Messages);
        Assert.Contains($": {debited}. ", mail.Body, StringComparison.Ordinal);
        Assert.Contains($", {debited}: ", mail.Subject, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Incident", "bcgov/entity #25381")]
    public async Task StatementAndDebits_tieOutToTheRupiah_withEveryDifferenceListed_asBcgovEntity25381()
    {
        var world = await new World(conductOf: order => order.Id.Bill.Village.Number switch
        {
            "2011" => new BankConduct(PaymentConduct.SilentAfterEffect, InquiryIsSilent: true),
            "2012" => BankConduct.Good with { GivesBackAfter = TimeSpan.FromDays(1) },
            _ => BankConduct.Good,
        }).WithAsync(10_000_000, numbers: ["2010", "2011", "2012"]);
        await world.WithAsync(7, numbers: ["2013"]);
        await world.CollectAsync();
        world.Go("2026-12-07 09:00");

        var report = await world.ReconcileAsync(Some.December);

        var sheet = await world.SheetAsync();
        var ours = Rupiah.Sum(sheet.Debits.Where(d => d.State == DebitState.Paid).Select(d => d.Amount));
        var theirs = Rupiah.Zero;
        foreach (var number in new[] { "2010", "2011", "2012", "2013" })
        {
            var statement = (StatementReply.Complete)await world.Bank.StatementAsync(
                Some.Account(World.CodeOf(number)), Some.Day("2026-12-01"), Some.Day("2026-12-07"), default);
            theirs += Rupiah.Sum(statement.Lines
                .Where(l => StatementMatcher.Reference(l.Remark) is not null)
                .Select(l => l.IsDebit ? l.Amount : Rupiah.Zero - l.Amount));
        }

        var only = Assert.Single(report.Reconciliation!.Breaks);
        Assert.Equal((BreakKind.GivenBack, "2012"), (only.Kind, only.Village.Number));
        Assert.Equal((1, 1), (report.Reconciliation.Matched, report.Reconciliation.Resolved));
        Assert.Equal(ours - theirs, only.Ours - only.Theirs);
        Assert.True(ours > theirs && theirs > Rupiah.Zero, $"{ours} and {theirs} leave nothing to tie out.");
    }

    [Theory]
    [Trait("Incident", "achgateway #183")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task StorageOutage_fromAnyCallOn_leavesEveryBillOneFate_asAchgateway183(bool after)
    {
        var outages = 0;
        for (var struck = true; struck; outages++)
        {
            var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
            await world.WithAsync(5, numbers: ["2012"]);
            await world.ShownBeforeAsync();
            var outage = new Outage(outages + 1, after);
            world.UseLedger = outage.Around<ILedger>(world.Ledger);
            world.UseRegistry = outage.Around<IRegistry>(world.Registry);
            world.UseWake = outage.Around<IWake>(world.Wake);
            struck = await FailsAsync(() => world.CollectAsync());

            // The queue brings the message again until storage is back.
            Assert.Equal(struck, struck && await FailsAsync(() => world.CollectAsync()));
            (world.UseLedger, world.UseRegistry, world.UseWake) = (world.Ledger, world.Registry, world.Wake);
            foreach (var day in new[] { "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08", "2026-12-09" })
            {
                world.Go($"{day} 10:00");
                await world.CollectAsync();
                await world.PumpAsync();
                world.Go($"{day} 20:30");
                await world.ReconcileAsync(Some.December);
            }

            Assert.Equal(
                [BillState.Debited, BillState.Debited, BillState.Short],
                (await world.SheetAsync()).Bills.Select(b => b.State));
            Assert.Equal(2, world.Bank.Transfers.Count);

            // Whoever learned too late that the bill is short hears of the stage of that day, and of none twice.
            Assert.StartsWith(
                "33.16.12.2012-pu-2026-11-due-5", world.Mail.Messages[^1].Id, StringComparison.Ordinal);
            Assert.All(world.Mail.Messages.GroupBy(m => m.Id), same => Assert.Single(same));
            await world.AuditAsync();
        }

        Assert.True(outages > 6, $"Storage was struck at {outages} calls only.");
    }

    private static async Task<bool> FailsAsync(Func<Task> work)
    {
        try
        {
            await work();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
