namespace Premium.Domain;

/// <summary>
/// One program of a bill: employer and worker share apart, because one blended rate means two things.
/// </summary>
public sealed record BillLine(SocialProgram Program, Rupiah Employer, Rupiah Worker, int People)
{
    public Rupiah Total => Employer + Worker;
}

/// <summary>What one village owes for one segment and contribution month, and where its payment stands.</summary>
public sealed record Bill : SheetRow
{
    private const string Unlooked = "Unlooked";

    public required BillId Id { get; init; }

    public required BillState State { get; init; }

    /// <summary>Set exactly while the state is <see cref="BillState.Held"/>.</summary>
    public HoldReason? Hold { get; init; }

    /// <summary>Why the last attempt was refused; kept for people after the state moved on.</summary>
    public RefusalReason? Refusal { get; init; }

    /// <summary>People covered by this bill.</summary>
    public required int HeadCount { get; init; }

    public required IReadOnlyList<BillLine> Lines { get; init; }

    /// <summary>The group everyone on the bill belongs to; null where there are several.</summary>
    public MemberGroup? OnlyGroup { get; init; }

    /// <summary>BPJS's payment code, which goes with the debit; empty where no billing of BPJS is known.</summary>
    public string KodeIuran { get; init; } = "";

    /// <summary>Whose sum it is: BPJS's, or that of our tariffs.</summary>
    public DebitedSum SumOf { get; init; } = DebitedSum.Ours;

    /// <summary>Attempts made so far; the next one is this plus one.</summary>
    public int Attempts { get; init; }

    /// <summary>Attempts made when a person last cleared the bill: the retry plan counts from there.</summary>
    public int Cleared { get; init; }

    /// <summary>No new attempt before this moment; null for at once.</summary>
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>
    /// Its next attempt has been due for hours: before it is made the bank must tell what became of the last one.
    /// </summary>
    public bool IsUnlooked { get; init; }

    /// <summary>Balance the bank named when money was short.</summary>
    public Rupiah? Available { get; init; }

    /// <summary>What the bank's statement shows against it, in any state; no attempt is made while it stands.</summary>
    public BillDoubt? Doubt { get; init; }

    /// <summary>
    /// What keeps it from being paid, or else what it waits for, as <see cref="Since"/> knows it: the same through
    /// attempts that change nothing.
    /// </summary>
    public string Cause { get; init; } = "";

    /// <summary>Since when <see cref="Cause"/> is what it is; null for a bill never committed.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>
    /// It fails between us and the bank: nobody in the village can mend it, nor has caused it.
    /// </summary>
    public bool FailsBetweenUs =>
        (State is BillState.Planned or BillState.Refused || Hold == HoldReason.AttemptsUsedUp)
        && Cleared < Attempts && Refusal?.IsBetweenUs() == true;

    /// <summary>Refused for what is with its account, and tried again by itself all the same.</summary>
    public bool IsRefusedForNow => State == BillState.Planned && Cleared < Attempts && Refusal?.IsOfAccount() == true;

    /// <summary>The village has missed this payment so far and someone must act or wait for money.</summary>
    public bool IsMissed => State.IsMissed() || IsRefusedForNow;

    /// <summary>
    /// Nothing was asked of the bank for it and nothing is in question: what it is over may still follow register and
    /// billing.
    /// </summary>
    public bool IsUntried => Attempts == 0 && Doubt is null
        && State is BillState.Planned or BillState.Held
        && Hold is not (HoldReason.BankContradicts or HoldReason.ReceiptTakenBack or HoldReason.InDoubt);

    /// <summary>
    /// Its month costs nothing by list and tariffs: no bank debits that, and no receipt comes for it. The village is
    /// told nothing, and younger months do not wait.
    /// </summary>
    public bool IsOfNothing => IsUntried && Amount == Rupiah.Zero;

    /// <summary>Somebody has yet to pay it.</summary>
    public bool IsToBePaid => !State.IsPaid() && !IsOfNothing;

    /// <summary>
    /// BPJS's receipt is in and counts. That the bank took more, or may have, takes nothing from what BPJS was paid;
    /// money that may be back, or a debit of another sum, does.
    /// </summary>
    public bool IsConfirmed => State == BillState.Covered
        && Doubt is null or BillDoubt.SecondDebit or BillDoubt.UnexplainedDebit;

    /// <summary>Whom several concern: the months of one village and segment are the same people.</summary>
    public static int PeopleOf(IEnumerable<Bill> bills) =>
        bills.GroupBy(b => (b.Village, b.Id.Segment)).Sum(months => months.Max(b => b.HeadCount));

    public Rupiah Amount
    {
        get
        {
            var sum = Rupiah.Zero;
            foreach (var line in Lines)
            {
                sum += line.Total;
            }

            return sum;
        }
    }

    /// <summary>The bill after an event that its state takes.</summary>
    /// <exception cref="InvalidOperationException">The state refuses the event: a rule was broken before.</exception>
    public Bill Moved(BillEvent happened)
    {
        var answer = State.On(happened);
        var next = answer.Next ?? throw new InvalidOperationException(
            $"Bill {Id} is {State} and refuses {happened}: {answer.Refusal}.");
        return this with { State = next, Hold = next == BillState.Held ? Hold : null, IsUnlooked = false };
    }

