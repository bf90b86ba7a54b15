using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>One village as it is shown to whoever holds its link: no person, no account.</summary>
/// <param name="Today">Local day.</param>
/// <param name="Village">Whose.</param>
/// <param name="District">Its name.</param>
/// <param name="Bills">Unpaid, oldest first. Empty where its rows are not to be believed.</param>
/// <param name="Shortfall">What is missing on the account for all of them; the balance is there once.</param>
/// <param name="Replies">What was answered, oldest first.</param>
public sealed record ReplyView(
    DateOnly Today, Village Village, string District, IReadOnlyList<Bill> Bills, Shortfall Shortfall,
    IReadOnlyList<Reply> Replies)
{
    /// <summary>False where its rows contradict each other: somebody is looking, and no sum is shown.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The next safe day of an open bill, or else the last one gone; null while nothing is open.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>When cover lapses if nothing is paid; null while nothing is open.</summary>
    public DateOnly? LapsesOn { get; init; }

    public Silence Silence { get; init; } = Silence.None;

    /// <summary>What is debited next, where nothing is open and its notice has come: no bills yet.</summary>
    public IReadOnlyList<Bill> Coming { get; init; } = [];

    /// <summary>From when; null where nothing is coming.</summary>
    public DateOnly? ComingFrom { get; init; }

    public Rupiah Total => Rupiah.Sum(Bills.Select(b => b.Amount));

    public int People => Bill.PeopleOf(Bills);

    /// <summary>Of money to come a village may speak as soon as it is told what will be debited.</summary>
    public bool Takes(ReplyKind kind) =>
        !kind.IsOfPayment() || Bills.Count > 0 || (kind == ReplyKind.WaitingForAdd && Coming.Count > 0);
}

/// <summary>Reads what a village owes and what it answered. Changes nothing.</summary>
public sealed class ReadReplies(
    IRegistry registry, ILedger ledger, IReplies replies, Rules rules, TimeProvider clock)
{
    /// <summary>Null where the register does not have the village.</summary>
    public async Task<ReplyView?> RunAsync(VillageCode code, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = rules.Today(now);
        var register = await registry.DistrictAsync(code.District, today, stop);
        if (register.Villages.FirstOrDefault(v => v.Code == code) is not { } village)
        {
            return null;
        }

        var open = OpenSheets.InScope(ledger, code.District, rules, today);
        await open.ReadAsync(stop);
        var said = (await replies.DistrictAsync(code.District, stop)).Of(code);
        var isWhole = open.All.All(s => s.IsWhole(code));
        List<Bill> all = isWhole
            ? [.. open.All.SelectMany(s => s.BillsOf(code))]
            : [];
        List<Bill> unpaid = [.. all.Where(b => !b.State.IsPaid()).OrderBy(b => b.Id.PayMonth)];
        var coming = isWhole && unpaid.Count == 0 ? await ComingAsync(code, now, stop) : null;
        var safeDays = unpaid.Select(b => (DateOnly?)rules.Calendar.SafeDebitDay(b.Id.Segment, b.Id.Period)).ToList();
        return new ReplyView(
            today, village, register.Name, unpaid,
            Shortfall.Of(code, isWhole ? open.All : [], PayingAccounts.Of(register)), said)
        {
            IsWhole = isWhole,
            LastDay = safeDays.Where(d => d >= today).Min() ?? safeDays.Max(),
            LapsesOn = Segments.All
                .Select(s => rules.Standing.LapsesOn(all.Where(b => b.Id.Segment == s), rules.Calendar)).Min(),
            Silence = Silence.Of(said, today, rules.Calendar, rules.TellerSilenceDays),
            Coming = coming?.Unpaid ?? [],
            ComingFrom = coming?.DebitedFrom(coming.Unpaid[0]),
        };
    }

    /// <summary>As its notice says it; null where there is none now.</summary>
    private async Task<VillageLetter?> ComingAsync(VillageCode code, DateTimeOffset now, CancellationToken stop) =>
        AdvanceNotice.DueOn(rules.Today(now), rules) is { } month
            ? (await TellAdvance.LettersAsync(registry, ledger, code.District, month, rules, now, stop))
                .FirstOrDefault(l => l.Code == code)
            : null;
}
