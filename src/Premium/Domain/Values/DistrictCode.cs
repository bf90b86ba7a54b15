namespace Premium.Domain;

/// <summary>Code of a district (kecamatan), <c>PP.KK.CC</c>: the unit of work and of storage.</summary>
public readonly record struct DistrictCode : IComparable<DistrictCode>
{
    private readonly string? text;

    private DistrictCode(string text) => this.text = text;

    private string Text => text ?? throw new InvalidOperationException("An empty district code was used.");

    /// <summary>Code of the regency (kabupaten) the district lies in: <c>33.16</c>.</summary>
    public string Regency => Text[..5];

    /// <exception cref="FormatException">The text is not a code; the message says what is accepted.</exception>
    public static DistrictCode Parse(string? text) =>
        TryParse(text, out var code)
            ? code
            : throw new FormatException($"'{text}' is not a district code: expected PP.KK.CC, such as 33.16.12.");

    public static bool TryParse(string? text, out DistrictCode code)
    {
        var isCode = text is not null && IsCode(text);
        code = isCode ? new DistrictCode(text!) : default;
        return isCode;
    }

    /// <summary>The district of a village, whose code is known to begin with one.</summary>
    internal static DistrictCode Of(VillageCode village) => new(village.ToString()[..8]);

    internal static bool IsCode(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i is 2 or 5 ? text[i] != '.' : !char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }

        return text.Length == 8;
    }

    public bool Equals(DistrictCode other) => text == other.text;

    /// <summary>Of the digits: what is kept by district is sought too often for the hash of any string.</summary>
    public override int GetHashCode()
    {
        var hash = 0;
        foreach (var digit in text.AsSpan())
        {
            hash = (hash * 10) + digit;
        }

        return hash;
    }

    public int CompareTo(DistrictCode other) => string.CompareOrdinal(text, other.text);

    public override string ToString() => Text;
}
