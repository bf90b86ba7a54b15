namespace Premium.Tests.Functions;

/// <summary>A field of a JSON body with a value that is right for it.</summary>
internal sealed record RightField(string Name, string Right, bool IsOptional = false)
{
    public bool IsDay => Name is "payMonth" or "paidOn" or "from" or "until" or "month" or "snoozedUntil";
}

/// <summary>What each POST of JSON takes, right in every field: whoever wants one wrong changes one.</summary>
internal static class RightFields
{
    private const string Reason = "surat kepala dinas nomor 12";

    public static readonly IReadOnlyDictionary<string, RightField[]> Posts = new Dictionary<string, RightField[]>
    {
        ["runs"] = [new("purpose", "watch")],
        ["reconciliations"] = [new("bank", "bank-daerah"), new("payMonth", "2026-12")],
        ["decisions"] =
        [
            new("reference", "33161220102611101"), new("outcome", "executed"), new("reason", Reason),
            new("evidence", "surat bank 1"), new("lines", "", IsOptional: true), new("linesAre", "", IsOptional: true),
            new("shown", "", IsOptional: true),
        ],
        ["receipts"] =
        [
            new("bill", "33.16.12.2010~pu~2026-11"), new("number", "NB-1"), new("amount", "216742"),
            new("paidOn", "2026-12-03"),
        ],
        ["receipts/withdrawals"] =
        [
            new("bill", "33.16.12.2010~pu~2026-11"), new("number", "NB-1"), new("reason", Reason),
            new("withdraw", "yes", IsOptional: true), new("shown", "", IsOptional: true),
        ],
        ["clearances"] =
            [new("bill", "33.16.12.2010~pu~2026-11"), new("reason", Reason), new("seen", "1~Short", IsOptional: true)],
        ["worklist"] =
        [
            new("item", "short~33.16.12.2010"), new("owner", "Sari", IsOptional: true),
            new("snoozedUntil", "2026-12-10", IsOptional: true), new("comment", "ke bank", IsOptional: true),
            new("signedOff", "no", IsOptional: true),
        ],
        ["poison"] = [new("queue", "districts")],
        ["rules"] =
        [
            new("file", "holidays-id.csv"),
            new("text", "date,name,type,source\n2027-02-14,Pemilu,libur_nasional,Keppres 1/2027\n"),
            new("reason", Reason), new("from", "2026-12-20", IsOptional: true), new("adds", "days", IsOptional: true),
            new("after", "77", IsOptional: true),
        ],
        ["cover"] = [new("nik", "3316120101700001"), new("month", "2026-11")],
        ["people/erasures"] = [new("nik", "3316120101700001"), new("reason", Reason)],
        ["imports/taken"] = [new("import", "20261125-030000-0000000a")],
        ["pauses"] =
        [
            new("scope", "village:33.16.12.2010"), new("reason", Reason), new("from", "2026-12-20", IsOptional: true),
            new("until", "2026-12-21", IsOptional: true),
        ],
        ["pauses/resumptions"] = [new("pause", "000001"), new("reason", Reason)],
        ["mutes"] = [new("village", "33.16.12.2010"), new("reason", Reason), new("until", "2026-12-05")],
        ["mutes/ends"] = [new("mute", "33.16.12.2010~000001"), new("reason", Reason)],
        ["alerts/resends"] = [new("village", "33.16.12.2010"), new("reason", Reason)],
    };
}
