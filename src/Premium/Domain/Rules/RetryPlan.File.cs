using System.Globalization;

namespace Premium.Domain;

/// <summary>The plan as a file.</summary>
public sealed partial class RetryPlan
{
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
