using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>The moments to pay that one waking of a district has taken from its banks' limits.</summary>
/// <param name="limits">Where they come from.</param>
/// <param name="rules">Hours and limits of the banks.</param>
/// <param name="mayPay">False where nothing is debited: nothing is taken then.</param>
internal sealed class PaymentTurns(IBankLimits limits, Rules rules, bool mayPay)
{
    /// <summary>When a limit that did not answer is asked again.</summary>
    private static readonly TimeSpan SilencePatience = TimeSpan.FromMinutes(2);

    /// <summary>A plan this old is made anew: what it reserves would soon be too old to be sent.</summary>
    private static readonly TimeSpan PlanPatience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<DebitId, Turn> turns = [];
    private readonly Dictionary<string, DateTimeOffset> comeBacks = new(StringComparer.Ordinal);
    private readonly HashSet<string> openLater = new(StringComparer.Ordinal);
    private readonly HashSet<DebitId> soon = [];
    private readonly List<string> problems = [];
    private DateTimeOffset? opens;

    /// <summary>Limits that did not answer, one line each.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Nothing may be debited by this waking, and something is due.</summary>
    public bool LeavesWork { get; private set; }

    /// <summary>For the plan that says what is wanted.</summary>
    public Permit Asked => mayPay ? Permit.All : Permit.None;

    /// <summary>For the plan that is committed.</summary>
    public Permit Given => mayPay ? new Permit(turns.Keys.ToHashSet(), soon) : Permit.None;

    /// <summary>
    /// Takes a moment for each attempt, nearest to lapse first; a bank that had too few is not asked again.
    /// </summary>
    public async Task TakeAsync(IReadOnlyList<Debit> wanted, DateTimeOffset now, CancellationToken stop)
    {
        LeavesWork = !mayPay && wanted.Count > 0;
        if (!mayPay)
        {
            return;
        }

        foreach (var bank in wanted.Where(d => !turns.ContainsKey(d.Id)).GroupBy(d => d.Bank))
        {
            await TakeAsync(
                bank.Key,
                [.. bank.Select(d => d.Id).OrderBy(d => d.Bill.PayMonth).ThenBy(d => d.PaymentReference)],
                now,
                stop);
        }
    }

    /// <summary>The plan that said what is wanted may be committed as it is.</summary>
    public bool Covers(Plan plan, DateTimeOffset plannedAt, DateTimeOffset now) =>
        !mayPay || plan.Wanted.Count == 0
        || (now - plannedAt <= PlanPatience && plan.Wanted.All(d => turns.ContainsKey(d.Id)));

    /// <summary>
    /// When a payment may leave. What reserving took moves all moments taken at once, so that those passed meanwhile
    /// do not leave in one burst.
    /// </summary>
    public DateTimeOffset MomentOf(Debit debit, DateTimeOffset now)
    {
        var turn = turns[debit.Id];
        return (turn.First > now ? turn.First : now) + turn.Offset;
    }

    public void ShutUntil(DateTimeOffset? opening) => opens = mayPay ? opening : null;

    /// <summary>When the rest may be tried today; null where all was, or where the next timer comes first.</summary>
    public DateTimeOffset? ComeBack(DateTimeOffset now) => comeBacks
        .Select(c => rules.NextOpening(c.Key, c.Value))
        .Append(opens)
        .Where(at => IsToday(at, now))
        .Min();

    private async Task TakeAsync(
        string bank, IReadOnlyList<DebitId> wanted, DateTimeOffset now, CancellationToken stop)
    {
        if (comeBacks.ContainsKey(bank))
        {
            soon.UnionWith(openLater.Contains(bank) ? wanted : []);
            return;
        }

        var byMonth = wanted.GroupBy(d => d.Bill.PayMonth).Select(m => new TurnsWanted(m.Key, m.Count())).ToList();
        switch (await limits.TakeAsync(bank, byMonth, rules.Banks[bank], now, stop))
        {
            case LimitReply.Taken { Turns: { } taken }:
                for (var i = 0; i < taken.Moments.Count; i++)
                {
                    turns[wanted[i]] = new Turn(taken.Moments[0], taken.Moments[i] - taken.Moments[0]);
                }

                if (taken.ComeBack is { } comeBack)
                {
                    comeBacks[bank] = comeBack;
                    if (IsToday(rules.NextOpening(bank, comeBack), now))
                    {
                        openLater.Add(bank);
                        soon.UnionWith(wanted.Skip(taken.Moments.Count));
                    }
                }

                break;
            case LimitReply.Silent silent:
                comeBacks[bank] = now + SilencePatience;
                problems.Add($"the limit of bank {bank} is not known, nothing is sent: {silent.Why}");
                break;
        }
    }

    private bool IsToday(DateTimeOffset? at, DateTimeOffset now) =>
        at is { } moment && rules.Today(moment) == rules.Today(now);

    private sealed record Turn(DateTimeOffset First, TimeSpan Offset);
}
