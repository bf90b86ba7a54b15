using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>
/// What may be debited from a sheet that was put back to before a debit, once its month was compared: the bank has
/// forgotten the reference, and would take the money again.
/// </summary>
public sealed partial class PutBackTests
{
    private const string OtherBank = "bkn";

    private static readonly BankConduct Forgets = new() { ForgetsAfter = TimeSpan.FromDays(1) };

    /// <summary>
    /// Debited from its first mandate on 4 December, and by 7 December put back to before that; the restore is noted.
    /// </summary>
    private static async Task<World> PutBackAsync(BankConduct conduct, params Mandate[] mandates)
    {
        var village = mandates.Length == 0
            ? Some.Village()
            : Some.Village() with { Mandate = mandates[0], LaterMandates = mandates[1..] };
        var world = await new World(conductOf: _ => conduct).WithAsync(10_000_000);
        world.Rules = world.Rules with
        {
            Banks = new Dictionary<string, BankTerms>
            {
                [Some.Bank] = world.Rules.Banks[Some.Bank],
                [OtherBank] = world.Rules.Banks[Some.Bank],
            },
        };
        await world.PutAsync(village with { IsPaused = true });
        await RunAsync(world);
        var export = world.Ledger.Export(Some.District, Some.December)!;
        await world.PutAsync(village);
        world.Go("2026-12-04 09:00");
        await RunAsync(world);
        Assert.Single(world.Bank.Received);

        world.Go("2026-12-07 09:00");
        export();
        world.Believed = new BelievedSheets();
        var note = new Run(
            $"watch~2026-12-07{Run.RestoreEnd}", RunPurpose.Watch, "", world.Time.GetUtcNow(), RunState.Red,
            new Tally(), ClosedAt: world.Time.GetUtcNow());
        await world.Ledger.OpenRunAsync(note, [], default);
        await world.Ledger.CloseRunAsync(note, default);
        Assert.Equal(0, (await world.BillAsync()).Attempts);
        return world;
    }

    private static async Task RunAsync(World world)
    {
        await world.StartRun().RunAsync(RunPurpose.Collect, "33.16", default);
        await world.PumpAsync();
    }

    /// <summary>The night of all banks, and the morning after it in another process.</summary>
    private static async Task<IReadOnlyList<string>> NightAsync(World world, string day, string next)
    {
        world.Go($"{day} 21:00");
        foreach (var bank in world.Rules.Banks.Keys)
        {
            await world.ReconcileAsync(
                (await world.StartRun().RunAsync(RunPurpose.Reconcile, "33.16", default, bank, Some.December)).Id);
        }

        world.Go($"{next} 09:00");
        world.Believed = new BelievedSheets();
        return (await world.CollectAsync()).Problems;
    }

    public static TheoryData<string> Lacking => ["silent", "partial", "no report"];

    /// <summary>The first night found the debit; nothing that could not look has found that it is gone.</summary>
    [Theory]
    [MemberData(nameof(Lacking))]
    public async Task C07_nightsThatCouldNotReadTheAccount_endNotWhatAnEarlierOneFound(string lack)
    {
        var world = await PutBackAsync(Forgets);
        Assert.Contains(await NightAsync(world, "2026-12-07", "2026-12-08"), IsStanding);
        world.UseStatements = new StatementsBut(
            world.Bank, Some.Account(), () => lack == "silent"
                ? new StatementReply.Silent("time-out")
                : new StatementReply.Partial([], "success without any line"));
        foreach (var (day, next) in new[] { (8, 9), (9, 10), (10, 11) })
        {
            if (lack == "no report")
            {
                world.Go($"2026-12-{day:00} 21:00");
                await world.StartRun().RunAsync(RunPurpose.Reconcile, "33.16", default, Some.Bank, Some.December);
                world.Go($"2026-12-{next:00} 09:00");
                world.Believed = new BelievedSheets();
                Assert.Contains((await world.CollectAsync()).Problems, IsStanding);
            }
            else
            {
                Assert.Contains(
                    await NightAsync(world, $"2026-12-{day:00}", $"2026-12-{next:00}"), IsStanding);
            }
        }

        Assert.Single(world.Bank.Transfers);
    }

    /// <summary>The bank takes the line back out: a mistake of its own, which the next whole statement ends.</summary>
    [Fact]
    public async Task C07_aWholeStatementWithoutTheDebit_endsIt()
    {
        var world = await PutBackAsync(Forgets);
        Assert.Contains(await NightAsync(world, "2026-12-07", "2026-12-08"), IsStanding);
        var left = 10_000_000 - (await world.BillAsync()).Amount.Value;
        world.UseStatements = new StatementsBut(
            world.Bank, Some.Account(), () => new StatementReply.Complete([]) { Closing = left });

        Assert.DoesNotContain(await NightAsync(world, "2026-12-08", "2026-12-09"), IsStanding);
        await NightAsync(world, "2026-12-10", "2026-12-11");
        Assert.Equal(2, world.Bank.Transfers.Count);
    }

    public static TheoryData<string> NotOurs => ["cut", "own"];

    private static BankConduct InWords(string words) => Forgets with
    {
        Narrates = remark => [words == "cut" ? remark[..^1] : "PB KE BPJS KETENAGAKERJAAN"],
    };

