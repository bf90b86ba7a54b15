namespace Premium.Domain;

/// <summary>What is now known of one attempt, wherever it was learned.</summary>
public abstract record Answer
{
    private Answer(string why, Evidence evidence)
    {
        Why = why;
        Evidence = evidence;
    }

    public string Why { get; }

    public Evidence Evidence { get; }

    /// <summary>As <see cref="PaymentOrder.Sent"/>; null where the payment itself was not answered.</summary>
    public int? Sent { get; private init; }

    /// <summary>Executed, with our amount, accounts and reference.</summary>
    public sealed record Confirmed(string Why, Evidence Evidence) : Answer(Why, Evidence);

    /// <summary>Not executed and never will be.</summary>
    /// <param name="Reason">Decides what follows.</param>
    /// <param name="Available">Balance at the bank, if it was asked because money was short.</param>
    public sealed record Refused(
        RefusalReason Reason, string Why, Evidence Evidence, Rupiah? Available = null) : Answer(Why, Evidence);

    /// <summary>Nobody knows yet.</summary>
    public sealed record Silence(string Why, Evidence Evidence) : Answer(Why, Evidence);

    /// <summary>
    /// Never executed: long after it was sent the bank does not know the reference, and its statement lacks it.
    /// </summary>
    public sealed record Absent(string Why, Evidence Evidence) : Answer(Why, Evidence);

    public static Answer From(PaymentReply reply, DateTimeOffset now) => Told(reply, now) with { Sent = reply.Sent };

    private static Answer Told(PaymentReply reply, DateTimeOffset now) => reply switch
    {
        PaymentReply.Paid paid => new Confirmed("bank confirmed the payment", paid.Evidence),
        PaymentReply.Refused refused =>
            new Refused(refused.Reason, "bank refused the payment", refused.Evidence),
        PaymentReply.Unknown unknown => new Silence(unknown.Why, unknown.Evidence),
        PaymentReply.NotSent notSent =>
            new Refused(RefusalReason.NotSent, notSent.Why, new Evidence(now)),
        _ => throw new InvalidOperationException("PaymentReply is closed."),
    };

    /// <summary>An inquiry is believed only if amount, accounts and reference agree with what we sent.</summary>
    public static Answer From(InquiryReply reply, Debit debit) => reply switch
    {
        InquiryReply.Found found when Disagreement(found, debit) is { } disagreement =>
            new Silence(disagreement, found.Evidence),
        InquiryReply.Found found => found.Status switch
        {
            TransactionStatus.Success => new Confirmed("inquiry: executed", found.Evidence),
            TransactionStatus.Pending => new Silence("inquiry: still in progress", found.Evidence),
            TransactionStatus.Refunded =>
                new Refused(RefusalReason.GivenBack, "inquiry: executed and given back", found.Evidence),
            TransactionStatus.Canceled =>
                new Refused(RefusalReason.FailedAtBank, "inquiry: cancelled", found.Evidence),
            TransactionStatus.Failed =>
                new Refused(found.Reason ?? RefusalReason.FailedAtBank, "inquiry: failed", found.Evidence),
        },
        InquiryReply.NotFound notFound =>
            new Silence("inquiry: not found, which is not final yet", notFound.Evidence),
        InquiryReply.Silent silent => new Silence("inquiry: " + silent.Why, silent.Evidence),
        _ => throw new InvalidOperationException("InquiryReply is closed."),
    };

    /// <summary>What in the answer is not as we sent it; null where all that it says agrees.</summary>
    internal static string? Disagreement(InquiryReply.Found found, Debit debit)
    {
        if (found.Reference is { } reference && reference != debit.Id.PaymentReference)
        {
            return "inquiry answered for another reference";
        }

        // Without an amount a success says nothing; a failure without one is still a failure of our reference.
        if (found.Amount is null && found.Status == TransactionStatus.Success)
        {
            return "inquiry names no amount";
        }

        if (found.Amount is { } amount && amount != debit.Amount)
        {
            return $"inquiry names {amount}, we sent {debit.Amount}";
        }

        if (found.Source is { } source && source != debit.Source)
        {
            return "inquiry names another source account";
        }

        return found.BeneficiaryAgrees ? null : "inquiry names another beneficiary account";
    }
}

