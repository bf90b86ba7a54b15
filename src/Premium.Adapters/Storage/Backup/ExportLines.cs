using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;

namespace Premium.Adapters.Storage;

/// <summary>What the first line of an export says.</summary>
/// <param name="At">When it was begun.</param>
/// <param name="Tables">In the order in which their rows follow.</param>
public sealed record ExportHeader(DateTimeOffset At, IReadOnlyList<string> Tables);

/// <summary>One row of an export.</summary>
internal sealed record ExportedRow(string Table, TableEntity Entity);

/// <summary>
/// An export is JSON lines: a header, one row a line in order of table and key, with the type of every column, and an
/// end with the number of rows and the SHA-256 of all before it, without which the file is cut off.
/// </summary>
internal static class ExportLines
{
    public const int Version = 1;

    private const string Kind = "premium-export";

    public static string Header(ExportHeader header) => Line(json =>
    {
        json.WriteString("kind", Kind);
        json.WriteNumber("version", Version);
        json.WriteString("at", header.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        json.WriteStartArray("tables");
        foreach (var table in header.Tables)
        {
            json.WriteStringValue(table);
        }

        json.WriteEndArray();
    });

    public static string Row(ExportedRow row) => Line(json =>
    {
        json.WriteString("table", row.Table);
        json.WriteString("partition", row.Entity.PartitionKey);
        json.WriteString("row", row.Entity.RowKey);
        json.WriteStartObject("columns");
        foreach (var (name, value) in row.Entity.Columns().OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var (type, text) = EdmValues.Write(value);
            json.WriteStartArray(name);
            json.WriteStringValue(type);
            json.WriteStringValue(text);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    public static string End(long rows, string hash) => Line(json =>
    {
        json.WriteNumber("rows", rows);
        json.WriteString("sha256", hash);
    });

    /// <exception cref="FormatException">It is no header, or of another version.</exception>
    public static ExportHeader ReadHeader(string line) => Read(line, json =>
    {
        if (json.GetProperty("kind").GetString() != Kind || json.GetProperty("version").GetInt32() != Version)
        {
            throw new FormatException(
                $"expected an export of version {Version}, written by 'export' of this program, not {line}");
        }

        return new ExportHeader(
            json.GetProperty("at").GetDateTimeOffset(),
            [.. json.GetProperty("tables").EnumerateArray().Select(t => t.GetString()!)]);
    });

    /// <returns>Null where the line is the end.</returns>
    /// <exception cref="FormatException">It is neither a row nor the end.</exception>
    public static ExportedRow? ReadRow(string line) => Read(line, json =>
    {
        if (json.TryGetProperty("sha256", out _))
        {
            return null;
        }

        var entity = new TableEntity(
            json.GetProperty("partition").GetString()!, json.GetProperty("row").GetString()!);
        foreach (var column in json.GetProperty("columns").EnumerateObject())
        {
            entity[column.Name] = EdmValues.Read(
                column.Value[0].GetString()!, column.Value[1].GetString()!);
        }

        return new ExportedRow(json.GetProperty("table").GetString()!, entity);
    });

    private static T Read<T>(string line, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException
            or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw new FormatException("expected a line as 'export' writes it.", e);
        }
    }

    /// <summary>All but ASCII is escaped, so that no tool on the way changes it.</summary>
    private static string Line(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
