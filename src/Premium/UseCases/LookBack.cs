using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Asks the bank once more about ended attempts whose bills are about to be tried again: once a waking for each, and
/// kept as evidence with what follows from it.
/// </summary>
internal sealed class LookBack(ILedger ledger, DebitCalls calls, Rules rules)
{
    private readonly Dictionary<DebitId, LastLook> taken = [];
    private readonly List<(DebitId Id, BankCall Call)> unkept = [];

    public IReadOnlyDictionary<DebitId, LastLook> Taken => taken;

    public async Task TakeAsync(IReadOnlyList<Debit> ended, IReadOnlyList<Sheet> sheets, CancellationToken stop)
    {
        var replies = await Task.WhenAll(
            ended.Select(async debit => (Debit: debit, Reply: await AskAsync(debit, stop))));
        foreach (var (debit, reply) in replies)
        {
            var sheet = sheets.First(s => s.PayMonth == debit.BillId.PayMonth);
            var isSigned = debit.State == DebitState.Abandoned
                && sheet.DecisionsOn(debit.Id).Any(d => d is { ConfirmedBy.Length: > 0 });
            taken[debit.Id] = LastLooks.Of(reply, debit, sheet.IsGivenBack(debit.Id), isSigned);
            unkept.AddRange(reply.Calls.Select(call => (debit.Id, call)));
        }
    }

    public IEnumerable<EvidenceRow> EvidenceFor(Sheet sheet) =>
        EvidenceRow.Of(sheet, unkept.Where(u => u.Id.Bill.PayMonth == sheet.PayMonth));

    /// <summary>What was asked up to now is committed.</summary>
    public void Kept() => unkept.Clear();

    private async Task<InquiryReply> AskAsync(Debit debit, CancellationToken stop)
    {
        if (!rules.Banks.ContainsKey(debit.Bank))
        {
            return new InquiryReply.Silent("its bank has no settings", new Evidence(debit.ReservedAt));
        }

        // An ended attempt is never edited, so what is kept of it counts the requests made since.
        var kept = await ledger.EvidenceAsync(debit.BillId, stop);
        var first = debit.Requests + kept.Rows.Count(row => row.Id == debit.Id);
        return await calls.AskAsync(debit.AsOrder(first), stop);
    }
}
