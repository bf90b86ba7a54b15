namespace Premium.Domain;

/// <content>Whom a village's messages reach, and who is to sign.</content>
internal sealed partial class VillageWork
{
    private IEnumerable<WorkItem> ContactOf(VillageCode code, Village? village)
    {
        var flaw = district.Register.Flaws.FirstOrDefault(f => f.Village == code);
        if (village is null || (village.Contacts.Count > 0 && flaw is null) || district.IsOver(village, today))
        {
            yield break;
        }

        yield return Item(WorkKinds.NoContact, code) with
        {
            Why = village.Contacts.Count == 0
                ? new Said("tidak ada kontak, peringatan tidak sampai kepada siapa pun",
                    "it has no contact, so its alerts reach nobody")
                : new Said("sebuah kontak tidak dapat dipakai", "a contact cannot be used"),
            Detail = flaw is null ? "" : flaw.Text,
        };
    }

    /// <summary>The next stage of the ladder, and whom it reaches.</summary>
    private Said NextOf(IReadOnlyList<Bill> bills)
    {
        if (bills[0].State.IsPaid() || rules.Ladder.Next(bills[0], today, rules.Local) is not var (day, rung))
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
            .SelectMany(s => s.DebitsOf(code)
                // Bank and statement may have settled meanwhile what somebody proposed.
                .Where(d => s.Bill(code, d.Id.Bill.Segment) is { } bill && Decision.IsWanted(d, bill))
                .SelectMany(d => s.DecisionsOn(d.Id).Where(o => o.IsOpen)))
            .Select(d => (d.BillId, d.ProposedAt, Why: new Said(
                $"{d.ProposedBy} mengusulkan keputusan atas {Shortfall.Names([d.BillId])}",
                $"{d.ProposedBy} proposed a decision on {d.BillId}")))
            .Concat(district.Sheets.SelectMany(s => s.WithdrawalsOf(code))
                .Where(w => w.IsOpen)
                .Select(w => (w.BillId, w.ProposedAt, Why: new Said(
                    $"{w.ProposedBy} mengusulkan penarikan bukti bayar {Shortfall.Names([w.BillId])}",
                    $"{w.ProposedBy} proposed to take the receipt of {w.BillId} back"))))
            .ToList();
        if (open.Count > 0)
        {
            yield return Item(WorkKinds.Signature, code) with
            {
                Why = open[0].Why,
                Bills = [.. open.Select(o => o.BillId).Distinct()],
                Since = open.Min(o => o.ProposedAt),
                Changed = open.Max(o => o.ProposedAt),
            };
        }
    }

    /// <summary>Nobody at the village has it, and none of a later stage reached them.</summary>
    private IEnumerable<WorkItem> Undelivered(VillageCode code)
    {
        var failed = district.Sheets.SelectMany(s => s.BillsOf(code).Select(s.UnheardOf)).OfType<Alert>().ToList();
        if (failed.Count > 0 && district.Register.Villages.Any(v => v.Code == code && v.Contacts.Count > 0))
        {
            yield return Item(WorkKinds.AlertUndelivered, code) with
            {
                Why = new Said(
                    $"peringatan {Shortfall.Names([.. failed.Select(a => a.Bill)])} tidak sampai: alamatnya tidak ada",
                    "its alerts were not delivered: there is no such mailbox"),
                Bills = [.. failed.Select(a => a.Bill)],
                Since = failed.Min(a => a.RaisedAt),
                Changed = failed.Max(a => a.RaisedAt),
            };
        }
    }
}
