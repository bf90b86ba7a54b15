namespace Premium.Domain;

/// <summary>
/// What a list of mandates does to the register. One column of it that is sorted alone would debit every village from
/// another's account: where an account comes from is said, and no account pays for two.
/// </summary>
internal sealed class MandateEdits(ImportDraft draft, Rules rules)
{
    /// <summary>More than anybody signs ahead; what ended longest ago goes first.</summary>
    private const int MandatesMax = 12;

    // A list often comes when the mandates before it are over: whose an account was is not forgotten with them.
    private readonly ILookup<BankAccount, Village> owners = OwnersOf(
        draft.State.Villages.Values.Select(v => v.Village), draft.State.Today, m => !m.IsRevoked);

    private readonly ILookup<BankAccount, Village> users = OwnersOf(
        draft.State.Villages.Values.Select(v => v.Village), draft.State.Today, m => IsInUse(m, draft.State.Today));

    private readonly ILookup<BankAccount, (VillageCode Code, BankAccount Account)> written = draft.State.Villages.Values
        .SelectMany(v => v.Village.AllMandates().Select(m => (v.Village.Code, m.Account)))
        .ToLookup(w => w.Account);

    /// <summary>Accounts that a village does not have on the day of the import.</summary>
    private readonly List<(int Row, Village Village, BankAccount Account)> taken = [];

    public void Apply()
    {
        foreach (var entries in draft.File.Mandates.GroupBy(m => m.Value.Village))
        {
            if (draft.Needed(entries.Key, entries.Select(e => e.Row)) is { } known)
            {
                Apply(known, [.. entries]);
            }
        }
    }

    /// <summary>Of two villages with one account the second would never be debited.</summary>
    public void RefuseShared()
    {
        // And again: a village that is left out keeps the account that another was to have.
        int known;
        do
        {
            known = draft.Wrong.Count;
            var left = draft.WrongVillages();
            var after = OwnersOf(
                draft.State.Villages.Keys.Union(draft.Touched)
                    .Select(c => left.Contains(c) ? draft.State.Villages.GetValueOrDefault(c) : draft.Find(c))
                    .OfType<VillageImport>().Select(v => v.Village).Where(v => !draft.IsOver(v)),
                draft.State.Today,
                m => IsInUse(m, draft.State.Today));
            foreach (var (row, village, account) in taken.Where(t => !left.Contains(t.Village.Code)))
            {
                if (OthersOf(village, account, after) is [var other, ..])
                {
                    draft.Add(
                        row, "no rekening", account.No.ToString(), ImportText.AccountOfItsOwn(other.Code),
                        village.Code);
                }
            }
        }
        while (draft.Wrong.Count > known);
    }

    private void Apply(VillageImport known, IReadOnlyList<Placed<MandateEntry>> entries)
    {
        var code = known.Village.Code;
        var before = known.Village.AllMandates().ToList();
        List<Mandate> mandates = draft.Terms.IsFull ? [] : [.. before];
        foreach (var (row, entry) in entries)
        {
            var bank = entry.Mandate.Account.Bank;
            if (!rules.Banks.ContainsKey(bank))
            {
                draft.Add(row, "bank", bank, ImportText.OneOf(rules.Banks.Keys), code);
            }

            var mandate = entry.After(before.FirstOrDefault(m => m.ValidFrom == entry.Mandate.ValidFrom));
            mandates.RemoveAll(m => m.ValidFrom == mandate.ValidFrom);
            mandates.Add(mandate);
            Note(known.Village, before.LastOrDefault(m => m.ValidFrom <= mandate.ValidFrom), mandate);
            if (IsInUse(mandate, draft.State.Today) && users[mandate.Account].All(v => v.Code != code))
            {
                taken.Add((row, known.Village, mandate.Account));
            }
        }

        mandates = [.. mandates.OrderBy(m => m.ValidFrom).TakeLast(MandatesMax)];
        draft.Put(known with
        {
            Village = known.Village with { Mandate = mandates[0], LaterMandates = [.. mandates.Skip(1)] },
        });
        if (!mandates.SequenceEqual(before))
        {
            draft.Note(
                code, $"{mandates.Count} surat kuasa, terakhir sampai {AlertText.Day(mandates[^1].ValidTo)}",
                $"{mandates.Count} mandates, the last one to {mandates[^1].ValidTo:yyyy-MM-dd}");
        }

        foreach (var other in mandates
            .SelectMany(m => written[m.Account].Where(w => !w.Account.No.IsWrittenAs(m.Account.No)))
            .Select(w => w.Code).Distinct())
        {
            draft.Note(code, ImportText.SameButForZeros(other));
        }
    }

    /// <param name="before">The one that it replaces or follows; null for the first.</param>
    private void Note(Village village, Mandate? before, Mandate mandate)
    {
        if ((before?.IsRevoked ?? false) != mandate.IsRevoked)
        {
            draft.Note(village.Code, ImportText.Revocation(mandate));
        }

        if (before is not null && before.Account != mandate.Account)
        {
            draft.Note(village.Code, ImportText.Account(before.Account, mandate.Account));
        }

        if (before?.Account != mandate.Account && OthersOf(village, mandate.Account, owners) is [var other, ..])
        {
            draft.Note(village.Code, ImportText.AccountOfAnother(mandate.Account, other));
            draft.TakingOver.Add(village.Code);
        }
    }

    /// <summary>Whoever has the account; a village that goes on under another code is still one payer.</summary>
    private static List<Village> OthersOf(Village village, BankAccount account, ILookup<BankAccount, Village> owners) =>
    [
        .. owners[account].Where(o => o.Code != village.Code && !Follows(o, village) && !Follows(village, o)),
    ];

    /// <summary>Of two that owe the same months neither follows the other: each has had the account.</summary>
    private static bool Follows(Village village, Village before) =>
        village.EarlierCodes.Contains(before.Code) && before.Until < village.Since;

    private static ILookup<BankAccount, Village> OwnersOf(
        IEnumerable<Village> villages, DateOnly today, Func<Mandate, bool> counts) => villages
        .SelectMany(v => v.On(today).AllMandates().Where(counts).Select(m => m.Account).Distinct()
            .Select(account => (Account: account, Village: v)))
        .ToLookup(o => o.Account, o => o.Village);

    private static bool IsInUse(Mandate mandate, DateOnly today) => !mandate.IsRevoked && mandate.ValidTo >= today;
}
