using System.Globalization;

namespace Premium.Domain;

/// <summary>What one village owes for one segment and one contribution month has one id.</summary>
public readonly record struct BillId(VillageCode Village, Segment Segment, Period Period)
{
    /// <summary>When it falls due, and in which sheet it lies.</summary>
    public PayMonth PayMonth => Segment.PayMonthOf(Period);

    public bool Equals(BillId other) =>
        Village == other.Village && Segment == other.Segment && Period == other.Period;

    public override int GetHashCode() => HashCode.Combine(Village, (int)Segment, Period);

    /// <exception cref="FormatException">The text is not a bill id.</exception>
    public static BillId Parse(string? text)
    {
        var parts = (text ?? "").Split('~');
        return parts.Length == 3
            ? new BillId(VillageCode.Parse(parts[0]), Segments.Parse(parts[1]), Period.Parse(parts[2]))
            : throw new FormatException(
                $"'{text}' is not a bill id: expected village~segment~period, such as 33.16.12.2010~pu~2026-11.");
    }

    public DebitId Attempt(int attempt) => new(this, attempt);

    public override string ToString() => $"{Village}~{Segment.Key()}~{Period}";
}

/// <summary>One attempt to pay one bill. The id is the rule: everything the bank sees is derived from it.</summary>
public readonly record struct DebitId
{
    public const int AttemptMax = 99;

    public DebitId(BillId bill, int attempt)
    {
        if (attempt is < 1 or > AttemptMax)
        {
            throw new ArgumentOutOfRangeException(
                nameof(attempt), $"Attempt {attempt} of {bill}: expected 1 to {AttemptMax}.");
        }

        Bill = bill;
        Attempt = attempt;
    }

    public BillId Bill { get; }

    public int Attempt { get; }

    /// <summary>
    /// The reference the bank stores with the payment, 17 digits: village (10), period yymm (4), segment (1),
    /// attempt (2). Mandiri takes 19 characters, BRI 20.
    /// </summary>
    public string PaymentReference => checked(
        (Bill.Village.AsNumber * 10_000_000)
        + (((((Bill.Period.Year % 100) * 100) + Bill.Period.Month) * 1_000L) + ((int)Bill.Segment * 100) + Attempt))
        .ToString("D17", CultureInfo.InvariantCulture);

    /// <summary>
    /// Identifies one HTTP request, 19 digits: payment reference and the request's number within the debit. Banks
    /// refuse a repeated id within one day, so the number wraps only after a hundred requests.
    /// </summary>
    public string ExternalId(int request) =>
        string.Create(CultureInfo.InvariantCulture, $"{PaymentReference}{request % 100:D2}");

    /// <summary>Reads a payment reference back, as statement lines carry it.</summary>
    public static bool TryParseReference(string? reference, out DebitId id)
    {
        id = default;
        if (reference is not { Length: 17 } || reference.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var code = $"{reference[..2]}.{reference[2..4]}.{reference[4..6]}.{reference[6..10]}";
        var attempt = int.Parse(reference[15..], CultureInfo.InvariantCulture);
        if (!VillageCode.TryParse(code, out var village)
            || !Period.TryParse($"20{reference.AsSpan(10, 2)}-{reference.AsSpan(12, 2)}", out var period)
            || reference[14] is not ('1' or '2')
            || attempt == 0)
        {
            return false;
        }

        id = new DebitId(new BillId(village, (Segment)(reference[14] - '0'), period), attempt);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bill}~{Attempt:D2}");
}
