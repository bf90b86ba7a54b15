using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class OutcomeTests
{
    private static readonly Rules Rules = Some.Rules();

    private static readonly DateTimeOffset Now = Some.At("2026-12-03 09:01");

    private static Outcome Of(Answer answer, Debit? debit = null, BillState state = BillState.Debiting) => Outcome.Of(
        Some.Sheet(Some.Bill(state), debit ?? Some.Debit()), Some.Debit().Id, answer, Now, Rules, byInquiry: false);

    private static Answer Inquired(
        TransactionStatus status, string? reference = "33161220102611101", long? amount = 216_742,
        string? source = null, bool beneficiary = true) => Answer.From(
            new InquiryReply.Found(
                status, reference, amount is { } sum ? new Rupiah(sum) : null,
                AccountNo.Parse(source ?? Some.Account().No.Reveal()), null, beneficiary, Some.Evidence()),
            Some.Debit());

    [Fact]
    public void FailedInquiry_takesTheReasonThatTheBankRepeats()
    {
        var found = new InquiryReply.Found(
            TransactionStatus.Failed, null, null, null, null, BeneficiaryAgrees: true, Some.Evidence());

        Assert.Equal(RefusalReason.FailedAtBank, Assert.IsType<Answer.Refused>(
            Answer.From(found, Some.Debit())).Reason);
        Assert.Equal(RefusalReason.NoFunds, Assert.IsType<Answer.Refused>(
            Answer.From(found with { Reason = RefusalReason.NoFunds }, Some.Debit())).Reason);
    }

    [Fact]
    public void PaymentReplies_areTakenAtTheirWord()
    {
        var evidence = Some.Evidence();
        Assert.IsType<Answer.Confirmed>(Answer.From(new PaymentReply.Paid(evidence), Now));
        Assert.IsType<Answer.Silence>(Answer.From(new PaymentReply.Unknown("time-out", evidence), Now));
        Assert.Equal(RefusalReason.NotSent, Assert.IsType<Answer.Refused>(
            Answer.From(new PaymentReply.NotSent("no route"), Now)).Reason);
        Assert.Equal(RefusalReason.AccountBlocked, Assert.IsType<Answer.Refused>(
            Answer.From(new PaymentReply.Refused(RefusalReason.AccountBlocked, evidence), Now)).Reason);
    }

    [Theory]
    [InlineData(TransactionStatus.Success, typeof(Answer.Confirmed))]
    [InlineData(TransactionStatus.Pending, typeof(Answer.Silence))]
    [InlineData(TransactionStatus.Refunded, typeof(Answer.Refused))]
    [InlineData(TransactionStatus.Canceled, typeof(Answer.Refused))]
    [InlineData(TransactionStatus.Failed, typeof(Answer.Refused))]
    public void InquiryThatAgrees_isBelieved(TransactionStatus status, Type expected) =>
        Assert.IsType(expected, Inquired(status));

    [Theory]
    [InlineData(TransactionStatus.Refunded, RefusalReason.GivenBack)]
    [InlineData(TransactionStatus.Canceled, RefusalReason.FailedAtBank)]
    [InlineData(TransactionStatus.Failed, RefusalReason.FailedAtBank)]
    public void InquiryThatWasRefused_saysWhy(TransactionStatus status, RefusalReason reason) =>
        Assert.Equal(reason, Assert.IsType<Answer.Refused>(Inquired(status)).Reason);

    [Theory]
    [InlineData(false, 0, 0)]
    [InlineData(true, 1, PaymentOrder.RequestsPerCall)]
    public void Attempt_keepsWhatTheBankSaid_andCountsInquiries(bool byInquiry, int inquiries, int requests)
    {
        var before = Some.Debit(DebitState.Unknown) with { NextInquiry = Now };
        var debit = Outcome.Of(
            Some.Sheet(Some.Bill(BillState.Unknown), before), before.Id,
            new Answer.Refused(RefusalReason.NoFunds, "short", Some.Evidence()), Now, Rules, byInquiry)
            .Rows.OfType<Debit>().Single();

        Assert.Equal((RefusalReason.NoFunds, "short", Some.Evidence().At, null),
            (debit.Refusal, debit.Why, debit.AnsweredAt, debit.NextInquiry));
        Assert.Equal(("2001700", "Successful", "REF1"), (debit.Code, debit.Message, debit.BankReference));
        Assert.Equal((inquiries, before.Requests + requests), (debit.Inquiries, debit.Requests));
    }

    [Fact]
    public void Absence_isTriedAnewWithinTheCapOfTheDay()
    {
        var debits = Enumerable.Range(1, 3)
            .Select(i => Some.Debit(i == 3 ? DebitState.Unknown : DebitState.Refused, attempt: i)).ToList();
        var bill = Outcome.Of(
            Some.Sheet([Some.Bill(BillState.Unknown), .. debits]), debits[2].Id,
            new Answer.Absent("not found", Some.Evidence()), Now, Rules, byInquiry: true).Rows.OfType<Bill>().Single();

        Assert.Equal(Some.At("2026-12-04 09:00"), bill.NextTry);
    }

    [Theory]
    [InlineData(Some.Bank, 0, "2026-12-03 09:06")]
    [InlineData(Some.Bank, 1, "2026-12-04 09:15")]
    [InlineData("without settings", 1, "2026-12-03 09:01")]
    public void NextInquiry_goesByTheTermsOfTheBank_orIsDueAtOnceWithout(string bank, int inquiries, string next)
    {
        var rules = Some.Rules(new BankTerms
        {
            InquiryDelays = [TimeSpan.FromMinutes(5)],
            MorningInquiry = new TimeOnly(9, 15),
        });
        Assert.Equal(Some.At(next), rules.NextInquiry(bank, inquiries, Now));
    }

    [Fact]
    public void InquiryThatDisagrees_isSilence_whateverItsStatus()
    {
        foreach (var status in Enum.GetValues<TransactionStatus>())
        {
            Assert.IsType<Answer.Silence>(Inquired(status, amount: 216_743));
            Assert.IsType<Answer.Silence>(Inquired(status, reference: "33161220102611102"));
            Assert.IsType<Answer.Silence>(Inquired(status, source: "99999999"));
            Assert.IsType<Answer.Silence>(Inquired(status, beneficiary: false));
        }

        Assert.IsType<Answer.Silence>(Inquired(TransactionStatus.Success, amount: null));
    }

    [Fact]
    public void DisagreementOverTheAccount_namesNoAccount() => Assert.DoesNotContain(
        "99999999", Inquired(TransactionStatus.Success, source: "99999999").Why, StringComparison.Ordinal);

    [Fact]
    public void NotFoundAndSilence_areNotFinal()
    {
        Assert.IsType<Answer.Silence>(Answer.From(new InquiryReply.NotFound(Some.Evidence()), Some.Debit()));
        Assert.IsType<Answer.Silence>(Answer.From(new InquiryReply.Silent("reset", Some.Evidence()), Some.Debit()));
    }

    [Fact]
    public void Confirmed_movesBillAndAttemptTogether()
    {
        var rows = Of(new Answer.Confirmed("ok", Some.Evidence())).Rows;
        Assert.Equal(BillState.Debited, rows.OfType<Bill>().Single().State);
        var debit = rows.OfType<Debit>().Single();
        Assert.Equal((DebitState.Paid, "REF1", null), (debit.State, debit.BankReference, debit.NextInquiry));
    }

    [Fact]
    [Trait("Incident", "killbill #1832")]
    public void EveryRefusal_plansWhatFollowsInTheSameRows_asKillbill1832()
    {
        foreach (var reason in Enum.GetValues<RefusalReason>())
        {
            var rows = Of(new Answer.Refused(reason, "no", Some.Evidence())).Rows;
            var bill = rows.OfType<Bill>().Single();
            Assert.Equal(DebitState.Refused, rows.OfType<Debit>().Single().State);
            Assert.Equal(bill.State == BillState.Refused, bill.NextTry is null);
            Assert.True(bill.NextTry is null || bill.NextTry > Now, $"{reason}: tried again at once.");
        }
    }

    [Fact]
    public void Absence_leavesTheBillToANewAttempt()
    {
        var rows = Of(
            new Answer.Absent("not found", Some.Evidence()), Some.Debit(DebitState.Unknown), BillState.Unknown).Rows;
        Assert.Equal(BillState.Planned, rows.OfType<Bill>().Single().State);
        Assert.Equal(DebitState.Abandoned, rows.OfType<Debit>().Single().State);
    }

    [Theory]
    [InlineData(DebitState.Paid, BillState.Debited)]
    [InlineData(DebitState.Refused, BillState.Short)]
    [InlineData(DebitState.Abandoned, BillState.Planned)]
    public void FinalAttempt_isNeverEdited_andAContradictionIsSaid(DebitState state, BillState bill)
    {
        var debit = Some.Debit(state);
        Answer paid = new Answer.Confirmed("paid", Some.Evidence());
        Answer refused = new Answer.Refused(RefusalReason.NoFunds, "short", Some.Evidence());
        var (same, other) = state == DebitState.Paid ? (paid, refused) : (refused, paid);

        Assert.Empty(Of(other, debit, bill).Rows);
        Assert.Contains($"is {state}, now the bank says otherwise", Of(other, debit, bill).Contradiction,
            StringComparison.Ordinal);
        Assert.Equal(Outcome.Nothing, Of(same, debit, bill));
        Assert.Equal(
            state != DebitState.Paid,
            Of(new Answer.Absent("not found", Some.Evidence()), debit, bill) == Outcome.Nothing);
        Assert.Equal(Outcome.Nothing, Of(new Answer.Silence("late", Some.Evidence()), debit, bill));
    }

    [Fact]
    public void AnswerForAnAttemptWeDoNotHave_isSaid() => Assert.Contains(
        "which the sheet does not have",
        Outcome.Of(Some.Sheet(), Some.Debit().Id, new Answer.Confirmed("ok", Some.Evidence()), Now, Rules, false)
            .Contradiction,
        StringComparison.Ordinal);
}
