using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.Verification.Simulation.Defects;

namespace Premium.Tests.Domain;

/// <summary>
/// A worker that is stopped, or that storage fails, while its process lives: what it has reserved is sent, or recorded
/// as not sent. Nothing is left for people to find out.
/// </summary>
public sealed class StoppedWorkerTests : IDisposable
{
    private readonly CancellationTokenSource host = new();

    public void Dispose() => host.Dispose();

    /// <summary>
    /// A bank over a line that takes one payment at a time, as the real adapter keeps to: what waits for its turn when
    /// the stop comes does not leave, what is under way is finished.
    /// </summary>
    private sealed class OneLine(World world, Func<Task> underWay) : IBank
    {
        private bool isTaken;

        public async Task<PaymentReply> PayAsync(PaymentOrder order, CancellationToken stop)
        {
            if (!isTaken)
            {
                isTaken = true;
                await underWay();
                return await world.Bank.PayAsync(order, CancellationToken.None);
            }

            var stopped = new TaskCompletionSource();
            await using var stopping = stop.Register(() => stopped.SetResult());
            await stopped.Task;
            return new PaymentReply.NotSent("stopped while it waited for its turn");
        }

        public Task<InquiryReply> InquireAsync(PaymentOrder order, CancellationToken stop) =>
            world.Bank.InquireAsync(order, stop);

        public Task<BalanceReply> BalanceAsync(BankAccount account, CancellationToken stop) =>
            world.Bank.BalanceAsync(account, stop);
    }

    /// <summary>A ledger at whose n-th commit that reserves something happens, before or after it.</summary>
    private sealed class AtReservation(ILedger ledger, int at, Action happens, bool isAfter = false)
        : LedgerAround(ledger)
    {
        private int commits;

        public override async Task<CommitResult> CommitAsync(Sheet sheet, Change change, CancellationToken stop)
        {
            var isNow = change.Rows.Any(r => r is Debit { State: DebitState.Reserved }) && ++commits == at;
            if (isNow && !isAfter)
            {
                happens();
                stop.ThrowIfCancellationRequested();
            }

            var result = await Inner.CommitAsync(sheet, change, stop);
            if (isNow && isAfter)
            {
                happens();
            }

            return result;
        }
    }

    /// <summary>A ledger that tells when so many attempts are recorded as not sent.</summary>
    private sealed class Awaited(ILedger ledger, int notSent) : LedgerAround(ledger)
    {
        private readonly TaskCompletionSource recorded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int left = notSent;

        public Task Recorded => recorded.Task;

        public override async Task<CommitResult> CommitAsync(Sheet sheet, Change change, CancellationToken stop)
        {
            var result = await Inner.CommitAsync(sheet, change, stop);
            left -= change.Rows.OfType<Debit>().Count(d => d.Refusal == RefusalReason.NotSent);
            if (left == 0)
            {
                recorded.TrySetResult();
            }

            return result;
        }
    }

    private static async Task<IReadOnlyList<Debit>> DebitsAsync(World world) =>
    [
        .. (await world.Ledger.SheetsAsync(Some.District, Some.December.Plus(-1), Some.December, default))
            .SelectMany(s => s.Debits),
    ];

    private static (DebitState, RefusalReason?)[] Ends(IEnumerable<Debit> debits) =>
        [.. debits.Select(d => (d.State, d.Refusal))];

    /// <summary>The message is back on the queue: another worker takes it.</summary>
    private static async Task AgainAsync(World world, int bills)
    {
        (world.UseLedger, world.UseBank) = (world.Ledger, world.Bank);
        world.Time.Advance(TimeSpan.FromMinutes(6));
        await world.CollectAsync();

        Assert.Equal(bills, world.Bank.Transfers.Count);
        Assert.Equal(bills, world.Bank.Received.Count);
        Assert.DoesNotContain(await DebitsAsync(world), d => !d.State.IsFinal());
        await world.AuditAsync();
    }

    /// <summary>One owes an older month, the other one this month: two commits.</summary>
    private static async Task<World> TwoMonthsAsync()
    {
        var world = await new World().WithAsync(10_000_000, since: Some.December.Plus(-1), numbers: ["2010"]);
        return await world.WithAsync(10_000_000, numbers: ["2011"]);
    }

    [Fact]
    public async Task FaultInALaterMonth_sendsWhatIsReserved_andFailsAllTheSame()
    {
        var world = await TwoMonthsAsync();
        world.UseLedger = new AtReservation(world.Ledger, at: 2, () => throw new IOException("Storage is away."));

        await Assert.ThrowsAsync<IOException>(() => world.CollectAsync());

        Assert.Equal([(DebitState.Paid, null)], Ends(await DebitsAsync(world)));
        Assert.Single(world.Bank.Received);
        await AgainAsync(world, bills: 3);
    }

