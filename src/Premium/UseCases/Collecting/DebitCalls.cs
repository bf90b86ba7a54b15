using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What the bank said of one attempt, with the calls that it took.</summary>
internal sealed record Heard(
    DebitId Debit, BankAccount Account, Answer Answer, IReadOnlyList<BankCall> Calls, bool ByInquiry);

/// <summary>
/// Calls a bank about one attempt. A defect in one village's call must not lose the answers of the others: it is
/// silence, too.
/// </summary>
internal sealed partial class DebitCalls(IBank bank, IStatements statements, TimeProvider clock, ILogger log)
{
    /// <summary>What has begun to leave is finished; what a stop, or the time, overtook is not sent.</summary>
    public async Task<Heard> PayAsync(ReservedDebit reserved, CancellationToken stop)
    {
        var debit = reserved.Debit;
        PaymentReply reply;
        IReadOnlyList<BankCall> calls;
        try
        {
            // A worker that was held up since its reservation does not send: others may be asking by the time that
            // the bank answers, or it may have shut.
            reply = stop.IsCancellationRequested ? new PaymentReply.NotSent("stopped before it was sent")
                : clock.GetUtcNow() > reserved.SendBefore
                    ? new PaymentReply.NotSent("reserved too long ago to be sent")
                    : await bank.PayAsync(
                        debit.AsOrder(firstRequest: 0) with { NotBefore = reserved.NotBefore }, stop);
            calls = reply.Calls;
        }
        catch (Exception e)
        {
            var broken = Broken(SnapService.Transfer, e);
            // Nobody knows how many requests left, so the reply names none.
            reply = new PaymentReply.Unknown(broken.Why, new Evidence(broken.SentAt));
            calls = [broken];
        }

        return new Heard(debit.Id, debit.Account, Answer.From(reply, clock.GetUtcNow()), calls, ByInquiry: false);
    }

    /// <summary>
    /// The treasurer is told how much is missing; without an answer the alert names only the sum, and a stop costs no
    /// more than that. Asked once all is paid: what another bill took from the same account is there no more.
    /// </summary>
    public async Task<IReadOnlyList<Heard>> WithBalancesAsync(IReadOnlyList<Heard> heard, CancellationToken stop)
    {
        static bool IsShort(Heard one) =>
            one is { ByInquiry: false, Answer: Answer.Refused { Reason: RefusalReason.NoFunds } };
        (BankAccount Account, BalanceReply Reply)[] asked;
        try
        {
            asked = await Task.WhenAll(heard.Where(IsShort).Select(h => h.Account).Distinct()
                .Select(async account => (Account: account, Reply: await BalanceAsync(account, stop))));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return heard;
        }

        var balances = asked.ToDictionary(a => a.Account, a => a.Reply);
        return
        [
            .. heard.Select(h => !IsShort(h) ? h : h with
            {
                Answer = ((Answer.Refused)h.Answer) with
                {
                    Available = (balances[h.Account] as BalanceReply.Known)?.Available,
                },
                Calls = [.. h.Calls, .. balances[h.Account].Calls],
            }),
        ];
    }

    public async Task<Heard> InquireAsync(Debit debit, CancellationToken stop)
    {
        var reply = await AskAsync(debit.AsOrder(debit.Requests), stop);
        return new Heard(debit.Id, debit.Account, Answer.From(reply, debit), reply.Calls, ByInquiry: true);
    }

    public async Task<InquiryReply> AskAsync(PaymentOrder order, CancellationToken stop)
    {
        try
        {
            return await bank.InquireAsync(order, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            var broken = Broken(SnapService.Status, e);
            return new InquiryReply.Silent(broken.Why, new Evidence(broken.SentAt)) { Calls = [broken] };
        }
    }

    public async Task<StatementReply> StatementAsync(
        BankAccount account, DateOnly from, DateOnly to, CancellationToken stop)
    {
        try
        {
            return await statements.StatementAsync(account, from, to, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            return new StatementReply.Silent(Broken(SnapService.Statement, e).Why);
        }
    }

    public async Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop)
    {
        try
        {
            return await bank.BalanceAsync(account, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            var broken = Broken(SnapService.Balance, e);
            return new BalanceReply.Silent(broken.Why) { Calls = [broken] };
        }
    }

    private BankCall Broken(SnapService service, Exception e)
    {
        CallBroke(e);
        var why = $"the call broke: {e.GetType().Name}";
        return new BankCall(service, CallFate.Silent, clock.GetUtcNow()) { Why = why };
    }

    [LoggerMessage(102, LogLevel.Error, "A bank call broke; its outcome is unknown")]
    private partial void CallBroke(Exception e);
}
