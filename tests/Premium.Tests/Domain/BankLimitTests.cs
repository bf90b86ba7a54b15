using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class BankLimitTests
{
    private static readonly DateTimeOffset Nine = Some.At("2026-12-03 09:00");
    private static readonly PayMonth September = PayMonth.Parse("2026-09");
    private static readonly PayMonth October = PayMonth.Parse("2026-10");

    /// <summary>Ten a second, three seconds ahead: 31 moments from now on.</summary>
    private static readonly BankTerms Ten = new()
    {
        PaymentsPerSecond = 10,
        TurnsAhead = TimeSpan.FromSeconds(3),
    };

    private static (BankLimit Next, LimitReply.Taken Taken) Take(
        BankLimit limit, double seconds, params (PayMonth PayMonth, int Count)[] wanted) =>
        limit.Take(
            [.. wanted.SelectMany(w => Enumerable.Repeat(w.PayMonth, w.Count))], Ten, Nine.AddSeconds(seconds));

    [Fact]
    public void Moments_areSpacedByTheLimit_andNobodyElses()
    {
        var (limit, first) = Take(BankLimit.Untouched, 0, (Some.December, 3));
        var (_, second) = Take(limit, 0.1, (Some.December, 2));

        Assert.Equal([0, 0.1, 0.2], first.Moments.Select(m => (m - Nine).TotalSeconds));
        Assert.Equal([0.3, 0.4], second.Moments.Select(m => (m - Nine).TotalSeconds));
        Assert.Null(first.ComeBack);
    }

    [Fact]
    public void NoMoreIsHandedOut_thanFitsAhead_andTheRestComesBackInTime()
    {
        var (limit, taken) = Take(BankLimit.Untouched, 0, (Some.December, 100));
        var (_, rest) = Take(limit, (taken.ComeBack!.Value - Nine).TotalSeconds, (Some.December, 69));

        Assert.Equal(31, taken.Moments.Count);
        Assert.Equal(1.6, (taken.ComeBack.Value - Nine).TotalSeconds);
        // What comes back finds half of the time ahead free again, and none of the bank's time went unused.
        Assert.Equal(16, rest.Moments.Count);
        Assert.Equal(3.1, (rest.Moments[0] - Nine).TotalSeconds);
    }

    [Fact]
    public void UnusedTime_isNotSavedUp()
    {
        var (limit, _) = Take(BankLimit.Untouched, 0, (Some.December, 1));
        var (_, later) = Take(limit, 60, (Some.December, 100));

        Assert.Equal(31, later.Moments.Count);
        Assert.Equal(60, (later.Moments[0] - Nine).TotalSeconds);
    }

    [Fact]
    public void ThoseSentAway_areLinedUp()
    {
        var (limit, _) = Take(BankLimit.Untouched, 0, (Some.December, 31));
        var comeBacks = new List<double>();
        for (var district = 0; district < 4; district++)
        {
            (limit, var taken) = Take(limit, 0, (Some.December, 20));
            Assert.Empty(taken.Moments);
            comeBacks.Add((taken.ComeBack!.Value - Nine).TotalSeconds);
        }

        Assert.Equal([1.6, 3.1, 4.6, 6.1], comeBacks);
    }

    [Fact]
    public void LineOfThoseSentAway_isNeverLongerThanItsMaximum()
    {
        var (limit, _) = Take(BankLimit.Untouched, 0, (Some.December, 31));
        for (var asked = 0; asked < 500; asked++)
        {
            (limit, var taken) = Take(limit, 0, (Some.December, 50));
            Assert.InRange(
                taken.ComeBack!.Value, Nine.AddSeconds(1), Nine.AddSeconds(4) + BankLimit.ComeBackMax);
        }
    }

    [Fact]
    public void OfOneWorker_theMostUrgentGoFirst()
    {
        var wanted = new[] { (Some.December, 40), (September, 20), (October, 20) };
        var (limit, taken) = Take(BankLimit.Untouched, 0, wanted);

        // 20 of September, 11 of October, and the rest behind them.
        Assert.Equal(31, taken.Moments.Count);
        Assert.Equal(October, Assert.Single(limit.Claims).PayMonth);
    }

    [Fact]
    public void OfSeveralWorkers_theLessUrgentWaits_untilTheMoreUrgentWereServed()
    {
        var (limit, _) = Take(BankLimit.Untouched, 0, (October, 31));
        (limit, var urgent) = Take(limit, 0, (October, 10));
        (limit, var less) = Take(limit, 2, (Some.December, 5));
        (limit, var mostUrgent) = Take(limit, 2, (September, 5));
        (_, var later) = limit.Take([.. Enumerable.Repeat(Some.December, 5)], Ten, less.ComeBack!.Value);

        Assert.Empty(urgent.Moments);
        Assert.Empty(less.Moments);
        Assert.Equal(5, mostUrgent.Moments.Count);
        // The ten of October have until 4.1 s.
        Assert.Equal(4.1, (less.ComeBack.Value - Nine).TotalSeconds);
        Assert.Equal(5, later.Moments.Count);
    }

    [Fact]
    public void WrongClock_doesNotShutTheBankForEver()
    {
        var (limit, _) = Take(BankLimit.Untouched, 400 * 86_400, (October, 60));
        var (_, taken) = Take(limit, 0, (Some.December, 5));

        Assert.Equal(5, taken.Moments.Count);
        Assert.Equal(Nine, taken.Moments[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1_000_000)]
    public void Spacing_isRoundedUp(int perSecond) => Assert.InRange(
        (Ten with { PaymentsPerSecond = perSecond }).PaymentSpacing.Ticks * perSecond,
        TimeSpan.TicksPerSecond,
        TimeSpan.TicksPerSecond + perSecond);

    [Fact]
    public void AnyOrderOfWorkers_staysWithinTheLimit_inEveryWindow()
    {
        var random = new Random(3);
        var limit = BankLimit.Untouched;
        var moments = new List<DateTimeOffset>();
        var clock = 0.0;
        for (var i = 0; i < 2_000; i++)
        {
            // Clocks of workers differ.
            (limit, var taken) = Take(
                limit, Math.Max(0, clock + random.NextDouble() - 0.5),
                (October.Plus(random.Next(3)), random.Next(1, 60)));
            moments.AddRange(taken.Moments);
            clock += random.NextDouble() * 2;
        }

        moments.Sort();
        Assert.True(moments.Count > 10_000, "Hardly anything was handed out.");
        for (var i = 10; i < moments.Count; i++)
        {
            Assert.True(moments[i] - moments[i - 10] >= TimeSpan.FromSeconds(1), $"Eleven within a second at {i}.");
        }
    }
}
