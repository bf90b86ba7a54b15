using Premium.Domain;
using Premium.Ports;

namespace Premium.Benchmarks.Nation;

/// <summary>Pays everything at once and remembers nothing, with evidence as long as a real reply's.</summary>
public sealed class AlwaysPaidBank(TimeProvider clock) : IBank
{
    private static readonly string Reply = new('x', 350);

    public Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop) =>
        Task.FromResult<PaymentReply>(new PaymentReply.Paid(new Evidence(
            clock.GetUtcNow(), "2001700", "Successful", order.Id.PaymentReference, new string(Reply))));

    public Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop) =>
        throw new InvalidOperationException("Every payment was answered: nothing is to be asked.");

    public Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop) =>
        throw new InvalidOperationException("No payment fell short: no balance is to be asked.");

    public Task<StatementReply> StatementAsync(
        BankAccount account, DateOnly from, DateOnly to, CancellationToken stop) =>
        throw new InvalidOperationException("A collection asks for no statement.");
}
