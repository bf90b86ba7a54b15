using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Snap;

/// <summary>
/// Banks over SNAP BI (services 73, 11, 14, 17, 36), one <see cref="BankProfile"/> each. Built by
/// <see cref="SnapRegistration.AddSnapBanks"/>.
/// </summary>
public sealed class SnapBank : IBank
{
    private readonly Dictionary<string, SnapClient> clients;
    private readonly TimeProvider clock;
    private readonly ILogger<SnapBank> log;

    internal SnapBank(IEnumerable<KeyValuePair<string, SnapClient>> clients, TimeProvider clock, ILogger<SnapBank> log)
    {
        this.clients = new(clients, StringComparer.Ordinal);
        this.clock = clock;
        this.log = log;
    }

    /// <inheritdoc/>
    public async Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop)
    {
        var client = Client(order.Source.Bank);
        var now = clock.GetUtcNow();
        if (order.NotBefore > now)
        {
            await Task.Delay(order.NotBefore - now, clock, stop);
        }

        var exchange = await client.SendAsync(
            SnapService.Transfer,
            SnapBody.Transfer(order, client.Profile),
            RequestIds.Of(order),
            order.Source.No,
            stop,
            sendBefore: now + client.Profile.PaymentWait);
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

    /// <inheritdoc/>
    public async Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop)
    {
        var client = Client(order.Source.Bank);
        var exchange = await client.SendAsync(
            SnapService.Status,
            SnapBody.Status(order, client.Profile),
            RequestIds.Of(order),
            order.Source.No,
            stop);
        var answer = exchange is Exchange.Answered { Reply: var reply }
            ? SnapVerdicts.Inquiry(client.Profile, reply)
            : new InquiryReply.Silent(SnapAnswer.Why(exchange), new Evidence(clock.GetUtcNow()));
        return answer with { Calls = exchange.Calls };
    }

    /// <inheritdoc/>
    public async Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop)
    {
        var client = Client(account.Bank);
        var reference = client.Ids.Next(SnapService.Balance, account.No, ReferenceLength(client));
        var exchange = await client.SendAsync(
            SnapService.Balance,
            SnapBody.Balance(account.No, reference),
            client.Ids.For(SnapService.Balance, account.No, client.Profile.BalanceExternalIdMax),
            account.No,
            stop);
        var answer = SnapAnswer.Of(exchange, out var why) is { } fields
            ? SnapVerdicts.Balance(account.No, fields)
            : new BalanceReply.Silent(why);
        return answer with { Calls = exchange.Calls };
    }

    /// <inheritdoc/>
    public async Task<StatementReply> StatementAsync(
        BankAccount account, DateOnly from, DateOnly to, CancellationToken stop)
    {
        if (from > to)
        {
            throw new ArgumentOutOfRangeException(
                nameof(to), $"A statement from {from:O} to {to:O}: expected from <= to.");
        }

        var client = Client(account.Bank);
        var lines = new List<StatementLine>();
        for (var first = from; first <= to;)
        {
            // At most one month a call.
            var month = first.AddMonths(1).AddDays(-1);
            var last = month < to ? month : to;
            switch (await new SnapStatement(client, account.No).ReadAsync(first, last, stop))
            {
                case StatementReply.Complete part:
                    lines.AddRange(part.Lines);
                    break;
                case StatementReply.Silent silent:
                    return silent;
            }

            first = last.AddDays(1);
        }

        return new StatementReply.Complete([.. lines.OrderBy(line => line.At)]);
    }

    private static int ReferenceLength(SnapClient client) => Math.Min(18, client.Profile.PartnerReferenceMax);

    private SnapClient Client(string bank) => clients.TryGetValue(bank, out var client)
        ? client
        : throw new InvalidOperationException(
            $"Bank '{bank}' has no settings: expected a section Banks:{bank}; "
            + $"known are {string.Join(", ", clients.Keys)}.");
}
