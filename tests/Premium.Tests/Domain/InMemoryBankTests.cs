using Microsoft.Extensions.Time.Testing;
using Premium.Domain;
using Premium.InMemory;

namespace Premium.Tests.Domain;

public sealed class InMemoryBankTests
{
    private readonly FakeTimeProvider time = new(Some.At("2026-12-03 09:00").ToUniversalTime());

    private static PaymentOrder Order(int attempt = 1) => Some.Debit(attempt: attempt).AsOrder(0);

    private InMemoryBank Bank(BankConduct? conduct = null, long money = 1_000_000)
    {
        var bank = new InMemoryBank(time, _ => conduct ?? BankConduct.Good);
        bank.Deposit(Some.Account(), new Rupiah(money));
        return bank;
    }

    [Fact]
    public async Task Reference_isExecutedAtMostOnce_evenWithOtherExternalIds()
    {
        var bank = Bank();
        Assert.IsType<PaymentReply.Paid>(await bank.PayAsync(Order(), default));
        Assert.IsType<PaymentReply.Unknown>(await bank.PayAsync(Order(), default));
        Assert.IsType<PaymentReply.Unknown>(await bank.PayAsync(Order() with { FirstRequest = 4 }, default));
        Assert.Single(bank.Transfers);
        Assert.Equal(3, bank.Received.Count);
        Assert.Equal(new Rupiah(783_258), await AvailableAsync(bank));
    }

    [Theory]
    [InlineData(PaymentConduct.Prompt, typeof(PaymentReply.Paid), TransactionStatus.Success, 1)]
    [InlineData(PaymentConduct.SilentAfterEffect, typeof(PaymentReply.Unknown), TransactionStatus.Success, 1)]
    [InlineData(PaymentConduct.PendingThenPaid, typeof(PaymentReply.Unknown), TransactionStatus.Success, 1)]
    [InlineData(PaymentConduct.PendingThenFailed, typeof(PaymentReply.Unknown), TransactionStatus.Failed, 0)]
    [InlineData(PaymentConduct.Refuses, typeof(PaymentReply.Refused), TransactionStatus.Failed, 0)]
    [InlineData(PaymentConduct.SilentBeforeEffect, typeof(PaymentReply.Unknown), null, 0)]
    [InlineData(PaymentConduct.NotSent, typeof(PaymentReply.NotSent), null, 0)]
    public async Task EveryConduct_hasItsReplyItsEffectAndItsInquiry(
        PaymentConduct conduct, Type reply, TransactionStatus? status, int transfers)
    {
        var bank = Bank(new BankConduct(conduct));
        Assert.IsType(reply, await bank.PayAsync(Order(), default));
        time.Advance(TimeSpan.FromMinutes(5));
        var inquiry = await bank.InquireAsync(Order() with { FirstRequest = 4 }, default);

        Assert.Equal(status, (inquiry as InquiryReply.Found)?.Status);
        Assert.Equal(status is null, inquiry is InquiryReply.NotFound);
        Assert.Equal(transfers, bank.Transfers.Count);
    }

    [Fact]
    public async Task PendingPayment_isPendingUntilItSettles()
    {
        var bank = Bank(new BankConduct(PaymentConduct.PendingThenPaid));
        await bank.PayAsync(Order(), default);
        time.Advance(TimeSpan.FromMinutes(4));
        var inquiry = Assert.IsType<InquiryReply.Found>(
            await bank.InquireAsync(Order() with { FirstRequest = 4 }, default));
        Assert.Equal(TransactionStatus.Pending, inquiry.Status);
        Assert.Empty(bank.Transfers);
    }

    [Fact]
    public async Task Reversal_isOnTheStatementAndInTheBalance()
    {
        var bank = Bank(BankConduct.Good with { GivesBackAfter = TimeSpan.FromDays(2) });
        await bank.PayAsync(Order(), default);
        time.Advance(TimeSpan.FromDays(3));
        var statement = Assert.IsType<StatementReply.Complete>(
            await bank.StatementAsync(Some.Account(), Some.Day("2026-12-03"), Some.Day("2026-12-06"), default));

        Assert.Equal([false, true, false], statement.Lines.Select(l => l.IsDebit));
        Assert.Equal([false, false, true], statement.Lines.Select(l => l.IsCorrection));
        Assert.Equal(new Rupiah(1_000_000), await AvailableAsync(bank));
        Assert.NotNull(Assert.Single(bank.Transfers).GivenBackAt);
    }

    [Fact]
    public async Task ExternalId_isGoodOncePerDay()
    {
        var bank = Bank();
        await bank.PayAsync(Order(), default);
        Assert.IsType<InquiryReply.Silent>(await bank.InquireAsync(Order(), default));
        time.Advance(TimeSpan.FromDays(1));
        Assert.IsType<InquiryReply.Found>(await bank.InquireAsync(Order(), default));
    }

    [Fact]
    public async Task TooLittleMoney_isRefused_andNothingMoves()
    {
        var bank = Bank(money: 216_741);
        var refused = Assert.IsType<PaymentReply.Refused>(await bank.PayAsync(Order(), default));
        Assert.Equal(RefusalReason.NoFunds, refused.Reason);
        Assert.Empty(bank.Transfers);
    }

    [Fact]
    public async Task ForgottenReference_isNotFoundAndWouldBeExecutedAgain_butTheStatementHasIt()
    {
        var bank = Bank(new BankConduct(PaymentConduct.SilentAfterEffect) { ForgetsAfter = TimeSpan.FromHours(1) });
        await bank.PayAsync(Order(), default);
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.IsType<InquiryReply.Found>(await bank.InquireAsync(Order() with { FirstRequest = 4 }, default));

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<InquiryReply.NotFound>(await bank.InquireAsync(Order() with { FirstRequest = 8 }, default));
        var today = new DateOnly(2026, 12, 3);
        var statement = Assert.IsType<StatementReply.Complete>(
            await bank.StatementAsync(Some.Account(), today, today, default));
        Assert.Single(statement.Lines, l => l.Remark == Order().Remark);

        await bank.PayAsync(Order() with { FirstRequest = 12 }, default);
        Assert.Equal(2, bank.Transfers.Count);
    }

    [Fact]
    public async Task Moves_nameEachExecutionAndEachReversal_onceInOrder()
    {
        var bank = Bank(BankConduct.Good with { GivesBackAfter = TimeSpan.FromDays(2) });
        await bank.PayAsync(Order(), default);
        Assert.Null(Assert.Single(bank.MovesAfter(0)).GivenBackAt);
        Assert.Empty(bank.MovesAfter(1));

        time.Advance(TimeSpan.FromDays(2));
        Assert.NotNull(Assert.Single(bank.MovesAfter(1)).GivenBackAt);
    }

    private static async Task<Rupiah> AvailableAsync(InMemoryBank bank) =>
        Assert.IsType<BalanceReply.Known>(await bank.BalanceAsync(Some.Account(), default)).Available;
}
