using Premium.Domain;
using Premium.Pages;
using Premium.Ports;
using Premium.Tests.Pages;
using Premium.UseCases;
using Premium.Verification.Simulation.Defects;

namespace Premium.Tests.Domain;

/// <summary>All that is known of one village, read from the same rows that everything else works on.</summary>
public sealed class ReadVillageTests
{
    private static ReadVillage Reader(World world) => new(
        world.UseRegistry, world.UseLedger, world.Replies, world.Notes, world.Worklist(), world.Rules, world.Time);

    private static Task<VillageView?> ReadAsync(World world, VillageCode? code = null) =>
        Reader(world).RunAsync(code ?? Some.Code, default);

    private static async Task<string> TextAsync(World world) => Rendered.Text((await Rendered.OfAsync<VillagePage>(new()
    {
        ["View"] = await ReadAsync(world),
        ["Now"] = world.Time.GetUtcNow().ToOffset(world.Rules.UtcOffset),
        ["Root"] = "/pages",
    })).Page.Descendants("main").Single());

    [Fact]
    public async Task Unknown_village_is_nothing() =>
        Assert.Null(await ReadAsync(await new World().WithAsync(10_000_000), World.CodeOf("2999")));

    [Fact]
    public async Task Village_without_bills_has_no_standing_and_no_problem()
    {
        var view = await ReadAsync(await new World().WithAsync(10_000_000, bpu: 3));
        Assert.NotNull(view);
        Assert.All(view.Segments, s => Assert.Null(s.Standing));
        Assert.Equal([2, 3], view.Segments.Select(s => s.People));
        Assert.Empty(view.Bills);
        Assert.Empty(view.Problems);
    }

    [Fact]
    public async Task Short_village_has_its_attempts_evidence_alerts_work_and_journal()
    {
        var world = await new World().WithAsync(5, bpu: 3);
        await world.CollectAsync();
        await world.SendAsync();
        var view = (await ReadAsync(world))!;

        Assert.Equal(2, view.Open.Count);
        Assert.All(view.Open, b =>
        {
            Assert.Equal(BillState.Short, b.Bill.State);
            Assert.Equal(12, b.DaysLeft);
            Assert.Equal(AlertState.Sent, Assert.Single(b.Alerts).State);
            var attempt = Assert.Single(b.Attempts);
            Assert.Equal(
                (StepKind.Reserved, StepKind.Outcome),
                (attempt.Steps[0].Kind, attempt.Steps.Last(s => s.Kind == StepKind.Outcome).Kind));
        });
        Assert.All(view.Segments, s => Assert.NotNull(s.LapsesOn));
        Assert.Equal(WorkKinds.Short, Assert.Single(view.Work).Kind);
        Assert.Contains(view.Journal, j => j.Person is null && j.Keys.Contains("bill~2010~pu"));
        Assert.Empty(view.Problems);
    }

    [Fact]
    public async Task Standing_and_work_are_those_of_district_and_worklist()
    {
        var world = await new World().WithAsync(5, bpu: 3, since: PayMonth.Parse("2026-10"), numbers: ["2010", "2011"]);
        await world.CollectAsync();
        world.Go("2027-01-20 09:00");
        await world.CollectAsync();
        var district = await new ReadDistricts(world.Registry, world.Ledger, world.Rules, world.Time)
            .DistrictAsync(Some.District, default);
        var view = (await ReadAsync(world))!;

        Assert.All(view.Segments, s => Assert.All(
            district.Bills.Where(b => b.Village.Code == Some.Code && b.Bill.Id.Segment == s.Segment),
            b => Assert.Equal((b.Standing, b.LapsesOn), (s.Standing!.Value, s.LapsesOn))));
        Assert.Equal(
            (await world.ItemsAsync()).Where(i => i.Village == Some.Code).Select(i => i.Key),
            view.Work.Select(i => i.Key));
        Assert.NotEmpty(view.Work);
    }

    [Fact]
    public async Task What_people_recorded_is_there_by_name()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        var bill = await world.BillAsync();
        await new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time).RunAsync(
            new ReceiptRequest(bill.Id, "B-1", bill.Amount, Some.Day("2026-12-03"), "sari"), default);
        await world.Notes.PutAsync(
            new WorkNote($"short~{Some.Code}", "tuti", Some.At("2026-12-03 10:00")) { Comment = "sudah ditelepon" },
            "", default);
        var view = (await ReadAsync(world))!;

        var settled = Assert.Single(view.Settled);
        Assert.Equal("B-1", settled.Receipt?.Number);
        Assert.Equal(bill.Id.Attempt(1), settled.PaidBy?.Id);
        Assert.Equal("sari", Assert.Single(view.Journal, j => j.Person is not null).Person);
        Assert.Equal("sudah ditelepon", Assert.Single(view.OldNotes).Comment);
        Assert.Contains("sari:", await TextAsync(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unreadable_row_is_named_and_the_rest_is_shown()
    {
        var world = await new World().WithAsync(5, bpu: 3);
        await world.CollectAsync();
        world.Ledger.Spoil((await world.SheetAsync()).Bill(Some.Code, Segment.Pu)!, "expected a number");
        var view = (await ReadAsync(world))!;

        Assert.False(view.IsWhole);
        Assert.Contains(view.Problems, p => p.Contains("expected a number", StringComparison.Ordinal));
        Assert.All(view.Segments, s => Assert.Null(s.Standing));
        Assert.Contains("expected a number", await TextAsync(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_that_fails_for_journal_and_evidence_takes_nothing_else_with_it()
    {
        var world = await new World().WithAsync(5);
        await world.CollectAsync();
        world.UseLedger = new HalfLedger(world.Ledger);
        var view = (await ReadAsync(world))!;

        Assert.Single(view.Open);
        Assert.Contains(view.Problems, p => p.StartsWith("journal 33.16.12~2026-12: away", StringComparison.Ordinal));
        Assert.Contains(view.Problems, p => p.StartsWith("evidence 33.16.12.2010~pu", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Village_gone_from_the_register_keeps_its_bills()
    {
        var world = await new World().WithAsync(10_000_000);
        await world.CollectAsync();
        world.UseRegistry = new Premium.InMemory.InMemoryRegistry();
        var view = (await ReadAsync(world))!;
        Assert.Null(view.Village);
        Assert.Single(view.Bills);
        Assert.Equal("33.16.12.2010", view.Name);
    }

    /// <summary>Journals and evidence are away; the sheets are there.</summary>
    private sealed class HalfLedger(ILedger inner) : LedgerAround(inner)
    {
        public override Task<IReadOnlyList<JournalEntry>> JournalAsync(
            DistrictCode district, PayMonth payMonth, CancellationToken stop) => throw new IOException("away");

        public override Task<BillEvidence> EvidenceAsync(BillId bill, CancellationToken stop) =>
            throw new IOException("away");
    }
}
