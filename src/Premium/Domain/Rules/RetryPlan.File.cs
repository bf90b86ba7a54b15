using System.Globalization;

namespace Premium.Domain;

/// <summary>The plan as a file.</summary>
public sealed partial class RetryPlan
{
    /// <summary>A month: whoever waits longer misses the next one, and no row holds a moment far away.</summary>
    private const int WaitMinutesMax = 31 * 24 * 60;

    private const int WaitDaysMax = 31;

    public static RetryPlan Shipped() => Parse(RuleFile.RetryPlan, RulesData.Shipped(RuleFile.RetryPlan));

    /// <exception cref="FormatException">The text is not a retry plan; the message names what is expected.</exception>
    public static RetryPlan Parse(string name, string json)
    {
        var file = RulesData.Parse<RetryPlanFile>(name, json);
        if (file.Rules.Any(r => r is null))
        {
            throw RuleText.Wrong(name, "rules", new("aturan, bukan null", "rules, not null"));
        }

        return new RetryPlan(
            file.Rules, file.AttemptsPerBill, file.AttemptsPerDay, [.. file.DueDayHours.Select(Hour)],
            file.AttemptsPerDueDay);

        TimeOnly Hour(string text) => TimeOnly.TryParseExact(
            text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour)
            ? hour
            : throw RuleText.Wrong(name, "dueDayHours", new(
                $"jam seperti 08:30, bukan '{text}'", $"hours as HH:mm, not '{text}'"));
    }

    private static void Check(RetryRule rule, int row)
    {
        void Expect(bool holds, Said expected)
        {
            if (!holds)
            {
                throw RuleText.Wrong("Retry plan, rules", row, "", expected);
            }
        }

        Expect(
            rule.Wait == RetryWait.Minutes == rule.Minutes > 0 && rule.Minutes <= WaitMinutesMax,
            new(
                $"{rule.Reason}: minutes di atas 0, sampai {WaitMinutesMax}, bila menunggu menit, dan hanya di situ",
                $"{rule.Reason}: minutes above 0, to {WaitMinutesMax}, where it waits minutes, and only there"));
        Expect(
            rule.MinutesMax == 0
                || (rule.Minutes > 0 && rule.MinutesMax >= rule.Minutes && rule.MinutesMax <= WaitMinutesMax),
            new(
                $"{rule.Reason}: minutesMax dari minutes sampai {WaitMinutesMax}, dan hanya bersamanya",
                $"{rule.Reason}: minutesMax of at least minutes, to {WaitMinutesMax}, and only with them"));
        Expect(
            rule.BankingDays is >= 1 and <= WaitDaysMax,
            new(
                $"{rule.Reason}: bankingDays 1 sampai {WaitDaysMax}",
                $"{rule.Reason}: bankingDays of 1 to {WaitDaysMax}"));
        Expect(
            rule.Reason == RefusalReason.NoFunds || rule.Wait != RetryWait.MoneyDay,
            new(
                $"{rule.Reason}: wait selain MoneyDay, yang hanya untuk NoFunds",
                $"{rule.Reason}: another wait than MoneyDay, which is for NoFunds"));
        Expect(
            rule.Reason != RefusalReason.GivenBack || rule.Wait == RetryWait.Person,
            new(
                "GivenBack: Person, karena tidak ada yang tahu mengapa bank mengembalikan uang itu",
                "GivenBack: Person, because nobody knows why the bank returned the money"));
    }

    private static Said UpTo(string field) =>
        new($"{field}: 1 sampai {DebitId.AttemptMax}", $"{field}: 1 to {DebitId.AttemptMax}");

    private static void Expect(bool holds, Said expected)
    {
        if (!holds)
        {
            throw RuleText.Wrong("Retry plan", "", expected);
        }
    }

    private sealed record RetryPlanFile(
        int AttemptsPerBill, int AttemptsPerDay, int AttemptsPerDueDay, IReadOnlyList<string> DueDayHours,
        IReadOnlyList<RetryRule> Rules);
}
