using System.Globalization;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Verification.Simulation;

/// <summary>
/// Phones behind a channel that takes over first and tells later: delivered, read, failed; late, doubled, out of order
/// or never. Whatever could not be taken in is told again, for days.
/// </summary>
internal sealed class SimulatedPhones(
    Scene scene, SimulatedTreasurers treasurers, Action<IReadOnlyList<(string Name, Job Does)>> work) : IAnswerBack
{
    public const string Channel = "whatsapp";

    /// <summary>What a worker is called that takes word of a message in.</summary>
    public const string Word = "word of ";

    private const int DaysMax = 4;

    private readonly Dice dice = scene.Dice;
    private int taken;

    /// <returns>Its reference, by which its fate is told.</returns>
    public string Take(AlertMessage message)
    {
        var reference = string.Create(CultureInfo.InvariantCulture, $"wamid.{++taken}");
        var chance = dice.Rates.PhoneWord;
        if (dice.Fault(chance, "PhoneFailsLater"))
        {
            // Nothing was shown; held back, it is worth trying again, another number is not.
            var isHeldBack = dice.Chance(0.5);
            Tell(message, reference, isHeldBack ? DeliveryOutcome.Pending : DeliveryOutcome.Refused);
            return reference;
        }

        scene.Auditor.Shown(message, scene.Clock.GetUtcNow());
        treasurers.Got(message, Channel, reference);
        if (dice.Fault(chance, "PhoneSilentForever"))
        {
            return reference;
        }

        Tell(message, reference, DeliveryOutcome.Accepted);
        Tell(message, reference, DeliveryOutcome.Delivered);
        if (dice.Chance(0.7))
        {
            Tell(message, reference, DeliveryOutcome.Read);
        }

        return reference;
    }

    public Task<bool> SayAsync(string number, string text, CancellationToken stop)
    {
        scene.Auditor.Said("an answer back", text);
        return Task.FromResult(!dice.Fault(dice.Rates.Phone, "AnswerBackLost"));
    }

    private void Tell(AlertMessage message, string reference, DeliveryOutcome outcome)
    {
        var (now, chance) = (scene.Clock.GetUtcNow(), dice.Rates.PhoneWord);
        var isLate = dice.Fault(chance, "PhoneWordLate");
        var word = new DeliveryWord(
            DeliveryOrigin.TryParse(message.Origin, out var origin)
                ? origin
                : throw new InvalidOperationException($"{message.Id} says not where its fate is noted."),
            Channel, message.Recipient, new DeliveryLine(outcome) { At = now, Reference = reference })
        {
            After = outcome == DeliveryOutcome.Pending ? dice.Seconds(0, 3_000) : default,
        };
        scene.Agenda.At(now + dice.Seconds(1, isLate ? 100_000 : 60), () => Bring(word, now.AddDays(DaysMax)));
        if (dice.Fault(chance, "PhoneWordDoubled"))
        {
            scene.Agenda.At(now + dice.Seconds(1, 10_000), () => Bring(word, now.AddDays(DaysMax)));
        }
    }

    private void Bring(DeliveryWord word, DateTimeOffset until)
    {
        var isIn = false;
        scene.Log.Add("word", word.Origin.Message, word.Line.Outcome);
        scene.Auditor.Hearing(word.Origin.Message, word.Address, word.Line.Outcome.ToString());
        work([
            (Word + word.Origin.Message, engine => async stop =>
            {
                await engine.HearAsync([word], stop);
                isIn = true;
            }),
        ]);
        dice.Saw($"word of a phone: {word.Line.Outcome}");
        if (!isIn && scene.Clock.GetUtcNow() < until)
        {
            scene.Agenda.At(scene.Clock.GetUtcNow() + dice.Seconds(60, 7_200), () => Bring(word, until));
        }
    }
}
