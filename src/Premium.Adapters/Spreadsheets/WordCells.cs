using System.Globalization;
using PhoneNumbers;
using Premium.Adapters.Alerts;
using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Cells of words and names.</summary>
internal static class WordCells
{
    private static readonly PhoneNumberUtil Phones = PhoneNumberUtil.GetInstance();

    public static Said? Name(Cell cell, out string name) => Line(cell, 100, out name);

    public static Said? Reason(Cell cell, out string reason) =>
        Line(cell, 200, out reason) ?? (PersonText.HasLongNumber(reason) ? Refused.AsTold : null);

    public static Said? FileName(Cell cell, out string name) =>
        Line(cell, 200, out name) is { } refused ? refused
            : name.AsSpan().ContainsAny("/\\:*?\"<>|") || name is "." or ".." ? Refused.AsTold
            : null;

    public static Said? Bank(Cell cell, out string bank)
    {
        var words = cell.Text.ToLowerInvariant().Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
        bank = string.Join('-', words);
        return bank.Length is >= 1 and <= 40 && words.All(w => w.All(char.IsAsciiLetterOrDigit))
            ? null
            : Refused.AsTold;
    }

    public static Said? Channel(Cell cell, out string channel) =>
        Words.Channels.Read(cell, out channel!);

    /// <summary>One plain address; every further one would get what the first alone may see.</summary>
    public static Said? Email(Cell cell, out string address)
    {
        address = cell.Text;
        return SmtpSettings.TryAddress(address, out _) ? null
            : HasBlankBeside(address) ? Accepted.NoBlankBeside
            : Accepted.Email;
    }

    /// <summary>As E.164 has it: <c>+6281234567890</c>.</summary>
    public static Said? Phone(Cell cell, out string number)
    {
        number = "";
        // A letter or a stroke that is read for a digit, or dropped, makes it the number of somebody else.
        var text = cell.Text.TrimStart('\'');
        if (HasBlankBeside(text))
        {
            return Accepted.NoBlankBeside;
        }

        if (cell.Text.Length > 40 || text.Any(char.IsControl) || cell.Kind is not (CellKind.Text or CellKind.Number)
            || !text.All(c => char.IsDigit(c) || char.IsWhiteSpace(c) || c is '+' or '-' or '.' or '(' or ')'))
        {
            return Accepted.Phone;
        }

        try
        {
            var parsed = Phones.Parse(text, "ID");
            if (!Phones.IsValidNumber(parsed) || parsed.HasExtension)
            {
                return Accepted.Phone;
            }

            number = Phones.Format(parsed, PhoneNumberFormat.E164);
            return null;
        }
        catch (NumberParseException)
        {
            return Accepted.Phone;
        }
    }

    /// <summary>What nobody sees beside an address may be the rest of a second one.</summary>
    private static bool HasBlankBeside(string address) =>
        address.Length > 0 && (IsBlank(address[0]) || IsBlank(address[^1]));

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c)
        || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    public static Said? Programs(Cell cell, out IReadOnlyList<SocialProgram> programs)
    {
        var found = new SortedSet<SocialProgram>();
        programs = [];
        foreach (var word in cell.Text.Split(
            [' ', ',', ';', '+', '/', '&', '\u00A0'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Equals("dan", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (Words.Programs.Read(Cell.OfText(word), out var program) is { } refused)
            {
                return refused;
            }

            if (!found.Add(program))
            {
                return Accepted.ProgramsOnce;
            }
        }

        programs = [.. found];
        return programs.Count > 0 ? null : Refused.AsTold;
    }

    /// <summary>Trimmed, with single spaces, as it is written otherwise.</summary>
    private static Said? Line(Cell cell, int lengthMax, out string line)
    {
        line = "";
        // A number or a day here is the neighbour's: the columns are not where the headings say.
        if (cell.Kind != CellKind.Text)
        {
            return Refused.AsTold;
        }

        if (cell.Text.AsSpan().ContainsAnyInRange('\0', '\x1F') || cell.Text.Any(IsNoLetterOfALine))
        {
            return Accepted.OneLine;
        }

        line = Folded(cell.Text);
        return line.Length <= lengthMax ? null : Refused.AsTold;
    }

    /// <summary>Control characters, breaks of lines, halves of a character and marks that turn a text around.</summary>
    private static bool IsNoLetterOfALine(char c) => c >= '\x7F' &&
        (char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E')
            or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFD' or '\uFFFE' or '\uFFFF');

    private static string Folded(string text)
    {
        var isPlain = !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])
            && !text.Contains("  ", StringComparison.Ordinal) && !text.Contains('\u00A0', StringComparison.Ordinal);
        return isPlain ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
