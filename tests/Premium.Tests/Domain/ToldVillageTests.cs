using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Premium.Domain;
using Premium.InMemory;
using Premium.UseCases;

namespace Premium.Tests.Domain;

/// <summary>
/// Generated months of one village: money comes on some day or never, days fall out, holidays move the safe day, the
/// clock jumps, the village answers, an admin mutes it. Whatever happens, what it is told holds.
/// </summary>
public sealed class ToldVillageTests
{
    private const int Days = 45;

    private static readonly DateOnly First = new(2026, 12, 1);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task NoRungIsSkippedOrDoubled_noneComesAfterPaymentOrAtNight_andSomebodyIsAlwaysNext(int seed)
    {
        var played = await new Played(seed).PlayAsync();

        Assert.NotEmpty(played.Told);
        Assert.Equal(played.Told.Count, played.Told.DistinctBy(t => (t.Id, t.To)).Count());
        Assert.Empty(played.Skipped);
        Assert.Empty(played.OwnedByNobody);
        Assert.All(played.Told, t =>
        {
            var time = TimeOnly.FromDateTime(t.At.ToOffset(played.World.Rules.UtcOffset).DateTime);
            Assert.InRange(time, new TimeOnly(6, 0), new TimeOnly(20, 59, 59));
            Assert.False(t.IsWarning && t.WasPaid, $"seed {seed}: {t.Id} warns of what is paid, at {t.At}");
        });
    }

    /// <summary>Generated bills and balances: what is missing is what waits less what is there.</summary>
    [Fact]
    public void Shortfall_isExact_withTheBalanceCountedOnce()
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var random = new Random(seed);
            var balance = random.Next(3) == 0 ? (long?)null : random.Next(900_000);
            var sheets = Enumerable.Range(0, 1 + random.Next(4)).Select(back =>
            {
                var month = Some.December.Plus(-back);
                return Some.SheetOf(month, [.. Segments.All.Where(_ => random.Next(4) > 0).Select(s =>
                    Some.Bill(
                        random.Next(3) == 0 ? BillState.Debited : BillState.Short, 1 + random.Next(400_000), s,
                        s.PeriodDueIn(month)) with
                    { Available = balance is { } there ? new Rupiah(there) : null })]);
            }).ToList();
            var waiting = sheets.SelectMany(s => s.Bills).Where(b => b.State == BillState.Short)
                .Sum(b => b.Amount.Value);

            var shortfall = Shortfall.Of(Some.Code, sheets);

