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
    // Most texts are named in full or are none of ours, and nobody asks them for more.
    private (DebitId? Id, bool IsKnown) marked;
    private string[]? whole;
    private (string Number, bool IsMarked)[]? rests;

    public Narrative(string text) => (this.text, squeezed) = (text, Squeezed(text));

    /// <summary>Every run of digits as long as a payment reference that stands in the text.</summary>
    public IReadOnlyList<string> Whole => whole ??=
    [
        .. Numbers(squeezed).Where(n => n.Number.Length >= ReferenceLength)
            .SelectMany(n => Enumerable.Range(0, n.Number.Length - ReferenceLength + 1)
                .Select(at => n.Number.Substring(at, ReferenceLength))),
    ];

    /// <summary>It has digits that a reference may be cut down to.</summary>
    public bool MayBeCut => Rests.Length > 0;

    private (string Number, bool IsMarked)[] Rests => rests ??=
    [
        .. Numbers(squeezed).Select(n => (n.Number, IsMarked(squeezed, n.At)))
            .Concat(Numbers(text).Select(n => (n.Number, false)))
            .Where(n => n.Number.Length is >= MarkedCutMin and < ReferenceLength),
    ];

    /// <summary>It holds our mark with village and month behind it: nobody else's words do.</summary>
    public bool IsOurs => Numbers(squeezed).Any(n => n.Number.Length >= CutMin && IsMarked(squeezed, n.At));

    /// <summary>Too common to stand for one payment on any day.</summary>
    public bool IsShort => squeezed.Length < QuotedMin;

    /// <summary>As short, but for the zeros before it: the lines of each day may be counted so.</summary>
    public bool IsCount => squeezed.AsSpan().TrimStart('0').Length < QuotedMin;

    /// <summary>What banks print where they have nothing to print: it names no payment, and all alike.</summary>
    private bool IsPlaceholder => squeezed is "NULL" or "NONE" || !squeezed.AsSpan().ContainsAnyExcept(squeezed[0]);

    /// <summary>The debit that the text names in full under our mark, whether or not we know it.</summary>
    public DebitId? Marked()
    {
        marked = marked.IsKnown ? marked : (After(Mark, Mark.Length), true);
        return marked.Id;
    }

    /// <summary>The debit of this village that the text names in full, with or without our mark.</summary>
    public DebitId? Named(VillageCode village) => After(village.Digits, 0);

    /// <summary>Whether the text holds the payment reference with its end, or its beginning, cut off.</summary>
    public bool IsCutOf(string reference) => Array.Exists(Rests, r => IsCut(r.Number, reference, r.IsMarked));

    /// <summary>
    /// Whether our mark stands in the text, then the payment reference with its end cut off, then digits of the bank's
    /// own: in all more than any reference has.
    /// </summary>
    public bool Begins(string reference) => Numbers(squeezed).Any(n => n.Number.Length > ReferenceLength
        && IsMarked(squeezed, n.At) && n.Number.StartsWith(reference[..MarkedCutMin], StringComparison.Ordinal));

    /// <summary>Whether the text is, or quotes, what the bank itself calls a payment.</summary>
    public bool Quotes(Narrative bankReference)
    {
        var part = bankReference.squeezed;
        return part.Length >= WholeMin && part.Length <= squeezed.Length && !bankReference.IsPlaceholder
            && (squeezed == part
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
