using System.Globalization;
using Premium.Domain;
using Premium.UseCases;

namespace Premium.Tests.Pages;

/// <summary>Invented villages, bills and runs around 3 December 2026, 08.05 WIB.</summary>
internal static class Sample
{
    /// <summary>The account of every village; no page may show it.</summary>
    public const string Account = "3021987654321";

    public static readonly DateTimeOffset Now = new(2026, 12, 3, 8, 5, 0, TimeSpan.FromHours(7));

    public static readonly Period November = new(2026, 11);

    private static readonly global::Premium.Domain.Calendar Calendar = global::Premium.Domain.Calendar.Shipped();

    public static DistrictCode District(int number) =>
        DistrictCode.Parse(string.Create(CultureInfo.InvariantCulture, $"33.16.{number:00}"));

    public static Village Village(int district, int number, string name) => new(
        VillageCode.Of(District(district), (2000 + number).ToString(CultureInfo.InvariantCulture)),
        name,
        PayMonth.Parse("2026-01"),
        new Dictionary<Segment, int> { [Segment.Pu] = 12, [Segment.Bpu] = 31 },
        new Mandate(
            new BankAccount("bpd", AccountNo.Parse(Account)),
            SourceOfFunds.Add,
            new DateOnly(2026, 1, 1),
            new DateOnly(2026, 12, 31),
            new Rupiah(10_000_000)),
        []);

    public static Bill Bill(Village village, Segment segment, Period period, BillState state) => new()
    {
        Id = new BillId(village.Code, segment, period),
        State = state,
        Hold = state == BillState.Held ? HoldReason.MandateExpired : null,
        Refusal = state switch
        {
            BillState.Short => RefusalReason.NoFunds,
            BillState.Refused => RefusalReason.AccountBlocked,
            _ => null,
        },
        HeadCount = segment == Segment.Pu ? 12 : 31,
        Lines = segment == Segment.Pu
            ? [new BillLine(SocialProgram.Jht, new Rupiah(2_384_164), Rupiah.Zero, 12)]
            : [new BillLine(SocialProgram.Jkk, new Rupiah(520_800), Rupiah.Zero, 31)],
        Attempts = state is BillState.Planned or BillState.Held ? 0 : 1,
        NextTry = state == BillState.Short ? Now.AddDays(1) : null,
        Available = state == BillState.Short ? new Rupiah(300_000) : null,
    };

    public static BillView View(Village village, Segment segment, Period period, BillState state)
    {
        var bill = Bill(village, segment, period, state);
        var safeDay = Calendar.SafeDebitDay(segment, period);
        var today = DateOnly.FromDateTime(Now.DateTime);
        var standing = new StandingRules().Of([bill], today, today, Calendar);
        return new BillView(
            village, bill, standing, safeDay, safeDay.DayNumber - today.DayNumber, Alert(bill), Attempt(bill));
    }

    /// <summary>A district of so many villages with one PU and one BPU bill each, in states taken in turn.</summary>
    public static DistrictView DistrictOf(int number, string name, int villages, params BillState[] states)
    {
        var bills = new List<BillView>();
        for (var i = 1; i <= villages; i++)
        {
            var village = Village(number, i, $"{name} {i}");
            bills.Add(View(village, Segment.Pu, November, states[(i - 1) % states.Length]));
            bills.Add(View(village, Segment.Bpu, November, BillState.Covered));
        }

        return new DistrictView(District(number), name, villages, Count(bills), bills, []);
    }

    public static Tally Count(IReadOnlyList<BillView> bills)
    {
        int Of(params BillState[] states) => bills.Count(b => states.Contains(b.Bill.State));
        return new Tally(
            Expected: bills.Count,
            Done: Of(BillState.Debited, BillState.Covered),
            Short: Of(BillState.Short),
            Refused: Of(BillState.Refused),
            Unknown: Of(BillState.Debiting, BillState.Unknown),
            Held: Of(BillState.Held),
            Skipped: Of(BillState.Planned));
    }

    public static Run Run(string id, RunPurpose purpose, RunState state, Tally tally) => new(
        id,
        purpose,
        "33.16",
        Now.AddHours(-2),
        state,
        tally,
        state == RunState.Open ? null : Now.AddHours(-1),
        Bank: purpose == RunPurpose.Reconcile ? "bpd" : "",
        PayMonth: purpose == RunPurpose.Reconcile ? Segment.Pu.PayMonthOf(November) : null);

    private static Alert? Alert(Bill bill) => !bill.State.IsMissed() ? null : new Alert
    {
        Bill = bill.Id,
        Stage = "missed",
        State = AlertState.Sent,
        Amount = bill.Amount,
        RaisedAt = Now.AddHours(-2),
        SentAt = Now.AddHours(-1),
        Deliveries = "whatsapp:6281200000001=Delivered",
    };

    private static Debit? Attempt(Bill bill) => bill.Attempts == 0 ? null : new Debit
    {
        Id = bill.Id.Attempt(bill.Attempts),
        State = bill.State switch
        {
            BillState.Planned => DebitState.Abandoned,
            BillState.Held => DebitState.Abandoned,
            BillState.Debiting => DebitState.Reserved,
            BillState.Unknown => DebitState.Unknown,
            BillState.Short => DebitState.Refused,
            BillState.Refused => DebitState.Refused,
            BillState.Debited => DebitState.Paid,
            BillState.Covered => DebitState.Paid,
        },
        Bank = "bpd",
        Source = AccountNo.Parse(Account),
        Amount = bill.Amount,
        ReservedAt = Now.AddHours(-2),
        Requests = 1,
        Refusal = bill.Refusal,
        Code = bill.State == BillState.Short ? "4031714" : "",
        Message = $"account {Account}",
        Why = $"no answer for {Account}",
    };
}
