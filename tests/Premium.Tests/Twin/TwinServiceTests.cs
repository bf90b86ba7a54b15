using System.Net;
using System.Text.Json.Nodes;
using Premium.Domain;
using PremiumFunctions.Local.Twin;
using static Premium.Tests.Twin.TwinSettings;

namespace Premium.Tests.Twin;

public sealed class TwinServiceTests
{
    [Fact]
    public async Task Token_is_given_to_the_partner()
    {
        await using var bench = await TwinBench.StartAsync();

        var answer = await bench.TokenAsync(bench.Bank);

        Assert.Equal("2007300", answer.Code);
        Assert.Equal("Bearer", answer["tokenType"]);
        Assert.Equal("900", answer["expiresIn"]);
        Assert.NotEmpty(answer["accessToken"]);
    }

    [Fact]
    public async Task Transfer_moves_the_money_and_echoes_the_order()
    {
        await using var bench = await TwinBench.StartAsync();

        var answer = await bench.PayAsync();

        Assert.Equal((HttpStatusCode.OK, "2001700"), (answer.Http, answer.Code));
        Assert.Equal(Reference, answer["partnerReferenceNo"]);
        Assert.NotEmpty(answer["referenceNo"]);
        Assert.Equal("216000.00", (string?)answer.Body["amount"]!["value"]);
        Assert.Equal(Payer.Reveal(), answer["sourceAccountNo"]);
        Assert.Equal(Collection.Reveal(), answer["beneficiaryAccountNo"]);
        Assert.Equal(new Rupiah(784_000), bench.Ledger.Balance("jateng", Payer));
        Assert.Equal(new Rupiah(216_000), bench.Ledger.Balance("jateng", Collection));
        Assert.Equal([new TwinAudit("jateng", Reference, 1, new Rupiah(216_000))], bench.Ledger.Audit());
    }

    [Fact]
    public async Task Inquiry_tells_what_became_of_a_transfer()
    {
        await using var bench = await TwinBench.StartAsync();
        var paid = await bench.PayAsync();

        var answer = await bench.InquireAsync();

        Assert.Equal("2003600", answer.Code);
        Assert.Equal("00", answer["latestTransactionStatus"]);
        Assert.Equal(Reference, answer["originalPartnerReferenceNo"]);
        Assert.Equal(paid["referenceNo"], answer["originalReferenceNo"]);
        Assert.Equal("2001700", answer["previousResponseCode"]);
        Assert.Equal("216000.00", (string?)answer.Body["amount"]!["value"]);
        Assert.Equal(Payer.Reveal(), answer["sourceAccountNo"]);
        Assert.Equal(Collection.Reveal(), answer["beneficiaryAccountNo"]);
    }

    [Fact]
    public async Task Inquiry_of_an_unknown_reference_finds_nothing()
    {
        await using var bench = await TwinBench.StartAsync();

        var answer = await bench.InquireAsync();

        Assert.Equal((HttpStatusCode.NotFound, "4043601"), (answer.Http, answer.Code));
    }

    [Fact]
    public async Task Balance_is_what_is_left_and_what_the_day_began_with()
    {
        await using var bench = await TwinBench.StartAsync();
        await bench.PayAsync();

        var answer = await bench.BalanceAsync();

        Assert.Equal("2001100", answer.Code);
        Assert.Equal("Desa Sumber", answer["name"]);
        var info = answer.Body["accountInfos"]![0]!;
        Assert.Equal("784000.00", (string?)info["availableBalance"]!["value"]);
        Assert.Equal("1000000.00", (string?)info["ledgerBalance"]!["value"]);
        Assert.Equal("0001", (string?)info["status"]);
    }

    [Fact]
    public async Task Balance_includes_a_deposit()
    {
        await using var bench = await TwinBench.StartAsync();

        await bench.Ledger.DepositAsync("jateng", Payer, new Rupiah(40_000), "ADD");
        var answer = await bench.BalanceAsync();

        Assert.Equal("1040000.00", (string?)answer.Body["accountInfos"]![0]!["availableBalance"]!["value"]);
    }

