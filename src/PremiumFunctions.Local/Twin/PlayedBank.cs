using System.Globalization;
using System.Security.Cryptography;
using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>How a bank writes and reads <c>X-TIMESTAMP</c>; always in +07:00.</summary>
public enum TwinTimestampForm
{
    /// <summary><c>2026-01-05T08:00:00+07:00</c>, the standard.</summary>
    Seconds,

    /// <summary><c>2026-01-05T08:00:00.000+07:00</c>, as BRI does.</summary>
    Milliseconds,
}

/// <summary>
/// One bank that the twin plays, and what it agreed with its one partner. A class, so that it never prints its secrets.
/// </summary>
public sealed class PlayedBank
{
    private const string FieldPattern = "yyyy-MM-dd'T'HH:mm:sszzz";

    /// <summary>All banks of the twin live by West Indonesian time, which has no summer time.</summary>
    internal static readonly TimeSpan JakartaOffset = TimeSpan.FromHours(7);

    private int turnedAway;

    public required string Id { get; init; }

    /// <summary>Path before the service's own, as signed: <c>/bank-jateng/v1.0</c>.</summary>
    public string PathPrefix
    {
        get => field ?? $"/bank-{Id}/v1.0";
        init;
    }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>RSA public key of the partner, PEM.</summary>
    public required string PartnerPublicKeyPem { get; init; }

    public required string PartnerId { get; init; }

    public required string ChannelId { get; init; }

    /// <summary>Account of BPJS Ketenagakerjaan that payments go to; opened empty where it is not listed.</summary>
    public required AccountNo CollectionAccount { get; init; }

    public IReadOnlyList<TwinAccount> Accounts { get; init; } = [];

    /// <summary>Longest <c>partnerReferenceNo</c> taken (the standard: 64; Mandiri: 19).</summary>
    public int ReferenceLengthMax { get; init; } = 19;

    /// <summary>Longest <c>X-EXTERNAL-ID</c> taken (the standard: 36; Mandiri: 19).</summary>
    public int ExternalIdLengthMax { get; init; } = 19;

    public TwinTimestampForm TimestampForm { get; init; }

    /// <summary>May be changed while the twin runs.</summary>
    public TwinQuirks Quirks { get; set; }

    /// <summary>
    /// When a payment of <see cref="AccountFate.SilentThenBooked"/> is booked, by when it was ordered; null:
    /// <see cref="BankTwinOptions.LateAfter"/> later.
    /// </summary>
    public Func<DateTimeOffset, DateTimeOffset>? BooksAt { get; init; }

    /// <summary>Calls of all services within a second above which it answers 429; null for no limit.</summary>
    public int? CallsPerSecondMax { get; init; }

    /// <summary>First minute of the day at which payments are taken.</summary>
    public TimeOnly WindowOpens { get; init; } = TimeOnly.MinValue;

    /// <summary>First minute at which they no longer are; <see cref="TimeOnly.MaxValue"/> is midnight.</summary>
    public TimeOnly WindowCloses { get; init; } = TimeOnly.MaxValue;

    /// <summary>Calls answered with 429 because there were too many.</summary>
    public int TurnedAway => turnedAway;

    internal void CountTurnedAway() => Interlocked.Increment(ref turnedAway);

    internal bool IsOpen(TimeOnly local) =>
        local >= WindowOpens && (local < WindowCloses || WindowCloses == TimeOnly.MaxValue);

    internal string Write(DateTimeOffset at) =>
        at.ToOffset(JakartaOffset).ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>True if the text is exactly in this bank's form and in +07:00.</summary>
    internal bool TryRead(string text, out DateTimeOffset at) =>
        DateTimeOffset.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out at)
        && at.Offset == JakartaOffset;

    /// <summary>Dates in a body have 25 characters in the standard (17, 14), whatever the header's form.</summary>
    internal bool TryReadField(string text, out DateTimeOffset at) =>
        TryRead(text, out at)
        || (DateTimeOffset.TryParseExact(
                text, FieldPattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out at)
            && at.Offset == JakartaOffset);

    internal void Check()
    {
        var name = $"Banks[{Id}].";
        BankTwinOptions.Require(PathPrefix.StartsWith('/'), name + "PathPrefix: expected to start with '/'.");
        BankTwinOptions.Require(ClientId.Length > 0, name + "ClientId is empty.");
        BankTwinOptions.Require(ClientSecret.Length > 0, name + "ClientSecret is empty.");
        BankTwinOptions.Require(PartnerId.Length is > 0 and <= 36, name + "PartnerId: expected 1 to 36 characters.");
        BankTwinOptions.Require(ChannelId.Length is > 0 and <= 5, name + "ChannelId: expected 1 to 5 characters.");
        BankTwinOptions.Require(
            ReferenceLengthMax is > 0 and <= 64, name + "ReferenceLengthMax: expected 1 to 64.");
        BankTwinOptions.Require(
            ExternalIdLengthMax is > 0 and <= 36, name + "ExternalIdLengthMax: expected 1 to 36.");
        BankTwinOptions.Require(
            Accounts.Select(a => a.No).Distinct().Count() == Accounts.Count, name + "Accounts: one is listed twice.");
        BankTwinOptions.Require(Accounts.All(a => a.Balance >= Rupiah.Zero), name + "Accounts: a balance is negative.");
        using var key = PartnerKey();
    }

    /// <summary>A key of its own for every caller: RSA objects are not promised to be thread-safe.</summary>
    internal RSA PartnerKey()
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(PartnerPublicKeyPem);
            return key;
        }
        catch (ArgumentException)
        {
            key.Dispose();
            throw new ArgumentException(
                $"BankTwinOptions.Banks[{Id}].PartnerPublicKeyPem: expected one RSA public key in PEM.");
        }
    }

    private string Pattern => TimestampForm switch
    {
        TwinTimestampForm.Seconds => FieldPattern,
        TwinTimestampForm.Milliseconds => "yyyy-MM-dd'T'HH:mm:ss.fffzzz",
    };
}
