using MimeKit;
using Premium.Domain;
using Premium.Ports;
using PremiumFunctions.Local.Regions;
using PremiumFunctions.Local.Twin;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local;

/// <summary>Both sides at one moment: our sheets, the bank's movements, the mails that went out.</summary>
public sealed record CycleSnapshot(
    Run Run, IReadOnlyList<Sheet> Sheets, IReadOnlyDictionary<string, TwinAudit> Executed,
    IReadOnlyList<TwinTransfer> Transfers, IReadOnlyList<MimeMessage> Mails)
{
    public static async Task<CycleSnapshot> TakeAsync(LocalParts parts, Run run)
    {
        var rules = parts.Get<Rules>();
        var (from, to) = rules.OpenSheets(rules.Today(parts.Clock.GetUtcNow()));
        var sheets = new List<Sheet>();
        foreach (var district in parts.Districts)
        {
            sheets.AddRange(
                await parts.Get<ILedger>().SheetsAsync(district.Code, from, to, CancellationToken.None));
        }

        return new CycleSnapshot(
            run, sheets, parts.Twin.Ledger.Audit().ToDictionary(a => a.Reference), parts.Twin.Ledger.Transfers(),
            parts.Mail.Messages());
    }

    public IEnumerable<Bill> Bills => Sheets.SelectMany(s => s.Bills);

    public IEnumerable<Debit> Debits => Sheets.SelectMany(s => s.Debits);

    public IEnumerable<Alert> Alerts => Sheets.SelectMany(s => s.Alerts);

    /// <summary>Everything that a commit moves.</summary>
    public IEnumerable<(string Sheet, Head Head)> Heads => Sheets.Select(s => (s.Key, s.Head));

    public IEnumerable<string> MailIds => Mails.Select(m => m.MessageId!);

    /// <summary>How often the bank took money for a bill, whatever the attempt.</summary>
    public int TimesExecuted(BillId bill) => Executed.Values
        .Where(a => DebitId.TryParseReference(a.Reference, out var id) && id.Bill == bill)
        .Sum(a => a.TimesExecuted);

    /// <summary>
    /// One line a bill: segment, month, state with its reason, executions at the bank, stage of its alert.
    /// </summary>
    public IReadOnlyList<string> FatesOf(RegionVillage village) =>
    [
        .. Bills.Where(b => b.Village == village.Code)
            .OrderBy(b => b.Id.Period).ThenBy(b => b.Id.Segment)
            .Select(b => $"{b.Id.Segment.Key()} {b.Id.Period} {b.State}{ReasonOf(b)} x{TimesExecuted(b.Id)} "
                + string.Join('+', Alerts.Where(a => a.Bill == b.Id).Select(a => $"{a.Stage}:{a.State}"))),
    ];

    private static string ReasonOf(Bill bill) => bill.State switch
    {
        BillState.Held => $":{bill.Hold}",
        BillState.Short or BillState.Refused => $":{bill.Refusal}",
        _ => "",
    };
}