            Assert.Equal(waiting, shortfall.Needed.Value);
            Assert.Equal(
                waiting > 0 && balance is { } has && has < waiting ? waiting - has : null, shortfall.Missing?.Value);
        }
    }

    /// <summary>Money does not help a month that waits behind one the bank gave back.</summary>
    [Fact]
    public void C34_Shortfall_countsNoMonthThatWaitsForSomethingElse()
    {
        var (october, november) = (Some.November.Plus(-1), Some.November);
        var sheets = new[]
        {
            Some.SheetOf(Some.December.Plus(-1), Some.Bill(BillState.Refused, 70_000, Segment.Pu, october) with
            {
                Refusal = RefusalReason.GivenBack,
            }),
            Some.SheetOf(
                Some.December,
                Some.Bill(BillState.Held, 80_000, Segment.Pu, november) with { Hold = HoldReason.OlderBillOpen },
                Some.Bill(BillState.Short, 90_000, Segment.Bpu, november.Plus(1)) with
                {
                    Available = new Rupiah(1_000),
                }),
        };

        var shortfall = Shortfall.Of(Some.Code, sheets);

        Assert.Equal((90_000, 89_000), (shortfall.Needed.Value, shortfall.Missing!.Value.Value));
    }

    /// <summary>One generated village, day by day, with everything that was delivered and when.</summary>
    private sealed class Played
    {
        private readonly Random random;
        private readonly MuteMessages muting;
        private readonly NoteReply answering;
        private bool isPaid;

        public Played(int seed)
        {
            random = new Random(seed);
            World = new World("2026-12-01 08:00", faultOf: message =>
            {
                Told.Add(new Delivered(
                    message.Id, message.Recipient, World!.Time.GetUtcNow(),
                    message.Subject.Contains("belum", StringComparison.Ordinal), isPaid));
                return DeliveryFault.None;
            });
            World.Rules = World.Rules with
            {
                Calendar = World.Rules.Calendar.With(new Premium.Domain.Calendar(
                    Enumerable.Range(8, 10).Where(_ => random.Next(4) == 0).Select(d =>
                        new Holiday(new DateOnly(2026, 12, d), $"Libur {d}", HolidayKind.National)))),
            };
            muting = new MuteMessages(
                World.Replies, World.Registry, World.Ledger, World.Wake, World.Rules, World.Time);
            answering = new NoteReply(
                new ReadReplies(World.Registry, World.Ledger, World.Replies, World.Rules, World.Time), World.Replies,
                World.Rules, World.Time, NullLogger<NoteReply>.Instance);
        }

        public World World { get; }

        public List<Delivered> Told { get; } = [];

        public List<string> Skipped { get; } = [];

        public List<string> OwnedByNobody { get; } = [];

        public async Task<Played> PlayAsync()
        {
            await World.WithAsync(random.Next(200_000), bpu: random.Next(3), since: Some.December);
            World.OfficeContacts = [new Contact("email", "dinas@kab.example")];
            var moneyOn = random.Next(2 * Days);
            for (var day = 0; day < Days; day++)
            {
                if (day == moneyOn)
                {
                    World.Bank.Deposit(Some.Account(), new Rupiah(10_000_000));
                }

                // Days fall out for an outage, or because the clock leaps over them.
                if (day > 0 && random.Next(6) == 0)
                {
                    continue;
                }

                await LiveAsync(First.AddDays(day));
            }

            return this;
        }

        private async Task LiveAsync(DateOnly day)
        {
            await UntilAsync(World.Rules.At(day, new TimeOnly(8, 5)).AddMinutes(random.Next(600)));
            await World.CollectAsync();
            isPaid = (await World.SheetAsync()).Bills.All(b => b.State.IsPaid());
            await UntilAsync(World.Rules.At(day, new TimeOnly(20, 59)));
            await CheckAsync(day);
            if (random.Next(12) == 0)
            {
                await muting.MuteAsync(
                    new MuteRequest(
                        $"{Some.Code}", "kantor desa pindah",
                        day.AddDays(random.Next(6)).ToString("O", CultureInfo.InvariantCulture), "Sari"),
                    default);
            }

            if (random.Next(8) == 0)
            {
                var in4Days = day.AddDays(4).ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);
                await answering.RunAsync(
                    Some.Code, ContactRole.Treasurer,
                    random.Next(2) == 0
                        ? new ReplyFields(ReplyKind.PaidAtTeller, Slip: "ABC123", Day: "hari ini")
                        : new ReplyFields(ReplyKind.WaitingForAdd, Day: in4Days),
                    default);
            }
        }

        private async Task CheckAsync(DateOnly day)
        {
            var (rules, sheet) = (World.Rules, await World.SheetAsync());
            var book = await World.Replies.DistrictAsync(Some.District, default);
            var isSpared = book.MuteOf(Some.Code, day) is not null
                || Silence.Of(book.Of(Some.Code), day, rules.Calendar) is { SameRungUntil: not null };
            foreach (var bill in sheet.Bills.Where(b => !b.State.IsPaid()))
            {
                var stage = rules.Ladder.StageOn(bill, day, rules.Local, [sheet]);
                if (stage is not null && !isSpared
                    && !sheet.AlertsOf(bill.Id).Any(a => a.Rung == stage && a.State == AlertState.Sent))
                {
                    Skipped.Add($"{day}: {bill.Id} at {stage}");
                }

                if (rules.Ladder.Next(bill, day, rules.Local, [sheet]) is not var (_, next)
                    || (next.Roles.Count == 0 && !next.Office))
                {
                    OwnedByNobody.Add($"{day}: nobody hears next of {bill.Id}");
                }
            }

            var items = await World.ItemsAsync();
            OwnedByNobody.AddRange(sheet.Bills.Where(b => b.State.IsMissed() && !items.Any(i => i.Bills.Contains(b.Id)))
                .Select(b => $"{day}: {b.Id} is {b.State} and nobody's work"));
        }

        private async Task UntilAsync(DateTimeOffset end)
        {
            while (World.Wake.NextDue is { } due && due <= end)
            {
                Pass(due);
                await World.PumpAsync();
            }

            Pass(end);
        }

        private void Pass(DateTimeOffset to)
        {
            if (to > World.Time.GetUtcNow())
            {
                World.Time.SetUtcNow(to.ToUniversalTime());
            }
        }
    }

    private sealed record Delivered(string Id, string To, DateTimeOffset At, bool IsWarning, bool WasPaid);
}
