namespace Premium.Domain;

/// <summary>
/// Nomor induk kependudukan, 16 digits. Prints as stars only; the vault alone asks for
/// <see cref="Reveal"/>.
/// </summary>
public readonly record struct Nik
{
    private readonly string? digits;

    private Nik(string digits) => this.digits = digits;

    /// <exception cref="FormatException">Not a NIK; the message does not repeat the input.</exception>
    public static Nik Parse(string? text) =>
        text is { Length: 16 } && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? new Nik(text)
            : throw new FormatException("The NIK is malformed: expected 16 digits.");

    public string Reveal() => digits ?? throw new InvalidOperationException("An empty NIK was used.");

    /// <summary>The first four digits, which tell where it was given out and not who has it.</summary>
    public string Masked => Reveal()[..4] + new string('*', 12);

    public override string ToString() => digits is null ? "" : "****************";
}

/// <summary>Name and NIK of one insured person; the id a roster knows the person by is derived from the NIK.</summary>
public sealed record Person(string Name, Nik Nik);
