using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Premium.Domain;

/// <summary>
/// One commit in the journal: what changed, by whom and why, with a hash of each changed row in canonical form and of
/// the entry before, so that a row changed from outside no longer fits its entry.
/// </summary>
/// <param name="Number">1 for the first commit of a sheet, then without gaps.</param>
/// <param name="At">When it was committed.</param>
/// <param name="Actor">Which function or person.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="Rows">Changed rows, one <c>key hash</c> a line.</param>
/// <param name="Writer">Unique to the writing attempt: tells our own lost answer from another writer's entry.</param>
/// <param name="Previous">Hash of the entry before; empty for the first.</param>
public sealed record JournalEntry(
    int Number, DateTimeOffset At, string Actor, string Reason, string Rows, string Writer, string Previous)
{
    public const string KeyPrefix = "entry~";

    // Lengths before texts that people or settings have a hand in: no text can pose as the next one.
    public string Hash => Digest(string.Create(
        CultureInfo.InvariantCulture,
        $"{Number}\n{At.UtcDateTime:O}\n{Actor.Length}:{Actor}\n{Reason.Length}:{Reason}\n{Writer.Length}:{Writer}\n" +
        $"{Previous}\n{Rows}"));

    public string RowKey => RowKeyOf(Number);

    public static string RowKeyOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{KeyPrefix}{number:000000}");

    public static JournalEntry After(Head head, Change change, string writer) => new(
        head.Number + 1,
        change.At,
        change.Actor,
        change.Reason,
        string.Join('\n', change.Rows.Select(r => $"{r.RowKey} {HashOf(r)}")),
        writer,
        head.Hash);

    /// <summary>Its own hash is stored too: a changed entry then betrays itself, not only its successor.</summary>
    public void Write(RowWriter row)
    {
        row.Time("At", At);
        row.Text("Actor", Actor);
        row.Text("Reason", Reason);
        row.Text("Rows", Rows);
        row.Text("Writer", Writer);
        row.Text("Previous", Previous);
        row.Text("Hash", Hash);
    }

    public static bool TryNumberOf(string rowKey, out int number)
    {
        number = 0;
        return rowKey.StartsWith(KeyPrefix, StringComparison.Ordinal)
            && int.TryParse(
                rowKey.AsSpan(KeyPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number > 0 && rowKey == RowKeyOf(number);
    }

    /// <exception cref="UnreadableRowException">The key or a column is not one of an entry.</exception>
    public static JournalEntry Read(string rowKey, RowReader row)
    {
        var number = row.KeyNumber(rowKey[KeyPrefix.Length..]);
        row.Check(number > 0 && rowKey == RowKeyOf(number), "RowKey", "entry~ and a number of six digits from 1");
        return new JournalEntry(
            number,
            row.Time("At"),
            row.TextOrEmpty("Actor"),
            row.TextOrEmpty("Reason"),
            row.Text("Rows"),
            row.Text("Writer"),
            row.TextOrEmpty("Previous"));
    }

    public static string HashOf(SheetRow row) => HashOf(row.RowKey, row.Columns());

    /// <summary>
    /// SHA-256 of a row in canonical form: its key, then its columns in ordinal order of name, each with the kind and
    /// the length of its value.
    /// </summary>
    public static string HashOf(string rowKey, IEnumerable<KeyValuePair<string, object>> columns)
    {
        var text = new StringBuilder(512).Append(rowKey).Append('\n');
        foreach (var (name, value) in columns.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var (kind, canonical) = value switch
            {
                string words => ('s', words),
                int number => ('i', number.ToString(CultureInfo.InvariantCulture)),
                long number => ('l', number.ToString(CultureInfo.InvariantCulture)),
                DateTimeOffset time => ('t', time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
                // No row of ours has any other; whatever a foreign hand put there must only never hash like ours.
                _ => ('?', value.ToString() ?? ""),
            };
            text.Append(name).Append('=').Append(kind).Append(canonical.Length).Append(':').Append(canonical)
                .Append('\n');
        }

        return Digest(text.ToString());
    }

    private static string Digest(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
