namespace Premium.Domain;

/// <summary>Whom a village calls.</summary>
/// <param name="Name">Of the office, as messages write it.</param>
/// <param name="Phone">May be empty.</param>
public sealed record OfficeContact(string Name, string Phone)
{
    public const int NameMax = 60;

    private const int PhoneMax = 20;

    public static readonly OfficeContact Unnamed = new("Dinas PMD kabupaten", "");

    /// <summary>As messages and pages say it.</summary>
    public string Text => Phone.Length > 0 ? $"{Name}, telepon {Phone}" : Name;

    /// <summary>Nothing is accepted, too: not every office has a number of its own.</summary>
    public static bool IsPhone(string text) =>
        text.Length <= PhoneMax && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '+');
}
