using Microsoft.Extensions.DependencyInjection;
using Premium.Adapters.Snap;
using Premium.Domain;
using Premium.Ports;
using Premium.Tests.Twin;
using PremiumFunctions.Local.Twin;

namespace Premium.Tests.Snap;

/// <summary>Both ends of the protocol against each other: the adapter and the strict bank.</summary>
public sealed class SnapTwinTests
{
    [Theory]
    [InlineData(TwinTimestampForm.Seconds, TimestampForm.PlusSeven)]
    [InlineData(TwinTimestampForm.Milliseconds, TimestampForm.PlusSevenMilliseconds)]
    public async Task Payment_inquiry_balance_and_statement_agree_with_the_strict_bank(
        TwinTimestampForm theirs, TimestampForm ours)
    {
        await using var bench = await TwinBench.StartAsync(
            change: bank => TwinSettings.NewBank(bank.Id, AccountFate.Normal, theirs), pageSize: 2);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(bench.Clock)
            .AddSnapBanks(new Dictionary<string, BankProfile> { ["jateng"] = Profile(bench, ours) })
            .BuildServiceProvider(validateScopes: true);
        var bank = services.GetRequiredService<IBank>();
        var statements = services.GetRequiredService<IStatements>();
        var account = new BankAccount("jateng", TwinSettings.Payer);

        foreach (var village in Enumerable.Range(2001, 5))
        {
            var order = Order(village, account, bench);
            Assert.IsType<PaymentReply.Paid>(await bank.PayAsync(order, CancellationToken.None));

            var found = Assert.IsType<InquiryReply.Found>(
                await bank.InquireAsync(order with { FirstRequest = 4 }, CancellationToken.None));
            Assert.Equal(
                (TransactionStatus.Success, order.Id.PaymentReference, order.Amount, TwinSettings.Payer, true),
                (found.Status, found.Reference, found.Amount, found.Source, found.BeneficiaryAgrees));
            bench.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.IsType<InquiryReply.NotFound>(
            await bank.InquireAsync(Order(2009, account, bench), CancellationToken.None));
        var poor = Assert.IsType<PaymentReply.Refused>(await bank.PayAsync(
            Order(2010, account, bench) with { Amount = new Rupiah(600_000) }, CancellationToken.None));
        Assert.Equal(RefusalReason.NoFunds, poor.Reason);
        Assert.Equal(
            new Rupiah(500_000),
            Assert.IsType<BalanceReply.Known>(await bank.BalanceAsync(account, CancellationToken.None)).Available);
        var today = DateOnly.FromDateTime(bench.Clock.GetUtcNow().ToOffset(SnapTime.Jakarta).Date);
        var lines = Assert.IsType<StatementReply.Complete>(
            await statements.StatementAsync(account, today.AddDays(-40), today, CancellationToken.None)).Lines;
        Assert.Equal(
            Enumerable.Range(2001, 5).Select(village => Order(village, account, bench).Remark),
            lines.Where(line => line.IsDebit).Select(line => line.Remark));
    }

    public static TheoryData<KodeIuranPlace, int, string, bool> Places => new()
    {
        { KodeIuranPlace.None, 50, "BPJSTK-33161220012512101", false },
        { KodeIuranPlace.Remark, 50, "BPJSTK-33161220012512101-KI0025120000001", false },
        { KodeIuranPlace.Remark, 40, "BPJSTK-33161220012512101-KI0025120000001", false },

        // Never cut: our reference must stay whole, and half a code books nothing.
        { KodeIuranPlace.Remark, 39, "BPJSTK-33161220012512101", false },
        { KodeIuranPlace.AdditionalInfo, 50, "BPJSTK-33161220012512101", true },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task KodeIuran_goesWithThePayment_whereTheBankWantsIt(
        KodeIuranPlace place, int remarkMax, string remark, bool isSaidBack)
    {
        await using var bench = await TwinBench.StartAsync();
        var profile = Profile(bench, TimestampForm.PlusSeven);
        (profile.KodeIuranIn, profile.KodeIuranField, profile.RemarkMax) = (place, "kodeBayar", remarkMax);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(bench.Clock)
            .AddSnapBanks(new Dictionary<string, BankProfile> { ["jateng"] = profile })
            .BuildServiceProvider(validateScopes: true);
        var account = new BankAccount("jateng", TwinSettings.Payer);
        var order = Order(2001, account, bench) with { KodeIuran = "0025120000001" };

        var paid = await services.GetRequiredService<IBank>().PayAsync(order, default);

        Assert.IsType<PaymentReply.Paid>(paid);
        var call = Assert.Single(paid.Calls);
        Assert.Equal(isSaidBack, call.Request.Contains("\"kodeBayar\"", StringComparison.Ordinal));
        Assert.Equal(isSaidBack, call.Reply.Contains("\"kodeBayar\"", StringComparison.Ordinal));
        var today = DateOnly.FromDateTime(bench.Clock.GetUtcNow().ToOffset(SnapTime.Jakarta).Date);
        var statement = Assert.IsType<StatementReply.Complete>(
            await services.GetRequiredService<IStatements>().StatementAsync(account, today, today, default));
        var line = Assert.Single(statement.Lines, l => l.IsDebit);
        Assert.Equal(remark, line.Remark);
        Assert.Equal(order.Id, new Narrative(line.Remark).Marked());
        Assert.Equal([order.Id.PaymentReference], new Narrative(line.Remark).Whole);
    }

    private static PaymentOrder Order(int village, BankAccount account, TwinBench bench) => new(
        new DebitId(BillId.Parse($"33.16.12.{village}~pu~2025-12"), 1),
        account,
        new Rupiah(100_000),
        bench.Clock.GetUtcNow(),
        FirstRequest: 0);

    private static BankProfile Profile(TwinBench bench, TimestampForm form)
    {
        var prefix = bench.Bank.PathPrefix;
        return new BankProfile
        {
            BaseUrl = bench.Twin.BaseUrl.GetLeftPart(UriPartial.Authority),
            ClientId = bench.Bank.ClientId,
            ClientSecret = bench.Bank.ClientSecret,
            PrivateKeyPem = TwinSettings.Key.ExportPkcs8PrivateKeyPem(),
            PartnerId = bench.Bank.PartnerId,
            ChannelId = bench.Bank.ChannelId,
            CollectionAccount = TwinSettings.Collection.Reveal(),
            QueriesPerSecond = 1_000_000,
            TokenPath = prefix + "/access-token/b2b",
            BalancePath = prefix + "/balance-inquiry",
            StatementPath = prefix + "/bank-statement",
            TransferPath = prefix + "/transfer-intrabank",
            StatusPath = prefix + "/transfer/status",
            PartnerReferenceMax = bench.Bank.ReferenceLengthMax,
            ExternalIdMax = bench.Bank.ExternalIdLengthMax,
            BalanceExternalIdMax = bench.Bank.ExternalIdLengthMax,
            TimestampForm = form,
            QueryRetryDelaySeconds = 0,
        };
    }
}
