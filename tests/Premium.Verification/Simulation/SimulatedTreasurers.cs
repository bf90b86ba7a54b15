using System.Globalization;
using System.Text.RegularExpressions;
using Premium.Domain;
using Premium.Ports;
using Premium.UseCases;

namespace Premium.Verification.Simulation;

/// <summary>
/// Who reads the messages: some answer, by the link or by a text from their phone, rightly or not, once or twice; and
/// now and then an admin stops the messages of a village, or lets them go on.
/// </summary>
internal sealed partial class SimulatedTreasurers(
    Scene scene, Action<IReadOnlyList<(string Name, Job Does)>> work)
{
    /// <summary>What workers are called that take an answer in.</summary>
    public const string Answers = "answer ";

    /// <summary>What workers are called that mute or end it.</summary>
    public const string Mutes = "mute ";

    private const double AnswerChance = 0.06;
    private const double MuteChance = 0.04;

    private static readonly string[] Admins = ["gita@dinas.example", "hadi@dinas.example"];

    private static readonly ReplyKeys Keys =
        ReplyKeys.Parse(Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(i => (byte)i)]));

    private readonly Dice dice = scene.Dice;
    private readonly List<string> mutes = [];
    private int texts;

    public ReplyLinks Links { get; } = new(Keys, () => new Uri("https://iuran.example/"));

    /// <param name="message">As it arrived.</param>
    /// <param name="channel">Over which channel.</param>
    /// <param name="reference">Of the channel; empty for none.</param>
    public void Got(AlertMessage message, string channel, string reference)
    {
        if (dice.IsCalm || message.Village.Length == 0 || !dice.Chance(AnswerChance))
        {
            return;
        }

        var fields = Fields(dice.Below(8) switch
        {
            < 3 => ReplyKind.PaidAtTeller,
            < 6 => ReplyKind.WaitingForAdd,
            6 => ReplyKind.WrongBill,
            _ => ReplyKind.NotMyTask,
        });
        scene.Agenda.At(scene.Clock.GetUtcNow() + dice.Seconds(60, dice.Chance(0.2) ? 400_000 : 20_000), () =>
        {
            if (channel == SimulatedPhones.Channel && dice.Chance(0.6))
            {
                Write(message, fields, reference);
            }
            else if (Link().Match(message.Body) is { Success: true } link)
            {
                Press(message, link.Groups[1].Value, fields);
            }
        });
    }

    /// <summary>What admins do on one day.</summary>
    public void LiveThrough(DateTimeOffset midnight, IReadOnlyList<VillageCode> villages)
    {
        if (dice.IsCalm)
        {
            return;
        }

        if (dice.Chance(MuteChance))
        {
            var (village, days) = (villages[dice.Below(villages.Count)], dice.Below(Mute.DaysMax));
            scene.Agenda.At(midnight.AddHours(8) + dice.Seconds(0, 30_000), () => Silence(village, days));
        }

        if (mutes.Count > 0 && dice.Chance(MuteChance))
        {
            var id = mutes[dice.Below(mutes.Count)];
            scene.Agenda.At(midnight.AddHours(8) + dice.Seconds(0, 30_000), () => Do(
                Mutes + id, async (engine, stop) => await engine.EndMuteAsync(id, "bukti sudah ada", Admins[1], stop)));
        }
    }

    [GeneratedRegex("api/r/([A-Za-z0-9_-]{32})")]
    private static partial Regex Link();

    private void Silence(VillageCode village, int days)
    {
        var until = Audit.AuditBooks.Day(scene.Clock.GetUtcNow()).AddDays(days);
        Do($"{Mutes}{village}", async (engine, stop) =>
        {
            var request = new MuteRequest(
                $"{village}", "pemilihan kepala desa", until.ToString("O", CultureInfo.InvariantCulture), Admins[0]);
            try
            {
                mutes.Add((await engine.MuteAsync(request, stop)).Id);
                dice.Saw("a village is muted");
            }
            catch (FormatException refused) when (!scene.Auditor.IsInRegister(village))
            {
                scene.Log.Add("mute refused", village, refused.Message);
                dice.Saw("a mute is refused");
            }
        });
    }

    private ReplyFields Fields(ReplyKind kind)
    {
        string In(int days) => Audit.AuditBooks.Day(scene.Clock.GetUtcNow()).AddDays(days)
            .ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);
        return kind switch
        {
            ReplyKind.PaidAtTeller =>
                new ReplyFields(kind, Slip: $"SLIP{dice.Below(1_000):000}", Day: In(-dice.Below(3))),
            ReplyKind.WaitingForAdd => new ReplyFields(kind, Day: In(1 + dice.Below(30))),
            ReplyKind.WrongBill => new ReplyFields(kind, Text: "jumlah orang keliru"),
            ReplyKind.NotMyTask => new ReplyFields(kind, Text: "Ibu Tini, Kaur Umum"),
        };
    }

    private void Press(AlertMessage message, string token, ReplyFields fields)
    {
        var by = dice.Fault(dice.Rates.PersonMistaken, "LinkCutShort") ? token[..^1] : token;
        Job one = engine => async stop => dice.Saw(
            $"answer by link: {(await engine.AnswerAsync(by, fields, stop))?.GetType().Name ?? "opens nothing"}");
        var name = $"{Answers}{message.Village} {fields.Kind}";
        work(dice.Fault(dice.Rates.PersonDoubled, "AnswerDoubled") ? [(name, one), (name, one)] : [(name, one)]);
    }

    private void Write(AlertMessage message, ReplyFields fields, string reference)
    {
        var text = dice.Fault(dice.Rates.PersonMistaken, "AnswerUnclear")
            ? "siap pak"
            : $"{(int)fields.Kind} {fields.Slip} {fields.Day}{fields.Text}";
        var written = new InboundText(
            message.Recipient, scene.Clock.GetUtcNow(), $"wamid.in.{++texts}", text, reference);
        Bring(message.Village, written, dice.Fault(dice.Rates.PersonDoubled, "TextDoubled") ? 2 : 1);
        dice.Saw("answer by phone");
    }

    /// <summary>Until it is taken in, it is brought again.</summary>
    private void Bring(string village, InboundText written, int times)
    {
        var isIn = false;
        for (; times > 0; times--)
        {
            Do($"{Answers}{village}", async (engine, stop) =>
            {
                await engine.HearAsync(written, stop);
                isIn = true;
            });
        }

        if (!isIn)
        {
            scene.Agenda.At(
                scene.Clock.GetUtcNow() + dice.Seconds(60, 7_200), () => Bring(village, written, times: 1));
        }
    }

    private void Do(string name, Func<Engine, CancellationToken, Task> does) =>
        work([(name, engine => stop => does(engine, stop))]);
}
