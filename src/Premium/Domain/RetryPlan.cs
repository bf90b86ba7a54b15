namespace Premium.Domain;

public enum RetryWait
{
    NextBankingDay,

    /// <summary>The bank's window opens, today or on the next banking day.</summary>
    WindowOpens,

    Minutes,
}

public sealed record RetryRule(RefusalReason Reason, RetryWait Wait, int Minutes = 0);

/// <summary>When a refused bill is tried again, by reason; reasons that wait for a person have no rule.</summary>
public sealed class RetryPlan
{
    private readonly IReadOnlyList<RetryRule> rules;

    /// <exception cref="FormatException">
    /// A reason that is tried again by itself has no wait, and so would be tried again at once and without end.
    /// </exception>
    public RetryPlan(IReadOnlyList<RetryRule> rules)
    {
        this.rules = rules;
        foreach (var reason in Enum.GetValues<RefusalReason>().Where(r => r.Fate() != RefusalFate.NeedsPerson))
        {
            if (rules.Count(r => r.Reason == reason && (r.Wait != RetryWait.Minutes || r.Minutes > 0)) != 1)
            {
                throw new FormatException(
                    $"Retry plan, {reason}: expected exactly one rule, and minutes above 0 where it waits minutes.");
            }
        }
    }

    public static RetryPlan Shipped() =>
        new(RulesData.Parse<IReadOnlyList<RetryRule>>("retry-plan.json", RulesData.Shipped("retry-plan.json")));

    /// <summary>The earliest moment of the next attempt; null where only a person leads on.</summary>
    public DateTimeOffset? Next(RefusalReason reason, DateTimeOffset now, BankTerms terms, Rules places)
    {
        if (rules.FirstOrDefault(r => r.Reason == reason) is not { } rule)
        {
            return null;
        }

        var today = places.Today(now);
        return rule.Wait switch
        {
            RetryWait.Minutes => now.AddMinutes(rule.Minutes),
            RetryWait.WindowOpens when places.LocalTime(now) < terms.WindowOpens =>
                places.At(today, terms.WindowOpens),
            RetryWait.WindowOpens => places.At(places.Calendar.NextBankingDay(today), terms.WindowOpens),
            RetryWait.NextBankingDay => places.At(places.Calendar.NextBankingDay(today), terms.WindowOpens),
        };
    }
}
