using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Answers and mutes in memory, by the rules of the table. Safe for many threads.</summary>
public sealed class InMemoryReplies : IReplies
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(VillageCode Village, int Number), Reply> replies = [];
    private readonly SortedDictionary<(VillageCode Village, int Number), Mute> mutes = [];

    public Task<ReplyBook> DistrictAsync(DistrictCode district, CancellationToken stop) =>
        ReadAsync(village => village.District == district, stop);

    public Task<ReplyBook> RegencyAsync(string regency, CancellationToken stop) =>
        ReadAsync(village => regency.Length == 0 || village.District.Regency == regency, stop);

    public Task<bool> AddAsync(Reply reply, CancellationToken stop) =>
        AddAsync(replies, (reply.Village, reply.Number), reply, stop);

    public Task<bool> MuteAsync(Mute mute, CancellationToken stop) =>
        AddAsync(mutes, (mute.Village, mute.Number), mute, stop);

    public Task<bool> EndMuteAsync(Mute mute, Resumption end, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            var isOpen = mutes[(mute.Village, mute.Number)].Ended is null;
            if (isOpen)
            {
                mutes[(mute.Village, mute.Number)] = mute with { Ended = end };
            }

            return Task.FromResult(isOpen);
        }
    }

    private Task<ReplyBook> ReadAsync(Func<VillageCode, bool> isWanted, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult(new ReplyBook(
                [.. replies.Values.Where(r => isWanted(r.Village))], [.. mutes.Values.Where(m => isWanted(m.Village))],
                []));
        }
    }

    private Task<bool> AddAsync<T>(
        SortedDictionary<(VillageCode Village, int Number), T> rows, (VillageCode Village, int Number) key, T row,
        CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult(rows.TryAdd(key, row));
        }
    }
}
