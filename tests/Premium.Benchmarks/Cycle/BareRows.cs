using System.Globalization;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Benchmarks.Cycle;

/// <summary>Rows as large as the pipeline's, with fixed contents: nothing is computed, hashed or checked.</summary>
public static class BareRows
{
    private const string Hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private static readonly DateTimeOffset At = new(2026, 12, 3, 1, 30, 0, TimeSpan.Zero);

    private static readonly string Request =
        """{"partnerReferenceNo":"33161220102612201","amount":{"value":"1234567.00","currency":"IDR"},"""
        + """ "beneficiaryAccountNo":"***017","currency":"IDR","customerReference":"33161220102612201","""
        + """ "feeType":"OUR","remark":"BPJSTK-33161220102612201","sourceAccountNo":"***107","""
        + """ "transactionDate":"2026-12-03T08:30:00+07:00"}""";

    private static readonly string Reply =
        """{"responseCode":"2001700","responseMessage":"Successful","referenceNo":"260000000001","""
        + """ "partnerReferenceNo":"33161220102612201","amount":{"value":"1234567.00","currency":"IDR"},"""
        + """ "beneficiaryAccountNo":"***","currency":"IDR","customerReference":"33161220102612201","""
        + """ "sourceAccountNo":"***","transactionDate":"2026-12-03T08:30:00+07:00"}""";

    public static string PartitionOf(DistrictCode district, PayMonth payMonth) => $"{district}~{payMonth}";

    public static TableEntity Bill(string partition, BillId bill, string state) =>
        new(partition, $"bill~{bill.Village.Number}~{bill.Segment.Key()}")
        {
            ["State"] = state,
            ["HeadCount"] = 19,
            ["Amount"] = 1_234_567L,
            ["Lines"] = "Jkk,62345,0,19;Jkm,78901,0,19;Jht,912345,492345,12;Jp,492345,246789,12",
            ["Attempts"] = 1,
        };

    public static TableEntity Debit(string partition, BillId bill, string bank, bool answered)
    {
        var row = new TableEntity(partition, $"debit~{bill.Village.Number}~{bill.Segment.Key()}~01")
        {
            ["State"] = answered ? "Paid" : "Reserved",
            ["Reference"] = bill.Attempt(1).PaymentReference,
            ["Bank"] = bank,
            ["Source"] = World.AccountOf(bill.Village).Reveal(),
            ["Amount"] = 1_234_567L,
            ["ReservedAt"] = At,
            ["Requests"] = 4,
            ["Inquiries"] = 0,
        };
        if (answered)
        {
            row["AnsweredAt"] = At;
            row["Code"] = "2001700";
            row["Message"] = "Successful";
            row["BankReference"] = "260000000001";
        }
        else
        {
            row["NextInquiry"] = At;
        }

        return row;
    }

    public static TableEntity Evidence(string partition, BillId bill) =>
        new(partition, $"evidence~{bill.Village.Number}~{bill.Segment.Key()}~01~000002~00")
        {
            ["Service"] = SnapService.Transfer.Code(),
            ["Fate"] = "Answered",
            ["ExternalId"] = bill.Attempt(1).ExternalId(0),
            ["SentAt"] = At,
            ["AnsweredAt"] = At,
            ["HttpStatus"] = 200L,
            ["Request"] = Request,
            ["Reply"] = Reply,
        };

    public static TableEntity Head(string partition, int number) =>
        new(partition, "_head") { ["Number"] = number, ["Hash"] = Hash };

    public static TableEntity Entry(string partition, int number, IEnumerable<TableEntity> rows) =>
        new(partition, string.Create(CultureInfo.InvariantCulture, $"entry~{number:000000}"))
        {
            ["At"] = At,
            ["Actor"] = "collect",
            ["Reason"] = "planned",
            ["Rows"] = string.Join('\n', rows.Select(r => $"{r.RowKey} {Hash}")),
            ["Writer"] = "benchmark~1234",
            ["Previous"] = Hash,
            ["Hash"] = Hash,
        };

    public static TableEntity Limit(string bank) =>
        new(bank, "limit") { ["TakenTo"] = "2026-12-03T02:00:00.0000000Z" };

    public static TableEntity Run(string id) => new("day~2026-12-03", id)
    {
        ["Purpose"] = "Collect",
        ["StartedAt"] = At,
        ["State"] = "Open",
    };

    public static TableEntity Report(string run, DistrictCode district, int? done)
    {
        var row = new TableEntity(run, $"district~{district}");
        if (done is { } count)
        {
            foreach (var column in new[] { "Short", "Refused", "Unknown", "Held", "Skipped", "Alerts" })
            {
                row[column] = 0;
            }

            row["Expected"] = row["Done"] = count;
        }

        return row;
    }
}
