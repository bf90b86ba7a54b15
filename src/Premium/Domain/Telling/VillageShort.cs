namespace Premium.Domain;

/// <summary>A village's message in four lines, as a telephone shows it.</summary>
internal static class VillageShort
{
    public static string Of(VillageLetter letter, string subject)
    {
        IEnumerable<string> lines = letter.IsNewsOnly
            ? [subject + ".", letter.Say("short.months", Bills(letter, letter.Paid)) + Sure(letter)]
            : AdvanceText.IsFor(letter)
            ? [subject + ".", letter.Say("short.months", Bills(letter, letter.Unpaid)), AdvanceText.Enough(letter)]
            : [subject + ".", Cause(letter) + Paid(letter), Act(letter, VillageLetter.Decisive(letter.Owed))];
        return string.Join('\n', lines.Append(letter.ReplyTo is { } reply
            ? letter.Say("short.reply", ("reply", reply))
            : Office(letter, letter.Rules.Office)));
    }

    private static string Sure(VillageLetter letter) =>
        letter.SureNow.Count > 0 ? $" {letter.Say("short.sure")}" : "";

    private static string Paid(VillageLetter letter) =>
        letter.Paid.Count > 0 ? $" {letter.Say("short.paid", Bills(letter, letter.Paid))}" : "";

    /// <summary>Four lines are few: on the last day the counter is what nobody may miss.</summary>
    private static string Act(VillageLetter letter, Bill bill) =>
        ToDo.AtCounter(bill, letter) ?? ToDo.For(bill, letter);

    /// <summary>
    /// Of the bill that the next line says what to do about, and of all that share its cause. What the bank may have
    /// is said apart from what is unpaid: the next line may send people to the counter.
    /// </summary>
    private static string Cause(VillageLetter letter)
    {
        var decisive = VillageLetter.Decisive(letter.Owed);
        var shortfall = Shortfall.Of(letter.Code, letter.Sheets, letter.Accounts, letter.UnderWay);
        var isMissing = shortfall.Missing is not null && shortfall.Bills.Any(b => b.Id == decisive.Id);
        var sharing = letter.Owed.Where(b => isMissing
            ? shortfall.Bills.Any(s => s.Id == b.Id)
            : b.Hold == HoldReason.OlderBillOpen || BillCause.Of(b) == BillCause.Of(decisive)).ToList();
        var others = letter.Unpaid.Where(b => !sharing.Exists(s => s.Id == b.Id)).ToList();
        var unsure = others.Count(b => !letter.IsOwed(b));
        var cause = letter.Say(
            (isMissing ? "short.missing" : "short.cause") + (others.Count > unsure ? ".more" : ""),
            Bills(letter, sharing), ("cause", letter.Cause(decisive)), ("count", others.Count - unsure),
            ("missing", shortfall.Missing ?? Rupiah.Zero), ("balance", shortfall.Balance ?? Rupiah.Zero));
        return unsure == 0 ? cause : $"{cause} {letter.Say("short.unsure", ("count", unsure))}";
    }

    private static (string Name, object Value) Bills(VillageLetter letter, IEnumerable<Bill> bills) =>
        ("bills", Shortfall.Names([.. bills.Select(b => b.Id)], letter.Texts));

    private static string Office(VillageLetter letter, OfficeContact office) => office.Phone.Length > 0
        ? letter.Say("short.office.phone", ("office", office.Name), ("phone", office.Phone))
        : letter.Say("short.office", ("office", office.Name));
}
