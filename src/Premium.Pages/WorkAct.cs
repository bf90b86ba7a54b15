using Premium.Domain;

namespace Premium.Pages;

/// <summary>Where the desk leads from a work item: what ends it, by kind.</summary>
public sealed record WorkAct(Said Text, string Address)
{
    /// <summary>It takes two people, so that a checker may do it, too; what is not is an admin's.</summary>
    public bool TakesTwo { get; init; }

    /// <summary>What can be done about an item, the most likely first; it can be noted on besides.</summary>
    public static IReadOnlyList<WorkAct> Of(WorkItem item, Links links)
    {
        var acts = new List<WorkAct>();
        void Add(Said text, string act, params (string Field, string Value)[] about) =>
            acts.Add(new WorkAct(text, links.Act(act, about)) { TakesTwo = act is "decide" or "withdraw-receipt" });
        void AddForBills(Said text, string act)
        {
            // A younger bill waits for the older ones of its segment.
            foreach (var bill in item.Bills.GroupBy(b => b.Segment).Select(g => g.MinBy(b => b.Period.FirstDay)))
            {
                Add(item.Bills.Count == 1 ? text : text + Which(bill), act, ("bill", bill.ToString()));
            }
        }

        switch (item.Kind.Key)
        {
            case "short" or "account" or "refused" or "refused-late" or "attempts-used-up" or "attempts-used-up-late"
                or "given-back" or "our-request":
                AddForBills(new("Coba lagi sekarang", "Try again now"), "try-again");
                break;
            case "unknown" or "unknown-late" or "doubt" or "bank-contradicts" or "refund":
                AddForBills(new("Putuskan berdua", "Decide, two people"), "decide");
                break;
            case "signature":
                foreach (var (bill, receipt) in item.Proposals)
                {
                    if (receipt.Length > 0)
                    {
                        Add(
                            new Said("Tarik bukti bayar, orang kedua", "Take the receipt back, second person")
                                + Which(bill),
                            "withdraw-receipt", ("bill", bill.ToString()), ("number", receipt));
                    }
                    else
                    {
                        Add(
                            new Said("Putuskan, orang kedua", "Decide, second person") + Which(bill), "decide",
                            ("bill", bill.ToString()));
                    }
                }

                break;
            case "receipt-taken-back" or "no-more-attempts":
                AddForBills(new("Catat bukti bayar", "Record the receipt"), "receipt");
                break;
            case "says-paid" or "may-be-paid-twice":
                AddForBills(new("Catat bukti bayar", "Record the receipt"), "receipt");
                if (item.Village is { } payer)
                {
                    Add(new("Hentikan pendebetan", "Pause debits"), "pause", ("scope", $"village:{payer}"));
                }

                break;
            case "no-receipt":
                Add(new("Catat bukti bayar dari berkas", "Record receipts from a file"), "receipts");
                break;
            case "paused" when item.Subject == item.Village?.ToString():
                acts.Add(new WorkAct(StopText.EndByFile, links.Imports));
                break;
            case "pause-row":
                Add(
                    new("Perintahkan lagi", "Pause again"), "pause",
                    item.Village is { } stopped ? [("scope", $"village:{stopped}")] : []);
                Add(new("Akhiri yang ini", "End this one"), "resume", ("pause", item.Subject));
                break;
            case "paused":
                Add(new("Aktifkan lagi", "Resume"), "resume", ("pause", item.Subject));
                break;
            case "muted":
                Add(new("Akhiri diam", "End the mute"), "unmute", ("mute", item.Detail));
                break;
            case "alert-undelivered" or "alert-undelivered-late":
                if (item.Village is { } village)
                {
                    Add(new("Kirim ulang", "Send again"), "resend", ("village", village.ToString()));
                }

                break;
            case "poison":
                Add(new("Masukkan kembali", "Put back"), "replay", ("queue", item.Subject));
                break;
            case "untried" or "partner" or "bank-fails":
                Add(new("Mulai pendebetan", "Start a collection"), "collect");
                break;
            case "break" or "no-statement" or "refused-but-executed":
                Add(
                    new("Rekonsiliasi lagi", "Reconcile again"), "reconcile",
                    item.Statements is { } read ? [("bank", read.Bank), ("payMonth", $"{read.Month}")] : []);
                break;
            case "rules-end":
                Add(
                    new("Perbarui aturan", "Bring the rules up to date"), "rules",
                    ("file", item.Subject.Split('~')[0]));
                break;
            case "rule-version":
                Add(new("Perbarui aturan", "Bring the rules up to date"), "rules");
                break;
            case "import-unfinished":
                // It is taken again by whoever may take it: where it takes two, a checker.
                acts.Add(new WorkAct(new("Ambil lagi berkasnya", "Take the file again"), links.Imports)
                {
                    TakesTwo = true,
                });
                break;
            case "import-waits":
                acts.Add(new WorkAct(new("Buka unggahannya", "Open the upload"), links.Import(item.Subject))
                {
                    TakesTwo = true,
                });
                break;
            case "register-row" or "no-contact" or "no-bill" or "mandate" or "mandate-ends"
                or "alert-waits" or "alert-waits-late":
                acts.Add(new WorkAct(new("Unggah berkas register", "Upload a register file"), links.Imports));
                break;
        }

        return acts;
    }

    private static Said Which(BillId bill) => new(
        $" ({bill.Segment.Label()} {bill.Period.Indonesian})", $" ({bill.Segment.Label()} {bill.Period.English})");
}
