using System.Globalization;
using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Tells villages before the debits of a month begin what will be debited. There are no bills yet, so what is told
/// stands in the outbox: once for each village, role and sum, and again where the sum changes, also back to one that
/// was told before: looked at every few hours, and on the opening day at every check until the debits begin. A village
/// whose messages are muted is told when the mute ends, if it ends before. It holds up nothing and is nobody's work:
/// who has not heard of it hears on the ladder.
/// </summary>
public sealed partial class TellAdvance(
    IRegistry registry, ILedger ledger, IEnumerable<IAlertChannel> channels, INotices notices, Rules rules,
    TimeProvider clock, ILogger<TellAdvance> log, ReplyLinks? links = null, IReplies? replies = null)
{
    private const string Prefix = AdvanceNotice.Prefix;

    /// <summary>In the mark of a district on the opening day, in place of the part of the day.</summary>
    private const string Begun = "begun";

    /// <summary>How often rosters, which are long, are read to see whether a sum has changed.</summary>
    private const int HoursBetween = 3;

    /// <summary>
    /// How long those that are tried again may take, and those that were never tried as long again: each waits for a
    /// channel that stays silent. The next waking goes on where this one ended.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly NoticeSender sender = new(new Messenger(channels, clock, log), notices, clock);

    public async Task RunAsync(string regency, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (rules.Quiet.Until(now, rules.Local) is not null)
        {
            return;
        }

        var today = rules.Today(now);
        var failures = new FirstFailure(stop);
        var waiting = (await notices.WaitingAsync(stop)).All;

        var until = now + Patience;

        // One whose id says nothing holds up no other: the worklist names it. What a silent server has been offered
        // often comes last.
        foreach (var district in waiting.Where(n => !(n.NextTry > now)).OrderBy(n => n.Tries)
            .Select(n => (Notice: n, Id: AdvanceId.Parse(n.Id)!)).Where(n => n.Id is not null)
            .GroupBy(n => n.Id.Village.District))
        {
            if (clock.GetUtcNow() >= until)
            {
                break;
            }

            await failures.TryAsync(() => RetryAsync(district.Key, [.. district], today, until, stop));
        }

        var months = AdvanceNotice.ToldOn(today, rules);
        until = clock.GetUtcNow() + Patience;
        foreach (var district in months.Count > 0 ? await registry.DistrictsAsync(regency, stop) : [])
        {
            foreach (var month in months)
            {
                await failures.TryAsync(() => TellAsync(district, month, today, until, stop));
            }
        }

        failures.Throw();
    }

    private async Task TellAsync(
        DistrictCode district, PayMonth month, DateOnly today, DateTimeOffset until, CancellationToken stop)
    {
        var opens = IsOpeningDay(month);
        var part = opens ? Begun : $"{rules.Local.TimeOf(clock.GetUtcNow()).Hour / HoursBetween}";
        var done = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{district}-{month}-{today:yyyyMMdd}-{part}");
        if (clock.GetUtcNow() >= until || await notices.FindAsync(done, stop) is not null)
        {
            return;
        }

        var hasBegun = opens && await HasBegunAsync(district, month, stop);
        IReadOnlyList<VillageLetter> letters = hasBegun
            ? [] : await LettersAsync(registry, ledger, district, month, rules, clock.GetUtcNow(), stop);
        var said = await SaidAsync(district, stop);
        foreach (var letter in letters.Where(l => said.MuteOf(l.Code, today) is null))
        {
            if (clock.GetUtcNow() >= until)
            {
                return;
            }

            foreach (var role in rules.Ladder.Advance!.Roles)
            {
                await TellAsync(letter, month, role, stop);
            }
        }

        if (!opens || hasBegun)
        {
            await notices.PutAsync(new Notice(done, clock.GetUtcNow(), "", "") { IsDone = true }, stop);
            Noted(district, month, letters.Count);
        }
    }

    /// <summary>Then whoever was told another sum is told; all else was said before.</summary>
    private bool IsOpeningDay(PayMonth month) =>
        rules.Calendar.OpeningDay(month) == rules.Today(clock.GetUtcNow());

    /// <summary>
    /// A collection has been through the district: of what it debits now the ladder tells. Bills alone are made by
    /// whatever wakes the district that morning.
    /// </summary>
    private async Task<bool> HasBegunAsync(DistrictCode district, PayMonth month, CancellationToken stop) =>
        (await ledger.SheetsAsync(district, month, month, stop)).Any(s => s.Debits.Count > 0);

    private async Task<ReplyBook> SaidAsync(DistrictCode district, CancellationToken stop) =>
        replies is null ? ReplyBook.Empty : await replies.DistrictAsync(district, stop);

    /// <summary>What each village of a district is told of a month that has not opened.</summary>
    internal static async Task<IReadOnlyList<VillageLetter>> LettersAsync(
        IRegistry registry, ILedger ledger, DistrictCode district, PayMonth month, Rules rules, DateTimeOffset now,
        CancellationToken stop)
    {
        var register = await registry.DistrictAsync(district, rules.Calendar.OpeningDay(month), stop);
        var sheets = OpenSheets.InScope(ledger, district, rules, rules.Today(now), with: month);
        await sheets.ReadAsync(stop);
        var roster = new DistrictRoster(register.Villages, await registry.RostersAsync(district, stop))
        {
            Billings = await registry.BillingsAsync(district, month, month, stop),
        };
        return AdvanceNotice.Letters(register, roster, sheets.All, month, rules, now);
    }

    private async Task TellAsync(VillageLetter letter, PayMonth month, ContactRole role, CancellationToken stop)
    {
        var persons = PersonsOf(letter.Village!, role, "", clock.GetUtcNow());
        if (persons.Count == 0)
        {
            return;
        }

        var id = new AdvanceId(letter.Code, month, role);
        var last = LastTold.Of(await notices.FindAsync(id.Last, stop));
        var next = LastTold.Next(last, id, letter.Total);
        if (last == next || (last is null && IsOpeningDay(month)))
        {
            return;
        }

        // One text for all who hold the role: in English where nobody of them reads Indonesian.
        var language = persons.SelectMany(p => p).All(c => c.Language == "en") ? "en" : "id";
        var now = clock.GetUtcNow();
        var text = VillageText.Of(
            letter with { ReplyTo = links?.For(letter.Code, role, now, language), Language = language }, role);
        var notice = await notices.AddAsync(
            new Notice(next.Notice, now, text.Subject, text.Body)
            {
                Short = text.Short,
                Html = text.Html,
            },
            stop);

        // In the outbox before it counts as the last one: a stop in between finds it under the same id.
        await notices.PutAsync(next.AsNotice(id, now), stop);
        if (!notice.IsDone && !(notice.NextTry > now))
        {
            await SendAsync(notice, letter.Village!, role, stop);
        }
    }

    private Task SendAsync(
        Notice notice, Village village, ContactRole role, CancellationToken stop) => sender.SendAsync(
        notice,
        PersonsOf(village, role, notice.Deliveries, clock.GetUtcNow()),
        _ => new AlertMessage(notice.Id, "", notice.Subject, notice.Body)
        {
            Short = notice.Short,
            Html = notice.Html,
            Village = $"{village.Code}",
            Origin = $"{DeliveryOrigin.Of(notice)}",
        },
        stop);

    private static IReadOnlyList<IReadOnlyList<Contact>> PersonsOf(
        Village village, ContactRole role, string deliveries, DateTimeOffset now) =>
        Reaching.Persons(new Recipients(village.Contacts, []).Of(
            [new Rung("", RungReached.BankingDaysBeforeOpening, To: [role])], Deliveries.Read(deliveries), now));

    [LoggerMessage(307, LogLevel.Information, "{District} {PayMonth}: {Villages} villages have their advance notice")]
    private partial void Noted(DistrictCode district, PayMonth payMonth, int villages);
}
