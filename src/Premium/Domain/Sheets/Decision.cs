using System.Globalization;

namespace Premium.Domain;

/// <summary>What people hold to be true of an attempt where the bank's word is not enough.</summary>
public enum DecidedOutcome
{
    /// <summary>The bank took the money.</summary>
    Executed,

    /// <summary>The bank never took it and never will.</summary>
    NeverExecuted,

    /// <summary>The bank took the money of a paid attempt and gave it back.</summary>
    GivenBack,
}

/// <summary>
/// One person's proposal on an unknown attempt and, once another person confirmed it, the decision. Kept for ever, as
/// are withdrawn ones.
/// </summary>
public sealed record Decision : SheetRow
{
    public required DebitId Debit { get; init; }

    /// <summary>1 for the first proposal on the attempt.</summary>
    public required int Ordinal { get; init; }

    public required DecidedOutcome Outcome { get; init; }

    public required string Reason { get; init; }

    /// <summary>What proves it: a letter of the bank, a printed statement, with date and number.</summary>
    public required string Evidence { get; init; }

    public required string ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>
    /// Keys of statement lines, separated by spaces, that both people name: as something else where it was never
    /// executed, else as the line that shows it.
    /// </summary>
    public string Lines { get; init; } = "";

    /// <summary>What those lines are.</summary>
    public string LinesAre { get; init; } = "";

    /// <summary>Lines that are none of this bill's.</summary>
    public IReadOnlyList<string> OtherLines => Outcome == DecidedOutcome.NeverExecuted ? NamedLines : [];

    /// <summary>The line that is this attempt's.</summary>
    public IReadOnlyList<string> OwnLines => Outcome == DecidedOutcome.Executed ? NamedLines : [];

    /// <summary>Every one of them, whatever it is named as.</summary>
    public IReadOnlyList<string> NamedLines => Lines.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A person other than <see cref="ProposedBy"/>; empty until confirmed.</summary>
    public string ConfirmedBy { get; init; } = "";

    public string WithdrawnBy { get; init; } = "";

    /// <summary>When it was confirmed or withdrawn.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public bool IsOpen => ClosedAt is null;

    public override string RowKey => string.Create(
        CultureInfo.InvariantCulture, $"{Domain.Debit.KeyOf(Debit)}~decision~{Ordinal:00}");

    public override BillId BillId => Debit.Bill;

    public override void Write(RowWriter row)
    {
        row.Text("Outcome", Outcome.ToString());
        row.Text("Reason", Reason);
        row.Text("Evidence", Evidence);
        row.Text("Lines", Lines);
        row.Text("LinesAre", LinesAre);
        row.Text("ProposedBy", ProposedBy);
        row.Time("ProposedAt", ProposedAt);
        row.Text("ConfirmedBy", ConfirmedBy);
        row.Text("WithdrawnBy", WithdrawnBy);
        row.Time("ClosedAt", ClosedAt);
    }

    public static Decision Read(DebitId debit, int ordinal, RowReader row)
    {
        var decision = new Decision
        {
            Debit = debit,
            Ordinal = ordinal,
            Outcome = row.Enum<DecidedOutcome>("Outcome"),
            Reason = row.Text("Reason"),
            Evidence = row.Text("Evidence"),
            Lines = row.TextOrEmpty("Lines"),
            LinesAre = row.TextOrEmpty("LinesAre"),
            ProposedBy = row.Text("ProposedBy"),
            ProposedAt = row.Time("ProposedAt"),
            ConfirmedBy = row.TextOrEmpty("ConfirmedBy"),
            WithdrawnBy = row.TextOrEmpty("WithdrawnBy"),
            ClosedAt = row.TimeOrNull("ClosedAt"),
        };
        CheckSigned(row, decision.ProposedBy, decision.ConfirmedBy, decision.WithdrawnBy, decision.ClosedAt);
        return decision;
    }

    /// <summary>What two people sign is proposed by one, confirmed by another, and closed by that.</summary>
    internal static void CheckSigned(
        RowReader row, string proposedBy, string confirmedBy, string withdrawnBy, DateTimeOffset? closedAt)
    {
        row.Check(!IsSamePerson(proposedBy, confirmedBy), "ConfirmedBy", "another person than ProposedBy");
        row.Check(
            closedAt is null == (confirmedBy.Length == 0 && withdrawnBy.Length == 0),
            "ClosedAt",
            "set exactly where it was confirmed or withdrawn");
    }

    /// <summary>
    /// Nobody knows its fate; or it has one, and the statement or the bank says otherwise, or may: while a later
    /// attempt of its bill is unknown, a line in the bank's own words can be either's.
    /// </summary>
    public static bool IsWanted(Debit debit, Bill bill) =>
        debit.State == DebitState.Unknown || (debit.State.IsFinal()
            && (bill.Doubt is not null || bill.Hold == HoldReason.BankContradicts || bill.State == BillState.Unknown));

    public static bool IsSamePerson(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
