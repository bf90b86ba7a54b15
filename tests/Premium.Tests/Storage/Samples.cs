using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Storage;

/// <summary>Invented rows with every column set, unless a test takes one away.</summary>
internal static class Samples
{
    public static readonly DistrictCode District = DistrictCode.Parse("33.16.12");
    public static readonly DistrictCode Neighbour = DistrictCode.Parse("33.16.13");
    public static readonly Period November = new(2026, 11);
    public static readonly PayMonth December = PayMonth.Parse("2026-12");
    public static readonly DateTimeOffset Noon = new(2026, 12, 3, 12, 0, 0, 123, TimeSpan.FromHours(7));

    public static VillageCode Village(int number) => VillageCode.Parse($"{District}.{number}");

    public static Bill Bill(
        VillageCode village, Segment segment = Segment.Pu, BillState state = BillState.Held) => new()
        {
            Id = new BillId(village, segment, segment.PeriodDueIn(December)),
            State = state,
            Hold = state == BillState.Held ? HoldReason.OverLimit : null,
            Refusal = RefusalReason.AccountBlocked,
            HeadCount = 12,
            Lines =
        [
            new BillLine(SocialProgram.Jkk, new Rupiah(86_400), Rupiah.Zero, 12),
            new BillLine(SocialProgram.Jht, new Rupiah(1_332_000), new Rupiah(720_000), 12),
        ],
            OnlyGroup = MemberGroup.VulnerableWorker,
            Attempts = 3,
            NextTry = Noon.AddDays(1),
            Available = new Rupiah(1_000_000_000_000),
        };

    public static Debit Debit(VillageCode village, int attempt = 1) => new()
    {
        Id = new BillId(village, Segment.Pu, November).Attempt(attempt),
        State = DebitState.Unknown,
        Bank = "bank-jateng",
        Source = AccountNo.Parse("3001234567"),
        Amount = new Rupiah(2_138_400),
        ReservedAt = Noon,
        Requests = 5,
        Inquiries = 2,
        NextInquiry = Noon.AddMinutes(10),
        Refusal = RefusalReason.AccountBlocked,
        Why = "no answer in 60 s",
        AnsweredAt = Noon.AddTicks(1),
        Code = "5041700",
        Message = "Timeout – \"tunggu\"",
        BankReference = "BR-1",
    };

    public static EvidenceRow Evidence(VillageCode village, int entry = 1, int number = 0) => new()
    {
        Id = new BillId(village, Segment.Pu, November).Attempt(1),
        Entry = entry,
        Number = number,
        Call = new BankCall(SnapService.Transfer, CallFate.Answered, Noon)
        {
            ExternalId = $"33161220012611101{entry:00}",
            AnsweredAt = Noon.AddSeconds(2),
            HttpStatus = 504,
            Request = "{\"sourceAccountNo\":\"***567\"}",
            Reply = "{\"responseCode\":\"5041700\"}\n\t\u2013" + new string('x', 3000),
            Why = "late",
        },
    };

    public static Alert Alert(VillageCode village, string stage = "due-5") => new()
    {
        Bill = new BillId(village, Segment.Pu, November),
        Stage = stage,
        State = AlertState.Sending,
        Amount = new Rupiah(2_138_400),
        RaisedAt = Noon,
        SentAt = Noon.AddSeconds(1),
        Tries = 2,
        NextTry = Noon.AddHours(1),
        Deliveries = "email:bendahara@desa.example=sent",
    };

    public static Change Change(params IReadOnlyList<SheetRow> rows) => new(Noon, "CollectDistrict", "reserve", rows);

    public static async Task<Sheet> DecemberAsync(this ILedger ledger) =>
        (await ledger.SheetsAsync(District, December, December, CancellationToken.None)).Single();

    /// <summary>Commits and insists that it went in.</summary>
    public static async Task<Sheet> CommittedAsync(
        this ILedger ledger, Sheet sheet, params IReadOnlyList<SheetRow> rows) =>
        Assert.IsType<CommitResult.Committed>(
            await ledger.CommitAsync(sheet, Change(rows), CancellationToken.None)).Sheet;

    /// <summary>Bills compare their lines by reference; the canonical form compares what is stored.</summary>
    public static string Canonical(this SheetRow row) => JournalEntry.HashOf(row);

    public static IEnumerable<string> Canonical(this Sheet sheet) =>
        sheet.Rows.OrderBy(r => r.RowKey, StringComparer.Ordinal).Select(r => $"{r.RowKey} {r.Canonical()}");

    public static async Task AssertJournalFitsAsync(this ILedger ledger)
    {
        await foreach (var audit in new AuditDistrict(ledger).RunAsync(new AuditScope(District), default))
        {
            Assert.Empty(audit.Findings);
            Assert.Equal((await ledger.DecemberAsync()).Head, audit.Head);
        }
    }

    public static async Task<StoredSheet> StoredAsync(this ILedger ledger)
    {
        StoredSheet? found = null;
        await foreach (var stored in ledger.StoredAsync(District, December, December, default))
        {
            found = stored;
        }

        return Assert.IsType<StoredSheet>(found);
    }
}
