using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>What somebody wants to see before it counts.</summary>
/// <param name="Village">Whose message.</param>
/// <param name="Stage">Of the ladder.</param>
/// <param name="Language"><c>id</c> or <c>en</c>.</param>
/// <param name="Texts">A file of texts in that language; empty for those that count today.</param>
public sealed record PreviewRequest(VillageCode Village, string Stage, string Language, string Texts);

/// <summary>A message as it would go out now.</summary>
/// <param name="Village">Whose.</param>
/// <param name="To">Who would be addressed.</param>
/// <param name="Text">Null where nothing is to be told at that stage.</param>
public sealed record PreviewedMessage(Village Village, ContactRole To, AlertText? Text);

/// <summary>
/// Shows the message of a village at a stage, made of its bills as they are and the texts that count, or others that
/// are tried. Sends and writes nothing.
/// </summary>
public sealed class PreviewMessage(
    IRegistry registry, ILedger ledger, Rules rules, ReplyLinks links, TimeProvider clock)
{
    /// <returns>Null where the register does not have the village.</returns>
    /// <exception cref="FormatException">The texts or the stage are not accepted.</exception>
    public async Task<PreviewedMessage?> RunAsync(PreviewRequest request, CancellationToken stop)
    {
        var stages = string.Join(", ", rules.Ladder.Rungs.Select(r => r.Stage));
        var rung = rules.Ladder.Rungs.FirstOrDefault(r => r.Stage == request.Stage)
            ?? throw WrongField.Of(new(
                $"stage: yang diterima salah satu dari {stages}, bukan '{request.Stage}'.",
                $"stage: expected one of {stages}, not '{request.Stage}'."));
        var tried = rules with { Messages = Messages(request) };
        var now = clock.GetUtcNow();
        var register = await registry.DistrictAsync(request.Village.District, rules.Today(now), stop);
        if (register.Villages.FirstOrDefault(v => v.Code == request.Village) is not { } village)
        {
            return null;
        }

        var letter = rung.Reached == RungReached.BankingDaysBeforeOpening
            ? await AdvanceAsync(village, tried, now, stop)
            : await LetterAsync(village, register, rung, tried, now, stop);
        var to = rung.Roles.Min();
        return new PreviewedMessage(village, to, letter is null or { IsOver: true } ? null : VillageText.Of(
            letter with { Language = request.Language, ReplyTo = links.Sample(request.Language) }, to));
    }

    private async Task<VillageLetter?> AdvanceAsync(
        Village village, Rules tried, DateTimeOffset now, CancellationToken stop)
    {
        var month = rules.NewestPayMonth(rules.Today(now)).Plus(1);
        return (await TellAdvance.LettersAsync(
            registry, ledger, village.Code.District, month, tried, now, stop))
            .FirstOrDefault(l => l.Code == village.Code);
    }

    private async Task<VillageLetter?> LetterAsync(
        Village village, DistrictRegister register, Rung rung, Rules tried, DateTimeOffset now,
        CancellationToken stop)
    {
        var today = rules.Today(now);
        var open = OpenSheets.InScope(ledger, village.Code.District, rules, today);
        await open.ReadAsync(stop);
        var alerts = Alerts(open.All, village.Code, rung, now);
        if (alerts.Count == 0)
        {
            return null;
        }

        var letter = new VillageLetter(village.Code, village, register.Name, alerts, open.All, tried, now)
        {
            Taken = alerts,
            Accounts = PayingAccounts.Of(register),
        };
        var proofs = letter.IsLapsed ? await Proofs.ReadAsync(ledger, today, stop) : null;
        return letter with
        {
            ProvenTo = proofs?.ProvenTo(village.Code, village, open.All, today, rules),
            Awaited = letter.TellsReceipt ? await open.AwaitedAsync(rules, today, [], stop) : [],
        };
    }

    private MessageBook Messages(PreviewRequest request)
    {
        var file = request.Language == "en" ? RuleFile.MessagesEn : RuleFile.MessagesId;
        if (string.IsNullOrWhiteSpace(request.Texts))
        {
            return rules.Messages;
        }

        var texts = MessageTexts.Parse(file, request.Texts);
        return request.Language == "en"
            ? rules.Messages with { English = texts }
            : rules.Messages with { Indonesian = texts };
    }

    /// <summary>As if every bill that the stage can be about had reached it just now.</summary>
    private static List<Alert> Alerts(
        IReadOnlyList<Sheet> sheets, VillageCode village, Rung rung, DateTimeOffset now) =>
    [
        .. sheets.Where(s => s.IsReadable(village))
            .SelectMany(s => s.BillsOf(village))
            .Where(b => rung.Reached switch
            {
                RungReached.Debited => b.State == BillState.Debited,
                RungReached.Covered => b.State == BillState.Covered,
                _ => !b.State.IsPaid(),
            })
            .Select(b => Ladder.Raised(b, rung.Stage, now)),
    ];
}
