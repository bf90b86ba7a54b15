using Premium.Domain;
using Premium.Ports;

namespace Premium.Verification.Simulation.Defects;

/// <summary>Engines with one defect each, and the rule of design section 6 that the defect breaks.</summary>
internal static partial class BrokenEngines
{
    private static readonly Mandate Endless = new(
        default, SourceOfFunds.Add, DateOnly.MinValue, DateOnly.MaxValue, new Rupiah(1_000_000_000_000));

    /// <summary>By name: rules that may name it (the first one seen counts), and what is broken.</summary>
    public static IReadOnlyDictionary<string, (string[] Rules, Func<EngineParts, EngineParts> Alter)> All =>
        OfMachines.Concat(OfPeople).Concat(OfLies).Concat(OfRegister).Concat(OfTelling).Concat(OfWorklist)
            .ToDictionary();

    private static readonly Dictionary<string, (string[] Rules, Func<EngineParts, EngineParts> Alter)> OfMachines =
        new()
        {
            ["a new attempt while one is unknown"] = (["1", "7"], WithLedger(l => new BrokenLedger(l)
            {
                Reads = WithoutUnknown,
            })),
            ["age ends unknown"] = (["1", "2", "4"], WithLedger(l => new BrokenLedger(l)
            {
                Writes = change => change with { Rows = [.. change.Rows.Select(GiveUp)] },
            })),
            ["silence taken for a refusal"] = (["2"], WithBank(b => new BrokenBank(b)
            {
                Pays = async (bank, order, stop) => await bank.PayAsync(order, stop) switch
                {
                    PaymentReply.Unknown u => new PaymentReply.Refused(RefusalReason.FailedAtBank, u.Evidence),
                    var reply => reply,
                },
            })),
            ["silence taken for a payment"] = (["2"], WithBank(b => new BrokenBank(b)
            {
                Pays = async (bank, order, stop) => await bank.PayAsync(order, stop) switch
                {
                    PaymentReply.Unknown u => new PaymentReply.Paid(u.Evidence),
                    var reply => reply,
                },
            })),
            ["a payment sent again after silence"] = (["3"], WithBank(b => new BrokenBank(b)
            {
                Pays = async (bank, order, stop) => await bank.PayAsync(order, stop) is PaymentReply.Unknown
                    ? await bank.PayAsync(order with { FirstRequest = 1 }, stop)
                    : new PaymentReply.Unknown("", new Evidence(order.ReservedAt)),
            })),
            ["an attempt id used again"] = (["3"], WithBank(b => new BrokenBank(b)
            {
                Pays = (bank, order, stop) => bank.PayAsync(order with { Id = order.Id.Bill.Attempt(1) }, stop),
            })),
            ["other terms than reserved"] = (["3"], WithBank(b => new BrokenBank(b)
            {
                Pays = (bank, order, stop) => bank.PayAsync(order with { Amount = order.Amount * 2 }, stop),
            })),
            ["an inquiry with another amount believed"] = (["4"], WithBank(b => new BrokenBank(b)
            {
                Hears = (order, reply) => reply is InquiryReply.Found found
                    ? found with { Amount = order.Amount, Reference = null, Source = null }
                    : reply,
            })),
            ["not found taken for final"] = (["4"], WithBank(b => new BrokenBank(b)
            {
                Hears = (order, reply) => reply is InquiryReply.NotFound notFound
                    ? new InquiryReply.Found(
                        TransactionStatus.Failed, null, order.Amount, null, null, true, notFound.Evidence)
                    : reply,
            })),
            ["abandoned before the bank settled"] = (["4"], parts => parts with
            {
                Rules = parts.Rules with
                {
                    Banks = parts.Rules.Banks.ToDictionary(
                        b => b.Key, b => b.Value with { SettleBankingDays = 0, SettleHours = default }),
                },
            }),
            ["the end of a mandate ignored"] = (["5", "14"], WithMandate(m => m with { ValidTo = Endless.ValidTo })),
            ["the begin of a mandate ignored"] = (["5"], WithMandate(m => m with { ValidFrom = Endless.ValidFrom })),
            ["the limit of a mandate ignored"] =
                (["5"], WithMandate(m => m with { MonthlyLimit = Endless.MonthlyLimit })),
            ["the source of funds ignored"] = (["5"], WithMandate(m => m with { Source = Endless.Source })),
            ["a revoked mandate used"] = (["5"], WithMandate(m => m with { IsRevoked = false })),
            ["a pause ignored"] = (["5"], WithRegistry(register => register with
            {
                Villages = [.. register.Villages.Select(v => v with { IsPaused = false, Pause = null })],
            })),
            ["the bank's window ignored"] = (["5"], parts => parts with
            {
                Rules = parts.Rules with
                {
                    Calendar = new Calendar([]),
                    Banks = parts.Rules.Banks.ToDictionary(
                        b => b.Key, b => b.Value with { WindowOpens = default, WindowCloses = TimeOnly.MaxValue }),
                },
            }),
            ["older months passed over"] = (["oldest first", "7", "told"], parts => parts with
            {
                Rules = parts.Rules with { LookBackMonths = 0 },
            }),
            ["one broken row stops its district"] = (["6"], WithRegistry(register => register with
            {
                Villages = [.. register.Villages.Select(v => v with
                {
                    IsPaused = v.IsPaused || register.Malformed.Count > 0,
                })],
            })),
            ["a bill dropped from the tally"] = (["7"], WithLedger(l => new BrokenLedger(l)
            {
                Reports = report => report.Tally is { Held: > 0 } tally
                    ? report with { Tally = tally with { Expected = tally.Expected - 1, Held = tally.Held - 1 } }
                    : report,
            })),
            ["a village's error hidden in the tally"] = (["7"], WithLedger(l => new BrokenLedger(l)
            {
                Reports = report => report.Tally is { Skipped: > 0 } tally
                    ? report with { Tally = tally with { Expected = tally.Expected - tally.Skipped, Skipped = 0 } }
                    : report,
            })),
            ["a run closed without a district"] = (["7"], WithLedger(l => new BrokenLedger(l)
            {
                ReadsRun = manifest => manifest with
                {
                    Reports = [.. manifest.Reports.Select(r => r with { Tally = r.Tally ?? new Tally() })],
                },
            })),
            ["a red run kept quiet"] = (["7"], WithChannel((channel, message, stop) =>
                message.Id.StartsWith("run-", StringComparison.Ordinal)
                    ? Task.FromResult<Delivery>(new Delivery.Delivered("kept quiet"))
                    : channel.DeliverAsync(message, stop))),
            ["an alert sent twice"] = (["8"], WithLedger(l => new BrokenLedger(l)
            {
                Reads = sheet => sheet.With(sheet.Head, sheet.Alerts
                    .Where(a => a.State == AlertState.Sent)
                    .Select(a => a with { State = AlertState.Raised, Deliveries = "" })),
            })),
            ["an alert with another name"] = (["8"], WithChannel((channel, message, stop) =>
                channel.DeliverAsync(message with { Id = message.Id + "-again" }, stop))),
            ["an alert after the money is in"] = (["8"], WithLedger(l => new BrokenLedger(l)
            {
                // Seen so by the sender only: the other use cases read several months at once. Not at once again,
                // or time would stand still where the bill is under way and not paid.
                Writes = change => change.Actor == "alerts"
                    ? change with
                    {
                        Rows =
                        [
                            .. change.Rows.Select(r => r is Alert { State: AlertState.Withdrawn } a
                                ? a with { State = AlertState.Sending, NextTry = change.At.AddMinutes(10) }
                                : r),
                        ],
                    }
                    : change,
            })),
            ["an alert with another amount"] = (["8"], WithLedger(l => new BrokenLedger(l)
            {
                Writes = change => change with
                {
                    Rows =
                    [
                        .. change.Rows.Select(r =>
                            r is Alert a ? a with { Amount = a.Amount + new Rupiah(1) } : r),
                    ],
                },
            })),
            ["a stage left out"] = (["8"], parts => parts with
            {
                Rules = parts.Rules with
                {
                    Ladder = new Ladder(
                    [
                        new Rung("missed", RungReached.Missed),
                        new Rung("due-5", RungReached.DaysBeforeSafeDay, 7),
                        new Rung("due-0", RungReached.DaysBeforeSafeDay, 0, AlsoUntried: true),
                    ]),
                },
            }),
            ["lapse told on old data"] = (["9"], WithLedger(l => new BrokenLedger(l)
            {
                ReadsRun = manifest => manifest with { Reports = [.. manifest.Reports.Select(ProvenLater)] },
            })),
            ["a final attempt edited"] = (["10"], WithLedger(l => new BrokenLedger(l)
            {
                Writes = change => change with
                {
                    Rows =
                    [
                        .. change.Rows,
                        .. change.Rows.OfType<Debit>()
                            .Where(d => d.Id.Attempt > 1 && d.State == DebitState.Reserved)
                            .Select(d => d with { Id = d.Id.Bill.Attempt(d.Id.Attempt - 1), State = DebitState.Paid }),
                    ],
                },
            })),
            ["the sum of a bill changed"] = (["10"], WithLedger(l => new BrokenLedger(l)
            {
                Writes = change => change with
                {
                    Rows =
                    [
                        .. change.Rows.Select(r => r is Bill { State: BillState.Debited } b
                            ? b with { Lines = [.. b.Lines, b.Lines[0]] }
                            : r),
                    ],
                },
            })),
            ["an account number in an alert"] = (["11"], parts => WithChannel(async (channel, message, stop) =>
            {
                var code = message.Id.Split('-')[0];
                var account = VillageCode.TryParse(code, out var village)
                    ? (await parts.Registry.DistrictAsync(village.District, stop)).Villages
                        .FirstOrDefault(v => v.Code == village)?.Mandate?.Account.No.Reveal()
                    : null;
                return await channel.DeliverAsync(message with { Body = message.Body + account }, stop);
            })(parts)),
        };

