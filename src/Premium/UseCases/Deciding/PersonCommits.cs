using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// What a person asks for about one bill: read, decided on the sheet as it stands, committed by name.
/// </summary>
internal static class PersonCommits
{
    private const string Mark = "person:";

    /// <summary>As the journal of a sheet names who did it: people apart from functions.</summary>
    public static string Actor(string person) => Mark + person;

    /// <summary>Who, where it was a person; null for a function.</summary>
    public static string? PersonOf(string actor) =>
        actor.StartsWith(Mark, StringComparison.Ordinal) ? actor[Mark.Length..] : null;

    /// <summary>The one sheet that a bill is in.</summary>
    public static async Task<OpenSheets> SheetOfAsync(this ILedger ledger, BillId bill, CancellationToken stop)
    {
        var sheets = new OpenSheets(ledger, bill.Village.District, bill.PayMonth, bill.PayMonth);
        await sheets.ReadAsync(stop);
        return sheets;
    }

    /// <summary>
    /// Why nothing is signed about a bill: a row of its village was changed from outside, or the journal is not whole,
    /// and a commit of ours would vouch for it; null where all is as the journal says.
    /// </summary>
    public static async Task<Said?> StandsStillAsync(
        this ILedger ledger, OpenSheets sheets, BillId bill, CancellationToken stop)
    {
        await foreach (var audit in new AuditDistrict(ledger).RunAsync(
            new AuditScope(bill.Village.District, bill.PayMonth, bill.PayMonth), stop))
        {
            var doubt = SheetDoubt.Of(audit, sheets.All[0], [], []);
            if (doubt.Villages.Contains(bill.Village))
            {
                return PersonText.NotAsWritten(bill.Village);
            }

            if (doubt.IsBroken)
            {
                return PersonText.JournalNotWhole(Sheet.KeyOf(bill.Village.District, bill.PayMonth));
            }
        }

        return null;
    }

    /// <param name="sheets">Of one month.</param>
    /// <param name="at">Time of the journal entry.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="decide">What becomes of it and which rows follow; called again on a newer sheet.</param>
    /// <param name="reason">For the journal.</param>
    /// <param name="stop">Stops the commit.</param>
    /// <param name="parting">Where it may be the last of an old month; null where the month stays in scope.</param>
    public static async Task<PersonResult> CommitAsync(
        this OpenSheets sheets, DateTimeOffset at, string person,
        Func<Sheet, (PersonResult Result, IReadOnlyList<SheetRow> Rows)> decide, Func<PersonResult, string> reason,
        CancellationToken stop, PartingNews? parting = null)
    {
        PersonResult? result = null;
        var committed = await sheets.CommitAsync(
            at,
            Actor(person),
            current =>
            {
                (result, var rows) = decide(current[0]);
                rows = parting?.With(current[0], rows, at) ?? rows;
                return [new SheetChange(current[0].PayMonth, reason(result), rows)];
            },
            stop);
        await (parting?.SendAsync(committed, stop) ?? Task.CompletedTask);
        return result!;
    }
}
