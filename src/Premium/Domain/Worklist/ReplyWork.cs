namespace Premium.Domain;

/// <summary>
/// What villages answered that somebody must act on, and messages that are muted. An answer about the payment is over
/// when the bills that it was about are paid, or by a newer one; what only a person can end is signed off by number.
/// </summary>
internal sealed class ReplyWork(WorkFacts facts, Rules rules)
{
    private readonly DateOnly today = rules.Today(facts.Now);

    /// <summary>The months of a district that may be paid twice by what was answered; signed off, no more.</summary>
    public static IEnumerable<PayMonth> MonthsToSee(
        ReplyBook book, DistrictCode district, IReadOnlyDictionary<string, WorkNote> notes) => book.Replies
        .Where(r => r.Village.District == district && r.Kind == ReplyKind.PaidAtTeller
            && notes.GetValueOrDefault($"{WorkKinds.MayBePaidTwice.Key}~{r.Village}~{r.Number}")
                is not { IsSignedOff: true })
        .SelectMany(r => r.Bills)
        .Select(b => b.PayMonth)
        .Distinct();

    public IEnumerable<WorkItem> Items() =>
    [
        .. facts.Replies.Replies.GroupBy(r => r.Village).SelectMany(v => OfVillage([.. v])),
        .. facts.Replies.Mutes.Where(m => m.IsOn(today)).GroupBy(m => m.Village).Select(v => Muted(
            facts.Replies.MuteOf(v.Key, today)!)),
        .. facts.Replies.Malformed.Select(m => new WorkItem(WorkKinds.ReplyRow, m.Place)
        {
            Place = m.Village is { } village ? PlaceOf(village) : new Said("Jawaban desa", "Answers of villages"),
            Why = new Said("sebuah jawaban tidak dapat dibaca", "an answer cannot be read"),
            Village = m.Village,
            District = m.Village?.District,
            Detail = m.Text,
        }),
        .. Unread(),
    ];

    private IEnumerable<WorkItem> Unread()
    {
        if (facts.RepliesProblem.Length > 0)
        {
            yield return new WorkItem(WorkKinds.ReplyRow, "all")
            {
                Place = new Said("Jawaban desa", "Answers of villages"),
                Why = new Said("jawaban desa tidak dapat dibaca sama sekali", "no answer can be read at all"),
                Detail = facts.RepliesProblem,
            };
        }
    }

    private IEnumerable<WorkItem> OfVillage(IReadOnlyList<Reply> replies)
    {
        var sheets = SheetsOf(replies[0].Village);
        if (replies.LastOrDefault(r => r.Kind.IsOfPayment()) is { } payment
            && Open(payment, sheets) is { Count: > 0 } open)
        {
            if (payment.Kind == ReplyKind.PaidAtTeller)
            {
                yield return Item(WorkKinds.SaysPaid, payment, open) with
                {
                    Why = SaidPaid(payment)
                        + new Said("; bukti bayar BPJS belum dicatat", "; no BPJS receipt is recorded"),
                };
            }
            else if (payment.Said.Day < today)
            {
                yield return Item(WorkKinds.AddIsLate, payment, open) with
                {
                    Why = new Said(
                        $"ADD disebut masuk {AlertText.Day(payment.Said.Day.Value)}, tagihan belum terbayar",
                        $"ADD was to come on {payment.Said.Day:yyyy-MM-dd}, the bills are unpaid"),
                    Since = rules.At(payment.Said.Day.Value.AddDays(1), TimeOnly.MinValue),
                    Arose = payment.Said.Day.Value.AddDays(1),
                };
            }
        }

        foreach (var reply in replies)
        {
            switch (reply.Kind)
            {
                case ReplyKind.PaidAtTeller when Debited(reply, sheets) is { Count: > 0 } debited:
                    yield return Item(WorkKinds.MayBePaidTwice, reply, debited, $"~{reply.Number}") with
                    {
                        Why = SaidPaid(reply) + new Said("; bank juga mendebetnya", "; the bank debited it, too"),
                    };
                    break;
                case ReplyKind.WrongBill:
                    yield return Item(WorkKinds.SaysWrong, reply, Open(reply, sheets), $"~{reply.Number}") with
                    {
                        Why = new Said($"tagihan salah: {reply.Said.Text}", $"wrong bill: {reply.Said.Text}"),
                    };
                    break;
                case ReplyKind.NotMyTask:
                    yield return Item(WorkKinds.NotTheirTask, reply, [], $"~{reply.Number}") with
                    {
                        Why = new Said(
                            $"{Name(reply.Role).Indonesian} menjawab bukan tugasnya: {reply.Said.Text}",
                            $"{Name(reply.Role).English} says it is not theirs: {reply.Said.Text}"),
                    };
                    break;
            }
        }
    }

