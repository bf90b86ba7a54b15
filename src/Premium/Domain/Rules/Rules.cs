namespace Premium.Domain;

/// <summary>Everything that decides and is data: laws, calendars, ladders, bank terms, local time.</summary>
public sealed record Rules
{
    private static readonly TimeSpan Jakarta = TimeSpan.FromHours(7);

    /// <summary>Banks give statements of the last year only: this many months before the newest one.</summary>
    private const int StatementMonths = 11;

    public required Tariffs Tariffs { get; init; }

    public required Calendar Calendar { get; init; }

    public required MandateRules Mandates { get; init; }

    /// <summary>How each group of members is insured.</summary>
    public required GroupRules Groups { get; init; }

    public required Ladder Ladder { get; init; }

    /// <summary>What a family may lose.</summary>
    public required BenefitRules Benefits { get; init; }

    /// <summary>The words in which villages are told.</summary>
    public MessageBook Messages { get; init; } = MessageBook.Shipped;

    /// <summary>When nobody is told anything.</summary>
    public QuietHours Quiet { get; init; } = QuietHours.Night;

    /// <summary>Whom a village calls.</summary>
    public OfficeContact Office { get; init; } = OfficeContact.Unnamed;

    public required RetryPlan Retry { get; init; }

    public required IReadOnlyDictionary<string, BankTerms> Banks { get; init; }

    /// <summary>When money is expected in the village accounts.</summary>
    public MoneyDays MoneyDays { get; init; } = MoneyDays.NotKnown;

    public StandingRules Standing { get; init; } = new();

    /// <summary>Local time of the regency: WIB +7, WITA +8, WIT +9. Indonesia has no summer time.</summary>
    public TimeSpan UtcOffset { get; init; } = Jakarta;

    /// <summary>
    /// Older contribution months of each segment for which bills are still made. A bill once made stays in scope until
    /// it is paid.
    /// </summary>
    public int LookBackMonths { get; init; } = 3;

    /// <summary>How long an open run waits for inquiries that are due before it closes.</summary>
    public TimeSpan RunPatience { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>When a run that still misses districts is closed red.</summary>
    public TimeSpan RunDeadline { get; init; } = TimeSpan.FromHours(6);

    /// <summary>An alert taken to be sent this long ago was lost with its sender: it is looked at again.</summary>
    public TimeSpan AlertPatience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Which sum is debited where BPJS has billed one.</summary>
    public DebitedSum DebitedSum { get; init; } = DebitedSum.Billed;

    /// <summary>Explained differences between BPJS's sum and ours up to this one are nobody's work.</summary>
    public Rupiah BillingDifferenceMax { get; init; } = Rupiah.Zero;

    /// <summary>After so many banking days a debit without its BPJS receipt is somebody's work.</summary>
    public int ReceiptBankingDays { get; init; } = 10;

    /// <summary>So many banking days a village that paid at the teller is sent no reminder.</summary>
    public int TellerSilenceDays { get; init; } = Silence.TellerDays;

    /// <summary>What late payers of PU are fined.</summary>
    public LateFine LateFine { get; init; } = LateFine.None;

    /// <summary>
    /// The newest version of each file that counts, by file; one that is not here counts as it was shipped.
    /// </summary>
    public IReadOnlyDictionary<string, RuleVersion> Versions { get; init; } = new Dictionary<string, RuleVersion>();

    /// <summary>Stored versions that cannot be used, one line each: somebody must look.</summary>
    public IReadOnlyList<string> VersionProblems { get; init; } = [];

    /// <summary>What of the rules ends, and when: the calendar, and tariffs that are made for a time.</summary>
    public IEnumerable<RuleEnd> Ends =>
    [
        new RuleEnd(
            RuleFile.Holidays, new Said("kalender hari libur", "calendar of holidays"), Calendar.LastKnownDay,
            IsUnknownAfter: true),
        .. Tariffs.Table.Ends,
    ];

    public LocalDays Local => new(Calendar, UtcOffset, MoneyDays) { Standing = Standing };

    /// <summary>The rules that ship with the system.</summary>
    public static Rules Shipped(IReadOnlyDictionary<string, BankTerms> banks, RoundingRule rounding) => new()
    {
        Tariffs = Tariffs.Shipped(rounding),
        Calendar = Calendar.Shipped(),
        Mandates = MandateRules.Shipped(),
        Groups = GroupRules.Shipped(),
        Ladder = Ladder.Shipped(),
        Benefits = BenefitRules.Shipped(),
        Retry = RetryPlan.Shipped(),
        Banks = banks,
    };

    public DateOnly Today(DateTimeOffset now) => Local.Today(now);

    /// <summary>The day by which a bank dates a statement: banks keep Jakarta time, wherever the regency is.</summary>
    public static DateOnly BankDay(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Jakarta).Date);

