using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using static Premium.Tests.Storage.Samples;

namespace Premium.Tests.Storage;

public sealed class LimitContractTests
{
    private const string Bank = "bjt";


    private static readonly BankTerms Ten = new()
    {
        PaymentsPerSecond = 10,
        TurnsAhead = TimeSpan.FromSeconds(3),
    };

    [Theory, OnBoth]
    public async Task Moments_areTakenOnce_byWhicheverHost(Backend backend)
    {
        var hosts = await HostsAsync(backend, 2);

        var first = await TakeAsync(hosts[0], 3);
        var second = await TakeAsync(hosts[1], 2);
        var third = await TakeAsync(hosts[0], 1);

        Assert.Equal([0, 0.1, 0.2], first.Moments.Select(Seconds));
        Assert.Equal([0.3, 0.4], second.Moments.Select(Seconds));
        Assert.Equal([0.5], third.Moments.Select(Seconds));
    }

    [Theory, OnBoth]
    public async Task Banks_haveLimitsOfTheirOwn(Backend backend)
    {
        var limits = Assert.Single(await HostsAsync(backend, 1));

        await TakeAsync(limits, 31);

        Assert.Empty((await TakeAsync(limits, 1)).Moments);
        Assert.Equal([0], (await TakeAsync(limits, 1, bank: "bpr")).Moments.Select(Seconds));
    }

    [Theory, OnBoth]
    public async Task UsedUpLimit_givesATimeToComeBack_andMomentsThen(Backend backend)
    {
        var hosts = await HostsAsync(backend, 2);
        await TakeAsync(hosts[0], 31);

        var refused = await TakeAsync(hosts[1], 5);
        var later = await TakeAsync(hosts[1], 5, at: refused.ComeBack!.Value);

        Assert.Empty(refused.Moments);
        Assert.Equal(5, later.Moments.Count);
        Assert.Null(later.ComeBack);
    }

    [Theory, OnBoth]
    public async Task Timetable_letsTheLessUrgentWait_onEveryHost(Backend backend)
    {
        var hosts = await HostsAsync(backend, 2);
        await TakeAsync(hosts[1], 1);
        var claim = new TurnClaim(December.Plus(-1), Noon.AddHours(1), Noon);
        await hosts[0].ClaimAsync(Bank, [claim], CancellationToken.None);
        await hosts[0].ClaimAsync(Bank, [claim], CancellationToken.None);

        var less = await TakeAsync(hosts[1], 1);
        var most = await TakeAsync(hosts[1], 1, payMonth: December.Plus(-1));

        Assert.Empty(less.Moments);
        Assert.Equal(Noon.AddHours(1), less.ComeBack);
        Assert.Single(most.Moments);
    }

    [Theory, OnBoth]
    public async Task ManyWorkersAtOnce_neverExceedTheLimit(Backend backend)
    {
        var hosts = await HostsAsync(backend, 4);
        var moments = new ConcurrentBag<DateTimeOffset>();

        for (var pass = 0; pass < 4; pass++)
        {
            await Task.WhenAll(Enumerable.Range(0, 24).Select(async worker =>
            {
                var taken = await TakeAsync(
                    hosts[worker % hosts.Count], 1 + ((worker + pass) % 12), at: Noon.AddSeconds(pass * 4));
                foreach (var moment in taken.Moments)
                {
                    moments.Add(moment);
                }
            }));
        }

        var inOrder = moments.Order().ToList();
        Assert.True(inOrder.Count > 60, "Hardly anything was handed out.");
        Assert.All(inOrder.Zip(inOrder.Skip(1)), pair =>
            Assert.True(pair.Second - pair.First >= TimeSpan.FromMilliseconds(100)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task LostAnswer_losesItsMoments_andNeverDoublesThem(int lost)
    {
        var faults = new Faults();
        var account = await TestStorage.AccountAsync(faults);
        var limits = new TableBankLimits(account);
        await TakeAsync(limits, 1);
        faults.AnswersToLose = lost;

        var after = await TakeAsync(limits, 2);

        // The two of the writing that was not answered are nobody's.
        Assert.Equal([0.3, 0.4], after.Moments.Select(Seconds));
        Assert.Equal([0.5], (await TakeAsync(new TableBankLimits(account), 1)).Moments.Select(Seconds));
    }

    [Fact]
    public async Task StorageThatStaysSilent_handsOutNothing()
    {
        var faults = new Faults { RequestsToLose = 1_000 };
        var limits = new TableBankLimits(await TestStorage.AccountAsync(faults));

        var silent = await limits.TakeAsync(
            Bank, [December], Ten, Noon, CancellationToken.None);
        faults.RequestsToLose = 0;

        Assert.IsType<LimitReply.Silent>(silent);
        Assert.Single((await TakeAsync(limits, 1)).Moments);
    }

    [Fact]
    public async Task UnreadableRow_isWrittenOver_andStopsNobody()
    {
        var account = await TestStorage.AccountAsync();
        await account.Limits.AddEntityAsync(new TableEntity(Bank, "limit") { ["TakenTo"] = "soon" });

        await new TableBankLimits(account).ClaimAsync(Bank, [], CancellationToken.None);
        var first = await TakeAsync(new TableBankLimits(account), 1);
        var second = await TakeAsync(new TableBankLimits(account), 1);

        Assert.Equal(Noon, Assert.Single(first.Moments));
        Assert.True(Assert.Single(second.Moments) > Noon);
    }

    [Fact]
    public async Task HostAlone_takesWithOneRequest()
    {
        var faults = new Faults();
        var limits = new TableBankLimits(await TestStorage.AccountAsync(faults));
        await TakeAsync(limits, 1);
        faults.Requests = 0;

        for (var district = 0; district < 5; district++)
        {
            await TakeAsync(limits, 4);
        }

        Assert.Equal(5, faults.Requests);
    }

    private static double Seconds(DateTimeOffset moment) => (moment - Noon).TotalSeconds;

    private static async Task<LimitReply.Taken> TakeAsync(
        IBankLimits limits, int count, DateTimeOffset? at = null, string bank = Bank, PayMonth? payMonth = null)
    {
        var reply = await limits.TakeAsync(
            bank, [.. Enumerable.Repeat(payMonth ?? December, count)], Ten, at ?? Noon, CancellationToken.None);
        return Assert.IsType<LimitReply.Taken>(reply);
    }

    /// <summary>The port as this many hosts have it, over one storage.</summary>
    private static async Task<IReadOnlyList<IBankLimits>> HostsAsync(Backend backend, int count)
    {
        if (backend == Backend.Memory)
        {
            return [.. Enumerable.Repeat(new InMemoryBankLimits(), count)];
        }

        var account = await TestStorage.AccountAsync();
        return [.. Enumerable.Range(0, count).Select(_ => new TableBankLimits(account))];
    }

    /// <summary>Loses writings of rows on their way there or their answers on the way back.</summary>
    private sealed class Faults : HttpPipelinePolicy
    {
        public int RequestsToLose { get; set; }

        public int AnswersToLose { get; set; }

        public int Requests { get; set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException("Only asynchronous calls are made.");

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Requests++;
            var isLimit = message.Request.Uri.Path.Contains("limits", StringComparison.Ordinal);
            var isWriting = isLimit && message.Request.Method != RequestMethod.Get;
            if (isWriting && RequestsToLose > 0)
            {
                RequestsToLose--;
                throw new IOException("The connection was reset before the request left.");
            }

            await ProcessNextAsync(message, pipeline);
            if (isWriting && AnswersToLose > 0)
            {
                AnswersToLose--;
                throw new IOException("The connection was reset before the answer arrived.");
            }
        }
    }
}
