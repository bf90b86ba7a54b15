using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>Collects the stored rows of one sheet; what cannot be read is kept apart, with its village.</summary>
internal sealed class SheetBuilder(DistrictCode district, PayMonth payMonth)
{
    private readonly List<SheetRow> rows = [];
    private readonly List<MalformedRow> malformed = [];
    private Head? head;

    /// <summary>Rows and no head that says where their journal ends: it was taken out, or cannot be read.</summary>
    public bool IsHeadless => head is null && rows.Count + malformed.Count > 0;

    public DistrictCode District => district;

    public PayMonth PayMonth => payMonth;

    public string Key => Sheet.KeyOf(district, payMonth);

    /// <summary>Where the journal itself ends, unless a head has come up that says so.</summary>
    public void EndAt(Head end) => head ??= end;

    public void Add(TableEntity entity, bool isHead)
    {
        try
        {
            if (isHead)
            {
                head = Head.Read(entity.Reader());
                return;
            }

            var row = SheetRow.Read(district, payMonth, entity.RowKey, entity.Columns());
            rows.Add(row.RowKey == entity.RowKey
                ? row
                : throw new UnreadableRowException($"Row '{entity.RowKey}': its key would be written '{row.RowKey}'."));
        }
        catch (Exception e) when (e.IsMalformed())
        {
            malformed.Add(new MalformedRow(
                $"sheets {entity.PartitionKey} {entity.RowKey}", e.Message, VillageOf(entity.RowKey)));
        }
    }

    public Sheet Build() => new(district, payMonth, head ?? Head.None, rows) { Malformed = malformed };

    public BillEvidence Evidence() => new([.. rows.OfType<EvidenceRow>()], malformed);

    private VillageCode? VillageOf(string rowKey) =>
        rowKey.Split('~') is [_, var number, ..] && VillageCode.TryParse($"{district}.{number}", out var village)
            ? village
            : null;
}
