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
            ?? throw new FormatException($"stage: expected one of {stages}, not '{request.Stage}'.");
        var tried = rules with { Messages = Messages(request) };
        var now = clock.GetUtcNow();
        var register = await registry.DistrictAsync(request.Village.District, rules.Today(now), stop);
        if (register.Villages.FirstOrDefault(v => v.Code == request.Village) is not { } village)
        {
            return null;
        }

        var open = OpenSheets.InScope(ledger, request.Village.District, rules, rules.Today(now));
        await open.ReadAsync(stop);
        var to = rung.Roles.Min();
        var alerts = Alerts(open.All, village.Code, rung, now);
        var letter = new VillageLetter(village.Code, village, register.Name, alerts, open.All, tried, now)
        {
            Taken = alerts,
            Language = request.Language,
            ReplyTo = links.Sample(request.Language),
        };
        if (alerts.Count == 0 || letter.IsOver)
        {
            return new PreviewedMessage(village, to, null);
        }

        var proofs = letter.IsLapsed ? await Proofs.ReadAsync(ledger, rules.Today(now), rules, stop) : null;
        return new PreviewedMessage(village, to, VillageText.Of(
            letter with { ProvenTo = proofs?.ProvenTo(village.Code, village, open.All, rules.Today(now), rules) }, to));
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
            .SelectMany(s => Segments.All.Select(segment => s.Bill(village, segment))).OfType<Bill>()
            .Where(b => rung.Reached switch
            {
                RungReached.Debited => b.State == BillState.Debited,
                RungReached.Covered => b.State == BillState.Covered,
                _ => !b.State.IsPaid(),
            })
            .Select(b => new Alert
            {
                Bill = b.Id, Stage = rung.Stage, State = AlertState.Sending, Amount = b.Amount, RaisedAt = now,
            }),
    ];
}
