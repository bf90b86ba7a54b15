using Premium.Domain;

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

    private static async Task<(World World, AskedBank Bank)> RefusedAsync()
    {
        var world = await new World().WithAsync(0);
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

    [Theory]
    [InlineData("refused", LastLook.AsKnown)]
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
            "abandoned" => DebitState.Abandoned,
            "paid" => DebitState.Paid,
            _ => DebitState.Refused,
        });
        var found = Pending(debit.AsOrder(0));
        found = what switch
        {
            "without a refusal" => found with { Reason = null },
            "another sum" => found with { Amount = debit.Amount + new Rupiah(1) },
            "another reference" => found with { Reference = "33161220112611101" },
            "another beneficiary" => found with { BeneficiaryAgrees = false },
            _ => found,
        };

        Assert.Equal(look, LastLooks.ByInquiry(found, new EndedAttempt(debit)));
    }

    /// <summary>Nothing was answered to the payment itself, so pending may still become paid.</summary>
    [Fact]
    public void PendingInquiry_aboutAnUnknownAttempt_staysSilence_whateverItRepeats() => Assert.IsType<Answer.Silence>(
        Answer.From(Pending(Some.Debit().AsOrder(0)), Some.Debit(DebitState.Unknown)));
}
