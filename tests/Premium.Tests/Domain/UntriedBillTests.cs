using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>Until the bank is first asked for a bill, it follows the list of its month and what BPJS bills.</summary>
public sealed class UntriedBillTests
{
    private const string Now = "2026-12-03 09:00";

    private static readonly Bill Made = Assert.Single(Bills(Plan(Some.Rules())));

    private static Plan Plan(
        Rules rules, Bill? bill = null, Roster? roster = null, BpjsBilling? billing = null, Village? village = null,
        params SheetRow[] rows)
    {
        var (from, to) = rules.OpenSheets(rules.Today(Some.At(Now)));
        var sheets = Enumerable.Range(0, 12).Select(from.Plus).TakeWhile(p => p <= to).Select(month => Some.SheetOf(
            month, [.. rows.Concat(bill is null ? [] : [bill]).Where(r => r.BillId.PayMonth == month)]));
        return new Planning(
            rules,
            new DistrictRoster(
                [village ?? Some.Village()],
                new Dictionary<VillageCode, Roster> { [Some.Code] = roster ?? Some.Roster() })
            {
                Billings = billing is null ? DistrictBillings.None : new DistrictBillings([billing], []),
            },
            Some.At(Now), PaymentTurns.Unlimited, mayPay: true)
            .For([.. sheets]);
    }

    private static IReadOnlyList<Bill> Bills(Plan plan) => [.. plan.Sheets.SelectMany(s => s.Rows).OfType<Bill>()];

    private static Debit Reserved(Plan plan) =>
        Assert.Single(plan.Sheets.SelectMany(s => s.Rows).OfType<Debit>());

    private static Bill Untried(BillState state = BillState.Planned) => Some.Bill(state);

    private static Roster WithOneMore() => Some.Roster() with
    {
        Members = [.. Some.Roster().Members, Some.Official("kasi", 2_022_200)],
    };

    private static Roster OfNothing() => Some.Roster() with
    {
        Members = [Some.Official("kades", 1), Some.Official("sekdes", 1)],
    };

    private static Village OfThree() => Some.Village() with
    {
        HeadCounts = [new HeadCount(Segment.Pu, Some.November, 3)],
    };

    [Theory]
    [InlineData(BillState.Planned)]
    [InlineData(BillState.Held)]
    public void UntriedBill_followsTheListOfItsMonth(BillState state)
    {
        var plan = Plan(Some.Rules(), Untried(state), WithOneMore(), village: OfThree());

        var bill = Assert.Single(Bills(plan));
        Assert.Equal((3, BillState.Debiting), (bill.HeadCount, bill.State));
        Assert.Equal(Made.Amount + new Rupiah(186_851), bill.Amount);
        Assert.Equal(bill.Amount, Reserved(plan).Amount);
    }

    [Fact]
    public void BillOnceTried_keepsItsSum_whateverTheListSays()
    {
        var tried = Some.Bill(BillState.Short) with { NextTry = Some.At("2026-12-04 09:00") };
        var attempt = Some.Debit(DebitState.Refused) with { Refusal = RefusalReason.NoFunds };

        Assert.Empty(Bills(Plan(
            Some.Rules(), tried, WithOneMore(), Some.Billing(), OfThree(), attempt)));
    }

    [Theory]
    [InlineData(BillDoubt.UnexplainedDebit, null)]
    [InlineData(null, HoldReason.ReceiptTakenBack)]
    [InlineData(null, HoldReason.BankContradicts)]
    public void BillInQuestion_keepsItsSum(BillDoubt? doubt, HoldReason? hold)
    {
        var bill = Untried(BillState.Held) with { Doubt = doubt, Hold = hold ?? HoldReason.InDoubt };

        Assert.Empty(Bills(Plan(Some.Rules(), bill, WithOneMore(), village: OfThree())));
    }

