namespace Premium.Domain;

/// <summary>A village's message in four lines, as a telephone shows it.</summary>
internal static class VillageShort
{
    public static string Of(VillageLetter letter, string subject)
    {
        IEnumerable<string> lines = letter.IsNewsOnly
            ? [subject + ".", letter.Say("short.months", Bills(letter, letter.Paid))]
            : AdvanceText.IsFor(letter)
            ? [subject + ".", letter.Say("short.months", Bills(letter, letter.Unpaid)), AdvanceText.Enough(letter)]
            : [subject + ".", Cause(letter), ToDo.For(VillageLetter.Decisive(letter.Unpaid), letter)];
        return string.Join('\n', lines.Append(letter.ReplyTo is { } reply
            ? letter.Say("short.reply", ("reply", reply))
            : Office(letter, letter.Rules.Office)));
    }

    private static string Cause(VillageLetter letter)
    {
        var bills = Bills(letter, letter.Unpaid);
        return Shortfall.Of(letter.Code, letter.Sheets) is { Missing: { } missing, Balance: { } balance }
            ? letter.Say("short.missing", bills, ("missing", missing), ("balance", balance))
            : letter.Say("short.cause", bills, ("cause", letter.Texts.Cause(VillageLetter.Decisive(letter.Unpaid))));
    }

    private static (string Name, object Value) Bills(VillageLetter letter, IEnumerable<Bill> bills) =>
        ("bills", Shortfall.Names([.. bills.Select(b => b.Id)], letter.Texts));

    private static string Office(VillageLetter letter, OfficeContact office) => office.Phone.Length > 0
        ? letter.Say("short.office.phone", ("office", office.Name), ("phone", office.Phone))
        : letter.Say("short.office", ("office", office.Name));
}
