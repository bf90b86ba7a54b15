using Premium.Domain;
using Premium.InMemory;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>The branch hears what each bank debited, once a day, with all it needs to book it.</summary>
public sealed class RemittanceTests
{
    private static readonly DateOnly Day = Some.Day("2026-12-03");

    private static async Task<World> CollectedAsync(Func<PaymentOrder, BankConduct>? conductOf = null)
    {
        var world = await new World(conductOf: conductOf).WithAsync(10_000_000, bpu: 3, numbers: ["2010", "2011"]);
        await world.PutAsync(Some.Village(bpu: 3) with { Npp = "12345678" }, Some.Roster(bpu: 3));
        await world.Registry.TakeBillingsAsync(Some.District, [Some.Billing()], default);
        world.Branch = [new Contact("email", "cabang@bpjs.example")];
        await world.CollectAsync();
        return world;
    }

    private static Task<Remittance> ReadAsync(World world, DateOnly? day = null) =>
        new ReadRemittance(world.UseRegistry, world.UseLedger, world.Rules)
            .RunAsync("33.16", Some.Bank, day ?? Day, default);

    private static List<AlertMessage> ToBranch(World world) =>
        [.. world.Mail.Messages.Where(m => m.Recipient == "cabang@bpjs.example")];

    [Fact]
    public async Task Advice_namesEachDebitOfTheDay_withItsCodeAndReferences()
    {
        var world = await CollectedAsync();

        var advice = await ReadAsync(world);

        Assert.Equal(4, advice.Lines.Count);
        Assert.Equal(Rupiah.Sum(world.Bank.Transfers.Select(t => t.Amount)), advice.Total);
        var first = advice.Lines[0];
        Assert.Equal(
            (Some.BillId(), "12345678", Some.Billing().KodeIuran, Some.Billing().Total, 2,
                Some.BillId().Attempt(1).PaymentReference),
            (first.Bill, first.Npp, first.KodeIuran, first.Sum, first.People, first.Reference));
        Assert.NotEmpty(first.BankReference);
        Assert.All(advice.Lines.Skip(1), l => Assert.Equal("", l.KodeIuran));
        Assert.Empty((await ReadAsync(world, Day.AddDays(1))).Lines);
        Assert.Empty((await new ReadRemittance(world.Registry, world.Ledger, world.Rules)
            .RunAsync("33.16", "other", Day, default)).Lines);
    }

    [Fact]
    public async Task WhatIsNotKnownToBePaid_isNotInIt()
    {
        var world = await CollectedAsync(order => order.Id.Bill.Village == Some.Code
            ? new BankConduct(PaymentConduct.SilentAfterEffect)
            : BankConduct.Good);

        Assert.Equal([World.CodeOf("2011")], (await ReadAsync(world)).Lines.Select(l => l.Bill.Village).Distinct());
    }

