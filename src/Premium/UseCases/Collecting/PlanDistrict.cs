using System.Runtime.ExceptionServices;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>An attempt that this worker, and no other, has reserved: its own to send.</summary>
/// <param name="Debit">As it is committed.</param>
/// <param name="NotBefore">Its turn within the bank's limit.</param>
/// <param name="SendBefore">When it is too late to send it.</param>
internal sealed record ReservedDebit(Debit Debit, DateTimeOffset NotBefore, DateTimeOffset SendBefore);

/// <summary>One pass over a district, planned within its banks' limits and committed.</summary>
/// <param name="Reserved">What is to be sent now.</param>
/// <param name="Problems">Villages that could not be billed, and limits that did not answer, one line each.</param>
/// <param name="ComeBacks">When what got no turn, or found its bank shut, may be tried.</param>
/// <param name="LeavesWork">Something is due, and nothing may be debited by this waking.</param>
internal sealed record PlannedPass(
    IReadOnlyList<ReservedDebit> Reserved, IReadOnlyList<string> Problems, IReadOnlyList<DateTimeOffset> ComeBacks,
    bool LeavesWork)
{
    /// <summary>Banks at which something is due and could not be tried.</summary>
    public IReadOnlyList<string> Untried { get; init; } = [];

    /// <summary>What kept more from being reserved: thrown once this is sent and recorded.</summary>
    public ExceptionDispatchInfo? Failure { get; init; }
}

