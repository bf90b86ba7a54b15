using Microsoft.Extensions.Logging.Abstractions;
using Premium.Adapters.Spreadsheets;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions.Local.Verbs;

/// <summary>
/// <c>-- import KIND FILE</c>: shows what a file would change in the register, and takes it; with <c>--dry-run</c>
/// shows only, with <c>--take ID</c> takes what was shown before.
/// </summary>
public static class ImportVerb
{
    private const int LinesMax = 20;

    /// <returns>0; 1 if a cell is wrong or nothing was taken that should have been.</returns>
    /// <exception cref="ArgumentException">The file or the tables cannot be used.</exception>
    public static Task<int> RunAsync(
        ImportOptions options, TimeProvider clock, TextWriter output, CancellationToken stop) =>
        options.Source.WithAsync(
            async account =>
            {
                await account.PrepareTablesAsync(stop);
                return await RunAsync(options, account, clock, output, stop);
            },
            stop);

    /// <summary>As the other, on an account that is open.</summary>
    public static async Task<int> RunAsync(
        ImportOptions options, StorageAccount account, TimeProvider clock, TextWriter output, CancellationToken stop)
    {
        var desk = await RegisterDesk.OpenAsync(
            account, options.Keys(), options.Banks, options.Planning, options.Policy, clock, stop);
        try
        {
            var id = options.Take;
            var summary = "";
            if (options.File is { } file)
            {
                var bytes = await File.ReadAllBytesAsync(file, stop);
                var (shown, plan) = await ImportBar.ShowAsync(output, progress => desk.Prepare.RunAsync(
                    new ImportRequest(
                        bytes, Path.GetFileName(file), options.Kind!.Value, options.IsFull, options.From, options.Map,
                        options.By)
                    {
                        MapName = options.MapName,
                        SaveMapAs = options.SaveMapAs,
                    },
                    options.Regency, stop, progress));
                await PrintAsync(shown, plan, output);
                summary = plan.Summary;
                if (options.IsDryRun || plan.Wrong.Count > 0 || plan.ChangesNothing)
                {
                    await output.WriteLineAsync(options.IsDryRun || !plan.ChangesNothing
                        ? $"Nothing was written. To take exactly this: import --take {shown.Id}"
                        : "Nothing was written: the file changes nothing.");
                    await output.WriteLineAsync(summary);
                    return plan.Wrong.Count > 0 ? 1 : 0;
                }

                id = shown.Id;
            }

            var taken = await ImportBar.ShowAsync(
                output, progress => desk.Take.RunAsync(id!, options.By, options.Regency, stop, progress));
            await output.WriteLineAsync(taken switch
            {
                TakeResult.Taken t => $"Taken as import {t.Entry.Import} by {t.Entry.By}.\n{t.Entry.Summary}",
                TakeResult.NotFound => $"There is no dry run '{id}'.",
                TakeResult.Refused refused => $"Not taken: {refused.Why.English}\n{summary}".TrimEnd(),
                _ => throw new InvalidOperationException("TakeResult is closed."),
            });
            return taken is TakeResult.Taken ? 0 : 1;
        }
        catch (Exception e) when (e is FormatException or UnreadableRowException)
        {
            throw new ArgumentException($"{options.File ?? options.Take}: {e.Message}", e);
        }
    }

    private static async Task PrintAsync(ShownImport shown, ImportPlan plan, TextWriter output)
    {
        async Task ListAsync<T>(string title, IReadOnlyList<T> all, Func<T, string> line)
        {
            if (all.Count > 0)
            {
                await output.WriteLineAsync($"{title} ({all.Count}):");
                foreach (var one in all.Take(LinesMax))
                {
                    await output.WriteLineAsync($"  {line(one)}");
                }

                if (all.Count > LinesMax)
                {
                    await output.WriteLineAsync($"  ... and {all.Count - LinesMax} more, on the pages");
                }
            }
        }

        await ListAsync("Wrong cells", plan.Wrong, w => w.ToString());
        await ListAsync("Remarks", plan.Remarks, r => r.English);
        await ListAsync(
            "Villages that change", plan.Villages,
            v => $"{v.Code} {v.Name}: {v.Fate}, {v.Joined} join, {v.Left} leave, {v.Altered} change"
                + string.Concat(v.Notes.Select(n => $"; {n.English}")));
        await ListAsync(
            "Bills of open months", plan.Bills,
            b => $"{b.Bill} {b.Name}: {b.Before?.ToString() ?? "-"} -> {b.After?.ToString() ?? "-"}, "
                + $"{b.PeopleBefore} -> {b.PeopleAfter} people{(b.IsFixed ? ", tried already: its sum stays" : "")}");
        await ListAsync(
            "NIK listed twice", plan.Doubled,
            d => $"{d.Mark}: {string.Join(", ", d.Villages)}{(d.IsBilledTwice ? ", billed twice" : "")}");
        await ListAsync(
            "Would not be debited", plan.Held, h => $"{h.Code} {h.Name}: {BillReason.English(h.Reason)}");
        await output.WriteLineAsync(
            $"Bills of open months change by {Rupiah.Sum(plan.Bills.Where(b => !b.IsFixed).Select(b => b.Difference))}."
            + (shown.NeedsSecond ? " Another person must take it (--by)." : ""));
    }
}

/// <summary>Everything that takes files into the register of one storage account, outside the function app.</summary>
internal sealed record RegisterDesk(PrepareImport Prepare, TakeImport Take, IImports Imports, Rules Rules)
{
    public static async Task<RegisterDesk> OpenAsync(
        StorageAccount account, (string Hash, string Cipher) keys, IReadOnlyList<string> banks,
        PlanningSettings planning, ImportPolicy policy, TimeProvider clock, CancellationToken stop)
    {
        var vault = VaultOf(account, keys);
        var rules = await RulesAsync(account, banks, planning, clock, stop);
        var files = new RegisterFiles();
        var registry = new TableRegistry(account);
        var imports = new TableImports(account, vault);
        var register = new ReadRegister(registry, new TableLedger(account, "import"), rules, clock);
        return new RegisterDesk(
            new PrepareImport(
                files, register, vault, imports, new KeepFieldMaps(new TableFieldMaps(account), imports, clock),
                policy, rules, clock),
            new TakeImport(
                files, register, registry, vault, imports, policy, rules, clock, NullLogger<TakeImport>.Instance),
            imports,
            rules);
    }

    public static NikVault VaultOf(StorageAccount account, (string Hash, string Cipher) keys) =>
        NikVault.Open(account, new StorageSettings { NikHashKey = keys.Hash, NikCipherKey = keys.Cipher });

    public static async Task<Rules> RulesAsync(
        StorageAccount account, IReadOnlyList<string> banks, PlanningSettings planning, TimeProvider clock,
        CancellationToken stop)
    {
        var shipped = planning.Rules(banks.ToDictionary(b => b, _ => new BankTerms(), StringComparer.Ordinal));
        return new RuleBook(await new TableRuleVersions(account).ReadAsync(stop))
            .On(shipped.Today(clock.GetUtcNow()), shipped);
    }
}
