using System.Text.RegularExpressions;
using Premium.Domain;

namespace Premium.Verification.Simulation.Defects;

/// <summary>Defects in what villages are told, over which channel and when, and in what their answers do.</summary>
internal static partial class BrokenEngines
{
    private static readonly Dictionary<string, (string[] Rules, Func<EngineParts, EngineParts> Alter)> OfTelling =
        new()
        {
            ["a phone taken for a mailbox"] = (["8"], parts => parts with
            {
                Phone = new BrokenChannel(parts.Phone, (phone, message, stop) => phone.DeliverAsync(message, stop))
                {
                    KnowsRepeats = true,
                },
            }),
            ["the word of a phone not waited for"] = (["8", "14"], WithDeliveries(
                d => d.Replace("=Accepted", "=Refused", StringComparison.Ordinal))),
            ["unpaid said of what the bank has"] = (["8"], parts => parts with
            {
                Rules = parts.Rules with
                {
                    Messages = parts.Rules.Messages with
                    {
                        Indonesian = MessageTexts.Parse(
                            "messages-id.json", """{ "status.unsure": "belum terbayar" }"""),
                    },
                },
            }),
            ["a treasurer sent to look, for what fails between us"] = (["advice"], parts => parts with
            {
                Rules = parts.Rules with
                {
                    Messages = parts.Rules.Messages with
                    {
                        Indonesian = MessageTexts.Parse(
                            "messages-id.json", """{ "toDo.ours": "Pastikan saldo rekening kas desa mencukupi." }"""),
                    },
                },
            }),
            ["night taken for day"] = (["quiet hours"], parts => parts with
            {
                Rules = parts.Rules with { Quiet = new QuietHours(TimeOnly.MinValue, TimeOnly.MinValue) },
            }),
            ["a mute ignored"] = (["mute"], parts => parts with
            {
                Replies = new BrokenReplies(parts.Replies) { Reads = book => book with { Mutes = [] } },
            }),
            ["a mute that does not end"] = (["silence", "told"], parts => parts with
            {
                Replies = new BrokenReplies(parts.Replies)
                {
                    Reads = book => book with
                    {
                        Mutes = [.. book.Mutes.Select(m => m with { Until = m.Until.AddDays(99), Ended = null })],
                    },
                },
            }),
            ["a stage told to nobody"] = (["told"], WithLedger(l => new BrokenLedger(l)
            {
                Writes = change => change with
                {
                    Rows = [.. change.Rows.Where(r => r is not Alert { State: AlertState.Raised, Number: 1 } a
                        || !a.Rung.StartsWith("week-", StringComparison.Ordinal))],
                },
            })),
            ["an answer that moves a bill"] = (["answers"], parts => parts with
            {
                Replies = new BrokenReplies(parts.Replies) { Does = (reply, stop) => HoldAsync(parts, reply, stop) },
            }),
            ["a slip that silences for weeks"] = (["silence"], parts => parts with
            {
                Rules = parts.Rules with { TellerSilenceDays = 10 },
            }),
            ["another sum announced"] = (["announced"], WithChannel((channel, message, stop) =>
                channel.DeliverAsync(
                    AdvanceNotice.IsOne(message.Id)
                        ? message with { Subject = FirstSum().Replace(message.Subject, "$&.000", 1) }
                        : message,
                    stop))),
        };

    [GeneratedRegex("Rp[0-9.]+")]
    private static partial Regex FirstSum();

    /// <summary>As senders read how far a message has come.</summary>
    private static Func<EngineParts, EngineParts> WithDeliveries(Func<string, string> reads) =>
        WithLedger(l => new BrokenLedger(l)
        {
            Reads = sheet => sheet.With(
                sheet.Head,
                sheet.Alerts.Where(a => a.IsWatched && reads(a.Deliveries) != a.Deliveries)
                    .Select(a => a with { Deliveries = reads(a.Deliveries), NextTry = null })),
        });

    private static async Task HoldAsync(EngineParts parts, Reply reply, CancellationToken stop)
    {
        foreach (var id in reply.Bills.Take(1))
        {
            var sheet = (await parts.Ledger.SheetsAsync(id.Village.District, id.PayMonth, id.PayMonth, stop))[0];
            if (sheet.Bill(id.Village, id.Segment) is { } bill)
            {
                await parts.Ledger.CommitAsync(
                    sheet, new Change(reply.At, "answers", "it says so", [bill with { NextTry = reply.At }]), stop);
            }
        }
    }
}
