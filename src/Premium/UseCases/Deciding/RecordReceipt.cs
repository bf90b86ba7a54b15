using System.Globalization;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>A receipt as a person enters it.</summary>
public sealed record ReceiptRequest(BillId Bill, string Number, Rupiah Amount, DateOnly PaidOn, string Person);

/// <summary>
/// Records the receipt of BPJS Ketenagakerjaan for a bill, which alone makes its cover active. Its sum may differ from
/// the bill's by a fine or a rounding, which is named; its number is used once in the regency.
/// </summary>
public sealed class RecordReceipt(
    ILedger ledger, IReceiptNumbers numbers, Rules rules, TimeProvider clock, IWake? wake = null)
{
    public const int NumberLengthMax = 40;

    /// <summary>Less than the bill only by what rounding does to each program; more by fines of two years.</summary>
    private const long LessMax = 100;

    /// <summary>A premium is paid ahead by months, not by years.</summary>
    private const int MonthsAhead = 12;

    /// <summary>
    /// Nobody else takes a number from whoever is about to record it: after so long they have stopped, because no
    /// commit begins after a third of it.
    /// </summary>
    private static readonly TimeSpan RecordingMax = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan CommitMax = RecordingMax / 3;

    private readonly PartingNews parting = new(rules, wake);

    /// <exception cref="FormatException">A field is not accepted; it is named, with what would be.</exception>
    public async Task<PersonResult> RunAsync(ReceiptRequest request, CancellationToken stop)
    {
        Check(request);
        var id = request.Bill;
        var sheets = await ledger.SheetOfAsync(id, stop);
        var (result, wanted) = Decide(sheets.Of(id.PayMonth), request);
        if (wanted.Count == 0)
        {
            return result;
        }

        if (await ledger.StandsStillAsync(sheets, id, stop) is { } why)
        {
            return new PersonResult.Refused(why);
        }

        var taking = new NumberTaking(id, clock.GetUtcNow());
        if (await OthersAsync(request.Number, taking, stop) is { } others)
        {
            return new PersonResult.Refused(others);
        }

        return await sheets.CommitAsync(
            clock.GetUtcNow(), request.Person, InTime, _ => $"receipt {request.Number}", stop, parting);

        (PersonResult, IReadOnlyList<SheetRow>) InTime(Sheet sheet)
        {
            var (decided, rows) = Decide(sheet, request);
            return rows.Count == 0 || clock.GetUtcNow() < taking.At + CommitMax
                ? (decided, rows)
                : (new PersonResult.Refused(TookTooLong), []);
        }
    }

    /// <summary>
    /// A number is taken before the commit that uses it. Whoever was stopped in between left it with a bill that has
    /// no such receipt; that bill gives it back once nobody can still be recording it, as does one whose receipt was
    /// taken back. One with a row that cannot be read keeps it: that row may be the receipt.
    /// </summary>
    /// <returns>Whose it is, if not this bill's.</returns>
    private async Task<Said?> OthersAsync(string number, NumberTaking taking, CancellationToken stop)
    {
        try
        {
            return await OwnersAsync(number, taking, stop);
        }
        catch (UnreadableNumberException e)
        {
            return new(
                $"number: bukti {number} sudah tersimpan di baris yang tidak terbaca ({e.Place}), jadi tidak diketahui "
                    + "untuk tagihan mana. Baris itu harus diperbaiki dulu.",
                $"number: receipt {number} is stored in a row that cannot be read ({e.Place}), so that nobody knows "
                    + "for which bill. That row must be mended first.");
        }
    }

    private async Task<Said?> OwnersAsync(string number, NumberTaking taking, CancellationToken stop)
    {
        var regency = taking.Bill.Village.District.Regency;
        var owner = await numbers.TakeAsync(regency, number, taking, null, stop);
        if (owner.Bill == taking.Bill)
        {
            return null;
        }

        var (village, month) = (owner.Bill.Village, owner.Bill.PayMonth);
        var its = (await ledger.SheetsAsync(village.District, month, month, stop))[0];
        var same = its.Receipts.Where(r => r.Bill == owner.Bill && r.HasNumber(number)).ToList();
        if (!its.IsReadable(village) || same.Exists(r => !its.IsTakenBack(r)))
        {
            return new(
                $"number: bukti {number} sudah dicatat untuk tagihan {owner.Bill}.",
                $"number: receipt {number} was recorded before, for bill {owner.Bill}; expected one of this bill.");
        }

        // One that was taken back has been recorded: nobody is about to.
        if (taking.At >= owner.At + RecordingMax || same.Exists(r => r.RecordedAt >= owner.At))
        {
            owner = await numbers.TakeAsync(regency, number, taking, owner, stop);
        }

        return owner.Bill == taking.Bill ? null : BeingRecorded(number, owner);
    }

    private Said BeingRecorded(string number, NumberTaking owner)
    {
        var free = rules.Local.TimeOf(owner.At + RecordingMax);
        return new(
            $"number: bukti {number} sedang dicatat untuk tagihan {owner.Bill}. Bila itu tidak jadi dicatat, coba lagi "
                + $"mulai pukul {free:HH.mm}.",
            $"number: receipt {number} is being recorded for bill {owner.Bill}. If that comes to nothing, try again "
                + $"from {free:HH:mm}.");
    }

    private (PersonResult Result, IReadOnlyList<SheetRow> Rows) Decide(Sheet sheet, ReceiptRequest request)
    {
        (PersonResult, IReadOnlyList<SheetRow>) No(Said why) => (new PersonResult.Refused(why), []);
        if (!sheet.IsWhole(request.Bill.Village))
        {
            return No(PersonText.NotWhole(request.Bill.Village));
        }

        if (sheet.Bill(request.Bill.Village, request.Bill.Segment) is not { } bill)
        {
            return (new PersonResult.NotThere($"bill {request.Bill}"), []);
        }

        var before = sheet.Receipts.Where(r => r.Bill == bill.Id).ToList();
        var same = sheet.Receipts.FirstOrDefault(r => r.HasNumber(request.Number) && !sheet.IsTakenBack(r));
        if (same is not null)
        {
            return same.Bill != bill.Id || same.Amount != request.Amount || bill.State != BillState.Covered
                ? No(new(
                    $"number: bukti {request.Number} sudah dicatat untuk tagihan {same.Bill}, {same.Amount}.",
                    $"number: receipt {request.Number} was recorded before, for bill {same.Bill} over {same.Amount}."))
                : same.PaidOn == request.PaidOn ? (new PersonResult.DoneBefore(bill), [])
                : No(OtherDay(same));
        }

        var (min, max) = (new Rupiah(bill.Amount.Value - LessMax), new Rupiah(bill.Amount.Value * 3 / 2));
        if (request.Amount < min || request.Amount > max)
        {
            return No(new(
                $"amount: yang diterima {bill.Amount} (jumlah tagihan), atau dengan denda {min} sampai {max}, bukan " +
                $"{request.Amount}.",
                $"amount: expected {bill.Amount}, the sum of bill {bill.Id}, or with a fine or rounding {min} to " +
                $"{max}, not {request.Amount}."));
        }

        if (bill.State.On(BillEvent.Receipt).Refusal is { } refusal)
        {
            return No(new(
                $"Tagihan ini belum dapat menerima bukti bayar: {Because(refusal).Indonesian}.",
                $"Bill {bill.Id} is {bill.State} and takes no receipt: {Because(refusal).English}."));
        }

        return (
            new PersonResult.Done(bill.Moved(BillEvent.Receipt), request.Amount - bill.Amount),
            [
                bill.Moved(BillEvent.Receipt) with { NextTry = null },
                new Receipt
                {
                    Bill = bill.Id,
                    Ordinal = before.Count + 1,
                    Number = request.Number,
                    Amount = request.Amount,
                    PaidOn = request.PaidOn,
                    RecordedBy = request.Person,
                    RecordedAt = clock.GetUtcNow(),
                },
            ]);
    }

    /// <summary>A day is corrected as the rest of a receipt is: nobody alone changes what was recorded.</summary>
    private static Said OtherDay(Receipt same) => new(
        $"paidOn: bukti {same.Number} sudah dicatat dengan tanggal bayar {same.PaidOn:yyyy-MM-dd}. Bila tanggal itu "
            + "salah, bukti itu ditarik dulu oleh dua orang, lalu dicatat lagi.",
        $"paidOn: receipt {same.Number} was recorded before, as paid on {same.PaidOn:yyyy-MM-dd}. If that day is "
            + "wrong, two people take it back first, then it is recorded again.");

    private static readonly Said TookTooLong = new(
        "Pencatatan bukti ini terlalu lama dan dihentikan; tidak ada yang dicatat. Kirim sekali lagi.",
        "Recording this receipt took too long and was stopped; nothing was recorded. Send it once more.");

    private static Said Because(BillRefusal refusal) => refusal switch
    {
        BillRefusal.AttemptLive => new(
            "satu percobaan sedang berjalan; tunggu atau putuskan dulu hasilnya",
            "an attempt is under way; decide or await its outcome first"),
        BillRefusal.AlreadyPaid => new(
            "buktinya sudah ada dengan nomor lain", "it has its receipt under another number"),
        _ => new(refusal.ToString(), refusal.ToString()),
    };

    private void Check(ReceiptRequest request)
    {
        if (request.Number.Length is 0 or > NumberLengthMax
            || request.Number.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '/' or '.')))
        {
            throw WrongField.Of(new(
                $"number: yang diterima 1 sampai {NumberLengthMax} huruf, angka, '-', '/' atau '.'.",
                $"number: expected 1 to {NumberLengthMax} letters, digits, '-', '/' or '.', as on the receipt."));
        }

        var today = rules.Today(clock.GetUtcNow());
        var first = request.Bill.Period.FirstDay.AddMonths(-MonthsAhead);
        if (request.PaidOn > today || request.PaidOn < first)
        {
            throw WrongField.Of(new(
                $"paidOn: yang diterima tanggal {first:yyyy-MM-dd} sampai hari ini, {today:yyyy-MM-dd}.",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"paidOn: expected a day from {first:yyyy-MM-dd} up to today, {today:yyyy-MM-dd}.")));
        }
    }
}
