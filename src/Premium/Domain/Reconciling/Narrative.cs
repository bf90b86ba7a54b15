namespace Premium.Domain;

/// <summary>
/// One text of a bank, and how much of a debit's reference it holds. Banks change case and separators, glue their own
/// letters and digits to our words, put them in another field, or cut them.
/// </summary>
public sealed class Narrative
{
    private const string Mark = "BPJSTK";

    private const int ReferenceLength = 17;

    /// <summary>Village (10) and three digits of the month: less is any number that names the village.</summary>
    private const int CutMin = 13;

    /// <summary>Enough of a reference where our mark stands before it, or where it is the end.</summary>
    private const int MarkedCutMin = 10;

    /// <summary>A bank's reference shorter than this is too common to be looked for inside a longer text.</summary>
    private const int QuotedMin = 10;

    /// <summary>Too short to stand for a payment even where it is the whole text.</summary>
    private const int WholeMin = 4;

    private readonly string text;
    private readonly string squeezed;
    private readonly List<(string Number, bool IsMarked)> rests;

    public Narrative(string text)
    {
        this.text = text;
        squeezed = Squeezed(text);
        rests =
        [
            .. Numbers(squeezed).Select(n => (n.Number, IsMarked(squeezed, n.At)))
                .Concat(Numbers(text).Select(n => (n.Number, false)))
                .Where(n => n.Number.Length is >= MarkedCutMin and < ReferenceLength),
        ];
    }

    /// <summary>The debit that the text names in full under our mark, whether or not we know it.</summary>
    public DebitId? Marked() => After(Mark, Mark.Length);

    /// <summary>The debit of this village that the text names in full, with or without our mark.</summary>
    public DebitId? Named(VillageCode village) => After(village.Digits, 0);

    /// <summary>Whether the whole payment reference stands in the text.</summary>
    public bool Holds(string reference) => squeezed.Contains(reference, StringComparison.Ordinal);

    /// <summary>Whether the text holds the payment reference with its end, or its beginning, cut off.</summary>
    public bool IsCutOf(string reference) => rests.Exists(r => IsCut(r.Number, reference, r.IsMarked));

    /// <summary>Whether the text is, or quotes, what the bank itself calls a payment.</summary>
    public bool Quotes(string bankReference)
    {
        var part = Squeezed(bankReference);
        return part.Length >= WholeMin && (squeezed == part
            || (part.Length >= QuotedMin && squeezed.Contains(part, StringComparison.Ordinal))
            || (squeezed.Contains(part, StringComparison.Ordinal)
                && text.Split([' ', '/', ':', ';', ',', '|', '-', '#'], StringSplitOptions.RemoveEmptyEntries)
                    .Any(word => Squeezed(word) == part)));
    }

    /// <summary>Letters and digits only, in capitals: what every bank leaves of a text.</summary>
    private static string Squeezed(string text)
    {
        Span<char> kept = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                kept[length++] = char.ToUpperInvariant(c);
            }
        }

        return new string(kept[..length]);
    }

    /// <summary>The first debit whose reference stands this far behind the beginning of a word.</summary>
    private DebitId? After(string word, int length)
    {
        for (var at = squeezed.IndexOf(word, StringComparison.Ordinal); at >= 0;
            at = squeezed.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (At(squeezed, at + length) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    private static bool IsCut(string number, string reference, bool isMarked) =>
        number.Length < ReferenceLength
        && ((number.Length >= (isMarked ? MarkedCutMin : CutMin)
                && reference.StartsWith(number, StringComparison.Ordinal))
            || (number.Length >= MarkedCutMin && reference.EndsWith(number, StringComparison.Ordinal)));

    private static bool IsMarked(string squeezed, int at) =>
        squeezed.AsSpan(0, at).EndsWith(Mark, StringComparison.Ordinal);

    private static DebitId? At(string squeezed, int at) =>
        at + ReferenceLength <= squeezed.Length
        && DebitId.TryParseReference(squeezed.Substring(at, ReferenceLength), out var id)
            ? id
            : null;

    /// <summary>Every run of digits with the place where it begins.</summary>
    private static IEnumerable<(string Number, int At)> Numbers(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            if (end > at)
            {
                yield return (text[at..end], at);
                at = end;
            }
        }
    }
}
