using Premium.Domain;
using Premium.Tests.Pages;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>A year adds up: what is billed, debited and confirmed differs by named causes and nothing else.</summary>
public sealed class TieOutTests
{
    private static readonly Rupiah Fine = new(1_000);

    private static MonthLine Line(
        BillState state, Func<Debit, Debit>? paid = null, Func<Receipt, Receipt>? receipt = null, long surplus = 0)
    {
        var bill = VillageSample.Bill(state);
        return new MonthLine("Wanasari", new StatementRow(
            bill.Bill,
            bill.PaidBy is { } by ? paid is null ? by : paid(by) : null,
            null,
            bill.Receipts.Count == 0 ? null : receipt is null ? bill.Receipts[0].Receipt
                : receipt(bill.Receipts[0].Receipt)), new Rupiah(surplus));
    }

    private static MonthLine WithoutDebit(MonthLine line) => line with { Row = line.Row with { PaidBy = null } };

    public static TheoryData<string> Kinds => new(All.Keys);

    private static readonly Dictionary<string, (MonthLine Line, Func<TieOutMonth, Rupiah> Cause)> All = new()
    {
        ["open"] = (Line(BillState.Short), m => m.Open),
        ["unknown"] = (Line(BillState.Unknown), m => m.Open),
        ["no receipt"] = (Line(BillState.Debited), m => m.NoReceipt),
        ["paid otherwise"] = (WithoutDebit(Line(BillState.Covered)), m => m.PaidOtherwise),
        ["receipt only"] = (WithoutDebit(Line(BillState.Covered)), m => m.ReceiptOnly),
        ["debited twice"] = (Line(BillState.Covered, surplus: 2_384_164), m => m.Surplus),
        ["open and executed"] = (Line(BillState.Held, surplus: 2_384_164), m => m.Surplus),
        ["other debit"] = (
            Line(BillState.Covered, paid: d => d with { Amount = d.Amount - Fine }), m => m.DebitDiffers),
        ["other receipt"] = (
            Line(BillState.Covered, receipt: r => r with { Amount = r.Amount - (Fine * 2) }),
            m => m.ReceiptDiffers),
    };

    private static void AssertTies(TieOutMonth month)
    {
        Assert.Equal(
            month.Billed, month.Debited + month.Open + month.PaidOtherwise + month.DebitDiffers - month.Surplus);
        Assert.Equal(
            month.Debited,
            month.Receipts + month.NoReceipt + month.Surplus + month.ReceiptDiffers - month.ReceiptOnly);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Difference_hasItsCause(string kind)
    {
        var (line, cause) = All[kind];
        var month = new TieOutMonth([line]);
        AssertTies(month);
        Assert.NotEqual(Rupiah.Zero, cause(month));
    }

    [Fact]
    public void Covered_bill_differs_by_nothing()
    {
        var month = new TieOutMonth([Line(BillState.Covered)]);
        Assert.Equal((month.Billed, month.Billed), (month.Debited, month.Receipts));
        Assert.All(All.Values, kind => Assert.Equal(Rupiah.Zero, kind.Cause(month)));
    }

    [Fact]
    public void Everything_together_adds_up()
    {
        var month = new TieOutMonth([.. All.Values.Select(v => v.Line)]);
        AssertTies(month);
        Assert.All(All.Values, kind => Assert.NotEqual(Rupiah.Zero, kind.Cause(month)));
    }

    [Fact]
    public async Task Books_of_a_regency_are_its_sheets_and_what_cannot_be_read_is_named()
    {
        var world = await new World().WithAsync(10_000_000, bpu: 3, since: PayMonth.Parse("2026-11"));
        await world.CollectAsync();
        var read = new ReadMonths(world.UseRegistry, world.UseLedger, world.Rules, world.Time);
        Task<IReadOnlyList<DistrictMonths>> BooksAsync() =>
            read.RunAsync("33.16", PayMonth.Parse("2026-01"), PayMonth.Parse("2026-12"), default);

        var year = TieOut.Of(2026, await BooksAsync());
        Assert.Equal(["2026-11", "2026-12"], year.Months.Select(m => $"{m.Month}"));
        Assert.All(year.Months, m => AssertTies(m.Sums));
        Assert.Equal(Rupiah.Sum(world.Bank.Transfers.Select(t => t.Amount)), year.Total.Debited);
        Assert.Equal(year.Total.Debited, year.Total.NoReceipt);
        Assert.Empty(year.Problems);

        world.Ledger.Spoil((await world.SheetAsync()).Bill(Some.Code, Segment.Pu)!, "expected a number");
        Assert.Contains(
            TieOut.Of(2026, await BooksAsync()).Problems,
            p => p.Contains("expected a number", StringComparison.Ordinal));
    }

    /// <summary>Nobody bills such a village, nor knows that its people are at risk: the figures lack it.</summary>
    [Fact]
    public async Task Village_whose_register_row_cannot_be_read_is_named_once_by_report_and_overview()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011"]);
        world.Registry.Spoil(World.CodeOf("2011"), "expected a mandate");
        await world.CollectAsync();
        var december = PayMonth.Parse("2026-12");
        var books = await new ReadMonths(world.UseRegistry, world.UseLedger, world.Rules, world.Time)
            .RunAsync("33.16", december.Plus(-1), december, default);
        var districts = await new ReadDistricts(world.UseRegistry, world.UseLedger, world.Rules, world.Time)
            .RegencyAsync("33.16", default);

        var problem = Assert.Single(MonthReport.Of(december, books, districts, []).Problems);

        Assert.Contains("village~2011: expected a mandate", problem, StringComparison.Ordinal);
        Assert.Equal([problem], Assert.Single(districts).Lacking);
        Assert.Equal([problem], TieOut.Of(2026, books).Problems);
    }
}