/// <summary>
/// Plans one waking of a district, pass by pass: takes turns at the banks for what is due, and commits the
/// reservations of what got one.
/// </summary>
/// <param name="limits">Where turns come from.</param>
/// <param name="proof">Holds sheets against their journals before anything is debited from them.</param>
/// <param name="looks">Looks at ended attempts before the next ones.</param>
/// <param name="rules">Hours and limits of the banks, and all that planning needs.</param>
/// <param name="clock">Decides what is due.</param>
/// <param name="register">What is planned by.</param>
/// <param name="mayPay">False where nothing is debited: no turn is taken then.</param>
internal sealed partial class PlanDistrict(
    IBankLimits limits, ProveSheets proof, LookBack looks, Rules rules, TimeProvider clock, RegisterInForce register,
    bool mayPay)
{
    /// <summary>When a limit that did not answer is asked again.</summary>
    private static readonly TimeSpan SilencePatience = TimeSpan.FromMinutes(2);

    /// <summary>So often a pass looks again at what it looked at too slowly.</summary>
    private const int LooksMax = 2;

    private readonly List<string> silences = [];
    private readonly HashSet<string> silentLimits = new(StringComparer.Ordinal);
    private PaymentTurns turns = PaymentTurns.None;

    public async Task<PlannedPass> PlanAsync(OpenSheets sheets, string actor, CancellationToken stop)
    {
        var (plan, now) = await AnewAsync(sheets, mayPay ? PaymentTurns.Unlimited : turns, stop);
        if (mayPay)
        {
            (plan, now) = await LookedAsync(plan, sheets, now, actor, stop);
            (plan, now) = await WithTurnsAsync(plan, sheets, now, stop);
        }

        return await CommitAsync(plan, sheets, now, actor, stop);
    }

    /// <summary>The plan by register and clock as they are now, and when it was made.</summary>
    private async Task<(Plan Plan, DateTimeOffset At)> AnewAsync(
        OpenSheets sheets, PaymentTurns at, CancellationToken stop)
    {
        await register.RefreshAsync(sheets.All, stop);
        var now = clock.GetUtcNow();
        looks.LetGo(now);
        return (await BelievedAsync(sheets, now, at, stop), now);
    }

    /// <summary>
    /// A plan of which every month is held against its journal. Also where nothing is debited: a commit of ours would
    /// vouch for what a foreign hand made of the rows. What is in doubt may bring up other months, which are held
    /// against theirs as well.
    /// </summary>
    private async Task<Plan> BelievedAsync(
        OpenSheets sheets, DateTimeOffset now, PaymentTurns at, CancellationToken stop)
    {
        var plan = Plan(sheets.All, now, at);
        while (await proof.CheckAsync(MonthsOf(plan), sheets.All, now, stop))
        {
            plan = Plan(sheets.All, now, at);
        }

        return plan;
    }

    private static HashSet<PayMonth> MonthsOf(Plan plan) =>
    [
        .. plan.Wanted.Concat(plan.Unlooked).Select(d => d.BillId.PayMonth),
        .. plan.Sheets.Where(s => s.Rows.Count > 0).Select(s => s.Sheet.PayMonth),
    ];

    /// <summary>The plan once the ended attempts before the next ones were looked at, and when it was made.</summary>
    private async Task<(Plan Plan, DateTimeOffset At)> LookedAsync(
        Plan plan, OpenSheets sheets, DateTimeOffset now, string actor, CancellationToken stop)
    {
        for (var triesLeft = LooksMax; plan.Unlooked.Count > 0 && triesLeft > 0; triesLeft--)
        {
            await looks.TakeAsync(plan.Unlooked, sheets, actor, stop);
            await register.ReadAsync(sheets.All, stop);
            (plan, now) = await AnewAsync(sheets, PaymentTurns.Unlimited, stop);
        }

        return (plan, now);
    }

    private async Task<PlannedPass> CommitAsync(
        Plan plan, OpenSheets sheets, DateTimeOffset now, string actor, CancellationToken stop)
    {
        // What reserves nothing goes first, so that nothing is reserved by a plan that grew old over many commits.
        if (plan.Sheets.Any(s => s.Reserves) && plan.Sheets.Any(s => s.Rows.Count > 0 && !s.Reserves))
        {
            await sheets.CommitAsync(
                now,
                actor,
                current => Rows(PlanOf(plan, current, now)).Where(s => !s.Reserves).Select(s => Change(s)),
                stop);
            (plan, now) = await AnewAsync(sheets, turns, stop);
        }

        var last = plan;
        var committed = await sheets.CommitPartlyAsync(
            now,
            actor,
            current =>
            {
                last = PlanOf(last, current, now);
                return Rows(last).Select(s => Change(s, looks.EvidenceFor(s.Sheet)));
            },
            stop);
        var debits = committed.Rows.OfType<Debit>().ToList();
        if (debits.Count == 0)
        {
            committed.Failure?.Throw();
        }

        looks.Kept();
        var isLeft = last.Unlooked.Count > 0 || !MonthsOf(last).All(proof.IsChecked);
        var lookAgain = !mayPay ? null : isLeft ? now + SilencePatience : looks.Again;

        // Whoever came a little too early for a window still sends nothing before it opens.
        var meant = LocalDays.Moment(now);
        var reserved = clock.GetUtcNow() is var committedAt && committedAt > meant ? committedAt : meant;
        return new PlannedPass(
            [
                .. debits.Select(d => new ReservedDebit(
                    d, turns.MomentOf(d.Id, reserved), d.ReservedAt + rules.Banks[d.Bank].PaymentWait)),
            ],
            [.. last.Problems, .. silences, .. looks.Problems],
            [.. turns.ComeBacks, .. new[] { lookAgain, mayPay ? last.Opens : null }.OfType<DateTimeOffset>()],
            LeavesWork: !mayPay && last.Wanted.Count + last.Unlooked.Count > 0)
        {
            Untried = mayPay ? [.. last.Silent.Union(silentLimits).Order(StringComparer.Ordinal)] : [],
            Failure = committed.Failure,
        };
    }

    private static SheetChange Change(SheetPlan of, params IEnumerable<SheetRow> more) =>
        new(of.Sheet.PayMonth, "planned", [.. of.Rows, .. more]);

    /// <summary>After a lost race another one.</summary>
    private Plan PlanOf(Plan plan, IReadOnlyList<Sheet> current, DateTimeOffset now) =>
        plan.IsOf(current) ? plan : Plan(current, now, turns);

    /// <summary>What a lost race brought up of a month that nobody has proven waits for the next pass.</summary>
    private IEnumerable<SheetPlan> Rows(Plan plan) => plan.Sheets.Select(s => s with
    {
        Rows = [.. s.Rows.Where(r => proof.IsChecked(s.Sheet.PayMonth) && proof.MayMove(s.Sheet, r.Village))],
    });

    private Plan Plan(IReadOnlyList<Sheet> sheets, DateTimeOffset now, PaymentTurns at)
    {
        var district = register.Roster;
        var still = sheets.SelectMany(s => s.Debited)
            .Concat(district.Villages.SelectMany(v => v.EarlierCodes.Append(v.Code)))
            .Distinct()
            .Where(v => proof.StandsStill(v) || sheets.Any(s => !s.IsWhole(v)))
            .ToHashSet();
        HashSet<VillageCode> besides = still.Count == 0 ? [] : Besides(still, district, sheets);
        var plan = new Planning(
            rules,
            district with
            {
                Villages = [.. district.Villages.Where(v => !still.Contains(v.Code) && !besides.Contains(v.Code))],
            },
            now, at, looks.Taken, proof.Shut, mayPay)
            .For(sheets);
        return besides.Count == 0 ? plan : plan with
        {
            Problems =
            [
                .. plan.Problems,
                .. besides.Order().Select(v => $"{v} stands still as another code of its account does."),
            ],
        };
    }

    /// <summary>
    /// Villages whose account is, or was, also that of one that stands still: what its rows do not tell any more may be
    /// a debit of that account.
    /// </summary>
    private static HashSet<VillageCode> Besides(
        HashSet<VillageCode> still, DistrictRoster district, IReadOnlyList<Sheet> sheets)
    {
        var accounts = district.Villages.Where(v => still.Contains(v.Code))
            .Select(v => v.Mandate?.Account).OfType<BankAccount>()
            .Concat(sheets.SelectMany(s => s.Debits).Where(d => still.Contains(d.Village)).Select(d => d.Account))
            .ToHashSet();
        return
        [
            .. district.Villages
                .Where(v => !still.Contains(v.Code) && (v.EarlierCodes.Any(still.Contains)
                    || (v.Mandate is { } mandate && accounts.Contains(mandate.Account))))
                .Select(v => v.Code),
        ];
    }
}
