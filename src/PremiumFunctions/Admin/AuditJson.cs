using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>
/// An audit as JSON: the first finding in order of time, the first hundred of all, and the head of each sheet to be
/// noted outside.
/// </summary>
public sealed record AuditJson(
    int Sheets, int Entries, int Rows, int Evidence, int Problems, FindingJson? First,
    IReadOnlyList<FindingJson> Findings, IReadOnlyList<string> Heads)
{
    private const int FindingsMax = 100;

    public static async Task<AuditJson> OfAsync(IAsyncEnumerable<SheetAudit> audits)
    {
        var heads = new List<string>();
        var tally = new AuditTotals(FindingsMax);
        await foreach (var audit in audits)
        {
            tally.Add(audit);
            heads.Add(new Anchor(audit.Sheet, audit.Head).ToString());
        }

        return new AuditJson(
            tally.Sheets,
            tally.Entries,
            tally.Rows,
            tally.Evidence,
            tally.Problems,
            tally.First is { } first ? FindingJson.Of(first) : null,
            [.. tally.Findings.Select(FindingJson.Of)],
            heads);
    }
}

public sealed record FindingJson(
    string Kind, string Sheet, string Row, int? Entry, DateTimeOffset? EntryAt, string Text)
{
    public static FindingJson Of(Finding finding) => new(
        finding.Kind.ToString(), finding.Sheet, finding.RowKey, finding.Entry == 0 ? null : finding.Entry, finding.At,
        finding.Text);
}

/// <summary>What is kept of the calls about a bill as JSON; times ISO 8601, texts as kept: masked.</summary>
public sealed record EvidenceJson(IReadOnlyList<CallJson> Calls, IReadOnlyList<string> Problems)
{
    public static EvidenceJson Of(BillEvidence evidence) => new(
        [.. evidence.Rows.Select(CallJson.Of)],
        [.. evidence.Malformed.Select(m => m.Text)]);
}

public sealed record CallJson(
    int Attempt, string Reference, int Entry, string Service, string Fate, string ExternalId, DateTimeOffset SentAt,
    DateTimeOffset? AnsweredAt, int? HttpStatus, string Request, string Reply, string Why)
{
    public static CallJson Of(EvidenceRow row) => new(
        row.Id.Attempt,
        row.Id.PaymentReference,
        row.Entry,
        row.Call.Service.Code(),
        row.Call.Fate.ToString(),
        row.Call.ExternalId,
        row.Call.SentAt,
        row.Call.AnsweredAt,
        row.Call.HttpStatus,
        row.Call.Request,
        row.Call.Reply,
        row.Call.Why);
}
