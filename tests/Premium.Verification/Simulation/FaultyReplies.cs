using Premium.Domain;
using Premium.Ports;

namespace Premium.Verification.Simulation;

/// <summary>Answers and mutes as one worker meets them; what is in goes to the auditor.</summary>
internal sealed class FaultyReplies(IReplies replies, Worker worker, Scene scene) : IReplies
{
    private readonly FaultyStorage storage = new(worker, scene);

    public async Task<ReplyBook> DistrictAsync(DistrictCode district, CancellationToken stop)
    {
        await storage.EnterAsync("read answers");
        return await replies.DistrictAsync(district, stop);
    }

    public async Task<ReplyBook> RegencyAsync(string regency, CancellationToken stop)
    {
        await storage.EnterAsync("read answers");
        return await replies.RegencyAsync(regency, stop);
    }

    public Task<bool> AddAsync(Reply reply, CancellationToken stop) => WriteAsync(
        "an answer", () => replies.AddAsync(reply, stop),
        () => scene.Auditor.Answered(reply.Village, $"{reply.Kind}", reply.On, reply.Said.Day, reply.Bills));

    public Task<bool> MuteAsync(Mute mute, CancellationToken stop) => WriteAsync(
        "a mute", () => replies.MuteAsync(mute, stop),
        () => scene.Auditor.Muted(mute.Village, mute.Id, mute.Until, scene.Clock.GetUtcNow()));

    public Task<bool> EndMuteAsync(Mute mute, Resumption end, CancellationToken stop) => WriteAsync(
        "the end of a mute", () => replies.EndMuteAsync(mute, end, stop),
        () => scene.Auditor.MuteEnded(mute.Village, mute.Id, scene.Clock.GetUtcNow()));

    private async Task<bool> WriteAsync(string what, Func<Task<bool>> write, Action tell)
    {
        var call = await worker.EnterAsync();
        storage.ThrowIf(scene.Dice.Rates.CommitLostBefore, $"{what}, before it was kept");
        if (scene.Dice.Fault(scene.Dice.Rates.LostRace))
        {
            return false;
        }

        var isWritten = await write();
        if (isWritten)
        {
            scene.Log.Add(what, worker.Name);
            tell();
        }

        worker.Leave(call);
        storage.ThrowIf(scene.Dice.Rates.CommitLostAfter, $"{what}, after it was kept");
        return isWritten;
    }
}

/// <summary>The outbox of what villages are told beforehand, as one worker meets it.</summary>
internal sealed class FaultyNotices(INotices notices, Worker worker, Scene scene) : INotices
{
    private readonly FaultyStorage storage = new(worker, scene);

    public async Task<Notice> AddAsync(Notice notice, CancellationToken stop)
    {
        var call = await storage.EnterAsync("note a message");
        var added = await notices.AddAsync(notice, stop);
        worker.Leave(call);
        return added;
    }

    public async Task<Notice?> FindAsync(string id, CancellationToken stop)
    {
        await ToldAgainAsync(id, async () => await storage.EnterAsync("read a message"));
        return await notices.FindAsync(id, stop);
    }

    public Task PutAsync(Notice notice, CancellationToken stop) => ToldAgainAsync(notice.Id, async () =>
    {
        var call = await storage.EnterAsync("keep a message");
        await notices.PutAsync(notice, stop);
        scene.Auditor.Kept(notice.Id, notice.Deliveries, notice.Tries, notice.IsDone);
        worker.Leave(call);
        storage.ThrowIf(scene.Dice.Rates.CommitLostAfter, "keep a message, after it was done");
    });

    public async Task<int> ForgetDoneAsync(DateTimeOffset before, CancellationToken stop)
    {
        await storage.EnterAsync("forget messages");
        return await notices.ForgetDoneAsync(before, stop);
    }

    public async Task<IReadOnlyList<Notice>> SinceAsync(DateTimeOffset from, CancellationToken stop)
    {
        await storage.EnterAsync("read messages");
        return await notices.SinceAsync(from, stop);
    }

    public async Task<WaitingNotices> WaitingAsync(CancellationToken stop)
    {
        await storage.EnterAsync("read messages");
        return await notices.WaitingAsync(stop);
    }

    /// <summary>Of what went out and could not be noted nobody knows: it goes out again.</summary>
    private async Task ToldAgainAsync(string id, Func<Task> does)
    {
        try
        {
            await does();
        }
        catch
        {
            scene.Auditor.Deferred(id);
            throw;
        }
    }
}
