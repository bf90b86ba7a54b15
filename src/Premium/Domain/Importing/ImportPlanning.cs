using System.Security.Cryptography;
using System.Text;

namespace Premium.Domain;

/// <summary>Decides what a file would change. Pure: the same file, terms and state give the same plan.</summary>
/// <param name="state">What is known.</param>
/// <param name="rules">Tariffs, groups, banks.</param>
/// <param name="idOf">The keyed hash that people are known by.</param>
/// <param name="isResumed">
/// It was begun before: what was shown is finished, whatever bills were made since, or half of it would stay.
/// </param>
public sealed class ImportPlanning(
    RegisterState state, Rules rules, Func<Nik, string> idOf, bool isResumed = false)
{
    public ImportPlan Plan(RegisterFile file, ImportTerms terms)
    {
        var draft = new ImportDraft(state, file, terms);
        var villages = new VillageEdits(draft, rules);
        switch (terms.Kind)
        {
            case ImportKind.Villages:
                villages.ApplyVillages();
                break;
            case ImportKind.Mandates:
                villages.ApplyMandates();
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
                new BillingEdits(draft, rules, isResumed).Apply();
                break;
        }

        if (!isResumed)
        {
            RefuseWhereBilled(draft);
        }

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
        Lines(plan.Wrong);
        Lines(plan.Districts.SelectMany(d => d.Villages.Select(v => $"{d.Name} {RegisterText.Of(v)}")));
        Lines(plan.Billings.Select(b => $"{b} {string.Join(' ', b.Sums.OrderBy(s => s.Key))}"));
        Lines(plan.Bills);
        Lines(plan.Held);
        Lines(plan.Doubled.Select(d => $"{d.Mark} {string.Join(' ', d.Villages)} {d.IsBilledTwice}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private ImportPlan Of(ImportDraft draft)
    {
        var changes = draft.Changes();
        var billings = draft.BillingsWithout(draft.WrongVillages());
        var effects = new ImportEffects(draft, rules);
        var codes = changes.Select(c => c.After.Village.Code).ToHashSet();
        var people = draft.People.Where(p => codes.Contains(p.Key)).Select(p => p.Value).ToList();
        var isOfPeople = draft.Terms.Kind == ImportKind.Members;
        return new ImportPlan(draft.Terms, draft.File.Read)
        {
            Wrong = [.. draft.Wrong.OrderBy(w => w.Row)],
            Districts = ByDistrict(draft, changes.Select(c => c.After), draft.Vault),
            First = ByDistrict(draft, LeaversFirst.Of(changes, draft.Terms.From), []),
            Billings = billings,
            Villages =
            [
                .. changes.Select(c => Change(draft, c.Before, c.After)),
                .. billings.Select(b => b.Village).Distinct().Select(c => Change(draft, draft.Find(c), draft.Find(c)!)),
            ],
            Bills =
            [
                .. effects.Bills([
                    .. changes, .. billings.Select(b => b.Village).Distinct().Select(c => draft.Find(c)!)
                        .Select(v => ((VillageImport?)v, v)),
                ]),
            ],
            Doubled = isOfPeople || draft.Terms.Kind == ImportKind.Recodings ? [.. effects.Doubled(codes)] : [],
            Held = [.. effects.Held(changes)],
            Remarks = draft.Remarks,
            New = isOfPeople ? people.Sum(p => p.Joined)
                : changes.Count(c => c.Before is null) + billings.Count(b => !IsKnown(b)),
            Changed = isOfPeople ? people.Sum(p => p.Altered)
                : billings.Count(IsKnown)
                    + changes.Count(c => c.Before is not null && !draft.Gone.Contains(c.After.Village.Code)),
            Gone = isOfPeople ? people.Sum(p => p.Left) : draft.Gone.Count,
            PeopleBefore = changes.Sum(c => c.Before is null ? 0
                : Segments.All.Sum(s => c.Before.Village.People(s, s.PeriodDueIn(draft.Terms.From)))),
        };
    }

    private static IReadOnlyList<DistrictImport> ByDistrict(
        ImportDraft draft, IEnumerable<VillageImport> villages, Dictionary<DistrictCode, List<Person>> people) =>
    [
        .. villages.GroupBy(v => v.Village.Code.District).OrderBy(g => g.Key)
            .Select(g => new DistrictImport(g.Key, draft.NameOf(g.Key), [.. g], people.GetValueOrDefault(g.Key, []))),
    ];

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
    /// that has one is nobody's.
    /// </summary>
    private void RefuseWhereBilled(ImportDraft draft)
    {
        foreach (var (before, (village, _)) in draft.Changes())
        {
            var made = (state.District(village.Code.District)?.Sheets ?? [])
                .SelectMany(s => Segments.All.Select(segment => s.Bill(village.Code, segment)).OfType<Bill>())
                .Where(b => !b.State.IsPaid() && !village.Owes(b.Id.Segment, b.Id.PayMonth)
                    && before?.Village.Owes(b.Id.Segment, b.Id.PayMonth) != false)
                .ToList();
            if (made.Count > 0)
            {
                draft.Add(
                    0, "mulai bulan", draft.Terms.From.ToString(),
                    ImportText.MonthAfter(made.Max(b => b.Id.PayMonth)), village.Code);
            }
        }
    }
}
