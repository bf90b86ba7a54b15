using Premium.Domain;

namespace PremiumFunctions;

/// <content>Settings that say what counts from which day or hour on.</content>
internal sealed partial class SettingsReader
{
    public MoneyDays MoneyDays(string key)
    {
        if (!Premium.Domain.MoneyDays.TryParse(configuration[key] ?? "", out var days))
        {
            problems.Add(
                $"{key}: expected days of the month (1 to 28) and dates, separated by commas: 5,20,2026-12-10.");
        }

        return days;
    }

    public LateFine LateFine(string key)
    {
        if (!Premium.Domain.LateFine.TryParse(configuration[key] ?? "", out var fine))
        {
            problems.Add($"{key}: expected days, each later than the one before, with percent: 2027-01-01=2.");
        }

        return fine;
    }

    /// <summary><c>21:00-06:00</c>, or <c>none</c>; null where it is left out.</summary>
    public QuietHours? Quiet(string key)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return null;
        }

        if (QuietHours.TryParse(text, out var hours))
        {
            return hours;
        }

        problems.Add(
            $"{key}: expected when villages are told nothing, such as 21:00-06:00 and at most "
            + $"{QuietHours.LengthMax.TotalHours:0} hours, or none.");
        return null;
    }
}
