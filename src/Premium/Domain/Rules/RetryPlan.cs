namespace Premium.Domain;

/// <summary>
/// When a refused bill is tried again, by reason, bank and response code, and how often at most. It is data: banks
/// name their reasons differently, and some of them charge for refused transfers.
/// </summary>
public sealed partial class RetryPlan
{
    private readonly IReadOnlyList<RetryRule> rules;

    /// <param name="rules">The most special one wins: bank and code, then bank, then code, then neither.</param>
    /// <param name="attemptsPerBill">
    /// After so many that the bank decided on a person must look; counted anew once one did.
    /// </param>
    /// <param name="attemptsPerDay">Most attempts for one bill within 24 hours.</param>
    /// <param name="dueDayHours">
    /// Hours at which a bill short of funds, one the bank never decided on, or one it refused because it did not know
    /// us, is tried again on a due day, and on one on which money is expected.
    /// </param>
    /// <param name="attemptsPerDueDay">In place of <paramref name="attemptsPerDay"/> on such a day.</param>
    /// <exception cref="FormatException">The plan has a gap or would try at once and without end.</exception>
    public RetryPlan(
        IReadOnlyList<RetryRule> rules, int attemptsPerBill, int attemptsPerDay,
        IReadOnlyList<TimeOnly>? dueDayHours = null, int? attemptsPerDueDay = null)
    {
        (this.rules, AttemptsPerBill, AttemptsPerDay) = (rules, attemptsPerBill, attemptsPerDay);
        DueDayHours = dueDayHours ?? [];
        AttemptsPerDueDay = attemptsPerDueDay ?? attemptsPerDay;
        Expect(attemptsPerBill is >= 1 and <= DebitId.AttemptMax, UpTo("attemptsPerBill"));
        Expect(attemptsPerDay is >= 1 and <= DebitId.AttemptMax, UpTo("attemptsPerDay"));
        Expect(
            AttemptsPerDueDay is >= 1 and <= DebitId.AttemptMax && AttemptsPerDueDay >= attemptsPerDay
                && AttemptsPerDueDay >= DueDayHours.Count,
            new(
                "attemptsPerDueDay: cukup untuk attemptsPerDay dan semua dueDayHours, paling banyak "
                    + $"{DebitId.AttemptMax}",
                "attemptsPerDueDay: room for attemptsPerDay and for every one of dueDayHours, to "
                    + $"{DebitId.AttemptMax}"));
        Expect(
            DueDayHours.Zip(DueDayHours.Skip(1)).All(pair => pair.First < pair.Second),
            new("dueDayHours: berurutan, tiap jam sekali", "dueDayHours: in order, each once"));
        for (var i = 0; i < rules.Count; i++)
        {
            Check(rules[i], i + 1);
        }

        foreach (var reason in Enum.GetValues<RefusalReason>())
        {
            Expect(
                rules.Count(r => r.Reason == reason && r.Bank.Length == 0 && r.Code.Length == 0) == 1,
                new(
                    $"{reason}: tepat satu aturan tanpa bank dan code",
                    $"{reason}: exactly one rule without bank and code"));
        }

        Expect(
            rules.DistinctBy(r => (r.Reason, r.Bank, r.Code)).Count() == rules.Count,
            new("satu aturan untuk tiap reason, bank, dan code", "one rule for each reason, bank and code"));
    }

    public int AttemptsPerBill { get; }

    public int AttemptsPerDay { get; }

    public int AttemptsPerDueDay { get; }

    public IReadOnlyList<TimeOnly> DueDayHours { get; }

    /// <param name="reason">Why it was refused.</param>
    /// <param name="code">The bank's own response code.</param>
    /// <param name="debit">The refused attempt.</param>
    /// <param name="now">When that became known.</param>
    /// <param name="local">Local time, banking days and money days.</param>
    /// <param name="terms">Of the attempt's bank; null where it has no settings: then a person must look.</param>
    /// <param name="inARow">Newest attempts of the bill, this one included, that were refused for this reason.</param>
    public RetryDecision After(
        RefusalReason reason, string code, Debit debit, DateTimeOffset now, LocalDays local, BankTerms? terms,
        int inARow = 1)
    {
        if (terms is null)
        {
            return new RetryDecision(BillEvent.NeedsPerson, null);
        }

        var rule = RuleFor(reason, debit.Bank, code);
        var today = local.Today(now);
        DateTimeOffset? next = rule.Wait switch
        {
            RetryWait.Person => null,
            RetryWait.Minutes => now.AddMinutes(MinutesOf(rule, inARow)),
            RetryWait.WindowOpens when local.TimeOf(now) < terms.WindowOpens => local.At(today, terms.WindowOpens),
            RetryWait.WindowOpens => local.At(local.Calendar.NextBankingDay(today), terms.WindowOpens),
            RetryWait.NextBankingDay => local.At(local.Calendar.NextBankingDay(today), terms.WindowOpens),
            RetryWait.MoneyDay => local.At(
                MoneyDay(today, rule.BankingDays, local), terms.WindowOpens),
        };

        // On the day that decides, and on one that is to bring money, that, or a bank that answers and knows us, is
        // waited for no longer than to its next hour: a key or a clock that was wrong for minutes costs no village its
        // month.
        var mayPass = reason is RefusalReason.NoFunds or RefusalReason.PartnerRejected || reason.IsUndecided();
        if (mayPass && NextHour(now, local, terms) is { } hour && hour < next)
        {
            // Sooner no statement shows whether the bank executed what it refused.
            var shown = now + terms.StatementLag;
            next = hour < shown ? shown : hour;
        }

        // Attempts have two digits: what failed so often between us and the bank is tried once a banking day.
        if (reason.IsBetweenUs() && debit.Id.Attempt >= AttemptsPerBill
            && local.At(local.Calendar.NextBankingDay(today), terms.WindowOpens) is var morning && next < morning)
        {
            next = morning;
        }

        return new RetryDecision(
            next is null ? BillEvent.NeedsPerson
                : reason == RefusalReason.NoFunds ? BillEvent.ShortOfFunds
                : BillEvent.TryLater,
            next);
    }

