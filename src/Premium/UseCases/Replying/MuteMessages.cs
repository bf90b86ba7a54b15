using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>A mute as somebody asks for it.</summary>
/// <param name="Village">Whose messages.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">Last day as yyyy-MM-dd.</param>
/// <param name="By">The admin.</param>
public sealed record MuteRequest(string Village, string Reason, string Until, string By);

/// <summary>
/// Stops a village's messages for at most <see cref="Mute.DaysMax"/> days, and lets them go on. Debits and worklist are
/// not touched by it.
/// </summary>
public sealed class MuteMessages(
    IReplies replies, IRegistry registry, ILedger ledger, IWake wake, Rules rules, TimeProvider clock)
{
    private const int LostRacesMax = 100;

    /// <exception cref="FormatException">Not accepted; names the field and what would be.</exception>
    public async Task<Mute> MuteAsync(MuteRequest request, CancellationToken stop)
    {
        PersonText.Check("reason", request.Reason);
        var now = clock.GetUtcNow();
        var today = rules.Today(now);
        if (!VillageCode.TryParse(request.Village, out var village)
            || (await registry.DistrictAsync(village.District, stop)).Villages.All(v => v.Code != village))
        {
            throw WrongField.Of(new(
                $"village: yang diterima kode desa di register, seperti 33.16.12.2010, bukan '{request.Village}'.",
                $"village: expected the code of a village in the register, such as 33.16.12.2010, not "
                + $"'{request.Village}'."));
        }

        var last = today.AddDays(Mute.DaysMax - 1);
        if (!SaidDays.TryDay(request.Until, out var until) || until < today || until > last)
        {
            throw WrongField.Of(new(
                $"until: yang diterima tanggal {today:yyyy-MM-dd} sampai {last:yyyy-MM-dd}, bukan '{request.Until}'.",
                $"until: expected a day from {today:yyyy-MM-dd} to {last:yyyy-MM-dd}, not '{request.Until}'."));
        }

        var taken = new HashSet<int>();
        while (taken.Count < LostRacesMax)
        {
            var its = (await replies.DistrictAsync(village.District, stop)).Mutes.Where(m => m.Village == village)
                .ToList();

            // Sent again, because the answer was lost: the same mute, which one end ends.
            if (its.Find(m => m.IsOn(today) && (m.Until, m.Reason, m.By) == (until, request.Reason, request.By))
                is { } same)
            {
                return same;
            }

            // One that cannot be read has its number, too.
            var number = RowNumbers.Next(its.Select(m => m.Number), taken);
            var mute = new Mute(village, number, request.By, request.Reason, today, until, now);
            if (await replies.MuteAsync(mute, stop))
            {
                return mute;
            }

            taken.Add(number);
        }

        throw new InvalidOperationException($"{village}: lost {LostRacesMax} mutes in a row.");
    }

    /// <summary>Null where there is no such mute; one that was ended before stays as it was ended.</summary>
    /// <exception cref="FormatException">The reason is none.</exception>
    public async Task<Mute?> EndAsync(string id, string reason, string by, CancellationToken stop)
    {
        PersonText.Check("reason", reason);
        if (await FindAsync(id, stop) is not { Ended: null } mute)
        {
            return await FindAsync(id, stop);
        }

        await replies.EndMuteAsync(mute, new Resumption(by, reason, clock.GetUtcNow()), stop);
        await WakeAsync(mute.Village, stop);
        return await FindAsync(id, stop);
    }

    /// <summary>What waited for the end of the mute is told at once; if this is lost, the next morning.</summary>
    private async Task WakeAsync(VillageCode village, CancellationToken stop)
    {
        var sheets = OpenSheets.InScope(ledger, village.District, rules, rules.Today(clock.GetUtcNow()));
        await sheets.ReadAsync(stop);
        foreach (var sheet in sheets.All.Where(s => s.AlertsOf(village).Any(a => a.IsPutOff)))
        {
            await wake.AlertsAsync(new AlertWake(village.District, sheet.PayMonth), TimeSpan.Zero, stop);
        }
    }

    private async Task<Mute?> FindAsync(string id, CancellationToken stop) =>
        VillageCode.TryParse(id.Split('~')[0], out var village)
            ? (await replies.DistrictAsync(village.District, stop)).Mutes.FirstOrDefault(m => m.Id == id)
            : null;
}
