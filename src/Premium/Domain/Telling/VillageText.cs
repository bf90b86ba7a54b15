namespace Premium.Domain;

/// <summary>
/// The one message of a village: all that is unpaid and what was paid, the missing sum once, what to do, until when,
/// what is at stake and who hears of it next. Here is decided what is said; the words are in
/// <see cref="MessageTexts"/>.
/// </summary>
public static class VillageText
{
    /// <param name="letter">What is told.</param>
    /// <param name="to">To whom; null for the office.</param>
    public static AlertText Of(VillageLetter letter, ContactRole? to)
    {
        var isAdvance = AdvanceText.IsFor(letter);
        var subject = letter.IsNewsOnly ? NewsSubject(letter)
            : isAdvance ? AdvanceText.Subject(letter)
            : Subject(letter);
        List<LetterLine> lines =
        [
            new(Greeting(letter, to)),
            LetterLine.Gap,
            .. letter.IsNewsOnly ? [] : isAdvance ? AdvanceText.Lines(letter) : Warning(letter, to),
            .. letter.Paid.Count == 0 ? [] : News(letter),
            .. letter.ReplyTo is { } reply
                ? new[] { new LetterLine(letter.Say("reply.line", ("reply", reply)), LineKind.Reply), LetterLine.Gap }
                : [],
            new(
                letter.Say(letter.ReplyTo is null ? "foot.noReply" : "foot", ("office", Office(letter))),
                LineKind.Foot),
            new(letter.Say("foot.code", ("code", letter.Code)), LineKind.Foot),
        ];
        return new AlertText(subject, string.Join('\n', lines) + "\n")
        {
            Short = VillageShort.Of(letter, subject),
            Html = MessageHtml.Of(letter, subject, lines),
        };
    }

    public static string Role(ContactRole role) => MessageBook.Shipped.Indonesian.Role(role);

    private static string Greeting(VillageLetter letter, ContactRole? to) => letter.Say(
        $"greeting.{(to is { } role ? BillCause.Name(role) : "office")}",
        ("village", letter.Name), ("district", letter.District));

    private static string Subject(VillageLetter letter) => letter.Say(
        "subject.unpaid",
        ("urgency", Urgency(letter)), ("total", letter.Total), ("village", letter.Name), ("status", Status(letter)));

    private static string NewsSubject(VillageLetter letter) => letter.Say(
        letter.Paid.All(b => b.State == BillState.Covered) ? "subject.covered" : "subject.paid",
        ("total", Rupiah.Sum(letter.Paid.Select(b => b.Amount))), ("village", letter.Name));

    /// <summary>How urgent, by the earliest last safe day of what is unpaid.</summary>
    private static string Urgency(VillageLetter letter)
    {
        if (letter.IsLapsed && letter.IsProven)
        {
            return letter.Say("urgency.lapsed");
        }

        var safeDay = letter.FirstSafeDay;
        return (safeDay.DayNumber - letter.Today.DayNumber) switch
        {
            < 0 and var past => letter.Say("urgency.past", ("days", -past)),
            0 => letter.Say("urgency.today"),
            1 => letter.Say("urgency.tomorrow"),
            _ => letter.Say("urgency.ahead", ("safeDay", letter.Texts.Date(safeDay))),
        };
    }

    /// <summary>Nobody may read "unpaid" and pay a second time while the bank may have taken the money.</summary>
    private static string Status(VillageLetter letter) =>
        letter.Say(letter.IsAllUnsure ? "status.unsure" : "status.unpaid");

    private static IEnumerable<LetterLine> Warning(VillageLetter letter, ContactRole? to) =>
    [
        new(
            letter.Say(
                letter.Today <= letter.FirstSafeDay ? "unpaid.lead" : "unpaid.lead.past",
                ("village", letter.Name), ("status", Status(letter)), ("total", letter.Total),
                ("safeDay", letter.Texts.Day(letter.FirstSafeDay))),
            LineKind.Lead),
        LetterLine.Gap,
        .. letter.Unpaid.SelectMany(b => Unpaid(letter, b)),
        .. Missing(letter),
        LetterLine.Gap,
        new(letter.Say("toDo.title"), LineKind.Title),
        .. letter.Unpaid.Select(b => ToDo.For(b, letter)).Distinct()
            .Concat(letter.Unpaid.Select(b => ToDo.AtCounter(b, letter)).OfType<string>())
            .Select(t => new LetterLine(t, LineKind.Item)),
        LetterLine.Gap,
        .. Stake(letter).Concat(NextOne(letter, to)).Select(t => new LetterLine(t)),
        LetterLine.Gap,
    ];

    private static IEnumerable<LetterLine> Unpaid(VillageLetter letter, Bill bill)
    {
        // Where all are unsure, the first line has said so.
        var isUnsure = !letter.IsOwed(bill) && !letter.IsAllUnsure;
        return Item(
            letter, bill, isUnsure ? "unpaid.bill.unsure" : "unpaid.bill", ("cause", letter.Cause(bill)));
    }

    /// <summary>A bill in the list, and below it what it was said to be before.</summary>
    internal static IEnumerable<LetterLine> Item(
        VillageLetter letter, Bill bill, string key, params (string Name, object Value)[] more)
    {
        var who = ("who", (object)letter.Say($"who.{BillCause.Name(bill.Id.Segment)}"));
        yield return new LetterLine(letter.Say(key, [.. Named(letter, bill), who, .. more]), LineKind.Item);
        if (letter.Alerts.FirstOrDefault(a => a.Bill == bill.Id)?.Before is { } before)
        {
            yield return new LetterLine(letter.Say("unpaid.before", ("before", before)), LineKind.Detail);
        }
    }

