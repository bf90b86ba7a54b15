namespace Premium.Domain;

/// <summary>
/// What is paid. The reference and every external id are derived from <see cref="Id"/>;
/// <see cref="FirstRequest"/> is the first request number not used before, and a call may use up to
/// <see cref="RequestsPerCall"/> numbers from there.
/// </summary>
public sealed record PaymentOrder(
    DebitId Id, BankAccount Source, Rupiah Amount, DateTimeOffset ReservedAt, int FirstRequest)
{
    public const int RequestsPerCall = 4;

    /// <summary>
    /// How many requests of the payment left with their body, numbered from 0; null where nobody knows, because the
    /// worker died before it heard.
    /// </summary>
    public int? Sent { get; init; }

    /// <summary>The payment's moment within the bank's limit; it does not leave before.</summary>
    public DateTimeOffset NotBefore { get; init; }

    /// <summary>BPJS's payment code, for the bank to book it by; empty where there is none.</summary>
    public string KodeIuran { get; init; } = "";

    /// <summary>Found again in the statement; no spaces, so that every bank hashes the same body.</summary>
    public string Remark => "BPJSTK-" + Id.PaymentReference;
}
