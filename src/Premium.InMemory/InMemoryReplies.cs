using Premium.Domain;
using Premium.Ports;

namespace Premium.InMemory;

/// <summary>Answers and mutes in memory, by the rules of the table. Safe for many threads.</summary>
public sealed class InMemoryReplies : IReplies
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<DistrictCode, Rows> districts = [];

    public Task<ReplyBook> DistrictAsync(DistrictCode district, CancellationToken stop) =>
        ReadAsync(of => of == district, stop);

    public Task<ReplyBook> RegencyAsync(string regency, CancellationToken stop) =>
        ReadAsync(of => regency.Length == 0 || of.Regency == regency, stop);

    public Task<bool> AddAsync(Reply reply, CancellationToken stop) =>
        AddAsync(rows => rows.Replies, (reply.Village, reply.Number), reply, stop);

    public Task<bool> MuteAsync(Mute mute, CancellationToken stop) =>
        AddAsync(rows => rows.Mutes, (mute.Village, mute.Number), mute, stop);

    public Task<bool> EndMuteAsync(Mute mute, Resumption end, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            var mutes = Of(mute.Village).Mutes;
            var isOpen = mutes[(mute.Village, mute.Number)].Ended is null;
            if (isOpen)
            {
                mutes[(mute.Village, mute.Number)] = mute with { Ended = end };
            }

            return Task.FromResult(isOpen);
        }
    }

    private Task<ReplyBook> ReadAsync(Func<DistrictCode, bool> isWanted, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            var wanted = districts.Where(d => isWanted(d.Key)).Select(d => d.Value).ToList();
            return Task.FromResult(new ReplyBook(
                [.. wanted.SelectMany(d => d.Replies.Values)], [.. wanted.SelectMany(d => d.Mutes.Values)], []));
        }
    }

    private Task<bool> AddAsync<T>(
        Func<Rows, SortedList<(VillageCode Village, int Number), T>> of, (VillageCode Village, int Number) key,
        T row, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult(of(Of(key.Village)).TryAdd(key, row));
        }
    }

    private Rows Of(VillageCode village)
    {
        if (!districts.TryGetValue(village.District, out var rows))
        {
            districts[village.District] = rows = new Rows();
        }

        return rows;
    }

    private sealed class Rows
    {
        public SortedList<(VillageCode Village, int Number), Reply> Replies { get; } = [];

        public SortedList<(VillageCode Village, int Number), Mute> Mutes { get; } = [];
    }
}
