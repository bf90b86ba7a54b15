using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>A mandate as the village signed it.</summary>
public sealed record MandateFacts(
    string Bank, string Account, bool IsAllowedSource, DateOnly From, DateOnly To, Rupiah Limit, bool IsRevoked);

/// <summary>A person insured in a village from month to month, as a file that was taken has it.</summary>
/// <param name="Person">The keyed hash that the person is known by.</param>
/// <param name="Segment">PU or BPU.</param>
/// <param name="Wage">Reported.</param>
/// <param name="Programs">Those of the person's group.</param>
/// <param name="From">First contribution month; null for since ever.</param>
/// <param name="To">Last one; null while it goes on.</param>
public sealed record InsuredPerson(
    string Person, Segment Segment, long Wage, string Programs, Period? From, Period? To)
{
    public bool IsIn(Segment segment, Period month) =>
        Segment == segment && !(From > month) && !(To < month);
}

/// <summary>What is true of a village, told to the auditor by the simulation and not by the engine.</summary>
/// <param name="Code">Which.</param>
/// <param name="Since">First calendar month it answers for.</param>
/// <param name="People">Who is insured when.</param>
/// <param name="Mandate">The one that counts now; null where it signed none.</param>
/// <param name="IsPaused">An admin stopped debits.</param>
/// <param name="IsReadable">False while its row in the register is broken.</param>
/// <param name="IsBillable">False while its roster does not fit its head count.</param>
/// <param name="IsRegistered">False since it is in the register under another code only.</param>
public sealed record VillageFacts(
    VillageCode Code, Period Since, IReadOnlyList<InsuredPerson> People, MandateFacts? Mandate, bool IsPaused,
    bool IsReadable, bool IsBillable, bool IsRegistered)
{
    /// <summary>False while its list of members cannot be read.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>False while one of its contacts is no address.</summary>
    public bool HasGoodContacts { get; init; } = true;

    /// <summary>Last calendar month it answers for; null while it goes on.</summary>
    public Period? Until { get; init; }

    /// <summary>First day of the next mandate that is filed and not revoked; null where there is none.</summary>
    public DateOnly? NextMandate { get; init; }

    /// <summary>What BPJS bills: people and rupiah.</summary>
    public IReadOnlyDictionary<BillId, (int People, long Sum)> Billed { get; init; } =
        new Dictionary<BillId, (int People, long Sum)>();

    public IEnumerable<InsuredPerson> InsuredIn(BillId bill) => IsOpen(bill)
        ? People.Where(p => p.IsIn(bill.Segment, bill.Period))
        : [];

    public bool Owes(BillId bill) => IsOpen(bill) && People.Any(p => p.IsIn(bill.Segment, bill.Period));

    private bool IsOpen(BillId bill) =>
        AuditCalendar.PayMonth(bill) >= Since && !(AuditCalendar.PayMonth(bill) > Until);
}

/// <summary>Hours of a bank as signed with it, local time.</summary>
/// <param name="Opens">First minute of the day.</param>
/// <param name="Closes">First minute at which it is shut.</param>
/// <param name="SettleDays">Banking days after that of a payment on which the bank may still book it.</param>
/// <param name="EndOfDay">What its processing takes after the last of them, from midnight on.</param>
public sealed record BankHours(TimeOnly Opens, TimeOnly Closes, int SettleDays, TimeSpan EndOfDay);

/// <summary>One line of a statement as the engine got it, and whose it really is, whatever its text says.</summary>
public sealed record StatementSeen(DebitId? Id, long Amount, bool IsDebit, DateTimeOffset At);

/// <summary>A line about an attempt that the engine has seen.</summary>
public sealed record Sighting(DebitId Id, bool IsDebit);

/// <summary>One row as it was written: key and columns, nothing of the engine's types.</summary>
public sealed record AuditRow(string Key, IReadOnlyList<KeyValuePair<string, object>> Columns)
{
    public string? Text(string name) => Find(name) as string;

    public long? Long(string name) => Find(name) is { } value ? Convert.ToInt64(value, null) : null;

    public DateTimeOffset? Time(string name) => Find(name) as DateTimeOffset?;

    /// <summary>Every column, for telling whether anything at all was changed.</summary>
    public string AsText() => string.Join('|', Columns.Select(c => $"{c.Key}={c.Value}"));

    private object? Find(string name)
    {
        foreach (var column in Columns)
        {
            if (column.Key == name)
            {
                return column.Value;
            }
        }

        return null;
    }
}

/// <summary>The counts of a run or of one district in it.</summary>
public sealed record AuditTally(int Expected, int Done, int Short, int Refused, int Unknown, int Held, int Skipped)
{
    public static readonly AuditTally None = new(0, 0, 0, 0, 0, 0, 0);

    public bool AddsUp => Expected == Done + Short + Refused + Unknown + Held + Skipped;

    public static AuditTally operator +(AuditTally left, AuditTally right) => new(
        left.Expected + right.Expected, left.Done + right.Done, left.Short + right.Short,
        left.Refused + right.Refused, left.Unknown + right.Unknown, left.Held + right.Held,
        left.Skipped + right.Skipped);
}

/// <summary>A rule of design section 6 that did not hold.</summary>
/// <param name="Rule">Its number, or the name of what the rules imply.</param>
/// <param name="Step">The event at which it was seen.</param>
/// <param name="Text">What was seen.</param>
/// <param name="LastEvents">What happened before.</param>
public sealed record Breach(string Rule, long Step, string Text, IReadOnlyList<string> LastEvents);
