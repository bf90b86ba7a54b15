using System.Globalization;
using System.Net;
using System.Text;
using Premium.Adapters.Spreadsheets;
using Premium.Tests.Local;

namespace Premium.Tests.Functions;

/// <summary>The branch's file of receipts, as people and spreadsheet programs write it.</summary>
[Collection(CycleCollection.Name)]
public sealed class ReceiptsFileTests(CycleFixture cycle)
{
    /// <summary>A bill that is nobody's: what is said of it says that all else was read.</summary>
    private const string Nobodys = "12.17.01.2999~pu~2026-11";

    [Fact]
    public async Task WrongRows_areNamed_withFieldAndWhatIsAccepted_andNoneIsRecorded()
    {
        var village = cycle.Villages[0].Code;
        var html = await SendAsync("bukti.csv", Encoding.UTF8.GetBytes(
            "Tagihan;Nomor bukti;Jumlah;Tanggal bayar\n"
            + "rubbish;1;100;2026-12-03\n"
            + $"{village}~pu~2026-11;NB-1;seratus;2026-12-03\n"
            + $"{village}~pu~2026-11;NB-1;100000;kemarin\n"
            + $"{Nobodys};NB-2;100000;2026-12-03\n"));

        Assert.Contains(
            "0 bukti bayar dicatat, 0 sudah ada, 4 baris tidak dapat dicatat.", html, StringComparison.Ordinal);
        Assert.All(
            [
                "Baris 2</dt><dd>tagihan: yang diterima seperti", "Baris 3</dt><dd>jumlah: yang diterima rupiah utuh",
                "Baris 4</dt><dd>tanggal bayar: yang diterima tanggal seperti 2026-12-10, 10/12/2026 atau 10-12-2026",
                "Baris 5</dt><dd>Tidak ada: ",
            ],
            said => Assert.Contains(said, html, StringComparison.Ordinal));
    }

    /// <summary>Every form of a day that can mean one day only, in either kind of file.</summary>
    [Fact]
    public async Task Days_areReadAsTheyAreWritten_andAsExcelKeepsThem()
    {
        string[] days = ["2026-12-03", "03/12/2026", "03-12-2026", "30/11/2026", "3 Desember 2026", "46359"];
        var csv = await SendAsync("bukti.csv", Encoding.UTF8.GetBytes(
            "Tagihan;Nomor bukti;Jumlah;Tanggal bayar\n"
            + string.Concat(days.Select((day, at) => $"{Nobodys};NB-T{at};100000;{day}\n"))));
        var xlsx = await SendAsync("bukti.xlsx", await TableWriter.XlsxAsync(
            new Table(
                "Bukti",
                [
                    new TableColumn("Tagihan"), new TableColumn("Nomor bukti"),
                    new TableColumn("Jumlah", FieldForm.Sum), new TableColumn("Tanggal bayar", FieldForm.Day),
                ],
                [
                    [
                        TableCell.Of(Nobodys), TableCell.Of("NB-1"), TableCell.Of(100_000),
                        TableCell.Of(new DateOnly(2026, 12, 3)),
                    ],
                ]),
            default));

        Assert.Contains($" {days.Length} baris tidak dapat dicatat.", csv, StringComparison.Ordinal);
        Assert.Contains(" 1 baris tidak dapat dicatat.", xlsx, StringComparison.Ordinal);
        Assert.All([csv, xlsx], html => Assert.DoesNotContain("tanggal bayar:", html, StringComparison.Ordinal));
        Assert.All([csv, xlsx], html => Assert.Contains("Tidak ada: ", html, StringComparison.Ordinal));
    }

    /// <summary><c>000123</c> kept as a number is 123, and another one's.</summary>
    [Fact]
    public async Task C17_NumberThatMayHaveLostDigits_isRefusedByName()
    {
        var xlsx = await SendAsync("bukti.xlsx", await TableWriter.XlsxAsync(
            new Table(
                "Bukti",
                [
                    new TableColumn("Tagihan"), new TableColumn("Nomor bukti", FieldForm.Sum),
                    new TableColumn("Jumlah", FieldForm.Sum), new TableColumn("Tanggal bayar", FieldForm.Day),
                ],
                [
                    [
                        TableCell.Of(Nobodys), TableCell.Of(123), TableCell.Of(100_000),
                        TableCell.Of(new DateOnly(2026, 12, 3)),
                    ],
                ]),
            default));

        Assert.Contains(
            "Baris 2</dt><dd>nomor bukti: yang diterima nomor yang disimpan sebagai teks", xlsx,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CellKind.Text, "2026-12-03", "2026-12-03")]
    [InlineData(CellKind.Text, "03/12/2026", "2026-12-03")]
    [InlineData(CellKind.Text, "03-12-2026", "2026-12-03")]
    [InlineData(CellKind.Text, "3 Desember 2026", "2026-12-03")]
    [InlineData(CellKind.Date, "2026-12-03T08:30:00", "2026-12-03")]
    [InlineData(CellKind.Number, "46359", "2026-12-03")]
    [InlineData(CellKind.Text, "3/12/2026", null)]
    [InlineData(CellKind.Text, "12/31/2026", null)]
    [InlineData(CellKind.Text, "31/02/2026", null)]
    [InlineData(CellKind.Text, "03/12/26", null)]
    [InlineData(CellKind.Text, "kemarin", null)]
    public void Day_comesFirst_andCanBeOneDayOnly(CellKind kind, string text, string? expected)
    {
        var days = new DayReader(new WorkSheet("", false, new HashSet<int>(), []));
        var isDay = days.TryRead(new Cell(kind, text), out var day);
        Assert.Equal(expected, isDay ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null);
    }

    private async Task<string> SendAsync(string name, byte[] file)
    {
        using var desk = await Desk.SignedInAsync(cycle.Stranger.BaseAddress!, ActPagesTests.Branch);
        using var content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        foreach (var (field, value) in await desk.FormAsync("pages/acts/receipts", "acts/receipts"))
        {
            content.Add(new StringContent(value), field);
        }

        var answer = await desk.Http.PostAsync("pages/acts/receipts", content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
