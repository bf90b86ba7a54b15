using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>From a bank's reply to what it means for the debit. Pure; whatever is in doubt stays in doubt.</summary>
internal static class SnapVerdicts
{
    public static PaymentReply Payment(
        PaymentOrder order, BankProfile profile, Exchange exchange, DateTimeOffset now) => exchange switch
        {
            Exchange.Answered { Reply: var reply } => Payment(order, profile, reply),
            Exchange.Lost lost => new PaymentReply.Unknown(lost.Why, new Evidence(now)),
            Exchange.NotSent notSent => new PaymentReply.NotSent(notSent.Why),
            Exchange.NoToken none => new PaymentReply.Refused(RefusalReason.PartnerRejected, none.Evidence),
            _ => throw new InvalidOperationException($"{exchange.GetType().Name} is not known here."),
        };

    public static InquiryReply Inquiry(PaymentOrder order, BankProfile profile, SnapReply reply) =>
        ResponseCodes.ForQuery(reply.Code) switch
        {
            QueryVerdict.Answered => Found(order, profile, reply, reply.Fields!),
            QueryVerdict.NotFound => new InquiryReply.NotFound(reply.Evidence),
            QueryVerdict.NewToken => new InquiryReply.Silent(reply.Says, reply.Evidence),
            QueryVerdict.Silent => new InquiryReply.Silent(reply.Says, reply.Evidence),
        };

    /// <summary>
    /// The smallest available balance in IDR, sen left off: nobody can debit them, and interest leaves some. A zero may
    /// be a field that the bank does not fill: it is a balance only where nothing else is told.
    /// </summary>
    public static BalanceReply Balance(AccountNo account, BankProfile profile, SnapFields fields)
    {
        if (profile.Differs(fields.Account("accountNo"), account))
        {
            return new BalanceReply.Silent("The balance is of another account.");
        }

        var infos = fields.Items("accountInfos") ?? [];
        var able = infos.Where(info => info.Money("availableBalance") is not null).ToList();
        if (able.Count == 0)
        {
            return new BalanceReply.Silent("The reply has no availableBalance in IDR.");
        }

        var filled = able.Where(info => Balances(info).Any(sum => sum != 0)).ToList();
        var available = (filled.Count > 0 ? filled : able).Min(info => info.Money("availableBalance")!.Value);
        List<decimal> named = [.. infos.SelectMany(Balances).Distinct()];
        return new BalanceReply.Known(new Rupiah((long)Math.Floor(available)))
        {
            Named = named.Exists(sum => sum > 0) ? [.. named.Where(sum => sum != 0)] : named,
        };
    }

    /// <summary>The ledger balance is that of the morning (service 11): it tells nothing of now.</summary>
    private static IEnumerable<decimal> Balances(SnapFields info) => new[]
    {
        info.Money("availableBalance"), info.Money("amount"),
        info.Money("availableBalance") + info.Money("holdAmount"),
    }.OfType<decimal>();

    private static PaymentReply Payment(PaymentOrder order, BankProfile profile, SnapReply reply) =>
        ResponseCodes.ForPayment(reply.Code) switch
        {
            PaymentVerdict.Paid => Contradiction(order, profile, reply.Fields!) is { } why
                ? new PaymentReply.Unknown("The reply says success, but " + why, reply.Evidence)
                : new PaymentReply.Paid(reply.Evidence),
            PaymentVerdict.Refused refused => new PaymentReply.Refused(refused.Reason, reply.Evidence),
            // A new token was refused as well. The bank reads no payment before the token, so none was taken.
            PaymentVerdict.NewToken => new PaymentReply.NotSent("The bank refused two tokens: " + reply.Says),
            _ => new PaymentReply.Unknown(reply.Says, reply.Evidence),
        };

