using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What one person says about a receipt that is wrong.</summary>
/// <param name="Bill">The bill that it covers.</param>
/// <param name="Number">As it was recorded.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Person">Who says so.</param>
/// <param name="IsWithdrawn">Withdraws the open proposal instead.</param>
public sealed record WithdrawalRequest(
    BillId Bill, string Number, string Reason, string Person, bool IsWithdrawn = false)
{
    /// <summary>Row keys of the open proposals that this person was shown; null where nobody says.</summary>
    public IReadOnlyList<string>? Shown { get; init; }
}

/// <summary>
/// Takes a wrong receipt back: one person proposes it, another one confirms. What the bank took from the account stays
/// taken; a bill that nothing else paid is not debited before a person has looked, because it may be paid all the same.
/// </summary>
public sealed class TakeBackReceipt(ILedger ledger, Rules rules, TimeProvider clock, IWake? wake = null)
{
    /// <exception cref="FormatException">The reason is not accepted; says what would be.</exception>
    public async Task<PersonResult> RunAsync(WithdrawalRequest request, CancellationToken stop)
    {
        PersonText.Check("reason", request.Reason);
        var sheets = await ledger.SheetOfAsync(request.Bill, stop);
        if (await ledger.StandsStillAsync(sheets, request.Bill, stop) is { } why)
        {
            return new PersonResult.Refused(why);
        }

        return await sheets.CommitAsync(
            clock.GetUtcNow(), request.Person, sheet => Decide(sheet, request), result => ReasonOf(result, request),
            stop, new PartingNews(rules, wake));
    }

    private (PersonResult Result, IReadOnlyList<SheetRow> Rows) Decide(Sheet sheet, WithdrawalRequest request)
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

        var its = sheet.Receipts.Where(r => r.Bill == bill.Id && r.HasNumber(request.Number)).ToList();
        if (its.Count == 0)
        {
            return (new PersonResult.NotThere($"receipt {request.Number} of bill {bill.Id}"), []);
        }

        var receipt = its[^1];
        var before = sheet.WithdrawalsOf(receipt).ToList();
        var open = before.Find(w => w.IsOpen);
        if (request.Shown is { } shown && !sheet.IsTakenBack(receipt)
            && its.SelectMany(sheet.WithdrawalsOf).Any(w => w.IsOpen != shown.Contains(w.RowKey)))
        {
            return No(DecideUnknown.OtherProposal);
        }

        if (request.IsWithdrawn)
        {
            return open is null
                ? No(new(
                    "Tidak ada usul yang terbuka untuk dibatalkan.",
                    $"There is no open proposal on receipt {receipt.Number} to withdraw."))
                : (
                    new PersonResult.Done(bill),
                    [open with { WithdrawnBy = request.Person, ClosedAt = clock.GetUtcNow() }]);
        }

        if (sheet.IsTakenBack(receipt))
        {
            return (new PersonResult.DoneBefore(bill), []);
        }

        if (bill.State != BillState.Covered || sheet.ReceiptOf(bill) != receipt)
        {
            return No(new(
                $"Tagihan ini tidak terlindungi oleh bukti {receipt.Number}: tidak ada yang dapat ditarik.",
                $"Bill {bill.Id} is {bill.State}, and not by receipt {receipt.Number}: there is nothing to undo."));
        }

        return open is null ? Propose(receipt, before.Count + 1, request)
            : Decision.IsSamePerson(open.ProposedBy, request.Person)
                ? No(DecideUnknown.SamePerson(open.ProposedBy))
                : Confirm(sheet, bill, open, request);
    }

    private (PersonResult, IReadOnlyList<SheetRow>) Propose(Receipt receipt, int ordinal, WithdrawalRequest request)
    {
        var proposal = new ReceiptWithdrawal
        {
            Bill = receipt.Bill,
            Receipt = receipt.Ordinal,
            Ordinal = ordinal,
            Reason = request.Reason,
            ProposedBy = request.Person,
            ProposedAt = clock.GetUtcNow(),
        };
        return (new PersonResult.TakingBackWaits(proposal, receipt), [proposal]);
    }

    private (PersonResult, IReadOnlyList<SheetRow>) Confirm(
        Sheet sheet, Bill bill, ReceiptWithdrawal open, WithdrawalRequest request)
    {
        var after = sheet.PaidBy(bill) is null
            ? bill.Moved(BillEvent.Reopen) with { Hold = HoldReason.ReceiptTakenBack }
            : bill.Moved(BillEvent.Uncover);
        return (
            new PersonResult.Done(after),
            [after, open with { ConfirmedBy = request.Person, ClosedAt = clock.GetUtcNow() }]);
    }

    private static string ReasonOf(PersonResult result, WithdrawalRequest request) => result switch
    {
        PersonResult.TakingBackWaits => $"proposed to take receipt {request.Number} back: {request.Reason}",
        PersonResult.Done when request.IsWithdrawn => $"withdrew the proposal: {request.Reason}",
        _ => $"took receipt {request.Number} back: {request.Reason}",
    };
}
