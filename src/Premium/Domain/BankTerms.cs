namespace Premium.Domain;

/// <summary>What the engine must know of a bank; every value is a setting per bank.</summary>
public sealed record BankTerms
{
    /// <summary>First minute of the day at which debits are taken, in local time.</summary>
    public TimeOnly WindowOpens { get; init; } = new(6, 0);

    /// <summary>First minute at which they no longer are.</summary>
    public TimeOnly WindowCloses { get; init; } = new(21, 0);

    /// <summary>How long a call may take; a reservation older than this is nobody's any more and is inquired.</summary>
    public TimeSpan PaymentPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Waits before the first, second, ... inquiry of one unknown outcome; then the next morning.</summary>
    public IReadOnlyList<TimeSpan> InquiryDelays { get; init; } =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    /// <summary>When inquiries go on the next day: after the bank's end-of-day processing (BRI: 08:00 WIB).</summary>
    public TimeOnly MorningInquiry { get; init; } = new(8, 15);

    /// <summary>From here on "not found", together with a clean statement, is final.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromDays(2);

    /// <summary>
    /// Whether "not found" after <see cref="SettleTime"/> and a clean statement end an attempt by themselves. If not,
    /// two people must decide.
    /// </summary>
    public bool IsAbsenceFinal { get; init; } = true;

    public bool IsOpen(TimeOnly local) => local >= WindowOpens && local < WindowCloses;
}
