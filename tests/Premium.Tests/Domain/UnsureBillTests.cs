using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>
/// What the bank may have, and what waits behind it, hurries nobody: day and sum of a message are those of the bills
/// that the village can pay. PU of November was due on 15 December; it is January.
/// </summary>
public sealed class UnsureBillTests
{
    private static readonly Bill November = LetterDesk.BillOf(BillState.Unknown, sum: 100_001);

    private static readonly Bill December = Some.Bill(BillState.Held, 200_002, period: new Period(2026, 12)) with
    {
        Hold = HoldReason.OlderBillOpen,
    };

    private static readonly Bill January = Some.Bill(BillState.Short, 400_004, Segment.Bpu, new Period(2027, 1));

    private static VillageLetter Letter(string stage, string day, params Bill[] bills)
    {
        var letter = LetterDesk.Letter("id", stage, day, bills);
        return letter with
        {
            Sheets =
            [
                .. bills.GroupBy(b => b.Id.PayMonth).OrderBy(m => m.Key)
                    .Select(m => Some.SheetOf(m.Key, [.. m, .. letter.Alerts.Where(a => m.Any(b => b.Id == a.Bill))])),
            ],
        };
    }

    private static AlertText Text(VillageLetter letter) => VillageText.Of(letter, ContactRole.Treasurer);

    [Fact]
    public void BillThatIsNotDueYet_isNotCalledLate_besideAnOlderOneThatIsNotCertain()
    {
        var text = Text(Letter("missed", "2027-01-08", November, January));

        Assert.StartsWith("Paling lambat ", text.Subject, StringComparison.Ordinal);
        Assert.Contains($", {January.Amount}: ", text.Subject, StringComparison.Ordinal);
        Assert.Contains($"belum terbayar: {January.Amount}, paling lambat ", text.Body, StringComparison.Ordinal);
        Assert.Contains($"{November.Amount}, belum dapat dipastikan", text.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Batas aman pembayaran sudah lewat", text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void BillBehindOneThatIsNotCertain_isNotOwed()
    {
        var text = Text(Letter("missed", "2027-01-08", November, December, January));

        Assert.Contains($", {January.Amount}: ", text.Subject, StringComparison.Ordinal);
        Assert.Contains($"{December.Amount}, belum dapat dipastikan", text.Body, StringComparison.Ordinal);
        Assert.Contains("2 tagihan lain belum dapat dipastikan", text.Short, StringComparison.Ordinal);
    }

    /// <summary>It is paid by nobody, and nothing waits for it.</summary>
    [Fact]
    public void MonthOfNothing_doesNotHideWhatTheOthersWaitFor()
    {
        var free = Some.Bill(BillState.Planned, 0, period: new Period(2026, 10));
        var text = Text(Letter("missed", "2027-01-08", free, November, December, January));

        Assert.Contains($", {January.Amount}: ", text.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereAllWaitsForTheBank_nothingIsCalledUnpaid()
    {
        var text = Text(Letter("late-1", "2027-01-08", November, December));

        Assert.EndsWith("belum dapat dipastikan terbayar", text.Subject, StringComparison.Ordinal);
        Assert.Contains($", {November.Amount + December.Amount}: ", text.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Mohon segera ditindaklanjuti", text.Body, StringComparison.Ordinal);
        Assert.Contains("JANGAN membayar sendiri", text.Short, StringComparison.Ordinal);
    }

    [Fact]
    public void BillBehindOneThatIsShort_isOwedAsThatIs()
    {
        var isShort = November with { State = BillState.Short };
        var text = Text(Letter("late-1", "2027-01-08", isShort, December));

        Assert.StartsWith(
            $"LEWAT 24 HARI, {isShort.Amount + December.Amount}: ", text.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("belum dapat dipastikan", text.Body, StringComparison.Ordinal);
    }

    /// <summary>The day of the other bill is still to come; what lapsed, or may have, is said all the same.</summary>
    [Fact]
    public void LapseOfWhatIsNotCertain_isSaidAsNotCertain_besideABillThatIsNotDueYet()
    {
        var april = January with { Id = January.Id with { Period = new Period(2027, 4) } };
        var text = Text(Letter("missed", "2027-04-05", November, april));

        Assert.StartsWith("Paling lambat ", text.Subject, StringComparison.Ordinal);
        Assert.Contains("belum dapat dipastikan apakah perlindungan", text.Body, StringComparison.Ordinal);
    }
}
