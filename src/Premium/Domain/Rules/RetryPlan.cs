namespace Premium.Domain;

public enum RetryWait
{
    /// <summary>The next day on which money is expected, the safe debit day at the latest.</summary>
    MoneyDay,

    NextBankingDay,

    /// <summary>The bank's window opens, today or on the next banking day.</summary>
    WindowOpens,

    Minutes,

    /// <summary>Not by itself: a person must remove the cause first.</summary>
    Person,
}

/// <summary>What follows from one refusal.</summary>
/// <param name="Reason">The refusal, in our words.</param>
/// <param name="Wait">Until when.</param>
/// <param name="Minutes">For <see cref="RetryWait.Minutes"/>: how many, at least 1.</param>
/// <param name="BankingDays">For <see cref="RetryWait.MoneyDay"/>: tried after so many at the latest.</param>
/// <param name="Bank">Only at this bank; empty for every bank.</param>
/// <param name="Code">Only for this response code of the bank, such as <c>4031714</c>; empty for every code.</param>
public sealed record RetryRule(
    RefusalReason Reason, RetryWait Wait, int Minutes = 0, int BankingDays = 1, string Bank = "", string Code = "");

/// <summary>What a refusal does to its bill.</summary>
/// <param name="Event">Short of funds, tried later or left to a person.</param>
/// <param name="NextTry">The earliest moment of the next attempt; null where only a person leads on.</param>
public readonly record struct RetryDecision(BillEvent Event, DateTimeOffset? NextTry);

/// <summary>
/// When a refused bill is tried again, by reason, bank and response code, and how often at most. It is data: banks
/// name their reasons differently, and some of them charge for refused transfers.
/// </summary>
public sealed class RetryPlan
{
    private readonly IReadOnlyList<RetryRule> rules;

    /// <param name="rules">The most special one wins: bank and code, then bank, then code, then neither.</param>
    /// <param name="attemptsPerBill">After so many a person must look; counted anew once one did.</param>
    /// <param name="attemptsPerDay">Most attempts for one bill within 24 hours.</param>
    /// <exception cref="FormatException">The plan has a gap or would try at once and without end.</exception>
    public RetryPlan(IReadOnlyList<RetryRule> rules, int attemptsPerBill, int attemptsPerDay)
    {
        (this.rules, AttemptsPerBill, AttemptsPerDay) = (rules, attemptsPerBill, attemptsPerDay);
        Expect(attemptsPerBill is >= 1 and <= DebitId.AttemptMax, $"attemptsPerBill: 1 to {DebitId.AttemptMax}");
        Expect(attemptsPerDay is >= 1 and <= DebitId.AttemptMax, $"attemptsPerDay: 1 to {DebitId.AttemptMax}");
        foreach (var rule in rules)
        {
            Expect(
                rule.Wait == RetryWait.Minutes == rule.Minutes > 0,
                $"{rule.Reason}: minutes above 0 where it waits minutes, and only there");
            Expect(rule.BankingDays >= 1, $"{rule.Reason}: bankingDays of at least 1");
            Expect(
                rule.Reason == RefusalReason.NoFunds || rule.Wait != RetryWait.MoneyDay,
                $"{rule.Reason}: another wait than MoneyDay, which is for NoFunds");
            Expect(
                rule.Reason != RefusalReason.GivenBack || rule.Wait == RetryWait.Person,
                "GivenBack: Person, because nobody knows why the bank returned the money");
        }

        foreach (var reason in Enum.GetValues<RefusalReason>())
        {
            Expect(
                rules.Count(r => r.Reason == reason && r.Bank.Length == 0 && r.Code.Length == 0) == 1,
                $"{reason}: exactly one rule without bank and code");
        }

        Expect(
            rules.DistinctBy(r => (r.Reason, r.Bank, r.Code)).Count() == rules.Count,
            "one rule for each reason, bank and code");
    }

    public int AttemptsPerBill { get; }

    public int AttemptsPerDay { get; }

    public static RetryPlan Shipped() => Parse("retry-plan.json", RulesData.Shipped("retry-plan.json"));

