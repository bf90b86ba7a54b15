using Microsoft.Extensions.DependencyInjection;
using Premium.Adapters.Snap;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Snap;
using PremiumFunctions.Local.Twin;
using static Premium.Tests.Twin.TwinSettings;

namespace Premium.Tests.Twin;

/// <summary>The real bank adapter against a twin that does not keep to the standard.</summary>
public sealed class SnapBankOnQuirksTests
{
    [Theory]
    [InlineData(TwinQuirks.StatementWithoutLines, 0)]
    [InlineData(TwinQuirks.StatementShort, 2)]
    [InlineData(TwinQuirks.StatementOutOfBalance, 3)]
    [InlineData(TwinQuirks.StatementOfAnotherDay, 0)]
    [InlineData(TwinQuirks.StatementPageMissing, 2)]
    public async Task C02_AStatementInWant_isPartialAndWhatItShowsCounts(TwinQuirks quirks, int lines)
    {
        await using var stand = await StandAsync(TwinQuirks.None, pageSize: 2);
        await stand.PayThreeAsync();
        Assert.Equal(3, Assert.IsType<StatementReply.Complete>(await stand.StatementAsync()).Lines.Count);

        stand.Bench.Bank.Quirks = quirks;
        var partial = Assert.IsType<StatementReply.Partial>(await stand.StatementAsync());

        Assert.Equal(lines, partial.Lines.Count);
    }

    [Fact]
    public async Task C13_OddLines_areNotedAndTheStatementIsComplete()
    {
        await using var stand = await StandAsync(TwinQuirks.OddLines, pageSize: 2);
        await stand.PayThreeAsync();

        var complete = Assert.IsType<StatementReply.Complete>(await stand.StatementAsync());

        Assert.Equal(3, complete.Lines.Count(l => StatementMatcher.Reference(l.Remark) is not null));
        Assert.Equal(4, complete.Notes.Count);
        Assert.Equal(7, complete.Lines.Select(l => l.Key).Distinct().Count());
    }

