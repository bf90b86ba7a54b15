using System.Globalization;
using Premium.Domain;

namespace Premium.Tests.Domain;

/// <summary>Sample data, all of it invented but for the village codes.</summary>
internal static class Some
{
    public const string Bank = "bjt";

    public static readonly DistrictCode District = DistrictCode.Parse("33.16.12");

    public static readonly VillageCode Code = VillageCode.Parse("33.16.12.2010");

    /// <summary>PU of November 2026: opens 1 December, safe and legally due on Tuesday 15 December.</summary>
    public static readonly Period November = new(2026, 11);

    /// <summary>The pay month of PU of November and of BPU of December.</summary>
    public static readonly PayMonth December = PayMonth.Parse("2026-12");

    public static readonly IReadOnlyList<SocialProgram> FourPrograms =
        [SocialProgram.Jkk, SocialProgram.Jkm, SocialProgram.Jht, SocialProgram.Jp];

    public static readonly IReadOnlyList<SocialProgram> TwoPrograms = [SocialProgram.Jkk, SocialProgram.Jkm];

    /// <summary>Local time of the regency: <c>2026-12-03 09:00</c>.</summary>
    public static DateTimeOffset At(string local) => DateTimeOffset.ParseExact(
        local + " +07:00", "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Of a bank whose statements show at once what it did, unless a test has other terms.</summary>
    public static Rules Rules(BankTerms? terms = null) => Premium.Domain.Rules.Shipped(
        new Dictionary<string, BankTerms>(StringComparer.Ordinal)
        {
            [Bank] = terms ?? new BankTerms { StatementLag = TimeSpan.Zero },
        },
        RoundingRule.PersonHalfUp);

    public static BankAccount Account(VillageCode? code = null) =>
        new(Bank, AccountNo.Parse("3012" + (code ?? Code).Digits));

    public static Mandate Mandate(VillageCode? code = null) => new(
        Account(code),
        SourceOfFunds.Add,
        new DateOnly(2026, 1, 1),
        new DateOnly(2027, 12, 31),
        new Rupiah(100_000_000));

    /// <summary>A village with two officials (PU) and, if asked for, neighbourhood heads (BPU).</summary>
    public static Village Village(VillageCode? code = null, PayMonth? since = null, int bpu = 0) => new(
        code ?? Code,
        "Sumberwaras",
        since ?? December,
        new Dictionary<Segment, int> { [Segment.Pu] = 2, [Segment.Bpu] = bpu },
        Mandate(code),
        [new Contact("email", $"bendahara-{(code ?? Code).Number}@desa.example")]);

    public static Roster Roster(VillageCode? code = null, int bpu = 0) => new(
        code ?? Code,
        PayerKind.VillageBudget,
        [
            Official("kades", 2_426_640),
            Official("sekdes", 2_224_420),
            .. Enumerable.Range(1, bpu).Select(i => Neighbour($"rt{i}")),
        ]);

    public static Member Official(string id, long wage, IReadOnlyList<SocialProgram>? programs = null) => new(
        id, Segment.Pu, MemberGroup.Official, RiskGroup.VeryLow, new Rupiah(wage), programs ?? FourPrograms);

    public static Member Neighbour(string id, IReadOnlyList<SocialProgram>? programs = null) => new(
        id, Segment.Bpu, MemberGroup.Neighbourhood, RiskGroup.VeryLow, Rupiah.Zero, programs ?? TwoPrograms);

    /// <summary>What BPJS bills for two officials; of others only the sum of JKK and JKM is told.</summary>
    public static BpjsBilling Billing(
        VillageCode? village = null, Segment segment = Segment.Pu, PayMonth? month = null,
        string code = "261200000001", long jkk = 11_163, long jkm = 13_953, int people = 2) => new(
            village ?? Code, segment, segment.PeriodDueIn(month ?? December), "12345678", code, people,
            new Dictionary<SocialProgram, Rupiah> { [SocialProgram.Jkk] = new(jkk), [SocialProgram.Jkm] = new(jkm) });

    public static BillId BillId(Segment segment = Segment.Pu, Period? period = null, VillageCode? code = null) =>
        new(code ?? Code, segment, period ?? November);

    public static Bill Bill(
        BillState state = BillState.Planned, long amount = 216_742, Segment segment = Segment.Pu, Period? period = null,
        VillageCode? code = null) => new()
        {
            Id = BillId(segment, period, code),
            State = state,
            Hold = state == BillState.Held ? HoldReason.NoMandate : null,
            HeadCount = 2,
            Lines = [new BillLine(SocialProgram.Jkk, new Rupiah(amount), Rupiah.Zero, 2)],
            OnlyGroup = MemberGroup.Official,
            Attempts = state is BillState.Planned or BillState.Held ? 0 : 1,
        };

    public static Debit Debit(
        DebitState state = DebitState.Reserved, long amount = 216_742, Segment segment = Segment.Pu,
        Period? period = null, int attempt = 1, VillageCode? code = null) => new()
        {
            Id = BillId(segment, period, code).Attempt(attempt),
            State = state,
            Bank = Bank,
            Source = Account(code).No,
            Amount = new Rupiah(amount),
            ReservedAt = At("2026-12-03 09:00"),
            Requests = PaymentOrder.RequestsPerCall,
        };

    /// <summary>The message of one alert alone, as the treasurer gets it.</summary>
    public static AlertText Text(Alert alert, Bill bill) => VillageText.Of(
        new VillageLetter(
            bill.Village, Village(bill.Village), "Ngawen", [alert], [Sheet(bill, alert)], Rules(), alert.RaisedAt)
        {
            Taken = [alert],
        },
        ContactRole.Treasurer);

    public static Sheet Sheet(params SheetRow[] rows) => SheetOf(December, rows);

    public static Sheet SheetOf(PayMonth month, params SheetRow[] rows) =>
        new(District, month, new Head(1, "x"), rows);

    public static Evidence Evidence() => new(At("2026-12-03 09:01"), "2001700", "Successful", "REF1");
}
