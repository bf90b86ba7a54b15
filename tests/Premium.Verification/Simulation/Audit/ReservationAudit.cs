using Premium.Domain;

namespace Premium.Verification.Simulation.Audit;

/// <summary>
/// Rule 5 and the order of bills at the moment an attempt is reserved: mandate, limit, window, oldest first.
/// </summary>
internal sealed class ReservationAudit(AuditBooks books)
{
    /// <summary>A moment so little before a full minute counts as that minute.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(1);

    public void Reserved(BillEntry bill, DebitEntry debit, DateTimeOffset now)
    {
        var (id, at) = (debit.Id, debit.ReservedAt);
        var day = AuditBooks.Day(at);
        if (at > now + Early || now - at > FateAudit.WorkMax)
        {
            books.Broken("12", $"attempt {id} says it was reserved at {at:O}, it is {now:O}");
        }

        if (!books.Villages.TryGetValue(id.Bill.Village, out var village))
        {
            books.Broken("5", $"attempt {id} without a village");
            return;
        }

        // Whoever is at work while an import is written goes by what was there before.
        var why = books.FactsOf(id.Bill.Village).Select(v => Why(v, debit, day)).ToList();
        if (why.TrueForAll(w => w is not null))
        {
            books.Broken("5", $"attempt {id} at {at:O}: {why[0]}");
        }

        var oldest = books.Calendar.OlderMonths(id.Bill.Segment, day)
            .Select(month => new BillId(id.Bill.Village, id.Bill.Segment, month))
            .Where(b => b.Period < id.Bill.Period && village.Owes(b))
            .FirstOrDefault(b => books.Find(b) is { State.Length: > 0, IsPaid: false }
                && !books.IsPaidUnderOtherCode(b, debit.Account));
        var older = oldest != default ? oldest : books.Calendar.Open(id.Bill.Village, id.Bill.Segment, day)
            .Where(b => b.Period < id.Bill.Period && village.Owes(b))
            .FirstOrDefault(b => books.Find(b) is not { IsPaid: true }
                && !books.IsPaidUnderOtherCode(b, debit.Account));
        if (older != default)
        {
            books.Broken("oldest first", $"attempt {id} while {older} is {books.Find(older)?.State ?? "not planned"}");
        }

        if (books.OnAccount(debit.Account).FirstOrDefault(d => AuditBooks.IsTwin(d, id.Bill) && !d.IsReversed
            && (d.State is not ("Refused" or "Abandoned") || d.IsAdopted || (d.SeenTakenAt is not null && d.Kept != 0)))
            is { } twin)
        {
            books.Broken("1", $"attempt {id} although {twin.Id}, over the same account, is {twin.State}");
        }

        if (bill.State != "Debiting")
        {
            books.Broken("1", $"attempt {id} is reserved and its bill is {bill.State}");
        }
    }

    private string? Why(VillageFacts village, DebitEntry debit, DateOnly day) =>
        village.Mandate is not { } mandate ? "there is no mandate"
        : !village.IsRegistered ? "the village is not in the register"
        : village.IsPaused ? "the village is paused"
        : !village.IsReadable ? "the register row is broken"
        : mandate.IsRevoked ? "the mandate is revoked"
        : day < mandate.From || day > mandate.To ? $"the mandate runs from {mandate.From:O} to {mandate.To:O}"
        : !mandate.IsAllowedSource ? "the source of funds is forbidden"
        : mandate.Account != debit.Account || mandate.Bank != debit.Bank ? "the mandate names another account"
        : !books.Banks.TryGetValue(debit.Bank, out var hours) ? "the bank is not known"
        : AuditBooks.LocalTime(debit.ReservedAt) < hours.Opens
            || AuditBooks.LocalTime(debit.ReservedAt) >= hours.Closes
            || !books.Calendar.BanksWork(day) ? "the bank's window is shut"
        : ReservedInMonth(debit, day) > mandate.Limit.Value ? "the mandate's limit is passed"
        : null;

    /// <summary>
    /// Everything reserved up to it in that calendar month over the account, for whichever village, and not known
    /// refused.
    /// </summary>
    private long ReservedInMonth(DebitEntry debit, DateOnly day) => books.OnAccount(debit.Account)
        .Where(d => (d.State is not ("Refused" or "Abandoned") || d.IsAdopted) && !d.IsReversed
            && d.Ordinal <= debit.Ordinal && Period.Of(AuditBooks.Day(d.ReservedAt)) == Period.Of(day))
        .Sum(d => d.Amount);
}