    [Fact]
    public async Task Statement_is_newest_first_and_carries_the_remark()
    {
        await using var bench = await TwinBench.StartAsync();
        await bench.PayAsync("33161220102601101", 100_000);
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.PayAsync("33161220102602101", 50_000);

        var answer = await bench.StatementAsync("2026-01-05T00:00:00+07:00", "2026-01-05T23:59:59+07:00");

        Assert.Equal("2001400", answer.Code);
        Assert.Equal("N", answer["hasMore"]);
        Assert.Equal("2026-01-05T08:00:00+07:00", answer["lastRecordDateTime"]);
        Assert.Equal("150000.00", (string?)answer.Body["totalDebitEntries"]!["amount"]!["value"]);
        Assert.Equal("1000000.00", (string?)answer.Body["balance"]![0]!["startingBalance"]!["value"]);
        Assert.Equal("850000.00", (string?)answer.Body["balance"]![0]!["endingBalance"]!["value"]);
        Assert.Equal(
            [
                ("BPJSTK-33161220102602101", "50000.00", "DEBIT", "SUCCESS"),
                ("BPJSTK-33161220102601101", "100000.00", "DEBIT", "SUCCESS"),
            ],
            Lines(answer));
    }

    [Fact]
    public async Task Statement_pages_leave_nothing_out()
    {
        await using var bench = await TwinBench.StartAsync(pageSize: 2);
        for (var period = 1; period <= 7; period++)
        {
            await bench.PayAsync($"331612201026{period:00}101", 1_000 * period);
            if (period is 1 or 6)
            {
                bench.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        var seen = new SortedSet<string>(StringComparer.Ordinal);
        var to = "2026-01-05T23:59:59+07:00";
        Answer answer;
        var pages = 0;
        do
        {
            answer = await bench.StatementAsync("2026-01-05T00:00:00+07:00", to);
            seen.UnionWith(answer.Body["detailData"]!.AsArray().Select(l => (string)l!["transactionId"]!));
            to = answer["lastRecordDateTime"];
            pages++;
        }
        while (answer["hasMore"] == "Y");

        Assert.Equal(7, seen.Count);
        Assert.Equal(2, pages);
    }

    [Fact]
    public async Task Ledger_page_shows_transfers_and_masks_accounts()
    {
        await using var bench = await TwinBench.StartAsync();
        await bench.PayAsync();

        var page = JsonNode.Parse(await bench.GetAsync(BankTwin.LedgerPath))!;

        var transfer = Assert.Single(page["transfers"]!.AsArray())!;
        Assert.Equal(
            (Reference, "Executed", 1, 216_000L),
            ((string?)transfer["reference"], (string?)transfer["status"], (int)transfer["timesExecuted"]!,
                (long)transfer["net"]!));
        Assert.DoesNotContain(Payer.Reveal(), page.ToJsonString());
        Assert.Contains("*******001", page.ToJsonString());
    }

    [Fact]
    public async Task Timestamps_with_milliseconds_are_read_and_written_where_the_bank_wants_them()
    {
        await using var bench = await TwinBench.StartAsync(
            change: _ => NewBank("jateng", AccountFate.Normal, TwinTimestampForm.Milliseconds));

        var answer = await bench.PayAsync();

        Assert.Equal("2001700", answer.Code);
        Assert.Equal("2026-01-05T08:00:00.000+07:00", answer["transactionDate"]);
    }

    [Fact]
    public async Task Banks_of_one_twin_keep_their_accounts_apart()
    {
        await using var bench = await TwinBench.StartAsync();
        await bench.PayAsync();

        var elsewhere = await bench.CallAsync(
            "/transfer-intrabank", bench.TransferBody(), bank: bench.Options.Banks[1]);

        Assert.Equal("2001700", elsewhere.Code);
        Assert.Equal(new Rupiah(784_000), bench.Ledger.Balance("bri", Payer));
        Assert.Equal(2, bench.Ledger.Audit().Count);
    }

    internal static IEnumerable<(string Remark, string Amount, string Type, string Status)> Lines(Answer statement) =>
        statement.Body["detailData"]!.AsArray().Select(l => (
            (string)l!["remark"]!,
            (string)l["amount"]!["value"]!,
            (string)l["type"]!,
            (string)l["transactionDetailStatus"]!));
}
