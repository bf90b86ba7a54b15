using System.Security.Cryptography;
using System.Text;
using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>
/// Reads one month or less of service 14 page by page. Complete only if every page came and every line is understood:
/// from half a statement somebody would conclude that a payment is absent.
/// </summary>
internal sealed class StatementPages(SnapClient client, AccountNo account)
{
    private const int PagesMax = 1_000;
    private readonly EvidenceMask mask = client.Mask(account, token: null);
    private readonly Dictionary<string, StatementLine> lines = new(StringComparer.Ordinal);

    public async Task<StatementReply> ReadAsync(DateOnly first, DateOnly last, CancellationToken stop)
    {
        var from = new DateTimeOffset(first, TimeOnly.MinValue, SnapTime.Jakarta);
        var to = new DateTimeOffset(last, new TimeOnly(23, 59, 59), SnapTime.Jakarta);
        for (var page = 1; page <= PagesMax; page++)
        {
            var reference = client.Ids.Next(
                SnapService.Statement, account, client.Profile.QueryReferenceLength);
            var exchange = await client.SendAsync(
                SnapService.Statement,
                SnapBody.Statement(account, reference, from, to),
                client.Ids.For(SnapService.Statement, account, client.Profile.ExternalIdMax),
                account,
                stop);
            if (SnapAnswer.Of(exchange, out var why) is not { } fields)
            {
                return new StatementReply.Silent(why);
            }

            if (fields.Account("accountNo") is Said<AccountNo>.Value other && other.Is != account)
            {
                return new StatementReply.Silent("The statement is of another account.");
            }

            if (fields.Items("detailData") is not { } items)
            {
                return new StatementReply.Silent("detailData is not a list of lines.");
            }

            var hasMore = string.Equals(fields.Text("hasMore"), "Y", StringComparison.OrdinalIgnoreCase);
            var known = lines.Count;
            foreach (var (index, item) in items.Index())
            {
                if (Take(item, index, mustHaveId: hasMore || page > 1) is { } wrong)
                {
                    return new StatementReply.Silent(
                        FormattableString.Invariant($"Statement page {page}, line {index + 1}: {wrong}."));
                }
            }

            if (!hasMore)
            {
                return new StatementReply.Complete([.. lines.Values.Where(line => IsWithin(line, first, last))]);
            }

            if (lines.Count == known || !SnapTime.TryRead(LastRecord(fields, items), out var boundary))
            {
                return new StatementReply.Silent(
                    FormattableString.Invariant($"Statement page {page} promises more but does not say from where."));
            }

            (from, to) = Rest(from, to, boundary, items);
        }

        return new StatementReply.Silent(FormattableString.Invariant($"The statement has over {PagesMax} pages."));
    }

    private static string? LastRecord(SnapFields page, IReadOnlyList<SnapFields> items) =>
        page.Text("lastRecordDateTime") ?? items[^1].Text("transactionDate");

    /// <summary>
    /// What is left to ask. The standard lists newest first; a bank that lists oldest first is asked onwards. Whole
    /// seconds are asked, rounded so that the boundary is read twice rather than not at all.
    /// </summary>
    private static (DateTimeOffset From, DateTimeOffset To) Rest(
        DateTimeOffset from, DateTimeOffset to, DateTimeOffset boundary, IReadOnlyList<SnapFields> items)
    {
        var oldestFirst = SnapTime.TryRead(items[0].Text("transactionDate"), out var head) && head < boundary;
        var fraction = boundary.UtcTicks % TimeSpan.TicksPerSecond;
        var second = boundary.AddTicks(-fraction);
        return oldestFirst
            ? (second, to)
            : (from, fraction == 0 ? second : second.AddSeconds(1));
    }

    private static bool IsWithin(StatementLine line, DateOnly first, DateOnly last)
    {
        var day = DateOnly.FromDateTime(line.At.ToOffset(SnapTime.Jakarta).Date);
        return day >= first && day <= last;
    }

    /// <summary>Null if taken or known already; else what is wrong with the line.</summary>
    private string? Take(SnapFields item, int index, bool mustHaveId)
    {
        if (!SnapTime.TryRead(item.Text("transactionDate"), out var at))
        {
            return "transactionDate is not a time with an offset";
        }

        // Interest and its tax carry sen on any giro. A line that names no debit of ours cannot prove or refute one.
        if (item.Money("amount") is { } money && money != decimal.Truncate(money)
            && StatementMatcher.Reference(item.Text("remark") ?? "") is null)
        {
            return null;
        }

        var amount = item.Amount("amount");
        if (amount is not Said<Rupiah>.Value { Is: var rupiah })
        {
            return amount is Said<Rupiah>.Unreadable unreadable ? unreadable.Why : "amount is missing";
        }

        bool? isDebit = item.Text("type")?.ToUpperInvariant() switch
        {
            "DEBIT" => true,
            "CREDIT" => false,
            _ => null,
        };
        bool? isCorrection = item.Text("transactionDetailStatus")?.ToUpperInvariant() switch
        {
            null or "SUCCESS" => false,
            // The first is how the standard writes it.
            "ERROR CORECTION" or "ERROR CORRECTION" => true,
            _ => null,
        };
        if (isDebit is null || isCorrection is null)
        {
            return "type or transactionDetailStatus is not listed";
        }

        if (item.Text("transactionId") is not { } id)
        {
            if (mustHaveId)
            {
                return "without transactionId it cannot be told from its repetition on another page";
            }

            id = DerivedId(item, index);
        }

        var line = new StatementLine(id, at, rupiah, isDebit.Value, item.Text("remark") ?? "", isCorrection.Value);
        if (lines.TryGetValue(id, out var known))
        {
            return known with { Raw = "" } == line ? null : "its transactionId stands for another line already";
        }

        lines[id] = StatementMatcher.Reference(line.Remark) is null ? line : line with { Raw = item.Masked(mask) };
        return null;
    }

    /// <summary>
    /// For a bank that names none: the same line at the same place of the same statement has the same id.
    /// </summary>
    private static string DerivedId(SnapFields item, int index)
    {
        var text = string.Join('|', item.Text("transactionDate"), item.Money("amount"), item.Text("type"),
            item.Text("remark"), item.Object("detailBalance")?.Text("value"), index);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];
    }
}
