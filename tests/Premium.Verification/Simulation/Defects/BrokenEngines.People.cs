using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Verification.Simulation.Defects;

/// <summary>Defects in what people decide, enter and are told.</summary>
internal static partial class BrokenEngines
{
    private static readonly Dictionary<string, (string[] Rules, Func<EngineParts, EngineParts> Alter)> OfPeople =
        new()
        {
            ["a kind left off the worklist"] = (["14"], parts => parts with
            {
                ShowsWork = items => [.. items.Where(i => i.Kind != WorkKinds.Mandate)],
            }),
            ["paid bills on the worklist"] = (["14"], parts => parts with
            {
                ShowsWork = items =>
                [
                    .. items.Select(i => i with
                    {
                        Bills = [.. i.Bills, .. i.Bills.Select(b => b with { Period = b.Period.Plus(-3) })],
                    }),
                ],
            }),
            ["one person decides alone"] = (["two people"], WithWrites(row => row is Decision { ConfirmedBy: not "" } d
                ? d with { ConfirmedBy = d.ProposedBy.ToUpperInvariant() }
                : row)),
            ["a decision without its row"] = (["2", "4"], WithWrites(row => row is Decision { ConfirmedBy: not "" }
                ? null
                : row)),
            ["a signed fate turned around"] = (["two people"], parts => WithLedger(l => new BrokenLedger(l)
            {
                Writes = change => change.Rows.OfType<Decision>().Any(d => d.ConfirmedBy.Length > 0)
                    ? change with
                    {
                        Rows =
                        [
                            .. change.Rows.Select(r => r is Debit { State: DebitState.Paid } d
                                ? d with { State = DebitState.Abandoned }
                                : r),
                        ],
                    }
                    : change,
            })(parts)),
            ["never executed, signed before settling"] = (["4"], parts => Deaf()(parts) with
            {
                Rules = parts.Rules with
                {
                    Banks = parts.Rules.Banks.ToDictionary(
                        b => b.Key, b => b.Value with { SettleBankingDays = 0, SettleHours = default }),
                },
            }),
            ["never executed, signed without a statement"] = (["4"], parts => Deaf()(parts) with
            {
                Statements = new BrokenStatements(parts.Statements) { AsksTheBank = false },
            }),
            ["a receipt of another amount taken"] = (["receipt"], WithWrites(row => row is Receipt r
                ? r with { Amount = r.Amount + r.Amount }
                : row)),
            ["covered without a receipt"] = (["receipt"], WithWrites(row => row is Receipt ? null : row)),
            ["a receipt number taken twice"] = (["receipt"], WithWrites(row => row is Receipt r
                ? r with { Number = r.Number[^4..] }
                : row)),
            ["a refused bill tried again by itself"] = (["a person clears", "7"], WithLedger(l => new BrokenLedger(l)
            {
                Reads = sheet => sheet.With(sheet.Head, sheet.Bills
                    .Where(b => b.State == BillState.Refused)
                    .Select(b => b with { State = BillState.Planned, NextTry = null })),
            })),
            ["a clearing that names nobody"] = (["a person clears"], WithLedger(l => new BrokenLedger(l)
            {
                Writes = change => change.Reason.StartsWith("cleared", StringComparison.Ordinal)
                    ? change with { Actor = "collect" }
                    : change,
            })),
            ["money given back not seen"] = (["1", "2", "6"], parts => parts with
            {
                Bank = new BrokenBank(parts.Bank)
                {
                    Hears = (_, reply) => reply is InquiryReply.Found { Status: TransactionStatus.Refunded } found
                        ? found with { Status = TransactionStatus.Success }
                        : reply,
                },
                Statements = new BrokenStatements(parts.Statements)
                {
                    Prints = reply => reply is StatementReply.Complete complete
                        ? complete with { Lines = [.. complete.Lines.Where(l => !l.IsCorrection)] }
                        : reply,
                },
            }),
            ["a missed run kept quiet"] = (["missed run"], WithChannel((channel, message, stop) =>
                message.Id.StartsWith("missed-", StringComparison.Ordinal)
                    ? Task.FromResult<Delivery>(new Delivery.Delivered("kept quiet"))
                    : channel.DeliverAsync(message, stop))),
            ["a run called missed that is not due"] = (["missed run"], parts => parts with
            {
                Schedule = new RunSchedule((purpose, upTo) => parts.Schedule.LastDue(purpose, upTo)?.AddHours(1)),
            }),
        };

    /// <summary>Nothing is proven absent by inquiry, so that only people may say so.</summary>
    private static Func<EngineParts, EngineParts> Deaf() => WithBank(b => new BrokenBank(b)
    {
        Hears = (_, reply) => reply is InquiryReply.NotFound notFound
            ? new InquiryReply.Silent("not found", notFound.Evidence)
            : reply,
    });

    /// <param name="writes">What becomes of each row; null drops it.</param>
    private static Func<EngineParts, EngineParts> WithWrites(Func<SheetRow, SheetRow?> writes) =>
        WithLedger(l => new BrokenLedger(l)
        {
            Writes = change => change with { Rows = [.. change.Rows.Select(writes).OfType<SheetRow>()] },
        });

    /// <summary>Bill and attempt: rows that contradict each other would stand still.</summary>
    private static Sheet WithoutUnknown(Sheet sheet) => sheet.With(
        sheet.Head,
        [
            .. sheet.Bills.Where(b => b.State == BillState.Unknown)
                .Select(b => b with { State = BillState.Planned }),
            .. sheet.Debits.Where(d => d.State == DebitState.Unknown)
                .Select(d => d with { State = DebitState.Abandoned, NextInquiry = null }),
        ]);

    private static DistrictReport ProvenLater(DistrictReport report) => report.Reconciliation is not { } result
        ? report
        : report with
        {
            Reconciliation = result with
            {
                Accounts = [.. result.Accounts.Select(a => a with { ProvenTo = a.ProvenTo?.AddDays(60) })],
            },
        };
}
