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
            : [subject + ".", Cause(letter), Act(letter, VillageLetter.Decisive(letter.Unpaid))];
        return string.Join('\n', lines.Append(letter.ReplyTo is { } reply
            ? letter.Say("short.reply", ("reply", reply))
            : Office(letter, letter.Rules.Office)));
    }

    /// <summary>Four lines are few: on the last day the counter is what nobody may miss.</summary>
    private static string Act(VillageLetter letter, Bill bill) =>
        ToDo.AtCounter(bill, letter) ?? ToDo.For(bill, letter);

    /// <summary>Of the bill that the next line says what to do about, and of all that share its cause.</summary>
    private static string Cause(VillageLetter letter)
    {
        var decisive = VillageLetter.Decisive(letter.Unpaid);
        var shortfall = Shortfall.Of(letter.Code, letter.Sheets, letter.UnderWay);
        var isMissing = shortfall.Missing is not null && shortfall.Bills.Any(b => b.Id == decisive.Id);
        var sharing = letter.Unpaid.Where(b => isMissing
            ? shortfall.Bills.Any(s => s.Id == b.Id)
            : b.Hold == HoldReason.OlderBillOpen || BillCause.Of(b) == BillCause.Of(decisive)).ToList();
        var others = letter.Unpaid.Count - sharing.Count;
        return letter.Say(
            (isMissing ? "short.missing" : "short.cause") + (others > 0 ? ".more" : ""),
            Bills(letter, sharing), ("cause", letter.Texts.Cause(decisive)), ("count", others),
            ("missing", shortfall.Missing ?? Rupiah.Zero), ("balance", shortfall.Balance ?? Rupiah.Zero));
    }

    private static (string Name, object Value) Bills(VillageLetter letter, IEnumerable<Bill> bills) =>
        ("bills", Shortfall.Names([.. bills.Select(b => b.Id)], letter.Texts));

    private static string Office(VillageLetter letter, OfficeContact office) => office.Phone.Length > 0
        ? letter.Say("short.office.phone", ("office", office.Name), ("phone", office.Phone))
        : letter.Say("short.office", ("office", office.Name));
}
