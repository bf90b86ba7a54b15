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

        var pages = new StatementPages(clients.Of(account.Bank), account.No);
        var parts = new StatementParts();
        for (var first = from; first <= to;)
        {
            // At most one month a call.
            var month = first.AddMonths(1).AddDays(-1);
            var last = month < to ? month : to;
            var part = await pages.ReadAsync(first, last, stop);
            if (part is StatementReply.Silent && first == from)
            {
                return part;
            }

            var isToldToFollow = parts.Add(part, first);
            if (part is StatementReply.Silent)
            {
                // A bank that is silent now is not asked month after month.
                break;
            }

            if (!isToldToFollow)
            {
                parts.AddBorder(await pages.ReadBorderAsync(first, stop), first);
            }

            first = last.AddDays(1);
        }

        return parts.Together();
    }
}
