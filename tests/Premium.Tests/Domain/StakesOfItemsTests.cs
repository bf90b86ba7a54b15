using Premium.Domain;
using PremiumFunctions;

namespace Premium.Tests.Domain;

/// <summary>Each item says what is at stake, until when, and whose it is; the most urgent one comes first.</summary>
public sealed class StakesOfItemsTests
{
    private static readonly DateOnly Today = Some.Day("2026-12-09");

    private static WorkFacts Facts(DateTimeOffset now, params SheetRow[] rows) => new(
        now, "33.16",
        [
            new DistrictFacts(
                new DistrictRegister(
                    Some.District, "Ngawen",
                    [
                        .. rows.Select(r => r.Village).Distinct().Select(code => Some.Village(code) with
                        {
                            Contacts = [new("email", "kades@desa.example"), new("whatsapp", "+6289000000001")],
                        }),
                    ],
                    []),
                [Some.Sheet(rows)]),
        ],
        []);

    private static WorkItem Only(WorkKind kind, params SheetRow[] rows) => Assert.Single(
        Worklist.Of(Facts(Some.At("2026-12-09 09:00"), rows), Some.Rules()), i => i.Kind == kind);

    private static void SaysAll(WorkItem item)
    {
        Assert.Equal(
            (new Rupiah(216_742), 2, Some.Day("2026-12-15"), Some.Day("2027-03-23")),
            (item.AtStake, item.People, item.Due, item.LapsesOn));
        Assert.Equal((Some.Code, "6289000000001"), (item.Village, item.Phone));
    }

    [Fact]
    public void AlertThatReachedNobody_saysAll() => SaysAll(Only(
        WorkKinds.AlertUndelivered,
        Some.Bill(BillState.Short), Some.Debit(DebitState.Refused),
        new Alert
        {
            Bill = Some.BillId(),
            Stage = "missed",
            State = AlertState.Failed,
            Amount = new Rupiah(216_742),
            RaisedAt = Some.At("2026-12-03 09:00"),
        }));

    [Fact]
    public void ProposalThatWaits_saysAll() => SaysAll(Only(
        WorkKinds.Signature,
        Some.Bill(BillState.Unknown), Some.Debit(DebitState.Unknown),
        new Decision
        {
            Debit = Some.BillId().Attempt(1),
            Ordinal = 1,
            Outcome = DecidedOutcome.Executed,
            Reason = "telepon bank",
            Evidence = "surat 12",
            ProposedBy = "sari",
            ProposedAt = Some.At("2026-12-08 09:00"),
        }));

    [Fact]
    public void RowsThatContradictEachOther_sayAll() => SaysAll(Only(WorkKinds.Rows, Some.Bill(BillState.Short)));

    [Fact]
    public async Task C14_StatementThatCannotBeHad_saysAll_andWhichBank()
    {
        var world = await new World("2026-12-09 09:00").WithAsync(0);
        await world.CollectAsync();
        world.UseStatements = new StatementsBut(
            world.Bank, Some.Account(), () => new StatementReply.Silent("closed"));
        var run = await world.StartRun().RunAsync(RunPurpose.Reconcile, "33.16", default, Some.Bank, Some.December);
        await world.PumpAsync();
        world.Time.Advance(TimeSpan.FromHours(3));
        await world.CloseRuns().RunAsync(default);

        var item = Assert.Single(await world.ItemsAsync(), i => i.Kind == WorkKinds.NoStatement);
        Assert.Equal((run.Id, Some.Bank, 2), (item.Run, item.Bank, item.People));
        Assert.Equal(((await world.BillAsync()).Amount, Some.Day("2026-12-15")), (item.AtStake, item.Due));
    }

    [Fact]
    public void ItemAsJson_saysWhatThePageSays()
    {
        var item = Only(WorkKinds.Short, Some.Bill(BillState.Short), Some.Debit(DebitState.Refused)) with
        {
            Statements = (Some.Bank, Some.December),
            Names = ["Desa Sumberwaras"],
        };
        var json = WorkJson.Of(item, Today);

        Assert.Equal(
            ("short~33.16.12.2010", "short", "Village", "Open"), (json.Key, json.Kind, json.Actor, json.Gravity));
        Assert.Equal(("Saldo kurang", "Funds are short"), (json.Title.Indonesian, json.Title.English));
        Assert.Equal(("33.16.12.2010", "33.16.12", Some.Bank), (json.Village, json.District, json.Bank));
        Assert.Equal(
            (Some.Day("2026-12-15"), 6, Some.Day("2027-03-23"), 216_742L, 2),
            (json.Due, json.DaysLeft, json.LapsesOn, json.AtStake, json.People));
        Assert.Equal((item.Why, item.Kind.ToDo, item.Next), (json.Why, json.ToDo, json.Next));
        Assert.Equal([$"{Some.BillId()}"], json.Bills);
        Assert.Equal(["Desa Sumberwaras"], json.Names);
        Assert.Null(json.Run);
    }

    [Fact]
    public void MostUrgentFirst_graveBeforeOpen_sooner_thenTheLargerSum()
    {
        SheetRow[] Refused(string number, long sum, RefusalReason? reason = null) =>
        [
            Some.Bill(reason is null ? BillState.Short : BillState.Refused, sum, code: World.CodeOf(number)) with
            {
                Refusal = reason,
            },
            Some.Debit(DebitState.Refused, sum, code: World.CodeOf(number)) with { Refusal = reason },
        ];
        SheetRow[] rows =
        [
            .. Refused("2010", 100), .. Refused("2011", 900), .. Refused("2012", 5, RefusalReason.GivenBack),
            Some.Bill(BillState.Debited, code: World.CodeOf("2013")),
            Some.Debit(DebitState.Paid, code: World.CodeOf("2013")),
        ];
        var facts = Facts(Some.At("2026-12-09 09:00"), rows);
        var register = facts.Districts[0].Register;
        facts = facts with
        {
            Districts =
            [
                facts.Districts[0] with
                {
                    Register = register with
                    {
                        Villages =
                        [
                            .. register.Villages.Select(v => v.Code != World.CodeOf("2013") ? v : v with
                            {
                                Mandate = Some.Mandate() with { ValidTo = Today.AddDays(3) },
                            }),
                        ],
                    },
                },
            ],
        };

        Assert.Equal(
            ["given-back~33.16.12.2012", "short~33.16.12.2011", "short~33.16.12.2010",
                $"mandate-ends~33.16.12~{Today.AddDays(3):yyyy-MM-dd}"],
            Worklist.Of(facts, Some.Rules()).Where(i => i.Kind != WorkKinds.RulesEnd).Select(i => i.Key));
    }
}
