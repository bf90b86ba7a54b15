namespace Premium.Domain;

/// <summary>One sentence for people, in both languages.</summary>
public sealed record Said(string Indonesian, string English)
{
    public static readonly Said Nothing = new("", "");

    public static Said operator +(Said left, Said right) =>
        new(left.Indonesian + right.Indonesian, left.English + right.English);
}