    /// <exception cref="FormatException">The text is not a retry plan; the message names what is expected.</exception>
    public static RetryPlan Parse(string name, string json)
    {
        var file = RulesData.Parse<RetryPlanFile>(name, json);
        return new RetryPlan(file.Rules, file.AttemptsPerBill, file.AttemptsPerDay);
    }

    /// <param name="reason">Why it was refused.</param>
    /// <param name="code">The bank's own response code.</param>
    /// <param name="debit">The refused attempt.</param>
    /// <param name="now">When that became known.</param>
    /// <param name="local">Local time, banking days and money days.</param>
    /// <param name="terms">Of the attempt's bank; null where it has no settings: then a person must look.</param>
    public RetryDecision After(
        RefusalReason reason, string code, Debit debit, DateTimeOffset now, LocalDays local, BankTerms? terms)
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
            RetryWait.Minutes => now.AddMinutes(rule.Minutes),
            RetryWait.WindowOpens when local.TimeOf(now) < terms.WindowOpens => local.At(today, terms.WindowOpens),
            RetryWait.WindowOpens => local.At(local.Calendar.NextBankingDay(today), terms.WindowOpens),
            RetryWait.NextBankingDay => local.At(local.Calendar.NextBankingDay(today), terms.WindowOpens),
            RetryWait.MoneyDay => local.At(
                MoneyDay(debit.Id.Bill, today, rule.BankingDays, local), terms.WindowOpens),
        };
        return new RetryDecision(
            next is null ? BillEvent.NeedsPerson
                : reason == RefusalReason.NoFunds ? BillEvent.ShortOfFunds
                : BillEvent.TryLater,
            next);
    }

    /// <summary>
    /// The moment at which the attempts of the last 24 hours leave room for another; null if nothing stands against it.
    /// </summary>
    public DateTimeOffset? NotBefore(Bill bill, Sheet sheet) => sheet.DebitsOf(bill.Village)
        .Where(d => d.Id.Bill == bill.Id)
        .OrderByDescending(d => d.Id.Attempt)
        .Skip(AttemptsPerDay - 1)
        .Select(d => (DateTimeOffset?)d.ReservedAt.AddDays(1))
        .FirstOrDefault();

    /// <summary>True where no more attempts are made before a person has looked.</summary>
    public bool IsUsedUp(Bill bill) =>
        bill.Attempts - bill.Cleared >= AttemptsPerBill || bill.Attempts >= DebitId.AttemptMax;

    private RetryRule RuleFor(RefusalReason reason, string bank, string code) => rules
        .Where(r => r.Reason == reason && (r.Bank.Length == 0 || r.Bank == bank)
            && (r.Code.Length == 0 || r.Code == code))
        .MaxBy(r => (r.Bank.Length > 0, r.Code.Length > 0))!;

    /// <summary>
    /// The first of: the next day money is expected on, the safe debit day, and so many banking days from now.
    /// Where no day is known to bring money, every banking day may.
    /// </summary>
    private static DateOnly MoneyDay(BillId bill, DateOnly today, int bankingDays, LocalDays local)
    {
        var next = local.Calendar.NextBankingDay(today);
        if (local.MoneyDays.After(today) is not { } expected)
        {
            return next;
        }

        var latest = next;
        for (var days = 1; days < bankingDays; days++)
        {
            latest = local.Calendar.NextBankingDay(latest);
        }

        var safe = local.Calendar.SafeDebitDay(bill.Segment, bill.Period);
        var arrives = local.Calendar.IsBankingDay(expected) ? expected : local.Calendar.NextBankingDay(expected);
        var first = arrives < latest ? arrives : latest;
        return safe > today && safe < first ? safe : first;
    }

    private static void Expect(bool holds, string expected)
    {
        if (!holds)
        {
            throw new FormatException($"Retry plan: expected {expected}.");
        }
    }

    private sealed record RetryPlanFile(int AttemptsPerBill, int AttemptsPerDay, IReadOnlyList<RetryRule> Rules);
}
