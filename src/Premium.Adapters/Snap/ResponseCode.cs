using System.Globalization;

namespace Premium.Adapters.Snap;

/// <summary><c>responseCode</c>: HTTP status (3 digits), service (2), case (2).</summary>
public readonly record struct ResponseCode(int Http, string Service, int Case)
{
    private const int Length = 7;

    /// <summary>
    /// False for anything but seven digits that begin with an HTTP status: ASPI's own samples contain one with eight.
    /// </summary>
    public static bool TryParse(string? text, out ResponseCode code)
    {
        code = default;
        if (text is not { Length: Length } || text[0] is < '1' or > '5'
            || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        code = new ResponseCode(
            int.Parse(text.AsSpan(0, 3), CultureInfo.InvariantCulture),
            text[3..5],
            int.Parse(text.AsSpan(5), CultureInfo.InvariantCulture));
        return true;
    }
}

/// <summary>What a reply says about itself, before anyone asks what it means.</summary>
public abstract record ReplyCode
{
    private ReplyCode()
    {
    }

    /// <summary>A code of the asked service that agrees with the HTTP status.</summary>
    public sealed record Coded(int Http, int Case) : ReplyCode;

    /// <summary>A code is there but is none (eight digits): only the HTTP status counts.</summary>
    public sealed record StatusOnly(int Http) : ReplyCode;

    /// <summary>Not JSON, no code, a code of another service or one that contradicts the HTTP status.</summary>
    public sealed record Unreadable(string Why) : ReplyCode;
}
