namespace Premium.Domain;

/// <summary>What a list of villages, of contacts or of new codes does to the register.</summary>
internal sealed class VillageEdits(ImportDraft draft)
{
    public void ApplyVillages()
    {
        foreach (var (row, entry) in draft.File.Villages)
        {
            if (!IsOurs(row, entry.Code) || !IsNamed(row, entry.Code, entry.District))
            {
                continue;
            }

            var known = draft.Find(entry.Code);
            if (known is { Village.Until: not null } && draft.FollowerOf(entry.Code) is { } follower)
            {
                draft.Add(
                    row, "kode desa", entry.Code.ToString(), ImportText.GoesOnUnder(follower), entry.Code);
                continue;
            }

            if (LastOfEarlier(known?.Village) is { } earlier && entry.Since <= earlier.Until)
            {
                draft.Add(
                    row, "mulai bulan", entry.Since.ToString(),
                    ImportText.AfterEarlierCode(earlier.Code, earlier.Until!.Value), entry.Code);
                continue;
            }

            // Of a village whose own row cannot be read the list of members may be there all the same.
            var roster = known?.Roster ?? draft.State.RosterOf(entry.Code)
                ?? new Roster(entry.Code, entry.Payer ?? PayerKind.VillageBudget, []);
            var village = known?.Village
                ?? new Village(entry.Code, entry.Name, entry.Since, new Dictionary<Segment, int>(), null, [])
                    .WithCountsOf(roster);
            if (known is null)
            {
                draft.Note(
                    entry.Code, $"mulai bulan bayar {entry.Since}", $"from pay month {entry.Since}");
            }
            else if (village.Since != entry.Since)
            {
                draft.Note(
                    entry.Code, $"mulai bulan bayar {entry.Since}, bukan {village.Since}",
                    $"from pay month {entry.Since} instead of {village.Since}");
            }

            if (known?.Village.Until is { } until)
            {
                draft.Note(entry.Code, ImportText.BilledAgain(until));
            }

            var pause = PauseOf(entry, village.Pause);
            if (pause != village.Pause)
            {
                draft.Note(entry.Code, ImportText.Paused(pause));
            }

            var payer = entry.Payer ?? roster.Payer;
            if (payer != roster.Payer)
            {
                draft.Note(entry.Code, ImportText.Payer(payer, roster.Payer));
            }

            draft.Put(new VillageImport(
                village with
                {
                    Name = entry.Name,
                    Npp = entry.Npp.Length > 0 ? entry.Npp : village.Npp,
                    Since = entry.Since,
                    Until = null,
                    Pause = pause,
                },
                roster with { Payer = payer }));
        }

        if (draft.Terms.IsFull)
        {
            EndOthers();
        }
    }

    public void ApplyContacts()
    {
        foreach (var entries in draft.File.Contacts.GroupBy(c => c.Value.Village))
        {
            if (draft.Needed(entries.Key, entries.Select(e => e.Row)) is not { } known)
            {
                continue;
            }

            List<Contact> contacts = draft.Terms.IsFull ? [] : [.. known.Village.Contacts];
            foreach (var (_, entry) in entries)
            {
                // A mailbox is the same one in capitals, and its owner gets a message once.
                contacts.RemoveAll(
                    c => c.Channel == entry.Contact.Channel
                        && c.Address.Equals(entry.Contact.Address, StringComparison.OrdinalIgnoreCase));
                contacts.Add(entry.Contact);
            }

            contacts = [.. contacts.OrderBy(c => c.Role)];
            draft.Put(known with { Village = known.Village with { Contacts = contacts } });
            if (!contacts.SequenceEqual(known.Village.Contacts))
            {
                draft.Note(entries.Key, $"{contacts.Count} kontak", $"{contacts.Count} contacts");
            }
        }
    }

    /// <summary>
    /// The new code goes on with account, mandate, people and contacts; the old one keeps its open months and takes no
    /// new ones.
    /// </summary>
    public void ApplyRecodings()
    {
        foreach (var (row, entry) in draft.File.Recodings)
        {
            if (draft.Known(entry.Old, [row]) is not { } old || !IsOurs(row, entry.New)
                || !IsNamed(row, entry.New, entry.District))
            {
                continue;
            }

            var there = draft.Find(entry.New) is { Roster.Members.Count: > 0 } found ? found : null;
            if (there?.Village.EarlierCodes.Contains(entry.Old) == false)
            {
                draft.Add(
                    row, "kode baru", entry.New.ToString(), ImportText.FreeCode, entry.New);
                continue;
            }

            // A list that is handed in again: the new code has had accounts and people of its own since.
            var next = there is not null && old.Village.Until is { } last && there.Village.Since == last.Plus(1)
                ? there with { Village = there.Village with { Since = entry.From } }
                : new VillageImport(
                    old.Village with { Code = entry.New, Since = entry.From, Until = null, EarlierCodes = [] },
                    old.Roster with { Village = entry.New });
            draft.Put(old with { Village = old.Village with { Until = entry.From.Plus(-1) } });
            draft.Put(next);
            TakeBillingsAlong(entry);
            TakeNamesAlong(entry, next.Roster);
            draft.Note(entry.New, $"dahulu {entry.Old}", $"{entry.Old} before");
            draft.Note(
                entry.Old, $"berlanjut sebagai {entry.New} mulai {entry.From}",
                $"goes on as {entry.New} from {entry.From}");
        }
    }