    private static Func<EngineParts, EngineParts> WithLedger(Func<ILedger, ILedger> with) =>
        parts => parts with { Ledger = with(parts.Ledger) };

    private static Func<EngineParts, EngineParts> WithBank(Func<IBank, IBank> with) =>
        parts => parts with { Bank = with(parts.Bank) };

    private static Func<EngineParts, EngineParts> WithChannel(
        Func<IAlertChannel, AlertMessage, CancellationToken, Task<Delivery>> delivers) =>
        parts => parts with { Channel = new BrokenChannel(parts.Channel, delivers) };

    private static Func<EngineParts, EngineParts> WithRegistry(Func<DistrictRegister, DistrictRegister> reads) =>
        parts => parts with { Registry = new BrokenRegistry(parts.Registry) { Reads = reads } };

    private static Func<EngineParts, EngineParts> WithMandate(Func<Mandate, Mandate> reads) =>
        WithRegistry(register => register with
        {
            Villages = [.. register.Villages.Select(v => v.Mandate is { } m ? v with { Mandate = reads(m) } : v)],
        });

    private static SheetRow GiveUp(SheetRow row) => row switch
    {
        Debit { State: DebitState.Unknown, Inquiries: >= 3 } debit =>
            debit with { State = DebitState.Refused, Refusal = RefusalReason.FailedAtBank, NextInquiry = null },
        Bill { State: BillState.Unknown } bill => bill,
        _ => row,
    };
}