    internal static (string Name, object Value)[] Named(VillageLetter letter, Bill bill) =>
    [
        ("segment", bill.Id.Segment.Label()), ("month", letter.Texts.Month(bill.Id.Period)),
        ("people", bill.HeadCount), ("amount", bill.Amount),
    ];

    /// <summary>The balance is there once, whatever the number of bills that it is short for.</summary>
    private static IEnumerable<LetterLine> Missing(VillageLetter letter)
    {
        var shortfall = Shortfall.Of(letter.Code, letter.Sheets, letter.Accounts, letter.UnderWay);
        if (shortfall is not { Balance: { } balance, Missing: { } missing })
        {
            return [];
        }

        return
        [
            LetterLine.Gap,
            new(letter.Say("unpaid.balance", ("balance", balance)), LineKind.Figure),
            new(
                letter.Say(
                    shortfall.Bills.Count > 1 ? "unpaid.missing.together" : "unpaid.missing",
                    ("missing", missing), ("count", shortfall.Bills.Count), ("needed", shortfall.Needed)),
                LineKind.Figure),
        ];
    }

    private static IEnumerable<string> Stake(VillageLetter letter)
    {
        if (Bill.PeopleOf(letter.Unpaid) is var count && count == 0)
        {
            yield break;
        }

        var people = ("people", (object)count);
        if (letter.Today <= letter.FirstSafeDay && !letter.IsLapsed)
        {
            yield return letter.Say("stake.ahead", people);
            yield break;
        }

        // Nobody is hurried to pay what the bank may have.
        if (!letter.IsLapsed && letter.IsAllUnsure)
        {
            yield return letter.Say("stake.past.unsure", people);
            yield break;
        }

        // Two segments may lapse on two days: each day is said of its own people.
        foreach (var (lapse, number) in letter.Lapses.Select((g, i) => (g, i)))
        {
            yield return Lapse(letter, lapse.Key, Bill.PeopleOf(lapse), isFirst: number == 0);
        }

        if (letter.Rules.Benefits.On(letter.Today) is { } benefit)
        {
            yield return letter.Say("stake.benefit", ("death", benefit.Death), ("years", benefit.ScholarshipYears));
        }

        if (letter.Rules.LateFine.On(letter.Today) is > 0 and var percent && letter.Unpaid.Any(letter.IsFined))
        {
            yield return letter.Say("stake.fine", ("percent", percent));
        }
    }

    private static string Lapse(VillageLetter letter, DateOnly? on, int count, bool isFirst)
    {
        var people = ("people", (object)count);
        if (on is not { } lapse)
        {
            return letter.Say("stake.past", people);
        }

        var day = ("day", (object)letter.Texts.Day(lapse));
        return lapse <= letter.Today
            ? letter.IsProvenTo(lapse) ? letter.Say("stake.lapsed", people, day) : letter.Say("stake.unproven", people)
            : letter.Say(isFirst ? "stake.past.until" : "stake.then", people, day);
    }

    private static IEnumerable<string> NextOne(VillageLetter letter, ContactRole? to)
    {
        var lead = letter.Unpaid.FirstOrDefault(b => b.Id == letter.Lead.Bill) ?? letter.Unpaid[0];
        if (to is null || letter.Rules.Ladder.Next(
            lead, letter.Today, letter.Rules.Local, letter.Sheets) is not var (day, rung))
        {
            return [];
        }

        var now = letter.Rungs.SelectMany(r => r.Roles).ToHashSet();
        var more = rung.Roles.Where(r => !now.Contains(r)).Select(letter.Texts.Role).ToList();
        var on = ("day", (object)letter.Texts.Day(day));
        return more.Count == 0
            ? [letter.Say("next.again", on)]
            : [letter.Say("next.more", on, ("roles", letter.Texts.Joined(more)))];
    }

    private static IEnumerable<LetterLine> News(VillageLetter letter) =>
    [
        new(NewsLead(letter), LineKind.Lead),
        .. letter.Paid.Select(b => new LetterLine(
            letter.PaidBy(b) is { } debit
                ? letter.Say("paid.bill.debited", [.. Named(letter, b), ("reference", debit.Id.PaymentReference)])
                : letter.Say("paid.bill", Named(letter, b)),
            LineKind.Item)),
        .. letter.SureNow is { Count: > 0 } sure
            ? new[] { LetterLine.Gap, new LetterLine(letter.Say("paid.sure", ("bills", Names(letter, sure)))) }
            : [],
        LetterLine.Gap,
    ];

    /// <summary>
    /// Nobody is called covered while an older month may take the money, or lacks its own receipt, or after a lapse.
    /// </summary>
    private static string NewsLead(VillageLetter letter)
    {
        var (open, unconfirmed) = (letter.StillOpen, letter.Unconfirmed);
        return letter.Say(
            letter.Paid.Any(b => b.State == BillState.Debited) ? "paid.lead"
                : open.Count > 0 ? "paid.lead.covered.open"
                : unconfirmed.Count > 0 ? "paid.lead.covered.unconfirmed"
                : "paid.lead.covered",
            ("village", letter.Name), ("people", Bill.PeopleOf(letter.Paid)),
            ("open", Names(letter, open.Count > 0 ? open : unconfirmed)));
    }

    private static string Names(VillageLetter letter, IEnumerable<Bill> bills) =>
        Shortfall.Names([.. bills.Select(b => b.Id)], letter.Texts);

    private static string Office(VillageLetter letter) => letter.Rules.Office is { Phone.Length: > 0 } office
        ? letter.Say("office.phone", ("office", office.Name), ("phone", office.Phone))
        : letter.Rules.Office.Name;
}
