using Premium.Domain;
using PremiumFunctions.Local.Sample;
using PremiumFunctions.Local.Twin;

namespace Premium.Tests.Local;

/// <summary>What one collection cycle makes of each awkward place of the sample, over real parts.</summary>
[Collection(CycleCollection.Name)]
public sealed class CycleTests(CycleFixture cycle)
{
    /// <summary>Place in the list of villages, then its bills: state, executions at the bank, alert.</summary>
    public static TheoryData<int, string, string[]> Places => new()
    {
        { 4, "empty account", Both("Short:NoFunds x0 missed:Sent") },
        { 9, "no mandate", Both("Held:NoMandate x0 missed:Sent") },
        { 17, "silent with effect", Both("Debited x1 paid:Sent") },
        {
            23, "half-empty account",
            ["pu 2026-11 Short:NoFunds x0 missed:Sent", "bpu 2026-12 Debited x1 paid:Sent"]
        },
        { 31, "mandate expired", Both("Held:MandateExpired x0 missed:Sent") },
        { 38, "dormant", Both("Refused:AccountBlocked x0 missed:Sent") },
        {
            44, "older month open",
            [
                "pu 2026-10 Debited x1 paid:Sent", "pu 2026-11 Debited x1 paid:Sent",
                "bpu 2026-11 Debited x1 paid:Sent", "bpu 2026-12 Debited x1 paid:Sent",
            ]
        },
        { 52, "silent without effect", Both("Unknown x0 ") },
        { 57, "empty account", Both("Short:NoFunds x0 missed:Sent") },
        { 63, "Dana Desa only", Both("Held:ForbiddenSource x0 missed:Sent") },
        {
            70, "older month open and empty account",
            [
                "pu 2026-10 Short:NoFunds x0 week-15:Sent", "pu 2026-11 Held:OlderBillOpen x0 missed:Sent",
                "bpu 2026-11 Short:NoFunds x0 week-15:Sent", "bpu 2026-12 Held:OlderBillOpen x0 missed:Sent",
            ]
        },
        { 78, "low limit", ["pu 2026-11 Held:OverLimit x0 missed:Sent", "bpu 2026-12 Debited x1 paid:Sent"] },
        { 83, "mandate not yet valid", Both("Held:MandateNotYetValid x0 missed:Sent") },
        { 91, "answer lost", Both("Debited x1 paid:Sent") },
        { 97, "mandate revoked", Both("Held:MandateRevoked x0 missed:Sent") },
        { 104, "silent with effect, inquiry silent", Both("Unknown x1 ") },
        { 110, "empty account", Both("Short:NoFunds x0 missed:Sent") },
        { 118, "blocked", Both("Refused:AccountBlocked x0 missed:Sent") },
        { 126, "unknown account", Both("Refused:AccountUnknown x0 missed:Sent") },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void Place_endsAsExpected(int place, string called, string[] fates)
    {
        Assert.NotEmpty(called);
        Assert.Equal(fates.Order(), cycle.First.FatesOf(cycle.Villages[place]).Order());
    }

    [Fact]
    public void Places_areAllOfTheSample()
    {
        var awkward = Enumerable.Range(0, Awkward.Cycle)
            .Where(i => Awkward.At(i) is { Cases.Count: > 0 } or { Fate: not AccountFate.Normal });

        Assert.Equal(awkward, Places.Select(row => (int)row[0]));
        Assert.True(cycle.Villages.Count > 126);
    }

    [Fact]
    public void EveryOtherVillage_isDebitedOnce_andNotAlerted()
    {
        var awkward = Places.Select(row => (int)row[0]).ToHashSet();
        var others = cycle.Villages.Where((_, i) => !awkward.Contains(i)).ToList();

        Assert.Equal(cycle.Villages.Count - 19, others.Count);
        Assert.All(others, v => Assert.Equal(Both("Debited x1 paid:Sent"), cycle.First.FatesOf(v).OrderDescending()));
    }

    [Fact]
    public void OlderMonth_isDebitedFirst()
    {
        var village = cycle.Villages[44].Code;
        foreach (var segment in Segments.All)
        {
            var debits = cycle.First.Debits
                .Where(d => d.Village == village && d.Id.Bill.Segment == segment)
                .OrderBy(d => d.Id.Bill.Period)
                .ToList();

            Assert.Equal(2, debits.Count);
            Assert.True(debits[0].AnsweredAt <= debits[1].ReservedAt);
        }
    }

    [Fact]
    public void EveryDebit_isWhatTheBankHas()
    {
        Assert.All(cycle.First.Executed.Values, a => Assert.Equal(1, a.TimesExecuted));
        foreach (var debit in cycle.First.Debits)
        {
            var executed = cycle.First.Executed.GetValueOrDefault(debit.Id.PaymentReference);
            switch (debit.State)
            {
                case DebitState.Paid:
                    Assert.Equal(debit.Amount, executed?.Net);
                    break;
                case DebitState.Refused:
                    Assert.Null(executed);
                    break;
                default:
                    Assert.Equal(DebitState.Unknown, debit.State);
                    Assert.Equal(debit.Village == cycle.Villages[104].Code ? debit.Amount : null, executed?.Net);
                    break;
            }
        }
    }

    [Fact]
    public void Run_closesAmber_becauseVillagesNeedSomebody_andItsFiguresAddUp()
    {
        var run = cycle.First.Run;
        var bills = cycle.First.Bills.ToList();

        Assert.Equal(RunState.Amber, run.State);
        Assert.True(run.Tally.AddsUp);
        Assert.Equal((2 * cycle.Villages.Count) + 4, run.Tally.Expected);
        Assert.Equal(bills.Count, run.Tally.Expected);
        Assert.Equal(bills.Count(b => b.State == BillState.Debited), run.Tally.Done);
        Assert.Equal(9, run.Tally.Short);
        Assert.Equal(6, run.Tally.Refused);
        Assert.Equal(4, run.Tally.Unknown);
        Assert.Equal(13, run.Tally.Held);
        Assert.Equal(0, run.Tally.Skipped);
        Assert.Equal(28, run.Tally.Alerts);
        Assert.Equal("16 new items need a person", run.Note);
    }

    private static bool IsWarning(Alert alert) => alert.Rung is not "paid";

    [Fact]
    public void Mails_areOneForEachVillage_andTellEveryMissedBill()
    {
        var missed = cycle.First.Bills.Where(b => b.State.IsMissed()).Select(b => b.Id);

        Assert.Equal(
            missed.Select(b => b.ToString()).Order(),
            cycle.First.Alerts.Where(IsWarning).Select(a => a.Bill.ToString()).Order());

        // A younger month is debited after the older one, whose news may have left by then.
        Assert.All(cycle.First.Alerts.GroupBy(a => a.Village), v => Assert.InRange(
            v.Select(a => a.Message).Distinct().Count(), 1, v.Select(a => a.Bill.PayMonth).Distinct().Count()));
        Assert.Equal(
            cycle.First.Alerts.Select(a => a.Message).Distinct().Order(),
            cycle.First.MailIds.Select(id => id[..id.LastIndexOf('.', id.IndexOf('@'))]).Distinct().Order());
    }

    [Fact]
    public void EachMail_namesVillageMonthSumAndReason_toItsTreasurer()
    {
        Assert.NotEmpty(cycle.First.Alerts);
        foreach (var alert in cycle.First.Alerts)
        {
            var bill = cycle.First.Bills.Single(b => b.Id == alert.Bill);
            var village = cycle.Villages.Single(v => v.Code == alert.Village);
            var mail = cycle.First.Mails.Single(m =>
                m.MessageId!.StartsWith(alert.Message + ".", StringComparison.Ordinal)
                && Assert.Single(m.GetRecipients()).Address == $"bendahara.{village.Code.Digits}@desa.example");
            var text = mail.TextBody!.ReplaceLineEndings("\n");

            Assert.Contains($"Desa {village.Name} {(IsWarning(alert) ? "belum terbayar" : "terbayar")}", text);
            Assert.Contains($"- {bill.Id.Segment.Label()} {bill.Id.Period.Indonesian}", text);
            Assert.Contains($" orang: {bill.Amount}", text);
            Assert.Equal(IsWarning(alert), text.Contains($"{bill.Amount}. Penyebab: {AlertText.Reason(bill)}."));
            Assert.Contains($"Kode desa {village.Code}.\n", text);
            Assert.DoesNotContain($"99{village.Code.Digits}7", mail.ToString());
        }
    }

    [Fact]
    public void ShortBill_isToldWhatIsMissing()
    {
        var village = cycle.Villages[4];
        var mails = cycle.First.Mails.Where(m =>
            m.MessageId!.StartsWith(village.Code.ToString(), StringComparison.Ordinal));

        Assert.Contains("Kekurangan    : Rp", Assert.Single(mails).TextBody!);
    }

    private static string[] Both(string fate) => [$"pu 2026-11 {fate}", $"bpu 2026-12 {fate}"];
}
