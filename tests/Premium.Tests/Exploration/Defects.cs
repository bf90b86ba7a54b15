using Premium.Domain;
using Premium.Ports;
using Premium.Verification.Simulation;
using Premium.Verification.Simulation.Defects;

namespace Premium.Tests.Exploration;

/// <summary>A defect between the use cases and their ports, and what must be seen of it.</summary>
/// <param name="Scenario">Where it shows.</param>
/// <param name="Preemptions">The fewest that it takes; with fewer it must go unseen.</param>
/// <param name="Seen">Part of what the inspector says.</param>
/// <param name="Alter">The defect.</param>
internal sealed record Defect(
    string Scenario, int Preemptions, string Seen, Func<EngineParts, EngineParts> Alter);

internal static class Defects
{
    public static readonly IReadOnlyDictionary<string, Defect> All = new Dictionary<string, Defect>
    {
        ["commits do not ask for the entry number"] =
            new(Scenarios.Paid, 1, "was final and is Reserved", parts => parts with
            {
                Ledger = new RacyLedger(parts.Ledger)
                {
                    Commits = async (ledger, sheet, change, stop) =>
                    {
                        var result = await ledger.CommitAsync(sheet, change, stop);
                        return result is CommitResult.Lost
                            ? await ledger.CommitAsync(await NowAsync(ledger, sheet, stop), change, stop)
                            : result;
                    },
                },
            }),
        ["after a lost race the rows are stale"] = new(Scenarios.Paid, 1, "was final and is Reserved", parts =>
        {
            var first = new Dictionary<string, Sheet>();
            return parts with
            {
                Ledger = new RacyLedger(parts.Ledger)
                {
                    Reads = sheet => first.TryAdd(sheet.Key, sheet) ? sheet : first[sheet.Key].With(sheet.Head, []),
                },
            };
        }),
        ["the payment leaves before the reservation is in"] = new(Scenarios.Paid, 1, "was sent twice", parts =>
        {
            var replies = new Dictionary<DebitId, PaymentReply>();
            return parts with
            {
                Ledger = new RacyLedger(parts.Ledger)
                {
                    Commits = async (ledger, sheet, change, stop) =>
                    {
                        foreach (var debit in change.Rows.OfType<Debit>().Where(d => d.State == DebitState.Reserved))
                        {
                            replies[debit.Id] = await parts.Bank.PayAsync(debit.AsOrder(firstRequest: 0), stop);
                        }

                        return await ledger.CommitAsync(sheet, change, stop);
                    },
                },
                Bank = new BrokenBank(parts.Bank)
                {
                    Pays = (_, order, _) => Task.FromResult(replies[order.Id]),
                },
            };
        }),
        ["a reservation lapses after a minute"] = new(Scenarios.HeldUp, 1, "live attempts", parts => parts with
        {
            Ledger = new BrokenLedger(parts.Ledger)
            {
                // The attempt, too: rows that contradict each other stand still.
                Reads = sheet => sheet.With(sheet.Head, sheet.Bills
                    .Select(b => (Bill: b, Debit: sheet.LastDebit(b)))
                    .Where(b => b.Debit is { State: DebitState.Reserved }
                        && parts.Clock.GetUtcNow() - b.Debit.ReservedAt > TimeSpan.FromMinutes(1))
                    .SelectMany(b => new SheetRow[]
                    {
                        b.Bill with { State = BillState.Planned },
                        b.Debit! with { State = DebitState.Abandoned, NextInquiry = null },
                    })),
            },
        }),
        ["not found is taken for final"] =
            new(Scenarios.HeldUp, 1, "is Refused, and the bank executed it", parts => parts with
            {
                Bank = new BrokenBank(parts.Bank)
                {
                    Hears = (order, reply) => reply is InquiryReply.NotFound notFound
                        ? new InquiryReply.Found(
                            TransactionStatus.Failed, null, order.Amount, null, null, true, notFound.Evidence)
                        : reply,
                },
            }),
        ["senders do not see what is being sent"] =
            new(Scenarios.Senders, 1, "alerts mailed", parts => parts with
            {
                Ledger = new RacyLedger(parts.Ledger)
                {
                    Reads = sheet => sheet.With(sheet.Head, sheet.Alerts
                        .Where(a => a.State == AlertState.Sending)
                        .Select(a => a with { State = AlertState.Raised, NextTry = null })),
                },
            }),
        ["reports are added up, not replaced"] = new(Scenarios.Paid, 0, "does not add up", parts => parts with
        {
            Ledger = new RacyLedger(parts.Ledger)
            {
                Reports = async (ledger, run, report, stop) =>
                {
                    var before = (await ledger.RunAsync(run, stop))?.Tally ?? new Tally();
                    await ledger.ReportAsync(run, report with { Tally = before + report.Tally! }, stop);
                },
            },
        }),
    };

    private static async Task<Sheet> NowAsync(ILedger ledger, Sheet sheet, CancellationToken stop) =>
        (await ledger.SheetsAsync(sheet.District, sheet.PayMonth, sheet.PayMonth, stop))[0];
}

/// <summary>A ledger that reads or commits otherwise than agreed.</summary>
internal sealed class RacyLedger(ILedger ledger) : LedgerAround(ledger)
{
    public Func<Sheet, Sheet> Reads { get; init; } = sheet => sheet;

    public Func<ILedger, Sheet, Change, CancellationToken, Task<CommitResult>> Commits { get; init; } =
        (ledger, sheet, change, stop) => ledger.CommitAsync(sheet, change, stop);

    public Func<ILedger, string, DistrictReport, CancellationToken, Task> Reports { get; init; } =
        (ledger, run, report, stop) => ledger.ReportAsync(run, report, stop);

    public override async Task<IReadOnlyList<Sheet>> SheetsAsync(
        DistrictCode district, PayMonth from, PayMonth to, CancellationToken stop) =>
        [.. (await Inner.SheetsAsync(district, from, to, stop)).Select(Reads)];

    public override Task<CommitResult> CommitAsync(Sheet sheet, Change change, CancellationToken stop) =>
        Commits(Inner, sheet, change, stop);

    public override Task ReportAsync(string run, DistrictReport report, CancellationToken stop) =>
        Reports(Inner, run, report, stop);
}
