using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Verification.Simulation.Defects;

/// <summary>Defects in what is believed of a bank that may be wrong.</summary>
internal static partial class BrokenEngines
{
    /// <summary>Attempts that ended, by the clock of the simulation they ended in.</summary>
    private static readonly ConditionalWeakTable<TimeProvider, HashSet<DebitId>> Ended = [];

    private static readonly Dictionary<string, (string[] Rules, Func<EngineParts, EngineParts> Alter)> OfLies =
        new()
        {
            ["settled in hours of the clock"] = (["1", "4"], parts => parts with
            {
                Rules = parts.Rules with
                {
                    Banks = parts.Rules.Banks.ToDictionary(
                        b => b.Key,
                        b => b.Value with { SettleBankingDays = 0, SettleHours = TimeSpan.FromHours(48) }),
                },
            }),
            ["an empty statement believed"] = (["1", "4", "9", "no statement"], WithStatements(reply =>
                reply is StatementReply.Partial { Lines.Count: 0 } ? Believed([]) : reply)),
            ["totals that do not tie believed"] = (["1", "4", "9", "no statement"], WithStatements(reply =>
                reply is StatementReply.Partial half ? Believed(half.Lines) : reply)),
            ["a debit in other words ignored"] = (["1", "4", "6", "14", "lost"], WithLines(line =>
                !line.IsDebit || Names(line.Texts))),
            // A statement without a payment that is known proves nothing: what else hangs on the account is not tried.
            ["the words of a line taken literally"] = (["1", "2", "4", "6", "lost"], WithLines(line =>
                !line.IsDebit || (line.Texts.Count == 1 && Ours().IsMatch(line.Remark)))),
            // What is not adopted makes its village stand still, which is told nothing then.
            ["a line of a refused payment ignored"] = (["1", "told"], WithLedger(l => new BrokenLedger(l)
            {
                Writes = change => change.Rows.OfType<Adoption>().ToList() is { Count: > 0 } adopted
                    ? change with
                    {
                        Rows =
                        [
                            .. change.Rows.Where(r => r is EvidenceRow || adopted.All(a => a.BillId != r.BillId)),
                        ],
                    }
                    : change,
            })),
            ["a refused payment adopted without its row"] = (["1", "a person clears"], WithWrites(row =>
                row is Adoption ? null : row)),
            ["a surplus debit kept quiet"] = (["1", "7", "two people"], WithWrites(row =>
                row is Bill { Doubt: BillDoubt.SecondDebit, State: not BillState.Held } bill
                    ? bill with { Doubt = null }
                    : row)),
            ["a doubt kept quiet"] = (
                ["1", "4", "6", "told", "oldest first", "two people"],
                WithWrites(row => row is Bill { Doubt: not null } bill
                ? (bill.Hold == HoldReason.InDoubt ? bill.Moved(BillEvent.Release) : bill) with { Doubt = null }
                : row)),
            ["a reversal without our words ignored"] = (["1", "14"], WithLines(line =>
                line.IsDebit || line.Remark == "ADD" || Ours().IsMatch(line.Remark))),
            ["no last look"] = (["4"], parts => WithBank(b => new BrokenBank(b)
            {
                Pays = Noting(parts),
                Knows = order => Ended.GetOrCreateValue(parts.Clock).Contains(order.Id)
                    ? new InquiryReply.NotFound(new Evidence(parts.Clock.GetUtcNow()))
                    : null,
            })(parts)),
            ["a contradiction of the bank ignored"] = (["1", "4"], parts =>
            {
                var ended = Ended.GetOrCreateValue(parts.Clock);
                var deaf = WithBank(b => new BrokenBank(b)
                {
                    Pays = Noting(parts),
                    Hears = (order, reply) => reply is InquiryReply.Found { Status: TransactionStatus.Success } found
                        && ended.Contains(order.Id)
                            ? found with { Status = TransactionStatus.Failed }
                            : reply,
                });
                return WithLines(line => !(StatementMatcher.Reference(line.Remark) is { } id && ended.Contains(id)))(
                    deaf(parts));
            }
            ),
            ["Planned beside Paid believed"] = (["1", "4", "10", "14"], ps => WithoutProof(ps, l => new BrokenLedger(l)
            {
                Reads = WithoutPaidBesidePlanned,
                ReadsRun = WithoutHeads,
                ProvesJournals = false,
            })),
            ["no journal proof before the debits"] = (["1", "3", "10", "14"], parts => WithoutProof(
                parts, l => new BrokenLedger(l) { ReadsRun = WithoutHeads, ProvesJournals = false })),
            ["old debts forgotten"] = (
                ["1", "6", "7", "8", "14", "lost", "oldest first"],
                WithLedger(l => new BrokenLedger(l) { KnowsOldDebts = false })),
        };

    [GeneratedRegex("^BPJSTK-[0-9]{17}$")]
    private static partial Regex Ours();

    [GeneratedRegex("[0-9]{10}")]
    private static partial Regex LongNumber();

    /// <summary>No process remembers what it has proven, and no run what it noted.</summary>
    private static EngineParts WithoutProof(EngineParts parts, Func<ILedger, ILedger> with) =>
        WithLedger(with)(parts with { Believed = new BelievedSheets() });

    private static RunManifest WithoutHeads(RunManifest manifest) => manifest with
    {
        Reports = [.. manifest.Reports.Select(r => r with { Heads = [] })],
    };

    private static Sheet WithoutPaidBesidePlanned(Sheet sheet) => sheet.With(
        sheet.Head,
        sheet.Debits
            .Where(d => d.State == DebitState.Paid && !sheet.IsGivenBack(d.Id)
                && sheet.Bill(d.Village, d.Id.Bill.Segment) is { State: BillState.Planned })
            .Select(d => d with { State = DebitState.Refused, Refusal = RefusalReason.FailedAtBank }));

    /// <summary>Pays, and notes what the bank refused.</summary>
    private static Func<IBank, PaymentOrder, CancellationToken, Task<PaymentReply>> Noting(EngineParts parts) =>
        async (bank, order, stop) =>
        {
            var reply = await bank.PayAsync(order, stop);
            if (reply is PaymentReply.Refused)
            {
                Ended.GetOrCreateValue(parts.Clock).Add(order.Id);
            }

            return reply;
        };

    private static bool Names(IEnumerable<string> texts) => texts.Any(t =>
        LongNumber().IsMatch(t.Replace(" ", "", StringComparison.Ordinal))
        && !t.StartsWith("OVB", StringComparison.Ordinal));

    private static Func<EngineParts, EngineParts> WithStatements(Func<StatementReply, StatementReply> prints) =>
        parts => parts with { Statements = new BrokenStatements(parts.Statements) { Prints = prints } };

    /// <summary>However far it reaches.</summary>
    private static StatementReply.Complete Believed(IReadOnlyList<StatementLine> lines) =>
        new(lines) { NeedsNoFigures = true };

    /// <summary>Some lines are passed over, whether the statement is complete or not.</summary>
    private static Func<EngineParts, EngineParts> WithLines(Func<StatementLine, bool> reads) =>
        WithStatements(reply => reply switch
        {
            StatementReply.Complete complete => Believed([.. complete.Lines.Where(reads)]),
            StatementReply.Partial half => new StatementReply.Partial([.. half.Lines.Where(reads)], half.Why),
            _ => reply,
        });
}
