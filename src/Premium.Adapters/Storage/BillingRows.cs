using System.Globalization;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>
/// Billings of BPJS as rows of table <c>registry</c>: partition <c>33.16.12~billing</c>, key <c>2026-12~2010~pu</c>,
/// the pay month first, so that those of the open months are one range.
/// </summary>
internal static class BillingRows
{
    public const string PartitionEnd = "~billing";

    public static string PartitionOf(DistrictCode district) => district + PartitionEnd;

    public static TableEntity ToEntity(BpjsBilling billing)
    {
        var row = new RowWriter();
        row.Text("Npp", billing.Npp);
        row.Text("KodeIuran", billing.KodeIuran);
        row.Number("People", billing.People);
        row.Long("Total", billing.Total.Value);
        row.Text("Sums", string.Join(';', billing.Sums.OrderBy(s => s.Key).Select(
            s => string.Create(CultureInfo.InvariantCulture, $"{s.Key},{s.Value.Value}"))));
        row.Text("EarlierCodes", string.Join(',', billing.EarlierCodes));
        var bill = billing.Bill;
        return row.ToEntity(
            PartitionOf(bill.Village.District), $"{bill.PayMonth}~{bill.Village.Number}~{bill.Segment.Key()}");
    }

    /// <exception cref="UnreadableRowException">It cannot be read; the message names row and column.</exception>
    public static BpjsBilling Read(DistrictCode district, TableEntity entity)
    {
        var row = entity.Reader();
        var bill = BillOf(district, entity.RowKey);
        var billing = new BpjsBilling(
            bill.Village, bill.Segment, bill.Period, row.TextOrEmpty("Npp"), row.Text("KodeIuran"),
            row.Number("People"), ReadSums(row))
        {
            EarlierCodes = row.TextOrEmpty("EarlierCodes").Split(',', StringSplitOptions.RemoveEmptyEntries),
        };
        row.Check(billing.Total.Value == row.Long("Total"), "Total", "the sum of the programs");
        return BillingCheck.Problem(billing) is { } problem
            ? throw new UnreadableRowException($"Row '{entity.PartitionKey} {entity.RowKey}': {problem.English}.")
            : billing;
    }

    /// <exception cref="UnreadableRowException">The key names no bill.</exception>
    public static BillId BillOf(DistrictCode district, string rowKey)
    {
        if (rowKey.Split('~') is not [var month, var village, var segmentKey])
        {
            throw new UnreadableRowException($"Row '{rowKey}' is of no known kind: expected yyyy-MM~VVVV~segment.");
        }

        var segment = Segments.Parse(segmentKey);
        return new BillId(
            VillageCode.Of(district, village), segment, segment.PeriodDueIn(PayMonth.Parse(month)));
    }

    private static Dictionary<SocialProgram, Rupiah> ReadSums(RowReader row)
    {
        var sums = new Dictionary<SocialProgram, Rupiah>();
        foreach (var text in row.Text("Sums").Split(';'))
        {
            var parts = text.Split(',');
            row.Check(parts.Length == 2, "Sums", "program,sum;...");
            sums[row.Enum<SocialProgram>("Sums", parts[0])] =
                new Rupiah(row.Sum("Sums", Rupiah.Parse(parts[1]).Value));
        }

        return sums;
    }
}
