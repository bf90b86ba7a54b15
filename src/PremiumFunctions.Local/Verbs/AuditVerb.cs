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
        if (options.Storage is { } storage)
        {
            return await RunAsync(options, storage, output, stop);
        }

        await using var folder = await FolderLock.TakeAsync(options.Data!, stop);
        await using var azurite = await Azurite.StartAsync(Path.Combine(options.Data!, "azurite"), stop);
        return await RunAsync(
            options, new StorageSettings { ConnectionString = azurite.ConnectionString }, output, stop);
    }

    private static async Task<int> RunAsync(
        AuditOptions options, StorageSettings storage, TextWriter output, CancellationToken stop)
    {
        var totals = new AuditTotals(findingsMax: 0);
        await using var heads = options.Heads is { } file ? new StreamWriter(file) { NewLine = "\n" } : null;
        try
        {
            var audit = new AuditDistrict(new TableLedger(new StorageAccount(storage), Writer));
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
            $"{totals.Rows} rows, {totals.Evidence} evidence: {totals.Problems} problems"));
        return totals is { Sheets: > 0, Problems: 0 } ? 0 : 1;
    }
}
