using Premium.Domain;
using Premium.Ports;

namespace Premium.Benchmarks.Nation;

/// <summary>Pays everything at once and remembers nothing, with evidence as long as a real reply's.</summary>
public sealed class AlwaysPaidBank(TimeProvider clock) : IBank, IStatements
{
    private static readonly string Text = new('x', 350);

    public Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return Task.FromResult<PaymentReply>(
            new PaymentReply.Paid(new Evidence(now, "2001700", "Successful", order.Id.PaymentReference))
            {
                Calls =
                [
                    new BankCall(SnapService.Transfer, CallFate.Answered, now)
                    {
                        ExternalId = order.Id.ExternalId(0),
                        AnsweredAt = now,
                        HttpStatus = 200,
                        Request = new string(Text),
                        Reply = new string(Text),
                    },
                ],
            });
    }

    public Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop) =>
        throw new InvalidOperationException("Every payment was answered: nothing is to be asked.");

    public Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop) =>
        throw new InvalidOperationException("No payment fell short: no balance is to be asked.");

    public Task<StatementReply> StatementAsync(
        BankAccount account, DateOnly from, DateOnly to, CancellationToken stop) =>
        throw new InvalidOperationException("No payment is tried again: no statement is to be read.");
}
