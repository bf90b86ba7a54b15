using System.Globalization;

namespace Premium.Domain;

/// <summary>
/// One call to the bank about one attempt, kept for good: inserted with the state it proves and never written again.
/// Its key sorts right after the journal's, so that reading a sheet leaves out both in one.
/// </summary>
public sealed record EvidenceRow : SheetRow
{
    public const string KeyPrefix = "evidence~";

    public required DebitId Id { get; init; }

    /// <summary>
    /// Number of the journal entry that the decision to keep it aimed at. The entry is written once, so two workers
    /// that learned something of one attempt at the same time never meet in a key, whatever request numbers they used.
    /// </summary>
    public required int Entry { get; init; }

    /// <summary>0 for the first call about this attempt in that entry.</summary>
    public required int Number { get; init; }

    public required BankCall Call { get; init; }

    public override string RowKey => string.Create(
        CultureInfo.InvariantCulture, $"{KeysOf(Id)}{Entry:000000}~{Number:00}");

    public override BillId BillId => Id.Bill;

    /// <summary>What the keys of all evidence of a bill begin with.</summary>
    public static string KeysOf(BillId bill) => $"{KeyPrefix}{bill.Village.Number}~{bill.Segment.Key()}~";

    /// <summary>What the keys of all evidence of an attempt begin with.</summary>
    public static string KeysOf(DebitId id) =>
        string.Create(CultureInfo.InvariantCulture, $"{KeysOf(id.Bill)}{id.Attempt:00}~");

    /// <summary>The rows that keep these calls, which were made about attempts of this sheet.</summary>
    public static IEnumerable<EvidenceRow> Of(Sheet sheet, IEnumerable<(DebitId Id, BankCall Call)> calls) =>
        calls.GroupBy(c => c.Id).SelectMany(about => about.Select((c, i) => new EvidenceRow
        {
            Id = c.Id,
            Entry = sheet.Head.Number + 1,
            Number = i,
            Call = c.Call,
        }));

    public override void Write(RowWriter row)
    {
        row.Text("Service", Call.Service.Code());
        row.Text("Fate", Call.Fate.ToString());
        row.Text("ExternalId", Call.ExternalId);
        row.Time(nameof(BankCall.SentAt), Call.SentAt);
        row.Time("AnsweredAt", Call.AnsweredAt);
        row.Long("HttpStatus", Call.HttpStatus);
        row.Text("Request", Call.Request);
        row.Text("Reply", Call.Reply);
        row.Text("Why", Call.Why);
    }

    public static EvidenceRow Read(DebitId id, int entry, int number, RowReader row) => new()
    {
        Id = id,
        Entry = entry,
        Number = number,
        Call = new BankCall(ReadService(row), row.Enum<CallFate>("Fate"), row.Time(nameof(BankCall.SentAt)))
        {
            ExternalId = row.TextOrEmpty("ExternalId"),
            AnsweredAt = row.TimeOrNull("AnsweredAt"),
            HttpStatus = (int?)row.LongOrNull("HttpStatus"),
            Request = row.TextOrEmpty("Request"),
            Reply = row.TextOrEmpty("Reply"),
            Why = row.TextOrEmpty("Why"),
        },
    };

    private static SnapService ReadService(RowReader row)
    {
        var isKnown = SnapServices.TryParse(row.Text("Service"), out var service);
        row.Check(isKnown, "Service", "11, 14, 17, 36 or 73");
        return service;
    }
}
