using System.Text.Json.Nodes;

namespace PremiumFunctions.Local.Twin;

/// <summary>What a bank makes of the words that a payment was sent with.</summary>
internal static class TwinNarratives
{
    private const int CutAt = 20;
    private const string OwnWords = "POT OTOMATIS";
    private const string BackWords = "PENGEMBALIAN DANA";

    public static void Rewrite(JsonObject line, TwinQuirks quirks)
    {
        var remark = (string)line["remark"]!;
        if (quirks.HasFlag(TwinQuirks.ReversalUnnamed) && (string?)line["transactionDetailStatus"] != "SUCCESS")
        {
            line["transactionDetailStatus"] = "SUCCESS";
            remark = BackWords;
        }

        if (quirks.HasFlag(TwinQuirks.RemarkCut) && remark.Length > CutAt)
        {
            remark = remark[..CutAt];
        }

        if (quirks.HasFlag(TwinQuirks.RemarkRecased))
        {
            remark = remark.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        }

        if (quirks.HasFlag(TwinQuirks.RemarkPrefixed))
        {
            remark = "TRF/9021 " + remark + " 0001 KE BPJS";
        }

        if (quirks.HasFlag(TwinQuirks.RemarkMoved))
        {
            line["customerReference"] = remark;
            remark = OwnWords;
        }

        line["remark"] = quirks.HasFlag(TwinQuirks.RemarkReplaced) ? OwnWords : remark;
    }
}
