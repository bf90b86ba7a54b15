using Premium.Domain;
using Premium.Tests.Domain;
using Calendar = Premium.Domain.Calendar;

namespace Premium.Tests.Replying;

/// <summary>What answers spare a village. December 2026: the safe day is Tuesday the 15th.</summary>
public sealed class SilenceTests
{
    private static readonly Calendar Calendar = Calendar.Shipped();
    private static readonly BillId[] Both = [Some.BillId(), Some.BillId(Segment.Bpu, new Period(2026, 12))];

    private static Reply Reply(
        ReplyKind kind, string on, string? day = null, int number = 1, ContactRole role = ContactRole.Treasurer,
        params BillId[] bills) => new(
            Some.Code, number, role,
            new ReplyDraft(kind) { Slip = $"S{number}", Day = day is null ? null : Some.Day(day) },
            Some.At(on + " 10:00"), Some.Day(on), bills.Length == 0 ? Both : bills);

    private static Silence Of(string today, params Reply[] replies) => Silence.Of(replies, Some.Day(today), Calendar);

    [Theory]
    [InlineData("2026-12-03", "2026-12-08")] // Friday, Monday, Tuesday
    [InlineData("2026-12-10", "2026-12-14")] // its third banking day is the safe day, on which the last warning goes
    [InlineData("2026-12-14", "2026-12-14")]
    [InlineData("2026-12-15", "2026-12-18")] // paid on the safe day: until the receipt may be here
    [InlineData("2026-12-16", "2026-12-21")]
    public void PaidAtTheTeller_isSilentForBankingDays_andNeverOverTheLastWarning(string on, string until)
    {
        var (paid, last) = (Reply(ReplyKind.PaidAtTeller, on, on), Some.Day(until));

        Assert.Equal(last, Of(on, paid).AllUntil);
        Assert.True(Of(until, paid).Spares(Both, isNewRung: true, isEscalation: true, last));
        Assert.Null(Silence.Of([paid], last.AddDays(1), Calendar).AllUntil);
        Assert.False(Silence.Of([paid], last.AddDays(1), Calendar).Spares(Both, false, false, last.AddDays(1)));
    }

    [Fact]
    public void SayingItAgain_makesNoSilenceLonger()
    {
        var replies = Enumerable.Range(0, 10).Select(i => Reply(
            ReplyKind.PaidAtTeller, Some.Day("2026-12-16").AddDays(i).ToString("O"), "2026-12-15", i + 1)).ToArray();

        Assert.Equal(Some.Day("2026-12-21"), Of("2026-12-21", replies).AllUntil);
        Assert.Null(Of("2026-12-22", replies).AllUntil);
    }

    [Theory]
    [InlineData("2026-12-03", "2026-12-10", "2026-12-10")]
    [InlineData("2026-12-03", "2026-12-20", "2026-12-14")] // the safe day comes first
    [InlineData("2026-12-15", "2026-12-17", "2026-12-17")]
    [InlineData("2026-12-16", "2027-01-15", "2026-12-21")] // late already: three banking days
    public void WaitingForAdd_putsOffRepetitionAndEscalation_butNoNewRung(string on, string day, string until)
    {
        var (add, last) = (Reply(ReplyKind.WaitingForAdd, on, day), Some.Day(until));
        var silence = Of(on, add);

        Assert.Null(silence.AllUntil);
        Assert.Equal((last, last), (silence.SameRungUntil, silence.EscalationUntil));
        Assert.True(Of(until, add).Spares(Both, isNewRung: false, isEscalation: false, last));
        Assert.False(Of(until, add).Spares(Both, isNewRung: true, isEscalation: false, last));
        Assert.True(Of(until, add).Spares(Both, isNewRung: true, isEscalation: true, last));
        Assert.Null(Silence.Of([add], last.AddDays(1), Calendar).EscalationUntil);
    }

    [Fact]
    public void NewestAnswerOnThePayment_counts()
    {
        var paid = Reply(ReplyKind.PaidAtTeller, "2026-12-03", "2026-12-03");
        var add = Reply(ReplyKind.WaitingForAdd, "2026-12-03", "2026-12-04", 2);

        Assert.Null(Of("2026-12-03", paid, add).AllUntil);
        Assert.Equal(Some.Day("2026-12-04"), Of("2026-12-03", paid, add).EscalationUntil);
    }

    [Fact]
    public void AnotherBillThatIsOpen_isSparedNothing()
    {
        var paid = Reply(ReplyKind.PaidAtTeller, "2026-12-16", "2026-12-16", bills: Both[0]);
        var today = Some.Day("2026-12-17");

        Assert.True(Of("2026-12-17", paid).Spares([Both[0]], false, false, today));
        Assert.False(Of("2026-12-17", paid).Spares(Both, false, false, today));
    }

    [Fact]
    public void NotMyTask_sparesNothing_andTellsWhoeverComesNext_untilThatRoleAnswersOtherwise()
    {
        var declined = Reply(ReplyKind.NotMyTask, "2026-12-03", role: ContactRole.Secretary);
        var later = Reply(ReplyKind.WaitingForAdd, "2026-12-04", "2026-12-10", 2, ContactRole.Secretary);

        Assert.Equal([ContactRole.Secretary], Of("2026-12-03", declined).Declined);
        Assert.False(Of("2026-12-03", declined).Spares(Both, false, true, Some.Day("2026-12-03")));
        Assert.Empty(Of("2026-12-04", declined, later).Declined);
    }

    [Fact]
    public void WrongBill_givesTheOfficeThreeBankingDays()
    {
        var wrong = Reply(ReplyKind.WrongBill, "2026-12-03");

        Assert.Equal(Some.Day("2026-12-08"), Of("2026-12-03", wrong).EscalationUntil);
        Assert.Null(Of("2026-12-03", wrong).AllUntil);
    }

    /// <summary>Over answers by chance: nobody can silence the last warning, or anything for ever.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void NoAnswers_silenceASafeDayThatWasStillToCome_orMoreThanAMonth(int seed)
    {
        var dice = new Random(seed);
        var safe = Some.Day("2026-12-15");
        for (var i = 0; i < 500; i++)
        {
            var replies = Enumerable.Range(1, dice.Next(1, 6)).Select(_ => safe.AddDays(-dice.Next(1, 15)))
                .Order().Select((on, n) => Reply(
                    ReplyKinds.All[dice.Next(4)], on.ToString("O"), on.AddDays(dice.Next(31)).ToString("O"), n + 1,
                    (ContactRole)dice.Next(4)))
                .ToList();

            Assert.False(Silence.Of(replies, safe, Calendar).Spares(Both, false, true, safe), $"{seed}: {i}");
            for (var ahead = 0; ahead < 40; ahead++)
            {
                var silence = Silence.Of(replies, safe.AddDays(ahead), Calendar);
                Assert.True(silence.AllUntil is null && silence.EscalationUntil is null, $"{seed}: {i}, {ahead}");
            }
        }
    }
}
