using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

/// <summary>Whatever happens to a call, what was sent and what came of it is kept, once.</summary>
public sealed class EvidenceScenarioTests
{
    [Fact]
    public async Task Payment_inquiryAndBalance_areKept_inTheCommitThatTheyDecide()
    {
        var world = await new World().WithAsync(money: 100);

        await world.CollectAsync();

        var calls = await CallsAsync(world);
        Assert.Equal([SnapService.Transfer, SnapService.Balance], calls.Select(c => c.Call.Service));
        var journal = await world.Ledger.JournalAsync(Some.District, Some.December, default);
        Assert.All(calls, c => Assert.Contains(c.RowKey + " ", journal[1].Rows, StringComparison.Ordinal));
        Assert.Contains("debit~2010~pu~01", journal[1].Rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallThatBreaks_isKeptAsSilence()
    {
        var world = await new World(conductOf: _ => new BankConduct(PaymentConduct.Breaks)).WithAsync(10_000_000);

        await world.CollectAsync();

        var call = Assert.Single(await CallsAsync(world)).Call;
        Assert.Equal(
            (SnapService.Transfer, CallFate.Silent, "the call broke: IOException"),
            (call.Service, call.Fate, call.Why));
    }

    [Fact]
    public async Task TwoWorkers_thatAskUnderTheSameNumbers_bothKeepWhatTheyHeard()
    {
        var world = await new World(conductOf: _ => new BankConduct(PaymentConduct.SilentBeforeEffect))
            .WithAsync(10_000_000);
        await world.CollectAsync();
        world.Time.Advance(TimeSpan.FromMinutes(1));

        // The second asks while the first has asked and not yet written down what it heard.
        world.UseLedger = new RacingLedger(world.Ledger, at: 1, other: async () =>
        {
            world.UseLedger = world.Ledger;
            await world.WatchAsync();
        });
        await world.WatchAsync();

        var inquiries = (await CallsAsync(world)).Where(c => c.Call.Service == SnapService.Status).ToList();
        Assert.Equal(2, inquiries.Count);
        Assert.Single(inquiries.Select(c => c.Call.ExternalId).Distinct());
        Assert.Equal(2, inquiries.Select(c => c.RowKey).Distinct().Count());
        await world.AuditAsync();
    }

    [Fact]
    public async Task AnswerThatComesAfterTheFate_isKeptToo_andTheDebitStays()
    {
        var world = await new World(conductOf: _ => new BankConduct(PaymentConduct.SilentAfterEffect))
            .WithAsync(10_000_000);
        await world.CollectAsync();
        world.Time.Advance(TimeSpan.FromMinutes(1));
        world.UseLedger = new RacingLedger(world.Ledger, at: 1, other: async () =>
        {
            world.UseLedger = world.Ledger;
            await world.ReconcileAsync(Some.December);
        });
        await world.WatchAsync();

        var debit = Assert.Single((await world.SheetAsync()).Debits);
        Assert.Equal((DebitState.Paid, 0), (debit.State, debit.Inquiries));
        Assert.Equal(
            [SnapService.Transfer, SnapService.Statement, SnapService.Status],
            (await CallsAsync(world)).Select(c => c.Call.Service));
        await world.AuditAsync();
    }

    [Fact]
    public async Task CallsOfAManyVillages_areKeptOnce_thoughAPartOfTheCommitWasLost()
    {
        var numbers = Enumerable.Range(2001, 60).Select(n => $"{n}").ToArray();
        var rules = Some.Rules(new BankTerms { TurnsAhead = TimeSpan.FromSeconds(5) });
        var world = await new World { Rules = rules }.WithAsync(10_000_000, numbers: numbers);
        await world.CollectAsync();
        var commits = (await world.Ledger.JournalAsync(Some.District, Some.December, default)).Count;
        Assert.True(commits > 3, $"{commits} commits are too few to lose one between two parts");

        // Again, and between the parts of the answers another worker writes to the sheet.
        var raced = await new World { Rules = rules }.WithAsync(10_000_000, numbers: numbers);
        raced.UseLedger = new RacingLedger(raced.Ledger, at: commits, other: async () =>
        {
            raced.UseLedger = raced.Ledger;
            var sheet = await raced.SheetAsync();
            var alert = new Alert
            {
                Bill = sheet.Bills[0].Id,
                Stage = "other",
                State = AlertState.Withdrawn,
                Amount = Rupiah.Zero,
                RaisedAt = raced.Time.GetUtcNow(),
            };
            await raced.Ledger.CommitAsync(sheet, new Change(alert.RaisedAt, "other", "other", [alert]), default);
        });
        await raced.CollectAsync();

        foreach (var number in numbers)
        {
            Assert.Single(await CallsAsync(raced, number));
        }

        await raced.AuditAsync();
    }

    [Fact]
    public async Task StatementLine_thatProvesAPayment_isKept_once()
    {
        var world = await new World(
            conductOf: _ => new BankConduct(PaymentConduct.SilentAfterEffect) { InquiryIsSilent = true })
            .WithAsync(10_000_000);
        await world.CollectAsync();

        await world.ReconcileAsync(Some.December);
        await world.ReconcileAsync(Some.December);

        var line = Assert.Single(await CallsAsync(world), c => c.Call.Fate == CallFate.StatementLine).Call;
        Assert.Equal(SnapService.Statement, line.Service);
        Assert.Contains("BPJSTK-", line.Reply, StringComparison.Ordinal);
        Assert.Equal(DebitState.Paid, Assert.Single((await world.SheetAsync()).Debits).State);
        await world.AuditAsync();
    }

    private static async Task<IReadOnlyList<EvidenceRow>> CallsAsync(World world, string number = "2010") =>
        (await world.Ledger.EvidenceAsync(
            new BillId(World.CodeOf(number), Segment.Pu, Some.November), default)).Rows;
}