    [Fact]
    public void BilledSum_isDebited_withItsCode_andOurWorkerShareStays()
    {
        var ours = Made.Lines.ToDictionary(l => l.Program);
        var billing = Some.Billing(jkk: 12_000, jkm: 13_000, people: 3) with
        {
            Sums = new Dictionary<SocialProgram, Rupiah>
            {
                [SocialProgram.Jkk] = new(12_000),
                [SocialProgram.Jht] = ours[SocialProgram.Jht].Total + new Rupiah(5),
                [SocialProgram.Jp] = new(1),
                [SocialProgram.Jkm] = Rupiah.Zero,
            },
        };

        var plan = Plan(Some.Rules(), Untried(), billing: billing);

        var bill = Assert.Single(Bills(plan));
        Assert.Equal((DebitedSum.Billed, billing.KodeIuran, 3), (bill.SumOf, bill.KodeIuran, bill.HeadCount));
        Assert.Equal((billing.Total, billing.Total), (bill.Amount, Reserved(plan).Amount));
        var lines = bill.Lines.ToDictionary(l => l.Program);
        Assert.False(lines.ContainsKey(SocialProgram.Jkm));
        Assert.Equal(
            (ours[SocialProgram.Jht].Worker, ours[SocialProgram.Jht].Employer + new Rupiah(5)),
            (lines[SocialProgram.Jht].Worker, lines[SocialProgram.Jht].Employer));
        Assert.Equal(
            (new Rupiah(1), Rupiah.Zero), (lines[SocialProgram.Jp].Employer, lines[SocialProgram.Jp].Worker));
    }

    [Fact]
    public void OfBpu_allIsTheWorkers()
    {
        var billing = Some.Billing(segment: Segment.Bpu, jkk: 29_999, jkm: 20_400, people: 3);

        var bill = Bills(Plan(
            Some.Rules(), billing: billing, village: Some.Village(bpu: 3), roster: Some.Roster(bpu: 3)))
            .Single(b => b.Id.Segment == Segment.Bpu);

        Assert.Equal(new Rupiah(50_399), bill.Amount);
        Assert.All(bill.Lines, l => Assert.Equal(Rupiah.Zero, l.Employer));
    }

    [Fact]
    public void OurSum_isDebited_whereTheSettingSaysSo_andTheCodeGoesWithItAllTheSame()
    {
        var rules = Some.Rules() with { DebitedSum = DebitedSum.Ours };

        var bill = Assert.Single(Bills(Plan(rules, billing: Some.Billing())));

        Assert.Equal(
            (Made.Amount, DebitedSum.Ours, Some.Billing().KodeIuran), (bill.Amount, bill.SumOf, bill.KodeIuran));
    }

    [Fact]
    public void BillThatIsUpToDate_isNotWrittenAgain()
    {
        var village = Some.Village() with { IsPaused = true };
        var held = Made with { State = BillState.Held, Hold = HoldReason.Paused };

        Assert.Empty(Bills(Plan(Some.Rules(), held, village: village)));
    }

    /// <summary>A relief of all of it, or wages that are wrong; it has its sum again once that is mended.</summary>
    [Theory]
    [InlineData(BillState.Planned)]
    [InlineData(BillState.Held)]
    public void UntriedBill_thatComesToNothing_isNotDebited_norToldOf(BillState state)
    {
        var plan = Plan(Some.Rules(), Untried(state), OfNothing());

        var free = Assert.IsType<Bill>(Assert.Single(plan.Sheets.SelectMany(s => s.Rows)));
        Assert.Equal((state, Rupiah.Zero, 2), (free.State, free.Amount, free.HeadCount));
        Assert.Empty(plan.Wanted);
        Assert.Contains(plan.Problems, p => p.Contains("comes to Rp0", StringComparison.Ordinal));
        Assert.Empty(Bills(Plan(Some.Rules(), free, OfNothing())));
        Assert.Equal(Made.Amount, Reserved(Plan(Some.Rules(), free)).Amount);
    }

    [Fact]
    public void ListThatCannotBeBilled_leavesTheBillAsItIs_andIsNamed()
    {
        var plan = Plan(Some.Rules(), Untried(), WithOneMore());

        Assert.Equal(Untried().Amount, Reserved(plan).Amount);
        Assert.Contains(plan.Problems, p => p.Contains("roster has 3 people", StringComparison.Ordinal));
    }

    [Fact]
    public void OldRow_hasTheColumnsItAlwaysHad()
    {
        Assert.DoesNotContain(Made.Columns(), c => c.Key is "KodeIuran" or "SumOf");
        var alert = new Alert
        {
            Bill = Made.Id,
            Stage = "missed",
            State = AlertState.Raised,
            Amount = Made.Amount,
            RaisedAt = Some.At(Now),
        };
        Assert.DoesNotContain(alert.Columns(), c => c.Key == "Before");
        var billed = Made with { KodeIuran = "0261200000001", SumOf = DebitedSum.Billed };
        var read = Bill.Read(
            billed.Id, new RowReader(billed.RowKey, billed.Columns().ToDictionary(c => c.Key, c => c.Value)));
        Assert.Equal((billed.KodeIuran, billed.SumOf), (read.KodeIuran, read.SumOf));
    }
}
