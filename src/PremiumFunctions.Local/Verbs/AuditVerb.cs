using System.Globalization;
using Azure;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions.Local.Verbs;

/// <summary>
/// <c>-- audit</c>: holds what is stored against its journals. Only reads; starts nothing but Azurite, and that only
/// for a local folder.
/// </summary>
public static class AuditVerb
{
    private const string Writer = "audit";

    /// <returns>0 if all fits, 1 after a finding or where there is nothing to audit.</returns>
    /// <exception cref="ArgumentException">The command line is not accepted; the message says what is.</exception>
    public static async Task<int> RunAsync(AuditOptions options, TextWriter output, CancellationToken stop)
    {
        return await options.Source.WithAsync(
            async account =>
            {
                var (sheets, problems) = await AuditAsync(options, account, output, stop);
                return sheets > 0 && problems == 0 ? 0 : 1;
            },
            stop);
    }

    /// <returns>How many sheets there are, and what was found in them and in all other rows.</returns>
    internal static async Task<(int Sheets, int Problems)> AuditAsync(
        AuditOptions options, StorageAccount account, TextWriter output, CancellationToken stop)
    {
        var totals = new AuditTotals(findingsMax: 0);
        await using var heads = options.Heads is { } file ? new StreamWriter(file) { NewLine = "\n" } : null;
        try
        {
            var audit = new AuditDistrict(new TableLedger(account, Writer));
            await foreach (var sheet in audit.RunAsync(options.Scope, stop))
            {
                totals.Add(sheet);
                heads?.WriteLine(new Anchor(sheet.Sheet, sheet.Head));
                foreach (var finding in sheet.Findings)
                {
                    await output.WriteLineAsync(finding.Text);
                }
            }
        }
        catch (RequestFailedException e) when (e.Status is 403 or 404)
        {
            throw new ArgumentException(
                $"The table 'sheets' cannot be read ({e.Status} {e.ErrorCode}): expected a storage account of this " +
                "program and the role Storage Table Data Reader.", e);
        }

        var unreadable = options.Scope.District is null ? await UnreadableAsync(account, output, stop) : 0;
        if (totals.First is { } first)
        {
            await output.WriteLineAsync($"First in time: {first.Text}");
        }

        if (totals.Sheets == 0)
        {
            await output.WriteLineAsync("There is nothing to audit.");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"audited {totals.Districts} districts, {totals.Sheets} sheets, {totals.Entries} entries, " +
            $"{totals.Rows} rows, {totals.Evidence} evidence: {totals.Problems + unreadable} problems"));
        return (totals.Sheets, totals.Problems + unreadable);
    }

    /// <summary>Rows of the other tables that the program cannot read: another tool wrote them otherwise.</summary>
    private static async Task<int> UnreadableAsync(StorageAccount account, TextWriter output, CancellationToken stop)
    {
        var found = 0;
        await foreach (var row in new RowsCheck(account).RunAsync(stop))
        {
            found++;
            await output.WriteLineAsync($"{row.Place} cannot be read: {row.Problem}");
        }

        return found;
    }
}
