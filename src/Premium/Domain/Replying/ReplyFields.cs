namespace Premium.Domain;

/// <summary>What is wrong with a field, for whoever filled it in.</summary>
public sealed record ReplyProblem(string Field, Said Said);

/// <summary>An answer that can be kept, or what must be put right first.</summary>
public sealed record ReplyReading(ReplyDraft? Draft, IReadOnlyList<ReplyProblem> Problems);

/// <summary>An answer as somebody typed it, on the page or by WhatsApp.</summary>
public sealed record ReplyFields(ReplyKind Kind, string Slip = "", string Day = "", string Text = "")
{
    public const string SlipField = "slip";
    public const string DayField = "day";
    public const string TextField = "text";

    public const int SlipMin = 3;
    public const int SlipMax = 40;
    public const int TextMax = 300;

    /// <summary>Nobody looks for an older slip by an answer to a message.</summary>
    public const int PaidDaysBack = 62;

    /// <summary>ADD comes by months: a later day is asked for again.</summary>
    public const int AddDaysAhead = 31;

    private const int NikDigits = 16;

    public ReplyReading Read(DateOnly today)
    {
        var problems = new List<ReplyProblem>();
        var draft = Kind switch
        {
            ReplyKind.PaidAtTeller => new ReplyDraft(Kind)
            {
                Slip = ReadSlip(problems),
                Day = ReadDay(today.AddDays(-PaidDaysBack), today, today, problems),
            },
            ReplyKind.WaitingForAdd => new ReplyDraft(Kind)
            {
                Day = ReadDay(today, today.AddDays(AddDaysAhead), today, problems),
            },
            ReplyKind.WrongBill or ReplyKind.NotMyTask => new ReplyDraft(Kind) { Text = ReadText(problems) },
        };
        return new ReplyReading(problems.Count == 0 ? draft : null, problems);
    }

    private string ReadSlip(List<ReplyProblem> problems)
    {
        var slip = string.Concat(Slip.Where(c => c != ' ')).ToUpperInvariant();
        if (slip.Length is < SlipMin or > SlipMax
            || slip.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '/' or '.')))
        {
            problems.Add(new ReplyProblem(SlipField, new Said(
                $"Nomor slip: tuliskan {SlipMin} sampai {SlipMax} huruf, angka, '-', '/' atau '.', seperti pada slip.",
                $"Slip number: expected {SlipMin} to {SlipMax} letters, digits, '-', '/' or '.', as on the slip.")));
        }
        else if (LooksLikeNik(slip))
        {
            problems.Add(new ReplyProblem(SlipField, new Said(
                "Nomor slip: 16 angka terbaca seperti NIK. Tuliskan 8 angka terakhirnya saja.",
                "Slip number: 16 digits read like a NIK. Write the last 8 digits only.")));
        }

        return slip;
    }

    /// <summary>Sixteen digits; beside letters only where they hold a day and month of birth.</summary>
    private static bool LooksLikeNik(string slip) => slip.Any(char.IsAsciiLetter)
        ? slip.Split([.. slip.Where(c => !char.IsAsciiDigit(c))])
            .Any(run => run.Length == NikDigits && Nik.HasDayOfBirth(run))
        : slip.Count(char.IsAsciiDigit) == NikDigits;

    private DateOnly? ReadDay(DateOnly first, DateOnly last, DateOnly today, List<ReplyProblem> problems)
    {
        var day = ReplyDays.Read(Day, today);
        if (day is null || day < first || day > last)
        {
            problems.Add(new ReplyProblem(DayField, new Said(
                (day is null ? "Tanggal tidak terbaca: " : "Tanggal di luar batas: ")
                    + $"tuliskan tanggal dari {AlertText.Day(first)} sampai {AlertText.Day(last)}, seperti "
                    + $"{today:dd-MM-yyyy}.",
                (day is null ? "The day cannot be read: " : "The day is out of range: ")
                    + $"expected a day from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, such as {today:dd-MM-yyyy}.")));
        }

        return day;
    }

    private string ReadText(List<ReplyProblem> problems)
    {
        var text = string.Join(' ', Text.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        if (text.Length is < PersonText.LengthMin or > TextMax)
        {
            problems.Add(new ReplyProblem(TextField, new Said(
                $"Keterangan: tuliskan {PersonText.LengthMin} sampai {TextMax} huruf.",
                $"The text: expected {PersonText.LengthMin} to {TextMax} characters.")));
            return text;
        }

        try
        {
            PersonText.Check(TextField, text);
        }
        catch (FormatException)
        {
            problems.Add(new ReplyProblem(TextField, new Said(
                "Keterangan: tanpa NIK, nomor rekening, nomor telepon atau tanda yang tidak terlihat.",
                "The text: expected no NIK, no account or telephone number, no invisible characters.")));
        }

        return text;
    }
}
