using System.Globalization;
using System.Text.Json.Nodes;
using Premium.Adapters.Snap;
using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>What a bank does otherwise than the standard, always; several at once.</summary>
[Flags]
public enum TwinQuirks
{
    None = 0,

    /// <summary>A statement is a success without its list of lines.</summary>
    StatementWithoutLines = 1,

    /// <summary>The newest line is left out; the totals count it.</summary>
    StatementShort = 2,

    /// <summary>The closing balance does not follow from the lines.</summary>
    StatementOutOfBalance = 4,

    /// <summary>Lines of two months before.</summary>
    StatementOfAnotherDay = 8,

    /// <summary>The first page says that no other follows.</summary>
    StatementPageMissing = 16,

    /// <summary>Lines without a date, two under one transaction id, two without any; totals and balances tie.</summary>
    OddLines = 32,

    /// <summary>Three zeros before every account number.</summary>
    AccountsPadded = 64,

    /// <summary>Refusals come with HTTP 200.</summary>
    RefusalsUnderHttp200 = 128,

    /// <summary>
    /// The first request of a payment meets a stale token; the second is executed and its answer is lost.
    /// </summary>
    StaleTokenThenLost = 256,

    /// <summary>An inquiry that names an external id finds that request only.</summary>
    InquiryByExternalId = 512,

    /// <summary>Each new token ends the one before.</summary>
    SingleToken = 1024,

    /// <summary>Statements are a day and a half behind, and tie.</summary>
    StatementLate = 2048,

    /// <summary>Remarks are cut at 20 characters.</summary>
    RemarkCut = 4096,

    /// <summary>Remarks are in other case, without their hyphen.</summary>
    RemarkRecased = 8192,

    /// <summary>Remarks have words and digits of the bank before and behind them.</summary>
    RemarkPrefixed = 16_384,

    /// <summary>Our remark stands in another field; the remark is the bank's.</summary>
    RemarkMoved = 32_768,

    /// <summary>Remarks are the bank's own words, and nothing is left of ours.</summary>
    RemarkReplaced = 65_536,

    /// <summary>What is given back is an ordinary credit in the bank's own words.</summary>
    ReversalUnnamed = 131_072,

    /// <summary>Every call is refused: the partner is not known any more.</summary>
    PartnerRejected = 262_144,

    /// <summary>A reference is executed again each time it is sent.</summary>
    ReferencesForgotten = 524_288,

    /// <summary>An inquiry knows 00 and 03 only: a refused payment stays pending, beside its refusal.</summary>
    InquiryWithoutFailed = 1_048_576,
}

internal static class TwinQuirkEffects
{
    private const int OddLineAmount = 1_000;

    public static TwinReply Spoil(TwinReply reply, TwinService service, PlayedBank bank)
    {
        if (service == TwinService.Statement && reply.Http == 200)
        {
            SpoilStatement(reply.Body, bank);
        }

        if (bank.Quirks.HasFlag(TwinQuirks.AccountsPadded))
        {
            foreach (var name in reply.Body.Select(f => f.Key).Where(IsAccount).ToList())
            {
                reply.Body[name] = "000" + reply.Body[name];
            }
        }

        return bank.Quirks.HasFlag(TwinQuirks.RefusalsUnderHttp200) && reply.Http is >= 400 and < 500
            ? reply with { Http = 200 }
            : reply;
    }

    private static bool IsAccount(string name) => name.EndsWith("AccountNo", StringComparison.OrdinalIgnoreCase);

    private static void SpoilStatement(JsonObject body, PlayedBank bank)
    {
        var lines = body["detailData"]!.AsArray();
        foreach (var line in lines)
        {
            TwinNarratives.Rewrite(line!.AsObject(), bank.Quirks);
        }

        if (bank.Quirks.HasFlag(TwinQuirks.StatementShort) && lines.Count > 0)
        {
            lines.RemoveAt(0);
        }

        if (bank.Quirks.HasFlag(TwinQuirks.StatementOutOfBalance))
        {
            body["balance"]![0]!["endingBalance"] = TwinReply.Money(new Rupiah(1));
        }

        if (bank.Quirks.HasFlag(TwinQuirks.StatementOfAnotherDay))
        {
            foreach (var line in lines)
            {
                _ = SnapTime.TryRead((string?)line!["transactionDate"], out var at);
                line["transactionDate"] = bank.Write(at.AddDays(-60));
            }
        }

        if (bank.Quirks.HasFlag(TwinQuirks.StatementPageMissing))
        {
            body["hasMore"] = "N";
        }

        if (bank.Quirks.HasFlag(TwinQuirks.OddLines))
        {
            AddOddLines(body, lines);
        }

        if (bank.Quirks.HasFlag(TwinQuirks.StatementWithoutLines))
        {
            body.Remove("detailData");
        }
    }

    private static void AddOddLines(JsonObject body, JsonArray lines)
    {
        foreach (var id in new[] { "ODD", "" })
        {
            foreach (var (type, total) in new[] { ("CREDIT", "totalCreditEntries"), ("DEBIT", "totalDebitEntries") })
            {
                lines.Add(new JsonObject
                {
                    ["amount"] = TwinReply.Money(new Rupiah(OddLineAmount)),
                    ["remark"] = "PEMINDAHBUKUAN",
                    ["transactionId"] = id,
                    ["type"] = type,
                });
                var count = int.Parse((string)body[total]!["numberOfEntries"]!, CultureInfo.InvariantCulture);
                var sum = decimal.Parse((string)body[total]!["amount"]!["value"]!, CultureInfo.InvariantCulture);
                body[total]!["numberOfEntries"] = (count + 1).ToString(CultureInfo.InvariantCulture);
                body[total]!["amount"] = TwinReply.Money(new Rupiah((long)sum + OddLineAmount));
            }
        }
    }
}
