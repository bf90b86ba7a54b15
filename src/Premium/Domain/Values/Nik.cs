namespace Premium.Domain;

/// <summary>
/// Nomor induk kependudukan, 16 digits. Prints as stars only; the vault alone asks for
/// <see cref="Reveal"/>.
/// </summary>
public readonly record struct Nik
{
    public const int Length = 16;

    private readonly string? digits;

    private Nik(string digits) => this.digits = digits;

    /// <exception cref="FormatException">Not a NIK; the message does not repeat the input.</exception>
    public static Nik Parse(string? text) =>
        text is { Length: Length } && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? new Nik(text)
            : throw new FormatException("The NIK is malformed: expected 16 digits.");

    /// <summary>The 7th to 10th of 16 digits are day (of women 40 more) and month of birth.</summary>
    public static bool HasDayOfBirth(ReadOnlySpan<char> digits) =>
        Two(digits[6..]) is (>= 1 and <= 31) or (>= 41 and <= 71) && Two(digits[8..]) is >= 1 and <= 12;

    private static int Two(ReadOnlySpan<char> digits) => ((digits[0] - '0') * 10) + digits[1] - '0';

    public string Reveal() => digits ?? throw new InvalidOperationException("An empty NIK was used.");

    /// <summary>The first four digits, which tell where it was given out and not who has it.</summary>
    public string Masked => Reveal()[..4] + new string('*', 12);

    public override string ToString() => digits is null ? "" : "****************";
}

/// <summary>Name and NIK of one insured person; the id a roster knows the person by is derived from the NIK.</summary>
public sealed record Person(string Name, Nik Nik);
