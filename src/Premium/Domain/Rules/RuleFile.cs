namespace Premium.Domain;

/// <summary>
/// The files of rule data, by name. Each ships with the system and may be replaced, or holidays added to, by a
/// <see cref="RuleVersion"/>; one parser reads both.
/// </summary>
public static class RuleFile
{
    public const string Holidays = "holidays-id.csv";
    public const string Ladder = "ladder.json";
    public const string RetryPlan = "retry-plan.json";
    public const string Tariffs = "tariffs.json";
    public const string Bands = "bpu-bands-unverified.csv";
    public const string Funds = "funds.json";
    public const string Groups = "groups.json";
    public const string Benefits = "benefits.json";
    public const string MessagesId = "messages-id.json";
    public const string MessagesEn = "messages-en.json";

    public static readonly IReadOnlyList<string> All =
        [Holidays, Ladder, RetryPlan, Tariffs, Bands, Funds, Groups, Benefits, MessagesId, MessagesEn];

    /// <summary>Reads the whole text and keeps nothing.</summary>
    /// <exception cref="FormatException">
    /// The text does not fit; the message names the file, the row, the field and what is accepted.
    /// </exception>
    public static void Check(string file, string text)
    {
        try
        {
            object _ = file switch
            {
                Holidays => Calendar.Parse(file, text),
                Ladder => Domain.Ladder.Parse(file, text),
                RetryPlan => Domain.RetryPlan.Parse(file, text),
                Tariffs => TariffFile.Parse(file, text),
                Bands => TariffFile.ParseBands(file, text),
                Funds => MandateRules.Parse(file, text),
                Groups => GroupRules.Parse(file, text),
                Benefits => BenefitRules.Parse(file, text),
                MessagesId or MessagesEn => MessageTexts.Parse(file, text),
                _ => throw WrongField.Of(new(
                    $"file: yang diterima {string.Join(", ", All)}, bukan '{file}'.",
                    $"file: expected one of {string.Join(", ", All)}, not '{file}'.")),
            };
        }
        catch (FormatException e) when (All.Contains(file) && !e.Message.StartsWith(file, StringComparison.Ordinal))
        {
            var why = WrongField.WhyOf(e);
            throw WrongField.Of(new($"{file}: {why.Indonesian}", $"{file}: {why.English}"));
        }
    }

    /// <summary>Why the text is not taken; null if it is.</summary>
    public static string? Problem(string file, string text)
    {
        try
        {
            Check(file, text);
            return null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            return e.Message;
        }
    }
}