    /// <summary>
    /// The bill under this doubt, or free of any; one that would be tried is held by it, or no more. What waits for a
    /// person's look at its receipt waits on after the doubt.
    /// </summary>
    public Bill Doubted(BillDoubt? doubt)
    {
        var bill = this with { Doubt = doubt };
        return doubt is not null && Hold != HoldReason.ReceiptTakenBack && State.On(BillEvent.Hold).Next is not null
            ? bill.Moved(BillEvent.Hold) with { Hold = HoldReason.InDoubt }
            : doubt is null && Hold == HoldReason.InDoubt ? bill.Moved(BillEvent.Release) : bill;
    }

    /// <summary>As it is committed at a moment: an attempt under way is no cause of its own.</summary>
    public Bill Dated(Bill? before, DateTimeOffset at)
    {
        var cause = CauseNow;
        return before?.Since is not null && (State == BillState.Debiting || cause == before.Cause)
            ? this with { Cause = before.Cause, Since = before.Since }
            : this with { Cause = cause, Since = at };
    }

    // Money given back once more is news, although the words are the same.
    private string CauseNow => (State, Doubt) switch
    {
        (_, { } doubt) => $"{State} {doubt}",
        (BillState.Held, _) => $"{State} {Hold}",
        (BillState.Refused, _) when Refusal == RefusalReason.GivenBack => $"{State} {Refusal} {Attempts}",
        (BillState.Refused, _) => $"{State} {Refusal}",
        (BillState.Short, _) when IsUnlooked => $"{State} {Unlooked}",
        (BillState.Planned, _) when Cleared < Attempts && Refusal is { } refusal => $"{State} {refusal}",
        _ => $"{State}",
    };

    public override string RowKey => $"bill~{Id.Village.Number}~{Id.Segment.Key()}";

    public override BillId BillId => Id;

    public override void Write(RowWriter row)
    {
        row.Text("State", State.ToString());
        row.Text("Hold", Hold?.ToString());
        row.Text("Refusal", Refusal?.ToString());
        row.Number("HeadCount", HeadCount);
        row.Long("Amount", Amount.Value);
        row.Text("Lines", string.Join(';', Lines.Select(
            l => $"{l.Program},{l.Employer.Value},{l.Worker.Value},{l.People}")));
        row.Text("OnlyGroup", OnlyGroup?.ToString());
        row.Text("KodeIuran", KodeIuran);
        row.Text("SumOf", SumOf == DebitedSum.Ours ? null : SumOf.ToString());
        row.Number("Attempts", Attempts);
        row.Number("Cleared", Cleared);
        row.Time("NextTry", NextTry);
        row.Text("Waits", IsUnlooked ? Unlooked : null);
        row.Long("Available", Available?.Value);
        row.Text("Doubt", Doubt?.ToString());
        row.Text("Cause", Cause);
        row.Time("Since", Since);
    }

    public static Bill Read(BillId id, RowReader row)
    {
        var bill = new Bill
        {
            Id = id,
            State = row.Enum<BillState>("State"),
            Hold = row.EnumOrNull<HoldReason>("Hold"),
            Refusal = row.EnumOrNull<RefusalReason>("Refusal"),
            HeadCount = row.Number("HeadCount"),
            Lines = [.. row.Text("Lines").Split(';').Select(text => ReadLine(row, text))],
            OnlyGroup = row.EnumOrNull<MemberGroup>("OnlyGroup"),
            KodeIuran = row.TextOrEmpty("KodeIuran"),
            SumOf = row.EnumOrNull<DebitedSum>("SumOf") ?? DebitedSum.Ours,
            Attempts = row.Number("Attempts"),
            Cleared = row.Number("Cleared"),
            NextTry = row.TimeOrNull("NextTry"),
            IsUnlooked = row.TextOrEmpty("Waits") == Unlooked,
            Available = row.LongOrNull("Available") is { } available ? new Rupiah(available) : null,
            Doubt = row.EnumOrNull<BillDoubt>("Doubt"),
            Cause = row.TextOrEmpty("Cause"),
            Since = row.TimeOrNull("Since"),
        };
        row.Check(bill.Attempts <= DebitId.AttemptMax, "Attempts", $"0 to {DebitId.AttemptMax}");
        row.Check(bill.Amount.Value == row.Long("Amount"), "Amount", "the sum of the lines");
        row.Check(bill.State == BillState.Held == bill.Hold is not null, "Hold", "set exactly while State is Held");
        return bill;
    }

    private static BillLine ReadLine(RowReader row, string text)
    {
        var parts = text.Split(',');
        row.Check(parts.Length == 4, "Lines", "program,employer,worker,people;...");
        return new BillLine(
            row.Enum<SocialProgram>("Lines", parts[0]),
            new Rupiah(row.Sum("Lines", Rupiah.Parse(parts[1]).Value)),
            new Rupiah(row.Sum("Lines", Rupiah.Parse(parts[2]).Value)),
            row.Count("Lines", Rupiah.Parse(parts[3]).Value));
    }
}
