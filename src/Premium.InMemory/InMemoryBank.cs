using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>
/// Banks in memory, for tests and the simulator: accounts with balances, one execution a reference whatever is sent,
/// inquiries, statements and a record of all transfers that an auditor can hold against the ledger. Whatever goes
/// wrong is chosen by a function of the order, so that a seeded simulator can drive it; late effects (a pending
/// payment, a reversal) happen by the clock. Safe for many threads.
/// </summary>
/// <param name="time">The bank's clock.</param>
/// <param name="conductOf">
/// Asked at every payment and inquiry; must give the same answer for the same <see cref="PaymentOrder.Id"/>.
/// </param>
/// <param name="utcOffset">The bank's time zone; WIB (+7) if not given.</param>
public sealed partial class InMemoryBank(
    TimeProvider time, Func<PaymentOrder, BankConduct>? conductOf = null, TimeSpan? utcOffset = null)
    : IBank, IStatements
{
    private readonly Lock gate = new();
    private readonly InMemoryAccounts accounts = new(utcOffset ?? TimeSpan.FromHours(7));
    private readonly Dictionary<DebitId, BankPayment> payments = [];
    private readonly List<BankPayment> accepted = [];

    /// <summary>Payments that the clock may still change: pending ones, and executed ones to be given back.</summary>
    private readonly List<BankPayment> unsettled = [];

    private readonly HashSet<(DateOnly Day, string ExternalId)> requests = [];
    private readonly List<BankTransfer> moves = [];
    private readonly List<PaymentOrder> received = [];

    /// <summary>Every payment order that was handed to the bank, lost and repeated ones included.</summary>
    public IReadOnlyList<PaymentOrder> Received
    {
        get
        {
            lock (gate)
            {
                return [.. received];
            }
        }
    }

    /// <summary>
    /// Everything executed so far, in the order of execution; an attempt at most once while the bank remembers it.
    /// </summary>
    public IReadOnlyList<BankTransfer> Transfers
    {
        get
        {
            lock (gate)
            {
                Settle();
                return
                [
                    .. accepted.Where(p => p.ExecutedAt is not null).OrderBy(p => p.ExecutedAt)
                        .Select(p => p.AsTransfer()),
                ];
            }
        }
    }

    /// <summary>
    /// What was executed and what was given back, each as it happened, after the first <paramref name="known"/> of
    /// them: for whoever looks again and again.
    /// </summary>
    public IReadOnlyList<BankTransfer> MovesAfter(int known)
    {
        lock (gate)
        {
            Settle();
            return moves[known..];
        }
    }

    public Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            return Task.FromResult<PaymentReply>(new PaymentReply.NotSent("stopped before it was sent"));
        }

        lock (gate)
        {
            Settle();
            received.Add(order);
            var conduct = conductOf?.Invoke(order) ?? BankConduct.Good;
            var reply = Pay(order, conduct);
            return conduct.Payment == PaymentConduct.Breaks
                ? Task.FromException<PaymentReply>(new IOException("The connection broke while the bank worked."))
                : Task.FromResult(reply with { Calls = [InMemoryCalls.Of(order, reply, time.GetUtcNow())] });
        }
    }

    public Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            Settle();
            var conduct = conductOf?.Invoke(order) ?? BankConduct.Good;
            InquiryReply reply =
                conduct.InquiryIsSilent ? new InquiryReply.Silent("no answer within the time given", Said("504"))
                : !IsNew(order) ? new InquiryReply.Silent("the external id was used before today", Said("4093600"))
                : Remembered(order.Id) is not { IsHidden: false } payment ? new InquiryReply.NotFound(Said("4043601"))
                : new InquiryReply.Found(
                    payment.Status,
                    order.Id.PaymentReference,
                    conduct.InquiryNames ?? payment.Order.Amount,
                    payment.Order.Source.No,
                    Beneficiary: null,
                    BeneficiaryAgrees: true,
                    Said("2003600", payment.Conduct.BankReference ?? order.Id.PaymentReference))
                {
                    Reason = payment.IsDenied ? payment.Conduct.Reason : null,
                };
            return Task.FromResult(reply with { Calls = [InMemoryCalls.Of(order, reply, time.GetUtcNow())] });
        }
    }

    public Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            Settle();
            BalanceReply reply = accounts.Available(account) is { } available
                ? new BalanceReply.Known(available)
                : new BalanceReply.Silent("the bank does not know the account");
            return Task.FromResult(reply with { Calls = [InMemoryCalls.Of(account, reply, time.GetUtcNow())] });
        }
    }

    public Task<StatementReply> StatementAsync(
        BankAccount account, DateOnly from, DateOnly to, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            Settle();
            return Task.FromResult(accounts.Statement(account, from, to, accounts.Day(time.GetUtcNow())));
        }
    }

    private PaymentReply Pay(PaymentOrder order, BankConduct conduct)
    {
        PaymentReply Silence(string why) => new PaymentReply.Unknown(why, Said(""));
        PaymentReply Refusal(RefusalReason reason) =>
            new PaymentReply.Refused(reason, Said(conduct.Code, message: $"{reason}"));
        if (conduct.Payment == PaymentConduct.NotSent)
        {
            return new PaymentReply.NotSent("connection refused");
        }

        if (conduct.Payment == PaymentConduct.SilentBeforeEffect)
        {
            return Silence("the connection was lost");
        }

        // A reference the bank has is never executed again; what became of the first one only an inquiry tells.
        if (!IsNew(order) || Remembered(order.Id) is not null)
        {
            return Silence("the bank has this reference already");
        }

        var payment = new BankPayment(order, conduct, time.GetUtcNow());
        payments[order.Id] = payment;
        accepted.Add(payment);
        unsettled.Add(payment);
        if (conduct.Payment is PaymentConduct.PendingThenPaid or PaymentConduct.PendingThenFailed)
        {
            payment.SettlesAt = time.GetUtcNow() + conduct.Settles;
            return Silence("accepted, in progress");
        }

        if (conduct.Payment is PaymentConduct.RefusesAndExecutes or PaymentConduct.SilentThenPaid)
        {
            payment.SettlesAt = conduct.ExecutesAt ?? time.GetUtcNow();
            Settle();
            return payment.IsDenied ? Refusal(conduct.Reason) : Silence("no answer within the time given");
        }

        RefusalReason? refusal = conduct.Payment == PaymentConduct.Refuses ? conduct.Reason : Execute(payment);
        payment.Fate = refusal is null ? payment.Fate : BankFate.Failed;
        return conduct.Payment == PaymentConduct.SilentAfterEffect ? Silence("the answer was lost")
            : refusal is { } reason ? Refusal(reason)
            : new PaymentReply.Paid(Said("2001700", conduct.BankReference ?? order.Id.PaymentReference));
    }

    private RefusalReason? Execute(BankPayment payment)
    {
        if (accounts.Available(payment.Order.Source) is not { } available)
        {
            return RefusalReason.AccountUnknown;
        }

        if (available < payment.Order.Amount)
        {
            return RefusalReason.NoFunds;
        }

        var at = payment.SettlesAt ?? time.GetUtcNow();
        (payment.Fate, payment.ExecutedAt) = (BankFate.Executed, at);
        moves.Add(payment.AsTransfer());
        accounts.Debit(payment, at);
        return null;
    }

    /// <summary>What has become due by the clock: pending payments get their fate, reversals happen.</summary>
    private void Settle()
    {
        var now = time.GetUtcNow();
        unsettled.RemoveAll(p => p.Fate is BankFate.Failed or BankFate.GivenBack
            || (p.Fate == BankFate.Executed && p.Conduct.GivesBackAfter is null));
        foreach (var payment in unsettled)
        {
            if (payment.Fate == BankFate.Pending && payment.SettlesAt <= now
                && (payment.Conduct.Payment == PaymentConduct.PendingThenFailed || Execute(payment) is not null))
            {
                payment.Fate = BankFate.Failed;
            }

            if (payment.Fate == BankFate.Executed && payment.ExecutedAt + payment.Conduct.GivesBackAfter is { } at
                && at <= now)
            {
                (payment.Fate, payment.BackAt) = (BankFate.GivenBack, at);
                moves.Add(payment.AsTransfer());
                accounts.GiveBack(payment, at);
            }
        }
    }

    private BankPayment? Remembered(DebitId id) =>
        payments.GetValueOrDefault(id) is { } payment && !(time.GetUtcNow() >= payment.ForgottenAt) ? payment : null;

    /// <summary>A bank refuses an external id that it has seen on the same day.</summary>
    private bool IsNew(PaymentOrder order) =>
        requests.Add((accounts.Day(time.GetUtcNow()), order.Id.ExternalId(order.FirstRequest)));

    private Evidence Said(string code, string bankReference = "", string message = "") =>
        new(time.GetUtcNow(), code, message, bankReference);
}