    /// <summary>BPJS billed months that are the new code's now; what it has billed under that one counts.</summary>
    private void TakeBillingsAlong(RecodingEntry entry)
    {
        var known = draft.State.Billings(entry.New);
        var along = draft.State.Billings(entry.Old).All
            .Where(b => b.Village == entry.Old && b.Bill.PayMonth >= entry.From)
            .Select(b => b with { Village = entry.New, EarlierCodes = [] })
            .Where(b => known.Of(b.Bill) is null && draft.Billings.TrueForAll(other => other.Bill != b.Bill))
            .ToList();
        draft.Billings.AddRange(along);
        if (along.Count > 0)
        {
            draft.Note(
                entry.New, $"{along.Count} tagihan BPJS dari {entry.Old} ikut pindah",
                $"{along.Count} billings of BPJS come along from {entry.Old}");
        }
    }

    /// <summary>Each district has its own people in the vault.</summary>
    private void TakeNamesAlong(RecodingEntry entry, Roster roster)
    {
        var (here, there) = (
            draft.State.PeopleOf(entry.Old.District), draft.State.PeopleOf(entry.New.District));
        draft.Named.AddRange(roster.Members.Select(m => m.Id).Where(id => there.Of(id) is null)
            .Select(id => here.Of(id) is { } person ? new NamedPerson(entry.New, id, person) : null)
            .OfType<NamedPerson>());
    }

    private void EndOthers()
    {
        var listed = draft.File.Villages.Select(v => v.Value.Code)
            .Concat(draft.Wrong.Select(w => w.Village).OfType<VillageCode>())
            .ToHashSet();
        foreach (var village in draft.State.Villages.Values
            .Where(v => !listed.Contains(v.Village.Code) && v.Village.Until is null))
        {
            draft.Gone.Add(village.Village.Code);
            draft.Put(village with { Village = village.Village with { Until = draft.Terms.From.Plus(-1) } });
            draft.Note(
                village.Village.Code, $"tidak ada di daftar: tidak ditagih mulai {draft.Terms.From}",
                $"not in the list: no bill from {draft.Terms.From} on");
        }
    }

    /// <summary>
    /// The earlier code that ended last before the village began: begun in a month of that one it would be billed for
    /// under both. Lists keep the month in which a village first paid, under whatever code.
    /// </summary>
    private Village? LastOfEarlier(Village? village) => village?.EarlierCodes
        .Select(code => draft.Find(code)?.Village)
        .Where(earlier => earlier?.Until < village.Since)
        .MaxBy(earlier => earlier!.Until);

    private bool IsOurs(int row, VillageCode code)
    {
        var isOurs = code.District.Regency == draft.State.Regency;
        if (!isOurs || !code.HasAdd)
        {
            draft.Add(
                row, "kode desa", code.ToString(),
                isOurs ? ImportText.NoAdd : ImportText.OfRegency(draft.State.Regency),
                code);
        }

        return isOurs && code.HasAdd;
    }

    private bool IsNamed(int row, VillageCode code, string district)
    {
        var known = draft.NameOf(code.District);
        if (district.Length > 0 && known.Length > 0 && !known.Equals(district, StringComparison.OrdinalIgnoreCase))
        {
            draft.Add(row, "kecamatan", district, ImportText.DistrictIsCalled(known, code.District), code);
            return false;
        }

        if (known.Length == 0)
        {
            if (district.Length == 0)
            {
                draft.Add(row, "kecamatan", "", ImportText.NameOf(code.District), code);
                return false;
            }

            draft.Name(code.District, district);
        }

        return true;
    }

    private Pause? PauseOf(VillageEntry entry, Pause? before) =>
        entry.PausedBecause is null ? before
        : entry.PausedBecause.Length == 0 ? null
        : before?.Reason == entry.PausedBecause && before.Until == entry.PausedUntil ? before
        : new Pause("import", entry.PausedBecause, draft.State.Today, entry.PausedUntil);
}
