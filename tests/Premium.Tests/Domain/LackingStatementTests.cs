using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;
using static Premium.Tests.Domain.DoubtfulBank;

namespace Premium.Tests.Domain;

/// <summary>
/// A statement whose figures are those of the account, and that lacks a payment which we know was executed: it may lack
/// another one as well.
/// </summary>
public sealed class LackingStatementTests
{
    private static readonly Debit Paid = Some.Debit(DebitState.Paid);

    private static readonly DebitId Bpu = Some.BillId(Segment.Bpu, new Period(2026, 12)).Attempt(1);

    /// <summary>No line, none that takes, or only what others took; with the money that the account has.</summary>
    private sealed class Lacking(IStatements statements, string lines) : IStatements
    {
        public async Task<StatementReply> StatementAsync(
            BankAccount account, DateOnly from, DateOnly to, CancellationToken stop)
        {
            var reply = await statements.StatementAsync(account, from, to, stop);
            return account == Some.Account() && reply is StatementReply.Complete whole
                ? whole with
                {
                    Lines = lines switch
                    {
                        "credits" => [.. whole.Lines.Where(l => !l.IsDebit)],
                        "another debit" =>
                        [
                            whole.Lines[0] with { IsDebit = true, Amount = new Rupiah(5), Texts = ["PAJAK"] },
                        ],
                        _ => [],
                    },
                }
                : reply;
        }
    }

    /// <summary>PU is paid and confirmed, BPU of the same village goes wrong; another one shows what is ours.</summary>
    private static async Task<World> PaidBesideAsync(
        BankConduct bpu, Func<string, IReadOnlyList<string>>? narrates = null)
    {
        var world = await new World("2026-12-02 09:00", order => order.Id == Bpu ? bpu
            : order.Id.Bill.Village == Some.Code ? new BankConduct { Narrates = narrates } : BankConduct.Good)
            .WithAsync(10_000_000, bpu: 3, numbers: ["2010", "2011"]);
        await world.CollectAsync();
        Assert.Equal(BillState.Debited, (await world.BillAsync()).State);
        return world;
    }

    private static Task<Bill> BpuAsync(World world) => world.BillAsync(segment: Segment.Bpu, period: Bpu.Bill.Period);

    [Theory]
    [InlineData("none")]
    [InlineData("credits")]
    [InlineData("another debit")]
    public async Task C05_StatementThatLacksAKnownPayment_abandonsNoOther(string lines)
    {
        var world = await PaidBesideAsync(
            new BankConduct(PaymentConduct.SilentAfterEffect) { ForgetsAfter = TimeSpan.Zero });
        world.UseStatements = new Lacking(world.Bank, lines);
        world.Go("2026-12-21 05:00");
        await world.ReconcileAsync(Some.December);
        Assert.Equal(BillState.Unknown, (await BpuAsync(world)).State);
        Assert.Contains(await world.ItemsAsync(), i => i.Bills.Contains(Bpu.Bill));

        world.UseStatements = world.Bank;
        await world.ReconcileAsync(Some.December);

        Assert.Equal(BillState.Debited, (await BpuAsync(world)).State);
        await world.AuditAsync();
    }

    /// <summary>A bank that writes words of its own shows what it executed all the same.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C05_KnownPaymentInWhateverWords_isNotLacking(bool isInOwnWords)
    {
        var world = await PaidBesideAsync(
            new BankConduct(PaymentConduct.SilentBeforeEffect), isInOwnWords ? _ => [OwnWords] : null);
        world.Go("2026-12-21 05:00");
        await world.ReconcileAsync(Some.December);

        Assert.Equal(DebitState.Abandoned, (await world.SheetAsync()).Debit(Bpu)!.State);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("credits")]
    [InlineData("another debit")]
    public async Task C05_StatementThatLacksAKnownPayment_letsNoOtherBeTriedAgain(string lines)
    {
        var world = await PaidBesideAsync(
            new BankConduct(PaymentConduct.RefusesAndExecutes, RefusalReason.TooManyRequests));
        world.UseStatements = new Lacking(world.Bank, lines);
        world.Go("2026-12-02 10:00");
        var report = await world.CollectAsync();
        var between = await BpuAsync(world);
        world.UseStatements = world.Bank;
        world.Go("2026-12-02 14:00");
        await world.CollectAsync();

        Assert.Equal((BillState.Planned, 1), (between.State, between.Attempts));
        Assert.Contains(report.Problems, p => p.Contains(
            $"it lacks {Paid.Id.PaymentReference}, which the bank executed", StringComparison.Ordinal));
        Assert.Equal((BillState.Debited, 1), ((await BpuAsync(world)).State, (await BpuAsync(world)).Attempts));
        await world.AuditAsync();
    }

    /// <summary>Where the bank never shows it, a person is told, and asks the bank.</summary>
    [Fact]
    public async Task C05_StatementThatLacksAKnownPaymentForGood_isEndedByAPersonWhoClears()
    {
        var world = await PaidBesideAsync(new BankConduct(PaymentConduct.Refuses, RefusalReason.NoFunds));
        world.UseStatements = new Lacking(world.Bank, "none");
        world.Go("2026-12-09 09:00");
        await world.CollectAsync();
        world.Go("2026-12-09 14:00");
        await world.CollectAsync();
        var items = await world.ItemsAsync();
        await new ClearBill(world.Ledger, world.Wake, world.Time).RunAsync(
            Bpu.Bill, "bank memastikan tertulis", "sari", default);
        await world.CollectAsync();

        Assert.Equal([Bpu.Bill], Assert.Single(items, i => i.Kind == WorkKinds.Unlooked).Bills);
        Assert.Equal((BillState.Debited, 2), ((await BpuAsync(world)).State, (await BpuAsync(world)).Attempts));
        await world.AuditAsync();
    }

