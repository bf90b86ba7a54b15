using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Premium.Adapters.Storage;
using Premium.Ports;
using PremiumFunctions.Local.Verbs;

namespace Premium.Tests.Local.Hostile;

/// <summary>Rubbish for every queue. What fails is tried again and in the end set aside, with its cause.</summary>
internal static class HostileMessages
{
    private const string Done = "does nothing";
    private const string Fails = "fails, is named";
    private const string SetAside = "set aside at once";

    private static readonly string[] Queues = [WakeQueues.Districts, WakeQueues.Alerts, WakeQueues.Reconciliations];

    /// <summary>As stored: what is not base64 is nobody's.</summary>
    private static readonly (string Name, string Text)[] Raw =
    [
        ("not base64", "not base64!"),
        ("JSON, not encoded", """{"v":1}"""),
        ("bytes that are no text", "/////w=="),
        ("60 KB", new string('!', 60_000)),
    ];

    private static readonly (string Name, string Text)[] Texts =
    [
        ("empty object", "{}"),
        ("null", "null"),
        ("list", "[1]"),
        ("another version", """{"v":2,"district":"16.74.01","purpose":"collect"}"""),
        ("another shape", """{"queue":"districts","message":{"a":[1,2,3]}}"""),
        ("a number as district", """{"v":1,"district":7,"purpose":"collect","payMonth":1,"run":null}"""),
        ("no district", """{"v":1,"district":"","purpose":"collect"}"""),
        ("45 KB", "{\"v\":1,\"district\":\"" + new string('1', 45_000) + "\"}"),
        ("5,000 brackets", new string('[', 5_000)),
        ("line breaks", "\n\r\n\0"),
    ];

    /// <summary>Well formed, and about nothing of ours.</summary>
    private static readonly (string Queue, string Name, string Text, string Expected)[] OfNobody =
    [
        (WakeQueues.Districts, "another regency",
            """{"v":1,"district":"33.16.12","purpose":"collect"}""", Done),
        (WakeQueues.Districts, "a district of nobody",
            """{"v":1,"district":"16.74.99","purpose":"collect"}""", Done),
        (WakeQueues.Districts, "a run of nobody",
            """{"v":1,"district":"16.74.99","purpose":"watch","run":"collect~2026-12-03~77"}""", Done),
        (WakeQueues.Districts, "a run that is no run",
            """{"v":1,"district":"16.74.99","purpose":"watch","run":"../../runs"}""", Done + "|" + Fails),
        (WakeQueues.Alerts, "another regency",
            """{"v":1,"district":"33.16.12","payMonth":"2026-12"}""", Done),
        (WakeQueues.Alerts, "the year 2099", """{"v":1,"district":"16.74.01","payMonth":"2099-12"}""", Done),
        (WakeQueues.Alerts, "the year 9999", """{"v":1,"district":"16.74.01","payMonth":"9999-12"}""", Fails),
        (WakeQueues.Alerts, "the year 1", """{"v":1,"district":"16.74.01","payMonth":"0001-01"}""", Fails),
        (WakeQueues.Reconciliations, "a run of nobody",
            """{"v":1,"run":"reconcile~2026-12-03~77","district":"16.74.01"}""", Fails),
        (WakeQueues.Reconciliations, "a run that is no run",
            """{"v":1,"run":"../..","district":"16.74.01"}""", Fails),
        (WakeQueues.Reconciliations, "another regency",
            """{"v":1,"run":"collect~2026-12-03~77","district":"33.16.12"}""", Fails),
    ];

    private static IEnumerable<(string Queue, string Name, string Stored, string Text, string Expected)> All =>
        Queues.SelectMany(queue =>
                Raw.Select(r => (queue, r.Name, r.Text, r.Text, SetAside))
                    .Concat(Texts.Select(t => (queue, t.Name, Encoded(t.Text), t.Text, Fails))))
            .Concat(OfNobody.Select(m => (m.Queue, m.Name, Encoded(m.Text), m.Text, m.Expected)));

    public static async Task SendAsync(StorageAccount account)
    {
        foreach (var message in All)
        {
            await account.RawQueue(message.Queue).SendMessageAsync(message.Stored);
        }
    }

    /// <summary>Once each was tried.</summary>
    public static async Task<IReadOnlyList<Tried>> OutcomesAsync(LocalParts parts, StorageAccount account)
    {
        var set = (await account.RawQueue(WakeQueues.Districts + "-poison").PeekMessagesAsync(32)).Value
            .Concat((await account.RawQueue(WakeQueues.Alerts + "-poison").PeekMessagesAsync(32)).Value)
            .Concat((await account.RawQueue(WakeQueues.Reconciliations + "-poison").PeekMessagesAsync(32)).Value)
            .Select(m => m.Body.ToString())
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(parts.Functions.Status);
        var tried = new List<Tried>();
        foreach (var (queue, name, stored, text, expected) in All)
        {
            var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            var isNoted = (await account.Table("failures").GetEntityIfExistsAsync<TableEntity>(queue, key)).HasValue;
            tried.Add(new Tried(
                "queue " + queue, name, expected, isNoted ? Fails : set.Contains(stored) ? SetAside : Done));
        }

        return tried;
    }

    /// <summary>Every message was taken at least once.</summary>
    public static async Task<bool> AreTriedAsync(StorageAccount account)
    {
        foreach (var queue in Queues)
        {
            // What failed is hidden until its next try; what was never taken is not.
            if ((await account.RawQueue(queue).PeekMessagesAsync(1)).Value.Length > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
