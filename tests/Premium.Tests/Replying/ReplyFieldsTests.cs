using Premium.Domain;
using Premium.Tests.Domain;

namespace Premium.Tests.Replying;

/// <summary>What can be answered, on the page and by WhatsApp; what is refused is refused at its field.</summary>
public sealed class ReplyFieldsTests
{
    private static readonly DateOnly Today = Some.Day("2026-12-15");

    [Theory]
    [InlineData("2026-12-15", "2026-12-15")]
    [InlineData("15-12-2026", "2026-12-15")]
    [InlineData("5/1/2027", "2027-01-05")]
    [InlineData("15.12.26", "2026-12-15")]
    [InlineData(" 15  Desember 2026 ", "2026-12-15")]
    [InlineData("15 des", "2026-12-15")]
    [InlineData("5 jan", "2027-01-05")]
    [InlineData("20 Nopember", null)]
    [InlineData("20 November", "2026-11-20")]
    [InlineData("hari ini", "2026-12-15")]
    [InlineData("Kemarin", "2026-12-14")]
    [InlineData("besok", "2026-12-16")]
    [InlineData("31-11-2026", null)]
    [InlineData("29 Februari 2027", null)]
    [InlineData("minggu depan", null)]
    [InlineData("", null)]
    [InlineData("١٥-١٢-٢٠٢٦", null)]
    public void Day_isReadAsPeopleWriteIt(string text, string? day) =>
        Assert.Equal(day is null ? null : Some.Day(day), ReplyDays.Read(text, Today));

    [Theory]
    [InlineData("ABC123", "ABC123")]
    [InlineData(" abc 123 ", "ABC123")]
    [InlineData("TX/2026-12.1", "TX/2026-12.1")]
    [InlineData("123456789012345", "123456789012345")]
    [InlineData("AB1234567890123456", "AB1234567890123456")]
    [InlineData("ab", null)]
    [InlineData("", null)]
    [InlineData("ABC#1", null)]
    [InlineData("<b>123</b>", null)]
    [InlineData("ＡＢＣ１２３", null)]
    [InlineData("ABC\u200B123", null)]
    [InlineData("3316120101700001", null)]
    [InlineData("NIK3316120101700001", null)]
    [InlineData("NO-3316125201700001/A", null)]
    [InlineData("3316-1201-0170-0001", null)]
    [InlineData("A1234567890123456789012345678901234567890", null)]
    public void Slip_isWhatASlipCanBear(string slip, string? kept)
    {
        var reading = new ReplyFields(ReplyKind.PaidAtTeller, Slip: slip, Day: "hari ini").Read(Today);

        Assert.Equal(kept, reading.Draft?.Slip);
        Assert.All(reading.Problems, p => Assert.Equal(ReplyFields.SlipField, p.Field));
        Assert.Equal(kept is null, reading.Problems.Count == 1);
    }

    [Theory]
    [InlineData(ReplyKind.PaidAtTeller, "2026-12-16", false)]
    [InlineData(ReplyKind.PaidAtTeller, "2026-12-15", true)]
    [InlineData(ReplyKind.PaidAtTeller, "2026-10-14", true)]
    [InlineData(ReplyKind.PaidAtTeller, "2026-10-13", false)]
    [InlineData(ReplyKind.WaitingForAdd, "2026-12-14", false)]
    [InlineData(ReplyKind.WaitingForAdd, "2026-12-15", true)]
    [InlineData(ReplyKind.WaitingForAdd, "2027-01-15", true)]
    [InlineData(ReplyKind.WaitingForAdd, "2027-01-16", false)]
    public void Day_isWithinItsBounds(ReplyKind kind, string day, bool isTaken)
    {
        var reading = new ReplyFields(kind, Slip: "ABC123", Day: day).Read(Today);

        Assert.Equal(isTaken, reading.Draft is not null);
        Assert.Equal(isTaken ? [] : [ReplyFields.DayField], reading.Problems.Select(p => p.Field));
    }

    [Theory]
    [InlineData("2 orang sudah berhenti\r\nsejak November", "2 orang sudah berhenti sejak November")]
    [InlineData("salah", "salah")]
    [InlineData("tdk", null)]
    [InlineData("NIK 3316 1201 0170 0001 sudah berhenti", null)]
    [InlineData("rekening 3012.3316122010", null)]
    [InlineData("hubungi 0812-3456-7890", null)]
    [InlineData("baris\u2028lain", null)]
    public void Text_isShort_andNamesNoNumberOfAPerson(string text, string? kept)
    {
        foreach (var kind in new[] { ReplyKind.WrongBill, ReplyKind.NotMyTask })
        {
            var reading = new ReplyFields(kind, Text: text).Read(Today);

            Assert.Equal(kept, reading.Draft?.Text);
            Assert.Equal(kept is null ? [ReplyFields.TextField] : [], reading.Problems.Select(p => p.Field));
        }

        Assert.Null(new ReplyFields(ReplyKind.WrongBill, Text: new string('a', 301)).Read(Today).Draft);
    }

    [Theory]
    [InlineData("1 ABC123 15-12-2026", ReplyKind.PaidAtTeller, "ABC123", "2026-12-15", "")]
    [InlineData("1. abc123\nkemarin", ReplyKind.PaidAtTeller, "ABC123", "2026-12-14", "")]
    [InlineData("2 20 Desember", ReplyKind.WaitingForAdd, "", "2026-12-20", "")]
    [InlineData("3) jumlah orang keliru", ReplyKind.WrongBill, "", null, "jumlah orang keliru")]
    [InlineData("4 Bu Tini, Kaur Umum", ReplyKind.NotMyTask, "", null, "Bu Tini, Kaur Umum")]
    public void WhatsApp_saysTheSameAsThePage(string message, ReplyKind kind, string slip, string? day, string text)
    {
        var draft = Assert.IsType<ReplyMessage.Understood>(ReplyText.Parse(message, Today)).Draft;

        Assert.Equal(
            new ReplyDraft(kind) { Slip = slip, Day = day is null ? null : Some.Day(day), Text = text }, draft);
    }

    [Theory]
    [InlineData("", "Pesan belum dimengerti. Balas dengan: 1 NOMOR-SLIP TANGGAL")]
    [InlineData("halo", "Pesan belum dimengerti.")]
    [InlineData("5 apa", "Pesan belum dimengerti.")]
    [InlineData("12 ABC", "Pesan belum dimengerti.")]
    [InlineData("1", "Balas: 1 NOMOR-SLIP TANGGAL, misalnya 1 ABC123 15-12-2026.")]
    [InlineData("1 ABC123", "Tanggal tidak terbaca:")]
    [InlineData("1 AB 15-12-2026", "Nomor slip: tuliskan 3 sampai 40")]
    [InlineData("2", "Kapan ADD masuk?")]
    [InlineData("2 minggu depan", "Tanggal tidak terbaca:")]
    [InlineData("2 14-12-2026", "Tanggal di luar batas:")]
    [InlineData("3", "Apa yang salah pada tagihan?")]
    [InlineData("4 NIK 3316120101700001", "Keterangan: tanpa NIK")]
    public void WhatsApp_asksBack_inIndonesian_whatItDoesNotUnderstand(string message, string asked) => Assert.Contains(
        asked, Assert.IsType<ReplyMessage.Question>(ReplyText.Parse(message, Today)).Text, StringComparison.Ordinal);
}