    /// <summary>
    /// Its time has come, also where only after the bill was put off, on an earlier day, today became a day of many
    /// tries or another account came to count, and the attempts of the last 24 hours leave room.
    /// </summary>
    public bool MayTry(Bill bill, Sheet sheet, DateTimeOffset now, LocalDays local, BankAccount? account = null) =>
        (bill.NextTry is null || bill.NextTry <= now + LocalDays.Early
            || ((bill.State == BillState.Short || bill.IsRefusedForNow)
                && sheet.LastDebit(bill) is { } last && local.Today(last.ReservedAt) < local.Today(now)
                && ((account is not null && last.Account != account)
                    || (bill.State == BillState.Short && HasHours(now, local)))))
        && (NotBefore(bill, sheet, now, local) is not { } notBefore || notBefore <= now);

    /// <summary>
    /// The moment at which the attempts of the last 24 hours leave room for another; null if nothing stands against it.
    /// A day with hours has room of its own, and what a person cleared the bill of is forgotten.
    /// </summary>
    public DateTimeOffset? NotBefore(Bill bill, Sheet sheet, DateTimeOffset now, LocalDays local)
    {
        var hasHours = HasHours(now, local);
        var freed = sheet.AttemptsSinceCleared(bill)
            .Where(d => d.Refusal?.IsUndecided() != true && HasHours(d.ReservedAt, local) == hasHours)
            .Skip((hasHours ? AttemptsPerDueDay : AttemptsPerDay) - 1)
            .Select(d => (DateTimeOffset?)d.ReservedAt.AddDays(1))
            .FirstOrDefault();
        return freed is { } at && !hasHours && HasHours(at, local)
            ? local.At(local.Today(at), TimeOnly.MinValue)
            : freed;
    }

    /// <summary>
    /// True where no more attempts are made before a person has looked. What failed between us and the bank says
    /// nothing of the bill: it uses up only a number.
    /// </summary>
    public bool IsUsedUp(Bill bill, Sheet sheet) =>
        bill.Attempts - bill.Cleared
            - sheet.AttemptsSinceCleared(bill).Count(d => d.Refusal?.IsBetweenUs() == true) >= AttemptsPerBill
        || bill.Attempts >= DebitId.AttemptMax;

    /// <summary>On a due day, and on one on which money is expected, tomorrow may be too late.</summary>
    public static bool Matters(DateTimeOffset at, LocalDays local) =>
        local.Today(at) is var day && (local.Calendar.IsDueDay(day) || local.LastMoney(day) == day);

    /// <summary>How many of a bill's newest attempts were refused for one reason.</summary>
    public static int InARow(Bill bill, Sheet sheet, RefusalReason reason) =>
        sheet.AttemptsSinceCleared(bill).TakeWhile(d => d.Refusal == reason).Count();

    private static int MinutesOf(RetryRule rule, int inARow)
    {
        var minutes = rule.Minutes;
        for (var refusal = 1; refusal < inARow && minutes < rule.MinutesMax; refusal++)
        {
            minutes = Math.Min(2 * minutes, rule.MinutesMax);
        }

        return minutes;
    }

    /// <summary>A due day, or one on which money is expected.</summary>
    private bool HasHours(DateTimeOffset at, LocalDays local) => DueDayHours.Count > 0 && Matters(at, local);

    /// <summary>The next hour of such a day at which the bank takes payments; null if none is left today.</summary>
    private DateTimeOffset? NextHour(DateTimeOffset now, LocalDays local, BankTerms terms)
    {
        if (!HasHours(now, local))
        {
            return null;
        }

        var today = local.Today(now);
        return DueDayHours
            .Select(hour => terms.NextOpening(today.ToDateTime(hour)))
            .Where(opening => opening is { } at && DateOnly.FromDateTime(at) == today)
            .Select(opening => (DateTimeOffset?)new DateTimeOffset(opening!.Value, local.UtcOffset))
            .FirstOrDefault(at => at > now);
    }

    private RetryRule RuleFor(RefusalReason reason, string bank, string code) => rules
        .Where(r => r.Reason == reason && (r.Bank.Length == 0 || r.Bank == bank)
            && (r.Code.Length == 0 || r.Code == code))
        .MaxBy(r => (r.Bank.Length > 0, r.Code.Length > 0))!;

    /// <summary>
    /// The first of: the next day money is expected on, the next due day, and so many banking days from now.
    /// Where no day is known to bring money, every banking day may; so may the first ones after a day that was to
    /// bring it, for money comes late.
    /// </summary>
    private static DateOnly MoneyDay(DateOnly today, int bankingDays, LocalDays local)
    {
        var next = local.Calendar.NextBankingDay(today);
        if (local.MoneyDays.After(today) is not { } expected
            || (local.LastMoney(today) is { } last && local.Calendar.BankingDaysUntil(last, today) < bankingDays))
        {
            return next;
        }

        // The day of a money day on which banks are shut is the next one on which they are not.
        var arrives = local.Calendar.BankingDayFrom(expected);
        for (var days = 1; days < bankingDays && next < arrives && !local.Calendar.IsDueDay(next); days++)
        {
            next = local.Calendar.NextBankingDay(next);
        }

        return next;
    }
}
