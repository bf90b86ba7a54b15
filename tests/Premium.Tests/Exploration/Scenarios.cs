using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Tests.Domain;

namespace Premium.Tests.Exploration;

/// <summary>
/// Who may meet over one bill. Worker 2 has the message of worker 1 doubled; the admin starts a run by hand at the
/// same time.
/// </summary>
internal static class Scenarios
{
    public const string Paid = "the bank pays";
    public const string HeldUp = "workers are held up";
    public const string Senders = "two senders, and the money comes";

    private static readonly IReadOnlyList<Part> Three = [Part.Worker(1), Part.Worker(2), Part.Admin];

    private static readonly IReadOnlyList<Part> Two = [Part.Worker(1), Part.Worker(2)];

    private static readonly IReadOnlyList<Part> MortalTwo =
        [Part.Worker(1, isMortal: true), Part.Worker(2, isMortal: true)];

    private static readonly IReadOnlyList<Part> WithReconciler =
        [Part.Worker(1), Part.Worker(2, purpose: WakePurpose.Watch), Part.Reconciler];

    /// <summary>Longer than a reservation is its worker's to send; then longer than until the next inquiry.</summary>
    private static readonly IReadOnlyList<TimeSpan> Pauses = [TimeSpan.FromSeconds(61), TimeSpan.FromMinutes(3)];

    public static readonly IReadOnlyDictionary<string, Scenario> All = new Scenario[]
    {
        new(Paid) { Cast = Three },
        new("money is short") { Cast = Three, Money = 1, Stages = ["missed"] },
        new("the answer is lost") { Cast = Three, First = PaymentConduct.SilentAfterEffect },
        new("the request is lost") { Cast = Three, First = PaymentConduct.SilentBeforeEffect },
        new("the bank is slow") { Cast = Two, First = PaymentConduct.PendingThenPaid, Pauses = Pauses },
        new(HeldUp) { Cast = Three, Pauses = [Pauses[0]] },
        new("a worker dies") { Cast = [.. MortalTwo, Part.Admin], DeathsMax = 1 },
        new("a worker dies, money is short")
        {
            // What the dead had not sent is proven so after a banking day only; by then the bill must have been tried.
            Cast = MortalTwo, DeathsMax = 1, Money = 1, MoneyOnMorning = 5, Stages = ["missed"],
        },
        new("a worker dies, the answer is lost, the other is held up")
        {
            Cast = MortalTwo, DeathsMax = 1, First = PaymentConduct.SilentAfterEffect, Pauses = Pauses,
        },
        new("a worker dies, the request is lost, the other is held up")
        {
            Cast = MortalTwo, DeathsMax = 1, First = PaymentConduct.SilentBeforeEffect, Pauses = [Pauses[0]],
        },
        new("a reconciliation finds the debit")
        {
            Cast = WithReconciler,
            First = PaymentConduct.SilentAfterEffect,
            Before = DaysOfSilenceAsync,
        },
        new("a reconciliation proves there was no debit")
        {
            Cast = WithReconciler,
            First = PaymentConduct.SilentBeforeEffect,
            Before = DaysOfSilenceAsync,
        },
        new(Senders)
        {
            Cast = [Part.Sender(1), Part.Sender(2), Part.Worker(1)],
            Money = 1,
            Stages = ["missed"],
            MayWithdraw = true,
            Before = ShortAsync,
        },
        new("two people decide there was no debit")
        {
            Cast = [Sari(DecidedOutcome.NeverExecuted), Budi(DecidedOutcome.NeverExecuted), Part.Worker(1)],
            First = PaymentConduct.SilentBeforeEffect,
            Before = DaysOfSilenceAsync,
        },
        new("two people decide there was one, and a reconciliation finds it")
        {
            Cast = [Sari(DecidedOutcome.Executed), Budi(DecidedOutcome.Executed), Part.Reconciler],
            First = PaymentConduct.SilentAfterEffect,
            Before = DaysOfSilenceAsync,
        },
        new("two people clear a refusal")
        {
            Cast = [Part.Clearer("sari"), Part.Clearer("budi"), Part.Worker(1)],
            First = PaymentConduct.Refuses,
            Stages = ["missed"],
            MayWithdraw = true,
            Before = RefusedAsync,
        },
    }.ToDictionary(s => s.Name);

    private static Part Sari(DecidedOutcome outcome) => Part.Decider("sari", outcome);

    private static Part Budi(DecidedOutcome outcome) => Part.Decider("budi", outcome);

    private static async Task RefusedAsync(OneBill world)
    {
        await world.OpenRunAsync();
        await OneBill.CollectAsync(world.Parts, OneBill.Wake, default);
        Assert.Equal(BillState.Refused, world.Bill?.State);
    }

    /// <summary>Sent, never answered, and now the settle time is over.</summary>
    private static async Task DaysOfSilenceAsync(OneBill world)
    {
        await world.OpenRunAsync();
        await OneBill.CollectAsync(world.Parts, OneBill.Wake, default);
        Assert.Equal(BillState.Unknown, world.Bill?.State);
        world.Clock.Pass(TimeSpan.FromDays(4));
    }

    /// <summary>Refused for lack of funds and not yet told; on the next morning the money is there.</summary>
    private static async Task ShortAsync(OneBill world)
    {
        await world.OpenRunAsync();
        await OneBill.CollectAsync(world.Parts, OneBill.Wake, default);
        Assert.Equal(BillState.Short, world.Bill?.State);
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        world.Clock.Pass(TimeSpan.FromDays(1));
    }
}