    [Fact]
    public async Task C18_PaddedAccounts_areTheSameAccounts()
    {
        await using var stand = await StandAsync(TwinQuirks.AccountsPadded);

        Assert.IsType<PaymentReply.Paid>(await stand.PayAsync());

        var found = Assert.IsType<InquiryReply.Found>(await stand.InquireAsync(sent: 1));
        Assert.Equal((Payer, true), (found.Source!.Value, found.BeneficiaryAgrees));
        Assert.IsType<BalanceReply.Known>(await stand.Bank.BalanceAsync(stand.Account, CancellationToken.None));
        Assert.IsType<StatementReply.Complete>(await stand.StatementAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C19_ARefusalUnderHttp200_isOneByProfile(bool isTaken)
    {
        await using var stand = await StandAsync(
            TwinQuirks.RefusalsUnderHttp200, change: p => p.RefusalsUnderHttp200 = isTaken);

        var reply = await stand.PayAsync(amount: 2_000_000);

        Assert.Equal(isTaken, reply is PaymentReply.Refused { Reason: RefusalReason.NoFunds });
        Assert.Equal(!isTaken, reply is PaymentReply.Unknown);
    }

    [Fact]
    public async Task C20_AfterAStaleToken_theInquiryFindsTheRequestThatExecuted()
    {
        await using var stand = await StandAsync(
            TwinQuirks.StaleTokenThenLost | TwinQuirks.InquiryByExternalId,
            change: p => p.InquiryNamesExternalId = true);

        var unknown = Assert.IsType<PaymentReply.Unknown>(await stand.PayAsync());

        Assert.Equal(2, unknown.Sent);
        var found = Assert.IsType<InquiryReply.Found>(await stand.InquireAsync(unknown.Sent));
        Assert.Equal(TransactionStatus.Success, found.Status);
        Assert.Single(found.Calls);
        Assert.Equal(1, stand.Bench.Ledger.Audit().Sum(a => a.TimesExecuted));
    }

    [Fact]
    public async Task ARefusedPaymentThatStaysPending_isFoundWithItsRefusal()
    {
        await using var stand = await StandAsync(TwinQuirks.InquiryWithoutFailed);
        Assert.IsType<PaymentReply.Refused>(await stand.PayAsync(amount: 2_000_000));

        var found = Assert.IsType<InquiryReply.Found>(await stand.Bank.InquireAsync(
            stand.Order(amount: 2_000_000) with { FirstRequest = 4, Sent = 1 }, CancellationToken.None));

        Assert.Equal((TransactionStatus.Pending, RefusalReason.NoFunds), (found.Status, found.Reason));
    }

    [Fact]
    public async Task C21_TwoHosts_shareTheOneTokenOfTheBank()
    {
        await using var stand = await StandAsync(TwinQuirks.SingleToken, change: p => p.TokenIsSingle = true);
        await using var other = stand.AnotherHost();
        var banks = new[] { stand.Bank, other.GetRequiredService<IBank>() };

        foreach (var village in Enumerable.Range(2001, 6))
        {
            Assert.IsType<PaymentReply.Paid>(await banks[village % 2].PayAsync(
                stand.Order(village, amount: 1_000), CancellationToken.None));
        }
    }

    private static async Task<Stand> StandAsync(
        TwinQuirks quirks, int pageSize = 100, Action<BankProfile>? change = null) => new(
        await TwinBench.StartAsync(
            change: bank => NewBank(bank.Id, AccountFate.Normal, quirks: quirks), pageSize: pageSize),
        change ?? (_ => { }));

    private sealed class Stand : IAsyncDisposable
    {
        private readonly ServiceProvider services;
        private readonly BankProfile profile;
        private readonly MemoryTokens tokens = new();

        public Stand(TwinBench bench, Action<BankProfile> change)
        {
            Bench = bench;
            profile = bench.Profile();
            profile.BalanceExternalIdMax = 9;
            profile.StatementExternalIdMax = 9;
            profile.QueryRetryDelaySeconds = 0;
            change(profile);
            services = AnotherHost();
            Bank = services.GetRequiredService<IBank>();
        }

        public TwinBench Bench { get; }

        public IBank Bank { get; }

        public BankAccount Account { get; } = new("jateng", Payer);

        public ServiceProvider AnotherHost() => new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Bench.Clock)
            .AddSingleton<ISharedTokens>(tokens)
            .AddSnapBanks(new Dictionary<string, BankProfile> { ["jateng"] = profile })
            .BuildServiceProvider();

        public PaymentOrder Order(int village = 2010, long amount = 100_000) => new(
            new DebitId(BillId.Parse($"33.16.12.{village}~pu~2026-01"), 1),
            Account,
            new Rupiah(amount),
            Bench.Clock.GetUtcNow(),
            FirstRequest: 0);

        public Task<PaymentReply> PayAsync(long amount = 100_000) =>
            Bank.PayAsync(Order(amount: amount), CancellationToken.None);

        public Task<InquiryReply> InquireAsync(int? sent) =>
            Bank.InquireAsync(Order() with { FirstRequest = 4, Sent = sent }, CancellationToken.None);

        /// <summary>A second apart, so that pages fall between them.</summary>
        public async Task PayThreeAsync()
        {
            foreach (var village in Enumerable.Range(2001, 3))
            {
                Assert.IsType<PaymentReply.Paid>(await Bank.PayAsync(Order(village), CancellationToken.None));
                Bench.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        public Task<StatementReply> StatementAsync()
        {
            var today = DateOnly.FromDateTime(Bench.Clock.GetUtcNow().ToOffset(SnapTime.Jakarta).Date);
            return services.GetRequiredService<IStatements>()
                .StatementAsync(Account, today, today, CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            await Bench.DisposeAsync();
        }
    }
}
