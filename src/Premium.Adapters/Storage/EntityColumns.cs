using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>Columns of a row to a table entity and back; long text goes over as many columns as it takes.</summary>
internal static class EntityColumns
{
    public static TableEntity ToEntity(this RowWriter row, string partition, string rowKey)
    {
        var entity = new TableEntity(partition, rowKey);
        foreach (var (name, value) in row.Columns)
        {
            entity[name] = value;
        }

        return entity;
    }

    public static TableEntity ToEntity(this SheetRow row, string partition)
    {
        var writer = new RowWriter();
        row.Write(writer);
        return writer.ToEntity(partition, row.RowKey);
    }

    /// <summary>The columns that are ours, without keys, time stamp and ETag.</summary>
    public static IReadOnlyDictionary<string, object> Columns(this TableEntity entity)
    {
        var columns = new Dictionary<string, object>(entity.Count, StringComparer.Ordinal);
        foreach (var (name, value) in entity)
        {
            if (value is not null && name is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag"))
            {
                columns[name] = value;
            }
        }

        return columns;
    }

    public static RowReader Reader(this TableEntity entity) =>
        new($"{entity.PartitionKey} {entity.RowKey}", entity.Columns());

    /// <summary>Writes <c>name00</c>, <c>name01</c> and so on.</summary>
    public static void LongText(this RowWriter row, string name, string text)
    {
        for (int part = 0, at = 0, length; at < text.Length; part++, at += length)
        {
            length = Math.Min(EntityLimits.TextMax, text.Length - at);

            // A character of two halves stays whole; one half alone would come back as another.
            length -= at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]) ? 1 : 0;
            row.Text(PartName(name, part), text.Substring(at, length));
        }
    }

    public static string LongText(this RowReader row, string name)
    {
        var text = row.Text(PartName(name, 0));
        for (var part = 1; row.TextOrEmpty(PartName(name, part)) is { Length: > 0 } more; part++)
        {
            text += more;
        }

        return text;
    }

    /// <summary>A day as <c>2026-12-31</c>.</summary>
    public static DateOnly Day(this RowReader row, string name)
    {
        row.Check(
            DateOnly.TryParseExact(
                row.Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day),
            name,
            "a day, yyyy-MM-dd");
        return day;
    }

    /// <summary>1 for yes, 0 for no.</summary>
    public static bool Flag(this RowReader row, string name)
    {
        var flag = row.Number(name);
        row.Check(flag is 0 or 1, name, "0 or 1");
        return flag == 1;
    }

    /// <summary>
    /// A list with a null in it is refused, too: what reads JSON holds no element against its type, and whoever uses
    /// the list would fall over it.
    /// </summary>
    public static T Json<T>(this RowReader row, string name, JsonTypeInfo<T> type)
        where T : class
    {
        var value = row.AnyJson(name, type);
        row.Check(value is not object?[] list || !list.Contains(null), name, "a list without null");
        return value;
    }

    /// <summary>Of a list, for who looks at each element alone, whatever it is.</summary>
    public static JsonElement[] Elements(this RowReader row, string name) =>
        row.AnyJson(name, RegistryJson.Default.JsonElementArray);

    /// <summary>The message of a broken text is not passed on: it may quote what must not be shown.</summary>
    private static T AnyJson<T>(this RowReader row, string name, JsonTypeInfo<T> type)
        where T : class
    {
        var text = row.LongText(name);
        T? value = null;
        try
        {
            value = JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            // Said below, with the row and the column.
        }

        row.Check(value is not null, name, "JSON as written by this program");
        return value!;
    }

    private static string PartName(string name, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}{part:00}");
}
