using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.InMemory;
using Premium.Pages;
using Premium.Ports;
using Premium.Tests.Domain;
using Premium.UseCases;
using Premium.Verification.Fuzzing;
using PremiumFunctions;

namespace Premium.Tests.Functions;

/// <summary>What a file of receipts cannot cost: the rows after a broken one, or the news that it has none.</summary>
public sealed class ReceiptsActTests
{
    private static readonly string[] Headings = ["tagihan", "nomor bukti", "jumlah", "tanggal bayar"];

    private static async Task<World> DebitedAsync()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011", "2012"]);
        await world.CollectAsync();
        return world;
    }

    private static async Task<ActDone> SendAsync(World world, byte[] file) => Assert.IsType<ActResult.IsDone>(
        await new ReceiptsAct(
            new RecordReceipt(world.Ledger, new OneBrokenNumber(), world.Rules, world.Time),
            NullLogger<ReceiptsAct>.Instance)
            .RunAsync(
                new ActValues(new Dictionary<string, string>()) { File = ("bukti", file) }, "Sari",
                CancellationToken.None))
        .Done;

    private static async Task<string[]> CellsAsync(World world, string number) =>
    [
        $"{World.CodeOf(number)}~pu~2026-11", $"NB-{number}", $"{(await world.BillAsync(number)).Amount.Value}",
        "2026-12-03",
    ];

    private static byte[] Book(params string[] rows) =>
        new RawXlsx().Sheet("Sampul", "").Sheet("Bukti", string.Concat(rows)).Bytes();

    [Fact]
    public async Task C28_NumberThatFails_isNamed_andTheRowsAfterItAreRecorded()
    {
        var world = await DebitedAsync();
        var lines = new List<string> { string.Join(';', Headings) };
        foreach (var number in (string[])["2010", "2011", "2012"])
        {
            lines.Add(string.Join(';', await CellsAsync(world, number)));
        }

        var done = await SendAsync(world, Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        Assert.True(done.IsPartly);
        var fact = Assert.Single(done.Facts);
        Assert.Equal("Baris 3", fact.Label.Indonesian);
        Assert.Contains("tidak dapat dicatat sekarang", fact.Text.Indonesian, StringComparison.Ordinal);
        Assert.Equal(BillState.Covered, (await world.BillAsync("2010")).State);
        Assert.Equal(BillState.Debited, (await world.BillAsync("2011")).State);
        Assert.Equal(BillState.Covered, (await world.BillAsync("2012")).State);
    }

    [Fact]
    public async Task C17_FirstSheetIsEmpty_theOneWithTheHeadingsIsTaken()
    {
        var world = await DebitedAsync();
        var done = await SendAsync(world, Book(
            RawXlsx.Row(1, RawXlsx.Texts(Headings)), RawXlsx.Row(2, RawXlsx.Texts(await CellsAsync(world, "2010")))));

        Assert.Empty(done.Facts);
        Assert.Equal(BillState.Covered, (await world.BillAsync("2010")).State);
    }

    [Fact]
    public async Task C17_FileWithoutAnyReceipt_isRefused()
    {
        var world = await DebitedAsync();
        byte[][] files =
        [
            Book(RawXlsx.Row(1, RawXlsx.Texts(Headings))), new RawXlsx().Sheet("Bukti", "").Bytes(),
            Encoding.UTF8.GetBytes(string.Join(';', Headings) + "\n"),
        ];

        foreach (var file in files)
        {
            var refused = await Assert.ThrowsAnyAsync<FormatException>(() => SendAsync(world, file));
            Assert.StartsWith("file: ", refused.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Lists have a number of the row and a day of their own, too.</summary>
    [Theory]
    [InlineData("nomor bukti;tanggal bayar", "nomor;tanggal")]
    [InlineData("no bukti;paid on", "number;tanggal")]
    public async Task C17_ColumnsBesideThoseAskedFor_doNotTakeTheirPlace_whereverTheyStand(string asked, string others)
    {
        foreach (var isFirst in (bool[])[true, false])
        {
            var world = await DebitedAsync();
            var cells = await CellsAsync(world, "2010");
            string[] headings = [$"tagihan;jumlah;{asked}", others];
            string[] row = [$"{cells[0]};{cells[2]};{cells[1]};{cells[3]}", "1;2026-12-01"];
            string Line(string[] parts) => string.Join(';', isFirst ? parts.Reverse() : parts);

            await SendAsync(world, Encoding.UTF8.GetBytes($"{Line(headings)}\n{Line(row)}"));

            var receipt = Assert.Single((await world.SheetAsync()).Receipts);
            Assert.Equal((cells[1], Some.Day("2026-12-03")), (receipt.Number, receipt.PaidOn));
        }
    }

    [Fact]
    public async Task C17_ColumnThatStandsTwice_isRefusedByName_andNothingIsRecorded()
    {
        var world = await DebitedAsync();
        var cells = await CellsAsync(world, "2010");
        var refused = await Assert.ThrowsAnyAsync<FormatException>(() => SendAsync(world, Encoding.UTF8.GetBytes(
            $"{string.Join(';', Headings)};Nomor bukti\n{string.Join(';', cells)};NB-9")));

        Assert.StartsWith("file: column 'nomor bukti'", refused.Message, StringComparison.Ordinal);
        Assert.Empty((await world.SheetAsync()).Receipts);
    }

    [Theory]
    [InlineData(4_500, "Berbeda Rp4.500 dari tagihan; dicatat.")]
    [InlineData(-60, "Berbeda -Rp60 dari tagihan; dicatat.")]
    public async Task C16_ReceiptOverAnotherSum_isRecorded_andItsDifferenceNamed_alsoWhenSentAgain(
        long more, string said)
    {
        var world = await DebitedAsync();
        var (other, same) = (await CellsAsync(world, "2010"), await CellsAsync(world, "2012"));
        other[2] = $"{(await world.BillAsync("2010")).Amount.Value + more}";
        var file = Encoding.UTF8.GetBytes(string.Join(
            '\n', ((string[][])[Headings, same, other]).Select(cells => string.Join(';', cells))));

        foreach (var done in (ActDone[])[await SendAsync(world, file), await SendAsync(world, file)])
        {
            var fact = Assert.Single(done.Facts);
            Assert.Equal(("Baris 3", said), (fact.Label.Indonesian, fact.Text.Indonesian));
            Assert.Contains("selisih", done.Next.Indonesian, StringComparison.Ordinal);
            Assert.False(done.IsPartly);
        }

        Assert.Equal(BillState.Covered, (await world.BillAsync("2010")).State);
    }

    [Fact]
    public async Task RowWithAnotherDayThanTheOneOnRecord_isNoneThatWasThere()
    {
        var world = await DebitedAsync();
        var cells = await CellsAsync(world, "2010");
        byte[] File(string day) => Encoding.UTF8.GetBytes(
            string.Join(';', Headings) + "\n" + string.Join(';', cells[..3].Append(day)));
        await SendAsync(world, File("2026-12-03"));

        var done = await SendAsync(world, File("2026-12-02"));

        Assert.StartsWith(
            "tanggal bayar: bukti NB-2010 sudah dicatat dengan tanggal bayar 2026-12-03",
            Assert.Single(done.Facts).Text.Indonesian, StringComparison.Ordinal);
        Assert.True(done.IsPartly);
    }

    [Theory]
    [InlineData(BillDoubt.MoneyMayBeBack, false)]
    [InlineData(BillDoubt.OtherTerms, false)]
    [InlineData(BillDoubt.SecondDebit, true)]
    [InlineData(BillDoubt.UnexplainedDebit, true)]
    public async Task ReceiptOfABillInDoubt_coversOnlyWhereTheDoubtLeavesIt_byFileAndByForm(
        BillDoubt doubt, bool covers)
    {
        var world = await DebitedAsync();
        foreach (var number in (string[])["2010", "2012"])
        {
            await world.Ledger.CommitAsync(
                await world.SheetAsync(),
                new Change(
                    world.Time.GetUtcNow(), "test", "a statement", [(await world.BillAsync(number)).Doubted(doubt)]),
                default);
        }

        var file = await SendAsync(world, Encoding.UTF8.GetBytes(
            string.Join(';', Headings) + "\n" + string.Join(';', await CellsAsync(world, "2010"))));
        var cells = await CellsAsync(world, "2012");
        var form = Assert.IsType<ActResult.IsDone>(await new ReceiptAct(
            new RecordReceipt(world.Ledger, world.Receipts, world.Rules, world.Time), world.Ledger, world.Registry,
            world.Rules, world.Time).RunAsync(
                new ActValues(new Dictionary<string, string>
                {
                    ["bill"] = cells[0],
                    ["number"] = cells[1],
                    ["amount"] = cells[2],
                    ["paidOn"] = cells[3],
                }),
                "Sari",
                default)).Done;

        Assert.Equal(covers ? 0 : 1, file.Facts.Count);
        Assert.False(file.IsPartly);
        Assert.Equal(covers, file.Next.Indonesian == "Bulan-bulan itu terlindungi.");
        Assert.Equal(covers, form.What.Indonesian == "Bukti bayar dicatat; bulan itu terlindungi.");
        Assert.Equal(
            !covers, form.What.Indonesian.Contains("belum pasti terlindungi", StringComparison.Ordinal));
    }

    /// <summary>As a table does of whose number nobody can read.</summary>
    private sealed class OneBrokenNumber : IReceiptNumbers
    {
        private readonly InMemoryReceiptNumbers numbers = new();

        public Task<NumberTaking> TakeAsync(
            string regency, string number, NumberTaking taking, NumberTaking? insteadOf, CancellationToken stop) =>
            number == "NB-2011"
                ? throw new InvalidOperationException("The row of this number cannot be read.")
                : numbers.TakeAsync(regency, number, taking, insteadOf, stop);
    }
}
