using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// What is told of a month that no pass of the next day looks at any more: with its debt an old month leaves their
/// scope. They raise good news, one message a village, for all others; its own is raised with what makes it so.
/// </summary>
internal sealed class PartingNews(Rules rules, IWake? wake)
{
    /// <summary>The rows, and the news of the bills among them where the month is left with them.</summary>
    public IReadOnlyList<SheetRow> With(Sheet sheet, IReadOnlyList<SheetRow> rows, DateTimeOffset now)
    {
        var next = rules.Today(now).AddDays(1);
        if (sheet.PayMonth >= rules.OpenSheets(next).From)
        {
            return rows;
        }

        var after = sheet.With(sheet.Head, rows);
        return after.MattersSince(OpenSheets.DebtsSince(rules, next))
            ? rows
            : [.. rows, .. rows.OfType<Bill>().Select(b => rules.Ladder.News(after, b, now)).OfType<Alert>()];
    }

    /// <summary>Sends what was committed.</summary>
    public Task SendAsync(IEnumerable<SheetRow> committed, CancellationToken stop) =>
        wake?.AlertsAsync(committed.OfType<Alert>(), stop) ?? Task.CompletedTask;
}
