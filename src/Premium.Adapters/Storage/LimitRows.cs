using System.Globalization;
using Azure.Data.Tables;
using Premium.Domain;

namespace Premium.Adapters.Storage;

/// <summary>A bank's limit as a row of table <c>limits</c>.</summary>
internal static class LimitRows
{
    /// <summary>To the tick: a moment cut off would be handed out twice.</summary>
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static TableEntity ToEntity(string bank, string rowKey, BankLimit limit)
    {
        var row = new RowWriter();
        row.Text("TakenTo", Text(limit.TakenTo));
        row.Text("Claims", string.Join(';', limit.Claims.Select(
            c => $"{c.PayMonth},{Text(c.Until)},{Text(c.Tail)}")));
        return row.ToEntity(bank, rowKey);
    }

    /// <exception cref="UnreadableRowException">It makes no sense; the message names row and column.</exception>
    public static BankLimit Read(TableEntity entity)
    {
        var row = entity.Reader();
        return new BankLimit(
            Time(row, "TakenTo", row.Text("TakenTo")),
            [
                .. row.TextOrEmpty("Claims").Split(';', StringSplitOptions.RemoveEmptyEntries)
                    .Select(text => ReadClaim(row, text)),
            ]);
    }

    private static TurnClaim ReadClaim(RowReader row, string text)
    {
        var parts = text.Split(',');
        row.Check(parts.Length == 3, "Claims", "month,until,tail;...");
        return new TurnClaim(PayMonth.Parse(parts[0]), Time(row, "Claims", parts[1]), Time(row, "Claims", parts[2]));
    }

    private static DateTimeOffset Time(RowReader row, string column, string text)
    {
        row.Check(
            DateTimeOffset.TryParseExact(
                text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time),
            column,
            "UTC time to the tick");
        return time;
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);
}
