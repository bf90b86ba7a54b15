using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>Collects the stored rows of one sheet; what cannot be read is kept apart, with its village.</summary>
internal sealed class SheetBuilder(DistrictCode district, PayMonth payMonth)
{
    private readonly List<SheetRow> rows = [];
    private readonly List<MalformedRow> malformed = [];
    private Head head = Head.None;

    /// <exception cref="FormatException">The head cannot be read, and so the sheet cannot be written.</exception>
    public void Add(TableEntity entity, bool isHead)
    {
        if (isHead)
        {
            head = Head.Read(entity.Reader());
            return;
        }

        try
        {
            var row = SheetRow.Read(district, payMonth, entity.RowKey, entity.Columns());
            rows.Add(row.RowKey == entity.RowKey
                ? row
                : throw new FormatException($"Row '{entity.RowKey}': its key would be written '{row.RowKey}'."));
        }
        catch (Exception e) when (e.IsMalformed())
        {
            malformed.Add(new MalformedRow(
                $"sheets {entity.PartitionKey} {entity.RowKey}", e.Message, VillageOf(entity.RowKey)));
        }
    }

    public Sheet Build() => new(district, payMonth, head, rows) { Malformed = malformed };

    public BillEvidence Evidence() => new([.. rows.OfType<EvidenceRow>()], malformed);

    private VillageCode? VillageOf(string rowKey) =>
        rowKey.Split('~') is [_, var number, ..] && VillageCode.TryParse($"{district}.{number}", out var village)
            ? village
            : null;
}
