using Microsoft.Extensions.Logging;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Takes in what is written to our number: an answer of a village's contact is kept as one from its page is, and says
/// so; anything else gets a question back. Kept before it is confirmed, so that a message brought again loses nothing;
/// confirmed once, however often it is brought.
/// </summary>
public sealed partial class HearAnswers(
    IRegistry registry, ILedger ledger, NoteReply note, IInbound inbound, Rules rules, TimeProvider clock,
    ILogger<HearAnswers> log, IAnswerBack? back = null, INotices? notices = null)
{
    /// <summary>More than any answer takes.</summary>
    private const int TextLengthMax = 1000;

    /// <summary>A number that nobody knows is told so once a day.</summary>
    private static readonly TimeSpan StrangerBreak = TimeSpan.FromHours(24);

    /// <summary>Longer than a message is brought again: what claims to be older, or from ahead, has no time.</summary>
    private static readonly TimeSpan BroughtMax = TimeSpan.FromDays(8);

    /// <summary>So much two clocks may differ.</summary>
    private static readonly TimeSpan AheadMax = TimeSpan.FromMinutes(5);

    private DateOnly Today => rules.Today(clock.GetUtcNow());

    public async Task RunAsync(InboundText word, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var before = await inbound.LastAsync(word.Number, stop);
        await inbound.NoteAsync(word.Number, word.At < now ? word.At : now, stop);
        if (word.Text is not { } text)
        {
            return;
        }

        var holders = await HoldersAsync(word.Number, stop);
        var said = holders.All.Count > 0
            ? await AnswerAsync(holders, word, text.Length <= TextLengthMax ? text : text[..TextLengthMax], stop)
            : before is null || now - before >= StrangerBreak ? ReplyText.Stranger(rules.Office)
            : "";
        if (said.Length > 0 && back is not null && await inbound.IsFirstAsync(word.Id, stop)
            && !await back.SayAsync(word.Number, said, stop))
        {
            NotSaid(holders.All.Count);
        }
    }

    private async Task<string> AnswerAsync(
        NumberHolders holders, InboundText word, string text, CancellationToken stop)
    {
        var meant = await MeantAsync(holders.All, word, stop);
        if (meant is null)
        {
            var villages = holders.OneEach(await OwingAsync(holders.All, stop), rules.NewestPayMonth(Today));
            if (villages.Count > 1)
            {
                return ReplyText.WhichVillage([.. villages.Select(h => h.Village.Name)]);
            }

            meant = villages[0];
        }

        // "Tomorrow" is the day after it was written, whenever it is brought.
        var now = clock.GetUtcNow();
        var writtenAt = word.At >= now - BroughtMax && word.At <= now + AheadMax ? word.At : now;
        return ReplyText.Parse(text, rules.Today(writtenAt)) switch
        {
            ReplyMessage.Question question => question.Text,
            ReplyMessage.Understood understood =>
                await note.RunAsync(meant.Village.Code, meant.Role, understood.Fields, writtenAt, stop) switch
                {
                    ReplyResult.Noted noted => ReplyText.Noted(meant.Village.Name, noted.Reply.Said),
                    ReplyResult.Refused refused => string.Join(' ', refused.Problems.Select(p => p.Said.Indonesian)),
                    _ => ReplyText.Stranger(rules.Office),
                },
            _ => throw new InvalidOperationException("ReplyMessage is closed."),
        };
    }

    /// <summary>The village whose message was answered; of one who has a single village, that one.</summary>
    private async Task<NumberHolder?> MeantAsync(
        IReadOnlyList<NumberHolder> holders, InboundText word, CancellationToken stop)
    {
        if (holders.Count == 1)
        {
            return holders[0];
        }

        if (word.About.Length == 0)
        {
            return null;
        }

        var today = Today;
        foreach (var district in holders.GroupBy(h => h.Village.Code.District))
        {
            var open = OpenSheets.InScope(ledger, district.Key, rules, today);
            await open.ReadAsync(stop);
            var told = open.All.SelectMany(s => s.Alerts).FirstOrDefault(
                a => Deliveries.Read(a.Deliveries).Values.Any(l => l.Reference == word.About));
            if (told is not null && district.FirstOrDefault(h => h.Village.Code == told.Village) is { } holder)
            {
                return holder;
            }
        }

        foreach (var holder in holders)
        {
            if (await IsOfAdvanceAsync(holder.Village.Code, word.About, today, stop))
            {
                return holder;
            }
        }

        return null;
    }

    /// <summary>Advance notices have no alert: what was told last of the month that opens or is open.</summary>
    private async Task<bool> IsOfAdvanceAsync(
        VillageCode village, string reference, DateOnly today, CancellationToken stop)
    {
        if (notices is null || rules.Ladder.Advance is not { } rung)
        {
            return false;
        }

        var newest = rules.NewestPayMonth(today);
        foreach (var id in from month in (PayMonth[])[newest.Plus(1), newest]
                           from role in rung.Roles
                           select new AdvanceId(village, month, role))
        {
            if (LastTold.Of(await notices.FindAsync(id.Last, stop)) is { } last
                && await notices.FindAsync(last.Notice, stop) is { } notice
                && Deliveries.Read(notice.Deliveries).Values.Any(l => l.Reference == reference))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<NumberHolders> HoldersAsync(string number, CancellationToken stop)
    {
        var holders = new NumberHolders(number);
        foreach (var district in await registry.DistrictsAsync("", stop))
        {
            holders.Add(await registry.DistrictAsync(district, Today, stop));
        }

        return holders;
    }

    /// <summary>Codes that have an unpaid bill, or rows that nobody can believe now.</summary>
    private async Task<IReadOnlySet<VillageCode>> OwingAsync(
        IReadOnlyList<NumberHolder> holders, CancellationToken stop)
    {
        var owing = new HashSet<VillageCode>();
        foreach (var district in holders.Select(h => h.Village.Code).GroupBy(c => c.District))
        {
            var open = OpenSheets.InScope(ledger, district.Key, rules, Today);
            await open.ReadAsync(stop);
            owing.UnionWith(district.Where(code => open.All.Any(
                s => !s.IsWhole(code) || s.BillsOf(code).Any(b => !b.State.IsPaid()))));
        }

        return owing;
    }

    [LoggerMessage(306, LogLevel.Warning, "an answer of a contact of {Villages} villages could not be confirmed")]
    private partial void NotSaid(int villages);
}
