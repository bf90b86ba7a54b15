using Premium.Domain;

namespace Premium.UseCases;

/// <content>What was not delivered.</content>
public sealed partial class TellAdvance
{
    /// <summary>
    /// What is to be told today in place of what waits: of a village that is not debited, or of a month whose debits
    /// have begun, nothing any more; where the sum is another by now, that one.
    /// </summary>
    private async Task RetryAsync(
        DistrictCode district, IReadOnlyList<(Notice Notice, AdvanceId Id)> waiting, DateOnly today,
        DateTimeOffset until, CancellationToken stop)
    {
        var letters = new Dictionary<(PayMonth Month, VillageCode Village), VillageLetter>();
        foreach (var month in AdvanceNotice.ToldOn(today, rules))
        {
            if (!IsOpeningDay(month) || !await HasBegunAsync(district, month, stop))
            {
                foreach (var letter in await LettersAsync(
                    registry, ledger, district, month, rules, clock.GetUtcNow(), stop))
                {
                    letters[(month, letter.Code)] = letter;
                }
            }
        }

        var said = await SaidAsync(district, stop);
        var failures = new FirstFailure(stop);
        foreach (var (notice, id) in waiting)
        {
            if (clock.GetUtcNow() >= until)
            {
                break;
            }

            var letter = letters.GetValueOrDefault((id.Month, id.Village));
            await failures.TryAsync(() => letter is not null && said.MuteOf(id.Village, today) is not null
                ? notices.PutAsync(notice with { NextTry = clock.GetUtcNow().AddHours(HoursBetween) }, stop)
                : RetryAsync(notice, id, letter, stop));
        }

        failures.Throw();
    }

    private async Task RetryAsync(Notice notice, AdvanceId id, VillageLetter? letter, CancellationToken stop)
    {
        if (letter is not null
            && LastTold.Next(LastTold.Of(await notices.FindAsync(id.Last, stop)), id, letter.Total).Notice == notice.Id)
        {
            // It may have been sent since the outbox was read: in place of one that says another sum.
            if (await notices.FindAsync(notice.Id, stop) is { } now && now != notice)
            {
                return;
            }

            await SendAsync(notice, letter.Village!, id.Role, stop);
            return;
        }

        await notices.PutAsync(notice with { IsDone = true }, stop);
        if (letter is not null)
        {
            await TellAsync(letter, id.Month, id.Role, stop);
        }
    }
}
