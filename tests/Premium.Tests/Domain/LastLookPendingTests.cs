using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>A bank that never says "failed" (Mandiri): what it refused stays pending, beside the refusal.</summary>
public sealed class LastLookPendingTests
{
    private static InquiryReply.Found Pending(PaymentOrder order) => new(
        TransactionStatus.Pending, order.Id.PaymentReference, order.Amount, order.Source.No, null, true,
        Some.Evidence())
    {
        Reason = RefusalReason.NoFunds,
    };

    private static async Task<(World World, AskedBank Bank)> RefusedAsync(BankConduct? first = null)
    {
        var world = await new World(
                conductOf: order => order.Id.Attempt == 1 ? first ?? BankConduct.Good : BankConduct.Good)
            .WithAsync(first is null ? 0 : 10_000_000);
        var bank = new AskedBank(world.Bank);
        world.UseBank = bank;
        await world.CollectAsync();
        world.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
        return (world, bank);
    }

    [Fact]
    public async Task LastLook_whereARefusedPaymentStaysPending_isTheRefusal_andTheNextAttemptIsMade()
    {
        var (world, bank) = await RefusedAsync();
        bank.Say = Pending;

        world.Go("2026-12-15 09:00");
        await world.CollectAsync();

        Assert.Single(bank.Asked);
        Assert.Equal((BillState.Debited, 2), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
        await world.AuditAsync();
    }

    [Fact]
    public async Task LastLook_whereARefusedPaymentStaysPending_isNothingWithoutTheStatement()
    {
        var (world, bank) = await RefusedAsync();
        bank.Say = Pending;
        world.Bank.WithholdStatement(Some.Account());

        world.Go("2026-12-15 09:00");
        var report = await world.CollectAsync();

        Assert.Equal((BillState.Short, 1), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
        Assert.Contains(report.Problems, p => p.Contains("says that it did not execute attempt 1"));
    }

    /// <summary>What came too late for the bank's hours may wait there for the morning.</summary>
    [Fact]
    public async Task C05_LastLook_whereTheBankDidNotDecide_andStaysPending_isNoRefusal_andNothingIsDebitedTwice()
    {
        var (world, bank) = await RefusedAsync(
            new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.CutOff)
            {
                ExecutesAt = Some.At("2026-12-04 10:00"),
            });
        bank.Say = order => Pending(order) with { Reason = RefusalReason.CutOff };

        world.Go("2026-12-04 09:00");
        await world.CollectAsync();
        var between = (await world.BillAsync()).Attempts;
        world.Go("2026-12-04 11:00");
        await world.CollectAsync();

        Assert.Equal(1, between);
        Assert.Equal((BillState.Debited, 1), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
        await world.AuditAsync();
    }

    [Fact]
    public async Task LastLook_whereTheBankDidNotDecide_andStaysPending_isTheRefusal_onceItHasSettled()
    {
        var (world, bank) = await RefusedAsync(new BankConduct(PaymentConduct.Refuses, RefusalReason.CutOff));
        bank.Say = order => Pending(order) with { Reason = RefusalReason.CutOff };

        world.Go("2026-12-09 09:00");
        await world.CollectAsync();

        Assert.Equal((BillState.Debited, 2), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
        await world.AuditAsync();
    }

    /// <summary>The bank goes on saying what it said before they signed.</summary>
    [Fact]
    public async Task LastLook_whereTwoPeopleSigned_andThePaymentStaysPending_isWhatTheySigned()
    {
        var (world, bank) = await RefusedAsync(new BankConduct(PaymentConduct.SilentBeforeEffect));
        bank.Say = Pending;
        world.Go("2026-12-08 09:00");
        foreach (var person in new[] { "sari", "budi" })
        {
            await world.Deciding().RunAsync(
                new DecisionRequest(
                    Some.BillId().Attempt(1), DecidedOutcome.NeverExecuted, "surat bank tidak menyebut transaksi",
                    "surat bank 14/XII tanggal 2026-12-08", person),
                default);
        }

        await world.CollectAsync();

        Assert.Equal((BillState.Debited, 2), ((await world.BillAsync()).State, (await world.BillAsync()).Attempts));
        await world.AuditAsync();
    }

    [Theory]
    [InlineData("refused", LastLook.AsKnown)]
    [InlineData("refused otherwise", LastLook.Silent)]
    [InlineData("undecided", LastLook.Silent)]
    [InlineData("undecided, settled", LastLook.AsKnown)]
    [InlineData("signed", LastLook.AsKnown)]
    [InlineData("signed, another sum", LastLook.Silent)]
    [InlineData("signed, without a refusal", LastLook.Silent)]
    [InlineData("without a refusal", LastLook.Silent)]
    [InlineData("another sum", LastLook.Silent)]
    [InlineData("another reference", LastLook.Silent)]
    [InlineData("another beneficiary", LastLook.Silent)]
    [InlineData("abandoned", LastLook.Silent)]
    [InlineData("paid", LastLook.Silent)]
    public void LastLook_ofAPendingPayment_takesOnlyTheRefusalThatWasTheAnswerToIt(string what, LastLook look)
    {
        var debit = Some.Debit(what switch
        {
            "abandoned" or ['s', ..] => DebitState.Abandoned,
            "paid" => DebitState.Paid,
            _ => DebitState.Refused,
        });
        debit = debit.State != DebitState.Refused ? debit : debit with
        {
            Refusal = what is ['u', ..] ? RefusalReason.CutOff : RefusalReason.NoFunds,
        };
        var found = Pending(debit.AsOrder(0));
        found = what switch
        {
            "refused otherwise" => found with { Reason = RefusalReason.LimitExceeded },
            "undecided" or "undecided, settled" => found with { Reason = RefusalReason.CutOff },
            "signed, without a refusal" or "without a refusal" => found with { Reason = null },
            "another sum" or "signed, another sum" => found with { Amount = debit.Amount + new Rupiah(1) },
            "another reference" => found with { Reference = "33161220112611101" },
            "another beneficiary" => found with { BeneficiaryAgrees = false },
            _ => found,
        };

        var ended = new EndedAttempt(debit)
        {
            IsSettled = what.EndsWith("settled", StringComparison.Ordinal),
            IsSigned = what.StartsWith("signed", StringComparison.Ordinal),
        };
        Assert.Equal(look, LastLooks.ByInquiry(found, ended));
    }

    /// <summary>Nothing was answered to the payment itself, so pending may still become paid.</summary>
    [Fact]
    public void PendingInquiry_aboutAnUnknownAttempt_staysSilence_whateverItRepeats() => Assert.IsType<Answer.Silence>(
        Answer.From(Pending(Some.Debit().AsOrder(0)), Some.Debit(DebitState.Unknown)));
}
