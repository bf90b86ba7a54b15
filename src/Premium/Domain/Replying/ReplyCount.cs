namespace Premium.Domain;

/// <summary>
/// Messages whose first number says how many or which day, and is no choice of an answer: <c>3 hari lagi</c>,
/// <c>2 orang sudah keluar</c>, <c>1 juta sudah masuk</c>, <c>1 Desember</c>. By whole words, because <c>4 Mariani</c>
/// is a name.
/// </summary>
internal static class ReplyCount
{
    private static readonly HashSet<string> Units = new(StringComparer.Ordinal)
    {
        "hari", "hr", "harian", "minggu", "mgg", "pekan", "bulan", "bln", "tahun", "thn", "jam", "menit",
        "puluh", "belas", "ratus", "ribu", "rb", "juta", "jt", "miliar", "milyar", "rupiah", "persen",
        "orang", "org", "jiwa", "kali", "x", "buah", "lembar", "lagi", "lg", "dari",
        "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours",
        "people", "persons", "times", "thousand", "million", "more", "of",
        "januari", "jan", "februari", "pebruari", "feb", "maret", "mar", "april", "apr", "mei", "juni", "jun",
        "juli", "jul", "agustus", "agu", "agt", "september", "sept", "sep", "oktober", "okt", "november", "nopember",
        "nov", "desember", "des", "january", "february", "march", "may", "june", "july", "august", "october",
        "december",
    };

    /// <summary>What a bill may have wrong, and nobody is called.</summary>
    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal)
    {
        "anggota", "iuran", "nama", "perangkat", "peserta", "rekening", "tagihan", "warga",
    };

    private static readonly HashSet<string> Joining = new(StringComparer.Ordinal)
    {
        "-", "–", "atau", "hingga", "sampai", "s/d", "s.d.", "sd", "or", "to",
    };

    /// <param name="words">Of the message; the first is a digit alone, without the dot or bracket of a choice.</param>
    /// <param name="kind">What it would be as a choice.</param>
    /// <param name="today">Local day.</param>
    public static bool Begins(IReadOnlyList<string> words, ReplyKind kind, DateOnly today)
    {
        if (words.Count < 2)
        {
            return false;
        }

        var (next, after) = (Plain(words[1]), words.Count > 2 ? Plain(words[2]) : "");
        if (Units.Contains(next))
        {
            // "2 minggu depan": no number of weeks stands before that.
            return kind != ReplyKind.WaitingForAdd || after != "depan";
        }

        return (kind == ReplyKind.NotMyTask && NoNames.Contains(next))
            || (Joining.Contains(words[1].ToLowerInvariant()) && words.Count > 2 && char.IsAsciiDigit(words[2][0]))
            || IsDay(words, today);
    }

    private static bool IsDay(IReadOnlyList<string> words, DateOnly today) =>
        words.All(w => !w.Any(char.IsLetter))
        && (ReplyDays.Read(string.Join(' ', words), today) ?? ReplyDays.Read(string.Concat(words), today)) is not null;

    /// <summary>Without what ends a sentence. A word with digits is left as it is: it may be a slip's number.</summary>
    private static string Plain(string word) => word.Trim('.', ',', ';', ':', '!', '?', '(', ')').ToLowerInvariant();
}
