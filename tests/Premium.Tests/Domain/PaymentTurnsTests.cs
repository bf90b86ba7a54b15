using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class PaymentTurnsTests
{
    private static readonly DateTimeOffset Nine = Some.At("2026-12-03 09:00");

    private static readonly IReadOnlyList<DebitId> Wanted =
        [.. Enumerable.Range(1, 3).Select(attempt => Some.BillId().Attempt(attempt))];

    [Fact]
    public void Turns_areForTheFirstOfThoseThatWantedOne()
    {
        var turns = PaymentTurns.None.With(Wanted, [Nine, Nine.AddSeconds(1)]);

        Assert.Equal([true, true, false], Wanted.Select(turns.Covers));
        Assert.All(Wanted, id => Assert.False(PaymentTurns.None.Covers(id)));
        Assert.All(Wanted, id => Assert.True(PaymentTurns.Unlimited.Covers(id)));
    }

    [Theory]
    // When the reservation is in; when the two payments leave: never both at once.
    [InlineData(-5, 0, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(7, 7, 8)]
    public void Moments_moveTogether_byWhatReservingTook(int now, int first, int second)
    {
        var turns = PaymentTurns.None.With(Wanted, [Nine, Nine.AddSeconds(1)]);

        Assert.Equal(Nine.AddSeconds(first), turns.MomentOf(Wanted[0], Nine.AddSeconds(now)));
        Assert.Equal(Nine.AddSeconds(second), turns.MomentOf(Wanted[1], Nine.AddSeconds(now)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RestOfABank_isSoon_onlyWhereItComesToday(bool isSoon)
    {
        var turns = PaymentTurns.None
            .WithRest(Some.Bank, Nine.AddMinutes(1), isSoon)
            .WithWaiting(Some.Bank, Wanted.Skip(1));

        Assert.Equal([false, isSoon, isSoon], Wanted.Select(turns.IsSoon));
        Assert.True(turns.HasRestAt(Some.Bank));
        Assert.False(turns.HasRestAt("other"));
        Assert.Equal([Nine.AddMinutes(1)], turns.ComeBacks);
    }

    [Fact]
    public void BankThatDoesNotOpenAgain_bringsNobodyBack() =>
        Assert.Empty(PaymentTurns.None.WithRest(Some.Bank, opensAt: null, isSoon: false).ComeBacks);
}
