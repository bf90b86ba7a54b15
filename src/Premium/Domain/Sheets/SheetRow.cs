using System.Globalization;

namespace Premium.Domain;

/// <summary>
/// A row of a sheet. Every row belongs to one bill; the rows of a village are never split over two commits.
/// </summary>
public abstract record SheetRow
{
    public abstract string RowKey { get; }

    /// <summary>The bill that it is, or is about.</summary>
    public abstract BillId BillId { get; }

    public VillageCode Village => BillId.Village;

    /// <summary>Writes every column; columns without a value are left out.</summary>
    public abstract void Write(RowWriter row);

    public IReadOnlyList<KeyValuePair<string, object>> Columns()
    {
        var writer = new RowWriter();
        Write(writer);
        return writer.Columns;
    }

    /// <summary>
    /// Reads a row back from its key and columns. The key names no month: a sheet has one contribution month a segment.
    /// </summary>
    /// <exception cref="UnreadableRowException">
    /// The row makes no sense; the message names key, column and expectation.
    /// </exception>
    public static SheetRow Read(
        DistrictCode district, PayMonth payMonth, string rowKey, IReadOnlyDictionary<string, object> columns)
    {
        var row = new RowReader(rowKey, columns);
        var parts = rowKey.Split('~');
        row.Check(
            parts.Length >= 3,
            "RowKey",
            "bill~VVVV~segment[~receipt~NN[~withdrawal~NN]], " +
            "debit~VVVV~segment~NN[~adoption|~reversal|~decision~NN] or alert~VVVV~segment~stage");
        var segment = Segments.Parse(parts[2]);
        var bill = new BillId(VillageCode.Of(district, parts[1]), segment, segment.PeriodDueIn(payMonth));
        return parts switch
        {
            ["bill", _, _] => Bill.Read(bill, row),
            ["bill", _, _, "receipt", var number] => Receipt.Read(bill, row.Digits(number), row),
            ["bill", _, _, "receipt", var number, "withdrawal", var ordinal] =>
                ReceiptWithdrawal.Read(bill, row.Digits(number), row.Digits(ordinal), row),
            ["debit", _, _, var attempt] => Debit.Read(bill.Attempt(row.Digits(attempt)), row),
            ["debit", _, _, var attempt, "adoption"] => Adoption.Read(bill.Attempt(row.Digits(attempt)), row),
            ["debit", _, _, var attempt, "reversal"] => Reversal.Read(bill.Attempt(row.Digits(attempt)), row),
            ["debit", _, _, var attempt, "decision", var number] =>
                Decision.Read(bill.Attempt(row.Digits(attempt)), row.Digits(number), row),
            ["alert", _, _, var stage] => Alert.Read(bill, stage, row),
            ["evidence", _, _, var attempt, var entry, var number] =>
                EvidenceRow.Read(bill.Attempt(row.Digits(attempt)), row.Digits(entry), row.KeyNumber(number), row),
            _ => throw new UnreadableRowException(
                $"Row '{rowKey}' is of no known kind: expected bill~, debit~, alert~ or evidence~."),
        };
    }
}

/// <summary>Collects the columns of a row as text, int, long or UTC time.</summary>
public sealed class RowWriter
{
    private readonly List<KeyValuePair<string, object>> columns = new(16);

    public IReadOnlyList<KeyValuePair<string, object>> Columns => columns;

    public void Text(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            columns.Add(new(name, value));
        }
    }

    public void Number(string name, int value) => columns.Add(new(name, value));

    public void Long(string name, long? value)
    {
        if (value is { } number)
        {
            columns.Add(new(name, number));
        }
    }

    public void Time(string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            columns.Add(new(name, time.ToUniversalTime()));
        }
    }
}

