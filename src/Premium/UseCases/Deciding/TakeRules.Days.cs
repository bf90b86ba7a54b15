using System.Globalization;
using Premium.Domain;
using Calendar = Premium.Domain.Calendar;

namespace Premium.UseCases;

/// <content>Which holidays are taken.</content>
public sealed partial class TakeRules
{
    private const int HolidayYearsAheadMax = 3;

    /// <summary>A day before all open months moves nothing: its year is mistyped.</summary>
    private void CheckNew(RulesRequest request, Calendar known, DateOnly today)
    {
        var first = rules.OpenSheets(today).From.FirstDay;
        if (Calendar.Parse(request.File, request.Text).Holidays.FirstOrDefault(
            h => h.Day < first && known.HolidayOn(h.Day) is null) is { } past)
        {
            throw RuleText.Wrong(request.File, RowOf(request.Text, past), "date", new(
                $"tanggal mulai {first:yyyy-MM-dd}, karena yang sebelumnya tidak mengubah apa pun lagi, bukan "
                    + $"{past.Day:yyyy-MM-dd}",
                $"a day from {first:yyyy-MM-dd} on, because one before it changes nothing any more, not "
                    + $"{past.Day:yyyy-MM-dd}"));
        }
    }

    /// <exception cref="FormatException">A day is known under another name or kind.</exception>
    private static bool AreKnown(RulesRequest request, Calendar known)
    {
        var isNew = false;
        foreach (var day in Calendar.Parse(request.File, request.Text).Holidays)
        {
            if (known.HolidayOn(day.Day) is not { } before)
            {
                isNew = true;
            }
            else if (before != day)
            {
                var row = RowOf(request.Text, day);
                throw WrongField.Of(new(
                    $"{request.File}, baris {row}, date: {day.Day:yyyy-MM-dd} sudah dikenal sebagai '{before.Name}' "
                        + $"({before.Kind}); kirim seluruh berkas untuk mengubahnya.",
                    $"{request.File}, row {row}, date: {day.Day:yyyy-MM-dd} is known as '{before.Name}' "
                        + $"({before.Kind}); send the whole file to change that."));
            }
        }

        return !isNew;
    }

    /// <summary>A year mistyped, or a file that lacks the decree, would make banks work on holidays.</summary>
    private void CheckDays(RulesRequest request, DateOnly today, DateOnly from)
    {
        var calendar = Calendar.Parse(request.File, request.Text);
        var yearMax = today.Year + HolidayYearsAheadMax;
        if (calendar.Holidays.FirstOrDefault(h => h.Day.Year > yearMax) is { } late)
        {
            throw RuleText.Wrong(request.File, RowOf(request.Text, late), "date", new(
                $"tanggal sampai {yearMax}-12-31, bukan {late.Day:yyyy-MM-dd}",
                $"a day up to {yearMax}-12-31, not {late.Day:yyyy-MM-dd}"));
        }

        if (request.Adds && calendar.Holidays.Count == 0)
        {
            throw RuleText.Wrong(request.File, 2, "", new("paling sedikit satu hari", "at least one day"));
        }

        // Debits of open months still settle, and their days are counted anew each time.
        var open = rules.OpenSheets(today).From.FirstDay;
        if (!request.Adds && calendar.Unknown(open < today ? open : today, from).ToList() is [_, ..] years)
        {
            var lacking = string.Join(", ", years);
            throw RuleText.Wrong(request.File, "", new(
                $"seluruh libur nasional {lacking}, karena berkas ini menggantikan yang lama; pilih hari libur "
                    + "tambahan saja untuk menambah hari",
                $"the national holidays of {lacking} whole, because the file counts instead of the one before; to "
                    + "add single days say so"));
        }
    }

    private static int RowOf(string text, Holiday day) => 1 + text.Split('\n', StringSplitOptions.TrimEntries).ToList()
        .FindIndex(row => row.StartsWith(
            day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
