using System.Globalization;

namespace Premium.Domain;

public enum AlertState
{
    /// <summary>Committed with the state that caused it; to be sent.</summary>
    Raised,

    /// <summary>A sender has taken it; if nothing follows, it is sent again where its id is recognised.</summary>
    Sending,

    Sent,

    /// <summary>No recipient could be reached; people must look.</summary>
    Failed,

    /// <summary>The money was in, or a later stage was raised, before it was sent.</summary>
    Withdrawn,
}

/// <summary>One stage of the ladder for one bill: exists at most once, whatever is replayed.</summary>
public sealed record Alert : SheetRow
{
    private const char AgainMark = '+';

    public required BillId Bill { get; init; }

    /// <summary>
    /// Rung of the ladder: <c>missed</c>, <c>due-5</c>; <c>due-5+2</c> where things changed for the worse after it.
    /// </summary>
    public required string Stage { get; init; }

    /// <summary>The rung, however often it was told anew.</summary>
    public string Rung => Stage.IndexOf(AgainMark) is >= 0 and var again ? Stage[..again] : Stage;

    /// <summary>1 for the first of its rung.</summary>
    public int Number => Stage.IndexOf(AgainMark) is >= 0 and var again
        && int.TryParse(Stage.AsSpan(again + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            ? read : 1;

    /// <summary>Of the bill when it was raised (<see cref="Domain.Bill.Cause"/>).</summary>
    public string Cause { get; init; } = "";

    /// <summary>It said that the bank may have the money, or that its words are looked into: not to pay it again.
    /// </summary>
    public bool IsOfDoubt => Cause.Split(' ') switch
    {
        [nameof(BillState.Unknown) or nameof(BillState.Debiting), ..] => true,
        [_, nameof(HoldReason.BankContradicts) or nameof(RefusalReason.GivenBack), ..] => true,
        [_, var word, ..] => Enum.TryParse<BillDoubt>(word, out _),
        _ => false,
    };

    public required AlertState State { get; init; }

    /// <summary>The sum that is debited; what the alert says and what is taken never differ.</summary>
    public required Rupiah Amount { get; init; }

    /// <summary>Another sum that the village was told before; null where this one is the first it hears of.</summary>
    public Rupiah? Before { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>
    /// Since when the village has been told nothing of the bill but this cause and this sum; null where this alert is
    /// the first to say it, or what said it before had not left yet, and for good news.
    /// </summary>
    public DateTimeOffset? SaidSince { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Times a sender took it.</summary>
    public int Tries { get; init; }

    /// <summary>No try before this moment.</summary>
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>
    /// The message that tells it, one for all that is told to a village at once: the id of one of its alerts. Empty
    /// until a sender takes it.
    /// </summary>
    public string Message { get; init; } = "";

    /// <summary>How far it has come at each recipient (<see cref="Domain.Deliveries"/>).</summary>
    public string Deliveries { get; init; } = "";

    /// <summary>
    /// To be sent now: raised, or taken by a sender that never came back, or out and not known to have arrived.
    /// </summary>
    public bool IsDue(DateTimeOffset now) => IsWatched && (NextTry is null || NextTry <= now);

    /// <summary>Raised later than the other, or at once with it and further of its rung.</summary>
    public bool IsAfter(Alert other) => RaisedAt != other.RaisedAt ? RaisedAt > other.RaisedAt : Number >= other.Number;

    /// <summary>Not yet sent, failed or withdrawn.</summary>
    public bool IsOpen => State is AlertState.Raised or AlertState.Sending;

    /// <summary>Open, or sent over a channel that is yet to tell what became of it.</summary>
    public bool IsWatched => IsOpen || (State == AlertState.Sent && NextTry is not null);

    /// <summary>Not tried at anybody yet: waits for a collection, another message, or the end of a silence.</summary>
    public bool IsPutOff => State == AlertState.Raised && Message.Length == 0;

    /// <summary>
    /// Nobody at the village is known to have it: it failed, or those above the village alone have it. What a sender
    /// was cut off with, or a channel never spoke of again, reached nobody that anyone knows of.
    /// </summary>
    /// <param name="above">Contacts above the village (<see cref="DistrictRegister.Above"/>).</param>
    public bool IsUnheard(IReadOnlySet<string> above) =>
        State == AlertState.Failed || (State == AlertState.Sent && !IsAtVillage(above));

    /// <summary>Somebody at the village has it, or a channel has taken it over for them.</summary>
    /// <param name="above">As above.</param>
    public bool IsAtVillage(IReadOnlySet<string> above) => Domain.Deliveries.Read(Deliveries).Any(
        l => !above.Contains(l.Key) && (l.Value.HasIt || l.Value.Outcome == DeliveryOutcome.Accepted));

    /// <summary>
    /// A sender looks at it: what only waits, before its time, too, for what it waits for may be over.
    /// </summary>
    public bool IsLookedAt(DateTimeOffset now) => IsDue(now) || IsPutOff;

    /// <summary>As a sender found it, on the row as it is stored: word of what it sent may have come before.</summary>
    public Alert Over(Alert stored, DateTimeOffset now)
    {
        var merged = Domain.Deliveries.Merge(stored.Deliveries, Deliveries);
        return merged == Deliveries ? this : Heard(merged, now);
    }

    /// <summary>With what a sender found too late, after another one had taken over.</summary>
    public Alert Learned(string found, DateTimeOffset now)
    {
        var merged = Domain.Deliveries.Merge(found, Deliveries);
        return merged == Deliveries ? this : Heard(merged, now);
    }

    /// <summary>
    /// With word of what became of it: looked at again at once where that is bad. Who has it calls for no look: the
    /// others are tried when it is their time, and a look too many would put them off as a try does.
    /// </summary>
    public Alert Heard(string deliveries, DateTimeOffset now)
    {
        var lines = Domain.Deliveries.Read(deliveries).Values;
        var isOut = lines.Any(l => l.HasIt || l.Outcome == DeliveryOutcome.Accepted);
        var heard = this with { Deliveries = deliveries };
        if (State is AlertState.Sending or AlertState.Withdrawn || (State == AlertState.Failed && !isOut))
        {
            return heard;
        }

        if (!Domain.Deliveries.IsNewsOfArrival(Deliveries, deliveries))
        {
            return heard with
            {
                State = isOut ? AlertState.Sent : AlertState.Raised,
                SentAt = isOut ? SentAt ?? now : SentAt,
                NextTry = now,
            };
        }

        // What is due may be for somebody of whom nothing is written yet.
        var isDone = lines.All(l => l.HasIt) && !(IsOpen && IsDue(now));
        return heard with
        {
            State = isDone || State == AlertState.Failed ? AlertState.Sent : State,
            SentAt = SentAt ?? now,
            NextTry = isDone ? null : NextTry,
        };
    }

    /// <summary>A message named after this alert has this id, so that one sent again is recognised.</summary>
    public string MessageId => $"{Bill.Village}-{Bill.Segment.Key()}-{Bill.Period}-{Stage}";

    public override string RowKey => KeyOf(Bill, Stage);

    public override BillId BillId => Bill;

    public static string StageOf(string rung, int number) => number == 1 ? rung : $"{rung}{AgainMark}{number}";

    public static string KeyOf(BillId bill, string stage) =>
        $"alert~{bill.Village.Number}~{bill.Segment.Key()}~{stage}";

    public override void Write(RowWriter row)
    {
        row.Text("State", State.ToString());
        row.Text("Cause", Cause);
        row.Long("Amount", Amount.Value);
        row.Long("Before", Before?.Value);
        row.Time("RaisedAt", RaisedAt);
        row.Time("SaidSince", SaidSince);
        row.Time("SentAt", SentAt);
        row.Number("Tries", Tries);
        row.Time("NextTry", NextTry);
        row.Text("Message", Message);
        row.Text("Deliveries", Deliveries);
    }

    public static Alert Read(BillId bill, string stage, RowReader row) => new()
    {
        Bill = bill,
        Stage = stage,
        State = row.Enum<AlertState>("State"),
        Cause = row.TextOrEmpty("Cause"),
        Amount = new Rupiah(row.Long("Amount")),
        Before = row.LongOrNull("Before") is { } before ? new Rupiah(before) : null,
        RaisedAt = row.Time("RaisedAt"),
        SaidSince = row.TimeOrNull("SaidSince"),
        SentAt = row.TimeOrNull("SentAt"),
        Tries = row.Number("Tries"),
        NextTry = row.TimeOrNull("NextTry"),
        Message = row.TextOrEmpty("Message"),
        Deliveries = row.TextOrEmpty("Deliveries"),
    };
}