    /// <summary>Nothing but the attempt that is lost would have explained the line.</summary>
    [Theory]
    [MemberData(nameof(NotOurs))]
    public async Task C07_aDebitOfTheBillsSumInOtherWords_holdsTheVillage_untilAReceiptPaysTheBill(string words)
    {
        var world = await PutBackAsync(InWords(words));
        var bill = await world.BillAsync();

        Assert.Contains(await NightAsync(world, "2026-12-07", "2026-12-08"), MayBeLost);
        Assert.Contains(await NightAsync(world, "2026-12-08", "2026-12-09"), MayBeLost);
        await world.CloseRuns().RunAsync(default);
        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.Break);
        Assert.Equal((Some.Code, bill.Amount), (item.Village, item.AtStake));
        Assert.NotEmpty(item.Detail);

        await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time).RunAsync(
            new ReceiptRequest(bill.Id, "BP-01", bill.Amount, Some.Day("2026-12-09"), "sari"), default);
        Assert.DoesNotContain(await NightAsync(world, "2026-12-09", "2026-12-10"), MayBeLost);
        Assert.Single(world.Bank.Transfers);
    }

    /// <summary>Of other sums, or booked when nothing that was lost can have been any more.</summary>
    [Theory]
    [InlineData(1, "2026-12-04 09:00")]
    [InlineData(0, "2026-11-30 09:00")]
    [InlineData(0, "2026-12-17 09:00")]
    public async Task C07_aDebitThatCanBeNoLostAttempt_holdsNobody(long more, string at)
    {
        var world = await PutBackAsync(Forgets);
        var bill = await world.BillAsync();
        var amount = bill.Amount + new Rupiah(more);
        world.UseStatements = new StatementsBut(
            world.Bank, Some.Account(),
            () => new StatementReply.Complete(
                [new StatementLine("000009", Some.At(at), amount, true, "PB KE BPJS KETENAGAKERJAAN", false)])
            {
                Closing = 10_000_000 - bill.Amount.Value,
            });

        Assert.DoesNotContain(await NightAsync(world, "2026-12-17", "2026-12-18"), MayBeLost);
        Assert.Equal(2, world.Bank.Transfers.Count);
    }

    [Fact]
    public async Task C04_aDebitOfAnUntriedBillsSum_withoutARestore_holdsNobody()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.PutAsync(Some.Village() with { IsPaused = true });
        await RunAsync(world);
        var amount = (await world.BillAsync()).Amount;
        world.UseStatements = new StatementsBut(
            world.Bank, Some.Account(),
            () => new StatementReply.Complete(
                [new StatementLine("000009", Some.At("2026-12-03 10:00"), amount, true, "BAYAR LISTRIK", false)]));
        await world.PutAsync(Some.Village());

        Assert.DoesNotContain(await NightAsync(world, "2026-12-03", "2026-12-04"), MayBeLost);
        Assert.Single(world.Bank.Transfers);
    }

    private static bool MayBeLost(string problem) =>
        problem.StartsWith("33.16.12.2010 stands still: the bank has a debit of", StringComparison.Ordinal);

    private static bool IsStanding(string problem) =>
        problem.StartsWith("33.16.12.2010 stands still: the bank has", StringComparison.Ordinal);

    /// <summary>The debit left the account of a mandate that another one has followed since.</summary>
    [Theory]
    [InlineData(Some.Bank)]
    [InlineData(OtherBank)]
    public async Task C07_theAccountOfAMandateThatHasEndedSince_isComparedToo(string bank)
    {
        var next = Some.Mandate() with
        {
            Account = new BankAccount(bank, AccountNo.Parse("70010020030")),
            ValidFrom = Some.Day("2026-12-07"),
        };
        var world = await PutBackAsync(Forgets, Some.Mandate(), next);
        world.Bank.Deposit(next.Account, new Rupiah(10_000_000));

        Assert.Contains(await NightAsync(world, "2026-12-07", "2026-12-08"), IsStanding);
        Assert.Equal(Some.Account(), Assert.Single(world.Bank.Transfers).Source);
    }

    [Theory]
    [InlineData("2026-12-31", "2026-12-07", true)]
    [InlineData("2026-12-01", "2026-12-02", true)]
    [InlineData("2026-11-30", "2026-12-07", false)]
    [InlineData("2026-12-31", "2026-12-01", false)]
    [InlineData("2026-12-31", "2026-12-08", false)]
    public void MandateThatMightBeUsedSinceTheOpening_hasEnded_onceTheNextOneBegins(
        string to, string next, bool hasEnded)
    {
        var first = Some.Mandate() with { ValidTo = Some.Day(to) };
        var village = Some.Village() with
        {
            Mandate = first,
            LaterMandates = [Some.Mandate() with { ValidFrom = Some.Day(next) }],
        };

        Assert.Equal(
            hasEnded ? [first] : [], village.EndedBetween(Some.Day("2026-12-01"), Some.Day("2026-12-07")));
        Assert.Empty((village with { LaterMandates = [] }).EndedBetween(DateOnly.MinValue, DateOnly.MaxValue));
    }
}