    /// <summary>The first day of which a bank still gives a statement: a year back, and no more.</summary>
    public static DateOnly OldestStatementDay(DateOnly today) => today.AddYears(-1).AddDays(1);

    /// <summary>From when on a statement is asked for that is to show a moment, as far back as there is one.</summary>
    public static DateOnly StatementFrom(DateTimeOffset first, DateOnly today) =>
        StatementFrom(BankDay(first), today);

    /// <inheritdoc cref="StatementFrom(DateTimeOffset, DateOnly)"/>
    public static DateOnly StatementFrom(DateOnly first, DateOnly today) =>
        first > OldestStatementDay(today) ? first : OldestStatementDay(today);

    public DateTimeOffset At(DateOnly day, TimeOnly time) => Local.At(day, time);

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
    /// <remarks>Never at a bank without settings: nobody knows how long it takes.</remarks>
    public DateTimeOffset SettledAt(string bank, DateTimeOffset reservedAt)
    {
        if (!Banks.TryGetValue(bank, out var terms))
        {
            return DateTimeOffset.MaxValue;
        }

        if (terms.SettleBankingDays == 0)
        {
            return reservedAt + terms.SettleHours;
        }

        var day = Calendar.BankingDaysAfter(Today(reservedAt), terms.SettleBankingDays);
        return At(day.AddDays(1), TimeOnly.MinValue) + terms.SettleHours;
    }

    /// <summary>When at last a statement shows an attempt that was executed as it was answered.</summary>
    public DateTimeOffset ShowsFrom(Debit debit) => (debit.AnsweredAt ?? debit.ReservedAt)
        + (Banks.TryGetValue(debit.Bank, out var terms) ? terms.StatementLag : TimeSpan.Zero);

    /// <summary>The newest pay month that is open for debit.</summary>
    public PayMonth NewestPayMonth(DateOnly today)
    {
        var month = PayMonth.Of(today);
        return today >= Calendar.OpeningDay(month) ? month : month.Plus(-1);
    }

    /// <summary>
    /// First and last sheet in which bills are made. Both segments look back over the same pay months, for PU these are
    /// the contribution months before.
    /// </summary>
    public (PayMonth From, PayMonth To) OpenSheets(DateOnly today)
    {
        var newest = NewestPayMonth(today);
        return (newest.Plus(-LookBackMonths), newest);
    }

    /// <summary>No statement will ever tell what became of the attempt.</summary>
    public bool IsPastStatements(Debit debit, DateOnly today) =>
        !debit.State.IsFinal() && debit.BillId.PayMonth < NewestPayMonth(today).Plus(-StatementMonths);

    /// <summary>
    /// When the bank is asked again after <paramref name="inquiries"/> inquiries without a fate. A bank without
    /// settings is not asked; due at once when it has them again.
    /// </summary>
    public DateTimeOffset NextInquiry(string bank, int inquiries, DateTimeOffset now) =>
        !Banks.TryGetValue(bank, out var terms) ? now
        : inquiries < terms.InquiryDelays.Count ? now + terms.InquiryDelays[inquiries]
        : At(Today(now).AddDays(1), terms.MorningInquiry);
}
