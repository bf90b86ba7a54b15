using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>What can wait for the morning's digest is told at once on the last safe days (PU of November: 15 December).
/// </summary>
public sealed class LastDayWorkTests
{
    private static readonly Contact Phone = new("whatsapp", "+6281") { Name = "Sri" };
    private static readonly Contact Mail = new("email", "sri@desa.example") { Name = "Sri" };
    private static readonly Contact Head = new("email", "head@desa.example") { Role = ContactRole.Head };
    private static readonly Contact Office = new("email", "pmd@kab.example");

    private static IReadOnlyList<WorkItem> ItemsAt(
        string now, IReadOnlyList<VillageCode> villages, IReadOnlyList<SheetRow> rows, params Notice[] sent) =>
        [.. Worklist.Of(
            new WorkFacts(
                Some.At(now), "33.16",
                [
                    new DistrictFacts(
                        new DistrictRegister(
                            Some.District, "Ngawen",
                            [.. villages.Select(v => Some.Village(v) with { Contacts = [Phone, Mail] })], []),
                        [Some.Sheet([.. rows, .. rows.OfType<Bill>().Where(b => b.Attempts > 0).Select(AttemptOf)])]),
                ],
                [])
            {
                Sent = sent,
                Office = new HashSet<string> { Deliveries.KeyOf(Office) },
            },
            Some.Rules()).Where(i => i.Kind != WorkKinds.RulesEnd)];

    private static Debit AttemptOf(Bill bill) => Some.Debit(DebitState.Refused, code: bill.Village) with
    {
        Refusal = bill.Refusal ?? RefusalReason.NoFunds,
        AnsweredAt = Some.At("2026-12-03 09:00"),
    };

    private static Alert Raised(
        string at, VillageCode? code = null, AlertState state = AlertState.Raised, string deliveries = "") => new()
        {
            Bill = Some.BillId(code: code),
            Stage = "due-1",
            State = state,
            Amount = new Rupiah(216_742),
            RaisedAt = Some.At(at),
            Tries = 1,
            Message = "m",
            Deliveries = deliveries,
        };

    private static string Line(Contact to, DeliveryOutcome outcome, string? at, bool isOurs = false) =>
        Deliveries.Write(new Dictionary<string, DeliveryLine>
        {
            [Deliveries.KeyOf(to)] = new(outcome)
            {
                At = at is null ? null : Some.At(at),
                IsOurs = isOurs,
                Why = isOurs ? "190" : "",
            },
        });

    [Theory]
    [InlineData("2026-12-11 12:00", "refused", "attempts-used-up", false)]
    [InlineData("2026-12-14 12:00", "refused-late", "attempts-used-up-late", true)]
    [InlineData("2026-12-15 12:00", "refused-late", "attempts-used-up-late", true)]
    [InlineData("2026-12-17 12:00", "refused-late", "attempts-used-up-late", true)]
    public void RefusedAndUsedUp_areGrave_onceTheSafeDayIsNear(string now, string refused, string usedUp, bool isGrave)
    {
        WorkItem Only(Bill bill) => Assert.Single(
            ItemsAt(now, [Some.Code], [bill with { Since = Some.At("2026-12-03 09:00") }]), i => i.Bills.Count > 0);
        var items = new[]
        {
            Only(Some.Bill(BillState.Refused) with { Refusal = RefusalReason.NotPermitted }),
            Only(Some.Bill(BillState.Held) with { Hold = HoldReason.AttemptsUsedUp }),
        };
        Assert.Equal([refused, usedUp], items.Select(i => i.Kind.Key));
        Assert.All(items, i => Assert.Equal(isGrave, i.Kind.Gravity == Gravity.Grave));
        Assert.All(items, i => Assert.Equal(isGrave, i.IsUrgent(Some.Day(now[..10]))));
    }

    [Theory]
    [InlineData("2026-12-11", 1, "notice-undelivered~alerts")]
    [InlineData("2026-12-14", 2, "notice-undelivered-late~alerts")]
    [InlineData("2026-12-15", 2, "notice-undelivered-late~alerts")]
    [InlineData("2026-12-16", 2, "notice-undelivered~alerts")]
    [InlineData("2026-12-15", 1, "alert-waits-late~33.16.12.2010")]
    public void AlertsThatWait_areGrave_whereTheSafeDayIsTodayOrTomorrow(string day, int villages, string key)
    {
        var codes = new[] { "2010", "2011" }.Take(villages).Select(World.CodeOf).ToList();
        var items = ItemsAt(
            day + " 09:00", codes,
            [
                .. codes.Select(c => Some.Bill(BillState.Short, code: c)),
                .. codes.Select(c => Raised(day + " 08:00", c)),
            ]);
        var item = Assert.Single(items, i => i.Bills.Count == 0);
        Assert.Equal(key, item.Key);
        Assert.Equal(key.Contains("-late", StringComparison.Ordinal), item.Kind.Gravity == Gravity.Grave);
    }

