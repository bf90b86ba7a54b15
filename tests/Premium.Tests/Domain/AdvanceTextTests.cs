using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>The notice before the debits begin: how much, from when, until when; nothing is called unpaid.</summary>
public sealed class AdvanceTextTests
{
    private static readonly Bill Planned = LetterDesk.BillOf(BillState.Planned, sum: 2_384_164);

    private static readonly Bill Other = LetterDesk.BillOf(BillState.Planned, isBpu: true, sum: 422_773);

    private static AlertText Text(string day, params Bill[] bills) =>
        VillageText.Of(LetterDesk.Letter("id", "advance", day, bills), ContactRole.Treasurer);

    [Fact]
    public void Notice_saysWhatToHaveReady_fromWhichDay()
    {
        var text = Text("2026-11-30", Planned, Other);
        Assert.Equal(
            "Siapkan Rp2.806.937 paling lambat Selasa 15 Desember: iuran BPJS Ketenagakerjaan Desa "
                + $"{LetterDesk.LongName} didebet mulai Selasa 1 Desember",
            text.Subject);
        Assert.Contains(
            "orang: Rp422.773. Didebet mulai Selasa, 1 Desember 2026, paling lambat Selasa, 15 Desember 2026.",
            text.Body, StringComparison.Ordinal);
        Assert.Contains("tidak ada lagi yang perlu dilakukan", text.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("belum terbayar", text.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Penyebab", text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void MonthThatHasBegun_isDebitedFromTheNextBankingDay()
    {
        // A Saturday.
        var text = Text("2026-12-05", Planned);
        Assert.EndsWith(" didebet mulai Senin 7 Desember", text.Subject, StringComparison.Ordinal);
    }

    /// <summary>Nobody who must act reads that there is nothing to do.</summary>
    [Theory]
    [InlineData(BillState.Held)]
    [InlineData(BillState.Short)]
    [InlineData(BillState.Unknown)]
    public void BillThatIsNotJustWaiting_isAWarning(BillState state)
    {
        var text = Text("2026-11-30", Other, LetterDesk.BillOf(state));
        Assert.StartsWith("Paling lambat 15 Desember 2026, ", text.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("tidak ada lagi yang perlu dilakukan", text.Body, StringComparison.Ordinal);
    }

    /// <summary>Banks are shut from 6 to 15 March: the 15th, which everybody knows, is too late.</summary>
    [Fact]
    public void LeaveBeforeTheFifteenth_isNamed()
    {
        var bill = Planned with { Id = Some.BillId(Segment.Pu, new Period(2027, 2)) };
        var text = Text("2027-02-26", bill).Body;
        Assert.Contains(
            "Bank libur Sabtu, 6 Maret 2027 sampai Senin, 15 Maret 2027 (", text, StringComparison.Ordinal);
        Assert.Contains("Cuti Bersama Idulfitri 1448 Hijriah", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bank libur", Text("2026-11-30", Planned).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void BesideAnotherStage_itIsAWarning()
    {
        var letter = LetterDesk.Letter("id", "advance", "2026-12-08", [Planned, Other]);
        var alerts = letter.Alerts.Select((a, i) => i == 0 ? a with { Stage = "due-5" } : a).ToList();
        Assert.StartsWith(
            "Paling lambat", VillageText.Of(letter with { Alerts = alerts }, ContactRole.Treasurer).Subject,
            StringComparison.Ordinal);
    }
}
