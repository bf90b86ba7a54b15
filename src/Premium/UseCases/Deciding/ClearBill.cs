using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// A person has removed the cause of a refusal, put money in the account, or looked at a bill that was tried too often:
/// it is tried again, now.
/// </summary>
public sealed class ClearBill(ILedger ledger, IWake wake, TimeProvider clock)
{
    /// <param name="id">The bill.</param>
    /// <param name="reason">Why, for the journal.</param>
    /// <param name="person">Who.</param>
    /// <param name="stop">Stops the commit.</param>
    /// <param name="seen">As the person saw it; null where nobody says.</param>
    /// <exception cref="FormatException">The reason is not accepted; says what would be.</exception>
    public async Task<PersonResult> RunAsync(
        BillId id, string reason, string person, CancellationToken stop, SeenBill? seen = null)
    {
        PersonText.Check("reason", reason);
        var sheets = await ledger.SheetOfAsync(id, stop);
        if (await ledger.StandsStillAsync(sheets, id, stop) is { } why)
        {
            return new PersonResult.Refused(why);
        }

        var result = await sheets.CommitAsync(
            clock.GetUtcNow(), person, sheet => Decide(sheet, id, seen), _ => $"cleared: {reason}", stop);
        if (result is PersonResult.Done or PersonResult.DoneBefore)
        {
            await wake.DistrictAsync(
                new DistrictWake(id.Village.District, WakePurpose.Collect, Run: null), TimeSpan.Zero, stop);
        }

        return result;
    }

    private static (PersonResult Result, IReadOnlyList<SheetRow> Rows) Decide(Sheet sheet, BillId id, SeenBill? seen)
    {
        if (!sheet.IsWhole(id.Village))
        {
            return (new PersonResult.Refused(PersonText.NotWhole(id.Village)), []);
        }

        if (sheet.Bill(id.Village, id.Segment) is not { } bill)
        {
            return (new PersonResult.NotThere($"bill {id}"), []);
        }

        if (bill.Attempts >= DebitId.AttemptMax)
        {
            return (
                new PersonResult.Refused(new(
                    $"Tagihan ini sudah dicoba {DebitId.AttemptMax} kali: bayarlah di bank, lalu catat bukti bayarnya.",
                    $"Bill {id} has had all its {DebitId.AttemptMax} attempts: " +
                    "have it paid at the bank and record the receipt.")),
                []);
        }

        if (bill.Doubt is { } doubt)
        {
            return (
                new PersonResult.Refused(new(
                    "Mutasi rekening tagihan ini belum jelas: dua orang harus memutuskan dulu barisnya.",
                    $"Bill {id} is in doubt ({doubt}): two people must first decide what the bank's line is.")),
                []);
        }

        // Said twice, or by two people: it waits for its attempt already.
        if (bill is { State: BillState.Planned, NextTry: null, Attempts: > 0 } && bill.Cleared == bill.Attempts
            && (seen is null || seen.Attempts == bill.Attempts))
        {
            return (new PersonResult.DoneBefore(bill), []);
        }

        // Whoever clears an attempt lets the next debit go without the proof that it was never executed.
        if (seen is not null && seen != SeenBill.Of(bill))
        {
            return (
                new PersonResult.Refused(new(
                    "Tagihan ini sudah berubah sejak ditampilkan. Lihat lagi keadaannya, lalu putuskan.",
                    $"Bill {id} has changed since it was shown: look again. Seen: {seen}, now: {SeenBill.Of(bill)}.")),
                []);
        }

        // Refused in words that pass by themselves, and nobody but a person can look at the attempt any more.
        if (bill is { State: BillState.Planned, Attempts: > 0 })
        {
            var looked = bill with { Cleared = bill.Attempts, NextTry = null, IsUnlooked = false };
            return (new PersonResult.Done(looked), [looked]);
        }

        var happened = bill.Hold is HoldReason.AttemptsUsedUp or HoldReason.BankContradicts
            or HoldReason.ReceiptTakenBack
            ? BillEvent.Release
            : BillEvent.Clear;
        if (bill.State.On(happened).Refusal is { } refusal)
        {
            return (
                new PersonResult.Refused(new(
                    "Tagihan ini tidak sedang ditolak atau kurang saldo, jadi tidak ada yang dicoba lagi.",
                    $"Bill {id} is {bill.State} ({refusal}): expected Refused, Short, Planned after an attempt, " +
                    "or Held for its used-up attempts, a contradiction of the bank or a receipt taken back.")),
                []);
        }

        var cleared = bill.Moved(happened) with { Cleared = bill.Attempts, NextTry = null };
        return (new PersonResult.Done(cleared), [cleared]);
    }
}
