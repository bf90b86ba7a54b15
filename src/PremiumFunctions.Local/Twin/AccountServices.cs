using System.Globalization;
using System.Text.Json.Nodes;
using Premium.Domain;

namespace PremiumFunctions.Local.Twin;

/// <summary>Services 11 (balance inquiry) and 14 (bank statement).</summary>
internal static class AccountServices
{
    private static readonly TimeSpan RangeMax = TimeSpan.FromDays(31);
    private static readonly TimeSpan HistoryMax = TimeSpan.FromDays(366);

    /// <summary>How far the statements of <see cref="TwinQuirks.StatementLate"/> are behind.</summary>
    private static readonly TimeSpan StatementDelay = TimeSpan.FromHours(36);

    public static TwinReply Balance(TwinFields fields, PlayedBank bank, TwinLedger ledger)
    {
        var reference = fields.OptionalText("partnerReferenceNo", bank.ReferenceLengthMax);
        var no = fields.Account("accountNo", 16);
        if ((fields.Refusal ?? UnknownAccount(bank, ledger, no)) is { } refusal)
        {
            return TwinReply.Of(TwinService.Balance, refusal);
        }

        var account = ledger.Holding(bank.Id, no);
        var midnight = new DateTimeOffset(ledger.Now.Date, PlayedBank.JakartaOffset);
        return TwinReply.Of(TwinService.Balance, SnapCase.Successful, new JsonObject
        {
            ["referenceNo"] = reference,
            ["partnerReferenceNo"] = reference,
            ["accountNo"] = no.Reveal(),
            ["name"] = account.Name,
            ["accountInfos"] = new JsonArray(new JsonObject
            {
                ["balanceType"] = "Cash",
                ["amount"] = TwinReply.Money(account.Balance),
                ["floatAmount"] = TwinReply.Money(Rupiah.Zero),
                ["holdAmount"] = TwinReply.Money(Rupiah.Zero),
                ["availableBalance"] = TwinReply.Money(account.Balance),
                ["ledgerBalance"] = TwinReply.Money(BalanceBefore(midnight, account)),
                ["currentMultilateralLimit"] = TwinReply.Money(Rupiah.Zero),
                ["registrationStatusCode"] = "0001",
                ["status"] = Status(ledger.Fate(bank.Id, no)),
            }),
        });
    }

    /// <summary>
    /// Newest first. A reader goes on by asking again with <c>toDateTime</c> set to <c>lastRecordDateTime</c> (or a
    /// second less): no page splits a second, and lines of the asked last second come on top of the page's size, so
    /// no line is left out and every page gets further.
    /// </summary>
    public static TwinReply Statement(TwinFields fields, PlayedBank bank, TwinLedger ledger, int pageSize)
    {
        var reference = fields.OptionalText("partnerReferenceNo", bank.ReferenceLengthMax);
        var no = fields.Account("accountNo", 16);
        var from = fields.Time("fromDateTime");
        var to = fields.Time("toDateTime");
        if (ledger.Now - from > HistoryMax)
        {
            fields.Refuse(SnapCase.InvalidFormat("fromDateTime"));
        }

        if (to < from || to - from > RangeMax)
        {
            fields.Refuse(SnapCase.InvalidFormat("toDateTime"));
        }

        if ((fields.Refusal ?? UnknownAccount(bank, ledger, no)) is { } refusal)
        {
            return TwinReply.Of(TwinService.Statement, refusal);
        }

        var account = Shown(ledger.Holding(bank.Id, no), bank, ledger.Now);
        var lines = account.Postings.Where(p => Second(p) >= from && Second(p) <= to).Reverse().ToList();
        var page = Page(lines, to, pageSize);
        var last = page.Count == 0 ? to : Second(page[^1]);
        return TwinReply.Of(TwinService.Statement, SnapCase.Successful, new JsonObject
        {
            ["referenceNo"] = reference,
            ["partnerReferenceNo"] = reference,
            ["accountNo"] = no.Reveal(),
            ["balance"] = new JsonArray(new JsonObject
            {
                ["amount"] = TwinReply.MoneyAt(account.Balance, bank.Write(ledger.Now)),
                ["startingBalance"] = TwinReply.MoneyAt(BalanceBefore(from, account), bank.Write(from)),
                ["endingBalance"] = TwinReply.MoneyAt(BalanceBefore(to.AddSeconds(1), account), bank.Write(to)),
            }),
            ["totalCreditEntries"] = Total(lines.Where(p => p.Amount > Rupiah.Zero)),
            ["totalDebitEntries"] = Total(lines.Where(p => p.Amount < Rupiah.Zero)),
            ["hasMore"] = page.Count < lines.Count ? "Y" : "N",
            ["lastRecordDateTime"] = bank.Write(last),
            ["detailData"] = new JsonArray([.. page.Select(p => Line(p, bank))]),
        });
    }

