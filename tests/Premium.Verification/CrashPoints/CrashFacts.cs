using Premium.Adapters.Storage;
using Premium.Domain;
using PremiumFunctions.Local.Twin;

namespace Premium.Verification.CrashPoints;

/// <summary>What the bank's movements say about one bill, over all its attempts.</summary>
/// <param name="Times">How often money left the account.</param>
/// <param name="Net">What is gone in the end.</param>
public sealed record Taken(int Times, Rupiah Net);

/// <summary>Both sides when all is over: our sheets and runs, the bank's movements, mails and phones.</summary>
public sealed record CrashFacts
{
    public required IReadOnlyList<Bill> Bills { get; init; }

    public required IReadOnlyList<Alert> Alerts { get; init; }

    public required IReadOnlyList<Run> Runs { get; init; }

    public required IReadOnlyDictionary<BillId, Taken> Taken { get; init; }

    /// <summary>Attempts that turned out never to have left: a process died between reserving and sending.</summary>
    public int Unsent { get; init; }

    /// <summary>Message ids; a message sent again under its id is one mail for whoever reads it.</summary>
    public required IReadOnlyList<string> Mails { get; init; }

    public required IReadOnlyList<CrashTold> Told { get; init; }

    /// <summary>Broken journals, unreadable rows, money moved under a reference that no debit of ours has.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    internal static async Task<CrashFacts> ReadAsync(
        StorageAccount storage, IReadOnlyList<DistrictCode> districts, TwinLedger bank, CrashMessages messages,
        DateOnly day, CancellationToken stop)
    {
        var ledger = new TableLedger(storage, "crash-audit");
        var sheets = new List<Sheet>();
        var problems = new List<string>();
        foreach (var district in districts)
        {
            var (from, to) = (PayMonth.Of(day).Plus(-3), PayMonth.Of(day).Plus(1));
            foreach (var sheet in await ledger.SheetsAsync(district, from, to, stop))
            {
                sheets.Add(sheet);
                problems.AddRange(sheet.Malformed.Select(m => $"{m.Place}: {m.Problem}"));
            }

            await foreach (var stored in ledger.StoredAsync(district, from, to, stop))
            {
                problems.AddRange(JournalCheck.Of(stored).Findings.Select(f => f.Text));
            }
        }

        List<Alert> alerts = [.. sheets.SelectMany(s => s.Alerts)];
        var debits = sheets.SelectMany(s => s.Debits).ToDictionary(d => d.Id.PaymentReference, StringComparer.Ordinal);
        var audit = bank.Audit();
        problems.AddRange(audit
            .Where(a => !debits.ContainsKey(a.Reference))
            .Select(a => $"the bank moved {a.Net} under {a.Reference}, of which the sheets know nothing"));
        return new CrashFacts
        {
            Bills = [.. sheets.SelectMany(s => s.Bills)],
            Alerts = alerts,
            Runs = await ledger.RunsAsync(day, day.AddDays(7), stop),
            Taken = audit
                .Where(a => DebitId.TryParseReference(a.Reference, out _))
                .GroupBy(a => DebitId.TryParseReference(a.Reference, out var id) ? id.Bill : default)
                .ToDictionary(
                    g => g.Key, g => new Taken(g.Sum(a => a.TimesExecuted), Rupiah.Sum(g.Select(a => a.Net)))),
            Unsent = sheets.Sum(s => s.Debits.Count(d => d.State == DebitState.Abandoned)),
            Mails = [.. messages.Mails.Select(m => m.MessageId!)],
            Told = messages.At(alerts),
            Problems = problems,
        };
    }
}