    private static Said SaidPaid(Reply reply) => new(
        $"dinyatakan dibayar di loket {AlertText.Day(reply.Said.Day!.Value)}, slip {reply.Said.Slip}",
        $"said to be paid at the teller on {reply.Said.Day:yyyy-MM-dd}, slip {reply.Said.Slip}");

    private WorkItem Item(WorkKind kind, Reply reply, IReadOnlyList<Bill> bills, string number = "") =>
        new(kind, $"{reply.Village}{number}")
        {
            Place = PlaceOf(reply.Village),
            Why = Said.Nothing,
            Village = reply.Village,
            District = reply.Village.District,
            Bills = [.. bills.Select(b => b.Id)],
            Since = reply.At,
            Due = bills.Where(b => !b.State.IsPaid())
                .Min(b => (DateOnly?)rules.Calendar.SafeDebitDay(b.Id.Segment, b.Id.Period)),
            Stakes = Stake.Of(bills),
            Detail = $"{reply.Village} {reply.Number} {reply.Role}",
        };

    private WorkItem Muted(Mute mute) => new(WorkKinds.Muted, mute.Village.ToString())
    {
        Place = PlaceOf(mute.Village),
        Why = new Said(
            $"pesan dihentikan oleh {mute.By}: {mute.Reason}; sampai {AlertText.Day(mute.Until)}",
            $"muted by {mute.By}: {mute.Reason}; until {mute.Until:yyyy-MM-dd}"),
        Village = mute.Village,
        District = mute.Village.District,
        Since = mute.At,
        Detail = mute.Id,
    };

    private static List<Bill> Open(Reply reply, IReadOnlyList<Sheet> sheets) =>
        [.. Bills(reply, sheets).Select(b => b.Bill).Where(b => !b.State.IsPaid())];

    /// <summary>By an attempt of ours, while the village says that it paid by itself.</summary>
    private static List<Bill> Debited(Reply reply, IReadOnlyList<Sheet> sheets) =>
        [.. Bills(reply, sheets).Where(b => b.Sheet.PaidBy(b.Bill) is not null).Select(b => b.Bill)];

    private static IEnumerable<(Sheet Sheet, Bill Bill)> Bills(Reply reply, IReadOnlyList<Sheet> sheets) =>
        from id in reply.Bills
        from sheet in sheets
        where sheet.PayMonth == id.PayMonth
        let bill = sheet.Bill(id.Village, id.Segment)
        where bill is not null
        select (sheet, bill);

    private IReadOnlyList<Sheet> SheetsOf(VillageCode village) =>
        [.. facts.Districts.FirstOrDefault(d => d.Register.District == village.District)?.OlderAndOpen ?? []];

    private Said PlaceOf(VillageCode village) =>
        facts.Districts.FirstOrDefault(d => d.Register.District == village.District)?.PlaceOf(village)
        ?? new Said($"Desa {village}", $"Village {village}");

    private static Said Name(ContactRole role) => role switch
    {
        ContactRole.Treasurer => new Said("Kaur Keuangan", "The treasurer"),
        ContactRole.Secretary => new Said("Sekretaris Desa", "The secretary"),
        ContactRole.Head => new Said("Kepala Desa", "The village head"),
        ContactRole.Subdistrict => new Said("Kecamatan", "The subdistrict"),
    };
}
