using System.Globalization;

namespace Premium.Domain;

/// <summary>
/// What PU paid late is fined, in percent a month, by date. The law speaks of employers other than the state, and
/// nobody has said whether a village is one: so it is named only where the regency says so.
/// </summary>
public sealed record LateFine(IReadOnlyList<(DateOnly From, int Percent)> Steps)
{
    private const int PercentMax = 100;

    public static readonly LateFine None = new([]);

    /// <summary>0 for none.</summary>
    public int On(DateOnly day) => Steps.LastOrDefault(s => s.From <= day).Percent;

    /// <summary>Reads <c>2027-01-01=2,2028-01-01=0</c>: from each day on so many percent.</summary>
    public static bool TryParse(string text, out LateFine fine)
    {
        var steps = new List<(DateOnly From, int Percent)>();
        fine = new LateFine(steps);
        foreach (var step in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (step.Split('=', StringSplitOptions.TrimEntries) is not [var day, var sum]
                || !DateOnly.TryParseExact(
                    day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
                || !int.TryParse(sum, NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
                || percent > PercentMax || (steps.Count > 0 && steps[^1].From >= from))
            {
                fine = None;
                return false;
            }

            steps.Add((from, percent));
        }

        return true;
    }
}