    /// <summary>What a success reply repeats of the order must be the order; null if it is.</summary>
    private static string? Contradiction(PaymentOrder order, BankProfile profile, SnapFields fields)
    {
        if (fields.Text("partnerReferenceNo") is { } reference && reference != order.Id.PaymentReference)
        {
            return "of another partnerReferenceNo";
        }

        if (fields.Text("latestTransactionStatus") is { } status && status != "00")
        {
            return "its latestTransactionStatus is not 00";
        }

        return Differs(fields.Amount("amount"), order.Amount, "amount")
            ?? Differs(
                profile.Named(fields.Account("sourceAccountNo"), order.Source.No), order.Source.No, "sourceAccountNo")
            ?? Differs(
                profile.Named(fields.Account("beneficiaryAccountNo"), profile.Collection),
                profile.Collection,
                "beneficiaryAccountNo");
    }

    private static string? Differs<T>(Said<T> said, T expected, string field) => said switch
    {
        Said<T>.Value value => Equals(value.Is, expected) ? null : $"its {field} differs from the order",
        Said<T>.Unreadable unreadable => unreadable.Why,
        _ => null,
    };

    private static InquiryReply Found(
        PaymentOrder order, BankProfile profile, SnapReply reply, SnapFields fields)
    {
        if (fields.Text("serviceCode") is { } service && service != SnapService.Transfer.Code())
        {
            return new InquiryReply.Silent("The reply speaks of another service.", reply.Evidence);
        }

        var status = Status(fields.Text("latestTransactionStatus"));
        if (status is null)
        {
            return fields.Text("latestTransactionStatus") is "07"
                ? new InquiryReply.NotFound(reply.Evidence)
                : new InquiryReply.Silent("latestTransactionStatus is missing or not listed.", reply.Evidence);
        }

        var amount = fields.Amount("amount");
        var source = profile.Named(fields.Account("sourceAccountNo"), order.Source.No);
        var beneficiary = profile.Named(fields.Account("beneficiaryAccountNo"), profile.Collection);
        if ((Unreadable(amount) ?? Unreadable(source) ?? Unreadable(beneficiary)) is { } why)
        {
            return new InquiryReply.Silent(why, reply.Evidence);
        }

        var named = Value(beneficiary);

        // The second spelling is Mandiri's. What is initiated or being paid is under way, whatever it was told before.
        var refused = fields.Text("latestTransactionStatus") is "01" or "02"
            ? null
            : RefusedThen(fields.Text("previousResponseCode") ?? fields.Text("previouseResponseCode"));
        return new InquiryReply.Found(
            status.Value,
            fields.Text("originalPartnerReferenceNo") ?? fields.Text("partnerReferenceNo"),
            Value(amount),
            Value(source),
            named,
            named is null || named == profile.Collection,
            // What a refusal means is told by its own code, not by that of the answer about it.
            refused is { } then && status is TransactionStatus.Failed or TransactionStatus.Canceled
                ? reply.Evidence with { Code = then.Code }
                : reply.Evidence)
        {
            Reason = refused?.Reason,
        };
    }

    private static (RefusalReason Reason, string Code)? RefusedThen(string? previousCode) =>
        ResponseCode.TryParse(previousCode, out var code)
        && ResponseCodes.ForPayment(new ReplyCode.Coded(code.Http, code.Case)) is PaymentVerdict.Refused refused
            ? (refused.Reason, previousCode!)
            : null;

    private static TransactionStatus? Status(string? code) => code switch
    {
        "00" => TransactionStatus.Success,
        "01" or "02" or "03" => TransactionStatus.Pending,
        "04" => TransactionStatus.Refunded,
        "05" => TransactionStatus.Canceled,
        "06" => TransactionStatus.Failed,
        _ => null,
    };

    private static string? Unreadable<T>(Said<T> said) => said is Said<T>.Unreadable unreadable ? unreadable.Why : null;

    private static T? Value<T>(Said<T> said)
        where T : struct =>
        said is Said<T>.Value value ? value.Is : null;
}