    [Fact]
    public async Task Csv_runsNothing_andHasNoAccountNumber()
    {
        var world = await CollectedAsync();
        await world.PutAsync(
            Some.Village(bpu: 3) with { Npp = "12345678", Name = "=HYPERLINK(\"x\";\"y\")" }, Some.Roster(bpu: 3));

        var lines = RemittanceText.Csv(await ReadAsync(world), world.Rules).Split("\r\n");

        Assert.StartsWith("NPP;Kode iuran;Kode desa;", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "12345678;261200000001;33.16.12.2010;\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\";Ngawen;PU;2026-11;25116;2;",
            lines[1], StringComparison.Ordinal);
        Assert.EndsWith(";2026-12-03 09:00:00", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, l => l.Contains(Some.Account().No.Reveal(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Branch_isMailedOnce_afterTheLastHour_andOnlyIt()
    {
        var world = await CollectedAsync();
        world.Go("2026-12-03 20:59");
        await world.TellBranchAsync();
        Assert.Empty(ToBranch(world));

        world.Go("2026-12-03 21:10");
        await world.TellBranchAsync();
        await world.TellBranchAsync();
        world.Go("2026-12-04 21:10");
        await world.TellBranchAsync();

        var mail = Assert.Single(ToBranch(world));
        var advice = await ReadAsync(world);
        Assert.Contains($"4 tagihan, {advice.Total}", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("kode iuran 261200000001", mail.Body, StringComparison.Ordinal);
        Assert.Contains("12345678;261200000001;33.16.12.2010;", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Mail.Messages, m => m.Recipient == "operasi@kab.example");
    }

    [Fact]
    public async Task MailThatDoesNotLeave_isTriedUntilItDoes()
    {
        var away = true;
        var world = new World(faultOf: _ => away ? DeliveryFault.Away : DeliveryFault.None)
        {
            Branch = [new Contact("email", "cabang@bpjs.example")],
        };
        await world.WithAsync(10_000_000);
        await world.CollectAsync();
        world.Go("2026-12-03 21:10");
        await world.TellBranchAsync();
        Assert.Empty(ToBranch(world));

        away = false;
        world.Go("2026-12-03 23:00");
        await world.Operations().RetryAsync(default);

        Assert.Single(ToBranch(world));
    }

    [Fact]
    public async Task DebitKnownOnlyAfterTheMail_isInAWholeListAgainTheNextEvening()
    {
        var world = await CollectedAsync(order => order.Id.Bill.Village == Some.Code
            ? new BankConduct(PaymentConduct.SilentAfterEffect)
            : BankConduct.Good);
        world.Go("2026-12-03 21:10");
        await world.TellBranchAsync();
        world.Go("2026-12-03 22:00");
        await world.PumpAsync();
        Assert.Equal(4, (await ReadAsync(world)).Lines.Count);

        world.Go("2026-12-04 21:10");
        await world.TellBranchAsync();
        await world.TellBranchAsync();

        var mails = ToBranch(world);
        Assert.Equal(2, mails.Count);
        Assert.Contains("menggantikan", mails[1].Body, StringComparison.Ordinal);
        Assert.Contains("4 tagihan", mails[1].Subject, StringComparison.Ordinal);
    }

    /// <summary>A statement that shows it days later, or two people who sign a week later.</summary>
    [Fact]
    public async Task DebitProvenAWeekLater_isInAWholeListAgain_once()
    {
        var world = await CollectedAsync(order => order.Id.Bill.Village == Some.Code
            ? new BankConduct(PaymentConduct.SilentAfterEffect)
            : BankConduct.Good);
        for (var day = Day; day <= Day.AddDays(7); day = day.AddDays(1))
        {
            world.Go($"{day:yyyy-MM-dd} 21:10");
            await world.TellBranchAsync();
        }

        Assert.Single(ToBranch(world));
        world.Go("2026-12-10 22:00");
        foreach (var debit in (await world.SheetAsync()).DebitsOf(Some.Code))
        {
            await ProveAsync(world, debit);
        }

        for (var day = Day.AddDays(8); day <= Day.AddDays(12); day = day.AddDays(1))
        {
            world.Go($"{day:yyyy-MM-dd} 21:10");
            await world.TellBranchAsync();
        }

        var mails = ToBranch(world);
        Assert.Equal(2, mails.Count);
        Assert.Contains("menggantikan", mails[1].Body, StringComparison.Ordinal);
        Assert.Contains("4 tagihan", mails[1].Subject, StringComparison.Ordinal);
    }

    /// <summary>As a statement of the day proves it: booked on the day of the debit.</summary>
    private static async Task ProveAsync(World world, Debit debit)
    {
        var sheet = await world.SheetAsync();
        var bill = sheet.Bill(debit.Village, debit.BillId.Segment)!;
        var committed = await world.Ledger.CommitAsync(
            sheet,
            new Change(world.Time.GetUtcNow(), "test", "statement", [
                debit with { State = DebitState.Paid, AnsweredAt = Some.At("2026-12-03 09:05") },
                bill with { State = BillState.Debited },
            ]),
            default);
        Assert.IsType<CommitResult.Committed>(committed);
    }

    /// <summary>Its rows cannot be read for a day: that takes nothing from what the branch was told.</summary>
    [Fact]
    public void VillageThatCannotBeRead_isNoNewsOfADayThatWasTold()
    {
        var told = Advice(2);
        var mail = RemittanceText.Mail(told, "Blora", Some.Rules(), replaces: false).Body;

        Assert.True(RemittanceText.IsOf(mail, told));
        Assert.True(RemittanceText.IsOf(mail, Advice(1) with { NotRead = [World.CodeOf("2011")] }));
        Assert.False(RemittanceText.IsOf(mail, Advice(1)));
        Assert.False(RemittanceText.IsOf(mail, Advice(3) with { NotRead = [World.CodeOf("2011")] }));
    }

    private static Remittance Advice(int lines) => new(
        Some.Bank, Day,
        [
            .. Enumerable.Range(1, lines).Select(i => new RemittanceLine(
                Some.BillId(), "Sumberwaras", "Ngawen", "", "", new Rupiah(25_116), 2,
                Some.BillId().Attempt(i).PaymentReference, "", Some.At("2026-12-03 09:00"))),
        ]);

    [Fact]
    public async Task DayWithoutADebit_orARegencyWithoutABranch_mailsNothing()
    {
        var world = await CollectedAsync();
        world.Branch = [];
        world.Go("2026-12-03 21:10");
        await world.TellBranchAsync();
        world.Branch = [new Contact("email", "cabang@bpjs.example")];
        world.Go("2026-12-08 21:10");
        await world.TellBranchAsync();

        Assert.Empty(ToBranch(world));
    }
}
