namespace Premium.Domain;

/// <summary>
/// Kemendagri code of a village, <c>PP.KK.CC.VVVV</c> (Kepmendagri 300.2.2-2430/2025). Names repeat, codes do not.
/// The first digit of the last part is the type: 1 kelurahan, 2 desa, 3 desa adat; only 2 and 3 have ADD.
/// </summary>
public readonly record struct VillageCode : IComparable<VillageCode>
{
    private const string Empty = "An empty village code was used.";

    private readonly string? text;

    // The ten digits as a number. Sheets are searched by village again and again, and a number is found faster.
    private readonly long number;

    private VillageCode(string text, long number) => (this.text, this.number) = (text, number);

    private string Text => text ?? throw new InvalidOperationException(Empty);

    public DistrictCode District => DistrictCode.Of(this);

    /// <summary>The ten digits.</summary>
    /// <exception cref="InvalidOperationException">The code is empty.</exception>
    internal long AsNumber => text is not null ? number : throw new InvalidOperationException(Empty);

    /// <summary>The last part as a number: 2010.</summary>
    internal int Local => (int)(number % 10_000);

    /// <summary>The last part, unique within the district: <c>2010</c>.</summary>
    public string Number => Text[9..];

    /// <summary>The ten digits without dots, as bank references carry them.</summary>
    public string Digits => Text.Replace(".", "", StringComparison.Ordinal);

    public bool HasAdd => Text[9] is '2' or '3';

    /// <exception cref="FormatException">The text is not a code; the message says what is accepted.</exception>
    public static VillageCode Parse(string? text) =>
        TryParse(text, out var code)
            ? code
            : throw new FormatException(
                $"'{text}' is not a village code: expected PP.KK.CC.VVVV with VVVV from 1001 to 3999, " +
                "such as 33.16.12.2010.");

    public static bool TryParse(string? text, out VillageCode code)
    {
        code = default;
        if (text is not { Length: 13 } || text[8] != '.' || !DistrictCode.IsCode(text.AsSpan(0, 8)))
        {
            return false;
        }

        if (text[9] is not ('1' or '2' or '3') || text.AsSpan(9).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        long number = 0;
        foreach (var digit in text)
        {
            number = digit == '.' ? number : (number * 10) + digit - '0';
        }

        code = new VillageCode(text, number);
        return true;
    }

    public static VillageCode Of(DistrictCode district, string number) => Parse($"{district}.{number}");

    public bool Equals(VillageCode other) => number == other.number;

    public override int GetHashCode() => number.GetHashCode();

    public int CompareTo(VillageCode other) => number.CompareTo(other.number);

    public override string ToString() => Text;
}
