using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Premium.Domain;
using Premium.Ports;
using PremiumFunctions.Local.Sample;

namespace Premium.Tests.Local;

/// <summary>What a whole cycle over the bank twin leaves as evidence, and that the audit proves it.</summary>
[Collection(CycleCollection.Name)]
public sealed partial class EvidenceTests(CycleFixture cycle)
{
    [Fact]
    public async Task NoEvidence_holdsAnAccountNumberNameSecretTokenOrSignature()
    {
        var rows = await EvidenceAsync();
        var hidden = cycle.Villages.Select(v => $"99{v.Code.Digits}7")
            .Concat(SampleBanks.Ids.Select(id => SampleBanks.CollectionAccount(id).Reveal()))
            .Concat(SampleBanks.Ids.Select(id => "sample-secret-of-" + id))
            .Concat(["Bearer ", "PRIVATE KEY"])
            .ToList();

        Assert.True(rows.Count > 250, $"only {rows.Count} rows of evidence");
        foreach (var text in rows.SelectMany(r => r.Columns.Values.OfType<string>()))
        {
            Assert.All(hidden, h => Assert.DoesNotContain(h, text, StringComparison.Ordinal));
            Assert.DoesNotMatch(Shown(), text);

            // 16 digits are a NIK, 13 an account; what is longer is ours or the bank's reference.
            Assert.All(LongNumber().Matches(text), m => Assert.True(
                m.Length is not (13 or 16) || text.Contains($"eferenceNo\":\"{m.Value}", StringComparison.Ordinal),
                $"{m.Length} digits in {text}"));
        }
    }

    [Fact]
    public async Task EveryAttempt_hasTheEvidenceOfItsPayment()
    {
        var paid = (await EvidenceAsync())
            .Where(r => (string)r.Columns["Service"] == "17")
            .Select(r => string.Join('~', r.Key.Split('~')[1..4]))
            .ToHashSet();

        Assert.NotEmpty(cycle.Reconciled.Debits);
        Assert.All(cycle.Reconciled.Debits, d => Assert.Contains(d.RowKey["debit~".Length..], paid));
    }

    [Fact]
    public async Task SilentPayment_saysWhatWasSent_andThatNothingCame_thenHowItWasAsked()
    {
        var calls = await CallsAsync(17, Segment.Pu);

        Assert.Equal(SnapService.Transfer, calls[0].Service);
        Assert.Equal(CallFate.Silent, calls[0].Fate);
        Assert.Contains("nothing came within the time limit", calls[0].Why, StringComparison.Ordinal);
        Assert.Contains("\"sourceAccountNo\":\"***", calls[0].Request, StringComparison.Ordinal);
        Assert.Equal(("", null), (calls[0].Reply, calls[0].AnsweredAt));
        Assert.Equal(SnapService.Status, calls[^1].Service);
        Assert.Equal((CallFate.Answered, 200), (calls[^1].Fate, calls[^1].HttpStatus));
        Assert.Equal(calls.Count, calls.Select(c => c.ExternalId).Distinct().Count());
    }

    [Fact]
    public async Task ShortPayment_keepsTheBalanceThatWasAsked()
    {
        var calls = await CallsAsync(4, Segment.Pu);

        Assert.Equal([SnapService.Transfer, SnapService.Balance], calls.Select(c => c.Service));
        Assert.Contains("4031714", calls[0].Reply, StringComparison.Ordinal);
        Assert.Contains("availableBalance", calls[1].Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PaymentProvenByTheStatement_keepsTheLine_once()
    {
        var calls = await CallsAsync(104, Segment.Pu);

        var line = Assert.Single(calls, c => c.Fate == CallFate.StatementLine);
        Assert.Equal(SnapService.Statement, line.Service);
        Assert.Contains("BPJSTK-", line.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_isShownToAdmins()
    {
        var village = cycle.Villages[17].Code;
        var shown = (await cycle.Admin.GetFromJsonAsync<JsonNode>($"bills/{village}~pu~2026-11/evidence"))!;

        var first = shown["calls"]![0]!;
        Assert.Equal(("17", "Silent", 1), ((string?)first["service"], (string?)first["fate"], (int)first["attempt"]!));
        Assert.Empty(shown["problems"]!.AsArray());
        var page = await cycle.Admin.GetStringAsync($"pages/districts/{village.District}");
        Assert.Contains($"/bills/{village}~pu~2026-11/evidence", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_findsNothing_andNamesTheHeads()
    {
        var all = (await cycle.Admin.GetFromJsonAsync<JsonNode>("audit"))!;
        var one = (await cycle.Admin.GetFromJsonAsync<JsonNode>("audit?district=12.17.01"))!;

        Assert.Equal((0, 0), ((int)all["problems"]!, all["findings"]!.AsArray().Count));
        Assert.Null(all["first"]);
        Assert.Equal((int)all["sheets"]!, all["heads"]!.AsArray().Count);
        Assert.True((int)all["evidence"]! > 250);
        Assert.All(one["heads"]!.AsArray(), h => Assert.StartsWith("12.17.01~", Anchor.In((string)h!)?.Sheet));
        Assert.NotEmpty(one["heads"]!.AsArray());
    }

    private async Task<IReadOnlyList<BankCall>> CallsAsync(int place, Segment segment)
    {
        var bill = new BillId(cycle.Villages[place].Code, segment, Period.Parse("2026-11"));
        var evidence = await cycle.Parts.Get<ILedger>().EvidenceAsync(bill, default);
        Assert.Empty(evidence.Malformed);
        return [.. evidence.Rows.Select(r => r.Call)];
    }

    private async Task<IReadOnlyList<StoredRow>> EvidenceAsync()
    {
        var rows = new List<StoredRow>();
        await foreach (var sheet in cycle.Parts.Get<ILedger>().StoredAsync(null, null, null, default))
        {
            rows.AddRange(sheet.Rows.Where(r => r.Key.StartsWith("evidence~", StringComparison.Ordinal)));
        }

        return rows;
    }

    /// <summary>A person's or a secret field that shows what it holds.</summary>
    [GeneratedRegex("\"[^\"]*(?:name|token|signature|secret|nik)[^\"]*\":\"(?!\\*\\*\\*)", RegexOptions.IgnoreCase)]
    private static partial Regex Shown();

    [GeneratedRegex("[0-9]{9,}")]
    private static partial Regex LongNumber();
}