    /// <summary>A head's mailbox is full; the treasurer, or nobody but the office, has the warning.</summary>
    [Theory]
    [InlineData(true, DeliveryOutcome.Delivered, "notice-undelivered~alerts")]
    [InlineData(true, DeliveryOutcome.Accepted, "notice-undelivered~alerts")]
    [InlineData(true, DeliveryOutcome.Unsure, "alert-waits-late~33.16.12.2010")]
    [InlineData(false, DeliveryOutcome.Delivered, "alert-waits-late~33.16.12.2010")]
    public void C24_AlertThatWaitsForOneContact_isGrave_whereNobodyElseAtTheVillageHasIt(
        bool isOfVillage, DeliveryOutcome outcome, string key)
    {
        var full = Line(Head, DeliveryOutcome.Pending, "2026-12-15 08:01");
        var other = Line(isOfVillage ? Mail : Office, outcome, "2026-12-15 08:01");
        var items = ItemsAt(
            "2026-12-15 09:00", [Some.Code],
            [Some.Bill(BillState.Short), Raised("2026-12-15 08:00", deliveries: full + "\n" + other)]);

        Assert.Equal(key, Assert.Single(items, i => i.Bills.Count == 0).Key);
    }

    [Theory]
    [InlineData("2026-12-11", "alert-undelivered")]
    [InlineData("2026-12-15", "alert-undelivered-late")]
    public void AlertThatReachedNobody_isGrave_whereTheSafeDayIsNear(string day, string kind) => Assert.Contains(
        ItemsAt(day + " 09:00", [Some.Code],
            [Some.Bill(BillState.Short), Raised(day + " 08:00", state: AlertState.Failed)]),
        i => i.Kind.Key == kind);

    /// <summary>Held up is what waits for that channel alone.</summary>
    [Theory]
    [InlineData("2026-12-11", false, "notice-undelivered", "1 pesan tertahan")]
    [InlineData("2026-12-15", false, "notice-undelivered-late", "1 pesan tertahan")]
    [InlineData("2026-12-15", true, "notice-undelivered", "tidak ada pesan yang tertahan")]
    public void DeadChannel_isGrave_whereItHoldsUpAWarningOfTheLastDays(
        string day, bool hasMail, string kind, string said)
    {
        var failed = Line(Phone, DeliveryOutcome.Pending, day + " 08:55", isOurs: true);
        var mailed = Line(Mail, DeliveryOutcome.Delivered, null);
        var item = Assert.Single(
            ItemsAt(day + " 09:00", [Some.Code],
                [
                    Some.Bill(BillState.Short),
                    Raised(day + " 08:50", deliveries: hasMail ? failed + "\n" + mailed : failed),
                ]),
            i => i.Subject == "channel~whatsapp");
        Assert.Equal(kind, item.Kind.Key);
        Assert.Contains(said, item.Why.Indonesian, StringComparison.Ordinal);
    }

    /// <summary>The token was mended: what went through since says so, to whomever it went.</summary>
    [Fact]
    public void DeadChannel_isOver_onceSomethingWentThrough_andWhereNothingWaitsForAWeek()
    {
        SheetRow[] rows =
        [
            Some.Bill(BillState.Short),
            Raised("2026-12-11 08:00", state: AlertState.Sent, deliveries: Line(
                Phone, DeliveryOutcome.Pending, "2026-12-11 08:00", isOurs: true)),
        ];
        var office = new Contact("whatsapp", "+6299");
        var through = new Notice("digest-33.16-2026-12-12", Some.At("2026-12-12 07:30"), "", "")
        {
            IsDone = true,
            Deliveries = Line(office, DeliveryOutcome.Delivered, "2026-12-12 07:31"),
        };
        bool IsListed(string now, params Notice[] sent) =>
            ItemsAt(now, [Some.Code], rows, sent).Any(i => i.Subject == "channel~whatsapp");

        Assert.True(IsListed("2026-12-12 09:00"));
        Assert.False(IsListed("2026-12-12 09:00", through));
        Assert.False(IsListed("2026-12-18 09:00"));
    }

    /// <summary>Whoever asks for another attempt is refused: only a receipt ends it.</summary>
    [Theory]
    [InlineData(BillState.Held, "2026-12-04 12:00")]
    [InlineData(BillState.Refused, "2026-12-15 12:00")]
    public void BillWithoutAFurtherNumber_isToBePaidAtACounter(BillState state, string now)
    {
        var bill = Some.Bill(state) with
        {
            Attempts = DebitId.AttemptMax,
            Hold = state == BillState.Held ? HoldReason.AttemptsUsedUp : null,
            Refusal = RefusalReason.NotPermitted,
        };
        var kind = Assert.Single(
            ItemsAt(
                now, [Some.Code],
                [
                    bill,
                    .. Enumerable.Range(1, DebitId.AttemptMax).Select(attempt =>
                        Some.Debit(DebitState.Refused, attempt: attempt) with
                        {
                            Refusal = RefusalReason.NotPermitted,
                            AnsweredAt = Some.At("2026-12-03 09:01"),
                        }),
                ]),
            i => i.Bills.Count > 0).Kind;

        Assert.Equal(WorkKinds.NoMoreAttempts, kind);
        Assert.Contains("catat bukti bayarnya", kind.ToDo.Indonesian, StringComparison.Ordinal);
        Assert.DoesNotContain("coba lagi", kind.ToDo.Indonesian, StringComparison.Ordinal);
    }
}
