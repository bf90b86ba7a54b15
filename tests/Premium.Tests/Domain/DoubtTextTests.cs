using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>What is said of money that the bank may have, and once it is certain.</summary>
public sealed class DoubtTextTests
{
    /// <summary>Whoever was told not to pay it reads that it is certain now, once.</summary>
    [Theory]
    [InlineData("Unknown", true)]
    [InlineData("Held BankContradicts", true)]
    [InlineData("Held MoneyMayBeBack", true)]
    [InlineData("Refused GivenBack 1", true)]
    [InlineData("Short", false)]
    [InlineData("Refused FailedAtBank", false)]
    [InlineData("Held NoMandate", false)]
    public void GoodNews_afterADoubt_endsTheDoubt(string cause, bool isSaid)
    {
        var paid = LetterDesk.AfterDoubt(
            LetterDesk.Letter("id", "paid", "2026-12-17", [LetterDesk.BillOf(BillState.Debited)]), cause);
        var text = VillageText.Of(paid, ContactRole.Treasurer);
        Assert.All([text.Body, text.Short], t =>
            Assert.Equal(isSaid, t.Contains("ohon maaf", StringComparison.Ordinal)));

        // Of what was told since, the doubt is the last word no more.
        var told = paid.Alerts[0] with { RaisedAt = paid.Now.AddHours(1), State = AlertState.Sent, SentAt = paid.Now };
        var covered = LetterDesk.Letter("id", "covered", "2026-12-18", [LetterDesk.BillOf(BillState.Covered)]);
        var later = LetterDesk.AfterDoubt(covered with
        {
            Sheets = [.. covered.Sheets.Select(
            s => s.With(s.Head, [told]))]
        }, cause);
        Assert.DoesNotContain(
            "ohon maaf", VillageText.Of(later, ContactRole.Treasurer).Body, StringComparison.Ordinal);
    }

    /// <summary>The treasurer goes to the counter with what is unpaid, never with what the bank may have.</summary>
    [Theory]
    [InlineData(BillState.Short, BillState.Unknown)]
    [InlineData(BillState.Unknown, BillState.Short)]
    public void UnsureBesideUnpaid_isNoPartOfWhatIsCalledUnpaid(BillState pu, BillState bpu)
    {
        var bills = new[]
        {
            LetterDesk.BillOf(pu, sum: 1_000_001),
            LetterDesk.BillOf(bpu, isBpu: true, sum: 2_000_002),
        };
        var text = VillageText.Of(
            LetterDesk.Letter("id", "due-0", "2026-12-15", bills), ContactRole.Treasurer);
        var owed = bills.Single(b => b.State == BillState.Short);
        Assert.Contains($"{owed.Amount}: iuran", text.Subject, StringComparison.Ordinal);
        Assert.Contains($"belum terbayar: {owed.Amount}, ", text.Body, StringComparison.Ordinal);
        Assert.Contains(
            "1 tagihan lain belum dapat dipastikan, JANGAN dibayar sendiri dahulu.", text.Short,
            StringComparison.Ordinal);
        Assert.Contains($"minta kode iuran {owed.Id.Segment.Label()} ", text.Short, StringComparison.Ordinal);
        Assert.DoesNotContain("lain juga belum terbayar", text.Short, StringComparison.Ordinal);
    }
}
