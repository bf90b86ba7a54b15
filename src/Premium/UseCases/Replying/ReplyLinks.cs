using Premium.Domain;

namespace Premium.UseCases;

/// <summary>The links by which villages answer. There are none where nobody said under which address.</summary>
/// <param name="keys">Sign them; null for none.</param>
/// <param name="publicUrl">Where phones reach the app, without a path; asked each time, null for nowhere.</param>
public sealed class ReplyLinks(ReplyKeys? keys, Func<Uri?> publicUrl)
{
    /// <summary>A message is answered in its pay month, or a few days later.</summary>
    public const int DaysMax = 35;

    /// <summary>The route that takes a token, below the address.</summary>
    public const string Path = "api/r/";

    /// <summary>The same all day for the same village and role, so that a message sent again says the same.</summary>
    /// <returns>Null where no address or no key is set.</returns>
    public Uri? For(VillageCode village, ContactRole role, DateTimeOffset now, string language = "id") =>
        keys is not null && publicUrl() is { } at
            ? Of(at, keys.Sign(new ReplyLink(village, role, Day(now).AddDays(DaysMax))), language)
            : null;

    /// <summary>As long as a real one, and opens nothing: for a message that nobody gets.</summary>
    public Uri? Sample(string language) => keys is not null && publicUrl() is { } at
        ? Of(at, new string('x', ReplyKeys.TokenLength), language)
        : null;

    private static Uri Of(Uri at, string token, string language) =>
        new(at, Path + token + (language == "en" ? "?lang=en" : ""));

    /// <summary>Null where the token is not one of ours.</summary>
    public ReplyLink? Read(string token) => keys?.Read(token);

    public static bool IsExpired(ReplyLink link, DateTimeOffset now) => Day(now) > link.ExpiresOn;

    /// <summary>Of UTC: an hour more or less is nobody's concern.</summary>
    private static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