/// <summary>
/// Reads the columns of a row; every error names the row, the column and what was expected. What no row of ours can
/// hold is not read: sums, counts and times beyond it would overflow whatever adds them up for many.
/// </summary>
public sealed class RowReader(string rowKey, IReadOnlyDictionary<string, object> columns)
{
    private const long SumMax = 1_000_000_000_000_000;
    private const int CountMax = 10_000_000;
    private const int YearMin = 2000;
    private const int YearMax = 2099;

    public bool Has(string name) => columns.ContainsKey(name);

    public string Text(string name) => Value<string>(name) ?? throw WrongType<string>(name);

    public string TextOrEmpty(string name) => Value<string>(name) ?? "";

    public int Number(string name) => Count(name, Value<int?>(name) ?? throw WrongType<int>(name));

    /// <summary>A number from 0 on, of a text within the column where that holds several.</summary>
    public int Count(string name, long number)
    {
        Check(number is >= 0 and <= CountMax, name, $"a number from 0 to {CountMax}");
        return (int)number;
    }

    public long Long(string name) => LongOrNull(name) ?? throw WrongType<long>(name);

    public long? LongOrNull(string name) => Value<long?>(name) is { } sum ? Sum(name, sum) : null;

    /// <summary>A sum that may be added up with thousands of others.</summary>
    public long Sum(string name, long sum)
    {
        Check(sum is >= -SumMax and <= SumMax, name, $"a number up to {SumMax}");
        return sum;
    }

    public DateTimeOffset Time(string name) => TimeOrNull(name) ?? throw WrongType<DateTimeOffset>(name);

    public DateTimeOffset? TimeOrNull(string name)
    {
        var time = Value<DateTimeOffset?>(name);
        Check(time is null or { Year: >= YearMin and <= YearMax }, name, $"a time from {YearMin} to {YearMax}");
        return time;
    }

    /// <summary>As <see cref="Digits"/>, 0 included.</summary>
    public int KeyNumber(string text)
    {
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        Check(isNumber, "RowKey", "a number");
        return number;
    }

    public T Enum<T>(string name)
        where T : struct, Enum => Enum<T>(name, Text(name));

    public T Enum<T>(string name, string text)
        where T : struct, Enum =>
        System.Enum.TryParse<T>(text, out var value) && System.Enum.IsDefined(value)
            ? value
            : throw Wrong(name, $"one of {string.Join(", ", System.Enum.GetNames<T>())}, not '{text}'");

    public T? EnumOrNull<T>(string name)
        where T : struct, Enum => columns.ContainsKey(name) ? Enum<T>(name) : null;

    public DateOnly Day(string name) =>
        DateOnly.TryParseExact(
            Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong(name, "a day as yyyy-MM-dd");

    /// <summary>A number that is part of the row key.</summary>
    public int Digits(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Wrong("RowKey", $"a number above 0, not '{text}'");

    public void Check(bool holds, string name, string expected)
    {
        if (!holds)
        {
            throw Wrong(name, expected);
        }
    }

    /// <summary>Null only where it is not there: another type is not nothing, but another tool's hand.</summary>
    private T? Value<T>(string name) => columns.GetValueOrDefault(name) switch
    {
        null => default,
        T value => value,
        _ => throw WrongType<T>(name),
    };

    private UnreadableRowException WrongType<T>(string name) => Wrong(
        name,
        $"{KindOf(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T))}, found " +
        (columns.GetValueOrDefault(name) is { } found ? KindOf(found.GetType()) : "nothing"));

    private UnreadableRowException Wrong(string name, string expected) =>
        new($"Row '{rowKey}', column {name}: expected {expected}.");

    /// <summary>What storage calls the type, for people.</summary>
    private static string KindOf(Type type) =>
        type == typeof(string) ? "text"
        : type == typeof(int) ? "a 32-bit number"
        : type == typeof(long) ? "a 64-bit number"
        : type == typeof(DateTimeOffset) ? "a time"
        : type == typeof(double) ? "a fraction"
        : type == typeof(bool) ? "true or false"
        : type == typeof(byte[]) ? "bytes"
        : type.Name;
}
