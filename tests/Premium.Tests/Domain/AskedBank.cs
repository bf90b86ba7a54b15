using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Domain;

/// <summary>A bank that remembers what it was asked about, and says something else where a test wants it.</summary>
internal sealed class AskedBank(IBank bank) : IBank
{
    public List<PaymentOrder> Asked { get; } = [];

    public Func<PaymentOrder, InquiryReply?> Say { get; set; } = _ => null;

    public Func<PaymentOrder, PaymentReply?> Refuse { get; set; } = _ => null;

    public async Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop)
    {
        var reply = await bank.PayAsync(order, stop);
        return Refuse(order) is { } refused ? refused with { Calls = reply.Calls } : reply;
    }

    public async Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop)
    {
        Asked.Add(order);
        var reply = await bank.InquireAsync(order, stop);
        return Say(order) is { } said ? said with { Calls = reply.Calls } : reply;
    }

    public Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop) =>
        bank.BalanceAsync(account, stop);
}
