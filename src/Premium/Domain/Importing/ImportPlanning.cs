using System.Security.Cryptography;
using System.Text;

namespace Premium.Domain;

/// <summary>Decides what a file would change. Pure: the same file, terms and state give the same plan.</summary>
/// <param name="state">What is known.</param>
/// <param name="rules">Tariffs, groups, banks.</param>
/// <param name="idOf">The keyed hash that people are known by.</param>
public sealed class ImportPlanning(RegisterState state, Rules rules, Func<Nik, string> idOf)
{
    public ImportPlan Plan(RegisterFile file, ImportTerms terms)
    {
        var draft = new ImportDraft(state, file, terms);
        var villages = new VillageEdits(draft, rules);
        IReadOnlyList<BpjsBilling> billings = [];
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
                billings = Billings(draft);
                break;
        }

        return Of(draft, billings);
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

    private ImportPlan Of(ImportDraft draft, IReadOnlyList<BpjsBilling> billings)
    {
        var changes = draft.Changes();
        var effects = new ImportEffects(draft, rules);
        var codes = changes.Select(c => c.After.Village.Code).ToHashSet();
        var people = draft.People.Where(p => codes.Contains(p.Key)).Select(p => p.Value).ToList();
        var isOfPeople = draft.Terms.Kind == ImportKind.Members;
        return new ImportPlan(draft.Terms, draft.File.Read)
        {
            Wrong = [.. draft.Wrong.OrderBy(w => w.Row)],
            Districts =
            [
                .. changes.GroupBy(c => c.After.Village.Code.District).OrderBy(g => g.Key)
                    .Select(g => new DistrictImport(
                        g.Key, draft.NameOf(g.Key), [.. g.Select(c => c.After)],
                        draft.Vault.GetValueOrDefault(g.Key, []))),
            ],
            Billings = billings,
            Villages = [.. changes.Select(c => Change(draft, c.Before, c.After))],
            Bills = [.. effects.Bills(changes)],
            Doubled = isOfPeople || draft.Terms.Kind == ImportKind.Recodings ? [.. effects.Doubled(codes)] : [],
            Held = [.. effects.Held(changes)],
            Remarks = draft.Remarks,
            New = isOfPeople ? people.Sum(p => p.Joined)
                : draft.Terms.Kind == ImportKind.Billings ? billings.Count : changes.Count(c => c.Before is null),
            Changed = isOfPeople ? people.Sum(p => p.Altered)
                : changes.Count(c => c.Before is not null && !draft.Gone.Contains(c.After.Village.Code)),
            Gone = isOfPeople ? people.Sum(p => p.Left) : draft.Gone.Count,
            PeopleBefore = changes.Sum(c => c.Before is null ? 0
                : Segments.All.Sum(s => c.Before.Village.People(s, s.PeriodDueIn(draft.Terms.From)))),
        };
    }

    private static VillageChange Change(ImportDraft draft, VillageImport? before, VillageImport after)
    {
        var code = after.Village.Code;
        var (joined, left, altered) = draft.People.GetValueOrDefault(code);
        return new VillageChange(
            code, after.Village.Name,
            before is null ? VillageFate.New : draft.Gone.Contains(code) ? VillageFate.Gone : VillageFate.Changed,
            joined, left, altered, draft.NotesOf(code));
    }

    private IReadOnlyList<BpjsBilling> Billings(ImportDraft draft)
    {
        var taken = new List<BpjsBilling>();
        foreach (var (row, billing) in draft.File.Billings)
        {
            if (draft.Known(billing.Village, [row]) is { } village)
            {
                if (village.Village.Npp.Length > 0 && billing.Npp.Length > 0 && village.Village.Npp != billing.Npp)
                {
                    draft.Add(
                        row, "NPP", billing.Npp, $"{village.Village.Npp}, as the register has it", billing.Village);
                    continue;
                }

                taken.Add(billing);
            }
        }

        return taken;
    }
}
