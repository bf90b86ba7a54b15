using System.Globalization;

namespace Premium.Adapters.Snap;

/// <summary>How a bank wants the header <c>X-TIMESTAMP</c> written.</summary>
public enum TimestampForm
{
    /// <summary>The standard: <c>2026-01-05T08:00:00+07:00</c>.</summary>
    PlusSeven,

    /// <summary>BRI: <c>2026-01-05T08:00:00.000+07:00</c>.</summary>
    PlusSevenMilliseconds,

    /// <summary>DOKU, Midtrans: <c>2026-01-05T01:00:00.000Z</c>.</summary>
    UtcMilliseconds,
}

/// <summary>Times as SNAP BI writes them. Banks keep Jakarta time, whatever zone the host runs in.</summary>
public static class SnapTime
{
    public static readonly TimeSpan Jakarta = TimeSpan.FromHours(7);

    private const int YearMin = 2000;
    private const int YearMax = 2100;

    private static readonly string[] ReadForms =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    private static readonly string[] BareForms =
        ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss"];

    public static string Header(TimestampForm form, DateTimeOffset at) => form switch
    {
        TimestampForm.PlusSeven => Field(at),
        TimestampForm.PlusSevenMilliseconds => Write(at.ToOffset(Jakarta), "yyyy-MM-dd'T'HH:mm:ss.fffzzz"),
        TimestampForm.UtcMilliseconds => Write(at.ToUniversalTime(), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
    };

    /// <summary>Date fields of a body: 25 characters, never milliseconds, whatever the header's form.</summary>
    public static string Field(DateTimeOffset at) => Write(at.ToOffset(Jakarta), "yyyy-MM-dd'T'HH:mm:sszzz");

    /// <summary>
    /// Reads a time with offset or <c>Z</c>; a time without either is refused, for it may mean any zone. So is the
    /// first or the last that there is, which banks print for none.
    /// </summary>
    public static bool TryRead(string? text, out DateTimeOffset at) => TryRead(text, ReadForms, out at);

    /// <summary>
    /// The latest that a time without an offset can mean: banks print the local one, which is ahead, or UTC.
    /// </summary>
    public static DateTimeOffset? Latest(string? text) => TryRead(text, BareForms, out var at) ? at : null;

    private static bool TryRead(string? text, string[] forms, out DateTimeOffset at)
    {
        var isTime = DateTimeOffset.TryParseExact(
            text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at)
            && at.Year is >= YearMin and <= YearMax;
        at = isTime ? at : default;
        return isTime;
    }

    private static string Write(DateTimeOffset at, string form) => at.ToString(form, CultureInfo.InvariantCulture);
}
