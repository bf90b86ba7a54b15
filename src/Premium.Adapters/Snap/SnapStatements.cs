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
        for (var first = from; first <= to;)
        {
            // At most one month a call.
            var month = first.AddMonths(1).AddDays(-1);
            var last = month < to ? month : to;
            switch (await new StatementPages(client, account.No).ReadAsync(first, last, stop))
            {
                case StatementReply.Complete part:
                    lines.AddRange(part.Lines);
                    break;
                case StatementReply.Silent silent:
                    return silent;
            }

            first = last.AddDays(1);
        }

        return new StatementReply.Complete([.. lines.OrderBy(line => line.At)]);
    }
}
