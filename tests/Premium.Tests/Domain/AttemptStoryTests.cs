using Premium.Domain;

namespace Premium.Tests.Domain;

public sealed class AttemptStoryTests
{
    private static readonly Bill Bill = Some.Bill(BillState.Unknown);

    private static EvidenceRow Call(CallFate fate, string at) => new()
    {
        Id = Bill.Id.Attempt(1),
        Entry = 1,
        Number = 0,
        Call = new BankCall(SnapService.Transfer, fate, Some.At(at)),
    };

    private static StepKind[] Kinds(Debit debit, SheetRow[] rows, params EvidenceRow[] calls) =>
        [.. AttemptStory.Of(debit, Some.Sheet([Bill, debit, .. rows]), calls).Select(s => s.Kind)];

    [Fact]
    public void Reserved_attempt_has_one_step() =>
        Assert.Equal([StepKind.Reserved], Kinds(Some.Debit(), []));

    [Fact]
    public void Steps_are_in_order_of_time_and_the_next_question_is_last() => Assert.Equal(
        [StepKind.Reserved, StepKind.Called, StepKind.Outcome, StepKind.Called, StepKind.AsksNext],
        Kinds(
            Some.Debit(DebitState.Unknown) with
            {
                AnsweredAt = Some.At("2026-12-03 09:01"),
                NextInquiry = Some.At("2026-12-03 09:02"),
            },
            [],
            Call(CallFate.Answered, "2026-12-03 09:05"),
            Call(CallFate.Silent, "2026-12-03 09:00")));

    [Fact]
    public void Calls_about_another_attempt_are_not_its_own() => Assert.Equal(
        [StepKind.Reserved],
        Kinds(Some.Debit(attempt: 2), [], Call(CallFate.Answered, "2026-12-03 09:05")));

    [Fact]
    public void Proof_and_correction_follow_the_outcome() => Assert.Equal(
        [StepKind.Reserved, StepKind.Outcome, StepKind.OnStatement, StepKind.Adopted, StepKind.GivenBack],
        Kinds(
            Some.Debit(DebitState.Refused) with { AnsweredAt = Some.At("2026-12-03 09:01") },
            [
                new Adoption
                {
                    Debit = Bill.Id.Attempt(1), Amount = Bill.Amount, At = Some.At("2026-12-04 10:00"), Line = "1",
                    Proof = "Reference",
                },
                new Reversal
                {
                    Debit = Bill.Id.Attempt(1), Amount = Bill.Amount, At = Some.At("2026-12-05 10:00"),
                    TransactionId = "2",
                },
            ],
            Call(CallFate.StatementLine, "2026-12-04 09:00")));

    [Fact]
    public void Two_people_stand_in_it_by_name()
    {
        Decision Said(int ordinal, string confirmed, string withdrawn) => new()
        {
            Debit = Bill.Id.Attempt(1),
            Ordinal = ordinal,
            Outcome = DecidedOutcome.NeverExecuted,
            Reason = "surat bank",
            Evidence = "surat 12",
            ProposedBy = "sari",
            ProposedAt = Some.At("2026-12-04 08:00").AddHours(ordinal),
            ConfirmedBy = confirmed,
            WithdrawnBy = withdrawn,
            ClosedAt = Some.At("2026-12-04 08:30").AddHours(ordinal),
        };
        var debit = Some.Debit(DebitState.Abandoned) with { AnsweredAt = Some.At("2026-12-04 11:00") };
        var steps = AttemptStory.Of(debit, Some.Sheet(Bill, debit, Said(1, "", "sari"), Said(2, "budi", "")), []);
        Assert.Equal(
            [
                (StepKind.Proposed, "sari"), (StepKind.ProposalWithdrawn, "sari"), (StepKind.Proposed, "sari"),
                (StepKind.Confirmed, "budi"),
            ],
            steps.Where(s => s.By.Length > 0).Select(s => (s.Kind, s.By)));
    }
}
