using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Snap;

/// <summary>Statements over SNAP BI (service 14), asked for month by month.</summary>
internal sealed class SnapStatements(SnapClients clients) : IStatements
{
    public async Task<StatementReply> StatementAsync(
        BankAccount account, DateOnly from, DateOnly to, CancellationToken stop)
    {
        if (from > to)
        {
            throw new ArgumentOutOfRangeException(
                nameof(to), $"A statement from {from:O} to {to:O}: expected from <= to.");
        }

        var client = clients.Of(account.Bank);
        var lines = new List<StatementLine>();
        var notes = new List<string>();
        var gaps = new List<string>();
        var isWhole = true;
        StatementReply.Complete? newest = null;
        for (var first = from; first <= to;)
        {
            // At most one month a call.
            var month = first.AddMonths(1).AddDays(-1);
            var last = month < to ? month : to;
            var part = await new StatementPages(client, account.No).ReadAsync(first, last, stop);
            notes.AddRange(part.Notes);
            switch (part)
            {
                case StatementReply.Complete complete:
                    lines.AddRange(complete.Lines);
                    newest = complete;
                    break;
                case StatementReply.Partial partial:
                    lines.AddRange(partial.Lines);
                    gaps.Add(partial.Why);
                    newest = partial.ButForLines;
                    isWhole &= newest is not null;
                    break;
                case StatementReply.Silent silent when first == from:
                    // A bank that is silent now is not asked month after month.
                    return silent;
                case StatementReply.Silent silent:
                    gaps.Add(silent.Why);
                    isWhole = false;
                    last = to;
                    break;
            }

            first = last.AddDays(1);
        }

        List<StatementLine> sorted = [.. lines.OrderBy(line => line.At)];
        var whole = isWhole && newest is not null ? newest with { Lines = sorted, Notes = notes } : null;
        return gaps.Count == 0 && whole is not null
            ? whole
            : new StatementReply.Partial(sorted, string.Join(" ", gaps)) { Notes = notes, ButForLines = whole };
    }
}
