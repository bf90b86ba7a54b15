namespace Premium.Domain;

/// <summary>
/// How much of a debit's reference a bank's text holds. Banks change case and separators, glue their own letters and
/// digits to our words, put them in another field, or cut them.
/// </summary>
public static class Narrative
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

    /// <summary>Letters and digits only, in capitals: what every bank leaves of a text.</summary>
    public static string Squeezed(string text) => string.Create(
        text.Count(char.IsAsciiLetterOrDigit),
        text,
        static (target, source) =>
        {
            var at = 0;
            foreach (var c in source.Where(char.IsAsciiLetterOrDigit))
            {
                target[at++] = char.ToUpperInvariant(c);
            }
        });

    /// <summary>The debit that a text names in full under our mark, whether or not we know it.</summary>
    public static DebitId? Marked(string text)
    {
        var squeezed = Squeezed(text);
        for (var at = squeezed.IndexOf(Mark, StringComparison.Ordinal); at >= 0;
            at = squeezed.IndexOf(Mark, at + 1, StringComparison.Ordinal))
        {
            if (At(squeezed, at + Mark.Length) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>The debit of this village that a text names in full, with or without our mark.</summary>
    public static DebitId? Named(string text, VillageCode village)
    {
        var squeezed = Squeezed(text);
        for (var at = squeezed.IndexOf(village.Digits, StringComparison.Ordinal); at >= 0;
            at = squeezed.IndexOf(village.Digits, at + 1, StringComparison.Ordinal))
        {
            if (At(squeezed, at) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>Whether the whole reference stands in the text.</summary>
    public static bool Holds(string text, DebitId id) =>
        Squeezed(text).Contains(id.PaymentReference, StringComparison.Ordinal);

    /// <summary>Whether the text holds the reference with its end, or its beginning, cut off.</summary>
    public static bool IsCutOf(string text, DebitId id)
    {
        var squeezed = Squeezed(text);
        return Numbers(squeezed).Any(n => IsCut(n.Number, id.PaymentReference, IsMarked(squeezed, n.At)))
            || Numbers(text).Any(n => IsCut(n.Number, id.PaymentReference, isMarked: false));
    }

    /// <summary>Whether a text is, or quotes, what the bank itself calls a payment.</summary>
    public static bool Quotes(string text, string bankReference)
    {
        var (whole, part) = (Squeezed(text), Squeezed(bankReference));
        return part.Length >= WholeMin && (whole == part
            || (part.Length >= QuotedMin && whole.Contains(part, StringComparison.Ordinal))
            || text.Split([' ', '/', ':', ';', ',', '|', '-', '#'], StringSplitOptions.RemoveEmptyEntries)
                .Any(word => Squeezed(word) == part));
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
