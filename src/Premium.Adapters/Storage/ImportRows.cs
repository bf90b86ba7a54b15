using System.Globalization;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>Imports as rows of table <c>registry</c>.</summary>
internal static class ImportRows
{
    public const string Partition = "imports";
    public const string ShownPrefix = "shown~";
    public const string EntryPrefix = "entry~";

    /// <summary>A file that is being kept or deleted: what is left of one that was cut short is found by it.</summary>
    public const string PendingPrefix = "pending~";

    private const string SetColumn = "Set";

    /// <summary>Of the journal.</summary>
    public static bool IsEntry(TableEntity row) =>
        row.PartitionKey == Partition && row.RowKey.StartsWith(EntryPrefix, StringComparison.Ordinal);

    /// <summary>A dry run.</summary>
    public static bool IsShown(TableEntity row) =>
        row.PartitionKey == Partition && row.RowKey.StartsWith(ShownPrefix, StringComparison.Ordinal);

    public static string FileOf(string id) => $"{Partition}~{id}";

    /// <param name="number">0 for the first.</param>
    /// <param name="set">How often the file was put under another key: its parts lie beside those before.</param>
    public static string PartKey(int number, int set) => string.Create(
        CultureInfo.InvariantCulture, $"part~{(set == 0 ? "" : $"{set:000}~")}{number:0000}");

    public static int SetOf(TableEntity shown) => shown.GetInt32(SetColumn) ?? 0;

    public static void PointTo(TableEntity shown, int set) => shown[SetColumn] = set;

    public static bool IsId(string id) =>
        id.Length is > 0 and <= 40 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    public static TableEntity ToEntity(ShownImport shown, int parts)
    {
        var row = new RowWriter();
        row.Text("Kind", shown.Terms.Kind.ToString());
        row.Number("Full", shown.Terms.IsFull ? 1 : 0);
        row.Text("From", shown.Terms.From.ToString());
        FieldMapRows.Write(row, shown.Map);
        row.Text("FileName", shown.FileName);
        row.Text("FileHash", shown.FileHash);
        row.Text("By", shown.By);
        row.Time("At", shown.At);
        row.Text("PlanHash", shown.PlanHash);
        row.Text("Summary", shown.Summary);
        row.Number("NeedsSecond", shown.NeedsSecond ? 1 : 0);
        row.LongText("LeftOut", RegisterRows.Text(shown.LeftOut));
        row.Number("Parts", parts);
        return row.ToEntity(Partition, ShownPrefix + shown.Id);
    }

    public static (ShownImport Shown, int Parts) ReadShown(TableEntity entity)
    {
        var row = entity.Reader();
        return (
            new ShownImport(
                entity.RowKey[ShownPrefix.Length..],
                new ImportTerms(row.Enum<ImportKind>("Kind"), row.Flag("Full"), PayMonth.Parse(row.Text("From"))),
                FieldMapRows.ReadMap(row),
                row.TextOrEmpty("FileName"), row.Text("FileHash"), row.Text("By"), row.Time("At"),
                row.Text("PlanHash"), row.Text("Summary"), row.Flag("NeedsSecond"))
            {
                LeftOut = row.Has("LeftOut00") ? RegisterRows.CodesOf(row.LongText("LeftOut")) : [],
            },
            row.Number("Parts"));
    }

    public static TableEntity ToEntity(ImportEntry entry)
    {
        var row = new RowWriter();
        row.Text("Import", entry.Import);
        row.Text("Step", entry.Step.ToString());
        row.Text("Kind", entry.Kind.ToString());
        row.Text("By", entry.By);
        row.Time("At", entry.At);
        row.Text("FileHash", entry.FileHash);
        row.Text("Summary", entry.Summary);
        row.Text("Previous", entry.Previous);
        row.Text("Hash", entry.Hash);
        return row.ToEntity(
            Partition, string.Create(CultureInfo.InvariantCulture, $"{EntryPrefix}{entry.Number:000000}"));
    }

    public static ImportEntry ReadEntry(TableEntity entity)
    {
        var row = entity.Reader();
        var entry = new ImportEntry(
            row.Digits(entity.RowKey[EntryPrefix.Length..]), row.Text("Import"), row.Enum<ImportStep>("Step"),
            row.Enum<ImportKind>("Kind"), row.Text("By"), row.Time("At"), row.TextOrEmpty("FileHash"),
            row.Text("Summary"), row.TextOrEmpty("Previous"));
        row.Check(entry.Hash == row.Text("Hash"), "Hash", "the hash of what the row says: it was changed");
        return entry;
    }

    /// <exception cref="UnreadableRowException">The row cannot be read; the message names it.</exception>
    public static void Check(TableEntity entity)
    {
        if (entity.PartitionKey != Partition)
        {
            entity.Reader().Check(entity[SealedColumns.First] is byte[], SealedColumns.First, "bytes");
        }
        else if (IsEntry(entity))
        {
            ReadEntry(entity);
        }
        else if (entity.RowKey.StartsWith(PendingPrefix, StringComparison.Ordinal))
        {
            entity.Reader().Check(IsId(entity.RowKey[PendingPrefix.Length..]), "RowKey", "the id of a dry run");
        }
        else
        {
            entity.Reader().Check(IsShown(entity), "RowKey", "shown~, pending~ or entry~");
            ReadShown(entity);
        }
    }
}

internal sealed record FieldMapJson(IReadOnlyDictionary<string, string> Columns, string DayForm, string? DecimalSign);

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FieldMapJson))]
internal sealed partial class ImportJson : JsonSerializerContext;