    /// <summary>A bank whose statements are behind shows the account as it stood then, and all of it ties.</summary>
    private static TwinAccountState Shown(TwinAccountState account, PlayedBank bank, DateTimeOffset now)
    {
        var until = now - StatementDelay;
        return bank.Quirks.HasFlag(TwinQuirks.StatementLate)
            ? account with
            {
                Balance = BalanceBefore(until, account),
                Postings = [.. account.Postings.Where(p => Second(p) < until)],
            }
            : account;
    }

    private static List<TwinPosting> Page(List<TwinPosting> lines, DateTimeOffset to, int pageSize)
    {
        var end = Math.Min(lines.Count, lines.TakeWhile(p => Second(p) == to).Count() + pageSize);
        while (end > 0 && end < lines.Count && Second(lines[end]) == Second(lines[end - 1]))
        {
            end++;
        }

        return lines[..end];
    }

    private static JsonObject Line(TwinPosting posting, PlayedBank bank) => new()
    {
        ["detailBalance"] = new JsonObject
        {
            ["startAmount"] = Amounts(posting.BalanceAfter - posting.Amount),
            ["endAmount"] = Amounts(posting.BalanceAfter),
        },
        ["amount"] = TwinReply.Money(Size(posting)),
        ["transactionDate"] = bank.Write(posting.At),
        ["remark"] = posting.Remark,
        ["transactionId"] = posting.Number.ToString("000000000000", CultureInfo.InvariantCulture),
        ["type"] = posting.Amount < Rupiah.Zero ? "DEBIT" : "CREDIT",
        ["transactionDetailStatus"] = posting.IsCorrection ? "ERROR CORECTION" : "SUCCESS",
    };

    private static JsonArray Amounts(Rupiah amount) => new(new JsonObject { ["amount"] = TwinReply.Money(amount) });

    private static JsonObject Total(IEnumerable<TwinPosting> postings)
    {
        var sizes = postings.Select(Size).ToList();
        return new JsonObject
        {
            ["numberOfEntries"] = sizes.Count.ToString(CultureInfo.InvariantCulture),
            ["amount"] = TwinReply.Money(Rupiah.Sum(sizes)),
        };
    }

    private static Rupiah Size(TwinPosting posting) => new(Math.Abs(posting.Amount.Value));

    /// <summary>Requests name whole seconds, so a movement counts as of the second it happened in.</summary>
    private static DateTimeOffset Second(TwinPosting posting) =>
        posting.At.AddTicks(-(posting.At.Ticks % TimeSpan.TicksPerSecond));

    private static Rupiah BalanceBefore(DateTimeOffset at, TwinAccountState account) =>
        account.Balance - Rupiah.Sum(account.Postings.Where(p => Second(p) >= at).Select(p => p.Amount));

    private static SnapCase? UnknownAccount(PlayedBank bank, TwinLedger ledger, AccountNo no) =>
        !ledger.Has(bank.Id, no) || ledger.Fate(bank.Id, no) == AccountFate.Unknown ? SnapCase.InvalidAccount : null;

    private static string Status(AccountFate fate) => fate switch
    {
        AccountFate.Dormant => "0009",
        AccountFate.Blocked => "0007",
        _ => "0001",
    };
}