    /// <summary>People may know better than the statement: they say so of the payment that it lacks, by name.</summary>
    [Fact]
    public async Task C05_NeverExecuted_isNotSignedOnAStatementThatLacksAKnownPayment_unlessItIsNamed()
    {
        var world = await PaidBesideAsync(new BankConduct(PaymentConduct.SilentAfterEffect, InquiryIsSilent: true));
        world.UseStatements = new Lacking(world.Bank, "none");
        world.Go("2026-12-21 05:00");
        var known = Paid.Id.PaymentReference;
        Task<PersonResult> SignAsync(string person, params string[] lines) =>
            DecideOnAsync(world, Bpu, DecidedOutcome.NeverExecuted, person, lines);

        var refused = Assert.IsType<PersonResult.Refused>(await SignAsync("sari"));
        var other = await SignAsync("sari", Some.BillId().Attempt(2).PaymentReference);
        var proposed = await SignAsync("sari", known);
        var second = await SignAsync("budi");
        var state = (await BpuAsync(world)).State;
        var done = await SignAsync("budi", known);

        Assert.Contains(known, refused.Why, StringComparison.Ordinal);
        Assert.IsType<PersonResult.Refused>(other);
        Assert.IsType<PersonResult.WaitsForSecond>(proposed);
        Assert.IsType<PersonResult.Refused>(second);
        Assert.Equal(BillState.Unknown, state);
        Assert.IsType<PersonResult.Done>(done);
    }

    /// <summary>Paid before the first day that the bank is asked for: that is no lack.</summary>
    [Fact]
    public async Task C05_NeverExecuted_isSigned_whereAPaymentOfAnEarlierMonthIsBeforeTheStatement()
    {
        var world = await new World("2026-11-05 09:00", order => order.Id.Bill.PayMonth == Some.December
            ? new BankConduct(PaymentConduct.SilentBeforeEffect, InquiryIsSilent: true) : BankConduct.Good)
            .WithAsync(10_000_000, since: Some.December.Plus(-1));
        await world.CollectAsync();
        world.Go("2026-12-02 09:00");
        await world.CollectAsync();
        world.Go("2026-12-21 05:00");

        Assert.IsType<PersonResult.WaitsForSecond>(await DecideAsync(world, DecidedOutcome.NeverExecuted, "sari"));
    }

    /// <summary>Within the lag of its figures a bank may show neither.</summary>
    [Theory]
    [InlineData("2026-12-03 09:29", false)]
    [InlineData("2026-12-03 09:30", true)]
    public void C05_KnownPayment_isLackingOnceTheBanksFiguresMustHaveIt(string now, bool isLacking)
    {
        var debit = Paid with { AnsweredAt = Some.At("2026-12-03 09:15") };
        var rules = Some.Rules(new BankTerms { StatementLag = TimeSpan.FromMinutes(15) });
        var matching = StatementMatcher.Match(
            new DebitBook([debit], Some.December),
            [new AccountStatement(Some.Code, Some.Account().No, new StatementReply.Complete([]))],
            rules);

        Assert.Equal(isLacking ? debit : null, matching.LackOn(debit.Source, rules, Some.At(now)));
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("ours", false)]
    [InlineData("own words", false)]
    [InlineData("a rest of ours with a fee", false)]
    [InlineData("refused", false)]
    [InlineData("given back", false)]
    [InlineData("before its first day", false)]
    [InlineData("half", false)]
    public void C05_WhatAStatementLacks_isWhatWasExecuted_andNoLineCanBe(string what, bool isLacking)
    {
        foreach (var isOther in new[] { false, true })
        {
            var month = isOther ? new Period(2026, 10) : Some.November;
            var debit = Some.Debit(what == "refused" ? DebitState.Refused : DebitState.Paid, period: month);
            StatementLine Line(long amount, string words) =>
                new("000001", Some.At("2026-12-03 09:01"), new Rupiah(amount), true, words, false);
            StatementLine[] lines = what switch
            {
                "ours" => [Line(debit.Amount.Value, $"TRF BPJSTK-{debit.Id.PaymentReference}")],
                "own words" => [Line(debit.Amount.Value, OwnWords)],
                "a rest of ours with a fee" =>
                    [Line(debit.Amount.Value + 2_500, $"TRF BPJSTK-{debit.Id.PaymentReference[..14]}")],
                _ => [],
            };
            var book = new DebitBook(isOther ? [Some.Debit(amount: 1)] : [debit], Some.December)
            {
                Others = isOther ? [debit] : [],
                GivenBack = what == "given back" ? new Dictionary<DebitId, string> { [debit.Id] = "" } : [],
            };
            StatementReply reply = what == "half"
                ? new StatementReply.Partial(lines, "a page is missing") : new StatementReply.Complete(lines);
            var matching = StatementMatcher.Match(
                book,
                [
                    new AccountStatement(Some.Code, Some.Account().No, reply)
                    {
                        From = what == "before its first day" ? Some.Day("2026-12-04") : Some.Day("2026-12-03"),
                    },
                ],
                Some.Rules());

            Assert.Equal(isLacking ? debit : null, matching.LackOn(
                debit.Source, Some.Rules(), Some.At("2026-12-03 12:00")));
        }
    }
}
