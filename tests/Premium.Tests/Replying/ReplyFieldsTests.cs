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
    [InlineData("3 hari lagi", "2026-12-18")]
    [InlineData("3 hr lg", "2026-12-18")]
    [InlineData("dalam 10 Hari", "2026-12-25")]
    [InlineData("2 minggu lagi", "2026-12-29")]
    [InlineData("seminggu lagi", "2026-12-22")]
    [InlineData("lusa", "2026-12-17")]
    [InlineData("3 hari yang lalu", "2026-12-12")]
    [InlineData("2 hari lalu", "2026-12-13")]
    [InlineData("hari lagi", null)]
    [InlineData("3 bulan lagi", null)]
    [InlineData("3 hari", null)]
    [InlineData("100 hari lagi", null)]
    [InlineData("-3 hari lagi", null)]
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
    [InlineData("2 3 hari lagi", ReplyKind.WaitingForAdd, "", "2026-12-18", "")]
    [InlineData("2 hari ini", ReplyKind.WaitingForAdd, "", "2026-12-15", "")]
    [InlineData("1 ABC123 2 hari lalu", ReplyKind.PaidAtTeller, "ABC123", "2026-12-13", "")]
    [InlineData("3. 2 orang sudah keluar", ReplyKind.WrongBill, "", null, "2 orang sudah keluar")]
    [InlineData("3 2 orang sudah keluar", ReplyKind.WrongBill, "", null, "2 orang sudah keluar")]
    [InlineData("3. orang yang sudah keluar", ReplyKind.WrongBill, "", null, "orang yang sudah keluar")]
    [InlineData("3) Desember sudah dibayar", ReplyKind.WrongBill, "", null, "Desember sudah dibayar")]
    [InlineData("3 - jumlah orang keliru", ReplyKind.WrongBill, "", null, "- jumlah orang keliru")]
    [InlineData("3 peserta sudah keluar", ReplyKind.WrongBill, "", null, "peserta sudah keluar")]
    [InlineData("1 MAR123 15-12-2026", ReplyKind.PaidAtTeller, "MAR123", "2026-12-15", "")]
    [InlineData("4 Agus Setiawan", ReplyKind.NotMyTask, "", null, "Agus Setiawan")]
    [InlineData("4 Mariani", ReplyKind.NotMyTask, "", null, "Mariani")]
    [InlineData("4. Juli Astuti", ReplyKind.NotMyTask, "", null, "Juli Astuti")]
    public void WhatsApp_saysTheSameAsThePage(string message, ReplyKind kind, string slip, string? day, string text)
    {
        var draft = Assert.IsType<ReplyMessage.Understood>(ReplyText.Parse(message, Today)).Draft;

        Assert.Equal(
            new ReplyDraft(kind) { Slip = slip, Day = day is null ? null : Some.Day(day), Text = text }, draft);
    }

    [Theory]
    [InlineData("2 minggu depan", "2 TANGGAL, misalnya")]
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

    /// <summary>How many, how much or which day: no kind is guessed of it, and the menu says how to mark one.</summary>
    [Theory]
    [InlineData("3 hari lagi")]
    [InlineData("4 hari lagi")]
    [InlineData("2 hari lagi")]
    [InlineData("1 hari ini")]
    [InlineData("3 Hari, mohon maaf")]
    [InlineData("3 hr lg")]
    [InlineData("4 minggu depan")]
    [InlineData("3 bulan belum dibayar")]
    [InlineData("1 minggu kemarin")]
    [InlineData("3 jam lagi")]
    [InlineData("1 juta sudah masuk")]
    [InlineData("1 juta kemarin")]
    [InlineData("3 juta kurang")]
    [InlineData("4 ratus ribu")]
    [InlineData("2 orang sudah keluar")]
    [InlineData("4 orang salah")]
    [InlineData("3 orang, salah semua")]
    [InlineData("4 peserta sudah keluar")]
    [InlineData("4 tagihan belum masuk")]
    [InlineData("4 dari 10 orang salah")]
    [InlineData("3 kali dicoba")]
    [InlineData("1 desember")]
    [InlineData("1 desember kemarin")]
    [InlineData("3 Desember 2026")]
    [InlineData("4 des.")]
    [InlineData("3 nopember sudah dibayar")]
    [InlineData("3 12 2026")]
    [InlineData("3 / 12 / 2026")]
    [InlineData("3 -12-2026")]
    [InlineData("3 atau 4 hari lagi")]
    [InlineData("3 - 4 hari lagi")]
    [InlineData("3 sampai 5 orang")]
    [InlineData("3 days more")]
    public void WhatsApp_asksWhichKind_whereTheDigitMayBeANumber(string message)
    {
        var asked = Assert.IsType<ReplyMessage.Question>(ReplyText.Parse(message, Today)).Text;

        Assert.Contains(ReplyText.Menu, asked, StringComparison.Ordinal);
        Assert.Contains("titik", asked, StringComparison.Ordinal);
    }
}
