using System.Text.Json;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Benchmarks.Nation;

/// <summary>Pays everything at once and remembers nothing, with evidence such as a real call leaves.</summary>
public sealed class AlwaysPaidBank(TimeProvider clock) : IBank, IStatements
{
    private readonly Random numbers = new(Seed: 1);

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
                        Request = Asked(order, now),
                        Reply = Said(order, now),
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

    private static string Asked(PaymentOrder order, DateTimeOffset now) => JsonSerializer.Serialize(new
    {
        partnerReferenceNo = order.Id.PaymentReference,
        amount = new { value = Value(order), currency = "IDR" },
        beneficiaryAccountNo = "*******013",
        currency = "IDR",
        customerReference = order.Id.PaymentReference,
        feeType = "OUR",
        remark = order.Remark,
        sourceAccountNo = $"{order.Source.No}",
        transactionDate = Time(now),
    });

    // Numbers of the bank's own as well, that no other reply has.
    private string Said(PaymentOrder order, DateTimeOffset now) => JsonSerializer.Serialize(new
    {
        responseCode = "2001700",
        responseMessage = "Successful",
        referenceNo = $"{numbers.NextInt64():D19}",
        partnerReferenceNo = order.Id.PaymentReference,
        amount = new { value = Value(order), currency = "IDR" },
        beneficiaryAccountNo = "*******013",
        customerReference = order.Id.PaymentReference,
        sourceAccountNo = $"{order.Source.No}",
        transactionDate = Time(now),
        traceNo = $"{numbers.Next():D10}",
    });

    private static string Value(PaymentOrder order) => $"{order.Amount.Value}.00";

    private static string Time(DateTimeOffset time) => $"{time:yyyy-MM-ddTHH:mm:sszzz}";
}
