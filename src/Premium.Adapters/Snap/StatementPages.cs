using Premium.Domain;

namespace Premium.Adapters.Snap;

/// <summary>
/// Fetches one month or less of service 14, page by page; what came is judged by <see cref="StatementReading"/>.
/// </summary>
internal sealed class StatementPages(SnapClient client, AccountNo account)
{
    private const int PagesMax = 1_000;

    public Task<StatementReply> ReadAsync(DateOnly first, DateOnly last, CancellationToken stop) =>
        ReadAsync(first, last, isBorder: false, stop);

    /// <param name="first">Asked for together with the day before.</param>
    /// <param name="stop">Ends the reading.</param>
    public Task<StatementReply> ReadBorderAsync(DateOnly first, CancellationToken stop) =>
        ReadAsync(first.AddDays(-1), first, isBorder: true, stop);

    private async Task<StatementReply> ReadAsync(
        DateOnly first, DateOnly last, bool isBorder, CancellationToken stop)
    {
        var reading = new StatementReading(
            account, first, last, client.Profile, client.Mask(account, token: null))
        {
            IsBorder = isBorder,
        };
        var from = new DateTimeOffset(first, TimeOnly.MinValue, SnapTime.Jakarta);
        var to = new DateTimeOffset(last, new TimeOnly(23, 59, 59), SnapTime.Jakarta);
        for (var page = 1; page <= PagesMax; page++)
        {
            var exchange = await client.SendAsync(
                SnapService.Statement,
                SnapBody.Statement(
                    account,
                    client.Ids.Next(SnapService.Statement, account, client.Profile.QueryReferenceLength),
                    from,
                    to),
                client.Ids.For(SnapService.Statement, account, client.Profile.StatementExternalIdLength),
                account,
                stop);
            var fields = SnapAnswer.Of(exchange, out var why);
            if (fields is not null && client.Profile.Differs(fields.Account("accountNo"), account))
            {
                fields = null;
                why = "The statement is of another account.";
            }

            if (page == 1 && isBorder && exchange is Exchange.Answered { Reply.Code: var code }
                && ResponseCodes.ForQuery(code) is QueryVerdict.NotFound)
            {
                return new StatementReply.Complete([]);
            }

            if (fields is null)
            {
                return page == 1
                    ? new StatementReply.Silent(why)
                    : reading.Partial(FormattableString.Invariant($"page {page} did not come: {why}"));
            }

            var isNew = reading.Take(fields);
            if (page > 1 && !isNew)
            {
                // Whatever it says of itself, lines were promised: none, or those of before, are not them.
                return reading.Partial(FormattableString.Invariant(
                    $"page {page - 1} promises more and page {page} brings nothing new"));
            }

            switch (fields.Flag("hasMore"))
            {
                case Said<bool>.Unreadable unreadable:
                    return reading.Partial(unreadable.Why);
                case Said<bool>.Value { Is: true } when !isNew || reading.Boundary(fields) is null:
                    return reading.Partial(
                        FormattableString.Invariant($"page {page} promises more but does not say from where"));
                case Said<bool>.Value { Is: true }:
                    (from, to) = reading.Rest(from, to, reading.Boundary(fields)!.Value);
                    break;
                default:
                    return reading.Whole();
            }
        }

        return reading.Partial(FormattableString.Invariant($"it has over {PagesMax} pages"));
    }
}