/// <summary>Rows that follow from an answer; a contradiction where the attempt already has another fate.</summary>
public sealed record Outcome(IReadOnlyList<SheetRow> Rows, string? Contradiction = null)
{
    public static readonly Outcome Nothing = new([]);

    /// <summary>
    /// Moves the attempt and its bill by what is now known. Resolving to a refusal plans the next attempt in the same
    /// rows, so no bill is ever left without a next step.
    /// </summary>
    /// <param name="sheet">The sheet as it stands now, which may be newer than when the bank was asked.</param>
    /// <param name="id">The attempt.</param>
    /// <param name="answer">What is known.</param>
    /// <param name="now">When it became known.</param>
    /// <param name="rules">For the retry plan and inquiry times.</param>
    /// <param name="byInquiry">True if an inquiry brought it, which is used up now.</param>
    public static Outcome Of(
        Sheet sheet, DebitId id, Answer answer, DateTimeOffset now, Rules rules, bool byInquiry)
    {
        if (sheet.Debit(id) is not { } debit || sheet.Bill(id.Bill.Village, id.Bill.Segment) is not { } bill)
        {
            return new Outcome([], $"The bank answered for {id}, which the sheet does not have.");
        }

        if (debit.State.IsFinal())
        {
            return Agrees(debit, answer)
                ? Nothing
                : new Outcome([], $"{id} is {debit.State}, now the bank says otherwise: {answer.Why}.");
        }

        if (!bill.State.IsLive())
        {
            return new Outcome([], $"{id} is {debit.State}, its bill {bill.State}; now the bank says: {answer.Why}.");
        }

        var known = debit with
        {
            Why = answer.Why,
            AnsweredAt = answer.Evidence.At,
            Code = answer.Evidence.Code,
            Message = answer.Evidence.Message,
            BankReference = answer.Evidence.BankReference is { Length: > 0 } given ? given : debit.BankReference,
            NextInquiry = null,
            Inquiries = debit.Inquiries + (byInquiry ? 1 : 0),
            Sent = answer.Sent ?? debit.Sent,
            Requests = debit.Requests + (byInquiry ? PaymentOrder.RequestsPerCall : 0),
        };
        return new Outcome(answer switch
        {
            Answer.Confirmed => [bill.Moved(BillEvent.Paid), known.Moved(DebitEvent.Confirm)],
            Answer.Refused refused =>
            [
                Refused(bill, refused, known, sheet, now, rules),
                known.Moved(DebitEvent.Refuse) with { Refusal = refused.Reason },
            ],
            Answer.Absent =>
            [
                bill.Moved(BillEvent.Abandon) with
                {
                    NextTry = rules.Retry.NotBefore(bill, sheet, now, rules.Local),
                },
                known.Moved(DebitEvent.Abandon),
            ],
            Answer.Silence =>
            [
                bill.Moved(BillEvent.Silence),
                known.Moved(DebitEvent.Silence) with
                {
                    NextInquiry = rules.NextInquiry(debit.Bank, known.Inquiries, now),
                },
            ],
            _ => throw new InvalidOperationException("Answer is closed."),
        });
    }

    private static bool Agrees(Debit debit, Answer answer) => answer switch
    {
        Answer.Confirmed => debit.State == DebitState.Paid,
        Answer.Refused or Answer.Absent => debit.State is DebitState.Refused or DebitState.Abandoned,
        _ => true,
    };

    private static Bill Refused(
        Bill bill, Answer.Refused refused, Debit debit, Sheet sheet, DateTimeOffset now, Rules rules)
    {
        var after = sheet.With(sheet.Head, [debit with { Refusal = refused.Reason }]);
        var decision = rules.Retry.After(
            refused.Reason, debit.Code, debit, now, rules.Local, rules.Banks.GetValueOrDefault(debit.Bank),
            RetryPlan.InARow(bill, after, refused.Reason));
        var notBefore = rules.Retry.NotBefore(bill, after, decision.NextTry ?? now, rules.Local);
        return bill.Moved(decision.Event) with
        {
            Refusal = refused.Reason,
            Available = refused.Available,
            NextTry = decision.NextTry < notBefore ? notBefore : decision.NextTry,
        };
    }
}
