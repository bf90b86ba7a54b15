using System.Security.Cryptography;
using System.Text;

namespace Premium.Domain;

/// <summary>Decides what a file would change. Pure: the same file, terms and state give the same plan.</summary>
/// <param name="state">What is known.</param>
/// <param name="rules">Tariffs, groups, banks.</param>
/// <param name="idOf">The keyed hash that people are known by.</param>
/// <param name="leftOut">
/// Null unless it was begun before: then the villages that it left out when it was shown. The others are finished,
/// whatever bills were made since, or half of it would stay.
/// </param>
public sealed class ImportPlanning(
    RegisterState state, Rules rules, Func<Nik, string> idOf, IReadOnlyList<VillageCode>? leftOut = null)
{
    public ImportPlan Plan(RegisterFile file, ImportTerms terms)
    {
        var draft = new ImportDraft(state, file, terms);
        var villages = new VillageEdits(draft);
        var mandates = new MandateEdits(draft, rules);
        switch (terms.Kind)
        {
            case ImportKind.Villages:
                villages.ApplyVillages();
                break;
            case ImportKind.Mandates:
                mandates.Apply();
                break;
            case ImportKind.Contacts:
                villages.ApplyContacts();
                break;
            case ImportKind.Members:
                new MemberEdits(draft, rules, idOf).Apply();
                break;
            case ImportKind.Recodings:
                villages.ApplyRecodings();
                break;
            case ImportKind.Billings:
                new BillingEdits(draft, rules, isResumed: leftOut is not null).Apply();
                break;
        }

        if (leftOut is null)
        {
            RefuseWhereBilled(draft);
        }

        RefuseWhereUnreadable(draft);
        RefuseHalfOfARecoding(draft);
        if (leftOut is null)
        {
            mandates.RefuseShared();
        }

        foreach (var code in (leftOut ?? []).Except(draft.WrongVillages()))
        {
            draft.Add(0, "kode desa", code.ToString(), ImportText.LeftOutWhenShown, code);
        }

        new VaultEdits(draft).Apply();
        return Of(draft);
    }

    /// <summary>The first pay month whose safe day is still to come.</summary>
    public static PayMonth NextPayMonth(DateOnly today, Rules rules)
    {
        var month = PayMonth.Of(today);
        return today <= rules.Calendar.SafeDebitDay(Segment.Bpu, Segment.Bpu.PeriodDueIn(month))
            ? month : month.Plus(1);
    }

    /// <summary>Two plans with the same hash write and show the same.</summary>
    public static string HashOf(ImportPlan plan)
    {
        var text = new StringBuilder();
        void Lines<T>(IEnumerable<T> all) => text.AppendJoin('\n', all).Append('\n');
        text.Append(plan.Terms).Append(plan.Summary).Append('\n');
        Lines([plan.Basis]);
        Lines(plan.Wrong);
        Lines(plan.Districts.SelectMany(d => d.Villages.Select(v => $"{d.Name} {RegisterText.Of(v)}")));
        Lines(plan.Districts.Select(d => $"{d.District} {d.People.Count}"));
        Lines(plan.Billings.Select(Text));
        Lines(plan.Bills);
        Lines(plan.Held);
        Lines(plan.TakingOver);
        Lines(plan.Doubled.Select(d => $"{d.Mark} {string.Join(' ', d.Villages)} {d.IsBilledTwice}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Text(BpjsBilling billing) =>
        $"{billing} {string.Join(' ', billing.Sums.OrderBy(s => s.Key))}";

    private ImportPlan Of(ImportDraft draft)
    {
        var changes = draft.Changes();
        var billings = draft.BillingsWithout(draft.WrongVillages());
        var effects = new ImportEffects(draft, rules);
        var codes = changes.Select(c => c.After.Village.Code).ToHashSet();
        var billed = billings.Select(b => b.Village).Distinct().Where(c => !codes.Contains(c)).ToList();
        var named = draft.Vault.Select(n => n.Village).Where(c => !codes.Contains(c));
        var beside = billed.Union(named).ToList();
        var people = draft.People.Where(p => codes.Contains(p.Key) || beside.Contains(p.Key)).Select(p => p.Value)
            .ToList();
        var isOfPeople = draft.Terms.Kind == ImportKind.Members;
        var isOfBillings = draft.Terms.Kind == ImportKind.Billings;
        return new ImportPlan(draft.Terms, draft.File.Read)
        {
            Wrong = [.. draft.Wrong.OrderBy(w => w.Row)],
            Districts = ByDistrict(draft, changes.Select(c => c.After), draft.Vault),
            First = ByDistrict(draft, LeaversFirst.Of(changes, draft.Terms.From), []),
            Billings = billings,
            Basis = string.Join(
                '\n',
                [
                    .. changes.Select(c => c.Before is null ? "" : RegisterText.Of(c.Before)),
                    .. billings.Select(b => state.Billings(b.Village).Of(b.Bill) is { } known ? Text(known) : ""),
                ]),
            Villages =
            [
                .. changes.Select(c => Change(draft, c.Before, c.After)),
                .. beside.Select(c => Change(draft, draft.Find(c), draft.Find(c)!)),
            ],
            Bills =
            [
                .. effects.Bills([
                    .. changes, .. billed.Select(c => draft.Find(c)!).Select(v => ((VillageImport?)v, v)),
                ]),
            ],
            Doubled = isOfPeople || draft.Terms.Kind == ImportKind.Recodings ? [.. effects.Doubled(codes)] : [],
            Held = [.. effects.Held(changes)],
            TakingOver = [.. draft.TakingOver.Where(codes.Contains).Order()],
            Remarks = draft.Remarks,
            New = isOfPeople ? people.Sum(p => p.Joined)
                : isOfBillings ? billings.Count(b => !IsKnown(b))
                : changes.Count(c => c.Before is null),
            Changed = isOfPeople ? people.Sum(p => p.Altered)
                : isOfBillings ? billings.Count(IsKnown)
                : beside.Count
                    + changes.Count(c => c.Before is not null && !draft.Gone.Contains(c.After.Village.Code)),
            Gone = isOfPeople ? people.Sum(p => p.Left) : draft.Gone.Count,
            PeopleBefore = changes.Sum(c => c.Before is null ? 0
                : Segments.All.Sum(s => c.Before.Village.People(s, s.PeriodDueIn(draft.Terms.From)))),
        };
    }

    private static IReadOnlyList<DistrictImport> ByDistrict(
        ImportDraft draft, IEnumerable<VillageImport> villages, IEnumerable<NamedPerson> people)
    {
        var changed = villages.ToLookup(v => v.Village.Code.District);
        var named = people.ToLookup(n => n.Village.District, n => n.Person);
        return
        [
            .. changed.Select(g => g.Key).Union(named.Select(g => g.Key)).Order()
                .Select(d => new DistrictImport(d, draft.NameOf(d), [.. changed[d]], [.. named[d]])),
        ];
    }

    private bool IsKnown(BpjsBilling billing) => state.Billings(billing.Village).Of(billing.Bill) is not null;

    private static VillageChange Change(ImportDraft draft, VillageImport? before, VillageImport after)
    {
        var code = after.Village.Code;
        var (joined, left, altered) = draft.People.GetValueOrDefault(code);
        return new VillageChange(
            code, after.Village.Name,
            before is null ? VillageFate.New : draft.Gone.Contains(code) ? VillageFate.Gone : VillageFate.Changed,
            joined, left, altered, draft.NotesOf(code));
    }

    /// <summary>
    /// A bill that was made stays owed: nobody ends its village, begins it later or empties its list, so that a month
    /// that has one is nobody's, but where another code of its account paid that month. A month that is paid under a
    /// code does not begin once more under another, whose account may be another one before long.
    /// </summary>
    private void RefuseWhereBilled(ImportDraft draft)
    {
        var recoded = draft.File.Recodings.Select(r => r.Value.Old).ToHashSet();
        foreach (var (before, (village, _)) in draft.Changes())
        {
            var codes = village.EarlierCodes
                .Concat(state.District(village.Code.District)?.Register.Moved.GetValueOrDefault(village.Code) ?? []);
            var made = (state.District(village.Code.District)?.Sheets ?? [])
                .SelectMany(s => s.BillsOf(village.Code))
                .Where(b => (!b.State.IsPaid() || recoded.Contains(village.Code))
                    && !village.Owes(b.Id.Segment, b.Id.PayMonth)
                    && before?.Village.Owes(b.Id.Segment, b.Id.PayMonth) != false
                    && !(b is { Hold: HoldReason.AccountUnderOtherCode, Attempts: 0 } && IsPaidUnder(codes, b)))
                .ToList();
            if (made.Count > 0)
            {
                draft.Add(
                    0, "mulai bulan", draft.Terms.From.ToString(),
                    ImportText.MonthAfter(made.Max(b => b.Id.PayMonth)), village.Code);
            }
        }
    }

    private bool IsPaidUnder(IEnumerable<VillageCode> codes, Bill bill) => codes.Any(code =>
        state.Sheet(code, bill.Id.PayMonth)?.Bill(code, bill.Id.Segment) is { Doubt: null } its
            && its.State.IsPaid());

    /// <summary>
    /// A village is written whole: one whose list of members cannot be read would have an empty one in its place, and
    /// nobody would look for those who were on it. Only a whole list of members says who they are.
    /// </summary>
    private void RefuseWhereUnreadable(ImportDraft draft)
    {
        if (draft.Terms is { Kind: ImportKind.Members, IsFull: true })
        {
            return;
        }

        foreach (var code in draft.Changes().Select(c => c.After.Village.Code)
            .Union(draft.File.Recodings.Select(r => r.Value.Old)))
        {
            if (state.UnreadableRosterOf(code) is { } row)
            {
                draft.Add(0, "peserta", row.Place, ImportText.ReadableRoster, code);
            }
        }
    }

    /// <summary>
    /// One code ends where the other begins: never both at once, and never neither. And again, because a code may stand
    /// in two rows.
    /// </summary>
    private static void RefuseHalfOfARecoding(ImportDraft draft)
    {
        var left = draft.WrongVillages();
        while (draft.File.Recodings.FirstOrDefault(
            r => left.Contains(r.Value.Old) != left.Contains(r.Value.New)) is { } half)
        {
            var (one, other) = left.Contains(half.Value.Old)
                ? (half.Value.Old, half.Value.New) : (half.Value.New, half.Value.Old);
            draft.Add(half.Row, "kode desa", other.ToString(), ImportText.BothOrNone(one), other);
            left.Add(other);
        }
    }
}
