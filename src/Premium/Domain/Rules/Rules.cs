namespace Premium.Domain;

/// <summary>Everything that decides and is data: laws, calendars, ladders, bank terms, local time.</summary>
public sealed record Rules
{
    public required Tariffs Tariffs { get; init; }

    public required Calendar Calendar { get; init; }

    public required MandateRules Mandates { get; init; }

    public required Ladder Ladder { get; init; }

    public required RetryPlan Retry { get; init; }

    public required IReadOnlyDictionary<string, BankTerms> Banks { get; init; }

    /// <summary>When money is expected in the village accounts.</summary>
    public MoneyDays MoneyDays { get; init; } = MoneyDays.NotKnown;

    public StandingRules Standing { get; init; } = new();

    /// <summary>Local time of the regency: WIB +7, WITA +8, WIT +9. Indonesia has no summer time.</summary>
    public TimeSpan UtcOffset { get; init; } = TimeSpan.FromHours(7);

    /// <summary>Older contribution months that are still planned and debited if unpaid.</summary>
    public int LookBackMonths { get; init; } = 3;

    /// <summary>How long an open run waits for inquiries that are due before it closes.</summary>
    public TimeSpan RunPatience { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>When a run that still misses districts is closed red.</summary>
    public TimeSpan RunDeadline { get; init; } = TimeSpan.FromHours(6);

    /// <summary>An alert taken to be sent this long ago was lost with its sender and is sent again.</summary>
    public TimeSpan AlertPatience { get; init; } = TimeSpan.FromMinutes(5);

    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(UtcOffset).DateTime);

    public TimeOnly LocalTime(DateTimeOffset now) => TimeOnly.FromDateTime(now.ToOffset(UtcOffset).DateTime);

    public DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), UtcOffset);

    /// <summary>
    /// The first moment, not before the given one, at which a payment may be reserved at a bank: on a banking day,
    /// inside its window, outside its pauses, and early enough to arrive there. Null where its pauses leave none.
    /// </summary>
    public DateTimeOffset? NextOpening(string bank, DateTimeOffset at)
    {
        var terms = Banks[bank];
        var local = at.ToOffset(UtcOffset).DateTime;
        while (terms.NextOpening(local) is { } opening)
        {
            var day = DateOnly.FromDateTime(opening);
            if (Calendar.IsBankingDay(day))
            {
                return opening == at.ToOffset(UtcOffset).DateTime ? at : new DateTimeOffset(opening, UtcOffset);
            }

            local = Calendar.NextBankingDay(day).ToDateTime(TimeOnly.MinValue);
        }

        return null;
    }

    /// <summary>From here on "not found", together with a clean statement, says something.</summary>
    public DateTimeOffset SettledAt(string bank, DateTimeOffset reservedAt)
    {
        var terms = Banks.GetValueOrDefault(bank) ?? new BankTerms();
        if (terms.SettleBankingDays == 0)
        {
            return reservedAt + terms.SettleHours;
        }

        var day = Today(reservedAt);
        for (var i = 0; i < terms.SettleBankingDays; i++)
        {
            day = Calendar.NextBankingDay(day);
        }

        return At(day.AddDays(1), TimeOnly.MinValue) + terms.SettleHours;
    }

    /// <summary>The newest contribution month of a segment that is open for debit.</summary>
    public Period Newest(Segment segment, DateOnly today)
    {
        var period = segment.PeriodDueIn(Period.Of(today));
        return today >= Calendar.OpeningDay(segment, period) ? period : period.Plus(-1);
    }

    /// <summary>The contribution months of a segment that are worked on, oldest first.</summary>
    public IEnumerable<Period> OpenPeriods(Segment segment, DateOnly today)
    {
        var newest = Newest(segment, today);
        return Enumerable.Range(-LookBackMonths, LookBackMonths + 1).Select(newest.Plus);
    }

    /// <summary>First and last sheet that holds open bills of any segment.</summary>
    public (Period From, Period To) OpenSheets(DateOnly today)
    {
        var periods = Segments.All.SelectMany(s => OpenPeriods(s, today)).ToList();
        return (periods.Min(), periods.Max());
    }

    /// <summary>When the bank is asked again after <paramref name="inquiries"/> inquiries without a fate.</summary>
    public DateTimeOffset NextInquiry(string bank, int inquiries, DateTimeOffset now)
    {
        var terms = Banks.GetValueOrDefault(bank) ?? new BankTerms();
        return inquiries < terms.InquiryDelays.Count
            ? now + terms.InquiryDelays[inquiries]
            : At(Today(now).AddDays(1), terms.MorningInquiry);
    }
}
