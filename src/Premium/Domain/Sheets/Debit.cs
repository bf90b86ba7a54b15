using System.Globalization;

namespace Premium.Domain;

public enum DebitState
{
    /// <summary>Its id and references are stored; the bank may or may not have it.</summary>
    Reserved,

    /// <summary>The bank may have executed it.</summary>
    Unknown,

    Paid,

    Refused,

    /// <summary>Proven or decided by two people that it was never executed.</summary>
    Abandoned,
}

/// <summary>What can happen to an attempt.</summary>
public enum DebitEvent
{
    Confirm,
    Refuse,
    Silence,
    Abandon,
}

public enum DebitRefusal
{
    /// <summary>The attempt has its fate; another answer for it contradicts the first.</summary>
    AlreadyFinal,

    /// <summary>Nobody asked the bank yet.</summary>
    NotYetInquired,
}

public readonly record struct DebitAnswer(DebitState? Next, DebitRefusal? Refusal)
{
    public static implicit operator DebitAnswer(DebitState next) => new(next, null);

    public static implicit operator DebitAnswer(DebitRefusal refusal) => new(null, refusal);
}

public static class DebitStates
{
    public static bool IsFinal(this DebitState state) => state switch
    {
        DebitState.Reserved => false,
        DebitState.Unknown => false,
        DebitState.Paid => true,
        DebitState.Refused => true,
        DebitState.Abandoned => true,
    };

    public static DebitAnswer On(this DebitState state, DebitEvent happened) => state switch
    {
        DebitState.Reserved => happened switch
        {
            DebitEvent.Confirm => DebitState.Paid,
            DebitEvent.Refuse => DebitState.Refused,
            DebitEvent.Silence => DebitState.Unknown,
            DebitEvent.Abandon => DebitRefusal.NotYetInquired,
        },
        DebitState.Unknown => happened switch
        {
            DebitEvent.Confirm => DebitState.Paid,
            DebitEvent.Refuse => DebitState.Refused,
            DebitEvent.Silence => DebitState.Unknown,
            DebitEvent.Abandon => DebitState.Abandoned,
        },
        DebitState.Paid => AlreadyFinal(happened),
        DebitState.Refused => AlreadyFinal(happened),
        DebitState.Abandoned => AlreadyFinal(happened),
    };

    private static DebitAnswer AlreadyFinal(DebitEvent happened) => happened switch
    {
        DebitEvent.Confirm => DebitRefusal.AlreadyFinal,
        DebitEvent.Refuse => DebitRefusal.AlreadyFinal,
        DebitEvent.Silence => DebitRefusal.AlreadyFinal,
        DebitEvent.Abandon => DebitRefusal.AlreadyFinal,
    };
}

/// <summary>
/// One attempt to pay one bill, with what the bank said last; <see cref="EvidenceRow"/> keeps each call about it.
/// Never edited once final.
/// </summary>
public sealed record Debit : SheetRow
{
    public required DebitId Id { get; init; }

    public required DebitState State { get; init; }

    public required string Bank { get; init; }

    public required AccountNo Source { get; init; }

    public BankAccount Account => new(Bank, Source);

    public required Rupiah Amount { get; init; }

    /// <summary>The bill's as it stood when this was reserved; empty where there was none.</summary>
    public string KodeIuran { get; init; } = "";

    public required DateTimeOffset ReservedAt { get; init; }

    /// <summary>Request numbers used so far, so that no external id is ever used twice.</summary>
    public required int Requests { get; init; }

    /// <summary>As <see cref="PaymentOrder.Sent"/>: the last one is what the bank may have executed.</summary>
    public int? Sent { get; init; }

    public int Inquiries { get; init; }

    /// <summary>When the bank is asked next; null once final.</summary>
    public DateTimeOffset? NextInquiry { get; init; }

    public RefusalReason? Refusal { get; init; }

    /// <summary>Why the outcome is not known, or what proved it.</summary>
    public string Why { get; init; } = "";

    public DateTimeOffset? AnsweredAt { get; init; }

    public string Code { get; init; } = "";

    public string Message { get; init; } = "";

    public string BankReference { get; init; } = "";

    /// <summary>The attempt after an event that its state takes.</summary>
    /// <exception cref="InvalidOperationException">The state refuses the event: a rule was broken before.</exception>
    public Debit Moved(DebitEvent happened)
    {
        var answer = State.On(happened);
        return this with
        {
            State = answer.Next ?? throw new InvalidOperationException(
                $"Attempt {Id} is {State} and refuses {happened}: {answer.Refusal}."),
        };
    }

    /// <summary>The same order whenever it is asked about; only the request numbers move on.</summary>
    public PaymentOrder AsOrder(int firstRequest) =>
        new(Id, new BankAccount(Bank, Source), Amount, ReservedAt, firstRequest)
        {
            Sent = Sent,
            KodeIuran = KodeIuran,
        };

    public override string RowKey => KeyOf(Id);

    public static string KeyOf(DebitId id) => string.Create(
        CultureInfo.InvariantCulture, $"debit~{id.Bill.Village.Number}~{id.Bill.Segment.Key()}~{id.Attempt:00}");

    public override BillId BillId => Id.Bill;

    public override void Write(RowWriter row)
    {
        row.Text("State", State.ToString());
        row.Text("Reference", Id.PaymentReference);
        row.Text("Bank", Bank);
        row.Text("Source", Source.Reveal());
        row.Long("Amount", Amount.Value);
        row.Text("KodeIuran", KodeIuran);
        row.Time("ReservedAt", ReservedAt);
        row.Number("Requests", Requests);
        row.Long("Sent", Sent);
        row.Number("Inquiries", Inquiries);
        row.Time("NextInquiry", NextInquiry);
        row.Text("Refusal", Refusal?.ToString());
        row.Text("Why", Why);
        row.Time("AnsweredAt", AnsweredAt);
        row.Text("Code", Code);
        row.Text("Message", Message);
        row.Text("BankReference", BankReference);
    }

    public static Debit Read(DebitId id, RowReader row)
    {
        row.Check(row.Text("Reference") == id.PaymentReference, "Reference", id.PaymentReference);
        return new Debit
        {
            Id = id,
            State = row.Enum<DebitState>("State"),
            Bank = row.Text("Bank"),
            Source = AccountNo.Parse(row.Text("Source")),
            Amount = new Rupiah(row.Long("Amount")),
            KodeIuran = row.TextOrEmpty("KodeIuran"),
            ReservedAt = row.Time("ReservedAt"),
            Requests = row.Number("Requests"),
            Sent = (int?)row.LongOrNull("Sent"),
            Inquiries = row.Number("Inquiries"),
            NextInquiry = row.TimeOrNull("NextInquiry"),
            Refusal = row.EnumOrNull<RefusalReason>("Refusal"),
            Why = row.TextOrEmpty("Why"),
            AnsweredAt = row.TimeOrNull("AnsweredAt"),
            Code = row.TextOrEmpty("Code"),
            Message = row.TextOrEmpty("Message"),
            BankReference = row.TextOrEmpty("BankReference"),
        };
    }
}
