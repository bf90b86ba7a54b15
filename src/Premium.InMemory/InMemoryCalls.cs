using Premium.Domain;

namespace Premium.InMemory;

/// <summary>What would have gone over the wire for an answer of the bank in memory, in a few words.</summary>
internal static class InMemoryCalls
{
    public static BankCall Of(PaymentOrder order, PaymentReply reply, DateTimeOffset at) => reply switch
    {
        PaymentReply.Paid paid => Of(SnapService.Transfer, order, paid.Evidence, "", at),
        PaymentReply.Refused refused => Of(SnapService.Transfer, order, refused.Evidence, "", at),
        PaymentReply.Unknown unknown => Of(SnapService.Transfer, order, unknown.Evidence, unknown.Why, at),
        PaymentReply.NotSent notSent =>
            new BankCall(SnapService.Transfer, CallFate.NotSent, at) { Request = order.Remark, Why = notSent.Why },
        _ => throw new InvalidOperationException("PaymentReply is closed."),
    };

    public static BankCall Of(PaymentOrder order, InquiryReply reply, DateTimeOffset at) => reply switch
    {
        InquiryReply.Found found => Of(SnapService.Status, order, found.Evidence, "", at),
        InquiryReply.NotFound notFound => Of(SnapService.Status, order, notFound.Evidence, "", at),
        InquiryReply.Silent silent => Of(SnapService.Status, order, silent.Evidence, silent.Why, at),
        _ => throw new InvalidOperationException("InquiryReply is closed."),
    };

    public static BankCall Of(BankAccount account, BalanceReply reply, DateTimeOffset at) => reply switch
    {
        BalanceReply.Known known => Answered(
            new BankCall(SnapService.Balance, CallFate.Answered, at) { Request = $"{account.No}" },
            $"{known.Available}"),
        BalanceReply.Silent silent =>
            new BankCall(SnapService.Balance, CallFate.Silent, at) { Request = $"{account.No}", Why = silent.Why },
        _ => throw new InvalidOperationException("BalanceReply is closed."),
    };

    /// <summary>An answer without a code is none.</summary>
    private static BankCall Of(SnapService service, PaymentOrder order, Evidence said, string why, DateTimeOffset at)
    {
        var call = new BankCall(service, said.Code.Length > 0 ? CallFate.Answered : CallFate.Silent, at)
        {
            ExternalId = order.Id.ExternalId(order.FirstRequest),
            Request = order.Remark,
            Why = why,
        };
        return said.Code.Length > 0 ? Answered(call, $"{said.Code} {said.Message}") : call;
    }

    private static BankCall Answered(BankCall call, string reply) =>
        call with { AnsweredAt = call.SentAt, Reply = reply };
}