    /// <summary>One month, more rows than a transaction takes.</summary>
    [Fact]
    public async Task FaultInALaterPart_sendsWhatIsReserved_andFailsAllTheSame()
    {
        var world = await new World
        {
            Rules = Some.Rules(new BankTerms { PaymentsPerSecond = 100 }),
        }.WithAsync(10_000_000, numbers: [.. Enumerable.Range(2001, 60).Select(n => $"{n}")]);
        world.UseLedger = new AtReservation(world.Ledger, at: 2, () => throw new IOException("Storage is away."));

        await Assert.ThrowsAsync<IOException>(() => world.CollectAsync());

        var sent = world.Bank.Received.Count;
        Assert.InRange(sent, 1, 59);
        Assert.All(await DebitsAsync(world), d => Assert.Equal(DebitState.Paid, d.State));
        await AgainAsync(world, bills: 60);
    }

    /// <summary>Not cut short in the middle of one either, or nobody knew whether it is in.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public async Task StopAtACommit_recordsThatNothingWasSent(int at, bool isAfter)
    {
        var world = await TwoMonthsAsync();
        world.UseLedger = new AtReservation(world.Ledger, at, host.Cancel, isAfter);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.CollectAsync(host.Token));

        Assert.Empty(world.Bank.Received);
        Assert.Equal(
            Enumerable.Repeat((DebitState.Refused, (RefusalReason?)RefusalReason.NotSent), at),
            Ends(await DebitsAsync(world)));
        await AgainAsync(world, bills: 3);
    }

    [Fact]
    public async Task StopWhileOneIsUnderWay_recordsItsAnswer_andThatTheOthersWereNotSent()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011", "2012"]);
        world.UseBank = new OneLine(world, host.CancelAsync);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.CollectAsync(host.Token));

        Assert.Equal(
            [
                (DebitState.Paid, null),
                (DebitState.Refused, RefusalReason.NotSent),
                (DebitState.Refused, RefusalReason.NotSent),
            ],
            Ends(await DebitsAsync(world)));
        await AgainAsync(world, bills: 3);
    }

    /// <summary>The host waits for half a minute at most, and a bank may be silent for longer.</summary>
    [Fact]
    public async Task StopWhileTheBankIsSilent_recordsAtOnceWhatWasNotSent()
    {
        var world = await new World().WithAsync(10_000_000, numbers: ["2010", "2011", "2012"]);
        var answer = new TaskCompletionSource();
        world.UseBank = new OneLine(world, () => answer.Task);
        var ledger = new Awaited(world.Ledger, notSent: 2);
        world.UseLedger = ledger;
        var collecting = world.CollectAsync(host.Token);
        await host.CancelAsync();
        await ledger.Recorded.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(DebitState.Reserved, (await DebitsAsync(world))[0].State);
        answer.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => collecting);
        Assert.Equal(DebitState.Paid, (await DebitsAsync(world))[0].State);
        await AgainAsync(world, bills: 3);
    }

    /// <summary>Nobody asks for the balance then, and the alert names the sum alone.</summary>
    [Fact]
    public async Task StopWhileTheBankRefuses_recordsTheRefusal()
    {
        var world = await new World().WithAsync(1_000);
        world.UseBank = new OneLine(world, host.CancelAsync);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.CollectAsync(host.Token));

        var bill = await world.BillAsync();
        Assert.Equal((BillState.Short, null), (bill.State, bill.Available));
    }

    /// <summary>An attempt of another worker that is asked about goes on being unknown; ours is recorded.</summary>
    [Fact]
    public async Task StopWhileAnotherAttemptIsAskedAbout_recordsOurs()
    {
        var world = await new World(conductOf: order => new BankConduct(
            order.Id.Bill.Village == Some.Code ? PaymentConduct.SilentAfterEffect : PaymentConduct.Prompt))
            .WithAsync(10_000_000);
        await world.CollectAsync();
        world.Time.Advance(TimeSpan.FromMinutes(2));
        await world.WithAsync(10_000_000, numbers: ["2011"]);
        world.UseBank = new OneLine(world, host.CancelAsync);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.CollectAsync(host.Token));

        Assert.Equal([DebitState.Unknown, DebitState.Paid], (await DebitsAsync(world)).Select(d => d.State));
        await AgainAsync(world, bills: 2);
    }
}
