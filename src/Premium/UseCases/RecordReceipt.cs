using System.Globalization;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>A receipt as a person enters it.</summary>
public sealed record ReceiptRequest(BillId Bill, string Number, Rupiah Amount, DateOnly PaidOn, string Person);

/// <summary>
/// Records the receipt of BPJS Ketenagakerjaan for a bill, which alone makes its cover active. Its amount is compared
/// with the bill's; nothing is taken for granted.
/// </summary>
public sealed class RecordReceipt(ILedger ledger, Rules rules, TimeProvider clock)
{
    public const int NumberLengthMax = 40;

    /// <exception cref="FormatException">A field is not accepted; it is named, with what would be.</exception>
    public async Task<PersonResult> RunAsync(ReceiptRequest request, CancellationToken stop)
    {
        Check(request);
        var id = request.Bill;
        var sheets = new OpenSheets(ledger, id.Village.District, id.PayMonth, id.PayMonth);
        await sheets.ReadAsync(stop);
        PersonResult result = new PersonResult.NotThere($"bill {id}");
        await sheets.CommitAsync(
            clock.GetUtcNow(),
            $"person:{request.Person}",
            current =>
            {
                (result, var rows) = Decide(current[0], request);
                return [new SheetChange(id.PayMonth, $"receipt {request.Number}", rows)];
            },
            stop);
        return result;
    }

    private (PersonResult Result, IReadOnlyList<SheetRow> Rows) Decide(Sheet sheet, ReceiptRequest request)
    {
        (PersonResult, IReadOnlyList<SheetRow>) No(string why) => (new PersonResult.Refused(why), []);
        if (!sheet.IsWhole(request.Bill.Village))
        {
            return No(PersonText.NotWhole(request.Bill.Village));
        }

        if (sheet.Bill(request.Bill.Village, request.Bill.Segment) is not { } bill)
        {
            return (new PersonResult.NotThere($"bill {request.Bill}"), []);
        }

        var before = sheet.Receipts.Where(r => r.Bill == bill.Id).ToList();
        var same = sheet.Receipts.FirstOrDefault(r => r.Number == request.Number);
        if (same is not null)
        {
            return same.Bill == bill.Id && same.Amount == request.Amount && bill.State == BillState.Covered
                ? (new PersonResult.DoneBefore(bill), [])
                : No($"number: receipt {request.Number} was recorded before, for bill {same.Bill} over {same.Amount}.");
        }

        if (request.Amount != bill.Amount)
        {
            return No($"amount: expected {bill.Amount}, the sum of bill {bill.Id}, not {request.Amount}.");
        }

        if (bill.State.On(BillEvent.Receipt).Refusal is { } refusal)
        {
            return No($"Bill {bill.Id} is {bill.State} and takes no receipt: {Because(refusal)}.");
        }

        return (
            new PersonResult.Done(bill.Moved(BillEvent.Receipt)),
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

    private static string Because(BillRefusal refusal) => refusal switch
    {
        BillRefusal.AttemptLive => "an attempt is under way; decide or await its outcome first",
        BillRefusal.AlreadyPaid => "it has its receipt under another number",
        _ => refusal.ToString(),
    };

    private void Check(ReceiptRequest request)
    {
        if (request.Number.Length is 0 or > NumberLengthMax
            || request.Number.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '/' or '.')))
        {
            throw new FormatException(
                $"number: expected 1 to {NumberLengthMax} letters, digits, '-', '/' or '.', as on the receipt.");
        }

        var today = rules.Today(clock.GetUtcNow());
        if (request.PaidOn > today)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"paidOn: expected a day up to today, {today:yyyy-MM-dd}."));
        }
    }
}
