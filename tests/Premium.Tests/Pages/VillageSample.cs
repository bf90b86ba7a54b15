using Premium.Domain;
using Premium.UseCases;

namespace Premium.Tests.Pages;

/// <summary>Views of an invented village around 3 December 2026.</summary>
internal static class VillageSample
{
    public static readonly Village Village = Sample.Village(12, 10, "Wanasari") with
    {
        Npp = "12345678",
        Contacts =
        [
            new Contact("email", "bendahara@wanasari.example") { Name = "Tini" },
            new Contact("whatsapp", "6281200000001") { Role = ContactRole.Head },
        ],
    };

    public static readonly DateOnly Today = DateOnly.FromDateTime(Sample.Now.DateTime);

    private static readonly Calendar Calendar = Calendar.Shipped();

    public static VillageView View(params VillageBill[] bills) =>
        new(Village.Code, "Ngarsopuro", Today, PayMonth.Parse("2026-12"))
        {
            Village = Village,
            Bills = bills,
            Segments =
            [
                .. Segments.All.Select(s => new SegmentView(
                    s, Standing.Late,
                    [.. bills.Where(b => b.Bill.Id.Segment == s && !b.Bill.State.IsPaid())], People: 12)
                {
                    LapsesOn = new DateOnly(2027, 1, 23),
                }),
            ],
        };

    /// <summary>A bill in a state with its attempt, one alert and, where it is covered, its receipt.</summary>
    public static VillageBill Bill(
        BillState state, Segment segment = Segment.Pu, Period? period = null, IReadOnlyList<EvidenceRow>? calls = null)
    {
        var bill = Sample.Bill(Village, segment, period ?? Sample.November, state);
        var safeDay = Calendar.SafeDebitDay(segment, bill.Id.Period);
        var debit = bill.Attempts == 0 ? null : Debit(bill);
        var receipt = state == BillState.Covered ? Receipt(bill) : null;
        SheetRow?[] rows = [bill, debit, receipt];
        var sheet = new Sheet(
            Village.Code.District, bill.Id.PayMonth, new Head(1, "x"), rows.OfType<SheetRow>());
        return new VillageBill(bill, safeDay, safeDay.DayNumber - Today.DayNumber)
        {
            Attempts = debit is null
                ? []
                : [new VillageAttempt(debit, AttemptStory.Of(debit, sheet, calls ?? []), calls ?? [])],
            Alerts = [Alert(bill)],
            Receipts = receipt is null ? [] : [new VillageReceipt(receipt, IsTakenBack: false, [])],
            PaidBy = sheet.PaidBy(bill),
            Balance = Shortfall.BalanceFor(bill, debit, debit?.Account),
        };
    }

    public static Debit Debit(Bill bill, int attempt = 1) => new()
    {
        Id = bill.Id.Attempt(attempt),
        State = bill.State switch
        {
            BillState.Debiting => DebitState.Reserved,
            BillState.Unknown => DebitState.Unknown,
            BillState.Debited or BillState.Covered => DebitState.Paid,
            _ => DebitState.Refused,
        },
        Bank = "bpd",
        Source = AccountNo.Parse(Sample.Account),
        Amount = bill.Amount,
        ReservedAt = Sample.Now.AddHours(-2),
        AnsweredAt = Sample.Now.AddHours(-2).AddSeconds(2),
        Requests = 1,
        Refusal = bill.Refusal,
        Code = bill.State == BillState.Short ? "4031714" : "",
        Message = $"account {Sample.Account} holds too little",
        BankReference = bill.State.IsPaid() ? "REF-777" : "",
    };

    public static Alert Alert(Bill bill, string stage = "missed") => new()
    {
        Bill = bill.Id,
        Stage = stage,
        State = AlertState.Sent,
        Amount = bill.Amount,
        RaisedAt = Sample.Now.AddHours(-2),
        SentAt = Sample.Now.AddHours(-1),
        Deliveries = "email:bendahara@wanasari.example=Delivered\nwhatsapp:6281200000001=Read\n"
            + "whatsapp:6281299999999=Refused",
    };

    public static EvidenceRow Call(Bill bill, string request = "{}", string reply = "{}") => new()
    {
        Id = bill.Id.Attempt(1),
        Entry = 1,
        Number = 0,
        Call = new BankCall(SnapService.Transfer, CallFate.Answered, Sample.Now.AddHours(-2))
        {
            AnsweredAt = Sample.Now.AddHours(-2).AddSeconds(2.5),
            HttpStatus = 403,
            Request = request,
            Reply = reply,
        },
    };

    private static Receipt Receipt(Bill bill) => new()
    {
        Bill = bill.Id,
        Ordinal = 1,
        Number = $"BPJS-{bill.Id.Segment.Label()}-{bill.Id.Period.Yymm}",
        Amount = bill.Amount,
        PaidOn = Today,
        RecordedBy = "sari",
        RecordedAt = Sample.Now,
    };
}
