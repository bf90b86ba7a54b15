using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Snap;

/// <summary>Payments, inquiries and balances over SNAP BI (services 17, 36, 11).</summary>
internal sealed class SnapBank(SnapClients clients, TimeProvider clock, ILogger<SnapBank> log) : IBank
{
    public async Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop)
    {
        var client = clients.Of(order.Source.Bank);
        var now = clock.GetUtcNow();
        if (order.NotBefore > now)
        {
            await Task.Delay(order.NotBefore - now, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (stop.IsCancellationRequested)
        {
            return new PaymentReply.NotSent("stopped before it was sent");
        }

        if (client.Profile.LeavesOutCode(order))
        {
            SnapLog.CodeLeftOut(log, order.Source.Bank, order.Id, client.Profile.RemarkMax);
        }

        var exchange = await client.SendAsync(
            SnapService.Transfer,
            SnapBody.Transfer(order, client.Profile),
            RequestIds.Of(order),
            order.Source.No,
            stop,
            sendBefore: order.ReservedAt + client.Profile.PaymentWait);
        var reply = SnapVerdicts.Payment(order, client.Profile, exchange, clock.GetUtcNow());
        switch (reply)
        {
            case PaymentReply.Unknown unknown:
                SnapLog.PaymentUnknown(log, order.Source.Bank, order.Id, unknown.Why);
                break;
            case PaymentReply.NotSent notSent:
                SnapLog.PaymentNotSent(log, order.Source.Bank, order.Id, notSent.Why);
                break;
        }

        return reply with { Calls = exchange.Calls };
    }

    public Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop) =>
        new StatusInquiry(clients.Of(order.Source.Bank), order, clock).AskAsync(stop);

    public async Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop)
    {
        var client = clients.Of(account.Bank);
        var reference = client.Ids.Next(SnapService.Balance, account.No, client.Profile.QueryReferenceLength);
        var exchange = await client.SendAsync(
            SnapService.Balance,
            SnapBody.Balance(account.No, reference),
            client.Ids.For(SnapService.Balance, account.No, client.Profile.BalanceExternalIdMax),
            account.No,
            stop);
        var answer = SnapAnswer.Of(exchange, out var why) is { } fields
            ? SnapVerdicts.Balance(account.No, client.Profile, fields)
            : new BalanceReply.Silent(why);
        return answer with { Calls = exchange.Calls };
    }
}
