namespace Premium.Domain;

/// <content>Whom a village's messages reach, and who is to sign.</content>
internal sealed partial class VillageWork
{
    private IEnumerable<WorkItem> ContactOf(VillageCode code, Village? village)
    {
        if (village is null || district.IsOver(village, today))
        {
            yield break;
        }

        var flaw = district.Register.Flaws.FirstOrDefault(f => f.Village == code);
        var unreached = Unreached(village);
        if (village.Contacts.Count > 0 && flaw is null && unreached.Count == 0)
        {
            yield break;
        }

        yield return Item(WorkKinds.NoContact, code) with
        {
            Why = village.Contacts.Count == 0
                ? new Said("tidak ada kontak, peringatan tidak sampai kepada siapa pun",
                    "it has no contact, so its alerts reach nobody")
                : flaw is not null ? new Said("sebuah kontak tidak dapat dipakai", "a contact cannot be used")
                : new Said(
                    $"pesan terakhir tidak dapat sampai kepada {string.Join(", ", unreached.Select(VillageText.Role))}",
                    $"the last message could not reach: {string.Join(", ", unreached)}"),
            Detail = flaw is null ? "" : flaw.Text,
        };
    }

    /// <summary>Who refused the newest message for good, over each of their contacts.</summary>
    private IReadOnlyList<ContactRole> Unreached(Village village)
    {
        var newest = district.Sheets.SelectMany(s => s.BillsOf(village.Code).SelectMany(b => s.AlertsOf(b.Id)))
            .Where(a => a.State is AlertState.Sent or AlertState.Failed)
            .MaxBy(a => a.RaisedAt);
        var lines = Deliveries.Read(newest?.Deliveries ?? "");

        // Where nobody at the village has it, that is an item of its own.
        return newest is null || newest.IsUnheard(above) ? [] :
        [
            .. Reaching.Persons(village.Contacts)
                .Where(person => person.All(c =>
                    lines.GetValueOrDefault(Deliveries.KeyOf(c))?.Outcome == DeliveryOutcome.Refused))
                .Select(person => person[0].Role)
                .Distinct(),
        ];
    }

    /// <summary>The next stage of the ladder, and whom it reaches.</summary>
    private Said NextOf(IReadOnlyList<Bill> bills)
    {
        if (bills[0].State.IsPaid() || rules.Ladder.Next(
                bills[0], today, rules.Local, district.Sheets) is not var (day, rung))
        {
            return Said.Nothing;
        }

        var office = rung.Office ? ", Dinas PMD" : "";
        return new Said(
            $"{AlertText.Day(day)}: {string.Join(", ", rung.Roles.Select(VillageText.Role))}{office}",
            $"{day:yyyy-MM-dd}: {string.Join(", ", rung.Roles)}{(rung.Office ? ", Office" : "")}");
    }

    private IEnumerable<WorkItem> Signatures(VillageCode code)
    {
        var open = district.Sheets
            .Where(s => s.Decisions.Count > 0)
            .SelectMany(s => s.DebitsOf(code)
                // Bank and statement may have settled meanwhile what somebody proposed.
                .Where(d => s.Bill(code, d.Id.Bill.Segment) is { } bill && Decision.IsWanted(d, bill))
                .SelectMany(d => s.DecisionsOn(d.Id).Where(o => o.IsOpen)))
            .Select(d => (d.BillId, Receipt: "", d.ProposedAt, Why: new Said(
                $"{d.ProposedBy} mengusulkan keputusan atas {Shortfall.Names([d.BillId])}",
                $"{d.ProposedBy} proposed a decision on {d.BillId}")))
            .Concat(district.OlderAndOpen.Where(s => s.IsWhole(code)).SelectMany(s => s.WithdrawalsOf(code)
                .Where(w => w.IsOpen)
                .Select(w => (
                    w.BillId, Receipt: s.Receipts.FirstOrDefault(w.IsOf)?.Number ?? "", w.ProposedAt, Why: new Said(
                        $"{w.ProposedBy} mengusulkan penarikan bukti bayar {Shortfall.Names([w.BillId])}",
                        $"{w.ProposedBy} proposed to take the receipt of {w.BillId} back")))))
            .ToList();
        if (open.Count > 0)
        {
            List<BillId> ids = [.. open.Select(o => o.BillId).Distinct()];
            List<Bill> bills =
                [.. district.OlderAndOpen.SelectMany(s => s.BillsOf(code)).Where(b => ids.Contains(b.Id))];
            yield return Item(WorkKinds.Signature, code) with
            {
                Why = open[0].Why,
                Bills = ids,
                Due = DueOf(bills),
                LapsesOn = LapseOf(bills),
                Stakes = Stake.Of(bills),
                Proposals = [.. open.Select(o => (o.BillId, o.Receipt)).Distinct()],
                Since = open.Min(o => o.ProposedAt),
                Changed = open.Max(o => o.ProposedAt),
            };
        }
    }

    /// <summary>Nobody at the village is known to have it, and none of a later stage reached them.</summary>
    private IEnumerable<WorkItem> Undelivered(VillageCode code, Village? village)
    {
        var unheard = district.Sheets
            .SelectMany(s => s.BillsOf(code).Select(b => s.UnheardOf(b, above))).OfType<Alert>().ToList();
        if (unheard.Count > 0 && village is { Contacts.Count: > 0 })
        {
            var names = Shortfall.Names([.. unheard.Select(a => a.Bill)]);
            var mayBeOut = unheard.Exists(a => Deliveries.Read(a.Deliveries)
                .Any(l => l.Value.IsAwaited && !above.Contains(l.Key)));
            var near = new LastDays(rules, today).Of(
                unheard.Select(a => (district.Sheets.First(s => s.PayMonth == a.Bill.PayMonth), a)));
            var ids = unheard.Select(a => a.Bill).ToHashSet();
            List<Bill> bills = [.. district.Sheets.SelectMany(s => s.BillsOf(code)).Where(b => ids.Contains(b.Id))];
            yield return Item(near is null ? WorkKinds.AlertUndelivered : WorkKinds.AlertUndeliveredLate, code) with
            {
                Why = mayBeOut
                    ? new Said(
                        $"peringatan {names} mungkin terkirim, tetapi tidak ada kabar sampai kepada siapa pun di desa",
                        "its alerts may have gone out, and are not known to have reached anybody in the village")
                    : new Said(
                        $"peringatan {names} tidak sampai kepada siapa pun di desa",
                        "its alerts reached nobody in the village"),
                Bills = [.. unheard.Select(a => a.Bill)],
                Arose = near?.AddDays(-1),
                Due = near ?? DueOf(bills),
                LapsesOn = LapseOf(bills),
                Stakes = Stake.Of(bills),
                Since = district.Sheets.SelectMany(s => unheard.SelectMany(a => s.AlertsOf(a.Bill)))
                    .Where(a => a.IsUnheard(above)).Min(a => a.RaisedAt),
                Changed = unheard.Max(a => a.RaisedAt),
                Detail = string.Join(", ", unheard.SelectMany(a => Deliveries.Read(a.Deliveries).Values)
                    .Where(l => l.Outcome == DeliveryOutcome.Refused).Select(l => l.Why).Distinct()),
            };
        }
    }

    private DateOnly? DueOf(IEnumerable<Bill> bills) =>
        bills.Where(b => !b.State.IsPaid()).Min(b => (DateOnly?)SafeDay(b));

    private DateOnly? LapseOf(IEnumerable<Bill> bills) =>
        bills.Where(b => !b.State.IsPaid()).Min(b => district.LapsesOn(b, rules));
}
