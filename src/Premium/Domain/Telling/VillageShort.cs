namespace Premium.Domain;

/// <summary>A village's message in four lines, as a telephone shows it.</summary>
internal static class VillageShort
{
    public static string Of(VillageLetter letter, string subject)
    {
        IEnumerable<string> lines = letter.IsNewsOnly
            ? [subject + ".", $"Bulan: {Shortfall.Names([.. letter.Paid.Select(b => b.Id)])}."]
            : [subject + ".", Cause(letter), First(letter)];
        return string.Join('\n', lines.Append(letter.ReplyTo is { } reply
            ? $"Jawab: {reply}" : Office(letter.Rules.Office)));
    }

    private static string Cause(VillageLetter letter)
    {
        var names = Shortfall.Names([.. letter.Unpaid.Select(b => b.Id)]);
        var shortfall = Shortfall.Of(letter.Code, letter.Sheets);
        return shortfall is { Missing: { } missing, Balance: { } balance }
            ? $"{names}: kurang {missing}, saldo {balance}."
            : $"{names}: {AlertText.Reason(VillageLetter.Decisive(letter.Unpaid))}.";
    }

    private static string First(VillageLetter letter)
    {
        var bill = VillageLetter.Decisive(letter.Unpaid);
        return ToDo.For(bill, letter.Rules, letter.SafeDay(bill));
    }

    private static string Office(OfficeContact office) =>
        office.Phone.Length > 0 ? $"Tanya: {office.Name}, {office.Phone}." : $"Tanya: {office.Name}.";
}
